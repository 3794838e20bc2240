"""People and ensembles that no list knows: a first name with a surname, a capitalised name after "koncert"."""

from typing import TYPE_CHECKING

from salony.discovery.understanding.names import first_names
from salony.language.morphology import analyses
from salony.language.names import find_people

if TYPE_CHECKING:
    from salony.discovery.understanding.state import Reading

_LONGEST = 4


def person_at(reader: "Reading", index: int) -> tuple[str, int] | None:
    """(name in the nominative, index after it) of the person named at the word."""
    stop = index + 1
    while stop < len(reader.row) and stop - index < _LONGEST and reader.free[stop] and _goes_on(reader, stop):
        stop += 1
    return (
        _by_first_name(reader, index, stop)
        or _ensemble(reader, index, stop)
        or _after_cue(reader, index, stop)
        or _surname(reader, index)
    )


def _goes_on(reader: "Reading", index: int) -> bool:
    before = reader.row[index].before.strip()
    return before in ("", "-", ".") and not reader.vocabulary.has("drop", "prepositions", reader.row[index].folded)


def _by_first_name(reader: "Reading", index: int, stop: int) -> tuple[str, int] | None:
    row = reader.row
    if stop - index < 2:
        return None
    name = first_names().get(row[index].folded)
    said = " ".join(token.text if token.is_capitalised else token.text.capitalize() for token in row[index:stop])
    if reader.vocabulary.language in ("pl", "en", "de"):
        for mention in find_people(said)[:1]:
            words = len(mention.name.split())
            capitals = row[index].is_capitalised and row[index + 1].is_capitalised
            if mention.begin == 0 and (name or capitals):
                return mention.name, min(index + words, stop)
    if name and _may_be_surname(reader, index + 1):
        surname = row[index + 1].text
        return f"{name} {surname[:1].upper()}{surname[1:]}", index + 2
    return None


def _may_be_surname(reader: "Reading", index: int) -> bool:
    token = reader.row[index]
    return token.text.isalpha() and len(token.text) > 2


def _ensemble(reader: "Reading", index: int, stop: int) -> tuple[str, int] | None:
    """ "Kapela Brodów": the kind with a capitalised name."""
    token = reader.row[index]
    if token.text.lower() not in reader.vocabulary.table["person"]["ensembles"] or stop == index + 1:
        return None
    last = _capitals(reader, index + 1, stop)
    if last == index + 1:
        return None
    return " ".join(word.text for word in reader.row[index:last]), last


def _after_cue(reader: "Reading", index: int, stop: int) -> tuple[str, int] | None:
    token = reader.row[index]
    if (
        index not in reader.cues
        or not token.is_capitalised
        or (reader.vocabulary.language == "de" and stop - index < 2)
    ):
        return None
    last = _capitals(reader, index, stop)
    if any(reader.places.at(reader.row, number) for number in range(index, last)):
        return None
    words = [word.text for word in reader.row[index:last]]
    before = reader.row[index - 1].folded if index else ""
    return " ".join(_nominative(reader, word, before) for word in words), last


def _surname(reader: "Reading", index: int) -> tuple[str, int] | None:
    """ "wystawa Beksińskiego": one word that the dictionary knows for a surname, in another case than the first."""
    token = reader.row[index]
    if reader.vocabulary.language != "pl" or index not in reader.surname_cues or not token.is_capitalised:
        return None
    lemma = _surname_of(token.text)
    return (lemma, index + 1) if lemma and lemma != token.text else None


def _surname_of(word: str) -> str | None:
    found = analyses(word)
    return next((item.lemma for item in found if "nazwisko" in item.labels and item.lemma[:1].isupper()), None)


def _capitals(reader: "Reading", index: int, stop: int) -> int:
    last = index
    while last < stop and reader.row[last].is_capitalised:
        last += 1
    return last


def _nominative(reader: "Reading", word: str, before: str) -> str:
    """A surname by the dictionary; one that it has not, back from the instrumental that "z" wants."""
    if reader.vocabulary.language == "pl" and (lemma := _surname_of(word)):
        return lemma
    endings = reader.vocabulary.table["person"].get("endings", [["iem", ""], ["em", ""], ["ą", "a"]])
    if before not in ("z", "ze", "s", "se", "з", "із", "зі"):
        return word
    for ending, nominative in endings:
        if word.endswith(ending) and len(word) - len(ending) > 1:
            return str(word[: len(word) - len(ending)] + nominative)
    return word
