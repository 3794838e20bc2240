"""`find_times`: text → tokens → phrases → values."""

import datetime as dt

from salony.language.times.expression import TimeExpression
from salony.language.times.grammar.phrases import phrases
from salony.language.times.grammar.sentence import Sentence
from salony.language.times.lexer import islands
from salony.language.times.lexicon import lexicon
from salony.language.times.resolution import Place, expressions


def find_times(text: str, *, reference: dt.datetime | None = None, language: str = "pl") -> list[TimeExpression]:
    """Every time expression of a text, in order of position.

    reference: when the words were said, naive local or aware (its wall clock counts); without it, what the words do not
        fix stays None. "Za dwa dni" keeps the hour of the reference, unless that is midnight.
    language: a code that has a data file ("pl", "en", …); in another one only dates and hours in figures are found.
    """
    words = lexicon(language)
    found: list[TimeExpression] = []
    group = 0
    for island in islands(text, words):
        sentence = Sentence(island, words)
        for phrase in phrases(sentence):
            begin, stop = sentence.t[phrase.begin].begin, sentence.t[phrase.stop - 1].stop
            place = Place(begin, stop, text[begin:stop], group)
            found.extend(expressions(phrase, place, reference))
            group += 1
    return found
