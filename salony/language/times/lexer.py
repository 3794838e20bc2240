"""Text → tokens: numbers in the shapes that dates and clocks take, known words with their senses, punctuation.

One pass of one compiled expression without nested repetition, so the time is linear in the text.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import Any

from salony.language.times.lexicon import PIECE, Lexicon


class Shape(IntEnum):
    """NUMBER "28", PAIR "16.10", "17,30"; TRIPLE "5.12.2024", "2024-12-05T18:00"; CLOCK "18:00", "11⁰⁰"; WORD; MARK;
    BREAK: anything that no rule knows."""

    BREAK = 0
    NUMBER = 1
    PAIR = 2
    TRIPLE = 3
    CLOCK = 4
    WORD = 5
    MARK = 6


class Gap(IntEnum):
    """White space before a token."""

    NONE = 0
    SPACE = 1
    LINE = 2
    PARAGRAPH = 3


# The grammar asks for them at every token, and a name of a module answers ten times as fast as an enumeration.
BREAK, NUMBER, PAIR, TRIPLE, CLOCK, WORD, MARK = Shape
NO_GAP, SPACE, LINE, PARAGRAPH = Gap
NO_SENSES: Mapping[str, Any] = {}


class Token:
    """begin, stop: offsets of characters. numbers: of a numeric shape, in the order written; mark: its separator, or
    the punctuation. senses: of a word. raw: as written."""

    __slots__ = ("begin", "gap", "mark", "numbers", "raw", "senses", "shape", "stop")

    def __init__(
        self,
        shape: Shape,
        begin: int,
        stop: int,
        gap: Gap,
        raw: str,
        senses: Mapping[str, Any] = NO_SENSES,
        mark: str = "",
        numbers: tuple[int, ...] = (),
    ) -> None:
        self.shape = shape
        self.begin = begin
        self.stop = stop
        self.gap = gap
        self.raw = raw
        self.senses = senses
        self.mark = mark
        self.numbers = numbers

    def __repr__(self) -> str:
        return f"{self.shape.name}({self.raw!r})"


# Signs of degrees and of ordinals are what keyboards have for a raised nought: "11°°", "12³º".
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹°º"
_LOWERED = str.maketrans(_RAISED, "012345678900")
_MARKS = {**dict.fromkeys("–—−‐‑‒―", "-"), "’": "'"}
_SCAN = re.compile(
    r"(?P<iso>[0-9]{4}(?P<i>[-./])[0-9]{1,2}(?P=i)[0-9]{1,2}(?![0-9])"
    r"(?:T[0-9]{2}:[0-9]{2}(?![0-9])(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)"
    r"|(?P<triple>[0-9]{1,2}(?:\.[ \u00a0]?[0-9]{1,2}\.[ \u00a0]?|/[0-9]{1,2}/|-[0-9]{1,2}-)"
    r"(?:[0-9]{4}|[0-9]{2})(?![0-9]|[.,:][0-9]))"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?![0-9])"
    r"|[0-9]{1,2}: [0-9]{2}(?=[ \u00a0]?[AaPp]\.?[Mm]))"
    rf"|(?P<raised>[0-9]{{1,2}}\^?[{_RAISED}]{{2}}|[0-9]{{1,2}}\^[0-9]{{2}}(?![0-9]))"
    r"|(?P<pair>[0-9]{1,2}[.,][0-9]{1,2}(?![0-9])|[0-9]{1,2}\. [0-9]{1,2}(?=\.(?![0-9])))"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*)"
    r"|(?P<mark>\S)"
)
_DIGITS = re.compile(r"[0-9]+")
_FIGURES: Mapping[str | None, Shape] = {"iso": TRIPLE, "triple": TRIPLE, "pair": PAIR}
_ASCII_DIGITS = "0123456789"
_LONGEST_NUMBER = 4
# A run longer than this is no prose any more; it is cut, so that what is held at once stays small.
_LONGEST_ISLAND = 4000
# How much of a run is kept while nothing in it can anchor an expression.
_LONGEST_PRELUDE, _PRELUDE = 256, 16


def _gap(between: str) -> Gap:
    if between == " ":
        return SPACE
    lines = between.count("\n")
    if lines > 1:
        return PARAGRAPH
    if lines or "\r" in between:
        return LINE
    return SPACE


def islands(text: str, lexicon: Lexicon) -> Iterator[list[Token]]:
    """The runs of tokens that rules may know, each between two pieces of text that none knows (both included).

    Runs without anything that could anchor an expression are left out: most of any prose.
    """
    known, last = lexicon.known, 0
    # Where the sea before the next island ends; a token of it is made only when there is an island.
    shore: tuple[int, int, Gap, str] = (0, 0, PARAGRAPH, "")
    island: list[Token] = []
    # Which of its words are read together with others.
    composite: list[int] = []
    anchored = False
    for match in _SCAN.finditer(text):
        begin, stop = match.span()
        if begin == last:
            gap = NO_GAP if begin else PARAGRAPH
        elif begin - last == 1 and text[last] == " ":
            gap = SPACE
        else:
            gap = _gap(text[last:begin])
        last = stop
        group, raw = match.lastgroup, match.group()
        token, anchor, joined = None, False, False
        if group == "word":
            found = known.get(raw.lower())
            if found is None and not raw.isascii():
                found = known.get(unicodedata.normalize("NFC", raw.lower()))
            if found is not None:
                senses, anchor, joined = found
                token = Token(WORD, begin, stop, gap, raw, senses)
        elif group == "mark":
            token = Token(MARK, begin, stop, gap, raw, NO_SENSES, _MARKS.get(raw, raw))
        elif group != "number":
            token, anchor = Token(_FIGURES.get(group, CLOCK), begin, stop, gap, raw, NO_SENSES, *_figures(raw)), True
        elif stop - begin <= _LONGEST_NUMBER:
            token, anchor = Token(NUMBER, begin, stop, gap, raw, NO_SENSES, "", (int(raw),)), True
        if token is None or gap is PARAGRAPH or len(island) > _LONGEST_ISLAND:
            shore = (begin, stop, gap, raw) if token is None else (begin, begin, gap, "")
            if anchored:
                island.append(Token(BREAK, *shore))
                yield _phrases(island, composite, lexicon) if composite else island
                anchored = False
            if island:
                island, composite = [], []
        if token is not None:
            if not island:
                island.append(Token(BREAK, *shore))
            if anchor:
                anchored = True
            elif not anchored and len(island) > _LONGEST_PRELUDE:
                composite = [n - len(island) + _PRELUDE for n in composite if n >= len(island) - _PRELUDE]
                del island[:-_PRELUDE]
            if joined:
                composite.append(len(island))
            island.append(token)
    if anchored:
        yield _phrases(island, composite, lexicon) if composite else island


@lru_cache(maxsize=4096)
def _figures(raw: str) -> tuple[str, tuple[int, ...]]:
    """The mark and the numbers of what is written in figures: the same few hours and days are said again and again."""
    mark = raw.lstrip(_ASCII_DIGITS)[0]
    if mark == "^" or mark in _RAISED:
        plain = raw.replace("^", "").translate(_LOWERED)
        return "^", (int(plain[:-2]), int(plain[-2:]))
    return mark, tuple(map(int, _DIGITS.findall(raw)))


def _phrases(found: list[Token], places: list[int], lexicon: Lexicon) -> list[Token]:
    """Words that the lexicon knows only together become one token. places: where such words may be."""
    result: list[Token] = []
    last = 0
    for i in places:
        token = found[i]
        if i < last:
            continue
        following = found[i + 1] if i + 1 < len(found) else token
        second = following.mark or following.raw.lower()
        for rest, senses in lexicon.phrases.get(token.raw.lower(), ()):
            if rest[0] == second and _stands(found, i + 1, rest):
                result += found[last:i]
                last = i + 1 + len(rest)
                result.append(Token(WORD, token.begin, found[last - 1].stop, token.gap, token.raw, senses))
                break
        else:
            if not token.senses or (len(token.senses) == 1 and PIECE in token.senses):
                token.shape = BREAK
    return result + found[last:] if last else found


def _stands(found: list[Token], i: int, rest: tuple[str, ...]) -> bool:
    """Whether the rest of a phrase stands from `i` on."""
    if i + len(rest) > len(found):
        return False
    for n, word in enumerate(rest):
        t = found[i + n]
        if (t.mark or t.raw.lower()) != word or t.gap > LINE:
            return False
    return True
