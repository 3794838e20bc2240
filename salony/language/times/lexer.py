"""Text → tokens: numbers in the shapes that dates and clocks take, known words with their senses, punctuation.

One pass of one compiled expression without nested repetition, so the time is linear in the text.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import IntEnum
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


class Token:
    """begin, stop: offsets of characters. numbers: of a numeric shape, in the order written; mark: its separator, or
    the punctuation. senses: of a word. raw: as written."""

    __slots__ = ("begin", "gap", "mark", "numbers", "raw", "senses", "shape", "stop")

    def __init__(self, shape: Shape, begin: int, stop: int, gap: Gap, raw: str) -> None:
        self.shape = shape
        self.begin = begin
        self.stop = stop
        self.gap = gap
        self.raw = raw
        self.mark = ""
        self.numbers: tuple[int, ...] = ()
        self.senses: Mapping[str, Any] = NO_SENSES

    def __repr__(self) -> str:
        return f"{self.shape.name}({self.raw!r})"


NO_SENSES: Mapping[str, Any] = {}
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(_RAISED, "0123456789")
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
_FIGURES = {"iso": Shape.TRIPLE, "triple": Shape.TRIPLE, "pair": Shape.PAIR}
_ASCII_DIGITS = "0123456789"
_LONGEST_NUMBER = 4
# A run longer than this is no prose any more; it is cut, so that what is held at once stays small.
_LONGEST_ISLAND = 4000
# How much of a run is kept while nothing in it can anchor an expression.
_LONGEST_PRELUDE, _PRELUDE = 256, 16


def _gap(between: str) -> Gap:
    if between == " ":
        return Gap.SPACE
    lines = between.count("\n")
    if lines > 1:
        return Gap.PARAGRAPH
    if lines or "\r" in between:
        return Gap.LINE
    return Gap.SPACE


def islands(text: str, lexicon: Lexicon) -> Iterator[list[Token]]:
    """The runs of tokens that rules may know, each between two pieces of text that none knows (both included).

    Runs without anything that could anchor an expression are left out: most of any prose.
    """
    forms, phrases, anchors, last = lexicon.forms, lexicon.phrases, lexicon.anchors, 0
    none, space, paragraph = Gap.NONE, Gap.SPACE, Gap.PARAGRAPH
    # Where the sea before the next island ends; a token of it is made only when there is an island.
    shore: tuple[int, int, Gap, str] = (0, 0, paragraph, "")
    island: list[Token] = []
    # composite: it has a word that is read together with others.
    anchored = composite = False
    for match in _SCAN.finditer(text):
        begin, stop = match.span()
        if begin == last:
            gap = none if begin else paragraph
        elif begin - last == 1 and text[last] == " ":
            gap = space
        else:
            gap = _gap(text[last:begin])
        group, raw = match.lastgroup, match.group()
        token, anchor, joined = None, False, False
        if group == "word":
            word = raw.lower()
            senses = forms.get(word)
            if senses is None and not raw.isascii():
                senses = forms.get(unicodedata.normalize("NFC", word))
            if senses is not None:
                token = Token(Shape.WORD, begin, stop, gap, raw)
                token.senses = senses
                anchor = not anchors.isdisjoint(senses)
                joined = word in phrases or not senses or PIECE in senses
        elif group == "mark":
            token = Token(Shape.MARK, begin, stop, gap, raw)
            token.mark = _MARKS.get(raw, raw)
        elif group != "number":
            token, anchor = _numeric(group or "", raw, begin, stop, gap), True
        elif stop - begin <= _LONGEST_NUMBER:
            token, anchor = Token(Shape.NUMBER, begin, stop, gap, raw), True
            token.numbers = (int(raw),)
        if token is None or gap is paragraph or len(island) > _LONGEST_ISLAND:
            shore = (begin, stop, gap, raw) if token is None else (begin, begin, gap, "")
            if anchored:
                island.append(Token(Shape.BREAK, *shore))
                yield _phrases(island, lexicon) if composite else island
                anchored = False
            island, composite = [], False
        anchored, composite = anchored or anchor, composite or joined
        if token is not None:
            if not island:
                island.append(Token(Shape.BREAK, *shore))
            if not anchored and len(island) > _LONGEST_PRELUDE:
                del island[:-_PRELUDE]
            island.append(token)
        last = stop
    if anchored:
        yield _phrases(island, lexicon) if composite else island


def _numeric(group: str, raw: str, begin: int, stop: int, gap: Gap) -> Token:
    token = Token(_FIGURES.get(group, Shape.CLOCK), begin, stop, gap, raw)
    plain = raw
    if group == "raised":
        plain = raw.replace("^", "").translate(_LOWERED)
        token.numbers = (int(plain[:-2]), int(plain[-2:]))
    else:
        token.numbers = tuple(map(int, _DIGITS.findall(raw)))
    token.mark = raw.lstrip(_ASCII_DIGITS)[0] if group != "raised" else "^"
    return token


def _phrases(found: list[Token], lexicon: Lexicon) -> list[Token]:
    """Words that the lexicon knows only together become one token."""
    result: list[Token] = []
    i, count = 0, len(found)
    while i < count:
        token = found[i]
        if token.shape is Shape.WORD:
            for rest, senses in lexicon.phrases.get(token.raw.lower(), ()):
                if _stands(found, i + 1, rest):
                    whole = Token(Shape.WORD, token.begin, found[i + len(rest)].stop, token.gap, token.raw)
                    whole.senses = senses
                    token = whole
                    i += len(rest)
                    break
            else:
                if not token.senses or (len(token.senses) == 1 and PIECE in token.senses):
                    token.shape = Shape.BREAK
        result.append(token)
        i += 1
    return result


def _stands(found: list[Token], i: int, rest: tuple[str, ...]) -> bool:
    """Whether the rest of a phrase stands from `i` on."""
    if i + len(rest) > len(found):
        return False
    for n, word in enumerate(rest):
        t = found[i + n]
        if (t.mark or t.raw.lower()) != word or t.gap > Gap.LINE:
            return False
    return True
