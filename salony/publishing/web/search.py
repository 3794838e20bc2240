"""The search page: what was understood as chips that can be taken off, what was found, and what comes nearest."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import quote as urlquote
from urllib.parse import quote_plus, urlencode

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from salony.catalogue.freshness import Kept
from salony.catalogue.models import City, Event, Occurrence
from salony.discovery.finding import Answer, Frame, Hit, Order, events_of, find, later
from salony.discovery.naming import known_names
from salony.discovery.query import Query
from salony.publishing import dates
from salony.publishing.categories import category_count, category_name
from salony.publishing.rows import Row, row, zone_of
from salony.publishing.web.city import quick_links
from salony.publishing.web.context import Follow, Link, city_or_404, follow_links, now, page, today_in
from salony.publishing.web.sheets import filled
from salony.publishing.words import ACCESS, AUDIENCES, in_city, language_words, why
from salony.vocabulary import CATEGORIES

LONGEST = 500
"""Letters of a query that are read; nobody types more, and a page goes on to show them."""
PER_PAGE = 20
PAGES = 50
"""The last page that can be leafed to."""
_FOLLOWED = ("calendar_url", "feed_url", "calendar_absolute", "feed_absolute")
_EMPTY = {field.name: field.default for field in fields(Query)}


@dataclass(frozen=True, slots=True)
class Result:
    """A line. day: beside it, where it is not of the day; why: it is among the most interesting."""

    row: Row
    day: str
    why: str


@dataclass(frozen=True, slots=True)
class Token:
    """A chip: what was understood, and where it is taken off."""

    words: str
    url: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as the address has it. dropped: fields that the visitor took off; query: what is left."""

    text: str
    dropped: frozenset[str]
    query: Query
    order: Order


def asked(request: HttpRequest, here: City) -> Asked:
    """What the request asks for, whether as a page or as a file to follow."""
    text = _clean(request.GET.get("q", ""))
    moment = now(request).astimezone(zone_of(here)).replace(tzinfo=None)
    from salony.discovery.understanding import understand  # noqa: PLC0415 - loads word lists that other pages need not

    dropped = {name for name in request.GET.get("bez", "").split(",") if name == "when" or name in _EMPTY}
    names = known_names(text, here) if text else None
    query = _without(understand(text, reference=moment, city=here.name, names=names), dropped)
    category = request.GET.get("kategoria", "")
    if category in CATEGORIES:
        query = replace(query, category=category, not_category=None)
    order = Order.TIME if request.GET.get("wedlug") == "czas" else Order.BEST
    return Asked(text, frozenset(dropped), query, order)


def search(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    today = today_in(here, request)
    it = asked(request, here)
    text, dropped, query, order = it.text, it.dropped, it.query, it.order
    number = _page_number(request)
    frame = Frame(here, today)
    answer = find(text, query, frame, limit=PER_PAGE, offset=(number - 1) * PER_PAGE, order=order)
    beyond = later(text, query, frame) if answer.is_near else Answer()
    kept = {key: request.GET[key] for key in ("bez", "kategoria", "wedlug") if request.GET.get(key)}
    path = reverse("search", args=[here.slug])
    links = _Links(path, {"q": text, **kept})
    offer = follow_links(gettext("this search"), path, search_query(request))
    chips = _chips(query, dropped, links, today)
    narrower = {"facets": _facets(answer, query, links), "orders": _orders(order, links), "number": answer.number}
    found = {
        "in_city": in_city(here),
        "chips": chips,
        "results": _results(answer, city=here, today=today),
        "found": ngettext("%(number)d event", "%(number)d events", answer.number) % {"number": answer.number},
        "number": answer.number,
        "is_near": answer.is_near,
        "later": _results(beyond, city=here, today=today),
        "pages": {
            "previous": links.to(strona=str(number - 1)) if number > 1 else "",
            "next": links.to(strona=str(number + 1)) if number < min(PAGES, -(-answer.number // PER_PAGE)) else "",
        },
    }

    def frame_of(slots: Mapping[str, str]) -> Mapping[str, Any]:
        follow = Follow(offer.title, *(slots[name] for name in _FOLLOWED))
        given: dict[str, Any] = {
            name: slots[name] for name in ("title", "text", "return_to", "understood", "found", "narrower")
        }
        return {**page(request, here, path=path, **given), "follow": follow}

    title = gettext("Search: %(text)s") % {"text": text} if text else gettext("Search")
    return filled(
        request,
        "publishing/search.html",
        (here.pk, today),
        frame_of,
        {
            "title": escape(title),
            "text": escape(text),
            **{name: escape(getattr(offer, name)) for name in _FOLLOWED},
            # As much of the question as was read; the address may be a hundred times as long.
            "return_to": escape(urlquote(links.to())),
            "understood": render_to_string(
                "publishing/understood.html", {"chips": chips, "quick": quick_links(here, None)}
            ),
            "found": render_to_string("publishing/found.html", found),
            "narrower": render_to_string("publishing/narrower.html", narrower),
        },
    )


def search_query(request: HttpRequest) -> str:
    """The parameters that make the search, for the files that follow it."""
    kept = {key: _clean(request.GET.get(key, "")) for key in ("q", "bez", "kategoria")}
    return urlencode({key: value for key, value in kept.items() if value})


class _Links:
    """The same search with one thing changed."""

    def __init__(self, path: str, asked: Mapping[str, str]) -> None:
        self._path = path
        # A page has dozens of such addresses; nearly all of each is the same.
        self._asked = {key: quote_plus(value) for key, value in asked.items()}

    def to(self, **changes: str) -> str:
        """An empty value takes the parameter away."""
        asked = {**self._asked, **{key: quote_plus(value) for key, value in changes.items()}}
        return f"{self._path}?{'&'.join([f'{key}={value}' for key, value in asked.items() if value])}"


def _clean(text: str) -> str:
    """Without control signs and halves of letters, in one line, no longer than is read."""
    line = "".join(sign if sign.isprintable() else " " for sign in text[: 4 * LONGEST])
    return " ".join(line.split())[:LONGEST]


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("strona", "")
    return min(max(int(asked), 1), PAGES) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1


def _without(query: Query, dropped: set[str]) -> Query:
    names = {one for name in dropped for one in (("start", "end", "part_of_day") if name == "when" else (name,))}
    changes: dict[str, Any] = {name: _EMPTY[name] for name in names if name not in ("chips", "language")}
    return replace(query, **changes) if changes else query


def _chips(query: Query, dropped: frozenset[str], links: _Links, today: dt.date) -> list[Token]:
    found: list[Token] = []

    def add(name: str, words: str, category: str = "") -> None:
        without = {"bez": ",".join(sorted({*dropped, name}))}
        if name == "category":
            without["kategoria"] = ""
        found.append(Token(words, links.to(**without), category))

    if query.category:
        add("category", category_name(query.category), query.category)
    if query.not_category:
        add("not_category", gettext("not: %(category)s") % {"category": category_name(query.not_category)})
    if query.start or query.end or query.part_of_day:
        add("when", _when(query, today))
    if query.place:
        around = gettext("%(place)s and %(number)d km around")
        radius = query.place.radius_km
        add("place", around % {"number": radius, "place": query.place.name} if radius else query.place.name)
    for name, words in (("venue", query.venue), ("institution", query.institution), ("person", query.person)):
        if words:
            add(name, words)
    if query.audience:
        add("audience", str(AUDIENCES.get(query.audience, query.audience)))
    if query.free:
        add("free", gettext("free entry"))
    if query.max_price is not None:
        add("max_price", gettext("up to %(number)d PLN") % {"number": query.max_price})
    if query.accessibility:
        add("accessibility", str(ACCESS.get(query.accessibility, query.accessibility)))
    if query.language_of_event:
        add("language_of_event", language_words(query.language_of_event))
    if query.online:
        add("online", gettext("online"))
    if query.text:
        add("text", f"„{query.text}”" if (get_language() or "").startswith("pl") else f"“{query.text}”")
    return found


def _when(query: Query, today: dt.date) -> str:
    parts = {
        "morning": gettext("in the morning"),
        "afternoon": gettext("in the afternoon"),
        "evening": gettext("in the evening"),
        "night": gettext("at night"),
    }
    start, end = query.start, query.end
    if start and end:
        days = dates.run(start.day, end.day) if start.day != end.day else dates.day_from(start.day, today)
    elif start:
        days = gettext("from %(day)s") % {"day": dates.day_and_month(start.day, seen_from=today)}
    elif end:
        days = dates.until_day(end.day, today)
    else:
        days = ""
    hours = [f"{one.hour:%H:%M}" for one in (start, end) if one and one.hour]
    return " ".join(
        part for part in (days, "–".join(dict.fromkeys(hours)), parts.get(query.part_of_day or "", "")) if part
    )


def _facets(answer: Answer, query: Query, links: _Links) -> list[Token]:
    """Kinds among what was found, where there is more than one."""
    if query.category or len(answer.facets.categories) < 2:
        return []
    kinds = [(slug, number) for slug, number in answer.facets.categories if slug in CATEGORIES]
    return [Token(category_count(slug, number), links.to(kategoria=slug), slug) for slug, number in kinds[:8]]


def _orders(order: Order, links: _Links) -> list[Link]:
    return [
        Link(links.to(wedlug=""), gettext("most interesting first"), order is Order.BEST),
        Link(links.to(wedlug="czas"), gettext("soonest first"), order is Order.TIME),
    ]


_lines: Kept[tuple[object, ...], SafeString] = Kept(20_000)


def _results(answer: Answer, *, city: City, today: dt.date) -> list[SafeString]:
    """Lines of what was found. Those that were composed since the last change of the tables are taken as they are."""
    if not answer.hits:
        return []
    kept, language = _lines.now(), get_language()
    # The index knows of everything that is true now; the table is asked only for what has no line yet.
    keys = [(city.pk, today, language, hit.event, hit.day, hit.reasons) for hit in answer.hits]
    missing = tuple(hit for key, hit in zip(keys, answer.hits, strict=True) if key not in kept)
    if missing:
        line = get_template("publishing/result.html")
        for hit, event, occurrence in events_of(replace(answer, hits=missing), brief=True):
            key = (city.pk, today, language, hit.event, hit.day, hit.reasons)
            kept[key] = mark_safe(  # noqa: S308 - rendered and escaped there
                line.render({"result": _result(hit, event, occurrence, city, today)})
            )
    return [kept[key] for key in keys if key in kept]


def _result(hit: Hit, event: Event, occurrence: Occurrence | None, city: City, today: dt.date) -> Result:
    # An event that no day is known of is shown like one of today, without a day beside it.
    placed = occurrence or Occurrence(event=event, city=city, first_day=today, last_day=today)
    is_run = placed.last_day > placed.first_day
    day = "" if occurrence is None or is_run else dates.day_from(placed.first_day, today)
    return Result(row(placed, city=event.city, today=today), day, why(hit.reasons))
