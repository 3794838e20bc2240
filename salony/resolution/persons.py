"""Whether a name alone is reason enough to take two mentions for one person. Pure."""

import tomllib
from functools import cache
from importlib.resources import files

from salony.language.surnames import first_name_forms
from salony.resolution.folding import fold


@cache
def _common() -> frozenset[str]:
    text = files("salony.resolution").joinpath("data/surnames.toml").read_text("utf-8")
    return frozenset(fold(name) for name in tomllib.loads(text)["common"])


def is_telling(name: str) -> bool:
    """An ensemble, a stage name, a double surname, a rare one: hardly two bear it in one region.

    A first name with one of the commonest surnames is borne by hundreds.
    """
    words = name.split()
    if len(words) != 2 or "-" in words[1]:
        return True
    if not any(case == "nom" for case, _, _ in first_name_forms(words[0])):
        return True
    return fold(words[1]) not in _common()
