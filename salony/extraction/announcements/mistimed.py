"""What is written like a time and dates no event: a town called like a weekday, the day from which something holds,
"pn." before a name, "dziś" where nothing is said to happen."""

import re

from salony.extraction.announcements.lexicon import count
from salony.language.places import find_places
from salony.language.times import TimeExpression

_IN_FORCE = re.compile(r"\bz dniem\s+$", re.IGNORECASE)
# "piknik pn. „Leśny dzień”", "koncert pt. Wiosna": under the title of, no Monday and no Friday.
_TITLED = re.compile(r"(?:pt|pn)\.?", re.IGNORECASE)
_A_NAME = re.compile(r"[.:\s]{0,4}[„“”\"‘’',«A-ZĄĆĘŁŃÓŚŹŻ]")
# So many characters behind a weekday a town's name may go on.
_REST = 30
# Where a sentence begins and ends; a longer one is read no further.
_BEFORE = (". ", "\n", "! ", "? ")
_BEHIND = (". ", "\n", "! ")
_LONGEST = 2_000


def dates_nothing(text: str, e: TimeExpression) -> bool:
    """text: the whole document's; e: an expression in it."""
    if _TITLED.fullmatch(e.text) and _A_NAME.match(text, e.stop):
        return True
    return _IN_FORCE.search(text, max(0, e.begin - 10), e.begin) is not None or _is_town(text, e)


def _is_town(text: str, e: TimeExpression) -> bool:
    """ "w Środzie Wielkopolskiej": the weekday is the first word of a longer name."""
    word = e.text.rsplit(" ", 1)[-1]
    if e.weekday is None or not word.istitle() or not text[e.stop : e.stop + 2].strip().isupper():
        return False
    begin = e.stop - len(word)
    return any(p.begin == 0 and p.stop > len(word) for p in find_places(text[begin : e.stop + _REST]))


def tells_of(e: TimeExpression, text: str) -> bool:
    """ "Jutro odbędzie się spotkanie": the sentence says that something is then, or was, and of what kind."""
    if " " in e.text:
        return False
    begin = max(text.rfind(mark, 0, e.begin) for mark in _BEFORE) + 1
    ends = (text.find(mark, e.stop) for mark in _BEHIND)
    tally = count(text[begin : min((at for at in ends if at >= 0), default=e.stop + _LONGEST)])
    return bool(tally.get("kind")) and bool(tally.get("announce") or tally.get("past"))
