"""How well clusters agree with labelled ones: pairs, and clusters that are exactly right."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """several, single: labelled clusters of several records and of one that were answered exactly, and how many are."""

    precision: float
    recall: float
    several: tuple[int, int]
    single: tuple[int, int]

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return (
            f"pairs P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}  "
            f"exact {self.several[0]} of {self.several[1]}, single {self.single[0]} of {self.single[1]}"
        )


def figures(truth: Mapping[str, Hashable], answer: Mapping[str, Hashable]) -> Figures:
    """truth, answer: record → its cluster."""
    labelled, answered = _clusters(truth), _clusters(answer)
    both = Counter((truth[record], answer[record]) for record in truth)
    right = sum(_pairs(count) for count in both.values())
    wanted = sum(_pairs(len(members)) for members in labelled)
    given = sum(_pairs(len(members)) for members in answered)
    exact = labelled & answered
    several = {members for members in labelled if len(members) > 1}
    return Figures(
        precision=right / given if given else 1.0,
        recall=right / wanted if wanted else 1.0,
        several=(len(exact & several), len(several)),
        single=(len(exact - several), len(labelled) - len(several)),
    )


def _clusters(of: Mapping[str, Hashable]) -> set[frozenset[str]]:
    found: dict[Hashable, set[str]] = defaultdict(set)
    for record, cluster in of.items():
        found[cluster].add(record)
    return {frozenset(members) for members in found.values()}


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
