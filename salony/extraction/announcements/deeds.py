"""What people will do, as a name: "mieszkańcy będą sadzić drzewa", "posadzimy drzewa" → "(po)sadzenie drzew".

Only where no noun names the event: a verb in the future, or of those who invite, with its object, as gerund and
genitive.
"""

import re

from salony.extraction.announcements.lexicon import classes
from salony.extraction.announcements.names import OF_A_HOUSE, PATTERNS, Title
from salony.language.morphology import Analysis, Form, analyses, inflect, paradigm

_WILL = re.compile(r"\bbęd(?:ą|zie|ziemy|ziecie)\s+(?:\w+nie\s+|razem\s+|wspólnie\s+)?(?P<verb>[a-ząćęłńóśźż]+ć)\s+")
_WORD = re.compile(r"[a-ząćęłńóśźż]+")
# What is done at events or around them, and does not say what they are.
_SAYS_NOTHING = re.compile(PATTERNS["deeds_that_say_nothing"])
_WE = re.compile(r"\b(?P<verb>[a-ząćęłńóśźż]{2,}(?:my))\s+(?:się\s+|\w+nie\s+|razem\s+|wspólnie\s+)?")
RULE = "text.title.deed"
OWN_RULE = "text.title.own_deed"
"""What those who announce do themselves: an event only where an hour is said, since a house does much."""
_GERUND = Form("sg", "nom", "n")


def deed(text: str, offset: int) -> list[Title]:
    """text: the clause with times as holes."""
    for match in _WILL.finditer(text):
        gerund = _gerund(match["verb"])
        if gerund is None or _SAYS_NOTHING.fullmatch(match["verb"]):
            continue
        done = _object(text, match.end())
        if done is not None:
            stop, words = done
            return [Title(f"{gerund} {words}", offset + match.start("verb"), offset + stop, 2.2, False, RULE)]
    for match in _WE.finditer(text):
        infinitive = _our_deed(match["verb"])
        gerund = _gerund(infinitive, own=True) if infinitive else None
        done = _object(text, match.end()) if gerund else None
        if done is not None:
            stop, words = done
            return [Title(f"{gerund} {words}", offset + match.start("verb"), offset + stop, 2.2, False, OWN_RULE)]
    return []


def _our_deed(verb: str) -> str | None:
    """ "posadzimy" → "posadzić", where the verb says what happens."""
    for item in analyses(verb):
        if item.pos == "fin" and not (_SAYS_NOTHING.fullmatch(item.lemma) or OF_A_HOUSE.fullmatch(item.lemma)):
            return item.lemma
    return None


def _object(text: str, begin: int) -> tuple[int, str] | None:
    """(where it ends, itself in the genitive): the adjectives and the noun in the accusative from `begin` on."""
    phrase: list[str] = []
    word = _WORD.match(text, begin)
    while word is not None and len(phrase) < 4:
        made = _in_genitive(word.group())
        if made is None:
            return None
        phrase.append(made[0])
        if made[1].is_noun:
            after = _WORD.match(text, word.end() + 1)
            described = _in_genitive(after.group()) if after else None
            if after and described and not described[1].is_noun and text[word.end()] == " ":
                # "pieśni patriotyczne"
                return after.end(), " ".join((*phrase, described[0]))
            return word.end(), " ".join(phrase)
        word = _WORD.match(text, word.end() + 1)
    return None


def _gerund(verb: str, *, own: bool = False) -> str | None:
    """ "sadzić" → "sadzenie". own: those who announce do it, so that it is no frame of an announcement."""
    reading = next((item for item in analyses(verb) if item.pos == "inf"), None)
    if reading is None or classes(verb) & ({"opening"} if own else {"announce", "opening"}):
        return None
    return next((form for form, pos, cases in paradigm(reading.key) if pos == "ger" and _GERUND in cases), None)


def _in_genitive(word: str) -> tuple[str, Analysis] | None:
    """An accusative noun or its adjective in the genitive, with its reading."""
    for item in analyses(word):
        if not (item.is_noun or item.is_adjective):
            continue
        for form in sorted(item.forms, key=lambda f: (f.number, f.gender)):
            if form.case == "acc":
                made = inflect(item, Form(form.number, "gen", form.gender))
                if made:
                    return made, item
    return None
