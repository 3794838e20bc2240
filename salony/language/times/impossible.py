"""Days that no calendar has: "31 lutego", "30.02.2026". They are no expressions of time, and nothing else either."""

import datetime as dt
import re
from functools import cache

from salony.language.times.expression import Kind, TimeExpression
from salony.language.times.lexicon import lexicon

# A year before is no announcement's, and one with four figures and no dot may be anything.
_FIGURES = re.compile(
    r"(?<![\d.,/-])(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d])"
)
_LEAP = 2000


def impossible_days(text: str, *, language: str = "pl") -> list[TimeExpression]:
    """Every day of a month that the month does not have, in order: expressions of kind DURATION that date nothing.

    Named months in the language's order of day and month; figures only with a year, between equal marks.
    """
    found = [
        _blank(text, match.start(), match.end())
        for match in _named(language).finditer(text)
        if not _exists(int(match["day"]), _month(match["month"], language), match["year"])
    ]
    if lexicon(language).settings.get("order", "dmy") == "dmy":
        found += [
            _blank(text, match.start(), match.end())
            for match in _FIGURES.finditer(text)
            if int(match["month"]) <= 12 and not _exists(int(match["day"]), int(match["month"]), match["year"])
        ]
    return sorted(found, key=lambda e: e.begin)


def _blank(text: str, begin: int, stop: int) -> TimeExpression:
    return TimeExpression(begin=begin, stop=stop, text=text[begin:stop], kind=Kind.DURATION)


def _exists(day: int, month: int, year: str | None) -> bool:
    """Without a year 29 February may be."""
    try:
        dt.date(int(year) if year else _LEAP, month, day)
    except ValueError:
        # Above 31 the number counts something else ("45 maja" is no slip of a day), and so does nought.
        return not 1 <= day <= 31
    return True


@cache
def _months(language: str) -> dict[str, int]:
    return {
        form: int(senses["month"])
        for form, senses in lexicon(language).forms.items()
        if "month" in senses and form.isalpha() and len(form) > 3
    }


def _month(word: str, language: str) -> int:
    return _months(language)[word.lower()]


@cache
def _named(language: str) -> re.Pattern[str]:
    """A high day before or after a month's name; lower ones every month has."""
    names = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True)) or r"(?!)"
    return re.compile(
        rf"(?P<day>29|30|31)(?<![\d.,–-]\d\d)\.?\s(?P<month>{names})\b(?:\s(?P<year>(?:19|20)\d\d)\b)?", re.IGNORECASE
    )
