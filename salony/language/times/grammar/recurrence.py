"""What recurs: "w każdy wtorek", "co drugi piątek", "soboty i niedziele", "pn.-pt.", "pierwsza niedziela miesiąca"."""

from salony.language.times.grammar.dates import month, number
from salony.language.times.grammar.sentence import LONGEST_LIST, Phrase, Sentence, lead, separator
from salony.language.times.lexer import CLOCK, LINE, NUMBER, PAIR, SPACE, TRIPLE
from salony.language.times.values import Rule

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY"}
# From four days on a stretch of weekdays is a timetable ("wtorek–niedziela"); a shorter one a stretch of days.
SHORTEST_TIMETABLE = 4
CONFIDENCE = 0.85


def recurrence(s: Sentence, i: int) -> Phrase | None:
    said, j = lead(s, i)
    senses = s.t[j].senses
    found: tuple[Rule, int] | None = None
    if not senses and s.t[j].shape is not NUMBER:
        return None
    if "daily" in senses:
        found = Rule("DAILY"), s.past(j)
    elif "workdays" in senses:
        found = Rule("WEEKLY", byday=CODES[:5]), j + 1
    elif "weekends" in senses:
        found = Rule("WEEKLY", byday=CODES[5:]), j + 1
    elif "every" in senses and s.t[j + 1].gap < LINE:
        found = every(s, j + 1)
    if found is None and "weekday" in senses and said in (None, "from", "in"):
        found = timetable(s, j)
    if found is None and "weekday_plural" in senses and said in (None, "in"):
        found = plural(s, j, led=said is not None)
    if found is None and ("ordinal" in senses or "this" in senses or s.t[j].shape is NUMBER):
        found = monthly(s, j)
    if found is None and "month_adjective" in senses and "weekday_plural" in s.t[j + 1].senses:
        found = plural(s, j + 1, led=True)
        if found:
            found[0].bymonth = (senses["month_adjective"],)
    if found is None:
        return None
    rule, stop = found
    return in_months(s, Phrase(i, stop, rule=rule, confidence=CONFIDENCE))


def in_months(s: Sentence, phrase: Phrase) -> Phrase:
    """ "w każdą sobotę lipca", "we wtorki w maju"; a month with its own day is another expression."""
    rule, i = phrase.rule, phrase.stop
    if rule is None or rule.frequency != "WEEKLY" or s.t[i].gap >= LINE:
        return phrase
    j = i + 1 if s.has(i, "in") else i
    named = month(s, j) if "month" in s.t[j].senses else None
    if named and s.t[named[1]].shape is not NUMBER:
        rule.bymonth, phrase.stop = (named[0],), named[1]
    return phrase


def every(s: Sentence, i: int) -> tuple[Rule, int] | None:
    """After "każdy" and "co": a weekday, perhaps numbered; a unit, perhaps counted."""
    nth = monthly(s, i) or day_of_month(s, i)
    if nth:
        return nth
    interval, j = 1, i
    counted = number(s, i) if s.t[i].shape is NUMBER or "ordinal" in s.t[i].senses else None
    if counted:
        interval, j = counted
    elif "cardinal" in s.t[i].senses:
        interval, j = s.t[i].senses["cardinal"], i + 1
    elif "other" in s.t[i].senses:
        interval, j = 2, i + 1
    if "weekday" in s.t[j].senses:
        days, stop = weekday_run(s, j, "weekday")
        return Rule("WEEKLY", interval, days), stop
    if "weekday_plural" in s.t[j].senses:
        days, stop = weekday_run(s, j, "weekday_plural")
        return Rule("WEEKLY", interval, days), stop
    unit = s.t[j].senses.get("unit")
    if unit == "weekend":
        return Rule("WEEKLY", interval, CODES[5:]), j + 1
    if unit not in FREQUENCIES:
        return None
    rule, j = Rule(FREQUENCIES[unit], interval), j + 1
    k = j + 1 if s.has(j, "in") else j
    if unit == "week" and s.t[k].gap < LINE:
        for sense in ("weekday", "weekday_plural"):
            if sense in s.t[k].senses:
                rule.byday, j = weekday_run(s, k, sense)
                break
    return rule, j


def day_of_month(s: Sentence, i: int) -> tuple[Rule, int] | None:
    """After "każdego": "15. dnia miesiąca", "piętnastego dnia miesiąca"."""
    numbered = number(s, i)
    if numbered is None:
        return None
    value, j = numbered
    j = j + 1 if s.glued(j, ".") else j
    if s.t[j].senses.get("unit") != "day" or s.t[j].gap >= LINE or not s.has(j + 1, "monthly"):
        return None
    return Rule("MONTHLY", bymonthday=(value,)), j + 2


def weekday_run(s: Sentence, i: int, sense: str) -> tuple[tuple[str, ...], int]:
    """A list of weekdays from `i` on → (codes, next)."""
    codes = [CODES[s.t[i].senses[sense]]]
    stop = s.past(i)
    while len(codes) < LONGEST_LIST:
        joint = separator(s, stop)
        if joint is None or joint[0] != "and":
            break
        j = joint[1]
        while s.has(j, "in") or s.has(j, "every"):
            j += 1
        if sense not in s.t[j].senses or s.t[j].gap > SPACE:
            break
        codes.append(CODES[s.t[j].senses[sense]])
        stop = s.past(j)
    return tuple(dict.fromkeys(codes)), stop


def plural(s: Sentence, i: int, *, led: bool) -> tuple[Rule, int] | None:
    """ "wtorki", "w soboty i niedziele"; without a preposition only forms that cannot be one weekday ("środy")."""
    codes, stop = weekday_run(s, i, "weekday_plural")
    either = "weekday" in s.t[i].senses and len(codes) == 1
    timed = s.t[stop].shape in (CLOCK, PAIR) or "hour_word" in s.t[stop].senses or "at" in s.t[stop].senses
    if not led and either and (not timed or "this" in s.t[i - 1].senses):
        return None
    return Rule("WEEKLY", byday=codes), stop


def timetable(s: Sentence, i: int) -> tuple[Rule, int] | None:
    """ "od poniedziałku do piątku", "wt.–niedz."; with single days after it ("pn.-pt. i niedz.")."""
    first, j = s.t[i].senses["weekday"], s.past(i)
    joint = separator(s, j)
    if joint is None or joint[0] != "to" or "weekday" not in s.t[joint[1]].senses or s.t[joint[1]].gap > SPACE:
        return None
    last, stop = s.t[joint[1]].senses["weekday"], s.past(joint[1])
    span = (last - first) % 7 + 1
    after = s.t[stop + 1] if s.mark(stop, ",(") else s.t[stop]
    dated = after.shape in (TRIPLE, NUMBER) and "month" in s.t[stop + 1].senses
    if span < SHORTEST_TIMETABLE or dated:
        return None
    return Rule("WEEKLY", byday=tuple(CODES[(first + n) % 7] for n in range(span))), stop


def monthly(s: Sentence, i: int) -> tuple[Rule, int] | None:
    """ "pierwsza niedziela miesiąca", "pierwszą i trzecią środę każdego miesiąca", "ostatni piątek miesiąca"."""
    numbers = list[int]()
    j = i
    while len(numbers) < 4:
        senses = s.t[j].senses
        if "ordinal" in senses:
            numbers.append(senses["ordinal"])
            j += 1
        elif s.t[j].shape is NUMBER and s.t[j].numbers[0] <= 5 and (found := number(s, j)):
            numbers.append(found[0])
            j = found[1]
        else:
            return None
        if "weekday" in s.t[j].senses or "weekday_plural" in s.t[j].senses:
            break
        joint = separator(s, j)
        if joint is None or joint[0] != "and":
            return None
        j = joint[1]
    weekday = s.t[j].senses.get("weekday", s.t[j].senses.get("weekday_plural"))
    if weekday is None or any(n > 5 for n in numbers):
        return None
    code = CODES[weekday]
    k = s.past(j)
    while s.has(k, "in") or s.has(k, "of") or s.has(k, "every") or (s.has(k, "article") and not s.has(k, "monthly")):
        k += 1
    if not s.has(k, "monthly") or "this" in s.t[k - 1].senses:
        return None
    return Rule("MONTHLY", byday=tuple(f"{n}{code}" for n in numbers)), k + 1
