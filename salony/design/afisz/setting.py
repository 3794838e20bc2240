"""Setting a title: which words keep together, where long words part, how lines are balanced, how large they can be."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise

from salony.design.afisz.letters import clean, width

SPACING = -0.014
LEADING = 1.03
# Where a tail would meet the accent of a capital under it ("po starych | Żorach").
OPEN_LEADING = 1.12
_TAILS, _RISING = set("gjpqyąęįųçşţ,;()[]Qý"), set("ŻŹŚĆŃÓÁÉÍÚÝČĎĚŇŘŠŤŽÄÖÜŐŰÀÈÊÔĹĽŔÅ")
# Above the first baseline and under the last one, in em. An accent on a capital rises 0.17 em more, into the margin.
RISE, FALL = 0.78, 0.2
# Below this share of the room a size is small on a phone: rather loosen or part words than go there.
READABLE = 0.085
SIZES = (72, 66, 60, 55, 50, 46, 42, 39, 36, 33, 30, 27.5, 25, 23, 21, 19, 17.5, 16, 14.5, 13, 12, 11, 10)
_OPENING = "„“\"'«»(["
_VOWELS = set("aąeęioóuyáéíúýäöüěůőű")
_DIGRAPHS = ("sch", "sz", "cz", "rz", "ch", "dz", "dź", "dż", "th")
_HYPHEN = "-"
_ROMAN = re.compile(r"[IVXLCDM]{1,5}\.?")
_YEAR = re.compile(r"(1\d|20)\d\d[.,:)]?")


@cache
def _sticky() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("salony.design").joinpath("data/sticky.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of one size; height in the same units, from over the first line's capitals to the last one's tails."""

    lines: tuple[str, ...]
    size: float
    leading: float = LEADING

    @property
    def height(self) -> float:
        return self.size * (RISE + FALL + self.leading * (len(self.lines) - 1)) if self.lines else 0.0

    @property
    def baselines(self) -> tuple[float, ...]:
        """Distances of the baselines from the setting's top."""
        return tuple(self.size * (RISE + self.leading * i) for i in range(len(self.lines)))


def _binds(words: list[str], place: int) -> bool:
    """Whether a line may not be broken between a word and the one before it."""
    sticky = _sticky()
    word, following = words[place - 1], words[place]
    bare, after = word.lower().lstrip(_OPENING), following.lower().rstrip(',.;:!?)”"')
    if bare in sticky["forward"] or after in sticky["backward"] or following.lower() in sticky["backward"]:
        return True
    if _YEAR.fullmatch(following):
        return bare in sticky["months"]
    if re.fullmatch(r"[\d.,:–-]*\d\.?", bare):
        # A year closes what stands before it ("Styczeń 2025 | w kulturze"); a count belongs to what is counted.
        return not _YEAR.fullmatch(bare) and not re.match(r"[\d(–—-]", following)
    # "Jana III | Sobieskiego", but "XX wieku" and "II Festiwal".
    if _ROMAN.fullmatch(following):
        return word[:1].isupper() and not (place + 1 < len(words) and words[place + 1][:1].islower())
    return bool(_ROMAN.fullmatch(word.lstrip(_OPENING))) and (following[:1].islower() or place == 1)


def bound(title: str) -> list[str]:
    """The title's words, those that keep together joined by a space."""
    units: list[str] = []
    words = title.split()
    for place, word in enumerate(words):
        if place and _binds(words, place):
            units[-1] += " " + word
        else:
            units.append(word)
    return units


def syllables(word: str) -> list[int]:
    """Positions at which a long word may part: V-CV, VC-CV, VC-CCV; digraphs whole, three letters on each side."""
    low = word.lower()
    sounds: list[tuple[int, bool]] = []
    i = 0
    while i < len(low):
        sound = next((d for d in _DIGRAPHS if low.startswith(d, i)), low[i])
        # "i" before a vowel only softens: no syllable of its own ("ciasto").
        softens = sound == "i" and low[i + 1 : i + 2] in _VOWELS and low[i + 1 : i + 2] != ""
        sounds.append((i, sound in _VOWELS and not softens))
        i += len(sound)
    vowels = [k for k, (_, vowel) in enumerate(sounds) if vowel]
    points = []
    for left, right in pairwise(vowels):
        cluster = right - left - 1
        if cluster:
            softened = cluster == 2 and low[sounds[left + 2][0]] == "i"
            points.append(sounds[left + 1 if cluster == 1 or softened else left + 2][0])
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


class Yield(IntEnum):
    """What may give way for a larger size: nothing, the bond of little words, the words themselves."""

    NOTHING = 0
    BONDS = 1
    WORDS = 2


def _fitting(units: Iterable[str], size: float, room: float, give: Yield) -> list[str] | None:
    """Units that all fit the room; None where more would have to give way than may."""
    out: list[str] = []
    for unit in units:
        if width(unit, size, SPACING) <= room:
            out.append(unit)
            continue
        if give is Yield.NOTHING:
            return None
        for word in _loosened(unit, size, room):
            if width(word, size, SPACING) <= room:
                out.append(word)
            elif give is Yield.WORDS:
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


def _leaded(lines: tuple[str, ...], size: float) -> Setting:
    """The lines at the usual distance, or at a wider one where a tail would run into an accent."""
    clash = any(_meet(upper, lower) for upper, lower in pairwise(lines))
    return Setting(lines, size, OPEN_LEADING if clash else LEADING)


def _meet(upper: str, lower: str) -> bool:
    """Whether a tail of the upper line stands over an accented capital of the lower one; widths in 1/1000 em."""
    tails, accents = _places(upper, _TAILS), _places(lower, _RISING)
    return any(a < d and c < b for a, b in tails for c, d in accents)


def _places(line: str, letters: set[str]) -> list[tuple[float, float]]:
    return [
        (width(line[:i], 1000, SPACING), width(line[: i + 1], 1000, SPACING))
        for i, letter in enumerate(line)
        if letter in letters
    ]


def set_title(title: str, room: float, height: float, sizes: tuple[float, ...] = SIZES) -> Setting:
    """The largest setting of a title within room × height; words are parted only where whole they would be tiny."""
    units = bound(clean(title))
    if not units:
        return Setting((), sizes[-1])
    for give, least in ((Yield.NOTHING, READABLE), (Yield.BONDS, READABLE), (Yield.WORDS, 0.0)):
        for size in sizes:
            if size < least * room:
                break
            fitting = _fitting(units, size, room, give)
            if fitting is None:
                continue
            setting = _leaded(_balanced(fitting, size, room), size)
            if setting.height <= height:
                return setting
    size = sizes[-1]
    lines = _balanced(_fitting(units, size, room, Yield.WORDS) or units, size, room)
    most = max(1, int((height / size - RISE - FALL) / LEADING) + 1)
    return Setting((*lines[: most - 1], lines[most - 1] + "…") if len(lines) > most else lines, size)
