"""Identifiers of institutions and cities in public registers, checked by the rules of each register. Pure.

Wikidata: https://www.wikidata.org, "Q…". GeoNames: a number. REGON: nine or fourteen digits with a check digit (weights
of the Polish statistical office). ISIL: ISO 15511, a prefix and up to eleven characters. ROR: nine characters, base 32,
with two check digits (ISO 7064 mod 97-10).
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

_REGON = ((8, 9, 2, 3, 4, 5, 6, 7), (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8))
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def wrong(identifiers: Mapping[str, Any]) -> list[str]:
    """What cannot be: each as "register value"; empty where all is well."""
    found = []
    for register, value in identifiers.items():
        check = _CHECKS.get(register)
        if check is None or not isinstance(value, str) or not check(value):
            found.append(f"{register} {value!r}")
    return found


def address(register: str, value: str) -> str:
    """Where the register shows it, "" where it has no page for it."""
    return {
        "wikidata": f"https://www.wikidata.org/wiki/{value}",
        "geonames": f"https://www.geonames.org/{value}",
        "ror": f"https://ror.org/{value}",
    }.get(register, "")


def _is_regon(value: str) -> bool:
    if not re.fullmatch(r"\d{9}|\d{14}", value):
        return False
    return all(
        sum(int(digit) * weight for digit, weight in zip(value, weights, strict=False)) % 11 % 10
        == int(value[len(weights)])
        for weights in _REGON
        if len(value) > len(weights)
    )


def _is_ror(value: str) -> bool:
    if not re.fullmatch(r"0[a-hj-km-np-tv-z0-9]{6}\d{2}", value):
        return False
    number = 0
    for letter in value[:7]:
        number = number * 32 + _ALPHABET.index(letter)
    return int(value[7:]) == 98 - number * 100 % 97


_CHECKS: dict[str, Callable[[str], bool]] = {
    "wikidata": lambda value: re.fullmatch(r"Q[1-9]\d*", value) is not None,
    "geonames": lambda value: re.fullmatch(r"[1-9]\d*", value) is not None,
    "isil": lambda value: re.fullmatch(r"[A-Za-z0-9]{1,4}-[A-Za-z0-9:/-]{1,11}", value) is not None,
    "regon": _is_regon,
    "ror": _is_ror,
}
