"""The tokens of a text as rules see them, and the phrase that rules build."""

from collections.abc import Callable
from dataclasses import dataclass

from salony.language.times.lexer import BREAK, LINE, MARK, NO_GAP, PARAGRAPH, SPACE, Token
from salony.language.times.lexicon import Lexicon, Senses
from salony.language.times.meaning import Meaning
from salony.language.times.values import Clocks, Days, Length, Rule

AHEAD = 12
LONGEST_LIST = 31


class Sentence:
    """Tokens padded at the end, so that looking a few of them ahead needs no bounds."""

    __slots__ = ("barren", "led", "led_from", "lexicon", "t")

    def __init__(self, tokens: list[Token], lexicon: Lexicon) -> None:
        end = tokens[-1].stop if tokens else 0
        self.t = tokens + [Token(BREAK, end, end, PARAGRAPH, "")] * AHEAD
        self.lexicon = lexicon
        # Up to here every list of numbers has been followed to its end and has no month.
        self.barren = 0
        # What stands before a day from this token on: all readers ask for it in turn.
        self.led_from = -1
        self.led: tuple[str | None, int] = (None, 0)

    def has(self, i: int, sense: str) -> bool:
        return sense in self.t[i].senses

    def mark(self, i: int, marks: str) -> bool:
        """One of these marks stands here, on the same line."""
        t = self.t[i]
        return t.shape is MARK and t.mark in marks and t.gap < LINE

    def glued(self, i: int, marks: str) -> bool:
        t = self.t[i]
        return t.shape is MARK and t.mark in marks and t.gap is NO_GAP

    def past(self, i: int) -> int:
        """The token after the word `i`, past the dot that it carries as an abbreviation."""
        return i + 2 if "abbreviation" in self.t[i].senses and self.glued(i + 1, ".") else i + 1

    def ends(self, i: int) -> bool:
        """Whether what stands before `i` is complete: punctuation, a new line or another word of time follows."""
        t = self.t[i]
        return t.shape is not BREAK or t.gap >= LINE

    def is_of_paragraph(self, i: int) -> bool:
        """Whether a pair behind any other word is a number of a paragraph ("County Charter 6.02"): in languages that
        put the month first neither a day nor an hour is written so in the middle of a line.
        """
        return self.lexicon.settings["order"] == "mdy" and self.t[i].gap < LINE and self.t[i - 1].shape is BREAK

    def measured(self, i: int) -> bool:
        """Whether the number before `i` counts something: "15 zł", "3-6 lat", "20 %"."""
        t = self.t[i]
        if t.gap >= LINE:
            return False
        if t.shape is MARK:
            return t.mark in "%°€$£‰" or (t.mark == "+" and t.gap is NO_GAP)
        return "measure" in t.senses


@dataclass(slots=True)
class Phrase:
    """What a stretch of tokens says together.

    begin, stop: token indexes. weak: says nothing of time unless it stands beside something that does ("od 10 do 16").
    other: the reading as hours of what may be a date ("17.05"). meant: what it means, once that is known.
    """

    begin: int
    stop: int
    days: Days | None = None
    clocks: Clocks | None = None
    rule: Rule | None = None
    length: Length | None = None
    confidence: float = 1.0
    weak: bool = False
    other: Clocks | None = None
    meant: list[Meaning] | None = None


Reader = Callable[[Sentence, int], Phrase | None]


def separator(s: Sentence, i: int) -> tuple[str, int] | None:
    """Between members of a list: "and" for ",", "i", "/"; "to" for a dash or "do"."""
    t = s.t[i]
    if t.gap > SPACE:
        return None
    if t.shape is MARK:
        if t.mark == "-":
            return "to", i + 1
        if t.mark == "," and s.t[i + 1].raw.lower() == "a":
            # "do 10 stycznia, a 5 grudnia …": the second is told apart from the first.
            return None
        if t.mark in ",/+&":
            return "and", i + 2 if t.mark == "," and s.has(i + 1, "and") else i + 1
        return None
    if "to" in t.senses:
        return "to", i + 1
    if "and" in t.senses:
        return "and", i + 1
    return None


DIRECTIONS = {"from": "after", "after": "after", "to": "before", "before": "before"}


def lead(s: Sentence, i: int) -> tuple[str | None, int]:
    """The preposition before a day: ("from" | "to" | "before" | "after" | "between" | "in" | None, next)."""
    senses = s.t[i].senses
    if not senses:
        return None, i
    if s.led_from != i:
        s.led_from, s.led = i, preposition(s, i, senses)
    return s.led


def preposition(s: Sentence, i: int, senses: Senses) -> tuple[str | None, int]:
    for name in ("from", "to", "before", "after", "between", "in"):
        if name in senses:
            i = article(s, i + 1)
            if s.has(i, "on_days") and "month" not in s.t[i].senses:
                i = article(s, s.past(i))
                if name == "in" and (s.has(i, "from") or s.has(i, "between")):
                    return "from" if s.has(i, "from") else "between", i + 1
            return name, i
    if "on_days" in senses:
        return "in", s.past(i)
    return None, article(s, i)


def article(s: Sentence, i: int) -> int:
    """Past "the" or "der", where the language has it."""
    return i + 1 if "article" in s.t[i].senses else i
