"""Where it takes place: what stands behind a label, or the venue named nearest to the event's time."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from salony.extraction.document import BlockKind, Document
from salony.extraction.fields.city import City, city_of
from salony.extraction.fields.institutions_named import HOUSES, expanded, keeper
from salony.extraction.fields.performers import plays_in
from salony.extraction.fields.reading import Reading, reading
from salony.extraction.fields.roles import role_noun
from salony.extraction.fields.scope import Line, Scope
from salony.extraction.fields.venue_candidates import (
    Candidate,
    behind_label,
    bracketed,
    capitalised,
    of_column,
    of_stage,
)
from salony.language.addresses import Address, find_addresses
from salony.language.institutions import Institution, find_institutions
from salony.language.morphology import analyses
from salony.language.names import find_people
from salony.language.signs import Sought
from salony.vocabulary import EventDraft, PlaceDraft

_MOVED = Sought(r"\bprzen(?:ies|osi|oszon|ieś)\w*|\bzmian\w+\s+(?:miejsca|lokalizacji)", re.IGNORECASE)
_CALLS = re.compile(
    r"\s*(?:serdecznie\s+|ponownie\s+|znów\s+|znowu\s+)?(?:zaprasza|organizuj|informuj|ogłasza|przygotow|odwołuj|proponuj|urządza|poleca|prosi)\w*",
    re.IGNORECASE,
)
_HOSTS = re.compile(
    r"\s+(?:gości|gra|zagra|pokaże|pokazuje|daje|wystawi\w*|prezentuje|otw\w+|pękał?a?|wypełni\w*|przyjmie|zamieni\w*|będzie\s+gościć)\b",
    re.IGNORECASE,
)
_INVITES_TO = re.compile(r"zaprasza\w*\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_AT = {"w": 3.0, "we": 3.0, "na": 2.8, "przy": 2.0, "przed": 2.2, "obok": 1.0, "do": 1.6}
_AWAY = frozenset({"z", "ze", "dla", "od", "u", "przez", "o", "za", "po", "ku", "nad", "pod"})
_TOWN = re.compile(r"\s+we?\s+[A-ZĆŁŚŻŹ][\w-]+(?:\s[A-ZĆŁŚŻŹ][\w-]+)?")
_HALF_OF_DAY = re.compile(r"^[AP]\.?M\.?\s+")
# Parts of a house, of a town: what stands in the event's own words says more than the house that heads the page.
_PARTS = frozenset({"stage", "open-air", "sport"})
# Rooms of a house by the noun that names them, where they stand without a name of their own.
_ROOMS = frozenset({"czytelnia", "galeria", "wypożyczalnia", "oddział", "dział"})
_SEPARATORS = " \t,;|()–—-:•*/.!"
# Troupes and circles bear the names of houses: in the event's own title they play, and are no places.
# Where it is held if it rains.
_OTHERWISE = re.compile(
    r"\b[Ww]\s+(?:razie|przypadku)\s+(?:niepogody|deszczu|złej\s+pogody|niesprzyjającej|opadów)[^.!?]*$"
)
_ORGANISES = re.compile(r"\b(?:org\.|organizator(?:zy|ka)?)\s*:?\s*$", re.IGNORECASE)
_PLACES_IN_TITLES = HOUSES - {"theatre"}
_ALL = re.compile(
    r"\b(?:wszystkie|wszystkich|seanse|pokazy|zajęcia|spotkania|koncerty|projekcje|spektakle|imprezy|wydarzenia|warsztaty)\b",
    re.IGNORECASE,
)
_ALL_SIGNS = (
    "wszystki", "seanse", "pokazy", "zajęcia", "spotkania", "koncerty", "projekcje", "spektakle", "imprezy",
    "wydarzenia", "warsztaty",
)  # fmt: skip
# A line of a list may hold for the lines below it; a sentence about another event is that event's.
_SENTENCE_END = re.compile(r".{60}[.!?]\W*$")
_HEADINGS = 40
_TOLD = ("text.venue.labelled", "text.venue.column")
# A line above that is no longer and begins with a place is a stage's name: "Plaża, wejście nr 12".
_HEAD = 40
_WEAK = 0.6
_CLEAR = 1.5


def _near(draft: EventDraft, scope: Scope) -> int:
    start = draft.evidence.get("start")
    if start is not None:
        return start.start
    return scope.own[0][0] if scope.own else 0


def read(draft: EventDraft, scope: Scope) -> Reading[PlaceDraft] | None:
    """The venue with its address and its town, or the town alone."""
    near = _near(draft, scope)
    candidates = list(_candidates(scope, near, _bare(draft.name)))
    if any(one.line.own and one.score >= _CLEAR for one in candidates):
        candidates = [one for one in candidates if one.line.own]
    elif any(_is_part(one) for one in candidates):
        candidates = [one for one in candidates if one.line.own or one.rule == "text.venue.labelled"]
    found = max(candidates, key=lambda one: one.score, default=None)
    address = _address(scope, near, found)
    if found is not None and not found.line.own and address is not None and address[1].own and not address[1].further:
        found = None if found.rule != "text.venue.labelled" else found
    told = found is not None and found.rule in _TOLD
    city = city_of(scope, near, found.item if found else None, found.line if found else None, told=told)
    if (found is None or found.score < _WEAK) and address is None and scope.feast is not None and scope.own:
        whole = read(EventDraft(name=draft.name), Scope(scope.document, (scope.feast,)))
        elsewhere = city is not None and any(begin <= city.begin < stop for begin, stop in scope.own)
        within = whole is not None and scope.feast[0] <= whole.evidence.start < scope.feast[1]
        if whole is not None and within and not elsewhere and (whole.value.name or city is None):
            sure = round(0.6 * whole.evidence.confidence, 3)
            return replace(whole, evidence=replace(whole.evidence, rule="text.venue.feast", confidence=sure))
    if (found is None or found.score < _WEAK) and address is None:
        headed = _headed(scope)
        if headed is not None and headed.item is not None and headed.item.city:
            city = City(headed.item.city, headed.begin, headed.stop, "text.city.in-venue", 0.8)
        found = headed or _page_house(scope) or found
    if found is not None:
        full = expanded(found.name, scope.document)
        if full != found.name and (inside := next((item.city for item in find_institutions(full)), None)):
            city = City(inside, found.begin, found.stop, "text.city.in-venue", 0.9)
        found = replace(found, name=full)
    return _place(found, address, city)


def _bare(name: str) -> str:
    """Lower case, without marks of quotation: a name is compared with a title."""
    return re.sub(r"[„”“\"«»]", "", name).lower()


def _is_part(one: Candidate) -> bool:
    """A hall, a room or a square that the event's own lines name, or that has a line of its own right below."""
    if one.item is None or one.score < _WEAK or not one.line.own:
        return False
    return (not one.line.further or _is_line(one.item, one.line)) and _is_room(one.item)


def _is_room(item: Institution) -> bool:
    return item.kind.slug in _PARTS or item.name.split(" ", 1)[0].lower() in _ROOMS


def _is_line(item: Institution, line: Line) -> bool:
    """Nothing else stands in the line but a floor or a street: "Sala lustrzana, I piętro"."""
    after = line.text[item.stop :]
    return not line.text[: item.begin].strip(_SEPARATORS) and (not after.strip(_SEPARATORS) or after[:1] in ",(")


def _stands_alone(item: Institution, line: Line) -> bool:
    """Signs or the line's ends on both sides set a bare room apart: "18.00, aula", "Foyer", "bieg, rynek w Grodźcu"."""
    town = _TOWN.match(line.text, item.stop) if item.city else None
    before, after = line.text[: item.begin].rstrip(), line.text[town.end() if town else item.stop :].lstrip()
    return (not before or before[-1] in _SEPARATORS) and (not after or after[0] in _SEPARATORS) and _is_room(item)


def _headed(scope: Scope) -> Candidate | None:
    """The place that governs a list from above: its heading ("Kino Iskra: 3–9 maja"), or what is said of all its items
    ("Wszystkie seanse na dziedzińcu MOK").
    """
    if not scope.own:
        return None
    stops, governing = _governing(scope.document)
    above = bisect_right(stops, scope.own[0][0])
    return next((one for at, one in reversed(governing) if above - _HEADINGS <= at < above), None)


@lru_cache(maxsize=4)
def _governing(document: Document) -> tuple[list[int], list[tuple[int, Candidate]]]:
    """Where the blocks of a document stop, and those that govern a list: (which block, the place that it names)."""
    shown = [block for block in document.blocks if not block.chrome]
    found: list[tuple[int, Candidate]] = []
    for at, block in enumerate(shown):
        text = document.text[block.begin : block.stop]
        heading = block.kind is BlockKind.HEADING or (text.isupper() and len(text) < 60)
        if len(text) > 300 or not (heading or _speaks_of_all(text)):
            continue
        for item in find_institutions(text):
            leads = (
                heading
                and item.named
                and item.kind.slug != "stage"
                and not text[: item.begin].strip()
                and not item.preposition
            )
            governs = not heading and item.preposition in ("w", "we", "na") and _ALL.search(text[: item.begin])
            if item.kind.venue and (leads or governs):
                line = Line(text, block.begin, False)
                begin, stop = block.begin + item.begin, block.begin + item.stop
                found.append((at, Candidate(_CLEAR, item.name, line, begin, stop, "text.venue.headed", 0.6, item)))
                break
    return list(accumulate((block.stop for block in shown), max)), found


def _speaks_of_all(text: str) -> bool:
    return any(map(text.lower().__contains__, _ALL_SIGNS)) and _ALL.search(text) is not None


def _page_house(scope: Scope) -> Candidate | None:
    """The house whose page it is, where the event's own lines name no place."""
    whose = keeper(scope)
    if whose is None or not whose[1].item.kind.venue:
        return None
    named = whose[1]
    line = Line(scope.document.text[named.begin : named.stop], named.begin, False)
    item = replace(named.item, begin=0, stop=len(line.text))
    name = _as_it_stands(item, line.text) if scope.document.language == "en" else named.item.name
    return Candidate(_WEAK, name, line, named.begin, named.stop, "text.venue.page", 0.4, item)


def _place(
    found: Candidate | None, address: tuple[Address, Line] | None, city: City | None
) -> Reading[PlaceDraft] | None:
    town = city.name if city else None
    street = address[0].text if address else None
    if found is not None:
        value = PlaceDraft(name=found.name, address=street, city=town)
        return reading(value, found.begin, found.stop, found.rule, found.confidence)
    if address is not None:
        one, line = address
        value = PlaceDraft(name=one.text, address=one.text, city=town)
        return reading(value, line.begin + one.begin, line.begin + one.stop, "text.venue.address", 0.6)
    if city is not None:
        return reading(PlaceDraft(city=town), city.begin, city.stop, city.rule, city.confidence)
    return None


def _candidates(scope: Scope, near: int, title: str) -> Iterator[Candidate]:
    yield from behind_label(scope.lines)
    yield from of_column(scope)
    yield from of_stage(scope)
    moved = bool(_MOVED.search(scope.own_text))
    foreign = scope.document.language == "en"
    some = False
    for index, line in enumerate(scope.lines):
        if not line.text[-1].isalnum() and _SENTENCE_END.search(line.text) and scope.speaks_of_another(line):
            continue
        for item in find_institutions(line.text):
            candidate = _judged(item, line, near, moved=moved)
            if candidate is None or (foreign and not line.text[item.begin].isupper()):
                continue
            if item.kind.slug == "theatre" and plays_in(line.text, item):
                continue
            if _OTHERWISE.search(line.text, 0, item.begin) or _ORGANISES.search(line.text, 0, item.begin):
                continue
            if foreign:
                candidate = replace(candidate, name=_as_it_stands(item, line.text))
            some = some or line.own
            penalty = 0.0 if line.own else 1.5 + 0.1 * min(index - len(scope.own_lines), 10)
            penalty += (0.4 if _is_line(item, line) and _is_room(item) else 1.6) if line.further else 0.0
            titled = not item.preposition and item.kind.slug not in _PLACES_IN_TITLES and _bare(item.name) in title
            if line.own and not (item.preposition or item.named) and title.startswith(_bare(item.name)):
                # "kino pod chmurką": what is held, and not where.
                continue
            yield replace(candidate, score=candidate.score - penalty - (1.5 if titled else 0.0))
    if not some:
        yield from bracketed(scope, near)
        yield from capitalised(scope, near)


def _as_it_stands(item: Institution, text: str) -> str:
    """A name in a language without cases; "PM" before it is its hour's."""
    return _HALF_OF_DAY.sub("", text[item.begin : item.stop])


def _judged(item: Institution, line: Line, near: int, *, moved: bool) -> Candidate | None:
    """How likely the institution is the place, by the preposition before it and its distance from the time."""
    if not item.kind.venue or item.preposition in _AWAY or (not item.named and _are_many(item, line)):
        return None
    begin, stop = line.begin + item.begin, line.begin + item.stop
    rule = "text.venue.in-phrase"
    score = _AT.get(item.preposition, 0.0)
    led = score
    within = line.begin <= near < line.stop
    if not score:
        heads = not line.own and not item.begin and len(line.text) < _HEAD
        if not item.named and not within and not heads and not (line.own and _stands_alone(item, line)):
            return None
        if _HOSTS.match(line.text, item.stop):
            score, rule = 2.0, "text.venue.host"
        else:
            calls = bool(_CALLS.match(line.text, item.stop))
            score, rule = (0.9, "text.venue.caller") if calls else (_apart(line, item), "text.venue.apart")
    if item.preposition == "do" and _INVITES_TO.search(line.text[: item.begin - 3]):
        score = 2.8
    if moved and (before := _MOVED.search(line.text)):
        score += 4.0 if item.begin > before.end() and item.preposition in ("do", "w", "we", "na") else -1.0
    score += 0.8 if item.named or (not led and _stands_alone(item, line)) else -0.2 if item.city else -1.2
    if _is_workplace(line.text[max(0, item.begin - 60) : item.begin]):
        score -= 2.0
    if item.kind.slug == "authority" and item.preposition not in ("w", "we", "przy", "przed"):
        score -= 0.8
    if line.own:
        score -= min(abs(begin - near), 1200) / 400
        score += 0.5 if within else 0.0
    sure = max(0.3, min(0.93, 0.45 + 0.12 * score))
    return Candidate(score, item.name, line, begin, stop, rule, sure, item)


def _are_many(item: Institution, line: Line) -> bool:
    """ "w trzech parkach": several, and none of them named."""
    head = line.text[item.begin : item.stop].split(" ", 1)[0].lower()
    forms = [form for reading in analyses(head) if reading.is_noun for form in reading.forms]
    return bool(forms) and all(form.number == "pl" for form in forms)


def _is_workplace(before: str) -> bool:
    """ "Anna Kos, kierowniczka działu w …": where somebody works."""
    if before.endswith("(") and any(
        before[person.stop :].strip(" ,") == "(" for person in find_people(before) if not person.is_ensemble
    ):
        return True
    clause = re.split(r"[.;!?]\s|\n", before)[-1]
    return "," in clause and any(role_noun(word) for word in re.findall(r"\w+", clause.rpartition(",")[2])[:4])


def _apart(line: Line, item: Institution) -> float:
    """How clearly signs or the line's ends set it apart, as lists do: "19:00, Bytomskie Centrum Kultury"."""
    before, after = line.text[: item.begin].rstrip(), line.text[item.stop :].lstrip()
    if after[:1] == ":" and item.named:
        return 1.9
    if before and before[-1] not in ",;|(–-:•—/*0123456789.!?":
        return 1.4 if item.kind.slug in _PARTS and line.text[item.begin].isupper() else 0.2
    return 1.9 if not after or after[0] in ",;|).–-:—/(" else 1.4


def _address(scope: Scope, near: int, found: Candidate | None) -> tuple[Address, Line] | None:
    """The street nearest to the venue, or to the time; only from the event's own lines or the venue's."""
    at = found.begin if found and found.line.own else near
    best: tuple[int, Address, Line] | None = None
    for line in scope.lines:
        if not (line.own or (found is not None and line.begin <= found.line.begin < line.stop)):
            continue
        for address in find_addresses(line.text):
            distance = abs(line.begin + address.begin - at)
            if distance < 250 and (best is None or distance < best[0]):
                best = distance, address, line
    return (best[1], best[2]) if best else None


def read_previous(draft: EventDraft, scope: Scope) -> Reading[str] | None:
    """The place from which the event was moved: named before the word that moves it, or after "z"."""
    for line in scope.own_lines if scope.mentions_itself(("przen",)) else ():
        moved = re.search(r"\bprzen(?:ies|iesi|osi|oszon|ieś)\w*", line.text, re.IGNORECASE)
        if not moved:
            continue
        venues = [item for item in find_institutions(line.text) if item.kind.venue]
        new = [item for item in venues if item.begin > moved.start() and item.preposition in ("do", "w", "na", "we")]
        old = [item for item in venues if item.preposition in ("z", "ze") and item.begin > moved.start()] or [
            item for item in venues if item.begin < moved.start() and item.preposition in _AT
        ]
        if old and new:
            begin, stop = line.begin + old[-1].begin, line.begin + old[-1].stop
            return reading(old[-1].name, begin, stop, "text.venue.moved-from", 0.8)
    return None
