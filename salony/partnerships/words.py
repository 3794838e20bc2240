"""Kinds, stages, countries, dates and findings in the reader's language."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext, pgettext_lazy

from salony.partnerships.countries import UnknownCountry, country
from salony.partnerships.lifecycle import Anniversary, Health, Judgement, Stage
from salony.vocabulary import PartialDateTime
from salony.vocabulary.edtf import Grain

KINDS: dict[str, Promise] = {
    "municipality": pgettext_lazy("kind", "town"),
    "culture-centre": pgettext_lazy("kind", "culture centre"),
    "library": pgettext_lazy("kind", "library"),
    "museum": pgettext_lazy("kind", "museum"),
    "gallery": pgettext_lazy("kind", "gallery"),
    "theatre": pgettext_lazy("kind", "theatre"),
    "cinema": pgettext_lazy("kind", "cinema"),
    "club": pgettext_lazy("kind", "club"),
    "stage": pgettext_lazy("kind", "stage"),
    "sport": pgettext_lazy("kind", "sports institution"),
    "church": pgettext_lazy("kind", "parish or church"),
    "monument": pgettext_lazy("kind", "monument"),
    "school": pgettext_lazy("kind", "school"),
    "university": pgettext_lazy("kind", "university"),
    "community-room": pgettext_lazy("kind", "community centre"),
    "authority": pgettext_lazy("kind", "public authority"),
    "association": pgettext_lazy("kind", "association or foundation"),
    "ensemble": pgettext_lazy("kind", "ensemble"),
    "company": pgettext_lazy("kind", "company"),
    "research": pgettext_lazy("kind", "research institute"),
    "portal": pgettext_lazy("kind", "portal"),
    "other": pgettext_lazy("kind", "other"),
}
AUDIENCES: dict[str, Promise] = {
    "toddlers": gettext_lazy("toddlers"),
    "children": gettext_lazy("children"),
    "teens": gettext_lazy("teenagers"),
    "adults": gettext_lazy("adults"),
    "seniors": gettext_lazy("seniors"),
    "families": gettext_lazy("families"),
    "schools": gettext_lazy("schools"),
}
DISCIPLINES: dict[str, Promise] = {
    "concert": pgettext_lazy("discipline", "music"),
    "theatre": pgettext_lazy("discipline", "theatre"),
    "film": pgettext_lazy("discipline", "film"),
    "exhibition": pgettext_lazy("discipline", "visual arts"),
    "dance": pgettext_lazy("discipline", "dance"),
    "literature": pgettext_lazy("discipline", "literature"),
    "workshop": pgettext_lazy("discipline", "workshops"),
    "lecture": pgettext_lazy("discipline", "lectures"),
    "heritage-walk": pgettext_lazy("discipline", "heritage"),
    "salon": pgettext_lazy("discipline", "meetings of professionals"),
    "family": pgettext_lazy("discipline", "for families"),
    "comedy": pgettext_lazy("discipline", "comedy"),
    "opera": pgettext_lazy("discipline", "opera"),
    "festival": pgettext_lazy("discipline", "festivals"),
    "market": pgettext_lazy("discipline", "fairs"),
    "museum": pgettext_lazy("discipline", "museums"),
    "community": pgettext_lazy("discipline", "community work"),
    "sport-recreation": pgettext_lazy("discipline", "sport and recreation"),
    "religious": pgettext_lazy("discipline", "sacred culture"),
}
LANGUAGES: dict[str, Promise] = {
    "pl": pgettext_lazy("language", "Polish"),
    "en": pgettext_lazy("language", "English"),
    "de": pgettext_lazy("language", "German"),
    "fr": pgettext_lazy("language", "French"),
    "cs": pgettext_lazy("language", "Czech"),
    "sk": pgettext_lazy("language", "Slovak"),
    "hu": pgettext_lazy("language", "Hungarian"),
    "lt": pgettext_lazy("language", "Lithuanian"),
    "uk": pgettext_lazy("language", "Ukrainian"),
    "it": pgettext_lazy("language", "Italian"),
    "es": pgettext_lazy("language", "Spanish"),
    "pt": pgettext_lazy("language", "Portuguese"),
    "ro": pgettext_lazy("language", "Romanian"),
    "hr": pgettext_lazy("language", "Croatian"),
    "sl": pgettext_lazy("language", "Slovene"),
    "el": pgettext_lazy("language", "Greek"),
    "nl": pgettext_lazy("language", "Dutch"),
    "lv": pgettext_lazy("language", "Latvian"),
    "et": pgettext_lazy("language", "Estonian"),
}
STAGES: dict[Stage, Promise] = {
    Stage.IDEA: pgettext_lazy("stage", "idea"),
    Stage.CONTACT: pgettext_lazy("stage", "contact"),
    Stage.LETTER: pgettext_lazy("stage", "letter of intent"),
    Stage.RESOLUTION: pgettext_lazy("stage", "council's resolution"),
    Stage.AGREEMENT: pgettext_lazy("stage", "agreement"),
    Stage.ACTIVE: pgettext_lazy("stage", "common activity"),
    Stage.DORMANT: pgettext_lazy("stage", "put to sleep"),
    Stage.RENEWED: pgettext_lazy("stage", "renewal"),
    Stage.ENDED: pgettext_lazy("stage", "end"),
}
HEALTH: dict[Health, Promise] = {
    Health.FORMING: pgettext_lazy("health", "taking shape"),
    Health.ALIVE: pgettext_lazy("health", "alive"),
    Health.QUIET: pgettext_lazy("health", "gone quiet"),
    Health.DORMANT: pgettext_lazy("health", "dormant"),
    Health.UNKNOWN: pgettext_lazy("health", "no sign of life known"),
    Health.ENDED: pgettext_lazy("health", "ended"),
}
MISSING: dict[str, Promise] = {
    "agreement-date": gettext_lazy("the date of the agreement"),
    "resolution": gettext_lazy("the council's resolution"),
    "document": gettext_lazy("the document itself or its address"),
    "trace": gettext_lazy("any common event or project of the last two years"),
    "next": gettext_lazy("what comes next, and when"),
}
MISSING_SHORT: dict[str, Promise] = {
    "agreement-date": gettext_lazy("date of the agreement"),
    "resolution": gettext_lazy("resolution"),
    "document": gettext_lazy("document"),
    "trace": gettext_lazy("sign of life"),
    "next": gettext_lazy("next step"),
}
WAYS: dict[str, Promise] = {
    "organizer": pgettext_lazy("way", "organizes"),
    "guest": pgettext_lazy("way", "sends its people"),
    "host": pgettext_lazy("way", "opens its house"),
}
THEMES: dict[str, Promise] = {
    "mining": pgettext_lazy("theme", "mining"),
    "steel": pgettext_lazy("theme", "steel"),
    "handball": pgettext_lazy("theme", "handball"),
    "fire of 1702": pgettext_lazy("theme", "fire of 1702"),
}


def language_code() -> str:
    """ "pl" or "en": the language of the moment, without its region."""
    return (get_language() or "pl").partition("-")[0]


def kind_words(kind: str) -> str:
    return str(KINDS.get(kind, kind))


def theme_words(theme: str) -> str:
    """A theme that is known in several languages, or the word as it was written."""
    return str(THEMES.get(theme, theme))


def language_words(code: str) -> str:
    return str(LANGUAGES.get(code, code))


def country_words(code: str) -> str:
    """ "Litwa"; the code itself where no country has it."""
    try:
        return country(code).name(language_code())
    except UnknownCountry:
        return code


def from_country(code: str) -> str:
    """ "z Litwy", "from Lithuania"."""
    try:
        it = country(code)
    except UnknownCountry:
        return gettext("from %(country)s") % {"country": code}
    if language_code() == "pl" and it.from_words:
        return it.from_words
    return gettext("from %(country)s") % {"country": it.name(language_code())}


def in_country(code: str) -> str:
    """ "na Litwie", "in Lithuania"."""
    try:
        it = country(code)
    except UnknownCountry:
        return code
    if language_code() == "pl" and it.in_words:
        return it.in_words
    return gettext("in %(country)s") % {"country": it.name(language_code())}


def day_words(day: dt.date | None) -> str:
    """ "28 stycznia 2025"."""
    return date_format(day, "j E Y") if day else ""


def month_words(day: dt.date) -> str:
    """ "maj 2019"."""
    return date_format(day, "F Y").lower() if language_code() == "pl" else date_format(day, "F Y")


def partial_words(date: PartialDateTime | None) -> str:
    """ "24 października 2003", "październik 2003", "2003"; "" where nothing is known."""
    if date is None or date.year is None:
        return ""
    if date.grain is Grain.YEAR or date.month is None:
        return str(date.year)
    if date.day is None:
        return month_words(dt.date(date.year, date.month, 1))
    return day_words(dt.date(date.year, date.month, date.day))


def health_words(judgement: Judgement) -> str:
    """ "uśpione; ostatni znany ślad: maj 2019"."""
    words = str(HEALTH[judgement.health])
    if judgement.last is None:
        return words
    return gettext("%(health)s; last sign known: %(when)s") % {"health": words, "when": month_words(judgement.last)}


def anniversary_words(one: Anniversary) -> str:
    """ "25. rocznica: 12 maja 2028"."""
    when = day_words(one.day) if one.day else str(one.year)
    return gettext("anniversary no. %(number)d: %(when)s") % {"number": one.number, "when": when}


def number_words(number: int) -> str:
    """ "63 174", "63,174"."""
    return f"{number:,}".replace(",", "\u00a0") if language_code() == "pl" else f"{number:,}"


def days_words(number: int) -> str:
    """ "za 12 dni"."""
    if number == 0:
        return gettext("today")
    return ngettext("in %(number)d day", "in %(number)d days", number) % {"number": number}


def joined(words: list[str]) -> str:
    """ "a, b i c"."""
    if len(words) < 2:
        return "".join(words)
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def sentence(words: str) -> str:
    return capfirst(words)
