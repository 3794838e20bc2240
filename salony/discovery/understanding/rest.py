"""What is left of a query when its fields are read: the words to look for, in dictionary form."""

from typing import TYPE_CHECKING

from salony.discovery.understanding.spelling import is_word, with_diacritics
from salony.language.morphology import analyses
from salony.language.phrases import nominative

if TYPE_CHECKING:
    from salony.discovery.understanding.state import Reading

_LONGEST_PHRASE = 8


def rest(reader: "Reading") -> dict[int, str]:
    """Text by the word where it begins, the pieces already found included; gives each its chip."""
    pieces = dict(reader.pieces)
    if not reader.chips and not any(reader.dropped) and reader.row:
        whole = reader.text[reader.row[0].begin : reader.row[-1].stop]
        reader.take(0, len(reader.row), "text", whole)
        return {0: whole}
    if not reader.chips and reader.row[0].is_capitalised and not reader.dropped[0]:
        whole = reader.text[reader.row[0].begin : reader.row[-1].stop]
        return {0: whole}
    first = 0
    while first < len(reader.row):
        last = first
        while last < len(reader.row) and reader.free[last] and (last == first or not _breaks(reader, last)):
            last += 1
        if last > first:
            _segment(reader, first, last, pieces)
        first = max(last, first + 1)
    return pieces


def _breaks(reader: "Reading", index: int) -> bool:
    return any(mark in reader.row[index].before for mark in ",;.!?:|()") and reader.row[index - 1].folded != "sw"


def _segment(reader: "Reading", first: int, last: int, pieces: dict[int, str]) -> None:
    row, preposition = reader.row, None
    while first < last and _is_preposition(reader, first):
        preposition = row[first].folded
        reader.take(first, first + 1, drop=True)
        first += 1
    while last > first and _is_preposition(reader, last - 1):
        last -= 1
        reader.take(last, last + 1, drop=True)
    if first == last:
        return
    if _is_adjective_alone(reader, first, last):
        _segment(reader, first, first + 1, pieces)
        _segment(reader, first + 1, last, pieces)
        return
    said = " ".join(token.text for token in row[first:last])
    attribute = preposition is None and last - first == 1 and first - 1 in pieces and _is_genitive(said)
    text = said if attribute else _form(said, preposition, last - first, reader.vocabulary.language)
    reader.take(first, last, "text", text)
    pieces[first] = text


def _is_genitive(word: str) -> bool:
    """ "bal przebierańców": it belongs to the noun before, and stays in its case."""
    found = [item for item in analyses(word.lower()) if item.is_noun]
    return bool(found) and all(any(form.case == "gen" for form in item.forms) for item in found)


def _is_adjective_alone(reader: "Reading", first: int, last: int) -> bool:
    """ "(film) dokumentalny o górach": the adjective belongs to the kind, the rest is looked for by itself."""
    if reader.vocabulary.language != "pl" or last - first < 3 or not _is_preposition(reader, first + 1):
        return False
    word = reader.row[first].text
    found = analyses(word.lower())
    return word.islower() and any(item.is_adjective for item in found) and not any(item.is_noun for item in found)


def _is_preposition(reader: "Reading", index: int) -> bool:
    token = reader.row[index]
    return reader.vocabulary.has("drop", "prepositions", token.folded) and not (token.is_capitalised and index)


def _form(said: str, preposition: str | None, length: int, language: str) -> str:
    if language != "pl" or length > _LONGEST_PHRASE:
        return said
    if said[:1].isupper() and length > 1:
        return said
    if length > 1:
        return nominative(said, preposition)
    found = analyses(said.lower())
    if said.isascii() and not is_word(said.lower()) and (word := with_diacritics(said.lower())):
        said, found = word, analyses(word)
    adjective = next((item.lemma for item in found if item.is_adjective), None)
    noun = next((item.lemma for item in found if item.is_noun), None)
    if said[:1].isupper() and preposition is None:
        return said
    if preposition and noun:
        return nominative(said, preposition)
    return adjective if adjective and not noun else noun or adjective or said
