"""The weights of this installation: the shipped ones, or those that its editors' decisions have taught it."""

import os
from pathlib import Path

from django.conf import settings

from salony.catalogue import rulings
from salony.resolution.relearning import Labelled, Relearned, relearn
from salony.resolution.statement import Statement
from salony.resolution.weights import Weights, parse, shipped, to_toml
from salony.vocabulary import draft_from_json


def path() -> Path:
    return Path(settings.SALONY_HOME) / "weights.toml"


def current() -> Weights:
    """Raises ValueError where the installation's file cannot be read: which one, and what to do."""
    try:
        return parse(path().read_text("utf-8"))
    except FileNotFoundError:
        return shipped()
    except (ValueError, KeyError, UnicodeDecodeError) as error:
        raise ValueError(
            f"{path()} holds no weights ({error}). Remove it: the shipped weights are used then."
        ) from error


def labels() -> list[Labelled]:
    """Every pair that an editor has decided on."""
    found = []
    for number, label in enumerate(rulings.labels()):
        one, other = (
            Statement.of(f"{number}/{side}", draft_from_json(word["draft"]), word["source"])
            for side, word in (("one", label.one), ("other", label.other))
        )
        found.append(Labelled(one, other, label.is_same, label.decision))
    return found


def learn() -> Relearned:
    """From the shipped weights on, whatever is in use: learning twice from the same decisions gives the same. Raises
    TooFew."""
    return relearn(labels(), shipped())


def apply(weights: Weights) -> Path:
    """Use them from now on. The file is there whole or not at all."""
    target = path()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_text(to_toml(weights), "utf-8")
    os.replace(draft, target)
    return target


def forget() -> bool:
    """Back to the shipped weights. Answers whether there were others."""
    try:
        path().unlink()
    except FileNotFoundError:
        return False
    return True
