"""Text → tokens: numbers in the shapes that dates and clocks take, known words with their senses, punctuation.

One pass of one compiled expression without nested repetition, so the time is linear in the text.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from salony.language.times.lexicon import Lexicon


class Shape(IntEnum):
    """NUMBER "28"; PAIR "16.10", "4/25", "17,30"; TRIPLE "5.12.2024", "2024-12-05"; CLOCK "18:00", "11⁰⁰"; WORD; MARK;
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
    """begin, stop: offsets of characters. numbers: of a numeric shape, in the order written; mark: its separator, or the
    punctuation. senses: of a word. raw: as written; of a BREAK its last word, and first its first one."""

    __slots__ = ("begin", "first", "gap", "mark", "numbers", "raw", "senses", "shape", "stop")

    def __init__(self, shape: Shape, begin: int, stop: int, gap: Gap, raw: str) -> None:
        self.shape = shape
        self.begin = begin
        self.stop = stop
        self.gap = gap
        self.raw = self.first = raw
        self.mark = ""
        self.numbers: tuple[int, ...] = ()
        self.senses: Mapping[str, Any] = NO_SENSES

    def __repr__(self) -> str:
        return f"{self.shape.name}({self.raw!r})"


NO_SENSES: Mapping[str, Any] = {}
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(_RAISED, "0123456789")
_DASHES = dict.fromkeys("–—−‐‑‒―", "-")
_SCAN = re.compile(
    r"(?P<iso>[0-9]{4}(?P<i>[-./])[0-9]{1,2}(?P=i)[0-9]{1,2}(?![0-9]))"
    r"|(?P<triple>[0-9]{1,2}(?:\.[ \u00a0]?[0-9]{1,2}\.[ \u00a0]?|/[0-9]{1,2}/|-[0-9]{1,2}-)(?:[0-9]{4}|[0-9]{2})(?![0-9]|[.,:][0-9]))"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?![0-9]))"
    rf"|(?P<raised>[0-9]{{1,2}}\^?[{_RAISED}]{{2}}|[0-9]{{1,2}}\^[0-9]{{2}}(?![0-9]))"
    r"|(?P<pair>[0-9]{1,2}[.,][0-9]{1,2}(?![0-9]))"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*)"
    r"|(?P<mark>\S)"
)
_DIGITS = re.compile(r"[0-9]+")
_ASCII_DIGITS = "0123456789"
_LONGEST_NUMBER = 4


def _gap(between: str) -> Gap:
    lines = between.count("\n")
    if lines > 1:
        return Gap.PARAGRAPH
    if lines or "\r" in between:
        return Gap.LINE
    return Gap.SPACE if between else Gap.NONE


def tokens(text: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of a text. Neighbouring pieces that no rule knows are one BREAK; phrases of the lexicon are one WORD."""
    found: list[Token] = []
    forms, last = lexicon.forms, 0
    for match in _SCAN.finditer(text):
        begin, stop = match.span()
        group = match.lastgroup
        raw = match.group()
        if group == "word":
            senses = forms.get(raw.lower())
            if senses is None and not raw.isascii():
                senses = forms.get(unicodedata.normalize("NFC", raw).lower())
            if senses is None and raw.lower() not in lexicon.phrases:
                if not found or found[-1].shape is not Shape.BREAK:
                    found.append(
                        Token(Shape.BREAK, begin, stop, _gap(text[last:begin]) if begin != last else Gap.NONE, raw)
                    )
                found[-1].stop = last = stop
                found[-1].raw = raw
                continue
            token = Token(Shape.WORD, begin, stop, _gap(text[last:begin]) if begin != last else Gap.NONE, raw)
            token.senses = senses or NO_SENSES
        else:
            token = _numeric(group or "mark", raw, begin, stop)
            token.gap = _gap(text[last:begin]) if begin != last else Gap.NONE
        found.append(token)
        last = stop
    return _phrases(found, lexicon) if lexicon.phrases else found


def _numeric(group: str, raw: str, begin: int, stop: int) -> Token:
    if group == "mark":
        token = Token(Shape.MARK, begin, stop, Gap.NONE, raw)
        token.mark = _DASHES.get(raw, raw)
        return token
    if group == "number":
        if len(raw) > _LONGEST_NUMBER:
            return Token(Shape.BREAK, begin, stop, Gap.NONE, raw)
        token = Token(Shape.NUMBER, begin, stop, Gap.NONE, raw)
        token.numbers = (int(raw),)
        return token
    shape = {"iso": Shape.TRIPLE, "triple": Shape.TRIPLE, "pair": Shape.PAIR}.get(group, Shape.CLOCK)
    token = Token(shape, begin, stop, Gap.NONE, raw)
    plain = raw
    if group == "raised":
        plain = raw.replace("^", "").translate(_LOWERED)
        token.numbers = (int(plain[:-2]), int(plain[-2:]))
    else:
        token.numbers = tuple(int(n) for n in _DIGITS.findall(raw))
    token.mark = next(c for c in raw if c not in _ASCII_DIGITS) if group != "raised" else "^"
    return token


def _phrases(found: list[Token], lexicon: Lexicon) -> list[Token]:
    """Words that the lexicon knows only together become one token."""
    result: list[Token] = []
    i, count = 0, len(found)
    while i < count:
        token = found[i]
        options = lexicon.phrases.get(token.raw.lower()) if token.shape is Shape.WORD else None
        for rest, senses in options or ():
            following = found[i + 1 : i + 1 + len(rest)]
            if len(following) == len(rest) and all(
                t.gap < Gap.PARAGRAPH and (t.mark or t.raw.lower()) == word
                for t, word in zip(following, rest, strict=True)
            ):
                token = Token(Shape.WORD, token.begin, following[-1].stop, token.gap, token.raw)
                token.senses = senses
                i += len(rest)
                break
        else:
            if token.shape is Shape.WORD and not token.senses:
                token.shape = Shape.BREAK
        result.append(token)
        i += 1
    return result
