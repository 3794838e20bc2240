"""The institutions that a document speaks of: whose page it is, and what its abbreviations stand for."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from salony.extraction.document import Document
from salony.extraction.fields.scope import Scope, visible_opening
from salony.language.gazetteer import place_named
from salony.language.institutions import Institution, find_institutions
from salony.language.morphology import stem
from salony.vocabulary import OrganizationDraft

_SMALL = frozenset({"w", "we", "i", "im", "nr", "z", "na", "oraz", "pw", "przy"})
# Kinds whose house or page an event's page is likely to be.
HOUSES = frozenset({"culture-centre", "library", "museum", "gallery", "theatre", "cinema"})

# So long is an entry of a menu at most.
_ENTRY = 60


@dataclass(frozen=True, slots=True)
class Named:
    """An institution with the offset at which the document first names it and how often it does."""

    item: Institution
    begin: int
    stop: int
    count: int


def named_in(document: Document) -> tuple[Named, ...]:
    """Every institution named in the document's first 20,000 characters that can organise, the most named first."""
    return _named_in(visible_opening(document))


@lru_cache(maxsize=16)
def institutions_by_line(text: str) -> tuple[tuple[int, str, tuple[Institution, ...]], ...]:
    """(begin, line, its institutions) of every line of a text that is not empty."""
    found, at = [], 0
    for line in text.split("\n"):
        if line:
            found.append((at, line, find_institutions(line)))
        at += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=16)
def _named_in(text: str) -> tuple[Named, ...]:
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Institution, int]] = {}
    for at, line, institutions in institutions_by_line(text):
        for item in institutions:
            if item.named and item.kind.organiser and line[item.begin].isupper():
                key = _key(item.name)
                counts[key] += 1
                known = first.get(key)
                if known is None or len(item.name) > len(known[0].name):
                    first[key] = (item, at) if known is None else (item, known[1] if item == known[0] else at)
    ranked = sorted(first, key=lambda key: (-counts[key], first[key][1]))
    return tuple(
        Named(first[key][0], first[key][1] + first[key][0].begin, first[key][1] + first[key][0].stop, counts[key])
        for key in ranked
    )


def _key(name: str) -> str:
    """The same for "Muzeum Miejskie" and "Muzeum Miejskie w Żorach"."""
    bare = re.split(r"\s(?:w|we|im\.)\s", name, maxsplit=1)[0]
    return " ".join(stem(word) for word in re.findall(r"\w+", bare))


def expanded(abbreviation: str, document: Document) -> str:
    """What the abbreviation stands for in this document ("MOK" → Miejski Ośrodek Kultury w Żorach); else itself."""
    letters, _, rest = abbreviation.partition(" ")
    if not 2 <= len(letters) <= 8 or sum(letter.isupper() for letter in letters) < 2:
        return _of_the_page(abbreviation, document)
    if rest and place_named(rest) is None and not rest.startswith(("w ", "we ")):
        return abbreviation
    for named in named_in(document):
        if _initials(named.item.name).startswith(letters.upper()) and named.item.name != abbreviation:
            return named.item.name
    return abbreviation


def _of_the_page(name: str, document: Document) -> str:
    """ "biblioteka", "żorska biblioteka" → the library whose site it is, or the only one that the document names."""
    if any(letter.isupper() for letter in name):
        return name
    kind = next((item.kind.slug for item in find_institutions(name)), None)
    if kind not in HOUSES:
        return name
    owners = [
        item.name for item in find_institutions(document.site_name or "") if item.kind.slug == kind and item.named
    ]
    alike = owners or [named.item.name for named in named_in(document) if named.item.kind.slug == kind]
    return alike[0] if len(alike) == 1 else name


def _initials(name: str) -> str:
    bare = re.split(r"\s(?:im\.|w|we)\s", name)[0]
    return "".join(word[0] for word in re.findall(r"\w+", bare) if word.lower() not in _SMALL).upper()


@lru_cache(maxsize=8)
def _houses(document: Document) -> tuple[tuple[Named, ...], Named | None]:
    """(the houses that a document names, the one that its title or its site is called by)."""
    houses = tuple(named for named in named_in(document) if named.item.kind.slug in HOUSES)
    heading = f"{document.site_name or ''} {document.title or ''}".lower()
    named = (one for one in houses if len(heading) > 3 and one.item.name.lower() in heading)
    chosen = next(named, None)
    return (houses, chosen) if chosen else (tuple(one for one in houses if not _is_of_menu(document, one)), None)


def _is_of_menu(document: Document, house: Named) -> bool:
    """Whether a menu leads to a house: its name is all that a link of the site's furniture says, and leads not home."""
    block = next((block for block in document.blocks if block.begin <= house.begin < block.stop), None)
    if block is None or not block.chrome:
        return False
    return any(
        begin <= house.begin and house.stop <= stop and len(urlsplit(address).path) > 1 and stop - begin < _ENTRY
        for begin, stop, address in block.links
    )


def keeper(scope: Scope) -> tuple[OrganizationDraft, Named] | None:
    """The institution whose page this seems to be: named in the title or the site's name, or by far most often.

    Of several houses, one that is first named among another event's words is that event's.
    """
    document = scope.document
    houses, chosen = _houses(document)
    if not houses:
        return None
    if chosen is None and (houses[0].count > 1 or len(houses) == 1 or houses[0].begin < 400):
        chosen = houses[0]
        if len(houses) > 1 and scope.is_of_another(chosen.begin, chosen.stop):
            chosen = None
    return (OrganizationDraft(name=expanded(chosen.item.name, document)), chosen) if chosen else None
