"""From mentions to drafts: one event is one draft, however often its page names it."""

import re
from dataclasses import replace

from salony.extraction.announcements.mentions import Mention
from salony.extraction.announcements.titles import Title
from salony.extraction.document import Document
from salony.extraction.fields import Scope, fill
from salony.vocabulary import EventDraft, EventStatus, Evidence, PartialDateTime

THRESHOLD = 3.0


def drafts(document: Document, mentions: list[Mention]) -> list[EventDraft]:
    kept = [m for m in mentions if m.title is not None and m.weight >= THRESHOLD]
    joined = join(kept)
    return [_draft(document, m) for m in joined]


def stems(name: str) -> list[str]:
    return [w[:5] for w in re.findall(r"\w+", name.lower()) if len(w) > 1]


def alike(a: str, b: str) -> float:
    """From 0 to 1: shared word beginnings; 0.9 where one name holds the other."""
    x, y = set(stems(a)), set(stems(b))
    if not x or not y:
        return 0.0
    shared = len(x & y)
    if shared == min(len(x), len(y)):
        return 0.9 if len(x) != len(y) else 1.0
    return 2 * shared / (len(x) + len(y))


def same_day(a: PartialDateTime | None, b: PartialDateTime | None) -> bool:
    if a is None or b is None or a.day is None or b.day is None:
        return False
    return (a.month, a.day) == (b.month, b.day) and (a.year is None or b.year is None or a.year == b.year)


def same_clock(a: PartialDateTime | None, b: PartialDateTime | None) -> bool:
    return a is None or b is None or a.hour is None or b.hour is None or (a.hour, a.minute) == (b.hour, b.minute)


def join(mentions: list[Mention]) -> list[Mention]:
    """Mentions of the same event become one: the same day, no other hour, and names that agree or one that names nothing."""
    kept: list[Mention] = []
    for mention in mentions:
        target = next((k for k in kept if _same(k, mention)), None)
        if target is None:
            kept.append(mention)
        else:
            _absorb(target, mention)
    return kept


def _same(a: Mention, b: Mention) -> bool:
    first, second = a.moment, b.moment
    if a.title is None or b.title is None:
        return False
    likeness = alike(a.title.name, b.title.name)
    if (first.start is None and first.end is None) or (second.start is None and second.end is None):
        return likeness >= 0.6 and not (
            a.recurrence and b.recurrence and a.recurrence.recurrence != b.recurrence.recurrence
        )
    if first.start is not None and second.start is not None:
        if not same_day(first.start, second.start):
            return first.start == second.start and likeness >= 0.6
        if not same_clock(first.start, second.start):
            return False
        return likeness >= 0.5
    return likeness >= 0.6 and first.end is not None and same_day(first.end, second.end)


def _absorb(target: Mention, other: Mention) -> None:
    start, more = target.moment.start, other.moment.start
    if start is None or (more is not None and more.hour is not None and start.hour is None):
        target.moment = replace(target.moment, start=more or start)
    if target.moment.end is None and other.moment.end is not None:
        target.moment = replace(target.moment, end=other.moment.end)
    if other.title and target.title and (other.title.score, len(other.title.name)) > (target.title.score + 0.4, 0):
        target.title = other.title
    target.notice = target.notice or other.notice
    target.recurrence = target.recurrence or other.recurrence
    target.own += [r for r in other.own if r not in target.own]
    target.weight = max(target.weight, other.weight) + 0.3


def _draft(document: Document, mention: Mention) -> EventDraft:
    title = mention.title or Title("", 0, 0, 0)
    moment = mention.moment
    sure = min(0.98, 0.5 + 0.1 * mention.weight)
    evidence = {"name": Evidence(title.begin, title.stop, title.rule, sure)}
    if moment.start is not None:
        evidence["start"] = Evidence(moment.place, max(moment.stop, moment.place), mention.rule + ".start", sure)
    if moment.end is not None:
        evidence["end"] = Evidence(moment.place, max(moment.stop, moment.place), mention.rule + ".end", sure)
    status = mention.notice.status if mention.notice else EventStatus.SCHEDULED
    if mention.notice:
        place = mention.notice_place
        evidence["status"] = Evidence(place + mention.notice.begin, place + mention.notice.stop, "text.status", sure)
    draft = EventDraft(
        name=title.name,
        start=moment.start,
        end=moment.end,
        recurrence=mention.recurrence.recurrence if mention.recurrence else None,
        exclusions=mention.recurrence.exclusions if mention.recurrence else (),
        status=status,
        confidence=round(sure, 4),
        evidence=evidence,
    )
    return fill(draft, Scope(document, tuple(mention.own), tuple(mention.shared)))
