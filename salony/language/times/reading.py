"""`find_times`: text → tokens → phrases → values."""

import datetime as dt
import re
import unicodedata

from salony.language.times.expression import TimeExpression
from salony.language.times.grammar.phrases import phrases
from salony.language.times.grammar.sentence import Phrase, Sentence
from salony.language.times.lexer import BREAK, CLOCK, NO_SENSES, PAIR, SPACE, Gap, Shape, Token, islands
from salony.language.times.lexicon import Lexicon, lexicon
from salony.language.times.resolution import Spoken
from salony.language.uncollected import uncollected

# A text so long may have expressions by the thousand.
LONG = 100_000
FIGURE, WORD = re.compile(r"[0-9]"), re.compile(r"[^\W\d_]+")
# A text says the same in many places, a machine's always: so many different runs of words are read once.
MOST_READ = 256
# Of a run its words, the gap before them, how many they are, and whether the first is a name's.
Read = tuple[str, Gap, int, Shape]
# Where a phrase begins and stops, from the beginning of its run on.
Placed = tuple[int, int, Phrase]
# How far before a name its line's beginning is looked for, and what may stand there.
LONGEST_LEAD, MARKS_OF_LISTS = 8, " \t\u00a0-–—•*·„”\"'(#0123456789.)"


def find_times(text: str, *, reference: dt.datetime | None = None, language: str = "pl") -> list[TimeExpression]:
    """Every time expression of a text, in order of position.

    reference: when the words were said, naive local or aware (its wall clock counts); without it, what the words do not
        fix stays None. "Za dwa dni" keeps the hour of the reference, unless that is midnight.
    language: a code that has a data file ("pl", "en", …); in another one only dates and hours in figures are found.
    """
    words = lexicon(language)
    if not may_say(text, words):
        return []
    if len(text) < LONG:
        return _found(text, words, reference)
    with uncollected():
        return _found(text, words, reference)


def _found(text: str, words: Lexicon, reference: dt.datetime | None) -> list[TimeExpression]:
    found: list[TimeExpression] = []
    group = 0
    spoken = Spoken()
    read: dict[Read, list[Placed]] = {}
    for island in islands(text, words):
        without_name(island, text, words)
        at = island[0].begin
        key = text[at : island[-1].stop], island[0].gap, len(island), island[1].shape
        said = read.get(key)
        if said is None:
            said = _placed(Sentence(island, words), at)
            if len(read) < MOST_READ:
                read[key] = said
        for first, last, phrase in said:
            found += spoken.of(phrase, at + first, text[at + first : at + last], group, reference)
            group += 1
    return found


def _placed(sentence: Sentence, at: int) -> list[Placed]:
    t = sentence.t
    return [(t[one.begin].begin - at, t[one.stop - 1].stop - at, one) for one in phrases(sentence)]


def may_say(text: str, words: Lexicon) -> bool:
    """Whether a text has a figure or a word that could anchor an expression: most paragraphs have none."""
    if FIGURE.search(text):
        return True
    lower = text.lower()
    plain = lower if lower.isascii() else unicodedata.normalize("NFC", lower)
    return not words.anchoring.isdisjoint(WORD.findall(plain))


def without_name(island: list[Token], text: str, words: Lexicon) -> None:
    """A weekday that is part of a name says nothing: "Bajkowa sobota", "Taneczny piątek" where a line begins with it.

    "W mroźny piątek" and "sala sportowa, sobota 10.00" are no names: a preposition, an hour, a comma tells.
    """
    if len(island) < 3:
        return
    adjective, weekday, after = island[0], island[1], island[2]
    if "weekday" not in weekday.senses or weekday.gap is not SPACE or adjective.shape is not BREAK:
        return
    settings = words.settings
    if weekday.raw.lower() not in settings.get("named_weekdays", ()):
        return
    timed = after.shape in (CLOCK, PAIR) or "hour_word" in after.senses or "at" in after.senses
    if timed or not adjective.raw.lower().endswith(tuple(settings["adjective_endings"])):
        return
    before = text[max(0, adjective.begin - LONGEST_LEAD) : adjective.begin]
    if adjective.raw[0].isupper() or not before.rpartition("\n")[2].strip(MARKS_OF_LISTS):
        weekday.shape, weekday.senses = BREAK, NO_SENSES
