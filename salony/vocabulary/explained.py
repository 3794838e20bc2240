"""Errors that explain themselves: what happened, to what, and what to do, in Polish and in English."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar


class Explained(Exception):
    """An error known by its code; its words stand in `data/messages.toml` of the package that raises it.

    package: where the words are. code: a key of that file. parameters: what the braces of its words hold.
    """

    package: ClassVar[str]

    def __init__(self, code: str, **parameters: Any) -> None:
        self.code = code
        self.parameters = parameters
        super().__init__(self.message("en"))

    def message(self, language: str = "pl") -> str:
        """One line for people; in Polish ("pl") or English (every other)."""
        words = self.texts()[self.code]
        return str(words["pl" if language == "pl" else "en"]).format(**self.parameters)

    @classmethod
    def texts(cls) -> dict[str, dict[str, Any]]:
        return _texts(cls.package)


@cache
def _texts(package: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(package).joinpath("data/messages.toml").read_text("utf-8"))
