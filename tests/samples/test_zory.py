"""The sample city is whole, and never empty."""

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from salony.sources import KINDS, SourceSpec, fetch
from salony.sources.relative import is_closed
from salony.vocabulary import Snapshot

FOLDER = Path(__file__).parents[2] / "samples" / "zory"
CITY: dict[str, Any] = tomllib.loads((FOLDER / "city.toml").read_text("utf-8"))
SOURCES: list[dict[str, Any]] = tomllib.loads((FOLDER / "sources.toml").read_text("utf-8"))["source"]
ZONE = ZoneInfo(CITY["time_zone"])


def documents(source: dict[str, Any], now: dt.datetime) -> list[Snapshot]:
    options = source.get("options", {})
    spec = SourceSpec(kind=source["kind"], address=source["address"], options=options, base=FOLDER)
    return fetch(spec, clock=lambda: now)


def test_what_is_referred_to_is_there() -> None:
    institutions = {row["slug"] for row in CITY["institution"]}
    named = [row.get("institution") for row in CITY["venue"] + SOURCES] + [
        row.get("parent") for row in CITY["institution"]
    ]
    assert {slug for slug in named if slug} <= institutions
    assert len({row["slug"] for row in CITY["venue"]}) == len(CITY["venue"])
    assert len({row["slug"] for row in SOURCES}) == len(SOURCES)


def test_every_kind_of_source_is_shown() -> None:
    assert {row["kind"] for row in SOURCES} == set(KINDS)


def test_every_document_has_its_source() -> None:
    read = {row["address"] for row in SOURCES}
    assert {str(path.relative_to(FOLDER)) for path in (FOLDER / "now").iterdir()} <= read
    index = tomllib.loads((FOLDER / "2025-01" / "index.toml").read_text("utf-8"))["document"]
    assert {path.name for path in (FOLDER / "2025-01").iterdir()} == {row["file"] for row in index} | {"index.toml"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda row: str(row["slug"]))
def test_documents_are_filled_in_on_every_day_of_a_round(source: dict[str, Any]) -> None:
    for day in range(0, 70, 3):
        now = dt.datetime(2026, 9, 7, 8, tzinfo=ZONE) + dt.timedelta(days=day)
        for snapshot in documents(source, now):
            assert not re.search(r"\{\{|\}\}|\[\[|\]\]", snapshot.content.decode())


@pytest.mark.parametrize("start", [dt.date(2026, 11, 24), dt.date(2027, 2, 1), dt.date(2027, 7, 15)], ids=str)
def test_something_is_on_in_every_day_of_the_coming_weeks(start: dt.date) -> None:
    """A weekday's standing activity, or a date that some document names."""
    now = dt.datetime.combine(start, dt.time(8), tzinfo=ZONE)
    text = "\n".join(snapshot.content.decode() for source in SOURCES for snapshot in documents(source, now))
    standing = {0, 1, 2, 3, 6}
    for day in (start + dt.timedelta(days=n) for n in range(35)):
        if day.weekday() in standing or is_closed(day):
            continue
        forms = (day.isoformat(), f"{day:%Y%m%d}T", f", {day.day} ")
        assert any(form in text for form in forms), day


def test_what_was_read_yesterday_still_stands_today() -> None:
    """Within a week every document is the same byte for byte, so that gathering again finds nothing new."""
    monday = dt.datetime(2026, 11, 23, 8, tzinfo=ZONE)
    for source in SOURCES:
        first, *later = (
            [snapshot.digest for snapshot in documents(source, monday + dt.timedelta(days=n))] for n in range(7)
        )
        assert all(digests == first for digests in later), source["slug"]
