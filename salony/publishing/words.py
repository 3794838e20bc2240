"""What a person reads instead of field values: places, prices, audiences, statuses, reasons."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext, pgettext, pgettext_lazy

from salony.catalogue.models import City
from salony.discovery.ranking import Reason, ReasonKind
from salony.publishing.dates import days_left

_VOWELS = frozenset("aeiouyąęó")

FIELDS: dict[str, Promise] = {
    "name": pgettext_lazy("field", "name"),
    "start": pgettext_lazy("field", "beginning"),
    "end": pgettext_lazy("field", "end"),
    "door_time": pgettext_lazy("field", "doors open"),
    "recurrence": pgettext_lazy("field", "repeats"),
    "exclusions": pgettext_lazy("field", "days without it"),
    "status": pgettext_lazy("field", "status"),
    "previous_start": pgettext_lazy("field", "earlier date"),
    "previous_venue": pgettext_lazy("field", "earlier place"),
    "venue": pgettext_lazy("field", "place"),
    "organizer": pgettext_lazy("field", "organiser"),
    "people": pgettext_lazy("field", "people"),
    "price": pgettext_lazy("field", "price"),
    "audience": pgettext_lazy("field", "for whom"),
    "category": pgettext_lazy("field", "category"),
    "topics": pgettext_lazy("field", "topics"),
    "description": pgettext_lazy("field", "description"),
    "url": pgettext_lazy("field", "page of the event"),
    "ticket_url": pgettext_lazy("field", "tickets"),
    "image": pgettext_lazy("field", "picture"),
    "registration": pgettext_lazy("field", "registration"),
    "accessibility": pgettext_lazy("field", "accessibility"),
    "language": pgettext_lazy("field", "language"),
    "online": pgettext_lazy("field", "online"),
    "part_of": pgettext_lazy("field", "part of"),
    "is_hidden": pgettext_lazy("field", "hidden"),
    "merged": pgettext_lazy("field", "merged with another event"),
    "split": pgettext_lazy("field", "split into another event"),
}
STATUSES: dict[str, Promise] = {
    "scheduled": pgettext_lazy("status", "as planned"),
    "cancelled": pgettext_lazy("status", "cancelled"),
    "postponed": pgettext_lazy("status", "postponed"),
    "rescheduled": pgettext_lazy("status", "moved to another date"),
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
ACCESS: dict[str, Promise] = {
    "wheelchair": gettext_lazy("wheelchair access"),
    "sign-language": gettext_lazy("sign language interpreter"),
    "audio-description": gettext_lazy("audio description"),
    "captions": gettext_lazy("captions"),
    "induction-loop": gettext_lazy("induction loop"),
    "quiet": gettext_lazy("friendly to sensitive senses"),
}
LANGUAGES: dict[str, Promise] = {
    "pl": pgettext_lazy("language of the event", "in Polish"),
    "en": pgettext_lazy("language of the event", "in English"),
    "cs": pgettext_lazy("language of the event", "in Czech"),
    "de": pgettext_lazy("language of the event", "in German"),
    "uk": pgettext_lazy("language of the event", "in Ukrainian"),
}

_EVERY_WEEKDAY = {
    "MO": pgettext_lazy("repeats", "every Monday"),
    "TU": pgettext_lazy("repeats", "every Tuesday"),
    "WE": pgettext_lazy("repeats", "every Wednesday"),
    "TH": pgettext_lazy("repeats", "every Thursday"),
    "FR": pgettext_lazy("repeats", "every Friday"),
    "SA": pgettext_lazy("repeats", "every Saturday"),
    "SU": pgettext_lazy("repeats", "every Sunday"),
}


def in_city(city: City) -> str:
    """ "w Żorach", "we Wrocławiu" (before two consonants of which the first is w or f); "in Żory" elsewhere."""
    if (get_language() or "").split("-")[0] != "pl":
        return gettext("in %(city)s") % {"city": city.name}
    begin = city.locative[:2].lower()
    stumbles = len(begin) == 2 and begin[0] in "wf" and begin[1] not in _VOWELS
    return f"{'we' if stumbles else 'w'} {city.locative}"


def selection_title(name: str) -> str:
    titles = {
        "dzis": gettext("Today"),
        "jutro": gettext("Tomorrow"),
        "weekend": gettext("This weekend"),
        "wieczorem": gettext("This evening"),
        "z-dziecmi": gettext("With children"),
        "za-darmo": gettext("For free"),
        "wystawy": gettext("Exhibitions"),
    }
    return titles[name]


def nothing_words(name: str, in_city: str) -> str:
    """What an empty selection says."""
    words = {
        "dzis": gettext("Nothing begins today %(in_city)s."),
        "jutro": gettext("Nothing begins tomorrow %(in_city)s."),
        "weekend": gettext("Nothing has been announced for the weekend %(in_city)s."),
        "wieczorem": gettext("A quiet evening %(in_city)s: nothing has been announced."),
        "z-dziecmi": gettext("Nothing for children is announced %(in_city)s for the coming month."),
        "za-darmo": gettext("Nothing free of charge is announced %(in_city)s for the coming month."),
        "wystawy": gettext("No exhibition is open %(in_city)s now."),
    }
    return words[name] % {"in_city": in_city}


def field_name(field: str) -> str:
    return str(FIELDS.get(field, field))


def status_words(status: str) -> str:
    return str(STATUSES.get(status, STATUSES["scheduled"]))


def money(amount: Decimal | float | str, currency: str) -> str:
    """ "14 zł", "14,50 zł"; without a fraction where there is none."""
    try:
        value = Decimal(str(amount))
    except InvalidOperation:
        return str(amount)
    number = str(int(value)) if value == value.to_integral_value() else f"{value:.2f}"
    if (get_language() or "").startswith("pl"):
        number = number.replace(".", ",")
    return gettext("%(amount)s PLN") % {"amount": number} if currency == "PLN" else f"{number} {currency}"


def price_words(*, is_free: bool, amount: Decimal | float | None, currency: str = "PLN", text: str = "") -> str:
    """ "wstęp wolny", "14 zł", or the source's own words; "" where nothing is known."""
    if is_free:
        return gettext("free entry")
    if amount is not None:
        return money(amount, currency)
    return text


def audience_words(audience: Mapping[str, Any]) -> str:
    """ "dzieci, rodziny · 3–6 lat"; "" where nothing is said."""
    kinds = ", ".join(str(AUDIENCES.get(kind, kind)) for kind in audience.get("kinds") or ())
    least, most = audience.get("minimum_age"), audience.get("maximum_age")
    if least is not None and most is not None:
        ages = ngettext("%(least)d–%(most)d year", "%(least)d–%(most)d years", most) % {"least": least, "most": most}
    elif least is not None:
        ages = ngettext("from %(number)d year", "from %(number)d years", least) % {"number": least}
    elif most is not None:
        ages = ngettext("up to %(number)d year", "up to %(number)d years", most) % {"number": most}
    else:
        ages = ""
    return " · ".join(part for part in (kinds, ages) if part)


def access_words(features: list[str]) -> str:
    return ", ".join(str(ACCESS.get(feature, feature)) for feature in features)


def language_words(code: str) -> str:
    return str(LANGUAGES.get(code, code))


def reason_words(reason: Reason) -> str:
    number = {"number": reason.number}
    match reason.kind:
        case ReasonKind.ONCE:
            return gettext("one time only")
        case ReasonKind.SOURCES:
            return (
                ngettext("%(number)d source writes about it", "%(number)d sources write about it", reason.number)
                % number
            )
        case ReasonKind.ENDING:
            return days_left(reason.number)
        case ReasonKind.TOGETHER:
            return ngettext("%(number)d institution meets", "%(number)d institutions meet", reason.number) % number
        case ReasonKind.PEOPLE:
            return ngettext("with %(number)d guest", "with %(number)d guests", reason.number) % number
        case ReasonKind.CHILDREN:
            return gettext("for children")
        case ReasonKind.FREE:
            return gettext("free entry")
        case ReasonKind.NEAR:
            return gettext("%(number)d km away") % number


def why(reasons: tuple[Reason, ...]) -> str:
    """One sentence: "Tylko raz; piszą o tym 3 źródła"."""
    return capfirst("; ".join(reason_words(reason) for reason in reasons))


def recurrence_words(rule: str) -> str:
    """The usual rules in words; the others are "repeats", since their dates stand beside."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    days = [_EVERY_WEEKDAY[day] for day in parts.get("BYDAY", "").split(",") if day in _EVERY_WEEKDAY]
    interval = parts.get("INTERVAL", "1")
    if parts.get("FREQ") == "DAILY" and interval == "1":
        return pgettext("repeats", "every day")
    if parts.get("FREQ") == "WEEKLY" and interval == "1":
        return ", ".join(str(day) for day in days) or pgettext("repeats", "every week")
    if parts.get("FREQ") == "WEEKLY" and interval == "2":
        return pgettext("repeats", "every two weeks")
    if parts.get("FREQ") == "MONTHLY" and interval == "1":
        return pgettext("repeats", "every month")
    if parts.get("FREQ") == "YEARLY" and interval == "1":
        return pgettext("repeats", "every year")
    return pgettext("repeats", "several times")
