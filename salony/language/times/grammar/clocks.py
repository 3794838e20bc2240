"""Times of day: in numbers, in words, with a part of the day, in stretches and lists."""

from dataclasses import replace

from salony.language.times.grammar.dates import as_clock, in_chain, is_day_before_hour, named_after, number
from salony.language.times.grammar.leads import NO_LEAD, Lead, clock_lead
from salony.language.times.grammar.sentence import LONGEST_LIST, Phrase, Sentence, separator
from salony.language.times.lexer import BREAK, CLOCK, LINE, MARK, NO_GAP, NUMBER, PAIR, PARAGRAPH, SPACE, WORD
from salony.language.times.values import Clock, Clocks, possible

WORKING_HOURS = range(6, 25)


def spoken_hour(s: Sentence, i: int) -> tuple[int, int] | None:
    """ "siedemnastej", "dwudziestej pierwszej", "15stej" → (hour, next)."""
    t = s.t[i]
    if t.shape is NUMBER:
        found = number(s, i) if s.t[i + 1].gap is NO_GAP else None
        return (
            found if found and found[1] > i + 1 and found[0] <= 24 and s.has(found[1] - 1, "ordinal_suffix") else None
        )
    if s.lexicon.settings.get("cardinal_hours"):
        value = t.senses.get("cardinal", 0)
        return (value, i + 1) if 0 < value <= 24 and len(t.raw) > 2 else None
    if not 0 < t.senses.get("ordinal", 0) <= 24:
        return None
    return number(s, i)


def spoken_minutes(s: Sentence, i: int) -> tuple[int, int] | None:
    """ "trzydzieści", "dwadzieścia pięć", "15" → (minutes, next)."""
    t = s.t[i]
    if t.shape is NUMBER and t.numbers[0] < 60 and len(t.raw) < 3:
        return t.numbers[0], i + 1
    value = t.senses.get("cardinal", 0) or t.senses.get("quarter_of_hour", 0)
    if not value:
        return None
    unit = s.t[i + 1].senses.get("cardinal", 0)
    return (value + unit, i + 2) if value in (20, 30, 40, 50) and 0 < unit < 10 else (value, i + 1)


def whole_hour(s: Sentence, i: int) -> tuple[int, int] | None:
    t = s.t[i]
    if t.shape is NUMBER and len(t.raw) < 3 and t.numbers[0] <= 24:
        return spoken_hour(s, i) or (t.numbers[0], i + 1)
    return spoken_hour(s, i)


def reckoned(s: Sentence, i: int, said: Lead) -> tuple[Clock, int] | None:
    """Minutes before and after an hour: "wpół do ósmej", "kwadrans po 3", "za pięć ósma", "dziesięć po szóstej"."""
    t = s.t[i]
    if "half_to" in t.senses or "half_past" in t.senses:
        found = whole_hour(s, i + 1)
        if not found or not found[0]:
            return None
        hour = found[0] if "half_past" in t.senses else found[0] - 1 or 12
        return Clock(hour, 30, vague=hour <= 12, spoken=True), found[1]
    if "in_future" in t.senses:
        minutes = spoken_minutes(s, i + 1)
        found = spoken_hour(s, minutes[1]) if minutes else None
        if not minutes or not found or not 0 < minutes[0] < 60:
            return None
        hour = found[0] - 1 or 12
        return Clock(hour, 60 - minutes[0], vague=hour <= 12, spoken=True), found[1]
    exact = "quarter_of_hour" in t.senses
    if t.shape is NUMBER:
        if not s.t[i + 1].senses:
            return None
    elif not exact and "cardinal" not in t.senses:
        return None
    minutes = spoken_minutes(s, i)
    if not minutes or not 0 < minutes[0] < 60:
        return None
    j = minutes[1] + 1 if s.t[minutes[1]].senses.get("unit") == "minute" else minutes[1]
    past, before = s.has(j, "after") or s.has(j, "past_hour"), s.has(j, "to_hour")
    figures = t.shape is NUMBER and j == minutes[1]
    if not (past or before) or (figures and (said.direction or said.between or minutes[0] % 5)):
        return None
    found = whole_hour(s, j + 1) if exact or before or s.has(j, "past_hour") else spoken_hour(s, j + 1)
    if not found or not found[0]:
        return None
    hour = found[0] if past else found[0] - 1 or 12
    return Clock(hour, minutes[0] if past else 60 - minutes[0], vague=hour <= 12, spoken=True), found[1]


def one(s: Sentence, i: int, said: Lead) -> tuple[Clock, int, bool] | None:
    """A time of day: (clock, next, whether it needs company)."""
    t = s.t[i]
    shape = t.shape
    if shape is MARK or shape is BREAK:
        return None
    if shape is NUMBER and s.t[i + 1].gap is not NO_GAP and month_follows(s, i + 1):
        return None
    found = reckoned(s, i, said) if shape is WORD or shape is NUMBER else None
    weak = False
    if shape is CLOCK:
        hour, minute = t.numbers[0], t.numbers[1]
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            return None
        found = Clock(hour, minute, vague=0 < hour <= 12 and t.raw[0] != "0"), i + 1
        if "unit" in s.t[i + 1].senses and s.t[i + 1].senses["unit"] == "hour" and len(s.t[i + 1].raw) == 1:
            found = found[0], s.past(i + 1)
    elif shape is PAIR:
        found = dotted(s, i, said)
    elif found is None and shape is NUMBER:
        bare = digits(s, i, said)
        found, weak = (bare[:2], bare[2]) if bare else (None, False)
    elif found is None and ("ordinal" in t.senses or "cardinal" in t.senses):
        bare = words(s, i, said)
        found, weak = (bare[:2], bare[2]) if bare else (None, False)
    elif found is None and (said.direction or said.between):
        found = turning_point(s, i)
    if found is None:
        return None
    clock, j = found
    if s.has(j, "hour_after") and s.t[j].gap < LINE:
        j, weak = s.past(j), False
    qualified = qualify(s, j, clock)
    if qualified:
        return qualified[0], qualified[1], False
    if s.measured(j) or (shape is NUMBER and month_follows(s, j)):
        return None
    return clock, j, weak


def turning_point(s: Sentence, i: int) -> tuple[Clock, int] | None:
    """Noon and midnight after "do", "przed", "po": "od 20 do północy"."""
    begin, stop = s.lexicon.settings["parts"].get(s.t[i].senses.get("part"), (0, 1))
    return (Clock(begin), i + 1) if begin == stop else None


def month_follows(s: Sentence, j: int) -> bool:
    t = s.t[j]
    return ("month" in t.senses and t.gap < PARAGRAPH) or ("roman" in t.senses and t.raw.isupper() and t.raw != "I")


def _reaches(s: Sentence, i: int) -> bool:
    """Whether a pair is the first of two hours, both at whole five minutes: "Concert 7.30-9.00"."""
    to = separator(s, i + 1)
    other = s.t[to[1]] if to is not None and to[0] == "to" else None
    if other is None or other.shape not in (PAIR, CLOCK):
        return False
    return not (s.t[i].numbers[1] % 5 or other.numbers[1] % 5)


def dotted(s: Sentence, i: int, said: Lead) -> tuple[Clock, int] | None:
    """ "17.30", and after a word for the hour "17,30" and "17.05"."""
    t = s.t[i]
    width = len(t.raw) - t.raw.index(t.mark) - 1
    if width != 2 or t.numbers[0] > 24 or t.numbers[1] > 59 or (t.numbers[0] == 24 and t.numbers[1]):
        return None
    sure = said.sure or s.has(i + 1, "hour_after")
    if t.mark == "," and not sure:
        return None
    if not sure and s.is_of_paragraph(i) and not part_after(s, i + 1) and not _reaches(s, i):
        return None
    if not sure and possible(None, t.numbers[1], t.numbers[0]):
        other = separator(s, i + 1)
        beside = s.t[other[1]] if other else t
        # "18.10, 17:00": hours in one list are written alike, so the first is a day.
        span = beside.shape is CLOCK and other is not None and other[0] == "to"
        clear = (span and not is_day_before_hour(s, i)) or (
            beside.shape is PAIR and not possible(None, beside.numbers[1], beside.numbers[0]) and as_clock(beside)
        )
        if not clear:
            return None
    if s.glued(i + 1, ".") and s.t[i + 2].shape is NUMBER and s.t[i + 2].gap is NO_GAP:
        return None
    vague = 0 < t.numbers[0] <= 12 and t.raw[0] != "0"
    return Clock(t.numbers[0], t.numbers[1], vague=vague), i + 1


def digits(s: Sentence, i: int, said: Lead) -> tuple[Clock, int, bool] | None:
    """ "19" after "o" or "godz."; "1900" after "godz."; "15sta" beside "godzina"; weak after "od", "do", "po"."""
    t = s.t[i]
    value = t.numbers[0]
    if (
        len(t.raw) == 4
        and said.hour
        and value // 100 < 24
        and value % 100 < 60
        and value % 5 == 0
        and t.raw[:2] != "20"
    ):
        return Clock(value // 100, value % 100), i + 1, False
    spoken = spoken_hour(s, i)
    if spoken and (said.sure or s.has(spoken[1], "hour_word")):
        j = spoken[1] + 1 if s.has(spoken[1], "hour_word") else spoken[1]
        return Clock(spoken[0], vague=spoken[0] <= 12, spoken=True), j, False
    if len(t.raw) > 2 or value > 24:
        return None
    j = i + 1
    vague = 0 < value <= 12 and t.raw[0] != "0"
    clock = Clock(value, vague=vague and not said.hour, spoken=vague and not said.hour)
    if s.mark(j, "/") and s.t[j + 1].shape is NUMBER:
        return None
    if s.has(j, "hour_after") and s.t[j].gap < LINE:
        return clock, j, False
    unit = s.t[j].senses.get("unit")
    if unit == "hour" and len(s.t[j].raw) == 1 and s.t[j].gap is NO_GAP and (said.sure or said.direction):
        return clock, s.past(j), False
    if unit and not ("hour_word" in s.t[j].senses and said.sure):
        return None
    if part_after(s, j):
        return clock, j, False
    if said.hour:
        minute = apart(s, j)
        if minute is not None:
            return Clock(value, minute), j + 1, False
        return clock, j, False
    if said.at and (s.ends(j) or (value >= 6 and not counted(s, j))):
        return clock, j, False
    named = said.direction or said.near or said.between
    return (clock, j, True) if named else None


def apart(s: Sentence, j: int) -> int | None:
    """The minutes of "godz. 17 30", where a raised pair of figures has lost its place."""
    t = s.t[j]
    if t.shape is not NUMBER or len(t.raw) != 2 or t.gap >= LINE or t.numbers[0] % 5 or t.numbers[0] > 59:
        return None
    return None if month_follows(s, j + 1) or s.t[j + 1].shape is NUMBER else t.numbers[0]


def counted(s: Sentence, j: int) -> bool:
    """Whether the unknown word after "o 10" is what is counted: "o 10 obrazach", by the endings of the language."""
    endings: list[str] = s.lexicon.settings.get("counted_endings", [])
    return s.t[j].shape is BREAK and s.t[j].raw.lower().endswith(tuple(endings))


def words(s: Sentence, i: int, said: Lead) -> tuple[Clock, int, bool] | None:
    """ "o siedemnastej trzydzieści"; without "o" only with a part of the day or the word for the hour."""
    spoken = spoken_hour(s, i)
    if spoken is None or _counts_out(s, i):
        return None
    hour, j = spoken
    clock = Clock(hour, vague=hour <= 12, spoken=hour <= 12)
    minutes = spoken_minutes(s, j) if s.t[j].shape is WORD and "cardinal" in s.t[j].senses and said.sure else None
    if minutes and 0 < minutes[0] < 60 and s.t[minutes[1]].senses.get("unit") is None:
        return replace(clock, minute=minutes[0]), minutes[1], False
    if s.has(j, "hour_word") and s.t[j].senses.get("unit") == "hour":
        return clock, j + 1, False
    if part_after(s, j) or said.hour:
        return clock, j, False
    if any(s.has(j, sense) for sense in ("unit", "weekday", "month", "edge")):
        return None
    if said.at and (s.ends(j) or (hour > 12 and not counted(s, j))):
        return clock, j, False
    if (said.direction or said.near or said.between) and s.ends(j):
        return clock, j, not s.t[j].gap >= LINE and said.near
    return None


def _counts_out(s: Sentence, i: int) -> bool:
    """ "pierwszy o 17, drugi – o 19": an ordinal behind a comma that has not the ending of an hour ("drugiej")."""
    endings = s.lexicon.settings.get("hour_endings")
    if endings is None or not i or s.t[i - 1].shape is not MARK:
        return False
    return "ordinal" in s.t[i].senses and not s.t[i].raw.lower().endswith(tuple(endings))


def part_after(s: Sentence, j: int) -> str | None:
    """The part of the day that qualifies the hour before it: "8 wieczorem", "3 w nocy"."""
    t = s.t[j]
    return t.senses.get("part_alone") if t.gap < LINE else None


def qualify(s: Sentence, j: int, clock: Clock) -> tuple[Clock, int] | None:
    part = part_after(s, j)
    if part is None or clock.hour > 12:
        return (replace(clock, vague=False), s.past(j)) if part else None
    return in_part(clock, part), s.past(j)


def in_part(clock: Clock, part: str) -> Clock:
    """An hour from 1 to 12 with the part of the day it falls into."""
    hour = clock.hour
    if part in ("afternoon", "evening", "pm") or (part == "noon" and hour < 7):
        hour = hour + 12 if hour < 12 else 24 if part == "evening" else 12
    elif part in ("night", "midnight"):
        hour = hour if hour < 6 else hour + 12
    elif part in ("early", "morning", "am") and hour == 12:
        hour = 0
    return replace(clock, hour=hour, vague=False, spoken=False)


def clocks(s: Sentence, i: int) -> Phrase | None:
    """Times of day with what leads to them: "godz. 17.30", "18:00–20:00", "od 9 rano do 11", "o 16, 18 i 20"."""
    said, j = clock_lead(s, i)
    if s.t[j].shape is not WORD and (in_chain(s, j) or (not said.sure and named_after(s, j))):
        return None
    first = one(s, j, said)
    if first is None:
        return between_numbers(s, i) if j == i else None
    clock, k, weak = first
    items: list[tuple[Clock, Clock | None]] = [(clock, None)]
    stop = k
    while len(items) < LONGEST_LIST:
        joint = separator(s, k)
        if joint is None or (joint[0] == "to" and items[-1][1] is not None):
            break
        following = next_clock(s, joint, said, exact=s.t[j].shape is not NUMBER)
        if following is None:
            break
        if joint[0] == "to" or (said.between and len(items) == 1):
            items[-1] = (items[-1][0], following[0])
            weak = weak and following[2] and not (said.between and clock.hour in WORKING_HOURS)
        else:
            items.append((following[0], None))
        stop = k = following[1]
    first_clock, until = items[0]
    said_part = until and (part_after(s, stop - 1) or part_after(s, stop - 2))
    if until and said_part and first_clock.vague and first_clock.hour + 12 < until.hour:
        items[0] = (replace(first_clock, hour=first_clock.hour + 12, vague=False, spoken=False), until)
    elif until and first_clock.vague and not until.vague and first_clock.spoken and until.hour > 12:
        items[0] = (settle_before(first_clock, until), until)
    alone = len(items) == 1 and until is None
    confidence = 0.95 if said.sure or not weak else 0.7
    if s.measured(stop):
        return None
    return Phrase(i, stop, clocks=Clocks(items, said.direction if alone else None), weak=weak, confidence=confidence)


def settle_before(first: Clock, until: Clock) -> Clock:
    """ "od 4 do 19": four in the afternoon; "od 10 do 18": ten in the morning."""
    if first.hour < 7 and first.hour + 12 < until.hour:
        return replace(first, hour=first.hour + 12, vague=False, spoken=False)
    return replace(first, vague=False, spoken=False)


def next_clock(s: Sentence, joint: tuple[str, int], said: Lead, *, exact: bool) -> tuple[Clock, int, bool] | None:
    """The next member of a stretch or a list of hours."""
    own, j = clock_lead(s, joint[1])
    own = Lead() if own is NO_LEAD else own
    t = s.t[j]
    if t.gap > SPACE:
        return None
    if own.direction == "after" and joint[0] == "to":
        return None
    if joint[0] == "to":
        if t.shape is NUMBER and exact and not own.sure and len(t.raw) > 2:
            return None
        own.at, own.hour, own.between = own.at or said.sure or exact, own.hour or said.hour, True
    elif t.shape is NUMBER and exact and not own.sure:
        last_of_list = (
            (said.sure or said.between) and not s.mark(joint[1] - 1, ",/+&") and t.numbers[0] in WORKING_HOURS
        )
        if not last_of_list or not s.ends(j + 1):
            return None
        own.at = True
    else:
        own.at, own.hour = own.at or said.at or exact, own.hour or said.hour
        own.between = said.between
    if own.direction and joint[0] == "and":
        return None
    return one(s, j, own)


def between_numbers(s: Sentence, i: int) -> Phrase | None:
    """Bare "8-16" and "8–15.30", which are hours beside a day and nowhere else."""
    a = s.t[i]
    if a.shape is not NUMBER or len(a.raw) > 2 or not s.mark(i + 1, "-"):
        return None
    b = s.t[i + 2]
    last = as_clock(b) if b.shape is PAIR else Clock(b.numbers[0]) if b.shape is NUMBER else None
    if last is None or len(b.raw) > 5 or a.numbers[0] not in WORKING_HOURS or not a.numbers[0] < last.hour <= 24:
        return None
    j = i + 3
    if part_after(s, j):
        first, until = in_part(Clock(a.numbers[0]), part_after(s, j) or ""), in_part(last, part_after(s, j) or "")
        return Phrase(i, j + 1, clocks=Clocks([(first, until)]), confidence=0.9)
    if s.has(j, "hour_after"):
        return Phrase(i, s.past(j), clocks=Clocks([(Clock(a.numbers[0]), last)]), confidence=0.95)
    if s.measured(j) or month_follows(s, j) or s.has(j, "unit") or s.mark(j, "-/") or s.glued(j, "."):
        return None
    return Phrase(i, j, clocks=Clocks([(Clock(a.numbers[0]), last)]), weak=True, confidence=0.7)


def part_of_day(s: Sentence, i: int) -> Phrase | None:
    """ "wieczorem", "w południe", "o północy"."""
    name = s.t[i].senses.get("part_alone")
    if name is None or "part_bound" in s.t[i].senses:
        return None
    return Phrase(i, i + 1, clocks=part_clocks(s, name), confidence=0.8)


def part_clocks(s: Sentence, name: str) -> Clocks:
    begin, stop = s.lexicon.settings["parts"][name]
    if begin == stop:
        return Clocks([(Clock(begin), None)])
    return Clocks([(Clock(begin), Clock(stop))], part=name)
