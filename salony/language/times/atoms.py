"""First layer of the grammar: tokens → atoms (a date or several sharing a month, a clock time or a stretch of them).

A rule looks at the tokens from `i` on and returns an Atom or None; no rule looks further than a fixed number of tokens,
so reading a text is linear whatever it holds.
"""

from collections.abc import Callable
from dataclasses import dataclass

from salony.language.times.lexer import Gap, Shape, Token
from salony.language.times.values import CalendarDay, Clock, Clocks, Day, Days, Weekday, possible

LONGEST_LIST = 31


@dataclass(slots=True)
class Atom:
    """begin, stop: token indexes. value: Days or Clocks. bare: has no word or shape that makes it sure ("16.10")."""

    begin: int
    stop: int
    value: Days | Clocks
    confidence: float = 1.0


class Sentence:
    """The tokens of a text, padded so that looking ahead needs no bounds."""

    __slots__ = ("language", "order", "t")

    def __init__(self, tokens: list[Token], *, language: str = "pl", order: str = "dmy") -> None:
        end = tokens[-1].stop if tokens else 0
        self.t = tokens + [Token(Shape.BREAK, end, end, Gap.PARAGRAPH, "") for _ in range(8)]
        self.language = language
        self.order = order

    def has(self, i: int, sense: str) -> bool:
        return sense in self.t[i].senses

    def dot(self, i: int) -> int:
        """Past the dot that an abbreviation carries."""
        t = self.t[i]
        return i + 1 if t.mark == "." and t.gap is Gap.NONE and t.shape is Shape.MARK else i

    def mark(self, i: int, marks: str) -> bool:
        t = self.t[i]
        return t.shape is Shape.MARK and t.mark in marks and t.gap < Gap.LINE


Rule = Callable[[Sentence, int], Atom | None]


# --- dates


def number(s: Sentence, i: int) -> tuple[int, int] | None:
    """A day's number: "28", "28." before a month, "18tego", "15-tego", "piętnastego" → (value, next)."""
    t = s.t[i]
    if t.shape is Shape.NUMBER:
        value, j = t.numbers[0], i + 1
        if len(t.raw) > 2 or not 1 <= value <= 31:
            return None
        if s.has(j, "ordinal_suffix") and s.t[j].gap is Gap.NONE:
            return value, s.dot(j + 1)
        if s.mark(j, "-") and s.has(j + 1, "ordinal_suffix") and s.t[j + 1].gap is Gap.NONE:
            return value, j + 2
        if s.mark(j, ".") and s.t[j].gap is Gap.NONE and ("month" in s.t[j + 1].senses or s.has(j + 1, "roman")):
            return value, j + 1
        return value, j
    if "ordinal" in t.senses:
        value, j = t.senses["ordinal"], i + 1
        if value in (20, 30) and 0 < s.t[j].senses.get("ordinal", 0) < 10:
            return value + s.t[j].senses["ordinal"], j + 1
        return (value, j) if value <= 31 else None
    return None


def month(s: Sentence, i: int) -> tuple[int, int] | None:
    t = s.t[i]
    if t.gap > Gap.LINE:
        return None
    if "month" in t.senses:
        return t.senses["month"], s.dot(i + 1) if "abbreviation" in t.senses else i + 1
    if "roman" in t.senses and t.raw.isupper():
        return t.senses["roman"], s.dot(i + 1) if s.has(i + 1, "year_word") else i + 1
    return None


def year(s: Sentence, i: int) -> tuple[int | None, int]:
    """The year from `i` on, if one stands there: "2025", "2025 r.", "roku 2025" → (year, next)."""
    j = i + 1 if s.has(i, "year_word") and not s.has(i, "this_year") else i
    t = s.t[j]
    if t.shape is Shape.NUMBER and len(t.raw) == 4 and 1000 <= t.numbers[0] <= 2999 and t.gap < Gap.LINE:
        j += 1
        if s.has(j, "year_word") and s.t[j].gap < Gap.LINE:
            j = s.dot(j + 1) if "abbreviation" in s.t[j].senses else j + 1
        return t.numbers[0], j
    return None, i


def full_year(value: int) -> int:
    """A year of two digits means the one nearest to our time: 15 → 2015, 74 → 1974."""
    return value if value > 99 else value + (2000 if value < 60 else 1900)


def numeric_date(s: Sentence, i: int) -> tuple[CalendarDay, int] | None:
    """ "5.12.2024", "2024-12-05", "16.10", "28/06"."""
    t = s.t[i]
    if t.shape is Shape.TRIPLE:
        a, b, c = t.numbers
        y, m, d = (a, b, c) if a > 31 else (full_year(c), b, a)
        if not possible(y, m, d) and possible(y, d, m) and t.mark == "/":
            m, d = d, m
        if not possible(y, m, d):
            return None
        j = i + 1
        if s.has(j, "year_word") and s.t[j].gap < Gap.LINE:
            j = s.dot(j + 1) if "abbreviation" in s.t[j].senses else j + 1
        return CalendarDay(y, m, d), j
    if t.shape is Shape.PAIR and t.mark != ",":
        d, m = t.numbers
        if not possible(None, m, d):
            return None
        y, j = year(s, i + 1)
        if y is None and s.mark(i + 1, ".") and s.t[i + 1].gap is Gap.NONE:
            y, after = year(s, i + 2)
            if y is not None:
                j = after
        return CalendarDay(y, m, d), j
    return None


def day_item(s: Sentence, i: int) -> tuple[CalendarDay, int] | None:
    """One member of a list of days; its month may be missing: "3", "3 lutego", "3 lutego 2025", "3.02", "lipiec 13"."""
    found = numeric_date(s, i)
    if found:
        return found
    numbered = number(s, i)
    if numbered:
        value, j = numbered
        named = month(s, j)
        if not named:
            return CalendarDay(day=value), j
        m, j = named
        y, j = year(s, s.dot(j) if s.mark(j, ".") and s.t[j + 1].shape is Shape.NUMBER else j)
        return CalendarDay(y, m, value), j
    named = month(s, i)
    if named and "month" in s.t[i].senses:
        m, j = named
        numbered = number(s, j) if s.t[j].gap < Gap.LINE and s.t[j].shape in (Shape.NUMBER, Shape.WORD) else None
        if numbered:
            value, j = numbered
            after_comma = j + 1 if s.mark(j, ",") else j
            y, k = year(s, after_comma)
            return CalendarDay(y, m, value), k if y else j
    return None


def separator(s: Sentence, i: int) -> tuple[str, int] | None:
    """Between members of a list: "and" for ",", "i", "/"; "to" for a dash or "do"."""
    t = s.t[i]
    if t.gap > Gap.SPACE:
        return None
    if t.shape is Shape.MARK:
        if t.mark == "-":
            return "to", i + 1
        if t.mark in ",/+&":
            return "and", i + 2 if t.mark == "," and s.has(i + 1, "and") else i + 1
        return None
    if "to" in t.senses:
        return "to", i + 1
    if "and" in t.senses:
        return "and", i + 1
    return None


def days(s: Sentence, i: int) -> Atom | None:
    """Dates that share a month or a year: "5 i 6 grudnia", "28.06–02.07", "2, 16, 30 marca", "od 3 do 28 lutego"."""
    begin = i
    from_said = s.has(i, "from")
    only_until = s.has(i, "to")
    if from_said or only_until:
        i += 1
        if s.has(i, "on_days"):
            i += 1
    elif s.has(i, "in") or s.has(i, "on_days"):
        i += 1
    first = day_item(s, i)
    if first is None:
        return None
    members: list[CalendarDay] = [first[0]]
    joints: list[str] = []
    i = stop = first[1]
    complete = 1 if first[0].month else 0
    numeric = s.t[i - 1].shape in (Shape.PAIR, Shape.TRIPLE)
    while len(members) < LONGEST_LIST:
        joint = separator(s, i)
        following = day_item(s, joint[1]) if joint else None
        if joint is None or following is None or (joint[0] == "to" and joints[-1:] == ["to"]):
            break
        if complete and not following[0].month:
            break
        if complete and not numeric and s.t[joint[1]].shape is Shape.PAIR:
            break
        joints.append(joint[0])
        members.append(following[0])
        i = following[1]
        if following[0].month:
            stop, complete = i, len(members)
    if not complete:
        return None
    members, joints = members[:complete], joints[: complete - 1]
    if not share(members):
        return None
    items: list[tuple[Day, Day | None]] = []
    for n, member in enumerate(members):
        if n and joints[n - 1] == "to":
            items[-1] = (items[-1][0], member)
        else:
            items.append((member, None))
    direction = None
    if len(items) == 1 and items[0][1] is None:
        direction = "after" if from_said else "before" if only_until else None
    return Atom(begin, stop, Days(items, direction))


def share(members: list[CalendarDay]) -> bool:
    """Give every day the month and the year said later; False where a day is in no calendar."""
    m = y = None
    for member in reversed(members):
        m = member.month = member.month or m
        if member.year is None and y is not None:
            member.year = y
        y = member.year
        if not possible(member.year, member.month, member.day):
            return False
    return True


# --- clocks


def clock_time(s: Sentence, i: int, *, sure: bool) -> tuple[Clock, int] | None:
    """A time of day. sure: a word before it says that it is one, so that "19", "17.30" and "17,30" are hours."""
    t = s.t[i]
    j = i + 1
    if t.shape is Shape.CLOCK:
        value = Clock(t.numbers[0], t.numbers[1])
    elif t.shape is Shape.PAIR and t.mark != "/" and len(t.raw.split(t.mark)[1]) == 2 and (sure or t.mark == "."):
        value = Clock(t.numbers[0], t.numbers[1])
        if not sure and possible(None, t.numbers[1], t.numbers[0]):
            return None
    elif sure and t.shape is Shape.NUMBER and len(t.raw) < 3:
        value = Clock(t.numbers[0])
    elif sure and t.shape is Shape.NUMBER and len(t.raw) == 4:
        value = Clock(t.numbers[0] // 100, t.numbers[0] % 100)
    else:
        return None
    if value.hour > 24 or (value.minute or 0) > 59 or (value.hour == 24 and value.minute):
        return None
    if "measure" in s.t[j].senses or s.mark(j, "%°"):
        return None
    return value, j


def clocks(s: Sentence, i: int) -> Atom | None:
    """ "godz. 17.30", "o 19", "18:00–20:00", "w godz. 10-16", "od 10:00 do 16:00", "godz. 16, 18 i 20"."""
    begin = i
    sure = hour_said = from_said = until_said = False
    for _ in range(4):
        senses = s.t[i].senses
        if "hour_word" in senses:
            sure = hour_said = True
            i += 1
            while s.mark(i, ".:") and s.t[i].gap is Gap.NONE:
                i += 1
        elif "from" in senses or "to" in senses:
            from_said, until_said = "from" in senses, "to" in senses
            i += 1
        elif "at" in senses:
            sure = True
            i += 1
        elif "in" in senses:
            i += 1
        else:
            break
    first = clock_time(s, i, sure=sure)
    if first is None and s.t[i].shape in (Shape.PAIR, Shape.NUMBER) and s.mark(i + 1, "-"):
        second = clock_time(s, i + 2, sure=False)
        first = clock_time(s, i, sure=True) if second and s.t[i].shape is Shape.PAIR else None
    if first is None:
        return None
    items: list[tuple[Clock, Clock | None]] = [(first[0], None)]
    i = first[1]
    plain = s.t[i - 1].shape is Shape.NUMBER
    while len(items) < LONGEST_LIST:
        joint = separator(s, i)
        if joint is None:
            break
        j = joint[1]
        said = s.has(j, "at") or s.has(j, "hour_word")
        while s.has(j, "hour_word") or s.has(j, "at"):
            j = s.dot(j + 1)
        following = clock_time(s, j, sure=said or not plain or joint[0] == "to" or s.t[j].raw.isdigit())
        if following is None or (joint[0] == "to" and items[-1][1] is not None) or "month" in s.t[following[1]].senses:
            break
        if s.t[j].shape is Shape.NUMBER and not plain and joint[0] == "and" and not said:
            break
        if joint[0] == "to":
            items[-1] = (items[-1][0], following[0])
        else:
            items.append((following[0], None))
        i = following[1]
    alone = len(items) == 1 and items[0][1] is None
    if not sure and not hour_said and plain and alone:
        return None
    direction = ("after" if from_said else "before" if until_said else None) if alone else None
    return Atom(begin, i, Clocks(items, direction))


def weekdays(s: Sentence, i: int) -> Atom | None:
    """ "w piątek", "pt."."""
    begin = i
    if s.has(i, "in"):
        i += 1
    senses = s.t[i].senses
    if "weekday" not in senses or "weekday_weak" in senses:
        return None
    stop = s.dot(i + 1) if "abbreviation" in senses else i + 1
    return Atom(begin, stop, Days([(Weekday(senses["weekday"]), None)]))


RULES: tuple[Rule, ...] = (days, clocks, weekdays)
