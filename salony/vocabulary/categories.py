"""The kinds of cultural event. The list is data: `data/categories.toml`."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Category:
    """slug: the stable key, also in addresses. schema_type: the schema.org Event subtype."""

    slug: str
    schema_type: str

    def __str__(self) -> str:
        return self.slug


def _load() -> dict[str, Category]:
    table = tomllib.loads(files("salony.vocabulary").joinpath("data/categories.toml").read_text("utf-8"))
    return {slug: Category(slug, row["schema_type"]) for slug, row in table.items()}


CATEGORIES: dict[str, Category] = _load()
