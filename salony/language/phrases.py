"""A noun phrase in the nominative: "Miejskim Ośrodku Kultury w Żorach" → "Miejski Ośrodek Kultury w Żorach"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from salony.language.morphology import Analysis, Form, analyses, inflect
from salony.language.words import Word, cased, words

# The cases that a Polish preposition governs.
GOVERNED: dict[str, frozenset[str]] = {
    "w": frozenset({"loc", "acc"}),
    "we": frozenset({"loc", "acc"}),
    "na": frozenset({"loc", "acc"}),
    "przy": frozenset({"loc"}),
    "o": frozenset({"loc", "acc"}),
    "po": frozenset({"loc", "acc"}),
    "do": frozenset({"gen"}),
    "od": frozenset({"gen"}),
    "u": frozenset({"gen"}),
    "dla": frozenset({"gen"}),
    "koło": frozenset({"gen"}),
    "obok": frozenset({"gen"}),
    "podczas": frozenset({"gen"}),
    "z": frozenset({"gen", "inst"}),
    "ze": frozenset({"gen", "inst"}),
    "przed": frozenset({"inst"}),
    "pod": frozenset({"inst", "acc"}),
    "nad": frozenset({"inst"}),
    "za": frozenset({"inst"}),
    "przez": frozenset({"acc"}),
    "ku": frozenset({"dat"}),
}
_COMPARED = re.compile(r"(\w+sz)(?:y|a|e|ego|ej|emu|ym|ą|ych|ymi)")
_OBLIQUE = frozenset({"gen", "dat", "acc", "inst", "loc"})


@dataclass(frozen=True, slots=True)
class _Head:
    """The head noun's place among the words, the last agreeing word, and what both are in common."""

    position: int
    last: int
    noun: Analysis
    forms: frozenset[Form]


def _agreeing(word: str, forms: frozenset[Form]) -> frozenset[Form]:
    """Those of the forms in which an adjective reading of the word agrees; none where it is no adjective."""
    return frozenset(form for item in analyses(word) if item.is_adjective for form in item.forms if form in forms)


def _is_adjective(word: Word) -> bool:
    return any(item.is_adjective for item in analyses(word.text))


def _heads(row: list[Word], cases: frozenset[str] | None) -> list[_Head]:
    """Every way to read the phrase's first noun with the adjectives on both of its sides."""
    found: list[_Head] = []
    position = 0
    while position < len(row):
        word = row[position]
        if not (word.is_alphabetic or word.text.isdigit() or word.text == "."):
            break
        before = [other for other in row[:position] if other.is_alphabetic and not _is_roman(other.text)]
        for item in analyses(word.text):
            if not item.is_noun:
                continue
            forms = frozenset(form for form in item.forms if cases is None or form.case in cases)
            for other in before:
                forms = _agreeing(other.text, forms)
            if not forms:
                continue
            last = position
            for step in range(position + 1, len(row)):
                narrower = _agreeing(row[step].text, forms) if row[step].is_alphabetic else frozenset()
                if not narrower or _begins_a_name(row, step):
                    break
                forms, last = narrower, step
            found.append(_Head(position, last, item, forms))
        if not (_is_adjective(word) or _is_roman(word.text) or not word.is_alphabetic):
            break
        position += 1
    return found


def _begins_a_name(row: list[Word], index: int) -> bool:
    """ "wieczoru literackiego Dyskusyjnego Klubu": a capital adjective below a small one, with a noun that it agrees
    with, is that noun's."""
    if index + 1 >= len(row) or not row[index].is_capitalised or row[index - 1].is_capitalised:
        return False
    forms = frozenset(form for item in analyses(row[index + 1].text) if item.is_noun for form in item.forms)
    return bool(_agreeing(row[index].text, forms))


def _is_roman(word: str) -> bool:
    return word.isupper() and set(word) <= set("IVXLC")


def _rank(head: _Head) -> tuple[bool, int, int, bool, bool]:
    """Common nouns before names; more agreeing words before fewer; singular before plural.

    Of two lemmas with the same form the one with the vowel that alternates: "wieczoru" is of "wieczór", not "wieczor".
    """
    named = bool(head.noun.labels & {"nazwisko", "imię", "nazwa_geograficzna"})
    singular = any(form.number == "sg" for form in head.forms)
    return (named, -head.last, -head.position, not singular, "ó" not in head.noun.lemma)


@lru_cache(maxsize=20_000)
def nominative(phrase: str, preposition: str | None = None, noun: str | None = None) -> str:
    """The phrase with its head noun and the adjectives that agree with it in the nominative; the rest stays as it is.

    preposition: the one that stands before the phrase, if any: it says in which case the phrase is. Without one, a
    phrase that can be a nominative is left alone. Phrases that begin with no noun come back unchanged.
    noun: the head's dictionary form, where it is known: "Arenie" is of "arena", whatever else it could be of.
    """
    row = list(words(phrase))
    cases = GOVERNED.get(preposition.lower()) if preposition else None
    if preposition and cases is None:
        cases = _OBLIQUE
    heads = _heads(row, cases)
    if not heads and cases is not None:
        heads = _heads(row, None)
    heads = [head for head in heads if head.noun.lemma == noun] or heads
    if not heads:
        return phrase
    if cases is None:
        longest = max(head.last - head.position for head in heads)
        if any(form.case == "nom" for head in heads if head.last - head.position == longest for form in head.forms):
            return phrase
    head = min(heads, key=_rank)
    form = min(head.forms, key=lambda one: (one.number != "sg", one.case == "voc", one.gender))
    return _rewritten(phrase, row, head, form, cases)


def _rewritten(phrase: str, row: list[Word], head: _Head, form: Form, cases: frozenset[str] | None) -> str:
    wanted = Form(form.number, "nom", form.gender)
    pieces: dict[int, str] = {}
    for index in range(head.last + 1):
        word = row[index]
        if index == head.position:
            made = inflect(head.noun, wanted)
        else:
            # "otwartego" is of "otwarty", not of a participle.
            fitting = [item for item in analyses(word.text) if item.is_adjective and form in item.forms]
            fitting.sort(key=lambda item: item.pos != "adj")
            made = compared(word.text, fitting[0].lemma, wanted) if fitting else None
            made = made or (inflect(fitting[0], wanted) if fitting else None)
        if made:
            pieces[index] = cased(made, word.text)
    _apposition(row, head.last + 1, cases, pieces)
    out, at = [], 0
    for index, made in sorted(pieces.items()):
        out.append(phrase[at : row[index].begin] + made)
        at = row[index].stop
    return "".join(out) + phrase[at:]


def compared(word: str, lemma: str, wanted: Form) -> str | None:
    """A comparative or superlative in the nominative: "najbliższym" → "najbliższe"; None for any other adjective."""
    match = _COMPARED.fullmatch(word.lower())
    if match is None or lemma.endswith("szy"):
        return None
    if wanted.number == "pl":
        return match[1][:-1] + "i" if wanted.gender == "m1" else match[1] + "e"
    return match[1] + {"f": "a", "n": "e"}.get(wanted.gender, "y")


def _apposition(row: list[Word], index: int, cases: frozenset[str] | None, pieces: dict[int, str]) -> None:
    """A name that follows the head in the head's case: "w kinie Światowidzie". A genitive or nominative is left."""
    if cases is None or "loc" not in cases or index >= len(row) or not row[index].is_capitalised:
        return
    readings = [item for item in analyses(row[index].text) if item.is_noun]
    seen = {form.case for item in readings for form in item.forms}
    if "loc" not in seen or seen & {"nom", "gen", "acc"}:
        return
    for item in readings:
        for form in item.forms:
            if form.case == "loc" and (made := inflect(item, Form(form.number, "nom", form.gender))):
                pieces[index] = cased(made, row[index].text)
                return


def is_noun_with_adjective(word: str, following: str) -> bool:
    """Whether a word that may be a verb stands before an adjective of its own: "gra terenowa", not "gra zespół"."""
    forms = {form for item in analyses(word.lower()) if item.is_noun for form in item.forms if form.case == "nom"}
    return any(form in forms for item in analyses(following.lower()) if item.is_adjective for form in item.forms)
