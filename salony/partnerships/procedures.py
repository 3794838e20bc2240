"""The way to a partnership of towns, step by step, as data with sources: `data/procedures.toml`. No legal advice."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from salony.partnerships.lifecycle import Stage


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """texts, law: by language. unsure: the legal basis was not seen word for word; a lawyer has to check it.

    leaves: the document that the step leaves behind, by language; document: the key of its template, or "".
    """

    stage: Stage | None
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    law: Mapping[str, str]
    leaves: Mapping[str, str]
    document: str
    unsure: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    """year: of the sources."""

    country: str
    year: int
    steps: tuple[ProcedureStep, ...]
    asides: tuple[ProcedureStep, ...]


@lru_cache(maxsize=1)
def _procedures() -> dict[str, Procedure]:
    data = tomllib.loads(files("salony.partnerships").joinpath("data/procedures.toml").read_text("utf-8"))
    return {
        code: Procedure(
            code,
            row["year"],
            tuple(_step(step) for step in row["step"]),
            tuple(_step(step) for step in row.get("aside", [])),
        )
        for code, row in data.items()
    }


def procedure(code: str) -> Procedure | None:
    """Of a country; None where none is written down."""
    return _procedures().get(code)


def _step(row: Mapping[str, Mapping[str, str]]) -> ProcedureStep:
    plain: Mapping[str, object] = row
    stage = plain.get("stage")
    return ProcedureStep(
        stage=Stage(str(stage)) if stage else None,
        titles=row["title"],
        texts=row["text"],
        law=row.get("law", {}),
        leaves=row.get("leaves", {}),
        document=str(plain.get("document", "")),
        unsure=bool(plain.get("unsure", False)),
        sources=tuple(row.get("sources", ())),
    )
