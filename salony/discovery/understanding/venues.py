"""Venues that a query names by their kind and their own name: "Klub Pod Jaworem", "zamek piastowski"."""

from functools import cache
from typing import TYPE_CHECKING

from salony.discovery.understanding.lexicon import data, polish_forms
from salony.discovery.understanding.words import fold
from salony.language.phrases import nominative

if TYPE_CHECKING:
    from salony.discovery.understanding.state import Reading

_SAINTS = frozenset(
    {"swietego", "swietej", "swietych", "sw", "najswietszej", "matki", "pw", "im", "wszystkich", "najswietszego"}
)
_LONGEST = 6
_BIG = ("kino", "teatr", "muzeum", "opera")


@cache
def _heads(language: str) -> dict[str, list[str]]:
    """By each of their forms, folded."""
    found: dict[str, list[str]] = {}
    for head in data(language)["venue"]["heads"]:
        for form in polish_forms(head) if language == "pl" else (fold(head),):
            found.setdefault(form, []).append(head)
    return found


def named_venue(reader: "Reading", index: int) -> tuple[str, int] | None:
    """(name in the nominative, index after it) of the venue whose head is the word."""
    row, vocabulary = reader.row, reader.vocabulary
    token = row[index]
    heads = _heads(vocabulary.language).get(token.folded)
    if not heads or not reader.free[index] or vocabulary.language == "de":
        return None
    stop, agreeing, saints = index + 1, index + 1, False
    while stop < len(row) and stop - index < _LONGEST and reader.free[stop]:
        word = row[stop]
        if word.before.strip(" -–") and not (saints and "." in word.before):
            break
        if _is_adjective(reader, stop) and stop == agreeing:
            agreeing = stop + 1
        elif word.folded in _SAINTS:
            saints = True
        elif saints and (word.folded == "i" or not _ends_name(reader, stop)):
            pass
        elif (
            not word.is_capitalised or _ends_name(reader, stop) or (stop == index + 1 and _is_town(reader, stop, heads))
        ):
            break
        stop += 1
    if stop == index + 1:
        return None
    prefix = " ".join(word.text for word in row[index:agreeing])
    own = " ".join(word.text for word in row[agreeing:stop])
    if vocabulary.language == "pl":
        prefix = heads[0] if agreeing == index + 1 else nominative(prefix, None)
    if token.is_capitalised:
        prefix = prefix[:1].upper() + prefix[1:]
    return f"{prefix} {own}".strip(), stop


def _is_adjective(reader: "Reading", index: int) -> bool:
    folded = reader.row[index].folded
    proper = reader.vocabulary.table["venue"]["adjectives"]
    return any(folded in polish_forms(word.strip("=")) for word in proper)


def _ends_name(reader: "Reading", index: int) -> bool:
    """The word speaks of time, is dropped, or is a preposition: the name ends before it."""
    token = reader.row[index]
    if reader.vocabulary.has("drop", "prepositions", token.folded) and not token.is_capitalised:
        return True
    fields = {match.entry.field for match in reader.vocabulary.phrases.at(reader.row, index)}
    return bool(fields & {"audience", "free", "category", "drop.words"}) and not token.is_capitalised


def _is_town(reader: "Reading", index: int, heads: list[str]) -> bool:
    return heads[0] in _BIG and any(not name.common for name in reader.places.at(reader.row, index))
