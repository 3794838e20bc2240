"""The measures and shapes of the poster's letters (Salony Sans Black), from `data/letters.json` of script/fonts."""

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files

_ELLIPSIS = "…"
# An em of a script that our face does not have: wide for East Asian letters and pictographs, else a safe average.
_WIDE, _CAPITAL, _SMALL = 1100, 760, 660
_BASE = {"ł": "l", "Ł": "L", "đ": "d", "ø": "o", "Ø": "O", "ı": "i"}
_FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
# Outlines are drawn on a grid of 500 units an em: 0.09 mm at A3, under what the eye sees.
OUTLINE_EM = 500
_NUMBER = re.compile(r"-?\d+")


@cache
def _table() -> tuple[dict[str, int], dict[str, int], dict[str, str]]:
    data = json.loads(files("salony.design").joinpath("data/letters.json").read_text("utf-8"))
    return data["advances"], data["kerning"], data["outlines"]


def clean(text: str) -> str:
    """The text in composed form, without what XML forbids and without control of direction, white space single."""
    composed = unicodedata.normalize("NFC", _FORBIDDEN.sub("", text))
    return " ".join(composed.split())


@cache
def _base(character: str) -> str:
    return _BASE.get(character) or unicodedata.normalize("NFD", character)[0]


@cache
def _advance(character: str) -> int:
    """Width in 1/1000 em; that of letters we do not have is estimated on the wide side."""
    if (known := _table()[0].get(character)) is not None:
        return known
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"} or ord(character) > 0xFFFF:
        return _WIDE
    return _CAPITAL if character.isupper() else _SMALL


def width(text: str, size: float, spacing: float = 0.0) -> float:
    """The advance of a line in the units of `size`, kerning included; spacing: letter-spacing in em."""
    kerning = _table()[1]
    total = 0
    previous = ""
    for character in text:
        base = _base(character)
        total += _advance(character) + kerning.get(previous + base, 0)
        previous = base
    return total * size / 1000 + len(text) * spacing * size


def drawable(text: str) -> bool:
    """Whether every letter has an outline of ours."""
    outlines = _table()[2]
    return all(character in outlines for character in text)


def shortened(text: str, size: float, room: float) -> str:
    """The text, or as much of it as fits with an ellipsis; cut at a word where one is near."""
    if width(text, size) <= room:
        return text
    end = len(text)
    while end and width(text[:end].rstrip() + _ELLIPSIS, size) > room:
        end -= 1
    space = text.rfind(" ", 0, end + 1)
    if space > end * 0.6:
        end = space
    kept = (
        re.sub(r"(\s\S{1,3}|\s\S+\.)$", "", text[:end].rstrip()) if end < len(text) and text[end] == " " else text[:end]
    )
    return (kept or text[:end]).rstrip(" ,;:·–—-(„") + _ELLIPSIS


def fitted(text: str, size: float, least: float, room: float) -> tuple[str, float]:
    """The text and its size: smaller down to `least` first, then shortened."""
    full = width(text, size)
    fit = size if full <= room else max(least, int(10 * size * room / full) / 10)
    return shortened(text, fit, room), fit


def outline(text: str, spacing: float = 0.0) -> str:
    """One path for a line, relative commands, in units of 1/500 em from the baseline's start."""
    kerning, shapes = _table()[1], _table()[2]
    out: list[str] = []
    x = 0.0
    previous = ""
    for character in text:
        base = _base(character)
        x += kerning.get(previous + base, 0) / 2
        out.append(_moved(shapes[character], round(x)))
        x += _advance(character) / 2 + spacing * OUTLINE_EM
        previous = base
    return "".join(out)


def _moved(shape: str, dx: int) -> str:
    """A glyph's absolute path shifted by dx and rewritten in relative commands, which are shorter."""
    out: list[str] = []
    at = start = (0, 0)
    for command, numbers in re.findall(r"([MLHVQCZ])([^MLHVQCZ]*)", shape):
        values = [int(number) for number in _NUMBER.findall(numbers)]
        if command == "Z":
            out.append("z")
            at = start
            continue
        if command == "H":
            points = [(values[0] + dx, at[1])]
        elif command == "V":
            points = [(at[0], values[0])]
        else:
            points = [(values[i] + dx, values[i + 1]) for i in range(0, len(values), 2)]
        if command == "M":
            at = start = points[0]
            out.append(f"M{at[0]} {at[1]}")
            # Further pairs after a move are lines (SVG 2, 9.3.3).
            for x, y in points[1:]:
                out.append(f"l{x - at[0]} {y - at[1]}")
                at = (x, y)
        elif command in "HV":
            axis = 0 if command == "H" else 1
            out.append(f"{command.lower()}{points[0][axis] - at[axis]}")
        else:
            steps = " ".join(f"{x - at[0]} {y - at[1]}" for x, y in points)
            out.append(command.lower() + steps.replace(" -", "-"))
        at = points[-1]
    return "".join(out)
