"""Days and hours in words: "wtorek, 28 stycznia 2025", "17:30", "do soboty 28 lutego", "w styczniu"."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy

from salony.vocabulary import PartialDateTime

WEEKDAYS = (
    pgettext_lazy("weekday", "Monday"),
    pgettext_lazy("weekday", "Tuesday"),
    pgettext_lazy("weekday", "Wednesday"),
    pgettext_lazy("weekday", "Thursday"),
    pgettext_lazy("weekday", "Friday"),
    pgettext_lazy("weekday", "Saturday"),
    pgettext_lazy("weekday", "Sunday"),
)
WEEKDAYS_SHORT = (
    pgettext_lazy("weekday", "Mon"),
    pgettext_lazy("weekday", "Tue"),
    pgettext_lazy("weekday", "Wed"),
    pgettext_lazy("weekday", "Thu"),
    pgettext_lazy("weekday", "Fri"),
    pgettext_lazy("weekday", "Sat"),
    pgettext_lazy("weekday", "Sun"),
)
UNTIL_WEEKDAY = (
    pgettext_lazy("until", "Monday"),
    pgettext_lazy("until", "Tuesday"),
    pgettext_lazy("until", "Wednesday"),
    pgettext_lazy("until", "Thursday"),
    pgettext_lazy("until", "Friday"),
    pgettext_lazy("until", "Saturday"),
    pgettext_lazy("until", "Sunday"),
)
ON_WEEKDAY = (
    pgettext_lazy("on", "on Monday"),
    pgettext_lazy("on", "on Tuesday"),
    pgettext_lazy("on", "on Wednesday"),
    pgettext_lazy("on", "on Thursday"),
    pgettext_lazy("on", "on Friday"),
    pgettext_lazy("on", "on Saturday"),
    pgettext_lazy("on", "on Sunday"),
)
IN_MONTH = (
    pgettext_lazy("when", "in January"),
    pgettext_lazy("when", "in February"),
    pgettext_lazy("when", "in March"),
    pgettext_lazy("when", "in April"),
    pgettext_lazy("when", "in May"),
    pgettext_lazy("when", "in June"),
    pgettext_lazy("when", "in July"),
    pgettext_lazy("when", "in August"),
    pgettext_lazy("when", "in September"),
    pgettext_lazy("when", "in October"),
    pgettext_lazy("when", "in November"),
    pgettext_lazy("when", "in December"),
)


def weekday(day: dt.date) -> str:
    return str(WEEKDAYS[day.weekday()])


def month_name(day: dt.date) -> str:
    """As a heading has it: "Styczeń"."""
    return capfirst(str(MONTHS[day.month]))


def in_month(day: dt.date) -> str:
    return str(IN_MONTH[day.month - 1])


def month_year(day: dt.date) -> str:
    """ "Styczeń 2025"."""
    return f"{month_name(day)} {day.year}"


def month_in_culture(day: dt.date) -> str:
    """ "Styczeń 2025 w kulturze": the title of a month's page."""
    return gettext("%(month)s in culture") % {"month": month_year(day)}


def end_of_month(day: dt.date) -> str:
    """ "końca stycznia", what stands after "do"."""
    return gettext("the end of %(month)s") % {"month": MONTHS_ALT[day.month]}


def day_and_month(day: dt.date, *, seen_from: dt.date | None = None) -> str:
    """ "28 stycznia", with the year where it is another one than that of the day from which one looks."""
    text = f"{day.day} {MONTHS_ALT[day.month]}"
    return text if seen_from is None or seen_from.year == day.year else f"{text} {day.year}"


def full_day(day: dt.date) -> str:
    """ "wtorek, 28 stycznia 2025"."""
    return f"{weekday(day)}, {day.day} {MONTHS_ALT[day.month]} {day.year}"


def weekday_and_day(day: dt.date) -> str:
    """ "wtorek, 28 stycznia"."""
    return f"{weekday(day)}, {day_and_month(day)}"


def day_from(day: dt.date, today: dt.date, *, month_known: bool = False) -> str:
    """ "dziś, wtorek", "jutro, środa", or "czwartek, 30 stycznia"."""
    if day == today:
        return gettext("today, %(weekday)s") % {"weekday": weekday(day)}
    if day == today + dt.timedelta(days=1):
        return gettext("tomorrow, %(weekday)s") % {"weekday": weekday(day)}
    return weekday(day) if month_known else f"{weekday(day)}, {day_and_month(day, seen_from=today)}"


def on_day(day: dt.date, today: dt.date) -> str:
    """ "dziś", "jutro", "w niedzielę", and from a week on "w niedzielę 6 grudnia"."""
    ahead = (day - today).days
    if ahead == 0:
        return gettext("today")
    if ahead == 1:
        return gettext("tomorrow")
    words = str(ON_WEEKDAY[day.weekday()])
    return words if 0 < ahead < 7 else f"{words} {day_and_month(day, seen_from=today)}"


def until_day(day: dt.date, today: dt.date) -> str:
    """ "do soboty 28 lutego"; "do dziś"."""
    if day == today:
        return gettext("until today")
    return gettext("until %(weekday)s, %(day)s") % {
        "weekday": UNTIL_WEEKDAY[day.weekday()],
        "day": day_and_month(day, seen_from=today),
    }


def run(first: dt.date, last: dt.date) -> str:
    """ "3–28 lutego 2025", "3 stycznia – 28 lutego 2025"."""
    if first == last:
        return full_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {MONTHS_ALT[last.month]} {last.year}"
    return f"{day_and_month(first, seen_from=last)} – {day_and_month(last)} {last.year}"


def hour(moment: dt.datetime, zone: ZoneInfo) -> str:
    """ "17:30" on the wall clock of the zone."""
    return f"{moment.astimezone(zone):%H:%M}"


def moment_words(moment: dt.datetime, zone: ZoneInfo, today: dt.date) -> str:
    """ "dziś o 8:40", "wczoraj o 17:00", "30 stycznia 2025, 9:12"; midnight is a day without an hour."""
    local = moment.astimezone(zone)
    if local.time() == dt.time.min:
        return f"{day_and_month(local.date())} {local.year}"
    clock = f"{local.hour}:{local.minute:02d}"
    days = (today - local.date()).days
    if days == 0:
        return gettext("today at %(hour)s") % {"hour": clock}
    if days == 1:
        return gettext("yesterday at %(hour)s") % {"hour": clock}
    return f"{day_and_month(local.date())} {local.year}, {clock}"


def days_left(number: int) -> str:
    """ "jeszcze 3 dni"."""
    if number == 0:
        return gettext("the last day")
    return ngettext("%(number)d more day", "%(number)d more days", number) % {"number": number}


def partial_words(text: str) -> str:
    """An EDTF value as a person says it; what is not one stays as it is."""
    try:
        value = PartialDateTime.parse(text)
    except ValueError:
        return text
    words = ""
    if value.date:
        words = full_day(value.date)
    elif value.year and value.month:
        words = month_year(dt.date(value.year, value.month, 1))
    elif value.month and value.day:
        words = f"{value.day} {MONTHS_ALT[value.month]}"
    elif value.year:
        words = str(value.year)
    if value.time:
        clock = f"{value.time:%H:%M}"
        words = pgettext("day and hour", "%(day)s, %(hour)s") % {"day": words, "hour": clock} if words else clock
    return words
