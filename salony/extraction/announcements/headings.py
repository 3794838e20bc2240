"""Headings: an event's own name, an invitation to it, or only a word for what stands below."""

import re
from dataclasses import replace
from functools import lru_cache

from salony.extraction.announcements import titles
from salony.extraction.announcements.lexicon import PHRASES, PLURALS, Kind, kind_of, words
from salony.extraction.announcements.predicates import predicate
from salony.extraction.announcements.titles import Title

_ANAPHORA = re.compile(PHRASES["anaphora"]["pattern"], re.IGNORECASE)
_OVERVIEW = re.compile(PHRASES["headings"]["overview"], re.IGNORECASE)
# So many kinds of events in a row are a list of them.
_LISTED = 3
# So many words before a colon are no name.
_LEADING = 4
_MEASURE = re.compile(
    r"[^:„\"\d]{3,50}:\s*(?:(?:około|ok\.|od|do|powyżej|poniżej|min\.|max\.|maks\.|co najmniej)\s+)*"
    r"\d[\d\s,.–-]*(?:do \d+\s*)?"
    r"(?:min\w*|godz\w*|h|lat|roku?|zł|osób|osoby|k?m|sztuk)?\.?(?:\s*\([^()]*\))?\W*",
    re.IGNORECASE,
)
_INVITES = re.compile(PHRASES["headings"]["invites"], re.IGNORECASE)


def is_category(text: str) -> bool:
    """ "Koncerty", "Wystawa czynna", "Początek": a bare kind or a word that refers back, without a complement."""
    if titles.is_generic(text) and any(w.group().lower() in PLURALS for w in words(text)):
        # "Aktualne wystawy", "Najbliższe koncerty": what the list below is of.
        return True
    if len(text.split()) > 3 or not _ANAPHORA.match(text.lower()):
        return False
    first = words(text)
    return kind_of(first[0].group()) is None or titles.is_generic(text)


def leads_on(text: str) -> bool:
    """ "Program:", "Nowe terminy są następujące:": a word or a sentence that only leads to what stands below it."""
    return text.endswith(":") and (len(text.split()) <= _LEADING or predicate(text) is not None)


def is_measure(text: str) -> bool:
    """ "Czas trwania spektaklu: około 60 minut", "Wiek: 5–10 lat": how long, how old, how much; no name."""
    return _MEASURE.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def is_overview(text: str) -> bool:
    """ "Co robić w weekend? Koncert, giełda staroci i spacer": a heading of many events."""
    if titles.quotations(text):
        return False
    if _OVERVIEW.search(text):
        return True
    kinds = {kind.lemma for part in re.split(r",\s|\s(?:i|oraz)\s", text) if (kind := _kind_in(part)) is not None}
    return len(kinds) >= _LISTED and "," in text


def _kind_in(text: str) -> Kind | None:
    return next((kind for w in words(text) if (kind := kind_of(w.group())) is not None), None)


def is_bare_event(text: str) -> bool:
    """ "Wernisaż": one noun in the singular, which is an event where a date stands right below it."""
    found = words(text)
    kind = kind_of(found[0].group()) if len(found) == 1 else None
    return kind is not None and not kind.plural and not kind.weak and text[:1].isupper()


def names_kind_of(text: str, noun: str) -> bool:
    """Whether the text says more of an event of the noun's kind: "Koncert inauguracyjny" of "Koncert"."""
    kind = kind_of(noun)
    found = words(text)
    return len(found) > 1 and any((other := kind_of(w.group())) and other == kind for w in found)


def invited(text: str, offset: int) -> Title | None:
    """ "GOK zaprasza na koncert jazzowy": what the heading invites to."""
    match = _INVITES.search(text)
    if not match or len(text) > 300:
        return None
    every = [t for t in titles.of_sentence(text, offset) if t.begin - offset >= match.end() - 1]
    # "na warsztaty plastyczne" and "na potańcówkę" name the event here, though in a sentence they would refer back.
    found = [t for t in every if not t.generic] or [
        t for t in every if not titles.is_generic(t.name) or is_bare_event(t.name.capitalize())
    ]
    if not found:
        return None
    return replace(found[0], score=max(found[0].score, 2.6), rule="text.title.invited")
