import re
import tomllib
from importlib.resources import files
from pathlib import Path
from string import Formatter

import salony.sources
from salony.sources import FetchError

MESSAGES = tomllib.loads(files("salony.sources").joinpath("data/messages.toml").read_text("utf-8"))


def test_every_failure_has_its_message_and_every_message_its_failure() -> None:
    code = "\n".join(path.read_text() for path in Path(salony.sources.__file__).parent.rglob("*.py"))
    assert set(re.findall(r'FetchError\(\s*"([a-z-]+)"', code)) == set(MESSAGES)


def test_both_languages_tell_the_same() -> None:
    for code, row in MESSAGES.items():
        fields = [{name for _, name, _, _ in Formatter().parse(row[language]) if name} for language in ("pl", "en")]
        assert fields[0] - {"address"} == fields[1] - {"address"}, code


def test_a_message_says_what_happened_to_what_and_what_next() -> None:
    error = FetchError("timeout", "https://mok.example/", seconds=30.0)
    assert error.message("pl") == (
        "Nie udało się odczytać https://mok.example/: nie ma całej odpowiedzi po 30 s. "
        "Spróbujemy znów przy następnym czytaniu; ostatnie wydarzenia zostają."
    )
    assert str(error) == error.message("en")
    assert error.passing
