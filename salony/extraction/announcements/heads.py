"""Points that name an event before a dash and then tell of it: "• Zielarnia – warsztaty odbędą się 5 sierpnia"."""

import re
from collections.abc import Sequence

from salony.extraction.announcements import titles
from salony.extraction.announcements.lexicon import first_class
from salony.extraction.announcements.predicates import predicate
from salony.extraction.announcements.titles import Title
from salony.language.times import TimeExpression

_DASH = re.compile(r"\s[–—-]\s|:\s")
# A name has no more words; what tells of it has more than these.
_LONGEST = 9
_TELLS = 4
_NAMELESS = frozenset({"structure", "announce", "deadline", "rules", "credit", "pause", "opening", "stamp"})
_SCORE = 3.6


def head_of(text: str, offset: int, times: Sequence[TimeExpression]) -> Title | None:
    """The name that stands before the dash of a point; None where no sentence follows it, or a time precedes it.

    text: the point without its bullet; offset: where it stands; times: those of the point.
    """
    first = min((e.begin - offset for e in times), default=len(text))
    shut = titles.quotations(text)
    cuts = [m for m in _DASH.finditer(text, 0, first + 1) if not any(a < m.start() < b for a, b in shut)]
    for cut in reversed(cuts):
        name, rest = titles.cleaned(text[: cut.start()]), text[cut.end() :]
        if not 0 < len(name.split()) <= _LONGEST or len(rest.split()) < _TELLS:
            continue
        if predicate(rest.partition(". ")[0]) is None or predicate(name) is not None or not name[0].isupper():
            continue
        if first_class(rest) & {"speech"}:
            # "– To ważny rok – mówi dyrektor".
            return None
        place = titles.is_place(name) or titles.is_person(name)
        if place or titles.is_generic(name) or titles.says_nothing(name) or first_class(name) & _NAMELESS:
            continue
        return Title(name, offset, offset + cut.start(), _SCORE, False, "text.title.head")
    return None
