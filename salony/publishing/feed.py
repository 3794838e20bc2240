"""The newest events of a city, or of a part of its calendar, as RSS 2.0 with an Atom self link."""

import re
from collections.abc import Iterable

from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext

from salony.catalogue.models import City, Event
from salony.publishing import dates
from salony.publishing.addresses import absolute, event_path
from salony.publishing.categories import category_name
from salony.publishing.rows import alert_of, place_words, zone_of
from salony.publishing.words import in_city, price_words

# What XML 1.0 cannot carry, not even escaped.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_of(events: Iterable[Event], *, city: City, title: str, page: str, address: str, language: str) -> str:
    """title and page: of what is followed; address: of the feed itself. Both addresses are absolute."""
    feed = Rss201rev2Feed(
        title=title,
        link=page,
        description=gettext("New in the calendar: what is on %(in_city)s, with the source of every fact.")
        % {"in_city": in_city(city)},
        language=language,
        feed_url=address,
    )
    for event in events:
        url = absolute(event_path(event))
        feed.add_item(
            title=_clean(event.name),
            link=url,
            description=_clean(_description(event)),
            unique_id=url,
            unique_id_is_permalink=True,
            pubdate=event.created_at,
            categories=[category_name(event.category)] if event.category else [],
        )
    return str(feed.writeString("utf-8"))


def _description(event: Event) -> str:
    occurrence = next(iter(event.occurrences.all()), None)
    when = ""
    if occurrence:
        when = dates.run(occurrence.first_day, occurrence.last_day)
        if occurrence.starts_at and occurrence.first_day == occurrence.last_day:
            when += f", {dates.hour(occurrence.starts_at, zone_of(event.city))}"
    price = price_words(is_free=event.is_free, amount=event.price, currency=event.currency, text=event.price_text)
    facts = " · ".join(
        part for part in (" ".join(alert_of(event)).strip(), when, place_words(event.venue), price) if part
    )
    return "\n".join(part for part in (facts, event.description) if part)


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
