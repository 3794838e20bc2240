"""For every room: the moment is given, nothing is written outside of the test's own folder."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

WARSAW = ZoneInfo("Europe/Warsaw")


@pytest.fixture
def now() -> dt.datetime:
    """A Wednesday in the middle of January 2025."""
    return dt.datetime(2025, 1, 15, 12, 0, tzinfo=WARSAW)


@pytest.fixture
def clock(now: dt.datetime) -> Callable[[], dt.datetime]:
    return lambda: now


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Locks lie beside the installation's data."""
    if {"db", "transactional_db"} & set(request.fixturenames):
        settings: Any = request.getfixturevalue("settings")
        settings.SALONY_HOME = tmp_path / "home"
