"""Programmes that lost their lines: "7 maja (czwartek) Kot w butach, godz. 10 8 maja (piątek) Kot, godz. 9 …"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements.lexicon import classes, words
from salony.extraction.announcements.lines import Line
from salony.language.times import Kind, TimeExpression

Within = Callable[[int, int], list[TimeExpression]]

# So many days on one line are a programme; a line of prose names fewer, or leads to each with a preposition.
_DAYS = 3
_SHORTEST = 100
# What leads to a day in a sentence.
_LED = re.compile(
    r"(?:\b(?:w|we|do|od|na|z|ze|o|po|przed|dnia|dniu|dniach|i|oraz|a|między|już|dn\.|in|on|from|to|until|and)|[-–—/(„\"])\s*$",
    re.IGNORECASE,
)
# Bullets that became letters or marks amid the line.
_BULLET = re.compile(r"\s(?:l|[•·●▪►✦*])\s+(?=\S)")
_TRAIL = re.compile(r"[\s,;]+(?:(?:l|[•·●▪►✦*])\s*)?$")
# What may follow an hour before the next entry begins: a price, the admission.
_AFTER_HOUR = re.compile(
    r"(?:,?\s*(?:wst[eę]p\s+\w+|bilety?\s[^,.;A-Z]{0,24}?\d\s?zł\.?|\d+(?:\s?[/,-]\s?\d+)*\s?zł|bezpłatn\w+))?[.,;]?\s+"
    r"(?=[A-ZĄĆĘŁŃÓŚŹŻ„\"][\w’'-]*(?!\.))"
)


def parted(rows: Sequence[Line], text: str, within: Within) -> list[Line]:
    """The lines, those that hold a whole programme cut where its days and its entries begin."""
    found: list[Line] = []
    for row in rows:
        cuts = _cuts(row, text, within(row.begin, row.stop)) if len(row.text) >= _SHORTEST else []
        pieces = [(a, b) for a, b in pairwise([row.begin, *cuts, row.stop]) if text[a:b].strip(" ,;.l•·●▪*")]
        if len(pieces) < 2:
            found.append(replace(row, index=len(found)))
            continue
        found += [_piece(row, text, begin, stop, len(found) + n) for n, (begin, stop) in enumerate(pieces)]
    return found


def _piece(row: Line, text: str, begin: int, stop: int, index: int) -> Line:
    """An entry of the line as a line of its own, without the marks that parted it from the next."""
    trail = _TRAIL.search(text, begin, stop)
    end = trail.start() if trail else stop
    left = begin + len(text[begin:end]) - len(text[begin:end].lstrip(" ,;"))
    gap, item = row.gap and begin == row.begin, begin > row.begin
    return replace(row, index=index, begin=left, stop=end, body=left, text=text[left:end], gap=gap, item=item)


def _cuts(row: Line, text: str, times: Sequence[TimeExpression]) -> list[int]:
    days = [e for e in times if timing.has_day(e) and e.kind is not Kind.OPEN and any(c.isdigit() for c in e.text)]
    leading = [e for e in days if not _LED.search(text[max(row.begin, e.begin - 12) : e.begin])]
    if len(leading) < _DAYS or len(leading) * 3 < len(days) * 2 or _is_told(row, len(leading)):
        return []
    if not all(_LETTERS.search(text[a.stop : b.begin]) for a, b in pairwise(leading)):
        return []
    cuts = {e.begin for e in leading}
    for begin, stop in pairwise([*(e.begin for e in leading), row.stop]):
        cuts.update(_entries(text, begin, stop, [e for e in times if begin <= e.begin < stop]))
    return sorted(cut for cut in cuts if cut > row.begin)


_LETTERS = re.compile(r"[^\W\d_]{3}")


def _is_told(row: Line, days: int) -> bool:
    """Sentences: as many verbs that announce or report as half of the days."""
    verbs = sum(bool(classes(w.group().lower()) & {"announce", "past"}) for w in words(row.text))
    return verbs * 2 > days


def _entries(text: str, begin: int, stop: int, times: Sequence[TimeExpression]) -> list[int]:
    """Where the entries of one day begin, after its date."""
    cuts = [match.end() for match in _BULLET.finditer(text, begin, stop)]
    clocks = [e for e in times if timing.has_clock(e)]
    if not clocks:
        return cuts
    first = clocks[0]
    head = text[times[0].stop : first.begin] if first is not times[0] else ""
    if _LETTERS.search(head):
        for e in clocks:
            match = _AFTER_HOUR.match(text, e.stop, stop)
            if match and match.end() < stop:
                cuts.append(match.end())
    else:
        cuts += [b.begin for a, b in pairwise(clocks) if _LETTERS.search(text[a.stop : b.begin])]
    return cuts
