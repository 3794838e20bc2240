"""Templates, questions and stages, from their data files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    label: str
    help: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """next: the step that comes now."""

    key: str
    name: str
    next: str


@dataclass(frozen=True, slots=True)
class Template:
    key: str
    name: str
    about: str
    rounds: int
    tables: int
    questions: tuple[str, ...]
    parts: tuple[Mapping[str, Any], ...]


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("salony.salons").joinpath(f"data/{name}.toml").read_text("utf-8"))


def _said(words: Mapping[str, str]) -> str:
    """In the language of the moment; English for those that nobody has written."""
    return words.get((get_language() or "pl").partition("-")[0], words["en"])


def templates() -> dict[str, Template]:
    return {
        key: Template(
            key, row["name"], row["about"], row["rounds"], row["tables"], tuple(row["questions"]), tuple(row["part"])
        )
        for key, row in _table("templates").items()
    }


def questions() -> dict[str, Question]:
    """In the language of the moment."""
    return {
        key: Question(key, _said(row["label"]), _said(row["help"]), row["long"])
        for key, row in _table("questions").items()
    }


def stages() -> dict[str, Stage]:
    """In order, in the language of the moment."""
    return {row["key"]: Stage(row["key"], _said(row["name"]), _said(row["next"])) for row in _table("stages")["stage"]}
