"""`salony setup`, `gather`, `editor`, `django` and `serve`, as an operator runs them."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

CITY = 'slug = "wieszczyn"\nname = "Wieszczyn"\n'
GOOD = '[[source]]\nslug = "dobre"\nname = "Dobre"\nkind = "ical"\naddress = "a.ics"\n'
BAD = '[[source]]\nslug = "zepsute"\nname = "Zepsute"\nkind = "ical"\naddress = "nie-ma.ics"\n'
ICS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20250101T080000Z\r\n"
    "DTSTART;TZID=Europe/Warsaw:20250128T180000\r\nSUMMARY:Wieczór ballad\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


class Operator:
    """Runs commands on a home and a database of their own."""

    def __init__(self, path: Path) -> None:
        self.city = path / "wieszczyn"
        self.city.mkdir()
        (self.city / "city.toml").write_text(CITY, "utf-8")
        (self.city / "a.ics").write_bytes(ICS.encode())
        self.environment = {
            **os.environ,
            "SALONY_HOME": str(path / "home"),
            "DATABASE_URL": f"sqlite:///{path / 'home' / 'salony.sqlite3'}",
            "SALONY_CITY": "wieszczyn",
            "COLUMNS": "160",
        }

    def sources(self, *tables: str) -> None:
        (self.city / "sources.toml").write_text("".join(tables), "utf-8")

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "salony", *arguments]
        return subprocess.run(
            command,
            env={**self.environment, **more},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    made = Operator(tmp_path)
    made.sources(GOOD)
    return made


def test_from_nothing_to_a_calendar(operator: Operator) -> None:
    early = operator.run("gather")
    assert early.returncode == 1
    assert "salony setup" in early.stderr
    for _ in range(2):
        done = operator.run("setup", "--no-static", "--city", str(operator.city))
        assert done.returncode == 0, done.stderr
        assert "Wieszczyn is loaded, with 1 sources." in done.stdout
    gathered = operator.run("gather")
    assert gathered.returncode == 0, gathered.stderr
    assert re.search(r"Dobre\s+read\s+1\s+1\s+0", gathered.stdout)
    assert re.search(r"Dobre\s+unchanged\s+1\s+0\s+0", operator.run("gather").stdout)
    wrong = operator.run("gather", "--city", "nigdzie")
    assert "There is no city 'nigdzie'" in wrong.stderr
    assert "It has: dobre" in operator.run("gather", "--source", "inne").stderr


def test_one_bad_source_does_not_fail_the_gathering_and_all_bad_ones_do(operator: Operator) -> None:
    operator.sources(GOOD, BAD)
    operator.run("setup", "--no-static", "--city", str(operator.city))
    gathered = operator.run("gather")
    assert gathered.returncode == 0
    assert re.search(r"Zepsute\s+failed\s", gathered.stdout)
    assert "nie-ma.ics" in gathered.stdout
    assert operator.run("gather", "--source", "zepsute").returncode == 1


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("city.toml", 'slug = "x"\n', "lacks name"),
        ("city.toml", "slug = \n", "not valid TOML"),
        ("sources.toml", '[[source]]\nslug = "x"\n', "lacks name, kind, address"),
        ("sources.toml", GOOD + 'institution = "gok"\n', "'gok', which city.toml does not have"),
    ],
)
def test_a_faulty_city_file_is_told(operator: Operator, name: str, text: str, expected: str) -> None:
    (operator.city / name).write_text(text, "utf-8")
    done = operator.run("setup", "--no-static", "--city", str(operator.city))
    assert done.returncode == 1
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


def test_an_editor(operator: Operator) -> None:
    operator.run("setup", "--no-static")
    made = operator.run("editor", "halina", SALONY_EDITOR_PASSWORD="dziewiec-mostow-7")
    assert made.stdout == "halina may now edit.\n"
    again = operator.run("editor", "halina", "--password", "osiem-kladek-9")
    assert again.stdout == "halina has a new password.\n"
    weak = operator.run("editor", "jan", "--password", "jan")
    assert weak.returncode == 1
    assert weak.stderr.startswith("Error: ")


def test_djangos_own_commands(operator: Operator) -> None:
    operator.run("setup", "--no-static")
    assert operator.run("django", "migrate", "--check").returncode == 0
    assert operator.run("django", "makemigrations", "--check", "--dry-run").returncode == 0


@pytest.fixture
def server(operator: Operator) -> Iterator[str]:
    operator.run("setup", "--city", str(operator.city))
    operator.run("gather")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "salony", "serve", "--port", str(port), "--workers", "1"]
    with subprocess.Popen(
        command,
        env={**operator.environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        yield line
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


def test_the_calendar_is_served_at_the_printed_address(server: str) -> None:
    found = re.search(r"http://127\.0\.0\.1:\d+/", server)
    assert found
    # The address is said before the worker listens: a refused connection is tried again, with httpx's growing pauses.
    with httpx.Client(transport=httpx.HTTPTransport(retries=7), timeout=30) as client:
        answer = client.get(found.group())
    assert answer.status_code == 200
    assert "Wieszczyn" in answer.text
