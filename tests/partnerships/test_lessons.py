"""What rehearsals taught is kept for other processes, and learned anew where it no longer fits."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from salony.partnerships import lessons
from salony.partnerships.matching import Trees
from salony.partnerships.matching.trees import Growth, grow

FORM = ("walk", "common")


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.SALONY_HOME = tmp_path
    return tmp_path / "partners"


def test_a_lesson_is_kept_for_others(folder: Path) -> None:
    assert lessons.lesson("towns", FORM, 1000) is None
    lessons.keep("towns", FORM, 1000, {"known": np.array([0.5, 1.0])})
    kept = lessons.lesson("towns", FORM, 1090)
    assert kept is not None
    assert kept["known"].tolist() == [0.5, 1.0]
    assert [path.name for path in folder.iterdir()] == ["towns.npz"]


@pytest.mark.parametrize(("form", "size"), [(FORM, 1101), (FORM, 899), (("walk",), 1000)])
def test_another_history_or_other_signals_are_learned_anew(folder: Path, form: tuple[str, ...], size: int) -> None:
    lessons.keep("towns", FORM, 1000, {"known": np.array([0.5, 1.0])})
    assert lessons.lesson("towns", form, size) is None


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04 cut"])
def test_a_damaged_file_is_learned_anew(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "towns.npz").write_bytes(content)
    assert lessons.lesson("towns", FORM, 1000) is None
    lessons.keep("towns", FORM, 1000, {"known": np.array([0.5, 1.0])})
    assert lessons.lesson("towns", FORM, 1000) is not None


def test_trees_come_back_as_they_were(folder: Path) -> None:
    chance = np.random.default_rng(2)
    table = chance.normal(size=(400, 3))
    table[:, 2] = 1.0
    trees = grow(table, (table[:, 0] > 0).astype(np.float64), np.repeat(np.arange(40), 10), Growth(trees=5, depth=2))
    lessons.keep("towns", FORM, 1, trees.arrays())
    kept = lessons.lesson("towns", FORM, 1)
    assert kept is not None
    assert Trees.of(kept).score(table).tolist() == trees.score(table).tolist()
