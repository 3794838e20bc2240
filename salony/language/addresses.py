"""Street addresses in running text: "przy ul. Wienieckiej 14" → ul. Wieniecka 14."""

import re
from dataclasses import dataclass
from functools import lru_cache

from salony.language.morphology import Form, analyses, inflect
from salony.language.words import cased

_KINDS = {
    "ul": "ul.",
    "ulica": "ul.",
    "ulicy": "ul.",
    "al": "al.",
    "aleja": "al.",
    "alei": "al.",
    "aleje": "al.",
    "alejach": "al.",
    "pl": "pl.",
    "os": "os.",
    "osiedle": "os.",
    "osiedlu": "os.",
}
_NAME = r"(?:(?:św|ks|gen|płk|kard|bp|dr|prof|marsz|o|Boh)\.\s?)?[A-ZĄĆĘŁŃÓŚŹŻ][\w’'-]*"
_NUMBER = r"\d{1,4}[A-Za-z]?(?:\s?[/\-–]\s?\d{1,4}[A-Za-z]?)?(?!\d|[:.]\d|\s?(?:zł|osób|lat))"
_ADDRESS = re.compile(
    rf"\b(?P<kind>ul|al|pl|os|ulica|ulicy|aleja|alei|aleje|alejach|osiedle|osiedlu)\b(?:\.\s?|\s)"
    rf"(?P<name>(?:\d{{1,2}}\s(?:[a-z]+a|Maja|Września)\s?)?(?:{_NAME}(?:\s(?:i\s)?{_NAME}){{0,4}})?)"
    rf"(?:\s?(?P<number>{_NUMBER}))?",
)


@dataclass(frozen=True, slots=True)
class Address:
    """text: kind, name in the nominative where it is an adjective, number."""

    begin: int
    stop: int
    text: str


@lru_cache(maxsize=4096)
def find_addresses(text: str) -> tuple[Address, ...]:
    """Streets, avenues, squares and estates with or without a house number, in order."""
    found = []
    for match in _ADDRESS.finditer(text) if "." in text or "ulic" in text or "osied" in text or "ale" in text else ():
        name = match["name"].strip()
        if not name:
            continue
        made = f"{_KINDS[match['kind'].lower()]} {_nominative(name)}" + (
            f" {match['number']}" if match["number"] else ""
        )
        found.append(Address(match.start(), match.end(), made))
    return tuple(found)


def _nominative(name: str) -> str:
    """A street called by an adjective in the nominative; one called after somebody stays in the genitive."""
    if " " in name:
        return name
    for item in analyses(name):
        if item.is_adjective and any(form.case in ("loc", "gen") and form.gender == "f" for form in item.forms):
            made = inflect(item, Form("sg", "nom", "f"))
            if made:
                return cased(made, name)
    return name
