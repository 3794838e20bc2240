"""What script/server does once the libraries are there: the sample city is set up, gathered and served."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

import salony

CITY = Path(salony.__file__).parent.parent / "samples" / "zory"
EVENTS = """
    select event.name, event.start, event."end", event.recurrence, event.status, source.slug, sighting.key
    from catalogue_event event
    join catalogue_sighting sighting on sighting.event_id = event.id
    join catalogue_source source on source.id = sighting.source_id
    order by 1, 2, 3, 4, 5, 6, 7
"""


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SALONY_", "DATABASE_URL"))}
    return kept | {"SALONY_HOME": str(home), "DJANGO_SETTINGS_MODULE": "salony.config.settings"}


def salony_command(home: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "salony", *words]


def run(home: Path, *words: str) -> str:
    done = subprocess.run(
        salony_command(home, *words), env=environment(home), cwd=home, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rows(home: Path, query: str = EVENTS) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home / "salony.sqlite3", timeout=20)) as database:
        return list(database.execute(query))


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("gathered")
    run(home, "setup", "--city", str(CITY))
    run(home, "gather")
    return home


@contextmanager
def serving(home: Path) -> Iterator[str]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = salony_command(home, "serve", "--port", str(port), "--workers", "1")
    with subprocess.Popen(command, env=environment(home), cwd=home, stdout=subprocess.DEVNULL) as server:
        try:
            while not answers(port):
                with suppress(subprocess.TimeoutExpired):
                    pytest.fail(f"the server ended with {server.wait(timeout=0.05)}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGINT)


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port)):
            return True
    except ConnectionRefusedError:
        return False


def page(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def test_the_calendar_is_full_and_served(gathered: Path) -> None:
    with serving(gathered) as site:
        assert "Żory" in page(f"{site}/")
        january = page(f"{site}/zory/2025/01/")
        assert "Styczeń 2025 w kulturze" in january
        assert "Salony Kultury" in january


def test_every_source_was_read(gathered: Path) -> None:
    sources = rows(gathered, "select count(*) from catalogue_source")
    read = rows(gathered, "select count(distinct source_id) from catalogue_fetch where outcome = 'recorded'")
    assert read == sources


def test_gathering_again_changes_nothing(gathered: Path) -> None:
    before = rows(gathered)
    changes = rows(gathered, "select count(*) from catalogue_change")
    run(gathered, "setup", "--city", str(CITY))
    run(gathered, "gather")
    assert rows(gathered) == before
    assert rows(gathered, "select count(*) from catalogue_change") == changes


def test_killed_and_started_again_nothing_is_lost_or_doubled(gathered: Path, tmp_path: Path) -> None:
    run(tmp_path, "setup", "--city", str(CITY))
    for seen in (0, 10):
        with subprocess.Popen(
            salony_command(tmp_path, "gather"), env=environment(tmp_path), cwd=tmp_path, stdout=subprocess.DEVNULL
        ) as gathering:
            while gathering.poll() is None and len(rows(tmp_path)) <= seen:
                with suppress(subprocess.TimeoutExpired):
                    gathering.wait(timeout=0.02)
            gathering.kill()
    run(tmp_path, "gather")
    assert rows(tmp_path) == rows(gathered)
