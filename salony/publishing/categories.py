"""The categories in people's words: a name for one event, and a counted form."""

from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy, pgettext_lazy

NAMES: dict[str, Promise] = {
    "concert": pgettext_lazy("category", "concert"),
    "theatre": pgettext_lazy("category", "theatre"),
    "film": pgettext_lazy("category", "film"),
    "exhibition": pgettext_lazy("category", "exhibition"),
    "dance": pgettext_lazy("category", "dance"),
    "literature": pgettext_lazy("category", "literature"),
    "workshop": pgettext_lazy("category", "workshop"),
    "lecture": pgettext_lazy("category", "lecture"),
    "heritage-walk": pgettext_lazy("category", "walk"),
    "salon": pgettext_lazy("category", "meeting"),
    "family": pgettext_lazy("category", "for families"),
    "comedy": pgettext_lazy("category", "comedy"),
    "opera": pgettext_lazy("category", "opera"),
    "festival": pgettext_lazy("category", "festival"),
    "market": pgettext_lazy("category", "market"),
    "museum": pgettext_lazy("category", "museum"),
    "community": pgettext_lazy("category", "community"),
    "sport-recreation": pgettext_lazy("category", "sport and recreation"),
    "religious": pgettext_lazy("category", "religious event"),
    "other": pgettext_lazy("category", "event"),
}

HEADINGS: dict[str, Promise] = {
    "concert": pgettext_lazy("category heading", "Concerts"),
    "theatre": pgettext_lazy("category heading", "Theatre"),
    "film": pgettext_lazy("category heading", "Films"),
    "exhibition": pgettext_lazy("category heading", "Exhibitions"),
    "dance": pgettext_lazy("category heading", "Dance"),
    "literature": pgettext_lazy("category heading", "Literature"),
    "workshop": pgettext_lazy("category heading", "Workshops"),
    "lecture": pgettext_lazy("category heading", "Lectures"),
    "heritage-walk": pgettext_lazy("category heading", "Walks"),
    "salon": pgettext_lazy("category heading", "Meetings"),
    "family": pgettext_lazy("category heading", "For families"),
    "comedy": pgettext_lazy("category heading", "Comedy"),
    "opera": pgettext_lazy("category heading", "Opera"),
    "festival": pgettext_lazy("category heading", "Festivals"),
    "market": pgettext_lazy("category heading", "Markets"),
    "museum": pgettext_lazy("category heading", "In museums"),
    "community": pgettext_lazy("category heading", "With neighbours"),
    "sport-recreation": pgettext_lazy("category heading", "Sport and recreation"),
    "religious": pgettext_lazy("category heading", "Religious events"),
    "other": pgettext_lazy("category heading", "Other events"),
}

COUNTED: dict[str, Promise] = {
    "concert": ngettext_lazy("%d concert", "%d concerts"),
    "theatre": ngettext_lazy("%d play", "%d plays"),
    "film": ngettext_lazy("%d film", "%d films"),
    "exhibition": ngettext_lazy("%d exhibition", "%d exhibitions"),
    "dance": ngettext_lazy("%d dance event", "%d dance events"),
    "literature": ngettext_lazy("%d literary event", "%d literary events"),
    "workshop": ngettext_lazy("%d workshop", "%d workshops"),
    "lecture": ngettext_lazy("%d lecture", "%d lectures"),
    "heritage-walk": ngettext_lazy("%d walk", "%d walks"),
    "salon": ngettext_lazy("%d meeting", "%d meetings"),
    "family": ngettext_lazy("%d family event", "%d family events"),
    "comedy": ngettext_lazy("%d comedy show", "%d comedy shows"),
    "opera": ngettext_lazy("%d opera", "%d operas"),
    "festival": ngettext_lazy("%d festival", "%d festivals"),
    "market": ngettext_lazy("%d market", "%d markets"),
    "museum": ngettext_lazy("%d museum event", "%d museum events"),
    "community": ngettext_lazy("%d community event", "%d community events"),
    "sport-recreation": ngettext_lazy("%d sports event", "%d sports events"),
    "religious": ngettext_lazy("%d religious event", "%d religious events"),
    "other": ngettext_lazy("%d other event", "%d other events"),
}


def category_name(category: str) -> str:
    """ "concert", in the reader's language."""
    return str(NAMES.get(category) or NAMES["other"])


def category_heading(category: str) -> str:
    """ "Concerts", in the reader's language."""
    return str(HEADINGS.get(category) or HEADINGS["other"])


def category_count(category: str, number: int) -> str:
    """ "3 concerts", in the reader's language and its plural."""
    return str((COUNTED.get(category) or COUNTED["other"]) % number)
