"""Statements as columns of numbers, so that a million of them are compared without a loop.

Words become numbers (0: none). The numbers hold within one `Columns` only.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from salony.resolution.lexicon import meaning
from salony.resolution.statement import Statement

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

NO_DAY = -1_000_000
NO_CLOCK = -10_000

_WORDS = re.compile(r"[^\W_]+")
_RULE_DAYS = re.compile(r"BYDAY=([^;]*)")
_RULE_HOUR = re.compile(r"BYHOUR=(\d+)(?:;|$)")
_RULE_MINUTE = re.compile(r"BYMINUTE=(\d+)(?:;|$)")
_HOST_TAIL = re.compile(r"(?:\.[a-z]+)?/.*$")
_STATUSES = {"scheduled": 0, "cancelled": 1, "postponed": 2, "rescheduled": 2}
_LETTERS = re.compile(r"[^\W\d_]+")
_AMOUNT = re.compile(r"\b(\d{1,4})(?:,00)? ?(?:zł|PLN)\b")
_FREE = re.compile(r"\b(?:wstęp wolny|bezpłatn|darmow|free (?:entry|admission))", re.IGNORECASE)
_HOURS = re.compile(r"\b(\d{1,2})[:.][0-5]\d\b|\b(?:o|od|godz\.?|godzinie|at) (\d{1,2})\b(?![.:]?\d)", re.IGNORECASE)
_NIGHT = 4 * 60
"""What begins before four in the morning belongs to the evening before."""
_SQUEEZED = str.maketrans("ąćęłńóśźż", "acelnoszz", " -&.,„”")
_BACKGROUND = 500.0
"""Announcements that every count of words is taken to have seen before, so that few of them do not mislead."""


@dataclass(frozen=True)
class Columns:
    """n rows. Word columns: (n, width) of word numbers, the first words of the text. Days: since 1970, or NO_DAY.

    clock: minutes of the day, or NO_CLOCK. rule: 0 none, else a number of the days on which the series falls.
    weight: by word number, 0–1, how much the word tells. is_number: by word number, true for
    numbers of an edition (no years).
    """

    n: int
    title: Ints
    people: Ints
    venue: Ints
    organizer: Ints
    words: Ints
    city: Ints
    host: Ints
    acronyms: Ints
    initials: Ints
    source: Ints
    site: Ints
    whole: Ints
    day: Ints
    clock: Ints
    last: Ints
    last_clock: Ints
    before: Ints
    before_clock: Ints
    rule: Ints
    days_of_rule: Ints
    status: Ints
    price: Floats
    themes: Ints
    kinds: Ints
    all_kinds: Ints
    audiences: Ints
    title_scopes: Ints
    scopes: Ints
    dayparts: Ints
    hours_said: NDArray[np.int64]
    is_own_page: NDArray[np.bool_]
    weight: Floats
    is_number: NDArray[np.bool_]

    @property
    def is_span(self) -> NDArray[np.bool_]:
        """Several days without a rule; a night that ends in the morning is none."""
        longer = (self.last != NO_DAY) & (self.last > self.day) & (self.day != NO_DAY)
        night = (self.last == self.day + 1) & (self.last_clock != NO_CLOCK) & (self.last_clock <= 6 * 60)
        several: NDArray[np.bool_] = longer & ~night & (self.rule == 0)
        return several


Entry = tuple[int, int, int, int, int, int]


class _Vocabulary:
    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": 0}
        self.known: dict[str, Entry] = {}
        self.weights: list[float] = [0.0]

    def number(self, key: str, weight: float) -> int:
        found = self.numbers.setdefault(key, len(self.weights))
        if found == len(self.weights):
            self.weights.append(weight)
        return found

    def read(self, text: str) -> list[Entry]:
        """(number, themes, kinds, audiences, scopes, dayparts) of each word that says something."""
        known = self.known
        found = []
        for word in _WORDS.findall(text.lower()):
            entry = known.get(word)
            if entry is None:
                said = meaning(word)
                number = self.number(said.key, said.weight)
                entry = (number, said.themes, said.kinds, said.audiences, said.scopes, said.dayparts)
                known[word] = entry
            if entry[0]:
                found.append(entry)
        return found

    def numbers_of(self, text: str) -> list[int]:
        return [entry[0] for entry in self.read(text)]


def columns(statements: Sequence[Statement]) -> Columns:
    """The statements' columns, in their order."""
    vocabulary = _Vocabulary()
    title, marks = _titles(statements, vocabulary)
    people = _words([s.people for s in statements], vocabulary.numbers_of, 12)
    organizer = _words([s.organizers for s in statements], vocabulary.numbers_of, 8)
    places = [f"{s.venue} {s.address}" if s.address else s.venue for s in statements]
    venue = _words(places, vocabulary.numbers_of, 10)
    both = [f"{s.venue} | {s.organizers}" for s in statements]
    acronyms = _words(both, lambda text: _acronyms(text, vocabulary), 4)
    initials = _words(both, lambda text: _initials(text, vocabulary), 12)
    description, marks_below = _descriptions(statements, vocabulary)
    city = _words([s.city for s in statements], lambda text: _city(text, vocabulary), 3)
    host = _words([_HOST_TAIL.sub("", s.source) for s in statements], vocabulary.numbers_of, 4)
    weight = _weights(vocabulary, (title, people, description), len(statements))
    day, clock = _moments([s.start for s in statements])
    last, last_clock = _moments([s.end for s in statements])
    before, before_clock = _moments([s.previous_start for s in statements])
    by_night = (clock != NO_CLOCK) & (clock < _NIGHT) & (day != NO_DAY)
    day, clock = np.where(by_night, day - 1, day), np.where(by_night, clock + 1440, clock)
    rules = [_rule(s.recurrence) for s in statements]
    ruled = np.array([row[2] for row in rules], dtype=np.int32)
    clock = np.where((clock == NO_CLOCK) & (ruled != NO_CLOCK), ruled, clock)
    keys = list(vocabulary.numbers)
    return Columns(
        n=len(statements),
        title=title,
        people=people,
        venue=venue,
        organizer=organizer,
        words=np.hstack([title, people, description]),
        city=city,
        host=host,
        acronyms=acronyms,
        initials=initials,
        source=_factors([s.source for s in statements]),
        site=_factors([s.source.partition("/")[0] for s in statements]),
        whole=_factors(
            [
                (s.name, s.start, s.end, s.recurrence, s.venue, s.city, s.people, s.description, s.status)
                for s in statements
            ]
        ),
        day=day,
        clock=clock,
        last=last,
        last_clock=last_clock,
        before=before,
        before_clock=before_clock,
        rule=np.array([row[0] for row in rules], dtype=np.int32),
        days_of_rule=np.array([row[1] for row in rules], dtype=np.int32),
        status=np.array([_STATUSES.get(s.status, 0) for s in statements], dtype=np.int32),
        price=np.array([_price(s) for s in statements], dtype=np.float32),
        themes=marks[:, 0] | marks_below[:, 0],
        kinds=marks[:, 1],
        all_kinds=marks[:, 1] | marks_below[:, 1],
        audiences=marks[:, 2] | marks_below[:, 2],
        title_scopes=marks[:, 3],
        scopes=marks[:, 3] | marks_below[:, 3],
        dayparts=marks[:, 4] | marks_below[:, 4],
        is_own_page=np.array([_is_own_page(s) for s in statements], dtype=bool),
        hours_said=np.array([_hours(s) for s in statements], dtype=np.int64),
        weight=weight,
        is_number=np.array([key.startswith("#") and len(key) < 4 for key in keys], dtype=bool),
    )


def _titles(statements: Sequence[Statement], vocabulary: _Vocabulary) -> tuple[Ints, Ints]:
    return _marked([s.name for s in statements], vocabulary, 12)


def _descriptions(statements: Sequence[Statement], vocabulary: _Vocabulary) -> tuple[Ints, Ints]:
    return _marked([s.description[:400] for s in statements], vocabulary, 20)


def _marked(texts: Sequence[str], vocabulary: _Vocabulary, width: int) -> tuple[Ints, Ints]:
    """The words of the texts, and beside them (themes, kinds, audiences, scopes, dayparts)."""
    distinct: dict[str, int] = {}
    rows = np.fromiter((distinct.setdefault(text, len(distinct)) for text in texts), dtype=np.int64, count=len(texts))
    words = np.zeros((len(distinct), width), dtype=np.int32)
    marks = np.zeros((len(distinct), 5), dtype=np.int32)
    for row, text in enumerate(distinct):
        read = vocabulary.read(text)
        themes = kinds = audiences = scopes = dayparts = 0
        for _, theme, kind, audience, scope, daypart in read:
            themes |= theme
            kinds |= kind
            audiences |= audience
            scopes |= scope
            dayparts |= daypart
        numbers = list(dict.fromkeys(entry[0] for entry in read))[:width]
        words[row, : len(numbers)] = numbers
        marks[row] = themes, kinds, audiences, scopes, dayparts
    return words[rows], marks[rows]


def _words(texts: Sequence[str], read: Callable[[str], list[int]], width: int) -> Ints:
    distinct: dict[str, int] = {}
    rows = np.fromiter((distinct.setdefault(text, len(distinct)) for text in texts), dtype=np.int64, count=len(texts))
    table = np.zeros((len(distinct), width), dtype=np.int32)
    for row, text in enumerate(distinct):
        if text:
            numbers = list(dict.fromkeys(read(text)))[:width]
            table[row, : len(numbers)] = numbers
    return table[rows]


def _acronyms(text: str, vocabulary: _Vocabulary) -> list[int]:
    """ "MOK", "MiPBP": short words written mostly in capitals."""
    found = []
    for word in _LETTERS.findall(text):
        bare = "".join(letter for letter in word if letter.isupper())
        if len(word) <= 7 and len(bare) >= 2 and len(bare) >= len(word) - 2:
            found.append(vocabulary.number("@" + bare.lower(), 1.0))
    return found


def _initials(text: str, vocabulary: _Vocabulary) -> list[int]:
    """The initials of each run of two to five words that begins with a capital: "Miejski Ośrodek Kultury" → mok."""
    found = []
    for part in text.split(" | "):
        words = [word for word in _LETTERS.findall(part) if len(word) > 2]
        for first, word in enumerate(words):
            if word[0].isupper():
                letters = "".join(item[0].lower() for item in words[first : first + 5])
                found += [vocabulary.number("@" + letters[:length], 1.0) for length in range(2, len(letters) + 1)]
    return found


def _price(statement: Statement) -> float:
    """The amount, also where only the words say it: "bilety po 40 zł", "wstęp wolny". NaN where nothing is said."""
    if statement.price is not None:
        return statement.price
    if amount := _AMOUNT.search(statement.description):
        return float(amount[1])
    return 0.0 if _FREE.search(statement.description) else float("nan")


def _is_own_page(statement: Statement) -> bool:
    """Whether the source is the site of one who performs: it announces that act, whatever day it is part of."""
    if not statement.people:
        return False
    host = statement.source.partition("/")[0].translate(_SQUEEZED)
    names = statement.people.lower().translate(_SQUEEZED).split("|")
    return any(len(name) >= 4 and name in host for name in names)


def _hours(statement: Statement) -> int:
    """The full hours named in words ("o 16", "godz. 18", "16.00"), as a bit set."""
    bits = 0
    for match in _HOURS.finditer(f"{statement.name} | {statement.description}"):
        hour = int(next(group for group in match.groups() if group))
        if hour < 24:
            bits |= 1 << hour
    return bits


def _city(text: str, vocabulary: _Vocabulary) -> list[int]:
    """Towns by the beginnings of their names: inflected and abbreviated ones begin alike."""
    return [entry[0] for entry in vocabulary.read(text.partition("(")[0])]


def _factors(values: Sequence[object]) -> Ints:
    known: dict[object, int] = {}
    return np.fromiter((known.setdefault(value, len(known)) for value in values), dtype=np.int32, count=len(values))


def _weights(vocabulary: _Vocabulary, texts: Sequence[Ints], n: int) -> Floats:
    """How much each word tells: what the lists say of it, times how rare it is among these announcements."""
    prior = np.array(vocabulary.weights, dtype=np.float32)
    seen = np.zeros(len(prior), dtype=np.float64)
    for table in texts:
        seen += np.bincount(table.ravel(), minlength=len(prior))
    rarity = np.log((n + _BACKGROUND) / (seen + 5.0)) / np.log((n + _BACKGROUND) / 6.0)
    result: Floats = (prior * np.clip(rarity, 0.1, 1.0)).astype(np.float32)
    result[0] = 0.0
    return result


def _moments(texts: Sequence[str | None]) -> tuple[Ints, Ints]:
    """Days since 1970 and minutes of the day."""
    distinct: dict[str | None, int] = {}
    rows = np.fromiter((distinct.setdefault(text, len(distinct)) for text in texts), dtype=np.int64, count=len(texts))
    days = np.full(len(distinct), NO_DAY, dtype=np.int32)
    clocks = np.full(len(distinct), NO_CLOCK, dtype=np.int32)
    for row, text in enumerate(distinct):
        if not text:
            continue
        try:
            days[row] = np.datetime64(text[:10], "D").astype(np.int32)
            if len(text) >= 16:
                hour, minute = int(text[11:13]), int(text[14:16])
                clocks[row] = hour * 60 + minute if hour < 24 and minute < 60 else NO_CLOCK
        except (ValueError, OverflowError):
            continue
    return days[rows], clocks[rows]


def _rule(rule: str | None) -> tuple[int, int, int]:
    """(is it a series, its weekdays as a bit set, its clock). A rule that falls once is none."""
    if not rule:
        return 0, 0, NO_CLOCK
    upper = rule.upper()
    hour, minute = _RULE_HOUR.search(upper), _RULE_MINUTE.search(upper)
    clock = int(hour[1]) * 60 + (int(minute[1]) if minute else 0) if hour else NO_CLOCK
    if re.search(r"COUNT=1(?:;|$)", upper):
        return 0, 0, clock
    days = _RULE_DAYS.search(upper)
    bits = 0
    for index, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU")):
        if days and name in days[1]:
            bits |= 1 << index
    return 1, bits, clock
