"""Re-estimate the weights of resolution from labelled clusters.

    python bench/learn.py FOLDER [--write] [--pull 1.0]

FOLDER holds records.jsonl and clusters.jsonl. Prints the fitted figures and, beside them, what the same procedure
reaches on records it has not seen (five folds; a cluster and all that imitates it stand in one fold). --write puts the
weights into salony/resolution/data/weights.toml.
"""

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from figures import Figures, figures

from salony.resolution.clustering import group
from salony.resolution.columns import Columns, columns
from salony.resolution.comparison import FEATURES
from salony.resolution.learning import learned
from salony.resolution.resolving import Compared, comparison, through_notices
from salony.resolution.statement import Statement
from salony.resolution.weights import Weights, shipped

FOLDS = 5
SEEDS = 4
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
        pairs = self.compared.pairs[: len(self.compared.features)]
        self.same = np.array([self.truth[self.ids[a]] == self.truth[self.ids[b]] for a, b in pairs])
        self.pairs = pairs

    def figures(self, odds: np.ndarray, threshold: float) -> Figures:
        pairs, odds = through_notices(self.pairs, self.compared.features, odds)
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
            weights = learned(self.compared.features[known], self.same[known], start, pull=pull)
            asked = owner == held
            odds[asked] = weights.log_odds(self.compared.features[asked])
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
    parser.add_argument("--pull", type=float, default=1.0)
    options = parser.parse_args(arguments)
    labelled, start = Labelled(options.folder), shipped()
    fitted = learned(labelled.compared.features, labelled.same, start, pull=options.pull)
    print("fitted ", labelled.figures(fitted.log_odds(labelled.compared.features), start.threshold))
    for seed in range(SEEDS):
        print("unseen ", labelled.figures(labelled.unseen(start, options.pull, seed), start.threshold))
    if options.write:
        WEIGHTS.write_text(written(fitted), "utf-8")
    else:
        print(written(fitted).partition("[weights]")[2])


if __name__ == "__main__":
    main()
