"""Which reader reads what: at every place of a text the longest phrase that some rule finds there."""

from salony.language.times.grammar.clocks import clocks, part_of_day
from salony.language.times.grammar.dates import dates
from salony.language.times.grammar.day_lists import overnight
from salony.language.times.grammar.recurrence import recurrence
from salony.language.times.grammar.relative import duration, relative
from salony.language.times.grammar.sentence import AHEAD, Phrase, Reader, Sentence
from salony.language.times.lexer import BREAK, CLOCK, MARK, NO_GAP, NUMBER, PAIR, PARAGRAPH, TRIPLE, WORD, Shape, Token

# Which readers may begin with a word of this sense; with a number of this shape.
Table = dict[str, tuple[Reader, ...]]
STARTS: Table = {
    **dict.fromkeys(
        ("from", "to", "before", "after", "between", "in", "article"), (recurrence, dates, clocks, relative)
    ),
    **dict.fromkeys(("at", "at_weak", "hour_word", "half_to", "half_past", "clock"), (clocks,)),
    **dict.fromkeys(("cardinal", "quarter_of_hour"), (recurrence, clocks, relative, duration)),
    **dict.fromkeys(("some", "tenths", "one"), (relative, duration)),
    **dict.fromkeys(
        (
            "season",
            "feast",
            "today",
            "today_part",
            "now",
            "year_word",
            "year_now",
            "edge",
            "within",
            "from_now",
            "same_day",
            "next_day",
        ),
        (relative,),
    ),
    **dict.fromkeys(("daily", "workdays", "weekends", "every", "weekday_plural", "month_adjective"), (recurrence,)),
    "on_days": (dates, relative),
    "month": (dates, relative),
    "weekday": (recurrence, dates, relative),
    "weekday_adjective": (relative,),
    "ordinal": (recurrence, dates, clocks, relative),
    "roman": (relative,),
    "this": (recurrence, relative),
    "in_future": (clocks, relative),
    "about": (relative,),
    "part_alone": (part_of_day,),
    "lasting": (duration,),
    "of": (overnight,),
}
# Which readers may begin with a number that stands before a word of this sense.
FOLLOWING: Table = {
    "month": (dates,),
    "roman": (dates,),
    "of": (dates,),
    "year_word": (relative,),
    "weekday": (recurrence, dates, relative),
    "unit": (clocks, relative, duration),
    **dict.fromkeys(("part_alone", "hour_after", "hour_word", "after", "past_hour", "to_hour"), (clocks,)),
    **dict.fromkeys(("and", "to"), (dates,)),
    "ordinal_suffix": (recurrence, dates, clocks, relative),
}
SHAPES: dict[Shape, tuple[Reader, ...]] = {
    NUMBER: (recurrence, dates, clocks, relative, duration),
    PAIR: (dates, clocks, relative, duration),
    TRIPLE: (dates,),
    CLOCK: (clocks,),
}
ORDER = (recurrence, dates, clocks, overnight, relative, part_of_day, duration)
# A "2.3" between two of these says nothing.
ALONE = (BREAK, NUMBER, PAIR)
SHORTEST_PAIR = 3
KNOWN: dict[tuple[object, ...], tuple[Reader, ...]] = {}


def readings(s: Sentence) -> list[Phrase]:
    """Left to right, at every place the longest phrase that some rule reads there; the earlier rule where two tie."""
    found: list[Phrase] = []
    i, count = 0, len(s.t) - AHEAD
    while i < count:
        t = s.t[i]
        if t.shape is BREAK or t.shape is MARK:
            i += 1
            continue
        best: Phrase | None = None
        for reader in starting(s, i):
            phrase = reader(s, i)
            if phrase and (best is None or (phrase.stop, best.weak) > (best.stop, phrase.weak)):
                best = phrase
        if best and best.weak:
            best = inner_date(s, best) or best
        if best:
            found.append(best)
            i = best.stop
        else:
            i = past_number(s, i)
    return found


def starting(s: Sentence, i: int) -> tuple[Reader, ...]:
    """The readers that may read something from here on."""
    t, following = s.t[i], s.t[i + 1]
    if t.shape is WORD:
        return cached(t, STARTS)
    if t.shape is NUMBER:
        return after_number(s, i)
    if t.shape is PAIR and following.shape in ALONE and s.t[i - 1].shape in ALONE and t.stop - t.begin == SHORTEST_PAIR:
        return ()
    if t.shape is PAIR and following.shape is not WORD:
        return SHAPES[t.shape][:2]
    return SHAPES[t.shape]


def cached(t: Token, table: Table) -> tuple[Reader, ...]:
    """The readers that a table gives for the senses of a word, in the order of ORDER."""
    key = (id(table), *t.senses)
    found = KNOWN.get(key)
    if found is None:
        readers = {reader for sense in t.senses for reader in table.get(sense, ())}
        found = KNOWN[key] = tuple(reader for reader in ORDER if reader in readers)
    return found


def after_number(s: Sentence, i: int) -> tuple[Reader, ...]:
    """What a number can begin shows in the token after it: a month, a unit, a dash, a comma of a list."""
    following = s.t[i + 1]
    if following.gap >= PARAGRAPH:
        return ()
    if following.shape is WORD:
        if "and" in following.senses and "tenths" in s.t[i + 2].senses:
            return SHAPES[PAIR]
        found = cached(following, FOLLOWING)
        return () if found == (dates,) and i < s.barren else found
    if following.shape is not MARK:
        return ()
    if following.mark == "-":
        return (dates, clocks, relative) if following.gap is NO_GAP else (dates, clocks)
    return (dates,) if following.mark in ",./+&(" and i >= s.barren else ()


def inner_date(s: Sentence, weak: Phrase) -> Phrase | None:
    """The date that begins inside a weak phrase and reaches beyond it: "na 3-6 września"."""
    for i in range(weak.begin + 1, weak.stop):
        phrase = dates(s, i)
        if phrase and phrase.stop > weak.stop:
            return phrase
    return None


def past_number(s: Sentence, i: int) -> int:
    """The next token; past the whole of a telephone, a price, a version that was no date."""
    t = s.t[i]
    if t.shape is WORD:
        return i + 1
    i += 1
    while s.t[i].gap is NO_GAP and (s.t[i].shape is NUMBER or (s.t[i].shape is MARK and s.t[i].mark in ".")):
        i += 1
    return i
