"""An issue in words: the same lines for the page, the PDF and the letter, in the language of the moment."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from salony.catalogue.models import City
from salony.design.afisz import AfiszEvent
from salony.publishing import dates
from salony.publishing.categories import category_name
from salony.publishing.edition.issue import Entry, Issue, Line
from salony.publishing.posters import MONTHS
from salony.publishing.words import in_city, price_words, why


@dataclass(frozen=True, slots=True)
class Told:
    """A chosen event as it is read. why: the editor's sentence, or the ranking's reasons."""

    path: str
    name: str
    category: str
    when: str
    place: str
    price: str
    why: str

    @property
    def facts(self) -> str:
        return " · ".join(part for part in (self.place, self.price) if part)


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day of the programme, with its lines; day None holds what runs over many days."""

    day: dt.date | None
    words: str
    lines: tuple[Line, ...]


def title(issue: Issue) -> str:
    return dates.month_in_culture(issue.month)


def lead(issue: Issue, city: City) -> str:
    """ "W Żorach 62 wydarzenia"."""
    events = ngettext("%(number)d event", "%(number)d events", issue.number) % {"number": issue.number}
    return gettext("%(events)s %(in_city)s") % {"events": events, "in_city": in_city(city)}


def entries(issue: Issue, city: City) -> list[Told]:
    return [_told(one, city) for one in issue.entries]


def programme(issue: Issue) -> list[DayTold]:
    """Day by day; what runs over several days stands first."""
    runs = tuple(line for line in issue.lines if line.last_day > line.first_day)
    days: dict[str, list[Line]] = {}
    for line in issue.lines:
        if line.last_day == line.first_day:
            days.setdefault(line.first_day, []).append(line)
    found = [DayTold(None, gettext("Over several days"), runs)] if runs else []
    for text in sorted(days):
        day = dt.date.fromisoformat(text)
        found.append(DayTold(day, dates.weekday(day), tuple(days[text])))
    return found


def more_words(line: Line, issue: Issue) -> str:
    """What stands after the name: that it is called off, the place, of a run its end."""
    gone = gettext("Cancelled.") if line.is_gone else ""
    until = run_words(line, issue) if line.last_day > line.first_day else ""
    return " ".join(part for part in (gone, ", ".join(part for part in (line.place, until) if part)) if part)


def run_words(line: Line, issue: Issue) -> str:
    """ "do soboty 28 lutego", as seen from the month."""
    return dates.until_day(dt.date.fromisoformat(line.last_day), issue.month - dt.timedelta(days=1))


def when_words(first: dt.date, last: dt.date) -> str:
    return dates.weekday_and_day(first) if first == last else dates.run(first, last)


def day_words(day: dt.date) -> str:
    return dates.full_day(day)


def event_path(city: City, line: Line | Entry) -> str:
    return reverse("event", args=[city.slug, line.slug])


def afisz(entry: Entry, city: City) -> AfiszEvent:
    """The poster that the event has everywhere."""
    first, last = dt.date.fromisoformat(entry.first_day), dt.date.fromisoformat(entry.last_day)
    if last > first:
        day = gettext("until %(day)s") % {"day": f"{last.day} {MONTHS[last.month - 1]}"}
    else:
        clock = f" · {entry.starts[11:16]}" if entry.starts else ""
        day = f"{first.day} {MONTHS[first.month - 1]}{clock}"
    category = None if entry.category == "other" else entry.category
    return AfiszEvent(id=f"{city.slug}/{entry.slug}", category=category, title=entry.name, day=day, where=entry.place)


def _told(entry: Entry, city: City) -> Told:
    first, last = dt.date.fromisoformat(entry.first_day), dt.date.fromisoformat(entry.last_day)
    when = when_words(first, last)
    if entry.starts and first == last:
        when += f", {entry.starts[11:16]}"
    price = price_words(
        is_free=entry.is_free,
        amount=Decimal(entry.price) if entry.price else None,
        currency=entry.currency,
        text=entry.price_text,
    )
    return Told(
        path=event_path(city, entry),
        name=entry.name,
        category=category_name(entry.category) if entry.category != "other" else "",
        when=capfirst(when),
        place=entry.place,
        price=price,
        why=entry.note or why(entry.why),
    )
