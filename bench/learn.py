"""Re-estimate the weights of resolution from labelled clusters.

    python bench/learn.py FOLDER [--write] [--pull 2.0]

FOLDER holds records.jsonl and clusters.jsonl. Unrelated records, put into one town at one hour, teach what two events
of one evening look like. Prints the fitted figures and, below, what the same procedure reaches on records it has not
seen (five folds; a cluster and all that imitates it stand in one fold). --write puts the weights into
salony/resolution/data/weights.toml.
"""

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from figures import Figures, figures

from salony.resolution.clustering import group
from salony.resolution.columns import Columns, columns
from salony.resolution.comparison import FEATURES, compare
from salony.resolution.learning import learned
from salony.resolution.resolving import Compared, comparison, through_notices
from salony.resolution.statement import Statement
from salony.resolution.weights import Weights, shipped

FOLDS = 5
SEEDS = 4
STRANGERS = 0.5
"""Unrelated pairs to each record."""
WEIGHTS = Path(__file__).parent.parent / "salony/resolution/data/weights.toml"


class Labelled:
    """A labelled set, compared once."""

    def __init__(self, folder: Path) -> None:
        lines = (folder / "records.jsonl").read_text("utf-8").splitlines()
        self.statements = [Statement.from_record(json.loads(line)) for line in lines]
        self.truth: dict[str, str] = {}
        self.families: dict[str, str] = {}
        for line in (folder / "clusters.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            for record in row["records"]:
                self.truth[record] = row["cluster"]
                self.families[record] = row.get("group") or row["cluster"]
        self.ids = [statement.id for statement in self.statements]
        self.table: Columns = columns(self.statements)
        self.compared: Compared = comparison(self.table, shipped())
        pairs = self.compared.pairs[: len(self.compared.reasons)]
        self.features = compare(self.table, pairs)
        self.moved = self.features[:, FEATURES.index("moved")] > 0
        self.same = np.array([self.truth[self.ids[a]] == self.truth[self.ids[b]] for a, b in pairs])
        self.pairs = pairs
        self.strangers, self.stranger_families = self._strangers()

    def _strangers(self) -> tuple[np.ndarray, list[tuple[str, str]]]:
        """Records of two families as if they were of one town, day and hour; every second time of one house too."""
        chance = np.random.default_rng(0)
        moved, partners = [], []
        while len(moved) < STRANGERS * len(self.statements):
            here, there = (self.statements[int(row)] for row in chance.integers(len(self.statements), size=2))
            if self.families[here.id] == self.families[there.id] or here.recurrence or there.recurrence:
                continue
            times = {"start": here.start, "end": here.end, "city": here.city, "previous_start": None}
            house = {"venue": here.venue, "address": here.address} if len(moved) % 3 == 0 else {}
            moved.append(replace(there, **times, **house))
            partners.append(here)
        table = columns(partners + moved)
        rows = np.arange(len(moved), dtype=np.int64)
        compared = compare(table, np.column_stack([rows, rows + len(moved)]))
        return compared, [
            (self.families[one.id], self.families[other.id]) for one, other in zip(partners, moved, strict=True)
        ]

    def taught(self, known: np.ndarray, families: set[str], start: Weights, pull: float) -> Weights:
        """Weights of the known pairs and of the strangers of these families."""
        mine = [one in families and other in families for one, other in self.stranger_families]
        strangers = self.strangers[np.array(mine)]
        compared = np.vstack([self.features[known], strangers])
        same = np.r_[self.same[known], np.zeros(len(strangers), dtype=bool)]
        return learned(compared, same, start, pull=pull)

    def figures(self, odds: np.ndarray, threshold: float) -> Figures:
        pairs, odds = through_notices(self.pairs, self.moved, odds)
        behind = len(self.pairs)
        pairs = np.vstack([pairs, self.compared.pairs[behind:]])
        odds = np.r_[odds, self.compared.odds[behind:]]
        label = group(len(self.ids), pairs, odds, threshold=threshold).label
        return figures(self.truth, {name: int(value) for name, value in zip(self.ids, label, strict=True)})

    def unseen(self, start: Weights, pull: float, seed: int) -> np.ndarray:
        """Log-odds of every pair by weights learned without its family; pairs of two families by the first's."""
        names = sorted(set(self.families.values()))
        shuffled = np.random.default_rng(seed).permutation(len(names))
        fold = {name: int(place) % FOLDS for name, place in zip(names, shuffled, strict=True)}
        owner = np.array([fold[self.families[self.ids[a]]] for a in self.pairs[:, 0]])
        other = np.array([fold[self.families[self.ids[b]]] for b in self.pairs[:, 1]])
        odds = np.zeros(len(self.pairs))
        for held in range(FOLDS):
            known = (owner != held) & (other != held)
            weights = self.taught(known, {name for name in names if fold[name] != held}, start, pull)
            asked = owner == held
            odds[asked] = weights.log_odds(self.features[asked])
        return odds


def written(weights: Weights) -> str:
    """The file with its new base and weights; comments and expectations stay."""
    text = WEIGHTS.read_text("utf-8").split("[weights]")[0]
    text = re.sub(r"(?m)^base = .*$", f"base = {weights.base}", text)
    return text + "[weights]\n" + "".join(f"{name} = {weights.features[name]}\n" for name in FEATURES)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--pull", type=float, default=2.0)
    options = parser.parse_args(arguments)
    labelled, start = Labelled(options.folder), shipped()
    everything = np.ones(len(labelled.pairs), dtype=bool)
    fitted = labelled.taught(everything, set(labelled.families.values()), start, options.pull)
    print("fitted ", labelled.figures(fitted.log_odds(labelled.features), start.threshold))
    for seed in range(SEEDS):
        print("unseen ", labelled.figures(labelled.unseen(start, options.pull, seed), start.threshold))
    if options.write:
        WEIGHTS.write_text(written(fitted), "utf-8")
    else:
        print(written(fitted).partition("[weights]")[2])


if __name__ == "__main__":
    main()
