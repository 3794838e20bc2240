"""Every room says what it is for; imports and foreign keys go down the layers."""

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from importlinter.cli import lint_imports

import salony

ROOT = Path(salony.__file__).parent.parent
CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]
LAYERS = [[room.strip() for room in layer.split("|")] for layer in CONTRACTS[0]["layers"]]
ROOMS = sorted(
    f"salony.{path.parent.name}" for path in (ROOT / "salony").glob("*/__init__.py") if path.parent.name != "locale"
)


def test_every_room_has_its_layer() -> None:
    assert sorted(room for layer in LAYERS for room in layer) == ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is_for_and_what_it_may_know(room: str) -> None:
    text = import_module(room).__doc__ or ""
    assert "\nFor: " in text
    assert "\nMay know: " in text


def test_imports_go_down_the_layers() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def _height(label: str) -> int:
    return next(-position for position, layer in enumerate(LAYERS) if f"salony.{label}" in layer)


def test_relations_go_down_the_layers() -> None:
    """A foreign key given as a string is no import, but it is a dependency."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("salony.")]
    assert ours
    wrong = []
    for model in ours:
        for field in model._meta.get_fields():
            other = field.related_model
            if field.auto_created or not isinstance(other, type) or not other.__module__.startswith("salony."):
                continue
            here, there = model._meta.app_label, other._meta.app_label
            if here != there and _height(there) >= _height(here):
                wrong.append(f"{model.__name__}.{field.name} → {other.__name__}")
    assert wrong == []


def test_tables_stand_in_rooms_that_may_have_them() -> None:
    pure = {"vocabulary", "language", "sources", "extraction", "resolution"}
    assert not [room for room in pure if (ROOT / "salony" / room / "models.py").exists()]
