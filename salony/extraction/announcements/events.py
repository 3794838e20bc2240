"""From mentions to drafts: one event is one draft, however often its page names it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from salony.extraction.announcements.belonging import door_time, feast_of, umbrella_of
from salony.extraction.announcements.completing import likeliest
from salony.extraction.announcements.lexicon import first_class, kind_of, table, words
from salony.extraction.announcements.likeness import alike, lasts, same_clock, same_day
from salony.extraction.announcements.memory import Mention
from salony.extraction.announcements.moments import Moment, daily, last_of_daily
from salony.extraction.announcements.observances import without_observances
from salony.extraction.announcements.openings import OPENING, SHOW
from salony.extraction.announcements.status import stays
from salony.extraction.announcements.titles import Title
from salony.extraction.document import Document
from salony.extraction.fields import Scope, fill_all
from salony.language.times import TimeExpression
from salony.vocabulary import EventDraft, EventStatus, Evidence

CONFIDENCE: dict[str, dict[str, float]] = table("confidence")
THRESHOLD = 2.9


def drafts(
    document: Document, mentions: list[Mention], doors: Sequence[TimeExpression] = (), doubt: float = 0.0
) -> list[EventDraft]:
    """One draft for each event. doubt: how much more clearly prose must say that something happens on this page."""
    kept = without_observances([m for m in mentions if m.weight >= _threshold(m, doubt) and _names_something(m)])
    kept = exhibitions(kept or ([] if doubt else likeliest(mentions, THRESHOLD)))
    joined = rescheduled(join(kept), document.text)
    dated = [m for m in joined if m.rule != "text.fate"]
    late = [m for m in mentions if m.rule == "text.fate" and m.weight < THRESHOLD]
    for fate in late:
        _headline_fate(fate, joined, dated)
    return fill_all(
        [_draft(document, m, door_time(m, doors), umbrella_of(m, joined), feast_of(m, joined)) for m in joined]
    )


def _threshold(mention: Mention, doubt: float) -> float:
    told = mention.rule in ("text.prose", "text.recurring", "text.fate")
    return THRESHOLD + doubt * told


def _headline_fate(fate: Mention, joined: list[Mention], dated: list[Mention]) -> None:
    """A headline that cancels: of the event with its name, of the page's only one, or of itself where no other is."""
    if fate.title is None or fate.notice is None:
        return
    name = fate.title.name
    target = next((m for m in joined if m.title and alike(m.title.name, name) >= 0.6), None)
    if target is None and len(dated) == 1:
        target = dated[0]
    if target is not None:
        if target.notice is None:
            target.notice, target.notice_place = fate.notice, fate.notice_place
    elif not joined:
        joined.append(fate)


def _names_something(mention: Mention) -> bool:
    name = mention.title.name if mention.title else ""
    return len(name) >= 3 and "@" not in name and "pause" not in first_class(name)


_DESCRIBED = "text.title.exhibited"
_QUOTED = re.compile(r"[„“\"«].{2,}[”“\"»]")


def exhibitions(mentions: list[Mention]) -> list[Mention]:
    """The opening and the exhibition are two events that lend each other name and day."""
    for m in mentions:
        if m.title is None:
            continue
        opens = bool(OPENING.match(m.title.name))
        only_end = m.moment.start is None and m.moment.end is not None
        runs = m.moment.end is not None and m.moment.end.day is not None and not m.moment.has_clock
        if opens and (only_end or runs):
            m.title = replace(m.title, name=shown(m.title.name), rule="text.title.exhibition")
        elif SHOW.match(m.title.name) and m.moment.has_clock and not m.listed and _runs_elsewhere(m, mentions):
            m.title = replace(
                m.title, name="wernisaż " + re.sub(r"^\w+", "wystawy", m.title.name), rule="text.title.opening"
            )
    openings = [m for m in mentions if m.title and OPENING.match(m.title.name)]
    first = {m.line: (n, m) for n, m in reversed(list(enumerate(openings)))}
    shows = [m for m in mentions if m.title and (SHOW.match(m.title.name) or _only_closes(m))]
    for show in shows:
        beside = [(abs(ahead), *first[show.line + ahead]) for ahead in range(-6, 7) if show.line + ahead in first]
        if not beside or show.title is None:
            continue
        near = min(beside)[2]
        if near.title is None:
            continue
        quote = _QUOTED.search(show.title.name)
        if quote and not _QUOTED.search(near.title.name) and not _of_another(near.title.name, show.title.name):
            near.title = replace(near.title, name=f"wernisaż wystawy {quote.group()}")
        elif not quote and len(show.title.name.split()) == 1:
            show.title = replace(show.title, name=shown(near.title.name))
        start = near.moment.start
        if show.moment.start is None and show.moment.end is not None and start is not None and start.day is not None:
            show.moment = replace(show.moment, start=replace(start, hour=None, minute=None))
        # What is opened hangs where it is opened.
        show.lent = [range_ for range_ in near.own if range_ not in show.own]
    return mentions


def _of_another(opening: str, show: str) -> bool:
    """ "wernisaż wystawy Adama Kota" beside "wystawa Ewy Lis „Ślady”": they name whose they are, and not the same."""
    first, second = (set(re.findall(r"(?<=\s)[A-ZĄĆĘŁŃÓŚŹŻ]\w{2,}", _QUOTED.sub("", name))) for name in (opening, show))
    return bool(first and second) and not first & second


def _only_closes(mention: Mention) -> bool:
    """ "Prace można oglądać do 9 maja": only the last day is said."""
    end = mention.moment.end
    return mention.moment.start is None and end is not None and end.day is not None and end.hour is None


def _runs_elsewhere(mention: Mention, mentions: list[Mention]) -> bool:
    return any(
        o is not mention and o.title and mention.title and o.moment.end is not None and o.moment.end.day is not None
        and not o.moment.has_clock and alike(o.title.name, mention.title.name) >= 0.6
        for o in mentions
    )  # fmt: skip


def shown(name: str) -> str:
    """The exhibition that an opening opens: "wernisaż wystawy „Ślady”" → "wystawa „Ślady”"."""
    bare = re.sub(r"^(?:\w+ )?(?:wernisaż\w*|otwarci\w*|finisaż\w*)\s*", "", name, flags=re.IGNORECASE)
    if SHOW.match(bare):
        return re.sub(r"^\w+", "wystawa", bare)
    return f"wystawa {bare}".strip()


# Names that sentences give.
_TOLD_NAMES = frozenset({"text.title.phrase", "text.title.quoted"})
_REACH = 200
# What a page says of one event in more places than this says nothing new.
_TOLD = 60


def join(mentions: list[Mention]) -> list[Mention]:
    """Mentions of one event become one: the same day, no other hour, names that agree or one that is borrowed."""
    kept: list[Mention] = []
    by_day: dict[tuple[int | None, int | None], list[Mention]] = {}
    undated: list[Mention] = []
    for mention in mentions:
        days = _days(mention)
        near = [m for day in days for m in by_day.get(day, ())] + kept[-1:] + undated if days else kept[-_REACH:]
        target = next((k for k in near if _same(k, mention)), None)
        if target is None:
            kept.append(mention)
            target = mention
        else:
            _absorb(target, mention)
        if not _days(target) and target is mention:
            undated = [*undated[-_REACH:], mention]
        for day in _days(target):
            bucket = by_day.setdefault(day, [])
            if not any(m is target for m in bucket):
                bucket.append(target)
    return kept


def rescheduled(mentions: list[Mention], text: str) -> list[Mention]:
    """ "… nie odbędzie się 5 maja. Nowy termin: 9 maja": one event that moves from the day it is cancelled on."""
    gone: list[Mention] = []
    for new in mentions:
        _played_later(new, mentions, text)
        if new.notice is None or new.notice.status is not EventStatus.POSTPONED or not new.moment.has_day:
            continue
        for old in mentions:
            if (
                old is not new
                and old.title is not None
                and new.title is not None
                and old.notice is not None
                and old.moment.start is not None
                and old.moment.has_day
                and not same_day(old.moment.start, new.moment.start)
                and old.notice.status is EventStatus.CANCELLED
                and (new.borrowed or (alike(old.title.name, new.title.name) >= 0.6 and not old.title.generic))
                and abs(old.line - new.line) <= 6
            ):
                new.previous = new.previous or old.moment
                if new.borrowed and not old.borrowed:
                    new.title, new.borrowed = old.title, False
                new.own += [r for r in old.own if r not in new.own]
                gone.append(old)
    return [m for m in mentions if not any(m is other for other in gone)]


def _played_later(new: Mention, mentions: list[Mention], text: str) -> None:
    """ "Spektakl nie dojdzie do skutku 9 marca. Zagramy go 11 kwietnia": whatever the verb, it moves."""
    if stays(text[slice(*new.own[0])]):
        return
    if new.notice is not None or not new.borrowed or new.title is None or new.listed or new.recurrence is not None:
        return
    for old in mentions:
        if (
            old.notice is None
            or old.borrowed
            or old.previous is not None
            or old.title is None
            or not 0 <= new.line - old.line <= 6
            or old.title.name != new.title.name
        ):
            continue
        first, second = old.moment.start, new.moment.start
        if first is None or second is None or first.day is None or second.day is None:
            continue
        if (second.year or 0, second.month or 0, second.day) > (first.year or 0, first.month or 0, first.day):
            new.notice, new.notice_place = replace(old.notice, status=EventStatus.POSTPONED), old.notice_place
            old.notice = replace(old.notice, status=EventStatus.CANCELLED)


def _days(mention: Mention) -> list[tuple[int | None, int | None]]:
    """Month and day of the start and of the end, those that are said."""
    return [(v.month, v.day) for v in (mention.moment.start, mention.moment.end) if v is not None]


def _same(a: Mention, b: Mention) -> bool:
    first, second = a.moment, b.moment
    if a.title is None or b.title is None:
        return False
    likeness = alike(a.title.name, b.title.name)
    if _differ(a.title.name, b.title.name) or (a.recurrence and b.recurrence and not _one_rule(a, b)):
        return False
    if _DESCRIBED in (a.title.rule, b.title.rule) and SHOW.match(a.title.name) and SHOW.match(b.title.name):
        # "zdjęcia Anny Lis można oglądać do końca maja": the works of an exhibition that the page names.
        return first.end is not None and first.end == second.end and (first.start is None or second.start is None)
    if (first.start is None and first.end is None) or (second.start is None and second.end is None):
        fate = 0.1 * ("text.fate" in (a.rule, b.rule))
        if fate and a.notice and b.notice and _kinds(a.title.name) & _kinds(b.title.name):
            # "Spacer przełożony" above "spacer śladami generała został przełożony".
            return True
        return likeness >= 0.6 - fate and not (
            a.recurrence and b.recurrence and a.recurrence.recurrence != b.recurrence.recurrence
        )
    if first.start is not None and second.start is not None:
        if not same_day(first.start, second.start):
            return first.start == second.start and likeness >= 0.6
        if not same_clock(first.start, second.start):
            return False
        if first.end is not None and second.end is not None and first.end != second.end:
            return False
        if a.listed and b.listed and not (a.borrowed or b.borrowed) and lasts(first) != lasts(second):
            # "12 III – 3 IV: Jubileusz", "12 III, godz. 11: spotkanie z okazji jubileuszu" in one list.
            return False
        if _opens(a, b) or _opens(b, a):
            return False
        exact = first.start == second.start or first.start.hour is None or second.start.hour is None
        lent = (
            (a.borrowed or b.borrowed)
            and not (a.listed and b.listed)
            and not _of_two_kinds(a.title.name, b.title.name)
            and not _named_since(a, b)
        )
        # "Obrzęd dożynkowy" in the list below "Dożynki Gminne" is part of them.
        part = a.listed != b.listed and first.has_clock != second.has_clock
        return likeness >= (0.6 if part else 0.5) or (exact and lent)
    apart = OPENING.match(a.title.name) or OPENING.match(b.title.name)
    if likeness >= 0.6 and abs(a.line - b.line) <= 1 and not apart and _complete(first, second):
        return True
    return likeness >= 0.6 and first.end is not None and same_day(first.end, second.end)


def _named_since(told: Mention, later: Mention) -> bool:
    """What the later one is called was first spoken of when the other had been told: "… o 18. Odbędzie się też …"."""
    if told.title is None or later.title is None or told.borrowed or not later.borrowed:
        return False
    return later.title.rule in _TOLD_NAMES and later.title.begin > told.own[-1][1]


def _of_two_kinds(a: str, b: str) -> bool:
    """A fair and a concert of one day are two, though the one's name was lent."""
    first, second = _kinds(a), _kinds(b)
    return bool(first and second) and not first & second


def _kinds(name: str) -> set[str]:
    found = (kind_of(match.group()) for match in words(name))
    return {kind.lemma for kind in found if kind is not None and not kind.weak}


def _one_rule(a: Mention, b: Mention) -> bool:
    """Both are held on the same weekdays: gymnastics on Mondays and on Wednesdays are told apart."""
    first, second = (
        re.sub(r";(?:BYHOUR|BYMINUTE|UNTIL)=\w+", "", m.recurrence.recurrence or "") for m in (a, b) if m.recurrence
    )
    return first == second


def _complete(one: Moment, other: Moment) -> bool:
    """The one says only since when, the other only until when: "od 5 grudnia", "potrwa do końca stycznia"."""
    opens, closes = (one, other) if one.start is not None else (other, one)
    return opens.end is None and not opens.has_clock and closes.start is None and closes.end is not None


def _opens(opening: Mention, show: Mention) -> bool:
    """The one is an opening, the other what runs on after it."""
    if opening.title is None or show.title is None or not OPENING.match(opening.title.name):
        return False
    end = show.moment.end
    runs = end is not None and end.day is not None and not show.moment.has_clock
    return SHOW.match(show.title.name) is not None or (runs and not OPENING.match(show.title.name))


def _differ(a: str, b: str) -> bool:
    """Both quote a name, and not the same one."""
    first, second = _QUOTED.search(a), _QUOTED.search(b)
    return bool(first and second) and alike(first.group() if first else "", second.group() if second else "") < 0.5


def _absorb(target: Mention, other: Mention) -> None:
    start, more = target.moment.start, other.moment.start
    if start is None or (more is not None and more.hour is not None and start.hour is None):
        target.moment = replace(target.moment, start=more or start)
    if target.moment.end is None and other.moment.end is not None:
        target.moment = replace(target.moment, end=other.moment.end)
    by_kind = target.rule == "text.fate" and other.rule != "text.fate" and not other.borrowed
    if by_kind and target.title and other.title and alike(target.title.name, other.title.name) < 0.6:
        target.title = other.title
    if target.borrowed and not other.borrowed and not other.listed:
        target.title, target.borrowed = other.title, False
    elif other.borrowed and not target.borrowed:
        pass
    elif other.title and target.title and (other.title.score, len(other.title.name)) > (target.title.score + 0.4, 0):
        target.title = other.title
    if target.notice is None:
        target.notice, target.notice_place = other.notice, other.notice_place
    target.previous = target.previous or other.previous
    target.recurrence = target.recurrence or other.recurrence
    if len(target.own) < _TOLD:
        target.own += [r for r in other.own if r not in target.own]
    target.weight = max(target.weight, other.weight) + 0.3


def confidence(mention: Mention) -> float:
    """The share of such drafts that proved right on labelled pages, from `data/confidence.toml`."""
    row = CONFIDENCE.get(mention.rule, CONFIDENCE["text.prose"])
    sure = row["borrowed"] if mention.borrowed else row["clear"] if mention.weight >= row["clear_from"] else row["own"]
    if mention.moment.start is None and mention.moment.end is None and mention.recurrence is None:
        sure = min(sure, CONFIDENCE["undated"]["own"])
    elif not mention.moment.has_clock and mention.recurrence is None and not mention.borrowed:
        sure -= row["without_hour"]
    return round(max(0.1, min(sure, 0.98)), 4)


def _draft(
    document: Document,
    mention: Mention,
    doors: TimeExpression | None,
    umbrella: str | None,
    feast: tuple[int, int] | None = None,
) -> tuple[EventDraft, Scope]:
    title = mention.title or Title("", 0, 0, 0)
    moment = mention.moment
    sure = confidence(mention)
    evidence = {"name": Evidence(title.begin, title.stop, title.rule, sure)}
    if moment.start is not None:
        evidence["start"] = Evidence(moment.place, max(moment.stop, moment.place), mention.rule + ".start", sure)
    if moment.end is not None:
        evidence["end"] = Evidence(moment.place, max(moment.stop, moment.place), mention.rule + ".end", sure)
    if moment.start is not None and moment.has_clock and mention.recurrence is None and moment.end is not None:
        rule = daily(moment.start, moment.end)
    else:
        rule = None
    status = mention.notice.status if mention.notice else EventStatus.SCHEDULED
    if mention.notice:
        place = mention.notice_place
        evidence["status"] = Evidence(place + mention.notice.begin, place + mention.notice.stop, "text.status", sure)
    opened = None
    if doors is not None and doors.start is not None and moment.start is not None:
        opened = replace(moment.start, hour=doors.start.hour, minute=doors.start.minute)
        evidence["door_time"] = Evidence(doors.begin, doors.stop, "text.doors", sure)
    draft = EventDraft(
        name=title.name,
        start=moment.start,
        end=last_of_daily(moment) if rule else moment.end,
        door_time=opened,
        part_of=umbrella,
        recurrence=mention.recurrence.recurrence if mention.recurrence else rule,
        exclusions=mention.recurrence.exclusions if mention.recurrence else (),
        status=status,
        previous_start=mention.previous.start if mention.previous else None,
        confidence=round(sure, 4),
        evidence=evidence,
    )
    own, shared = tuple(mention.own), tuple(mention.shared)
    # What is lent is lent with the sentences before it in its line.
    lent = tuple((document.text.rfind("\n", 0, begin) + 1, stop) for begin, stop in mention.lent)
    return draft, Scope(
        document, own, shared, lent, place=mention.place, town=mention.town, stage=mention.stage, feast=feast
    )
