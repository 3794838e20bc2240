"""What somebody does or is: the nouns by which a role beside a name is known. Data: `data/people.toml`."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from salony.language.morphology import analyses


@lru_cache(maxsize=1)
def _roles() -> frozenset[str]:
    table = tomllib.loads(files("salony.extraction.fields").joinpath("data/people.toml").read_text("utf-8"))
    return frozenset(table["roles"])


@lru_cache(maxsize=8192)
def role_noun(word: str) -> str | None:
    """The role in the nominative ("pisarzem" → "pisarz"), None for a word that is none."""
    roles = _roles()
    return next((item.lemma for item in analyses(word.lower()) if item.lemma in roles), None)
