"""Dates in so many words or numbers, alone, in lists and in stretches that share a month or a year."""

from dataclasses import dataclass, replace

from salony.language.times.grammar.sentence import DIRECTIONS, LONGEST_LIST, Phrase, Sentence, lead, separator
from salony.language.times.lexer import (
    BREAK,
    CLOCK,
    LINE,
    MARK,
    NO_GAP,
    NUMBER,
    PAIR,
    PARAGRAPH,
    SPACE,
    TRIPLE,
    WORD,
    Token,
)
from salony.language.times.values import CalendarDay, Clock, Clocks, Day, Days, possible

CENTURY_TURN = 60
NUMERIC_SHAPES = (NUMBER, PAIR, TRIPLE)
SURE, NUMERIC, PAIRED = 0.97, 0.95, 0.6


@dataclass(slots=True)
class Year:
    value: int | None = None
    shift: int | None = None


def number(s: Sentence, i: int) -> tuple[int, int] | None:
    """A day's number: "28", "28." before a month, "18tego", "15-tego", "piętnastego" → (value, next)."""
    t = s.t[i]
    if t.shape is NUMBER:
        value, j = t.numbers[0], i + 1
        if len(t.raw) > 2 or not 1 <= value <= 31:
            return None
        after = s.t[j]
        if after.gap is not NO_GAP:
            return value, j
        if "ordinal_suffix" in after.senses:
            return value, j + 1
        if s.glued(j, "-.") and s.has(j + 1, "ordinal_suffix") and s.t[j + 1].gap is NO_GAP:
            return value, j + 2
        if s.glued(j, "-") and s.has(j + 1, "roman") and s.t[j + 1].raw.isupper() and s.t[j + 1].gap is NO_GAP:
            return value, j + 1
        if s.glued(j, ".") and (
            s.has(j + 1, "month") or s.has(j + 1, "roman") or s.lexicon.settings.get("dotted_days")
        ):
            return value, j + 1
        return value, j
    value = t.senses.get("ordinal", 0)
    if value <= 0:
        return None
    unit = s.t[i + 1].senses.get("ordinal", 0)
    if value in (20, 30) and 0 < unit < 10:
        return value + unit, i + 2
    if s.mark(i + 1, "-") and value in (20, 30) and 0 < s.t[i + 2].senses.get("ordinal", 0) < 10:
        return value + s.t[i + 2].senses["ordinal"], i + 3
    return value, i + 1


def month(s: Sentence, i: int) -> tuple[int, int] | None:
    t = s.t[i]
    if t.gap > LINE:
        return None
    if "month" in t.senses:
        return (t.senses["month"], s.past(i)) if is_month(s, i) else None
    if "roman" in t.senses and t.raw.isupper() and t.gap < LINE:
        return t.senses["roman"], i + 1
    return None


def is_month(s: Sentence, i: int) -> bool:
    """Whether a word that may also be another one ("may", "march") is a month here: by its capital or what precedes."""
    t, before = s.t[i], s.t[i - 1]
    if "month_weak" not in t.senses or not t.raw.islower():
        return True
    return i > 0 and (before.shape is NUMBER or "of" in before.senses or "ordinal_suffix" in before.senses)


def year(s: Sentence, i: int, *, alone: bool = False) -> tuple[Year, int] | None:
    """The year that stands at `i`: "2025", "2025 r.", "roku 2025", "br."; on the same line, unless it stands alone."""
    t = s.t[i]
    if t.gap >= LINE and not alone:
        return None
    if "year_now" in t.senses:
        j = s.past(i)
        if j == i + 1 and s.glued(j, ".") and s.has(j + 1, "year_word") and s.t[j + 1].gap is NO_GAP:
            j = s.past(j + 1)
        return Year(shift=0), j
    j = i + 1 if "year_word" in t.senses else i
    t = s.t[j]
    if t.shape is not NUMBER or len(t.raw) != 4 or not 1000 <= t.numbers[0] <= 2999:
        return None
    if t.gap >= LINE and not (alone and j == i):
        return None
    return Year(t.numbers[0]), year_word(s, j + 1)


def year_word(s: Sentence, i: int) -> int:
    """Past the "r." or "roku" after a year."""
    return s.past(i) if s.has(i, "year_word") and s.t[i].gap < LINE else i


def full_year(value: int) -> int:
    """A year of two digits means the one nearest to our time: 15 → 2015, 74 → 1974."""
    return value if value > 99 else value + (2000 if value < CENTURY_TURN else 1900)


def triple(t: Token, order: str) -> CalendarDay | None:
    """ "5.12.2024", "2024-12-05", "10/31/1974" and, where the month comes first, "11.18.2021": the only reading."""
    a, b, c = t.numbers[:3]
    if a > 31:
        return CalendarDay(a, b, c) if possible(a, b, c) else None
    y = full_year(c)
    for d, m in ((b, a), (a, b)) if order == "mdy" and t.mark == "/" else ((a, b), (b, a)):
        if possible(y, m, d):
            return CalendarDay(y, m, d)
        if t.mark != "/" and order != "mdy":
            return None
    return None


def as_clock(t: Token) -> Clock | None:
    """A PAIR read as an hour: "17.05"."""
    if t.shape is PAIR and len(t.raw) - t.raw.index(t.mark) == 3 and t.numbers[0] < 24 and t.numbers[1] < 60:
        return Clock(t.numbers[0], t.numbers[1])
    return None


def numeric_date(s: Sentence, i: int) -> tuple[CalendarDay, int] | None:
    """ "5.12.2024", "2024-12-05", "16.10", "16.10.", "3.XII", "4/25"."""
    t = s.t[i]
    if t.shape is TRIPLE:
        found = triple(t, s.lexicon.settings["order"])
        return (found, year_word(s, i + 1)) if found else None
    if t.shape is PAIR:
        return paired_date(s, i)
    if t.shape is NUMBER and s.glued(i + 1, "/") and s.t[i + 2].shape is NUMBER and not s.t[i + 2].gap:
        return slashed_date(s, i)
    return None


def paired_date(s: Sentence, i: int) -> tuple[CalendarDay, int] | None:
    t = s.t[i]
    d, m = t.numbers
    if t.mark == "," or not possible(None, m, d) or s.measured(i + 1) or s.is_of_paragraph(i):
        return None
    joint = separator(s, i + 1)
    if joint and len(t.raw) - t.raw.index(t.mark) == 3:
        other = s.t[joint[1]]
        if other.shape is PAIR and as_clock(other) and not possible(None, other.numbers[1], other.numbers[0]):
            return None
        if other.shape is CLOCK and joint[0] == "to" and not is_day_before_hour(s, i):
            return None
    j = i + 1
    found = year(s, j)
    if s.glued(j, ".") and s.t[j + 1].gap is NO_GAP and s.t[j + 1].shape in NUMERIC_SHAPES and not year(s, j + 1):
        return None
    if found is None and s.glued(j, "."):
        found = year(s, j + 1)
        if found is None and (s.t[j + 1].gap is not NO_GAP or s.mark(j + 1, "-,)")):
            return CalendarDay(None, m, d), j + 1
    if found is None:
        return CalendarDay(None, m, d), j
    return (CalendarDay(found[0].value, m, d, this_year=found[0].shift), found[1]) if fits(found[0], m, d) else None


def is_day_before_hour(s: Sentence, i: int) -> bool:
    """Whether a pair and an hour of another writing behind a dash are a day and its hour: "pt. 13.03 – 17:45".

    Events begin at whole five minutes, and a weekday stands beside a day.
    """
    if not s.mark(i + 1, "-") or not possible(None, s.t[i].numbers[1], s.t[i].numbers[0]):
        return False
    before = s.t[i - 2] if s.mark(i - 1, ".,") else s.t[i - 1]
    return bool(s.t[i].numbers[1] % 5) or "weekday" in before.senses


def slashed_date(s: Sentence, i: int) -> tuple[CalendarDay, int] | None:
    """ "4/25" and "28/06": only beside an hour or a weekday, or alone; it may be a flat, a fraction, a school year."""
    a, b = s.t[i].numbers[0], s.t[i + 2].numbers[0]
    after = i + 3
    if i and s.t[i - 1].gap is NO_GAP and s.t[i - 1].shape is MARK and s.t[i - 1].mark == "/":
        return None
    alone = s.t[i].gap is PARAGRAPH and s.t[after].gap is PARAGRAPH
    timed = s.has(after, "at") or s.has(after, "hour_word") or s.t[after].shape is CLOCK
    k = after + 1 if s.mark(after, ",(") else after
    named = (s.has(k, "weekday") and s.t[k].gap <= LINE) or (i > 0 and s.has(i - 1, "weekday"))
    if not (alone or timed or named) or len(s.t[i].raw) > 2 or len(s.t[i + 2].raw) > 2:
        return None
    for d, m in ((b, a), (a, b)) if s.lexicon.settings["order"] == "mdy" else ((a, b), (b, a)):
        if possible(None, m, d):
            return CalendarDay(None, m, d), after
    return None


def fits(said: Year, m: int, d: int) -> bool:
    return possible(said.value, m, d)


def core(s: Sentence, i: int) -> tuple[CalendarDay, int] | None:
    """A date without its weekday; the month may be missing: "3", "3 lutego 2025", "3.02", "lipiec 13"."""
    found = numeric_date(s, i)
    if found:
        return found
    t = s.t[i]
    numbered = number(s, i)
    if numbered:
        value, j = numbered
        if s.has(j, "of") and s.has(j + 1, "month") and s.t[j + 1].gap < LINE:
            j += 1
        named = month(s, j)
        if named is None or not possible(None, named[0], value):
            return (CalendarDay(day=value), j) if named is None else None
        m, j = named
        return with_year(s, j, m, value, ordinal=numbered[1] > i + 1 or t.shape is WORD)
    if "month" not in t.senses or ("month_weak" in t.senses and t.raw.islower()):
        return None
    if i and s.t[i - 1].shape is NUMBER and t.gap < LINE and len(s.t[i - 1].raw) < 3:
        return None
    m, j = t.senses["month"], s.past(i)
    numbered = number(s, j) if s.t[j].gap < LINE else None
    if numbered is None or (s.t[numbered[1]].shape is MARK and s.t[numbered[1]].mark == ":"):
        return None
    if s.t[i].raw.islower() and not s.has(i, "month_alone") and not s.lexicon.settings.get("month_first"):
        return None
    if not possible(None, m, numbered[0]):
        return None
    return with_year(s, numbered[1], m, numbered[0], ordinal=True)


def with_year(s: Sentence, j: int, m: int, d: int, *, ordinal: bool) -> tuple[CalendarDay, int]:
    """The year after a day and its month, if one stands there; of two digits only after "14-tego kwietnia"."""
    t = s.t[j]
    if t.shape is MARK:
        said = year(s, j + 1) if s.mark(j, ",") or s.glued(j, ".-") else None
    else:
        said = year(s, j) or (stacked_year(s, j) if t.shape is NUMBER else None)
    if said and fits(said[0], m, d):
        return CalendarDay(said[0].value, m, d, this_year=said[0].shift), said[1]
    if said and said[0].value:
        return CalendarDay(said[0].value, m, d), said[1]
    if ordinal and t.shape is NUMBER and len(t.raw) == 2 and t.gap is SPACE and s.t[j + 1].gap >= LINE:
        return CalendarDay(full_year(t.numbers[0]), m, d), j + 1
    return CalendarDay(None, m, d), j


def stacked_year(s: Sentence, j: int) -> tuple[Year, int] | None:
    """The year of a calendar's leaf: day, month and year each on a line of its own."""
    if s.t[j].gap is not LINE or s.t[j - 1].gap is not LINE or s.t[j + 1].gap < LINE:
        return None
    return year(s, j, alone=True)


def weekday_at(s: Sentence, i: int) -> tuple[int, int] | None:
    senses = s.t[i].senses
    if "weekday" in senses:
        return senses["weekday"], s.past(i)
    return None


def member(s: Sentence, i: int) -> tuple[CalendarDay, int] | None:
    """One member of a list of days with its weekday before it or after it, in brackets or without."""
    named = weekday_at(s, i)
    j = i
    if named:
        j = named[1]
        if s.mark(j, ",:-|") or (s.mark(j, "(") and s.t[j + 1].shape is not WORD):
            j += 1
        if s.has(j, "on_days") and not s.has(j, "month"):
            j = s.past(j)
    if s.t[j].gap >= PARAGRAPH and j > i:
        return None
    found = core(s, j)
    if found is None:
        return None
    day, j = found
    if named:
        if not day.month and s.t[j].shape is MARK and not s.mark(j, "-,/"):
            return None
        day.weekday = named[0]
        if s.mark(j, ")") and any(s.mark(k, "(") for k in range(i, j)):
            j += 1
        return day, j
    k = j + 1 if s.mark(j, ",-(") else j
    after = weekday_at(s, k) if s.t[k].gap < LINE else None
    # "do 14 marca, wt.–niedz. 11–17": a stretch of weekdays has a meaning of its own.
    stretch = after is not None and s.mark(after[1], "-") and weekday_at(s, after[1] + 1) is not None
    if after and not stretch and not s.has(k, "weekday_weak"):
        bracket = s.mark(k - 1, "(")
        follows = s.t[after[1] + (1 if s.mark(after[1], ",") else 0)]
        closed = bracket and s.mark(after[1], ")")
        if closed or (not bracket and follows.shape not in (NUMBER, PAIR, TRIPLE)):
            day.weekday = after[0]
            j = after[1] + 1 if closed else after[1]
            if (
                day.month is None
                and closed
                and (named_month := month(s, j))
                and possible(None, named_month[0], day.day)
            ):
                day.month, j = named_month
            if day.year is None and day.month and (said := year(s, j)) and possible(said[0].value, day.month, day.day):
                day.year, day.this_year, j = said[0].value, said[0].shift, said[1]
    return day, j


def named_after(s: Sentence, i: int) -> bool:
    """Whether a street, a school or a regiment is named here ("ul. 3 Maja"), or a thing is numbered ("sala 12")."""
    j = i - 2 if i > 1 and s.glued(i - 1, ".:") else i - 1
    return j >= 0 and ("namesake" in s.t[j].senses or "number_word" in s.t[j].senses) and s.t[j + 1].gap < LINE


def in_chain(s: Sentence, i: int) -> bool:
    """Whether a number is part of a longer one: a telephone, an account, a version."""
    t, before = s.t[i], s.t[i - 1] if i else s.t[-1]
    if before.shape is MARK and before.mark in "$€£" and t.gap < LINE:
        return True
    if i > 1 and t.shape is NUMBER and _is_group(s, i - 1) and _is_group(s, i - 2):
        return True
    if not i or t.gap is not NO_GAP or t.shape is WORD:
        return False
    if before.mark == "-" and before.gap is NO_GAP and s.t[i - 2].shape is NUMBER and len(s.t[i - 2].raw) > 2:
        # "May 23, 2022-6:30 pm": a year and an hour, whose colon no telephone has.
        return not (t.shape is CLOCK and len(s.t[i - 2].raw) == 4 and s.t[i - 2].raw.startswith(("19", "20")))
    if before.shape is NUMBER or (before.shape is BREAK and before.stop == t.begin):
        return True
    if before.mark == ":" and s.t[i - 2].raw[-1:].isalpha():
        # "Zbiórka:12.05.2026", "Zbiórka:12 maja": a label without its space.
        return t.shape not in (TRIPLE, CLOCK) and "month" not in s.t[i + 1].senses
    return (
        before.shape is MARK
        and before.mark in "./-:_#@=&+§"
        and before.gap is NO_GAP
        and i > 1
        and (before.mark in "_#@=&+§" or (s.t[i - 2].shape in (*NUMERIC_SHAPES, BREAK) and before.mark != "-"))
    )


def _is_group(s: Sentence, i: int) -> bool:
    """Two or three figures between spaces, as in a telephone's number."""
    t = s.t[i]
    return t.shape is NUMBER and len(t.raw) in (2, 3) and s.t[i + 1].gap is SPACE


def _dotted(s: Sentence, i: int) -> bool:
    """An ordinal's dot before what joins it to the next day: "17.–18.10.", "17. i 18. maja"; not "3. – 5 maja"."""
    t, dot, joint = s.t[i], s.t[i + 1], s.t[i + 2]
    if dot.mark != "." or dot.shape is not MARK or dot.gap is not NO_GAP or len(t.raw) > 2:
        return False
    if not 1 <= t.numbers[0] <= 31 or separator(s, i + 2) is None or s.t[i + 3].shape is WORD:
        return False
    return joint.gap is NO_GAP or t.gap <= SPACE


def commaed(s: Sentence, i: int) -> tuple[list[CalendarDay], int] | None:
    """A member, or the two of "12,13 maja", which look like a decimal."""
    t = s.t[i]
    if t.shape is NUMBER:
        comma = s.t[i + 1]
        if comma.mark == "," and comma.shape is MARK and comma.gap is NO_GAP and not s.t[i + 2].senses:
            day = t.numbers[0]
            return ([CalendarDay(day=day)], i + 1) if len(t.raw) < 3 and 1 <= day <= 31 else None
        if _dotted(s, i):
            return [CalendarDay(day=t.numbers[0])], i + 2
    elif t.shape is PAIR and t.mark == ",":
        a, b = t.numbers
        named = month(s, i + 1)
        if not (1 <= a <= 31 and 1 <= b <= 31):
            return None
        if named is None:
            return [CalendarDay(day=a), CalendarDay(day=b)], i + 1
        if not (possible(None, named[0], a) and possible(None, named[0], b)):
            return None
        last, j = with_year(s, named[1], named[0], b, ordinal=False)
        return [CalendarDay(day=a), last], j
    found = member(s, i)
    return ([found[0]], found[1]) if found else None


def gather(s: Sentence, i: int) -> tuple[list[CalendarDay], list[str], int] | None:
    """The members of a list from `i` on up to the last that has its month, and what joins them."""
    begun = commaed(s, i)
    if begun is None:
        return None
    members, i = begun
    joints = ["and"] * (len(members) - 1)
    stop = i
    complete = len(members) if members[-1].month else 0
    while len(members) < LONGEST_LIST:
        joint = separator(s, i)
        if joint is None or (joint[0] == "to" and joints[-1:] == ["to"]):
            break
        j = joint[1] + 1 if s.has(joint[1], "on_days") and not s.has(joint[1], "month") else joint[1]
        j = j + 1 if s.has(j, "in") else j
        several = commaed(s, j)
        if several is None:
            break
        following = several[0][-1], several[1]
        numeric = s.t[i - 1].shape in (PAIR, TRIPLE) or s.t[i - 2].shape is PAIR
        pair_after_words = complete and not numeric and s.t[j].shape is PAIR and as_clock(s.t[j])
        if pair_after_words or s.t[j].gap > SPACE:
            break
        if complete and not following[0].month and not (members[complete - 1].month and month_first(s, i)):
            break
        if complete and not following[0].month:
            following[0].month = members[-1].month
            after = following[1] + 1 if s.mark(following[1], ",") else following[1]
            if said := year(s, after):
                following = replace(following[0], year=said[0].value, this_year=said[0].shift), said[1]
        joints += [joint[0]] + ["and"] * (len(several[0]) - 1)
        members += [*several[0][:-1], following[0]]
        i = following[1]
        if following[0].month:
            stop, complete = i, len(members)
    if complete:
        return members[:complete], joints[: complete - 1], stop
    s.barren = max(s.barren, i - 1)
    return None


def month_first(s: Sentence, i: int) -> bool:
    """Whether the date that ends before `i` is written "lipiec 13"."""
    return i > 1 and s.t[i - 1].shape is NUMBER and s.has(i - 2, "month") and len(s.t[i - 1].raw) < 3


def share(members: list[CalendarDay], joints: list[str]) -> bool:
    """Give every day the month and the year said later; False where a day is in no calendar."""
    later: CalendarDay | None = None
    for n in range(len(members) - 1, -1, -1):
        day = members[n]
        if later is not None:
            if day.month is None:
                if joints[n] == "to" and (day.day or 0) > (later.day or 31):
                    return False
                day.month = later.month
            if day.year is None and day.this_year is None:
                day.this_year = later.this_year
                crossing = joints[n] == "to" and (day.month or 0, day.day or 0) > (later.month or 0, later.day or 0)
                day.year = later.year - crossing if later.year is not None else None
        if not possible(day.year, day.month, day.day):
            return False
        later = day
    year_said: CalendarDay | None = None
    for n, day in enumerate(members):
        if day.year is None and day.this_year is None and year_said and year_said.year:
            crossing = joints[n - 1] == "to" and (day.month or 0) < (year_said.month or 0)
            day.year = year_said.year + crossing
            if not possible(day.year, day.month, day.day):
                return False
        year_said = day
    return True


def without_house_number(s: Sentence, i: int, members: list[CalendarDay], joints: list[str]) -> bool:
    """Whether the first number of two belongs to the word before it: "Kościuszki 3, 5 maja"."""
    before = s.t[i - 1] if i else None
    return (
        before is not None
        and len(members) == 2
        and joints[0] == "and"
        and s.t[i].shape is NUMBER
        and s.mark(i + 1, ",")
        and (before.shape is BREAK and s.t[i].gap is SPACE and before.raw.istitle())
    )


def dates(s: Sentence, i: int) -> Phrase | None:
    """Dates that share a month or a year: "5 i 6 grudnia", "28.06–02.07", "2, 16, 30 marca", "od 3 do 28 lutego"."""
    said, j = lead(s, i)
    if named_after(s, i) or (s.t[j].shape is not WORD and in_chain(s, j)):
        return None
    found = gather(s, j) if j >= s.barren else None
    if found is None:
        return None
    members, joints, stop = found
    if without_house_number(s, j, members, joints):
        return None
    if not share(members, joints):
        return None
    if s.t[stop - 1].shape is PAIR and s.measured(stop):
        return None
    items: list[tuple[Day, Day | None]] = []
    for n, day in enumerate(members):
        bounded = n and (joints[n - 1] == "to" or (said == "between" and n == 1))
        if bounded and items[-1][1] is None:
            items[-1] = (items[-1][0], day)
        else:
            items.append((day, None))
    alone = len(items) == 1 and items[0][1] is None
    phrase = Phrase(i, stop, Days(items, DIRECTIONS.get(said or "") if alone else None), confidence=SURE)
    first = s.t[j]
    if first.shape is PAIR and alone and members[0].year is None:
        phrase.confidence = PAIRED
        clock = as_clock(first)
        phrase.weak = len(first.raw) == 3 and stop == j + 1 and members[0].weekday is None
        if clock and stop == j + 1 and members[0].weekday is None:
            phrase.other = Clocks([(clock, None)], DIRECTIONS.get(said or ""))
    elif first.shape in (PAIR, TRIPLE):
        phrase.confidence = NUMERIC
        if alone and len(first.numbers) > 3 and first.numbers[3] < 24 and first.numbers[4] < 60:
            phrase.clocks = Clocks([(Clock(first.numbers[3], first.numbers[4]), None)])
    return phrase
