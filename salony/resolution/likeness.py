"""Drafts against known events by the weights of `resolve`: what is alike though no name is equal."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from salony.resolution.clustering import EXCLUDED, UNCOMPARED
from salony.resolution.columns import columns
from salony.resolution.neighbour import Neighbour
from salony.resolution.reasons import phrases
from salony.resolution.resolving import comparison
from salony.resolution.statement import Statement
from salony.resolution.weights import Weights, shipped

SURE = 2.5
"""Average log-odds from which a draft joins an event with nobody asked (a probability of 0.92)."""
SURE_AT_ONE_HOUR = 1.0
"""The same where both begin at one hour in one house (0.73): there is seldom a second event."""
UNSURE = -0.6
"""From here on (0.35) an editor is asked."""
_ONE_HOUR = {"same day and hour", "same venue"}


@dataclass(frozen=True, slots=True)
class Likeness:
    """odds: average log-odds that the draft speaks of the event."""

    position: int
    event: str
    odds: float
    reasons: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        return self.odds > (SURE_AT_ONE_HOUR if set(self.reasons) >= _ONE_HOUR else SURE)

    @property
    def probability(self) -> float:
        return float(1.0 / (1.0 + np.exp(-self.odds)))


def likenesses(
    drafts: Mapping[int, Neighbour], events: Mapping[str, Sequence[Neighbour]], weights: Weights | None = None
) -> list[Likeness]:
    """Every draft that may be one of the events, the likeliest first; each draft and each event at most once.

    drafts: by position, of one document: its entries differ from each other. events: by key, the words on each.
    weights: the shipped ones where None.
    """
    rows, owners = _rows(drafts, events)
    if not drafts or len(rows) == len(drafts):
        return []
    compared = comparison(columns(rows), weights or shipped())
    reasons = phrases(compared.reasons)
    found: dict[tuple[int, str], dict[int, tuple[float, tuple[str, ...]]]] = {}
    for row, (one, other) in enumerate(compared.pairs.tolist()):
        said = reasons[row] if row < len(reasons) else ()
        for draft, word in ((one, other), (other, one)):
            position, event = owners[draft], owners[word]
            if isinstance(position, int) and isinstance(event, str):
                found.setdefault((position, event), {})[word] = float(compared.odds[row]), said
    answers = []
    for (position, event), words in found.items():
        if min(odds for odds, _ in words.values()) <= EXCLUDED:
            continue
        count = len(events[event])
        mean = (sum(odds for odds, _ in words.values()) + UNCOMPARED * (count - len(words))) / count
        best = max(words.values())
        if mean > UNSURE:
            answers.append(Likeness(position, event, mean, (*best[1],)))
    return _one_to_one(answers)


def _rows(
    drafts: Mapping[int, Neighbour], events: Mapping[str, Sequence[Neighbour]]
) -> tuple[list[Statement], list[int | str]]:
    """All words as statements, and whose each is. Who names no town means the town that most name."""
    towns = Counter(word.city for words in events.values() for word in words if word.city)
    towns.update(word.city for word in drafts.values() if word.city)
    town = min(towns, key=lambda name: (-towns[name], name)) if towns else "here"
    rows: list[Statement] = []
    owners: list[int | str] = []
    for position, draft in drafts.items():
        if draft.statement:
            source = draft.statement.source or "this document"
            rows.append(replace(draft.statement, id=f"draft {position}", source=source, city=draft.city or town))
            owners.append(position)
    for key, words in events.items():
        for word in words:
            if word.statement:
                source = word.statement.source or f"word {len(rows)}"
                rows.append(replace(word.statement, id=f"word {len(rows)}", source=source, city=word.city or town))
                owners.append(key)
    return rows, owners


def _one_to_one(answers: Sequence[Likeness]) -> list[Likeness]:
    positions: set[int] = set()
    taken: set[str] = set()
    kept = []
    for answer in sorted(answers, key=lambda item: (-item.odds, item.position, item.event)):
        if answer.position not in positions and answer.event not in taken:
            positions.add(answer.position)
            taken.add(answer.event)
            kept.append(answer)
    return kept
