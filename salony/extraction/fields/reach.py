"""How far the words about one event go on: to the next event, to the page's furniture, or to the end.

A sentence with a date opens an announcement; who plays and what it costs often stands in the sentences after it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from salony.extraction.document import Document
from salony.extraction.fields.scope import Scope
from salony.vocabulary import EventDraft

_ALONE = 3000
_AMONG_OTHERS = 450
# From an event's name to the sentence that says when it is.
_LEAD = 900
_FURNITURE = re.compile(
    r"^\W*(?:zobacz\s+(?:także|też|również|inne)|czytaj\s+(?:także|też|więcej)|przeczytaj|polecamy|podobne|powiązane|udostępnij|tagi|komentarz"
    r"|brak\s+komentarzy|dodaj\s+komentarz|poprzedni|następn[ey]\s*:?\s|wszelkie\s+prawa|copyright|©|polityk\w+\s+(?:prywatności|cookies)|kontakt\b"
    r"|newsletter|facebook|najnowsze|popularne|reklama|wyświetleń|ostatnie\s+(?:wpisy|wiadomości)|related|share\b|comments?\b)",
    re.IGNORECASE,
)


def widened(pairs: Sequence[tuple[EventDraft, Scope]]) -> list[Scope]:
    """The scopes of one document's events, each carried on up to where the words about another event begin.

    Alone on its page an event has the rest of it (3,000 characters); among others, what follows within 450 characters.
    """
    begins = sorted({begin for draft, scope in pairs for begin in _begins(draft, scope)})
    furniture = _furniture(pairs[0][1].document) if pairs else []
    limit = _ALONE if len(pairs) == 1 else _AMONG_OTHERS
    stops = sorted({*begins, *furniture})
    ends = sorted(stop for _, scope in pairs for _, stop in scope.own)
    return [_led_to(draft, _carried_on(scope, stops, limit), ends, furniture) for draft, scope in pairs]


def _led_to(draft: EventDraft, scope: Scope, ends: list[int], furniture: list[int]) -> Scope:
    """The scope with what stands between the event's name and its time: who plays is often told before when."""
    name = draft.evidence.get("name")
    if name is None or not scope.own:
        return scope
    stop = min(first for first, _ in scope.own)
    begin = min(name.start, scope.document.text.rfind("\n", 0, stop) + 1)
    if not 0 < stop - begin <= _LEAD:
        return scope
    between = bisect_right(ends, begin) < bisect_right(ends, stop)
    cut = any(begin <= place < stop for place in furniture)
    return scope if between or cut else replace(scope, further=((begin, stop), *scope.further))


def _begins(draft: EventDraft, scope: Scope) -> list[int]:
    """Where words about the event begin: its own ranges, its title, what stands over it."""
    name = draft.evidence.get("name")
    return [begin for begin, _ in (*scope.own, *scope.shared)] + ([name.start] if name else [])


def _furniture(document: Document) -> list[int]:
    """Begins of navigation, related posts, copyright lines."""
    found = [block.begin for block in document.blocks if block.chrome]
    at = 0
    for line in document.text[: document.visible or len(document.text)].split("\n"):
        if _FURNITURE.match(line):
            found.append(at)
        at += len(line) + 1
    return found


def _carried_on(scope: Scope, stops: list[int], limit: int) -> Scope:
    end = scope.document.visible or len(scope.document.text)
    carried: list[tuple[int, int]] = []
    left = limit
    for begin, stop in sorted(scope.own):
        later = bisect_right(stops, max(stop - 1, begin))
        further = min(stops[later] if later < len(stops) else end, stop + left, end)
        further = max(further, stop)
        left -= further - stop
        if further > stop:
            carried.append((stop, further))
    return replace(scope, further=(*scope.further, *carried))
