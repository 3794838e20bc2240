"""Setting a title: which words keep together, where long words part, how lines are balanced, how large they can be."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from salony.design.afisz.letters import clean, width

SPACING = -0.014
LEADING = 1.03
# Above the first baseline and under the last one, in em: accents on capitals (Ż, Ś) and tails (ą, p).
RISE, FALL = 0.78, 0.2
SIZES = (72, 66, 60, 55, 50, 46, 42, 39, 36, 33, 30, 27.5, 25, 23, 21, 19, 17.5, 16, 14.5, 13, 12, 11, 10)
_OPENING = "„“\"'«»(["
_VOWELS = set("aąeęioóuyáéíúýäöüěůőű")
_DIGRAPHS = ("sz", "cz", "rz", "ch", "dz", "dź", "dż", "ck", "th", "sch", "st")
_HYPHEN = "-"


@cache
def _sticky() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(files("salony.design").joinpath("data/sticky.toml").read_text("utf-8"))
    return frozenset(data["forward"]), frozenset(data["backward"])


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of one size; height in the same units, from the top of the first capital's accent to the last tail."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        return self.size * (RISE + FALL + LEADING * (len(self.lines) - 1)) if self.lines else 0.0

    @property
    def baselines(self) -> tuple[float, ...]:
        """Distances of the baselines from the setting's top."""
        return tuple(self.size * (RISE + LEADING * i) for i in range(len(self.lines)))


def _binds(word: str, following: str) -> bool:
    """Whether a line may not be broken between the two words."""
    forward, backward = _sticky()
    bare, after = word.lower().lstrip(_OPENING), following.lower().rstrip(',.;:!?)”"')
    if bare in forward or after in backward or following.lower() in backward:
        return True
    if re.fullmatch(r"[\d.,:–-]*\d\.?", bare):
        # A year closes what stands before it ("Styczeń 2025 | w kulturze"); a count belongs to what is counted.
        return not re.fullmatch(r"(1[0-9]|20)\d\d", bare) and not re.match(r"[\d(–—-]", following)
    if re.fullmatch(r"[ivxlcdm]{1,5}\.?", bare) and word.isupper():
        return True
    return bool(re.fullmatch(r"(1[0-9]|20)\d\d[.,:)]?", following)) and len(word) <= 12


def bound(title: str) -> list[str]:
    """The title's words, those that keep together joined by a space."""
    units: list[str] = []
    previous = ""
    for word in title.split():
        if units and _binds(previous, word):
            units[-1] += " " + word
        else:
            units.append(word)
        previous = word
    return units


def syllables(word: str) -> list[int]:
    """Positions at which a long word may part: V-CV and VC-CV, digraphs whole, three letters at least on each side."""
    low = word.lower()
    sounds: list[tuple[int, bool]] = []
    i = 0
    while i < len(low):
        pair = next((d for d in _DIGRAPHS if low.startswith(d, i)), low[i])
        sounds.append((i, pair in _VOWELS))
        i += len(pair)
    points = []
    for k in range(1, len(sounds) - 1):
        vowel, here, after = sounds[k - 1][1], sounds[k], sounds[k + 1][1]
        # "i" before a vowel only softens: no syllable of its own ("ciasto").
        softening = low[sounds[k - 1][0]] == "i" and here[1]
        if here[1] or softening:
            continue
        two_back = k >= 2 and sounds[k - 2][1]
        if (vowel and after) or (not vowel and two_back and after):
            points.append(here[0])
    return [p for p in points if 3 <= p <= len(word) - 3]


def _joints(word: str) -> list[tuple[int, str]]:
    """Places where a word may part with what is then added: after its own signs, at syllables, else between letters."""
    own = [(m.end(), "") for m in re.finditer(r"[-/_.@+&](?=\w)", word)]
    soft = [(p, _HYPHEN) for p in syllables(word) if word[p - 1].isalpha() and word[p].isalpha()]
    return sorted(own + soft)


def _parted(word: str, size: float, room: float) -> list[str]:
    """A word too wide for the line, in pieces that fit."""
    pieces = []
    rest = word
    while width(rest, size, SPACING) > room:
        fits = [(p, sign) for p, sign in _joints(rest) if width(rest[:p] + sign, size, SPACING) <= room]
        if not fits:
            cut = 1
            while cut < len(rest) and width(rest[: cut + 1], size, SPACING) <= room:
                cut += 1
            # An accent or a joined pictograph is not torn from its letter.
            while cut > 1 and (unicodedata.category(rest[cut]) in {"Mn", "Me", "Cf"} or rest[cut - 1] == "\u200d"):
                cut -= 1
            fits = [(cut, "")]
        cut, sign = fits[-1]
        pieces.append(rest[:cut] + sign)
        rest = rest[cut:]
    return [*pieces, rest]


def _fitting(units: Iterable[str], size: float, room: float, part: bool) -> list[str] | None:
    """Units that all fit the room; bonds give way before words are parted. None where a word would have to part."""
    out: list[str] = []
    for unit in units:
        if width(unit, size, SPACING) <= room:
            out.append(unit)
            continue
        for word in _loosened(unit, size, room):
            if width(word, size, SPACING) <= room:
                out.append(word)
            elif part:
                out.extend(_parted(word, size, room))
            else:
                return None
    return out


def _loosened(unit: str, size: float, room: float) -> list[str]:
    """A bound unit too wide for a line, opened from its end, so that little words keep their neighbour."""
    words = unit.split(" ")
    out: list[str] = [words.pop()]
    for word in reversed(words):
        joined = word + " " + out[0]
        if width(joined, size, SPACING) <= room:
            out[0] = joined
        else:
            out.insert(0, word)
    return out


def _balanced(units: list[str], size: float, room: float) -> tuple[str, ...]:
    """The fewest lines, and among those the most even; a break after a sign of punctuation is welcome."""
    count = len(units)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] * count + [(0, 0.0, count)]
    for i in range(count - 1, -1, -1):
        choice: tuple[int, float, int] | None = None
        for j in range(i + 1, count + 1):
            line = width(" ".join(units[i:j]), size, SPACING)
            if line > room and j > i + 1:
                break
            lines, cost, _ = best[j]
            slack = max(0.0, (room - line) / room)
            price = slack**2 * (0.5 if j < count and units[j - 1][-1] in ":;,.!?–—" else 1.0)
            found = (lines + 1, cost + price, j)
            if choice is None or found[:2] < choice[:2]:
                choice = found
        best[i] = choice or (1, 0.0, count)
    out, i = [], 0
    while i < count:
        j = best[i][2]
        out.append(" ".join(units[i:j]))
        i = j
    return tuple(out)


def set_title(title: str, room: float, height: float, sizes: tuple[float, ...] = SIZES) -> Setting:
    """The largest setting of a title within room × height; words are parted only where whole they would be tiny."""
    units = bound(clean(title))
    if not units:
        return Setting((), sizes[-1])
    readable = 0.085 * room
    for part in (False, True):
        for size in sizes:
            if not part and size < readable:
                break
            fitting = _fitting(units, size, room, part)
            if fitting is None:
                continue
            setting = Setting(_balanced(fitting, size, room), size)
            if setting.height <= height:
                return setting
    size = sizes[-1]
    lines = _balanced(_fitting(units, size, room, True) or units, size, room)
    most = max(1, int((height / size - RISE - FALL) / LEADING) + 1)
    return (
        Setting(lines[:most], size)
        if len(lines) <= most
        else Setting((*lines[: most - 1], lines[most - 1] + "…"), size)
    )
