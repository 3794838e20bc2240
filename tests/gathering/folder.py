"""A city's folder whose sources are small calendar files of our own."""

import datetime as dt
from pathlib import Path
from typing import Any

from salony.catalogue.cities import load_city, read_city
from salony.catalogue.models import City, Fetch
from salony.gathering.actions import run_city

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//wieszczyn//pl
{events}END:VCALENDAR
"""
EVENT = """BEGIN:VEVENT
UID:{uid}@wieszczyn.example
DTSTAMP:20250101T080000Z
DTSTART;TZID=Europe/Warsaw:{start}
SUMMARY:{name}
LOCATION:Stary Młyn
END:VEVENT
"""


class Folder:
    """city.toml, sources.toml and one calendar file for each source."""

    def __init__(self, path: Path, now: dt.datetime) -> None:
        self.path = path
        self.now = now
        path.mkdir()
        self.sources = ""
        (path / "city.toml").write_text(
            'slug = "wieszczyn"\nname = "Wieszczyn"\n[[institution]]\nslug = "gok"\nname = "GOK w Wieszczynie"\n'
            '[[venue]]\nslug = "mlyn"\nname = "Stary Młyn"\ninstitution = "gok"\n',
            "utf-8",
        )

    def source(self, slug: str, *events: tuple[str, str, str], address: str = "", **keys: Any) -> None:
        """events: (uid, start as 20250128T180000, name)."""
        rows = {"slug": slug, "name": slug.capitalize(), "kind": "ical", "address": address or f"{slug}.ics", **keys}
        lines = (f"{key} = {value if isinstance(value, int) else repr(value)}\n" for key, value in rows.items())
        self.sources += "[[source]]\n" + "".join(lines)
        (self.path / "sources.toml").write_text(self.sources, "utf-8")
        if not address:
            self.write(slug, *events)

    def write(self, slug: str, *events: tuple[str, str, str]) -> None:
        text = "".join(EVENT.format(uid=uid, start=start, name=name) for uid, start, name in events)
        (self.path / f"{slug}.ics").write_text(CALENDAR.format(events=text), "utf-8", newline="\r\n")

    def load(self) -> City:
        return load_city(file=read_city(self.path))

    def gather(self, **more: Any) -> dict[str, Fetch]:
        """By source, what came of it."""
        fetches = run_city(city=self.load(), clock=lambda: self.now, **more)
        return {fetch.source.slug: fetch for fetch in fetches}
