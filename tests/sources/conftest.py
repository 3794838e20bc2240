import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from salony.sources import Clock
from tests.sources.server import Server, serving

NOW = dt.datetime(2025, 1, 15, 12, 0, tzinfo=ZoneInfo("Europe/Warsaw"))


@pytest.fixture
def clock() -> Clock:
    return lambda: NOW


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running
