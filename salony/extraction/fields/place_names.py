"""The name of a place out of what stands behind its label: without street and town, in the nominative."""

import re

from salony.extraction.fields.labels import is_nowhere
from salony.language.addresses import find_addresses
from salony.language.gazetteer import place_named
from salony.language.institutions import Institution, find_institutions
from salony.language.phrases import nominative

_MOST = 2
_PART = re.compile(r"(?:„[^”]*”|\"[^\"]*\"|\([^)]*\)|[^,;|/()„\"]|(?<=\S)/(?=\S)|[„\"(])+")
_AT = re.compile(r"(?P<preposition>w|we|na)\s+(?=\S)")
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_POSTAL = re.compile(r"\b\d\d-\d{3}\b")
_QUOTED = re.compile(r"[„\"“]([^„”\"“]+)[”\"“]")
_TRAIL = re.compile(r"\s+(?:przy|na|w|ul\.?)$")
# A name that makes up so much of what is said is what is said.
_MUCH = 0.4


def place_behind_label(value: str) -> tuple[str, Institution | None]:
    """(the name, the institution in it, if one was recognised) of "Dom Kultury „Rebus”, ul. Polna 4, Lipnik".

    A name that no word tells to be a place ("Stodoła u Franka", "polana nad stawem") is kept as it stands. A street
    alone is the name; it is empty where only a town or no place at all is said.
    """
    if is_nowhere(value):
        return "", None
    bare = value
    addresses = find_addresses(value)
    for address in addresses:
        bare = bare.replace(value[address.begin : address.stop], ",")
    bare = _POSTAL.sub(",", bare)
    names: list[str] = []
    first: Institution | None = None
    for match in _PART.finditer(bare):
        part = match[0].strip(" .–—-*")
        if not _is_name(part):
            continue
        name, item = _named(part)
        if name not in names:
            names.append(name)
            first = first or item
    if not names:
        return (addresses[0].text if addresses else ""), None
    return ", ".join(names[:_MOST]), _placed(first, value)


def _is_name(part: str) -> bool:
    inside = _BRACKETED.sub("", part).strip()
    return len(inside) > 1 and any(letter.isalpha() for letter in inside) and place_named(inside) is None


def _named(part: str) -> tuple[str, Institution | None]:
    """One part in the nominative, and the institution that begins it."""
    items = [item for item in find_institutions(part) if item.kind.venue]
    at = _AT.match(part)
    preposition = at["preposition"] if at else ""
    begin = at.end() if at else 0
    for item in items:
        if item.begin == begin and item.preposition == preposition and len(item.name) >= len(part) * _MUCH:
            return item.name, item
    rest = _TRAIL.sub("", _BRACKETED.sub("", part[begin:]) or part[begin:])
    if preposition:
        rest = nominative(rest, preposition)
    whole = _QUOTED.fullmatch(rest.strip())
    return whole[1] if whole else rest.strip(), items[0] if items else None


def _placed(item: Institution | None, value: str) -> Institution | None:
    """The institution with the offsets that it has in the whole value, where its town can be found again."""
    if item is None:
        return None
    return next((other for other in find_institutions(value) if other.name == item.name), item)
