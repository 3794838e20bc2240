"""Countries as partners name them, those that no longer exist among them. The list is data: `data/countries.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from salony.resolution import fold


class UnknownCountry(ValueError):
    """No country has that name or code."""


@dataclass(frozen=True, slots=True)
class Country:
    """code: ISO 3166-1 alpha-2. names: by language. until: the last year of one that no longer exists.

    from_words, in_words: Polish with the preposition ("z Litwy", "na Litwie"); "" for those that no longer exist.
    """

    code: str
    names: Mapping[str, str]
    from_words: str = ""
    in_words: str = ""
    until: int | None = None
    successors: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names["en"]


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, Country], dict[str, Country]]:
    """By code, and by every folded name and code."""
    data = tomllib.loads(files("salony.partnerships").joinpath("data/countries.toml").read_text("utf-8"))
    former = data.pop("former")
    by_code: dict[str, Country] = {}
    by_name: dict[str, Country] = {}
    for code, row in (data | former).items():
        names = {"pl": row["pl"], "en": row["en"]}
        successors = tuple(row.get("successors", ()))
        it = Country(code, names, row.get("from", ""), row.get("in", ""), row.get("until"), successors)
        by_code[code] = it
        for name in (code, *names.values(), *row.get("also", ())):
            by_name[fold(name)] = it
    return by_code, by_name


def countries() -> tuple[Country, ...]:
    """Those that exist."""
    return tuple(it for it in _tables()[0].values() if it.until is None)


def country(code: str) -> Country:
    """By its code. Raises UnknownCountry."""
    try:
        return _tables()[0][code.upper()]
    except KeyError:
        raise UnknownCountry(code) from None


def country_named(text: str) -> Country:
    """By a code or a name in Polish or English, whatever its case and accents. Raises UnknownCountry."""
    try:
        return _tables()[1][fold(text)]
    except KeyError:
        raise UnknownCountry(text) from None
