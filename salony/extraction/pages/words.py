"""The words of listings (`data/words.toml`), and what a line says besides its times."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from salony.language.institutions import find_institutions
from salony.language.signs import Sought

_DATA = tomllib.loads(files("salony.extraction.pages").joinpath("data/words.toml").read_text("utf-8"))
COLUMNS: dict[str, str] = {word: column for column, words in _DATA["columns"].items() for word in words}
_WHEN = frozenset(_DATA["labels"]["when"])
_EMPTY = frozenset(_DATA["passages"]["empty"]) | frozenset(_DATA["passages"]["months"])
_PAPERS = frozenset(_DATA["passages"]["papers"])
_OF_PAPERS = _PAPERS | frozenset(_DATA["passages"]["of_papers"])
_LABELS = _WHEN | frozenset(_DATA["labels"]["other"])
_END_LABEL = re.compile(
    r"(?:^|[\n|])[ ]*(?:"
    + "|".join(sorted(map(re.escape, _DATA["labels"]["ends"]), key=len, reverse=True))
    + r")\s*:?\s*$",
    re.IGNORECASE,
)
_FACTS = frozenset(_DATA["labels"]["facts"])
_JOINTS = frozenset(_DATA["passages"]["joints"])
_KINDS = frozenset(_DATA["passages"]["kinds"])
_LISTED = frozenset(_DATA["passages"]["listed"])
_LEADING = frozenset(_DATA["passages"]["leading"])
_MEETS = frozenset(_DATA["passages"]["meets"])
_BODIES = frozenset(_DATA["passages"]["bodies"])
_HOW_IT_MEETS = _MEETS | frozenset(_DATA["passages"]["how_it_meets"])
_OPENING = tuple(_DATA["passages"]["opening"])
_CLOSED = frozenset(_DATA["passages"]["closed"])
_FEW = 3
_PROGRAMMES = frozenset(_DATA["passages"]["programmes"])
_CLOSURES = tuple(_DATA["passages"]["closures"])
_TIMETABLES = tuple(_DATA["passages"]["timetables"])
_OFFICIAL = tuple(_DATA["passages"]["official"])
_DEADLINE = re.compile(r"\b(?:" + "|".join(_DATA["passages"]["deadlines"]) + r")\w*", re.IGNORECASE)
_CHANGES = frozenset(_DATA["passages"]["changes"])
_CHANGED = frozenset(_DATA["passages"]["changed"])
_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_BUTTONS = tuple(_DATA["passages"]["buttons"])
_LISTINGS = frozenset(_DATA["passages"]["listings"])
_ADDRESS = re.compile("|".join(_DATA["places"]["addresses"]), re.IGNORECASE)
_ROOM = re.compile(_DATA["places"]["room"], re.IGNORECASE)
_BESIDE = frozenset(_DATA["passages"]["beside"])
_CANCELLED = tuple(_DATA["passages"]["cancelled"])
_POSTS = tuple(_DATA["passages"]["posts"])
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\S+")
_OF_WHOM = re.compile(r"\s(?:of|for)\s(?:the\s)?(?=[A-Z])")
_SEPARATORS = re.compile(r"\s*[|/()•·,;:\n]\s*|\s+[–—-]\s+")
_STAMPED = Sought(
    r"(?:"
    + "|".join(sorted(map(re.escape, _DATA["stamps"]["before"]), key=len, reverse=True))
    + r")\b[\s:–-]*(?:on|dnia)?\s*$",
    re.IGNORECASE,
)
_STAMP_LINE = re.compile(r"\W*(?:" + "|".join(map(re.escape, _DATA["stamps"]["before"])) + r")\b.*\d", re.IGNORECASE)
_STATUS_PREFIX = re.compile(
    r"(?:" + "|".join(map(re.escape, _DATA["passages"]["prefixes"])) + r")\w*\s*(?:[:!]+|\s[–—-])\s*(?=\w|[„\"])",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\s*[,–—-]\s*(?:" + "|".join(_DATA["passages"]["closing"]) + r")$", re.IGNORECASE)
_STAMP_COLUMNS = tuple(_DATA["stamps"]["columns"])
_FILE_COLUMNS = frozenset(_DATA["stamps"]["files"])
_GOVERNS = re.compile(r"\b(?:" + "|".join(_DATA["passages"]["governs"]) + r")\s+$", re.IGNORECASE)


def column_of(title: str) -> str | None:
    """What a column holds by its title: "date", "clock", "title", "place", "price"."""
    return COLUMNS.get(title.strip().rstrip(":").strip().lower())


def is_label(line: str) -> bool:
    """Whether a cell or line is the label of a fact: when, where, how much."""
    lower = line.strip().rstrip(":").strip().lower()
    return lower in _LABELS or lower in COLUMNS


def is_fact_label(line: str) -> bool:
    """Whether a line is the label of any fact of an event, its opening and its end included."""
    return is_label(line) or line.strip().rstrip(":").strip().lower() in _FACTS


def end_label(before: str) -> int:
    """How many characters at the end of a passage are the label of an end: "Data zakończenia:"."""
    match = _END_LABEL.search(before)
    return len(before) - match.start() if match else 0


def is_when_label(line: str) -> bool:
    return line.strip().rstrip(":").strip().lower() in _WHEN


@lru_cache(maxsize=8192)
def names_nothing(text: str) -> bool:
    """Whether a passage is only a button's, a label's or a document's name, an address, or no words at all."""
    if len(text.split()) <= 2 and says_cancelled(text) and not status_prefix(text):
        return True
    lower = text.strip().rstrip(":").strip().lower()
    if lower in _LABELS or lower.startswith(_BUTTONS) or is_address(text) or is_paper(text) or _only_meets(lower):
        return True
    if _WEB_ADDRESS.fullmatch(lower) or _tells_of_change(lower) or says_closed(lower):
        return True
    parts = [" ".join(_LETTERS.findall(part)) for part in _SEPARATORS.split(text.lower())]
    return all(len(part) < 3 or _is_empty(part) for part in parts)


def _is_empty(part: str) -> bool:
    return part in _EMPTY or part in _LABELS or _is_of_buttons(part.split()) or _only_lists(part)


def _is_of_buttons(words: Sequence[str]) -> bool:
    """Whether words are but such names one after another: "premiera bilety", "ostatnie miejsca kup bilet"."""
    place = 0
    while place < len(words):
        step = next((n for n in (3, 2, 1) if " ".join(words[place : place + n]) in _EMPTY), 0)
        if not step:
            return False
        place += step
    return bool(words)


def says_closed(text: str) -> bool:
    """Whether a passage says but that a house is closed: "KINO NIECZYNNE"."""
    words = _LETTERS.findall(text.lower())
    return 0 < len(words) <= _FEW and words[-1] in _CLOSED


def _tells_of_change(lower: str) -> bool:
    """Whether a passage says but that something of an event has changed: "TIME CHANGE", "zmiana godziny"."""
    words = _LETTERS.findall(lower)
    return any(word in _CHANGES for word in words) and all(word in _CHANGES or word in _CHANGED for word in words)


def _only_lists(lower: str) -> bool:
    """Whether a passage says but that events follow: "Featured Event", "Upcoming Meetings", "Past event dates"."""
    words = _LETTERS.findall(lower)
    return bool(words) and words[-1] in _LISTED and all(word in _LISTED or word in _LEADING for word in words)


def _only_meets(lower: str) -> bool:
    words = _LETTERS.findall(lower)
    return any(word in _MEETS for word in words) and all(word in _HOW_IT_MEETS or word in _OF_PAPERS for word in words)


def says_opening(text: str) -> bool:
    """Whether a line says when a house is open."""
    return any(map(text.lower().__contains__, _OPENING))


def is_paper(text: str) -> bool:
    """Whether a passage names nothing but papers of meetings: "Meeting Notice and Agenda", "Approved minutes"."""
    words = _LETTERS.findall(text.lower())
    return any(word in _PAPERS for word in words) and all(
        word in _OF_PAPERS or word in _LISTINGS or len(word) == 1 for word in words
    )


def without_papers(text: str) -> str:
    """A name without its words for papers: "LRA Board Meeting Agenda (352 KB)" → "LRA Board"."""
    if not any(word in _PAPERS for word in _LETTERS.findall(text.lower())):
        return text
    return " ".join(
        word for word in _LETTERS.findall(text) if word.lower() not in _OF_PAPERS or word.lower() == "board"
    )


def frames_paper(name: str) -> bool:
    """Whether a name begins or ends with a word for a paper: "Agenda for the Board", "Board Meeting Materials"."""
    words = _LETTERS.findall(name.lower())
    words = [word for word in words if word not in {"kb", "mb"}]
    return bool(words) and (words[0] in _PAPERS or words[-1] in _PAPERS)


def is_address(text: str) -> bool:
    """Whether a passage says where: a number and a street, a room."""
    return bool(_ADDRESS.search(text))


def names_a_listing(heading: str) -> bool:
    """Whether a heading says only that a list follows ("Upcoming Meetings 2026"), not of what."""
    words = _LETTERS.findall(heading.lower())
    return all(word in _LISTINGS or word in _OF_PAPERS for word in words)


def names_a_programme(name: str, rule: str) -> bool:
    """Whether a heading over a span of days names but the house or the span itself: "Ten tydzień w Relaksie"."""
    words = _LETTERS.findall(name.lower())
    return rule.endswith("title.place") or any(word in _PROGRAMMES for word in words)


def names_any_body(heading: str) -> bool:
    """Whether a heading says that somebody meets, and not who: "Board Meetings", "Meetings of the Commission"."""
    words = _LETTERS.findall(heading.lower())
    return all(word in _LISTINGS or word in _OF_PAPERS or word in _BODIES for word in words)


def without_listing_words(heading: str) -> tuple[int, int]:
    """Where a heading begins and stops without "Upcoming", "Schedule", "Dates & Agendas" at its edges; of "Meetings &
    Minutes of the Port Authority" the Port Authority.
    """
    of = _OF_WHOM.search(heading)
    if of is not None and heads_papers(heading[: of.start()]):
        return of.end(), len(heading)
    words = list(_WORD.finditer(heading))
    kept = [n for n, match in enumerate(words) if not _is_of_listing(match[0])]
    first = next((n for n in range(len(words)) if words[n][0].lower() not in _LISTINGS), 0)
    # "Upcoming Public Hearings": what kind of hearings belongs to the name.
    while first and words[first - 1][0].lower() in _KINDS:
        first -= 1
    last = max(kept, default=len(words) - 1)
    # "Board Meetings": what the papers are of belongs to the name.
    while last + 1 < len(words) and words[last + 1][0].lower() in _OF_PAPERS - _PAPERS - _JOINTS:
        last += 1
    return (words[first].start(), words[last].end()) if words and first <= last else (0, len(heading))


def _is_of_listing(word: str) -> bool:
    lower = word.lower()
    return lower in _LISTINGS or lower in _OF_PAPERS or not lower.isalpha()


@lru_cache(maxsize=8192)
def is_bare(rest: str, *, papers: bool = False) -> bool:
    """Whether what a line says besides its times is nothing; papers: or only which papers there are."""
    words = [word for word in _LETTERS.findall(rest.lower()) if word not in _BESIDE]
    return not words or (papers and all(word in _PAPERS or len(word) == 1 for word in words))


def follows_stamp(before: str) -> bool:
    """Whether the words before a date say that it is the day on which something was put up, changed or is due."""
    return bool(_STAMPED.search(before))


def is_stamp_line(line: str) -> bool:
    """Whether a line begins with such words."""
    return bool(_STAMP_LINE.match(line))


def is_stamp_column(title: str) -> bool:
    """Whether a column holds dates of something else than events: of files, of terms of office, of deadlines."""
    return any(word in title.lower() for word in _STAMP_COLUMNS)


def is_file_column(title: str) -> bool:
    """Whether a column is of a list of files."""
    return title.strip().rstrip(":").lower() in _FILE_COLUMNS


def governs_day(before: str) -> bool:
    """Whether the words before a day make it part of a name: "Śpiewanie z okazji | 11 listopada"."""
    return bool(_GOVERNS.search(before))


def is_official(headline: str) -> bool:
    """Whether a headline is of an office's paper, whose days are no events: "Zapytanie ofertowe"."""
    return headline.strip().lower().startswith(_OFFICIAL)


def leads_to_deadline(before: str) -> bool:
    """Whether the words before a day say until when one may apply or buy, or since when: "zapisy do", "bilety od"."""
    return bool(_DEADLINE.search(before.rpartition(". ")[2]))


def says_cancelled(text: str) -> bool:
    return any(map(text.lower().__contains__, _CANCELLED))


def status_prefix(title: str) -> int:
    """How many characters of a title only say what became of the event ("ODWOŁANE: Bal")."""
    match = _STATUS_PREFIX.match(title)
    return match.end() if match else 0


def closing_words(title: str) -> int:
    """How many characters at the end of a title only say that its hour is another one: ", wyjątkowo"."""
    match = _CLOSING.search(title)
    return len(title) - match.start() if match and match.start() else 0


def before_room(title: str) -> int:
    """Where a title stops without the room behind it ("Zoning Hearing, Room 1"), unless it says but a house."""
    match = _ROOM.search(title)
    if match is None or not match.start():
        return len(title)
    rest = title[: match.start()]
    house = any(item.begin == 0 and item.stop == len(rest) for item in find_institutions(rest))
    return len(title) if house or is_address(rest) else match.start()


def closed(title: str) -> int:
    """Where a title stops without a bracket that is not closed in it: "spacer (zapisy", whose day was cut away."""
    opened = title.rfind("(")
    if opened <= 0 or ")" in title[opened:]:
        return len(title)
    return trimmed(title[:opened])[1]


def heads_papers(heading: str) -> bool:
    """Whether a heading stands over papers of meetings: "Agendas", "Meetings & Minutes"."""
    words = _LETTERS.findall(heading.lower())
    return any(word in _PAPERS for word in words) and names_a_listing(heading)


def heads_closures(heading: str) -> bool:
    """Whether a heading stands over the days on which a house is closed: "Biblioteka nieczynna", "Dni wolne 2026"."""
    return any(map(heading.lower().__contains__, _CLOSURES))


def heads_timetable(heading: str) -> bool:
    """Whether a heading says that a week's timetable follows: "Grafik zajęć"."""
    return any(map(heading.lower().__contains__, _TIMETABLES))


def heads_posts(heading: str) -> bool:
    """Whether a heading stands over a list of posts, whose dates are stamps."""
    return heading.strip().lower().startswith(_POSTS)


def trimmed(text: str) -> tuple[int, int]:
    """Where the words of a passage begin and stop within it: separators around them are left out."""
    begin, stop = 0, len(text)
    while begin < stop and (text[begin] in " \t\n|–—-:,;·•*/@›»>." or _is_ornament(text[begin])):
        begin += 1
    while stop > begin and (text[stop - 1] in " \t\n|–—-:,;·•*/@‹«<(" or _is_ornament(text[stop - 1])):
        stop -= 1
    return begin, stop


def _is_ornament(sign: str) -> bool:
    """Whether a sign is an arrow, a triangle or another picture ("▼ City Council")."""
    return not sign.isascii() and unicodedata.category(sign) in {"So", "Sm"} and sign not in "©®°"
