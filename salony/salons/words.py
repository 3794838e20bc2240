"""Days, hours and roles in words, in the language of the moment."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.utils import dateformat
from django.utils.translation import get_language, gettext, ngettext

from salony.salons.models import Appearance, Salon, Speaker


def zone_of(salon: Salon) -> ZoneInfo:
    return ZoneInfo(salon.city.time_zone)


def day(date: dt.date) -> str:
    """ "wtorek, 28 stycznia 2025"."""
    return _low(dateformat.format(date, "l, j E Y"))


def short_day(date: dt.date) -> str:
    """ "28 stycznia 2025"."""
    return dateformat.format(date, "j E Y")


def month(date: dt.date) -> str:
    """ "styczeń 2025"."""
    return _low(dateformat.format(date, "F Y"))


def hour(moment: dt.datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"


def hours(start: dt.datetime, end: dt.datetime, zone: ZoneInfo) -> str:
    """ "17:00–18:30"."""
    return f"{hour(start, zone)}–{hour(end, zone)}"


def moment(at: dt.datetime, zone: ZoneInfo) -> str:
    """ "28 stycznia 2025, 17:00"."""
    local = at.astimezone(zone)
    return f"{short_day(local.date())}, {local:%H:%M}"


def home_of(speaker: Speaker) -> str:
    """The institution as it is named on programmes."""
    return speaker.institution.name if speaker.institution else speaker.institution_name


def who(appearance: Appearance) -> str:
    """What stands under a speaker's name: "prowadzenie · dyrektorka, Biblioteka"."""
    speaker = appearance.speaker
    role = gettext("moderator") if appearance.role == Appearance.Role.MODERATOR else ""
    post = ", ".join(part for part in (speaker.post, home_of(speaker)) if part)
    return " · ".join(part for part in (role, post) if part)


def people(number: int) -> str:
    return ngettext("%(number)d person", "%(number)d people", number) % {"number": number}


def places(number: int) -> str:
    return ngettext("%(number)d place", "%(number)d places", number) % {"number": number}


def minutes(number: int) -> str:
    return gettext("%(number)d min") % {"number": number}


def joined(names: Sequence[str]) -> str:
    """ "Anna, Jan i Ewa"."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def _low(text: str) -> str:
    """Polish writes days and months small, English large."""
    return text if (get_language() or "").startswith("en") else text[:1].lower() + text[1:]
