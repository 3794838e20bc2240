"""First what is equal: the same day and hour, the same name, and no venue that contradicts. Then what is alike.

The outcome does not depend on the order of arrival wherever names and hours are stated in full. Series are decided
before runs of days, those before single hours, and days without an hour last: such a draft joins the earliest hour of
its day and name. A series that comes after its single dates takes them in. What is equal to nothing is compared word by
word with what is known, by the weights of `salony.resolution.weights`, and joins it, is new, or is left to an editor.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from salony.resolution.folding import fold
from salony.resolution.likeness import likenesses
from salony.resolution.neighbour import Neighbour, Place
from salony.resolution.schedules import Timing, timing
from salony.resolution.titles import Agreement, agreement, contains, same_part
from salony.resolution.weights import Weights
from salony.vocabulary import Decision, EventDraft, Verdict

_LATER_DAYS = 3
"""Between an evening of opening and the first day that a calendar names may lie a day of rest and a weekend's end."""


@dataclass(frozen=True, slots=True)
class _Match:
    """score sorts matches, the best first is the greatest."""

    score: tuple[int, int, int]
    reasons: tuple[str, ...]


def decide(
    drafts: Sequence[EventDraft],
    neighbours: Iterable[Neighbour],
    *,
    places: Sequence[Place] | None = None,
    source: str = "",
    said: dt.date | None = None,
    weights: Weights | None = None,
) -> list[Decision]:
    """One decision for each draft, in their order.

    neighbours: what is known around the drafts' days. places: for each draft the venue as known, where it is.
    source, said: whose drafts they are and of when, as `Neighbour.of` was told of its own. weights: the shipped ones
    where None. A later draft may join an earlier one of the same batch (`Decision.joins`).
    """
    events: dict[str, list[Neighbour]] = defaultdict(list)
    for neighbour in neighbours:
        events[neighbour.key].append(neighbour)
    known = {key: tuple(said) for key, said in events.items()}
    words = [
        Neighbour.of(f"draft {position}", draft, places[position] if places else None, source, said)
        for position, draft in enumerate(drafts)
    ]
    batch: dict[str, int] = {}
    decisions: dict[int, Decision] = {}
    for position in sorted(range(len(drafts)), key=lambda index: (_breadth(words[index]), index)):
        word, draft = words[position], drafts[position]
        matches = _matches(word, events)
        if not matches:
            events[word.key].append(word)
            batch[word.key] = position
            decisions[position] = Decision(
                position=position, draft=draft, verdict=Verdict.NEW, reasons=("nothing alike",)
            )
            continue
        event, match = matches[0]
        absorbs = _absorbed(word, [key for key, _ in matches[1:] if key not in batch], events)
        for key in absorbs:
            events[event].extend(events.pop(key))
        events[event].append(word)
        joins = batch.get(event)
        decisions[position] = Decision(
            position=position,
            draft=draft,
            verdict=Verdict.SAME,
            event=None if joins is not None else event,
            joins=joins,
            absorbs=absorbs,
            reasons=match.reasons,
        )
    decisions |= _alike(words, decisions, known, weights)
    return [decisions[position] for position in range(len(drafts))]


def _alike(
    words: Sequence[Neighbour],
    decisions: Mapping[int, Decision],
    known: Mapping[str, Sequence[Neighbour]],
    weights: Weights | None,
) -> dict[int, Decision]:
    """Other decisions on drafts that equal nothing and resemble something."""
    taken = {decision.event for decision in decisions.values()} | {
        key for decision in decisions.values() for key in decision.absorbs
    }
    new = {p: words[p] for p, decision in decisions.items() if decision.verdict is Verdict.NEW}
    free = {key: _frame(said) for key, said in known.items() if key not in taken}
    found: dict[int, Decision] = {}
    for like in likenesses(new, free, weights):
        if any(
            _same_venue(words[like.position], other) is None and _both_known(words[like.position], other)
            for other in free[like.event]
        ):
            continue
        decision = decisions[like.position]
        if like.is_sure:
            found[like.position] = replace(
                decision, verdict=Verdict.SAME, event=like.event, probability=like.probability, reasons=like.reasons
            )
        else:
            found[like.position] = replace(
                decision,
                verdict=Verdict.UNSURE,
                resembles=like.event,
                probability=1.0 - like.probability,
                reasons=("perhaps one that is known", *like.reasons),
            )
    return found


def _both_known(one: Neighbour, other: Neighbour) -> bool:
    return bool(one.place.key and other.place.key)


def _frame(words: Sequence[Neighbour]) -> Sequence[Neighbour]:
    """The words that announce an event whole: the series or the run where there is one."""
    return [w for w in words if w.recurrence] or [w for w in words if _is_run(w)] or words


def moved(
    drafts: Sequence[EventDraft], missing: Iterable[Neighbour], *, places: Sequence[Place] | None = None
) -> dict[int, str]:
    """Drafts that are a missing event at a new time or in new words, where no second could be meant.

    At a new time: the same full name and venue. In new words: as alike as two sources' words on one event.
    drafts: new ones of a source. missing: what the same source no longer says. Answers position → the event's key.
    """
    words = [Neighbour.of("", draft, places[p] if places else None) for p, draft in enumerate(drafts)]
    known = [_of_nobody(old) for old in missing]
    found = _at_a_new_time(words, known)
    taken = set(found.values())
    left = {position: word for position, word in enumerate(words) if position not in found}
    unheard: dict[str, list[Neighbour]] = defaultdict(list)
    for old in known:
        if old.key not in taken:
            unheard[old.key].append(old)
    for like in likenesses(left, unheard):
        apart = all(
            _same_venue(left[like.position], old) is None and _both_known(left[like.position], old)
            for old in unheard[like.event]
        )
        if like.is_sure and not apart:
            found[like.position] = like.event
    return found


def _of_nobody(word: Neighbour) -> Neighbour:
    """Without its source: two words of one source, said one after the other, may be of one event."""
    return replace(word, statement=replace(word.statement, source="") if word.statement else None)


def _at_a_new_time(words: Sequence[Neighbour], known: Sequence[Neighbour]) -> dict[int, str]:
    found: dict[int, list[str]] = defaultdict(list)
    wanted: dict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(words):
        for old in known:
            full = agreement(word.name, old.name) is Agreement.FULL
            if full and not word.recurrence and not old.recurrence and _same_venue(word, old) is not None:
                found[position].append(old.key)
                wanted[old.key].append(position)
    return {position: keys[0] for position, keys in found.items() if len(set(keys)) == 1 and len(wanted[keys[0]]) == 1}


def _breadth(word: Neighbour) -> int:
    if word.recurrence:
        return 0
    if _is_run(word):
        return 1
    return 2 if word.start is not None and word.start.hour is not None else 3


def _is_run(word: Neighbour) -> bool:
    """Several days, as an exhibition or a festival; a night that ends after midnight is none."""
    first, last = word.start and word.start.date, word.end and word.end.date
    return bool(first and last and (last - first).days > (1 if word.end and word.end.hour is not None else 0))


def _is_one_run(one: Neighbour, other: Neighbour) -> bool:
    """An exhibition told twice: one word counts from its opening, one from the first whole day, both to one end."""
    if not (_is_run(one) and _is_run(other)) or one.recurrence or other.recurrence:
        return False
    if not one.start or not other.start or not one.start.date or not other.start.date or not one.end or not other.end:
        return False
    apart = abs((one.start.date - other.start.date).days)
    return apart <= _LATER_DAYS and one.end.date == other.end.date and same_part(one.name, other.name)


def _matches(word: Neighbour, events: dict[str, list[Neighbour]]) -> list[tuple[str, _Match]]:
    """Every event that the word can speak of, the likeliest first."""
    found = []
    for key, words in events.items():
        match = _match_all(word, words)
        if match is not None:
            hour = min((str(other.start) for other in words if other.start), default="")
            found.append((tuple(-part for part in match.score), hour, key, match))
    return [(key, match) for _, _, key, match in sorted(found, key=lambda row: row[:3])]


def _absorbed(word: Neighbour, others: Sequence[str], events: dict[str, list[Neighbour]]) -> tuple[str, ...]:
    """Known single dates of the series or run that the word announces."""
    if _breadth(word) > 1:
        return ()
    return tuple(
        key
        for key in others
        if all(
            _breadth(other) > _breadth(word) and agreement(word.name, other.name) is Agreement.FULL
            for other in events[key]
        )
    )


def _match_all(word: Neighbour, words: Sequence[Neighbour]) -> _Match | None:
    """The best match among one event's words, None where one of them contradicts.

    Against a series or a run stand only the words that announce it whole: its single dates differ from each other.
    """
    frame = _frame(words)
    # Names are compared first: most differ, and a comparison of rules takes a thousand times as long.
    if not any(agreement(word.name, other.name) for other in frame):
        return None
    matches = []
    for other in frame:
        when, where = timing(word, other), _same_venue(word, other)
        if when is Timing.NONE or where is None:
            return None
        if match := _match(word, other, when, where):
            matches.append(match)
    return max(matches, key=lambda match: match.score, default=None)


def _match(word: Neighbour, other: Neighbour, when: Timing, where: bool) -> _Match | None:
    name = agreement(word.name, other.name)
    if when is Timing.NONE or name is Agreement.NONE:
        return None
    # Half a name is enough only for what begins at the same hour in the same house, or is one run of days there.
    of_one_hour = when is Timing.HOUR and not _is_run(word) and not _is_run(other)
    if name is Agreement.PARTIAL and not (where and (of_one_hour or _is_one_run(word, other))):
        return None
    reasons = [
        "same day and hour" if when is Timing.HOUR else "same day",
        "same name" if name is Agreement.FULL else "one name contains the other",
        "same venue" if where else "no other venue named",
    ]
    if bool(word.recurrence) != bool(other.recurrence):
        reasons[0] = "a date of the series"
    return _Match((int(name), int(when), int(where)), tuple(reasons))


def _same_venue(one: Neighbour, other: Neighbour) -> bool | None:
    """True: the same. False: nothing against it. None: another venue."""
    if one.city and other.city and fold(one.city) != fold(other.city):
        return None
    a, b = one.place, other.place
    if a.key and b.key:
        if a.key == b.key:
            return True
        if a.institution == b.institution and a.institution is not None and (a.is_whole or b.is_whole):
            return False
    if not one.venue or not other.venue:
        return False
    return True if contains(one.venue, other.venue) else None
