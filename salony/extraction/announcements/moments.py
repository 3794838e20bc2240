"""Days and clock times that belong together: "2 i 3 grudnia … o 17 i 19" are four moments."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from salony.extraction.announcements.lexicon import PHRASES
from salony.extraction.announcements.sentences import QUOTED
from salony.language.times import Kind, TimeExpression
from salony.vocabulary import PartialDateTime


@dataclass(frozen=True, slots=True)
class Moment:
    """When one event is, as far as one place of the text says it. place: offset of the words that say it."""

    start: PartialDateTime | None
    end: PartialDateTime | None = None
    weekday: int | None = None
    place: int = 0
    stop: int = 0
    stated: bool = False

    @property
    def has_day(self) -> bool:
        return any(v is not None and v.day is not None for v in (self.start, self.end))

    @property
    def has_clock(self) -> bool:
        return self.start is not None and self.start.hour is not None


def has_day(expression: TimeExpression) -> bool:
    return any(v is not None and v.day is not None for v in (expression.start, expression.end))


def has_clock(expression: TimeExpression) -> bool:
    """A clock time; "wieczorem" tells only the part of the day."""
    if expression.start is None or expression.start.hour is None or expression.grain not in ("minute", "hour"):
        return False
    if expression.kind is not Kind.RANGE:
        return True
    return any(c.isdigit() for c in expression.text) and not _part_of_day(expression.text.lower())


# No evening goes on after this hour.
_MORNING = 6
# An hour on so many days running is an hour of each of them.
_RUN = 3
# A weekday so near to a date is the date's.
_BESIDE = 4
_DOORS_BEFORE = re.compile(PHRASES["doors"]["before"], re.IGNORECASE)
_REGISTRATION = re.compile(PHRASES["doors"]["registration"], re.IGNORECASE)
_DOORS_AFTER = re.compile(PHRASES["doors"]["after"], re.IGNORECASE)
_PART = re.compile(r"popołudni|wiecz|rano\b|rank|poran|noc|południ|afternoon|evening|morning|night")
_DIAL = re.compile(r"\d[:.]\d\d|godz|\bo \d|\bg\.|\bat \d|\d ?[ap]m")


def _part_of_day(text: str) -> bool:
    return bool(_PART.search(text)) and not _DIAL.search(text)


def has_month(expression: TimeExpression) -> bool:
    return any(v is not None and v.month is not None for v in (expression.start, expression.end))


def names_day(expression: TimeExpression) -> bool:
    """A date, or a weekday that other dates of the page place."""
    return has_day(expression) or expression.weekday is not None


def is_recurring(expression: TimeExpression) -> bool:
    return expression.kind is Kind.RECURRING and expression.recurrence is not None


def day_of(expression: TimeExpression) -> Moment:
    """The expression's day or range of days, without its clock."""
    start, end = expression.start, expression.end
    if (
        start is not None
        and end is not None
        and ((start.month, start.day) == (end.month, end.day) or _ends_at_night(start, end))
    ):
        end = None
    return Moment(
        replace(start, hour=None, minute=None) if start is not None else None,
        replace(end, hour=None, minute=None) if end is not None and end.month is not None else None,
        expression.weekday,
        expression.begin,
        expression.stop,
        expression.year_stated,
    )


def _ends_at_night(start: PartialDateTime, end: PartialDateTime) -> bool:
    """ "18 maja w godz. 18–24": the night belongs to the day on which it begins."""
    if start.hour is None or end.hour is None or not (end.hour < start.hour and end.hour <= _MORNING):
        return False
    if not (start.month and start.day and end.day):
        return False
    return end.day - start.day == 1 or end.day == 1


def first_of(rule: TimeExpression) -> Moment:
    """The first day of a rule where the text names it: "co drugi wtorek od 4 marca"; else no moment."""
    start = rule.start
    if start is None or start.day is None or not any(c.isdigit() for c in rule.text):
        return Moment(None, place=rule.begin)
    return Moment(start, None, None, rule.begin, rule.stop, rule.year_stated)


def day_of_start(moment: Moment) -> tuple[int | None, int | None]:
    """Month and day of the start."""
    return (moment.start.month, moment.start.day) if moment.start is not None else (None, None)


def lasts(moment: Moment) -> bool:
    """A run of more than three days."""
    first, last = (v.date if v is not None else None for v in (moment.start, moment.end))
    return first is not None and last is not None and (last - first).days > _RUN


def at_hour(rule: TimeExpression, moment: Moment) -> TimeExpression:
    """The rule of weekdays at the moment's clock time: "w środy", 17:00."""
    start = moment.start
    if start is None or start.hour is None:
        return rule
    return rule._replace(recurrence=f"{rule.recurrence};BYHOUR={start.hour};BYMINUTE={start.minute or 0}")


def weekly(inside: Sequence[TimeExpression]) -> TimeExpression | None:
    """ "Poniedziałki: gimnastyka, 9.30": weekdays in the plural, and the hour apart from them; else None."""
    rules = [e for e in inside if is_recurring(e) and "BYHOUR" not in (e.recurrence or "")]
    rest = [e for e in inside if e not in rules]
    if len(rules) != 1 or len(rest) != 1 or has_day(rest[0]) or not has_clock(rest[0]):
        return None
    return at_hour(rules[0], Moment(rest[0].start))


def with_clock(day: Moment, expression: TimeExpression) -> Moment:
    """The day at the expression's clock time; a closing time on the same day becomes the end."""
    clock, closing = expression.start, expression.end
    if clock is None or clock.hour is None:
        return day
    base = day.start or PartialDateTime()
    start = replace(base, hour=clock.hour, minute=clock.minute)
    end = day.end
    if closing is not None and closing.hour is not None and end is None:
        end = _closing(base, clock, closing)
    elif closing is not None and closing.hour is not None and end is not None and end.hour is None:
        end = replace(end, hour=closing.hour, minute=closing.minute)
    return replace(day, start=start, end=end, stop=max(day.stop, expression.stop))


def _closing(base: PartialDateTime, clock: PartialDateTime, closing: PartialDateTime) -> PartialDateTime:
    """The closing time; past midnight it is the next day's."""
    day = base.date
    if day is not None and (closing.hour or 0, closing.minute or 0) < (clock.hour or 0, clock.minute or 0):
        day = day.fromordinal(day.toordinal() + 1)
        return replace(PartialDateTime.of(day), hour=closing.hour, minute=closing.minute)
    return replace(base, hour=closing.hour, minute=closing.minute)


def combine(
    expressions: Sequence[TimeExpression], days: Sequence[Moment], clock: TimeExpression | None
) -> list[Moment]:
    """The moments of one clause.

    days: those that a heading or an earlier sentence gives, used where the clause names none. clock: likewise.
    """
    every = [e for e in expressions if not is_recurring(e) and e.kind is not Kind.DURATION]
    every = [e for e in every if not _repeats_day(e, every)]
    full = [e for e in every if names_day(e) and has_clock(e)]
    dated = [e for e in every if names_day(e) and not has_clock(e)]
    clocks = [e for e in every if has_clock(e) and not names_day(e)]
    found: list[Moment] = []
    for expression in full:
        found.append(_whole(expression))
    if dated and clocks:
        found += _paired(dated, clocks)
    elif dated:
        found += [with_clock(day_of(e), clock) if clock and e.kind is Kind.POINT else day_of(e) for e in dated]
    elif clocks:
        base = [day_of(full[-1])] if full else list(days) or [Moment(None, place=clocks[0].begin)]
        found += [with_clock(replace(d, place=e.begin), e) for d in base for e in clocks]
    elif not full:
        months = [e for e in every if has_month(e)]
        found += [day_of(e) for e in months[:1]]
    return _distinct(spread(found))


def _repeats_day(e: TimeExpression, every: Sequence[TimeExpression]) -> bool:
    """ "16 maja | czw. | 18:00": the weekday beside its date says nothing new."""
    if e.weekday is None or has_clock(e) or any(c.isdigit() for c in e.text):
        return False
    return any(
        o is not e and has_day(o) and not o.relative and min(abs(e.begin - o.stop), abs(o.begin - e.stop)) <= _BESIDE
        for o in every
    )


def _whole(expression: TimeExpression) -> Moment:
    start, end = expression.start, expression.end
    if end is not None and end.month is None and start is not None:
        end = _closing(replace(start, hour=None, minute=None), start, end) if end.hour is not None else None
    return Moment(start, end, expression.weekday, expression.begin, expression.stop, expression.year_stated)


def _paired(dated: Sequence[TimeExpression], clocks: Sequence[TimeExpression]) -> list[Moment]:
    """Each day with the clocks that follow it before the next day; one clock for all where only the last has one."""
    found: list[Moment] = []
    for index, expression in enumerate(dated):
        after = dated[index + 1].begin if index + 1 < len(dated) else 10**9
        own = [c for c in clocks if expression.begin <= c.begin < after]
        if index == 0:
            own = [c for c in clocks if c.begin < expression.begin] + own if len(dated) == 1 else own
        if not own:
            own = [c for c in clocks if c.begin > expression.begin][:1] or list(clocks[-1:])
        if expression.kind is Kind.OPEN:
            found.append(day_of(expression))
            continue
        found += [with_clock(day_of(expression), c) for c in own]
    return found


def spread(found: list[Moment]) -> list[Moment]:
    """An hour on two or three days running is two or three showings; on more it is one event that recurs."""
    spread: list[Moment] = []
    for moment in found:
        start, end = moment.start, moment.end
        if start is None or end is None or start.hour is None or end.hour is not None or start.month != end.month:
            spread.append(moment)
            continue
        days = range(start.day or 1, (end.day or 0) + 1)
        if not 2 <= len(days) <= 3:
            spread.append(moment)
        else:
            spread += [replace(moment, start=replace(start, day=day), end=None, weekday=None) for day in days]
    return spread


def _distinct(found: list[Moment]) -> list[Moment]:
    seen: set[tuple[str, str]] = set()
    kept = []
    for moment in found:
        key = (str(moment.start), str(moment.end))
        if key not in seen:
            seen.add(key)
            kept.append(moment)
    return kept


_AND = re.compile(r"^[\s,;/()|–—.]*(?:i|oraz|a także|and|&)?[\s,(]*(?:o|w|godz\.?|o godz\.?)?\s*$", re.IGNORECASE)


def clusters(text: str, expressions: Sequence[TimeExpression]) -> list[list[TimeExpression]]:
    """Expressions with nothing but separators between them."""
    found: list[list[TimeExpression]] = []
    for expression in expressions:
        if found and (expression.begin < found[-1][-1].stop or _AND.match(text[found[-1][-1].stop : expression.begin])):
            found[-1].append(expression)
        else:
            found.append([expression])
    return found


_CUT = re.compile(
    r"\s*;\s*|,?\s+(?:a|zaś|natomiast|potem|następnie|później)\s+|,\s*|\s+(?:i|oraz)\s+|\s+[–—-]\s+|\s+l\s+(?=[A-Z])|[.!?]\s+|\s+(?=\()"
)


def clauses(
    text: str, begin: int, stop: int, expressions: Sequence[TimeExpression]
) -> list[tuple[int, int, list[TimeExpression]]]:
    """Divide text[begin:stop] so that each piece has one cluster of times, or one day with its clock.

    Time first ("o 18 chór, o 19 orkiestra") cuts before a time, time last ("chór o 18, orkiestra o 19") after it.
    """
    told = [e for e in expressions if e.kind is not Kind.DURATION]
    if len(told) < len(expressions) and len({has_day(e) for e in told}) == len(told):
        # A day and an hour with the hour of the doors between them are one.
        return [(begin, stop, list(expressions))]
    groups = clusters(text, expressions)
    if len(groups) <= 1:
        return [(begin, stop, list(expressions))]
    merged: list[list[TimeExpression]] = [groups[0]]
    for group in groups[1:]:
        if (_belongs(merged[-1], group) and len(groups) == 2) or (
            _belongs(merged[-1], group) and _near(text, merged[-1], group)
        ):
            merged[-1] = [*merged[-1], *group]
        else:
            merged.append(group)
    if len(merged) == 1:
        return [(begin, stop, list(expressions))]
    first = len(text[begin : merged[0][0].begin].split())
    leading = first <= 3
    pieces, place = [], begin
    for left, right in itertools.pairwise(merged):
        cut = _boundary(text, left[-1].stop, right[0].begin, leading)
        pieces.append((place, cut, left))
        place = cut
    pieces.append((place, stop, merged[-1]))
    return pieces


def _belongs(left: Sequence[TimeExpression], right: Sequence[TimeExpression]) -> bool:
    """A day without an hour takes the hour that follows, an hour without a day the day."""
    days_left, clocks_left = any(map(has_day, left)), any(map(has_clock, left))
    days_right, clocks_right = any(map(has_day, right)), any(map(has_clock, right))
    return (days_left and not clocks_left and clocks_right and not days_right) or (
        clocks_left and not days_left and days_right and not clocks_right
    )


def _near(text: str, left: Sequence[TimeExpression], right: Sequence[TimeExpression]) -> bool:
    return len(text[left[-1].stop : right[0].begin].split()) <= 14 and any(map(has_day, left))


def _boundary(text: str, left: int, right: int, leading: bool) -> int:
    start = max(text.rfind("\n", max(0, left - 400), left) + 1, left - 400, 0)
    shut = [(m.start(), m.end()) for m in QUOTED.finditer(text, start, right + 160)]
    cuts = [c for c in _CUT.finditer(text, left, right) if not any(a < c.start() < b for a, b in shut)]
    if not cuts:
        return right if leading else left
    if leading:
        near = [c for c in cuts if len(text[c.end() : right].split()) <= 3]
        near = [c for c in near if not any(c.end() <= a < right for a, _ in shut)] or near[-1:]
        return (near[0] if near else cuts[-1]).end()
    near = [c for c in cuts if len(text[left : c.start()].split()) <= 2]
    return (near[-1] if near else cuts[0]).start()


def is_registration(text: str, e: TimeExpression) -> bool:
    """ "zapisy od 9.00", "rejestracja uczestników: 8.30": an hour only, of those who sign in."""
    if e.start is None or e.start.hour is None or e.start.day is not None or is_recurring(e):
        return False
    return _REGISTRATION.search(text, max(0, e.begin - 50), e.begin) is not None


def doors(text: str, e: TimeExpression) -> tuple[int, int] | None:
    """Where "drzwi 19:00", "(otwarcie drzwi o 17.30)" or "19:00 – otwarcie drzwi" stands: when one may come in."""
    if e.start is None or e.start.hour is None or e.start.day is not None:
        return None
    line = max(text.rfind("\n", 0, e.begin) + 1, e.begin - 40)
    before = _DOORS_BEFORE.search(text[line : e.begin])
    if before:
        return line + before.start(), e.stop
    after = _DOORS_AFTER.match(text[e.stop : e.stop + 30])
    return (e.begin, e.stop + after.end()) if after else None


def last_of_daily(moment: Moment) -> PartialDateTime | None:
    """The last of daily showings begins at the hour of the first."""
    start, end = moment.start, moment.end
    if start is None or end is None or end.hour is not None:
        return end
    return replace(end, hour=start.hour, minute=start.minute)


def daily(start: PartialDateTime, end: PartialDateTime) -> str | None:
    """An hour on a range of days is held on each of them."""
    if end.day is None or (end.month, end.day) == (start.month, start.day):
        return None
    if end.hour is not None and (end.hour, end.minute or 0) <= (start.hour or 0, start.minute or 0):
        return None
    until = f";UNTIL={end.year:04d}{end.month:02d}{end.day:02d}" if end.year is not None and end.month else ""
    return f"FREQ=DAILY;BYHOUR={start.hour};BYMINUTE={start.minute}{until}"
