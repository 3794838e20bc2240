"""Killed outright at any moment and started again: nothing lost, nothing doubled. Real processes, a real file."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gathering.folder import Folder

# The process gathers; at the given call of the given function it is killed, without a chance to tidy up.
DRIVER = """
import datetime as dt, os, signal, sys
from pathlib import Path
import django
django.setup()
from salony.catalogue import actions, settling
from salony.catalogue.cities import load_city, read_city
from salony.catalogue.models import Event, Fetch, Occurrence, Sighting
from salony.gathering.actions import run_city

place, number = sys.argv[2], int(sys.argv[3])
if place != "nowhere":
    owner = {"settle": settling, "place": settling}.get(place, actions)
    real, calls = getattr(owner, place), [0]
    def deadly(*args, **more):
        calls[0] += 1
        if calls[0] == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **more)
    setattr(owner, place, deadly)
now = dt.datetime(2025, 1, 15, 12, 0, tzinfo=dt.UTC)
run_city(city=load_city(file=read_city(Path(sys.argv[1]))), clock=lambda: now)
for event in Event.objects.order_by("slug"):
    print(event.slug, event.start, event.venue, sorted(event.sightings.values_list("source__slug", "draft__name")))
    print(sorted(map(str, event.occurrences.values_list("starts_at", flat=True))), event.changes.count())
print(Fetch.objects.filter(outcome="running").count(), Occurrence.objects.count(), Sighting.objects.count())
"""


EVENINGS = [(str(day), f"202501{day}T180000", f"Wieczór {day}") for day in range(20, 26)]


def run(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{home / 'salony.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "salony.config.settings",
        "SALONY_HOME": str(home),
        "SALONY_SECRET_KEY": "only-for-this-test",
    }
    return subprocess.run([sys.executable, *command], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = Folder(tmp_path_factory.mktemp("city") / "wieszczyn", dt.datetime(2025, 1, 15, 12, 0, tzinfo=dt.UTC))
    folder.source("strona", *EVENINGS)
    folder.source("portal", *EVENINGS[:3], ("x", "20250127T170000", "Klub szachowy"))
    return folder


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose database has its tables and nothing in them."""
    home = tmp_path_factory.mktemp("empty")
    made = run(home, "-m", "django", "migrate")
    assert made.returncode == 0, made.stderr
    return home


@pytest.fixture(scope="module")
def undisturbed(folder: Folder, empty: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    home = shutil.copytree(empty, tmp_path_factory.mktemp("undisturbed") / "home")
    done = run(home, "-c", DRIVER, str(folder.path), "nowhere", "0")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("0 7 10\n")
    return done.stdout


@pytest.mark.parametrize(
    ("place", "number"),
    [("start_fetch", 1), ("keep_snapshot", 2), ("record", 2), ("settle", 1), ("place", 3), ("finish_fetch", 1)],
)
def test_killed_and_started_again(
    folder: Folder, empty: Path, undisturbed: str, tmp_path: Path, place: str, number: int
) -> None:
    home = shutil.copytree(empty, tmp_path / "killed")
    killed = run(home, "-c", DRIVER, str(folder.path), place, str(number))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    again = run(home, "-c", DRIVER, str(folder.path), "nowhere", "0")
    assert again.returncode == 0, again.stderr
    assert again.stdout == undisturbed
