"""The words of a language that speak of time, read from `data/<language>.toml`.

A file has tables named by sense; a table maps a value to its forms. `docs/language.md` explains the notation.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

Senses = Mapping[str, Any]

UNKNOWN = "und"
# The sense of a word that may say something as part of a phrase.
PIECE = "piece"
ANCHORS = frozenset(
    {"month", "weekday", "weekday_plural", "weekday_adjective", "ordinal", "cardinal", "some", "tenths", "one", "unit"}
    | {
        "part",
        "part_alone",
        "clock",
        "season_alone",
        "season",
        "feast",
        "today",
        "today_part",
        "now",
        "daily",
        "workdays",
    }
    | {PIECE, "from_now", "same_day", "next_day", "weekends", "year_now", "half_to", "half_past", "quarter_of_hour"}
)

_ITEM = re.compile(r"([^\s()]*)\(([^()]*)\)|(\S+)")
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_UNFOLDED = str.maketrans("łøđı", "lodi")


@dataclass(frozen=True)
class Lexicon:
    """forms: lower-case form → its senses; phrases: first word → the following words and their senses, longest first.

    anchors: the senses without one of which no expression stands.
    settings: the table [settings] of the file: what is not a word (order of day and month, seasons, parts of the day).
    """

    language: str
    forms: Mapping[str, Senses]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Senses], ...]]
    settings: Mapping[str, Any] = field(default_factory=dict)
    anchors: frozenset[str] = ANCHORS

    @cached_property
    def known(self) -> Mapping[str, tuple[Senses, bool, bool]]:
        """Every form with its senses, whether it can anchor an expression, and whether it is read with others."""
        return {
            form: (
                senses,
                not self.anchors.isdisjoint(senses),
                form in self.phrases or not senses or PIECE in senses,
            )
            for form, senses in self.forms.items()
        }

    @cached_property
    def anchoring(self) -> frozenset[str]:
        """The forms that have one of those senses."""
        return frozenset(form for form, senses in self.forms.items() if not self.anchors.isdisjoint(senses))


def without_diacritics(word: str) -> str:
    """ "październik" → "pazdziernik"."""
    decomposed = unicodedata.normalize("NFKD", word.translate(_UNFOLDED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def expand(notation: str) -> Iterator[tuple[str, bool]]:
    """Every form of a list in the notation of the data files, and whether it is an abbreviation."""
    for stem, endings, plain in _ITEM.findall(notation):
        for form in [stem + ending for ending in endings.split()] if endings else [plain]:
            yield form.rstrip(".").replace("_", " ").lower(), form.endswith(".")


def _value(key: str) -> int | str:
    return int(key) if key.lstrip("-").isdigit() else key


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language ("pl", "pl-PL"); of an unknown one that of `und`: dates and hours in figures."""
    code, _, region = language.replace("_", "-").partition("-")
    code = code.lower()
    resource = files("salony.language.times").joinpath("data", f"{code if code in languages() else UNKNOWN}.toml")
    tables = tomllib.loads(resource.read_text(encoding="utf-8"))
    settings = tables.pop("settings", {})
    if region.upper() in settings.get("dmy_regions", ()):
        settings["order"] = "dmy"
    forms: dict[str, dict[str, Any]] = {}
    folded: dict[str, dict[str, Any]] = {}
    for sense, table in tables.items():
        for key, notation in table.items():
            for form, abbreviated in expand(notation):
                entry = {(key if sense == "word" else sense): _value(key)}
                if abbreviated:
                    entry["abbreviation"] = True
                forms.setdefault(form, {}).update(entry)
                folded.setdefault(without_diacritics(form), {}).update(entry)
    for form, senses in folded.items():
        forms.setdefault(form, senses)
    phrases: dict[str, list[tuple[tuple[str, ...], Senses]]] = {}
    for form in [form for form in forms if not form.isalpha()]:
        first, *rest = _PIECE.findall(form)
        phrases.setdefault(first, []).append((tuple(rest), forms.pop(form)))
        for word in (first, *rest):
            forms.setdefault(word, {})
        if not ANCHORS.isdisjoint(phrases[first][-1][1]):
            telling = max((first, *rest), key=len)
            forms[telling] = {**forms[telling], PIECE: True}
    ordered = {first: tuple(sorted(rest, key=lambda p: -len(p[0]))) for first, rest in phrases.items()}
    return Lexicon(code, forms, ordered, settings)


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a data file."""
    data = files("salony.language.times").joinpath("data")
    return tuple(
        sorted(f.name.removesuffix(".toml") for f in data.iterdir() if re.fullmatch(r"[a-z]{2}\.toml", f.name))
    )
