"""From a template and what is known to the lines of a document. The templates are data: `data/documents.toml`."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

KINDS = ("letter", "resolution", "agreement", "plan")
DOTS = "……………………"
"""Where something is not known, there is room to write it."""


@dataclass(frozen=True, slots=True)
class Party:
    """place: town and country, as far as they are known."""

    name: str
    place: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True)
class Filling:
    """What a document is filled with; every text may be empty. made: the day in words."""

    parties: tuple[Party, ...]
    made: str
    theme: str = ""
    until: str = ""
    since: str = ""
    programme: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """kind: "text", "heading", "item", "party", "signature" or "table" (cells: its head; empty rows follow)."""

    kind: str
    text: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """kind, language: of the template. warning: what stands on every draft."""

    kind: str
    language: str
    title: str
    warning: str
    made: str
    lines: tuple[Line, ...]


@lru_cache(maxsize=1)
def _templates() -> dict[str, Any]:
    return tomllib.loads(files("salony.partnerships").joinpath("data/documents.toml").read_text("utf-8"))


def compose(kind: str, language: str, filling: Filling) -> Draft:
    """A draft. language: "pl" or "en". Raises KeyError for a kind or language without a template."""
    template, said = _templates()[kind][language], _templates()["words"][language]
    parties = filling.parties
    known = {
        "theme": filling.theme,
        "until": filling.until,
        "since": filling.since,
        "programme": filling.programme,
        "first": parties[0].name if parties else "",
        "second": parties[1].name if len(parties) > 1 else "",
        "first_town": parties[0].town if parties else "",
        "second_town": parties[1].town if len(parties) > 1 else "",
        "dots": DOTS,
    }
    values = {key: value or DOTS for key, value in known.items()}
    lines: list[Line] = []
    for text in template["lines"]:
        if text == "@parties":
            for number, party in enumerate(parties, 1):
                place = f", {party.place}" if party.place else ""
                lines.append(Line("party", f"{said['party']} {number}: {party.name}{place}"))
        elif text == "@signatures":
            lines += [Line("signature", party.name, (said["signature"],)) for party in parties]
        elif text == "@plan":
            lines.append(Line("table", cells=tuple(said["columns"])))
        else:
            marks = {"# ": "heading", "- ": "item"}
            line = marks.get(text[:2], "text")
            lines.append(Line(line, text.removeprefix(text[:2] if line != "text" else "").format_map(values)))
    return Draft(kind, language, template["title"], said["draft"], f"{said['made']} {filling.made}.", tuple(lines))
