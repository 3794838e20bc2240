"""Dates and times of which a part may be unknown, written as EDTF level 1 writes them.

"2025-01-28T18:00", "2025-01-28", "2025-01", "2025", "XXXX-10-15", "XXXX-10-15T19:00", "T18:00".
Times are the local times of the place spoken of; a zone belongs to the place, not to the words.
Source: Library of Congress, Extended Date/Time Format, level 1 (unspecified digits).
"""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum


class Grain(StrEnum):
    """The finest part that is known."""

    NONE = "none"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


_FORM = re.compile(
    r"(?:(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?|--(?P<m2>\d\d)-(?P<d2>\d\d))?"
    r"(?:[T ]?(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDateTime:
    """A calendar date and a clock time; None for every part that is not stated.

    Raises ValueError for what no calendar has (31 February; 29 February passes where the year is unknown).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if (self.hour is None) != (self.minute is None):
            raise ValueError("an hour needs its minutes")
        dt.date(self.year or 2000, self.month or 1, self.day or 1)
        dt.time(self.hour or 0, self.minute or 0)

    @classmethod
    def of(cls, value: dt.date | dt.datetime) -> "PartialDateTime":
        """The complete value of a date or datetime; a zone is dropped, its wall clock kept."""
        if isinstance(value, dt.datetime):
            return cls(year=value.year, month=value.month, day=value.day, hour=value.hour, minute=value.minute)
        return cls(year=value.year, month=value.month, day=value.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDateTime":
        """Read the form that `str` writes, and RFC 3339's "--MM-DD". Raises ValueError."""
        match = _FORM.fullmatch(text.strip())
        if not match or not text.strip():
            raise ValueError(f"not a partial date: {text!r}")

        def number(*names: str) -> int | None:
            return next((int(match[n]) for n in names if match[n] and match[n] != "XXXX"), None)

        return cls(
            year=number("year"),
            month=number("month", "m2"),
            day=number("day", "d2"),
            hour=number("hour"),
            minute=number("minute"),
        )

    @property
    def grain(self) -> Grain:
        if self.hour is not None:
            return Grain.MINUTE
        if self.day is not None:
            return Grain.DAY
        if self.month is not None:
            return Grain.MONTH
        return Grain.YEAR if self.year is not None else Grain.NONE

    @property
    def date(self) -> dt.date | None:
        """The calendar day where all of it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def time(self) -> dt.time | None:
        if self.hour is None or self.minute is None:
            return None
        return dt.time(self.hour, self.minute)

    @property
    def datetime(self) -> dt.datetime | None:
        """Naive local datetime where day and clock are both known."""
        day, clock = self.date, self.time
        return dt.datetime.combine(day, clock) if day is not None and clock is not None else None

    def at(self, clock: dt.time | None) -> "PartialDateTime":
        """The same day at another hour, or without one."""
        if clock is None and self.hour is None and self.minute is None:
            return self
        hour, minute = (clock.hour, clock.minute) if clock else (None, None)
        return PartialDateTime(year=self.year, month=self.month, day=self.day, hour=hour, minute=minute)

    def __str__(self) -> str:
        day = ""
        if self.year is not None or self.month is not None:
            day = f"{self.year:04d}" if self.year is not None else "XXXX"
            if self.month is not None:
                day += f"-{self.month:02d}"
            if self.day is not None:
                day += f"-{self.day:02d}"
        return day + (f"T{self.hour:02d}:{self.minute:02d}" if self.hour is not None else "")
