"""What every page of a city needs: the moment, the day, the menu, the same page in other languages."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_lazy, override

from salony.catalogue import queries
from salony.catalogue.freshness import Kept
from salony.catalogue.models import City
from salony.design import frame
from salony.publishing import dates
from salony.publishing.addresses import absolute, city_path, in_language, month_path
from salony.publishing.rows import zone_of
from salony.publishing.words import in_city

FRAME = "publishing/page.html"
now = frame.now

LABELS = {"pl": "Polski", "en": "English"}


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    words: str
    is_current: bool = False


_cities: Kept[str, City] = Kept(1000)
_numbers_of_cities: Kept[str, int] = Kept(1)


def city_or_404(slug: str) -> City:
    kept = _cities.now()
    if (found := kept.get(slug)) is None:
        try:
            found = kept[slug] = queries.city(slug)
        except City.DoesNotExist:
            raise Http404(gettext("There is no such city here.")) from None
    return found


def today_in(city: City, request: HttpRequest) -> dt.date:
    return now(request).astimezone(zone_of(city)).date()


def page(
    request: HttpRequest,
    city: City,
    *,
    path: str | None = None,
    follow: str = "",
    asked: str = "",
    picture: tuple[str, str] = ("city", "-"),
    **more: Any,
) -> dict[str, Any]:
    """The context of a page. path: its canonical path, where it is not the request's own.

    follow: what can be followed here, as a calendar is called; files of it stand beside the page's path. Without it
    the whole city is offered. asked: the parameters those files take along. picture: kind and key of its share image.
    """
    today = today_in(city, request)
    path = path or request.path
    around = _frame_of(city, today, path, request.path)
    offer = follow_links(follow, path, asked) if follow else around.follow
    return {
        "frame": FRAME,
        "city": city,
        "city_name": city.name,
        "city_url": around.city_url,
        "today": around.today,
        "day": today,
        "menu": around.menu,
        "canonical": absolute(path),
        "language_links": around.language_links,
        "follow": offer,
        "feed_url": offer.feed_url,
        "calendar_url": offer.calendar_url,
        "has_neighbours": _number_of_cities() > 1,
        "shortcuts": SHORTCUTS,
        "keyed": around.keyed,
        "share_image": absolute(reverse("picture", args=[city.slug, *picture])),
        **more,
    }


def _number_of_cities() -> int:
    kept = _numbers_of_cities.now()
    if "all" not in kept:
        kept["all"] = queries.number_of_cities()
    return kept["all"]


SHORTCUTS = (
    ("h", gettext_lazy("the city’s first page")),
    ("d", gettext_lazy("today")),
    ("w", gettext_lazy("this week")),
    ("m", gettext_lazy("this month")),
    ("a", gettext_lazy("posters")),
)
"""Keys of a city's pages and what they lead to, beside those of `design/keys.js`."""


def keyed(city: City, today: dt.date) -> list[tuple[str, str]]:
    """(key, address), for the script: the links exist on no page all at once."""
    return [
        ("h", city_path(city)),
        ("d", reverse("selection", args=[city.slug, "dzis"])),
        ("w", reverse("week-now", args=[city.slug])),
        ("m", month_path(city, today.year, today.month)),
        ("a", reverse("posters", args=[city.slug])),
        ("/", reverse("search", args=[city.slug])),
    ]


@dataclass(frozen=True, slots=True)
class Follow:
    """title: what is followed. The absolute addresses are shown, to be copied into another program."""

    title: str
    calendar_url: str
    feed_url: str
    calendar_absolute: str
    feed_absolute: str


def follow_links(title: str, path: str, asked: str = "") -> Follow:
    """asked: parameters of the page that belong to its files too, encoded, without "?"."""
    query = f"?{asked}" if asked else ""
    calendar, feed = f"{path}kalendarz.ics{query}", f"{path}rss.xml{query}"
    return Follow(title, calendar, feed, absolute(calendar), absolute(feed))


def _all_of(city: City) -> str:
    return gettext("what is on %(in_city)s") % {"in_city": in_city(city)}


def menu(city: City, today: dt.date, path: str) -> list[Link]:
    links = [
        (month_path(city, today.year, today.month), dates.month_name(today)),
        (reverse("posters", args=[city.slug]), gettext("Posters")),
        (reverse("map", args=[city.slug]), gettext("Map")),
        (reverse("institutions", args=[city.slug]), gettext("Institutions")),
        *((entry.url, entry.words) for entry in frame.entries(city)),
    ]
    return [Link(url, words, url == path) for url, words in links]


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The page in one language. label: "PL"; name: in the language itself."""

    url: str
    absolute: str
    code: str
    label: str
    name: str
    current: bool


def language_links(path: str) -> list[LanguageLink]:
    """The page in each language of the installation, each name in its own language."""
    current = get_language()
    links = []
    for code, _ in settings.LANGUAGES:
        with override(current):
            url = in_language(path, code)
        links.append(
            LanguageLink(
                url=url,
                absolute=absolute(url),
                code=code,
                label=code.upper(),
                name=LABELS.get(code, code),
                current=code == current,
            )
        )
    return links


@dataclass(frozen=True, slots=True)
class _Frame:
    """What surrounds a page and is the same all day, in one language. today: "niedziela, 2 marca"."""

    city_url: str
    today: str
    menu: tuple[Link, ...]
    language_links: tuple[LanguageLink, ...]
    keyed: tuple[tuple[str, str], ...]
    follow: Follow


_frames: Kept[tuple[object, ...], _Frame] = Kept(1000)


def _frame_of(city: City, today: dt.date, path: str, here: str) -> _Frame:
    """path: the page's canonical path; here: that of the request. Some twenty addresses, made once."""
    kept, key = _frames.now(), (city.pk, today, path, here, get_language())
    if (found := kept.get(key)) is None:
        found = kept[key] = _Frame(
            city_path(city),
            dates.weekday_and_day(today),
            tuple(menu(city, today, here)),
            tuple(language_links(path)),
            tuple(keyed(city, today)),
            follow_links(_all_of(city), city_path(city)),
        )
    return found
