"""What a line is on its page: menu, footer, stamp, opening hours, label, heading, or text."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from salony.extraction.announcements.lexicon import PHRASES, classes, count, words
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.names import CLUB_THAT_MEETS
from salony.extraction.announcements.openings import SHOW, VIEWED
from salony.extraction.announcements.titles import HOLE, holed
from salony.language.times import Kind, TimeExpression


class Role(StrEnum):
    MENU = "menu"
    TAIL = "tail"
    STAMP = "stamp"
    OPENING = "opening hours"
    RULES = "rules"
    LABEL = "label"
    HEADING = "heading"
    TIME = "time"
    TEXT = "text"


_TAIL = [re.compile(pattern) for pattern in PHRASES["tail"]]
_LABELS = {
    name: re.compile(rf"[\W_]*{pattern}\s*[:?]\s*", re.IGNORECASE) for name, pattern in PHRASES["labels"].items()
}
_CALL = re.compile(PHRASES["call"])
_SKIP = re.compile(PHRASES["skip"], re.IGNORECASE)
# "pn wt śr cz pt so nd": the head of a calendar.
_WEEK = re.compile(
    r"^(?:[^\d.!?]{0,40}:)?\W*(?:(?:pn|pon|po|wt|wto|śr|śro|cz|czw|pt|pi|pią|so|sb|sob|nd|ni|nie|niedz)\b[\s.,|]*){6,8}$",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"\W*(?:strona główna|start|home|jesteś tutaj|główna)\s*:?\s*[>»/›|]", re.IGNORECASE)
_MENU_CUT = re.compile(r"\s*[|»>•–]\s*|\s*(?<!\d)/(?!\d)\s*|\s{2,}|\t+")
_CRAWL = re.compile(r"^\W*date \d{4}-\d\d(?:-\d\d)?\b")
_CLOCKED = re.compile(r"\d{1,2}[:.]\d\d")


def label_of(text: str) -> tuple[str, int] | None:
    """(what the label announces, where its value begins) for "Miejsce: …"; the label alone counts too."""
    head = text[:40]
    if ":" not in head and "?" not in head:
        return None
    for name, pattern in _LABELS.items():
        match = pattern.match(text)
        if match:
            return name, match.end()
    return None


def is_tail(text: str) -> bool:
    folded = text.lower().lstrip(" -–•*«»<>#[(")
    return any(pattern.match(folded) for pattern in _TAIL)


def is_call(text: str) -> bool:
    """A tail that may stand anywhere on a page: "Zapisz się do newslettera", "Udostępnij", "Czytaj także: …"."""
    return _CALL.match(text.lower().lstrip(" -–•*«»<>#[(")) is not None


@lru_cache(maxsize=1024)
def is_menu(text: str, timed: bool) -> bool:
    """Short items in a row, most of them words of navigation."""
    if _WEEK.search(text) or _SKIP.match(text) or text.startswith("![") or ("](" in text and len(text.split()) <= 4):
        return True
    items = [i for i in _MENU_CUT.split(text) if i.strip()]
    if not timed and len(items) > 1 and _CRUMBS.match(text):
        return True
    if len(items) == 1 and not timed and len(text.split()) <= 2:
        found = words(text)
        return bool(found) and all("menu" in classes(w.group().lower()) for w in found)
    if not timed and _is_row_of_links(text):
        return True
    if len(items) < 3 or timed:
        return False
    if sum(len(i.split()) for i in items) > 4 * len(items):
        return False
    short = all(len(i.split()) <= _MENU_WORDS for i in items) and len(items) > _MENU_WORDS
    known = sum(any("menu" in classes(w.group().lower()) for w in words(i)) for i in items)
    return known >= 2 or known * 3 >= len(items) or (known > 0 and short)


def _is_row_of_links(text: str) -> bool:
    """ "Strona główna O nas Zajęcia Kino Galeria Kontakt": words of navigation in a row, without a sign among them."""
    found = words(text)
    if not _LINKS <= len(found) <= 2 * _LINKS + 4 or re.search(r"[.,:;!?„\"(\d]", text):
        return False
    return sum("menu" in classes(w.group().lower()) for w in found) * 2 >= len(found)


# "Rozpocznie się w piątek o 14": what was named before.
_BEGINS = re.compile(r"\W*(?:rozpocz(?:nie|ną|yna|ynają) się|startuje|wystartuje|rusz(?:y|a) )", re.IGNORECASE)
# So many words make a row of links.
_LINKS = 4
# So many words has an entry of a menu, and more entries than these the menu.
_MENU_WORDS = 3


def is_weekly(e: TimeExpression) -> bool:
    """A bare weekday, though the reference gave it a date."""
    return e.relative and e.weekday is not None


def is_opening(text: str, times: Sequence[TimeExpression]) -> bool:
    """Weekdays with hours and nothing that happens: opening hours, office hours, telephone hours."""
    clocks = [
        e for e in times if e.start is not None and e.start.hour is not None and (e.start.day is None or is_weekly(e))
    ]
    if not clocks or any(e.start is not None and e.start.day is not None and not is_weekly(e) for e in times):
        return False
    if CLUB_THAT_MEETS.search(text) or _BEGINS.match(text):
        return False
    if VIEWED.search(text) and any(e.end is not None and e.end.month and not is_weekly(e) for e in times):
        # "Można ją zwiedzać do 28 listopada, od poniedziałku do piątku w godzinach 8–16."
        return False
    if SHOW.search(text) and any(e.end is not None and e.end.day is not None and not is_weekly(e) for e in clocks):
        # Until when an exhibition can be seen, and at what hours.
        return False
    tally = count(text)
    happening = tally.get("kind", 0)
    if all(e.kind is Kind.RECURRING and _SELDOM.match(e.recurrence or "") for e in clocks):
        return False
    ranges = any(e.kind is Kind.RANGE or (e.end is not None and e.end.hour is not None) for e in clocks)
    recurring = [e.recurrence or "" for e in clocks if e.kind is Kind.RECURRING]
    if ranges and not happening and recurring and not tally.get("announce"):
        # Classes are held on some weekdays, a house is open on most of them.
        most = any(rule.count(",") >= _MOST_WEEKDAYS or "DAILY" in rule for rule in recurring)
        if most or tally.get("opening") or tally.get("venue") or not _names_more(text, times):
            return True
    if tally.get("opening", 0) and ranges and (not happening or happening < tally["opening"]):
        return True
    bare = holed(text, 0, len(text), [])
    rest = re.sub(
        r"\b(?:pon|wt|śr|czw|pt|sob|nd|niedz|poniedział|wtor|środ|piąt|sobot|niedziel|pn|mon|tue|wed|thu|fri|sat|sun)\w*|\bdo\b|\bod\b|\boraz\b|\bgodz\w*|\bi\b|[\d\W_]+",
        " ",
        bare.lower(),
    )
    weekdays = sum(e.weekday is not None for e in times) or bool(
        re.search(r"\b(?:pon|wt|śr|czw|pt|sob|nd|pn)\b", bare.lower())
    )
    named = [w for w in rest.split() if len(w) > _SHORT and not classes(w) & _OF_A_HOUSE]
    if named and recurring and not any("," in rule or "DAILY" in rule for rule in recurring):
        # "Szachy – wtorki, godz. 16.30–17.30": what is held on one day of the week.
        return False
    return bool(weekdays) and ranges and len(rest.split()) <= 2


_SHORT = 3
_OF_A_HOUSE = frozenset({"opening", "venue", "closed", "stamp", "menu", "structure", "deadline"})
# No house is open on the first Saturday of the month only, or every other Friday.
_SELDOM = re.compile(r"FREQ=MONTHLY|.*INTERVAL=")
# So many commas between weekdays: four of them and more.
_MOST_WEEKDAYS = 3


def _names_more(text: str, times: Sequence[TimeExpression]) -> bool:
    """Words beside the times that can be a name."""
    said = " ".join(e.text for e in times)
    return len(words(text)) - len(words(said)) >= 1


def is_stamp(text: str, times: Sequence[TimeExpression], begin: int) -> bool:
    """A complete date, and nothing beside it but words of publishing."""
    if _CRAWL.match(text) or _SECONDS.search(text) or _NAME_DAYS.search(text):
        return True
    if _NOTICES.match(text) and len(times) <= 2 and len(words(text)) <= 8:
        return any(e.year_stated and e.start is not None and e.start.day is not None for e in times)
    posted = _POSTED.match(text)
    if posted and times[0].begin - begin <= posted.end() + 1 and len(words(text[times[-1].stop - begin :])) <= 2:
        return True
    dated = [e for e in times if e.year_stated and e.start is not None and e.start.day is not None and e.end is None]
    if not dated:
        return False
    if (
        _LETTER.match(text)
        and dated[0].begin - begin >= 4
        and len(text) < 60
        and dated[0].stop >= begin + len(text) - 4
    ):
        return True
    rest = holed(text, 0, len(text), [(e.begin - begin, e.stop - begin) for e in times])
    found = words(rest.replace(HOLE, " "))
    if dated[0].start is not None and dated[0].start.hour is None and _filed(text, dated[0], begin, found):
        return True
    stamping = sum("stamp" in classes(w.group().lower()) for w in found)
    if stamping and len(found) <= stamping + 5 and not any("kind" in classes(w.group().lower()) for w in found):
        return True
    minute = dated[0].start.minute if dated[0].start and dated[0].start.minute is not None else None
    odd = minute is not None and minute % 5 != 0
    return (odd and len(found) <= 6) or (
        stamping > 0
        and re.match(r"\W*(?:data dodania|dodan|opublikowan|utworzono|posted|published)", text.lower()) is not None
    )


# A machine's clock: no event begins at a second.
# The head of a parish's notices, and the Sunday they are read on.
_NOTICES = re.compile(
    r"\W*(?:ogłoszenia (?:parafialne|duszpasterskie)"
    r"|(?:[ivxl]+|\d+\.?) niedziela (?:zwykła|adwentu|wielkiego postu|wielkanoc|po ))",
    re.IGNORECASE,
)
_NAME_DAYS = re.compile(r"\b(?:imieniny|imieniny obchodz\w+|solenizanci)\s*:", re.IGNORECASE)
_SECONDS = re.compile(r"\b\d{1,2}:\d\d:\d\d\b(?![:.]\d)")
_FILED = re.compile(r"\s*[/|•·»›]\s*")
_METADATA = re.compile(
    r"(?:kategori|dział|tag|rubryk|odsłon|wyświetle|czytan|autor|komentarz|dodał|redakcj|category|views|by |tags)",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"\W*(?:opublikowan|zamieszczon|dodan|zaktualizowan|utworzon|posted|published)\w*\W+", re.IGNORECASE
)
_ENTRY = re.compile(r"\W*(?:wpis|artykuł|post|news|aktualność|notatka)\w* (?:z (?:dnia )?|od )?$", re.IGNORECASE)


def _filed(text: str, date: TimeExpression, begin: int, found: Sequence[re.Match[str]]) -> bool:
    """A date and the section it is filed under ("14.11.2022 / Kronika"), "wpis z dnia …", or "[20.10.2025] …"."""
    before, after = text[: date.begin - begin], text[date.stop - begin :]
    if _ENTRY.match(before):
        return True
    if before.strip() == "[" and after.startswith("]"):
        return True
    if not (found and (_FILED.match(after) or re.search(r"[/|•·»›]\s*$", before))):
        return False
    pieces = [piece.strip() for piece in _FILED.split(before + "|" + after) if piece.strip()]
    if all(_METADATA.match(piece) for piece in pieces):
        return True
    return len(found) <= 2 and not any("kind" in classes(word.group().lower()) for word in found)


# "Olsztyn, dnia 4 maja 2025 r.": the head of a letter.
_LETTER = re.compile(r"[A-ZŁŚŻŹĆÓ][\w-]+(?: [A-ZŁŚŻŹĆÓ][\w-]+)?, (?:dnia |dn\. )?\d")


def is_rules(text: str) -> bool:
    tally = count(text)
    return bool(tally.get("rules", 0)) and not tally.get("announce", 0)


def is_heading(line: Line) -> bool:
    """A short line that ends without a full stop and is no list item."""
    if line.level:
        return True
    text = line.text
    if not 3 <= len(text) <= 170 or not re.search(r"[^\W\d_]{2}", text):
        return False
    if text[-1] in ",;" or (text[-1] == "." and not text.endswith("...")):
        if len(words(text)) > 9 or any(
            {"announce", "past", "cancelled", "moved"} & classes(w.group().lower()) for w in words(text)
        ):
            return False
        return len(text) < 90 and text[-1] == "." and line.gap and text.count(". ") == 0 and text.count(",") < 2
    if _OPEN_END.search(text):
        return False
    if len(words(text)) > _TITLE and any(m.start() > 0 for m in _STOP.finditer(text)):
        return False
    return len(words(text)) <= 22


# More words than a title of two sentences has ("Uwaga! Zmiana terminu koncertu"), and a full stop amid them.
_TITLE = 12
# A line that breaks off goes on below.
_OPEN_END = re.compile(r"\s(?:oraz|i|lub|a|and)$", re.IGNORECASE)
_STOP = re.compile(r"(?<=[a-ząćęłńóśźż]{3})\.\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+\s)")


def spans(times: Sequence[TimeExpression], begin: int, stop: int) -> list[TimeExpression]:
    return [e for e in times if begin <= e.begin and e.stop <= stop]
