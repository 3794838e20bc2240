"""Days that are named by their distance, their place in a month, a feast or a season."""

from salony.language.times.grammar.clocks import part_clocks
from salony.language.times.grammar.dates import Year, month, named_after, number, year
from salony.language.times.grammar.day_lists import month_list, weekday_list
from salony.language.times.grammar.sentence import DIRECTIONS, Phrase, Sentence, article, lead
from salony.language.times.lexer import BREAK, LINE, NO_GAP, NUMBER, PAIR, SPACE, WORD
from salony.language.times.values import (
    CalendarDay,
    Cycle,
    CycleRun,
    Day,
    Days,
    Edge,
    Feast,
    Later,
    Length,
    Now,
    Nth,
    Season,
    Shift,
    Today,
    Weekday,
    possible,
)

Found = tuple[Day, int]
SPANS = ("week", "weekend", "month", "quarter", "year")


def amount(s: Sentence, i: int) -> tuple[float, int] | None:
    """ "2", "2.5", "dwie", "kilka", "pół", "2 i pół", "półtorej" → (count, next)."""
    t = s.t[i]
    if "tenths" in t.senses:
        return t.senses["tenths"] / 10, i + 1
    value: float | None = None
    if t.shape is NUMBER and len(t.raw) < 4:
        value = t.numbers[0]
    elif t.shape is PAIR:
        return float(t.raw.replace(",", ".")), i + 1
    else:
        value = t.senses.get("cardinal") or t.senses.get("some")
    if value is None:
        return None
    j = i + 1
    unit = s.t[j].senses.get("cardinal", 0)
    if value in (20, 30, 40, 50) and 0 < unit < 10:
        value, j = value + unit, j + 1
    if s.has(j, "and") and s.t[j + 1].senses.get("tenths") == 5:
        return value + 0.5, j + 2
    return value, j


def length(s: Sentence, i: int) -> tuple[Length, int] | None:
    """How long: "2 godziny", "pół godziny", "90 min.", "godzinę"."""
    j = i + 1 if s.has(i, "about") else i
    if "one" in s.t[j].senses and "unit" in s.t[j].senses:
        return Length(s.t[j].senses["one"], 1), s.past(j)
    counted = amount(s, j)
    if counted is None:
        return None
    count, j = counted
    unit = s.t[j].senses.get("unit")
    if unit is None or s.t[j].gap >= LINE:
        return None
    return Length(unit, count), s.past(j)


def shifted(s: Sentence, i: int) -> Found | None:
    """Shifts from now: "za 2 godziny", "7 dni temu", "dzień od dziś", "w 2 minuty", "w ciągu 2 tygodni"."""
    t = s.t[i]
    if "in_future" in t.senses or "within" in t.senses:
        found = length(s, i + 1)
        if found and (s.has(found[1], "ago") or s.has(found[1], "later")):
            return None
        if found and "within" in t.senses and found[0].unit in ("second", "minute", "hour"):
            return Shift(found[0].unit, found[0].count), found[1]
        return (Shift(found[0].unit, found[0].count, until="within" in t.senses), found[1]) if found else None
    if "in" in t.senses:
        found = length(s, i + 1)
        if found and counted_moment(s, i + 1, found[0]):
            return Shift(found[0].unit, found[0].count), found[1]
        return None
    found = length(s, i)
    if found is None:
        return None
    said, j = found
    if s.has(j, "ago"):
        return Shift(said.unit, -said.count), j + 1
    if s.has(j, "from_now"):
        return Shift(said.unit, said.count), j + 1
    if s.has(j, "later") or s.has(j, "earlier"):
        vague = "some" in s.t[i].senses or "some" in s.t[j - 2].senses
        return Later(said.unit, -said.count if s.has(j, "earlier") else said.count, vague), j + 1
    return None


def counted_moment(s: Sentence, i: int, said: Length) -> bool:
    """Whether "w" + length is a moment to come: "w 2 minuty", "w sekundę"; "w dzień", "w 2 lata" say something else."""
    if said.unit in ("second", "minute", "hour"):
        return "hour_word" not in s.t[i].senses or s.t[i].raw.lower().endswith("ę") or "cardinal" in s.t[i].senses
    return s.t[i].shape is NUMBER or "cardinal" in s.t[i].senses


def scope(s: Sentence, i: int) -> Found | None:
    """The month or year in which something is counted: "marca", "w październiku 2014", "tego miesiąca", "roku"."""
    j = article(s, i + 1 if s.has(i, "in") or s.has(i, "of") else i)
    if s.t[j].gap > LINE:
        return None
    if month(s, j) and "month" in s.t[j].senses:
        m, k = s.t[j].senses["month"], s.past(j)
        said = year(s, k)
        return (CalendarDay(said[0].value, m, this_year=said[0].shift), said[1]) if said else (CalendarDay(None, m), k)
    said = year(s, j) if s.t[j].shape is NUMBER or s.has(j, "year_word") or s.has(j, "year_now") else None
    if said:
        return CalendarDay(said[0].value, this_year=said[0].shift), said[1]
    which = s.t[j].senses.get("this")
    k = j if which is None else j + 1
    unit = s.t[k].senses.get("unit")
    if unit in SPANS and "counted_unit" not in s.t[k].senses:
        return Cycle(unit, which or 0), k + 1
    return season(s, j)


def ordinal_phrase(s: Sentence, i: int) -> Found | None:
    """ "ostatni poniedziałek marca", "trzeci dzień w październiku", "III kwartał 2025", "pierwszy weekend lipca"."""
    t = s.t[i]
    if "ordinal" in t.senses:
        n, j = t.senses["ordinal"], i + 1
    elif "roman" in t.senses and t.raw.isupper():
        n, j = t.senses["roman"], i + 1
    else:
        counted = number(s, i)
        if counted is None:
            return None
        n, j = counted
    named = s.t[j].senses
    if named.get("unit") == "quarter" and 1 <= n <= 4:
        said = year(s, j + 1)
        if said and said[0].value:
            return Cycle("quarter", n - 1, said[0].value), said[1]
        return None
    if "weekday" not in named and named.get("unit") not in ("day", "week", "weekend"):
        return None
    place = scope(s, s.past(j))
    if place is None or (n > 5 and "weekday" in named):
        return None
    unit = "weekday" if "weekday" in named else named["unit"]
    if unit == "weekend":
        return Nth(n, "weekday", 5, place[0]), place[1]
    return Nth(n, unit, named.get("weekday", 0), place[0]), place[1]


def this_phrase(s: Sentence, i: int) -> Phrase | None:
    """ "ten wtorek", "przyszły tydzień", "ostatnie dwa dni", "tej zimy", "ten wieczór"."""
    which = s.t[i].senses["this"]
    j = i + 1
    if s.t[j].gap >= LINE:
        return None
    senses = s.t[j].senses
    day: Day | None = None
    stop = j + 1
    if "weekday" in senses and "weekday_weak" not in senses:
        day, stop = Weekday(senses["weekday"], which), s.past(j)
    elif "unit" in senses and senses["unit"] in (*SPANS, "day") and "some" not in senses:
        day = Today(which) if senses["unit"] == "day" else Cycle(senses["unit"], which)
        if senses["unit"] == "day" and which:
            return None
    elif "season" in senses:
        day = Season(senses["season"], weeks=which)
    elif "month" in senses:
        day = CalendarDay(None, senses["month"], this_year=-1 if which < 0 else None)
    elif "feast" in senses:
        day = Feast(senses["feast"], weeks=which)
    elif "part" in senses and which <= 0:
        return Phrase(i, j + 1, Days([(Today(which), None)]), part_clocks(s, senses["part"]), confidence=0.8)
    elif which and (run := length(s, j)) and run[0].count == int(run[0].count):
        day, stop = CycleRun(run[0].unit, int(run[0].count), which > 0), run[1]
    return Phrase(i, stop, Days([(day, None)]), confidence=0.85) if day else None


def weekday_phrase(s: Sentence, i: int) -> Found:
    """ "wtorek", "wtorek za tydzień", "piątek następnego tygodnia"."""
    value, j = s.t[i].senses["weekday"], s.past(i)
    k = j + 1 if s.has(j, "in") or s.has(j, "of") else j
    which = s.t[k].senses.get("this")
    if which is not None and s.t[k + 1].senses.get("unit") == "week":
        return Weekday(value, in_week=which), k + 2
    if s.has(j, "in_future") and (later := length(s, j + 1)) and later[0].unit == "week" and later[0].count < 60:
        return Weekday(value, plus=int(later[0].count)), later[1]
    return Weekday(value), j


def edge(s: Sentence, i: int) -> Found | None:
    """ "koniec roku", "początku lipca", "połowie ferii"."""
    place = scope(s, i + 1)
    if place is None and (found := feast(s, i + 1)):
        place = found
    return (Edge(s.t[i].senses["edge"], place[0]), place[1]) if place else None


def season(s: Sentence, i: int) -> Found | None:
    """ "latem 2025", "ferie zimowe w województwie śląskim"."""
    name = s.t[i].senses.get("season")
    if name is None:
        return None
    j = i + 1
    said = year(s, j + 1 if s.has(j, "of") else j)
    if said and "unit" in s.t[i].senses:
        return None
    value, j = (said[0].value, said[1]) if said else (None, j)
    for k in range(j, j + 4):
        if "region" in s.t[k].senses and s.t[k].gap < LINE:
            return Season(name, value, region=s.t[k].senses["region"]), k + 1
    return Season(name, value), j


def feast(s: Sentence, i: int) -> Found | None:
    key = s.t[i].senses.get("feast")
    if key is None:
        return None
    said = year(s, i + 1)
    return (Feast(key, said[0].value), said[1]) if said and said[0].value else (Feast(key), i + 1)


def single(s: Sentence, i: int, said: str | None) -> Phrase | None:
    """One day or period that is no plain date, after its preposition."""
    t = s.t[i]
    senses = t.senses
    found: Found | None = None
    confidence = 0.85
    if "today" in senses:
        named = "part_alone" in s.t[i + 1].senses or begins_name(s, i + 1)
        if "part" in s.t[i + 1].senses and s.t[i + 1].gap < LINE and not named:
            return Phrase(
                i,
                i + 2,
                Days([(Today(senses["today"]), None)]),
                part_clocks(s, s.t[i + 1].senses["part"]),
                confidence=0.85,
            )
        found = Today(senses["today"]), i + 1
    elif "today_part" in senses:
        return Phrase(i, i + 1, Days([(Today(0), None)]), part_clocks(s, senses["today_part"]), confidence=0.85)
    elif "now" in senses:
        found, confidence = (Now(), i + 1), 0.5
    elif "weekday_adjective" in senses and "part" in s.t[i + 1].senses:
        day = Weekday(senses["weekday_adjective"])
        return Phrase(i, i + 2, Days([(day, None)]), part_clocks(s, s.t[i + 1].senses["part"]), confidence=0.8)
    elif "weekday_adjective" in senses:
        return attributive(s, i)
    if found is None and ("ordinal" in senses or t.shape is NUMBER or "roman" in senses):
        found = ordinal_phrase(s, i)
    if found is None and "this" in senses:
        return this_phrase(s, i)
    weak = False
    if found is None and "weekday" in senses and (part := part_beside(s, s.past(i))):
        return Phrase(
            i, s.past(i) + 1, Days([(Weekday(senses["weekday"]), None)]), part_clocks(s, part), confidence=0.8
        )
    if found is None and "weekday" in senses:
        found, weak = weekday_phrase(s, i), "weekday_weak" in senses
    if found is None and "edge" in senses:
        found = edge(s, i)
    if found is None and "feast" in senses and ("feast_weak" not in senses or said or year(s, i + 1)):
        found = feast(s, i)
    if found is None and "season" in senses:
        found = season(s, i)
        if found and found[1] == i + 1 and "season_alone" not in senses:
            found = None
    if found is None and said in DIRECTIONS and "unit" not in senses and t.shape is WORD:
        found = scope(s, i)
    return Phrase(i, found[1], Days([(found[0], None)]), confidence=confidence, weak=weak) if found else None


def attributive(s: Sentence, i: int) -> Phrase | None:
    """ "sobotni" beside a word that no rule knows: an adjective of what happens on that day."""
    t, after = s.t[i], s.t[i + 1]
    beside = after.shape is BREAK or s.t[i - 1].shape is BREAK
    if not beside or not t.raw.islower() or ("weekday" in after.senses and after.gap < LINE):
        return None
    day = Weekday(t.senses["weekday_adjective"], attributive=True)
    return Phrase(i, i + 1, Days([(day, None)]), confidence=0.4)


def part_beside(s: Sentence, i: int) -> str | None:
    """The part of the day in "sobota wieczór" and "Saturday morning"."""
    t = s.t[i]
    part: str | None = t.senses.get("part")
    if t.gap is not SPACE or "part_alone" in t.senses or begins_name(s, i):
        return None
    return part if part in s.lexicon.settings["parts"] else None


def begins_name(s: Sentence, i: int) -> bool:
    """Whether a capital makes a name of a part of the day: "jutro Noc Muzeów", "w sobotę Wieczór Poezji"."""
    t, after = s.t[i], s.t[i + 1]
    if not t.raw[:1].isupper() or t.raw.isupper() or s.lexicon.settings.get("capital_nouns"):
        return False
    return s.t[i - 1].raw[:1].islower() or (after.shape is BREAK and after.raw[:1].isupper())


def long_period(s: Sentence, i: int, said: str | None) -> Found | None:
    """A month or a year by itself: "w styczniu", "STYCZEŃ 2025", "w 2025 roku"."""
    t = s.t[i]
    if "month" in t.senses:
        named = t.senses["month"], s.past(i)
        if "month_weak" in t.senses and t.raw.islower():
            return None
        before = s.t[i - 1] if i else t
        if t.gap < LINE and (before.shape is NUMBER or "ordinal" in before.senses or before.mark == "."):
            return None
        following = year(s, named[1])
        if following:
            return CalendarDay(following[0].value, named[0], this_year=following[0].shift), following[1]
        alone = "month_alone" in t.senses and (
            said is not None or t.gap >= LINE or t.raw.isupper() or "month" in s.t[max(i - 2, 0)].senses
        )
        return (CalendarDay(None, named[0]), named[1]) if alone else None
    if t.shape is NUMBER and (stamped := year_month(s, i)):
        return stamped
    if t.shape is NUMBER or "year_word" in t.senses or "year_now" in t.senses:
        following = year(s, i, alone=True)
        of_impossible_date = i > 0 and "month" in s.t[i - 1].senses and t.gap < LINE
        if following is None or of_impossible_date or named_after(s, i):
            return None
        worded = "year_word" in t.senses or "year_now" in t.senses or "year_word" in s.t[i + 1].senses
        return (year_of(following[0]), following[1]) if worded else None
    return None


def year_month(s: Sentence, i: int) -> Found | None:
    """ "2025-07", as machines write a month."""
    y, m = s.t[i], s.t[i + 2]
    if len(y.raw) != 4 or not s.glued(i + 1, "-") or m.shape is not NUMBER or m.gap is not NO_GAP:
        return None
    if len(m.raw) != 2 or not possible(y.numbers[0], m.numbers[0], None) or s.glued(i + 3, "-./:"):
        return None
    return CalendarDay(y.numbers[0], m.numbers[0]), i + 3


def year_of(said: Year) -> CalendarDay:
    return CalendarDay(said.value, this_year=said.shift)


def relative(s: Sentence, i: int) -> Phrase | None:
    """Anything of this module with its preposition; weekdays may form a list."""
    found = shifted(s, i)
    if found:
        return Phrase(i, found[1], Days([(found[0], None)]), confidence=0.7)
    if "same_day" in s.t[i].senses or "next_day" in s.t[i].senses:
        after = 1 if "next_day" in s.t[i].senses else 0
        return Phrase(i, i + 1, Days([(Later("day", after), None)]), confidence=0.8)
    if "from_now" in s.t[i].senses:
        return Phrase(i, i + 1, Days([(Today(0), None)], "after"), confidence=0.7)
    said, j = lead(s, i)
    if said == "after" and (later := length(s, j)) and s.t[j].senses.get("unit") is None:
        return Phrase(i, later[1], Days([(Shift(later[0].unit, later[0].count), None)], "after"), confidence=0.6)
    phrase = single(s, j, said)
    if phrase is None:
        period = long_period(s, j, said)
        if period is None:
            return None
        phrase = Phrase(j, period[1], Days([(period[0], None)]), confidence=0.7)
        month_list(s, phrase)
    phrase.begin = i
    if phrase.days and phrase.clocks is None:
        phrase.days.direction = DIRECTIONS.get(said or "")
        if isinstance(phrase.days.items[0][0], Weekday):
            weekday_list(s, phrase)
    return phrase


def duration(s: Sentence, i: int) -> Phrase | None:
    """ "2 godziny", "przez godzinę", "90 min."."""
    said = "lasting" in s.t[i].senses
    counted = s.t[i].shape in (NUMBER, PAIR) or {"cardinal", "tenths", "some"} & s.t[i].senses.keys()
    if not said and not counted:
        return None
    found = length(s, i + 1 if said else i)
    if found is None or (found[0].unit == "year" and not said):
        return None
    return Phrase(i, found[1], length=found[0], confidence=0.6, clocks=None)
