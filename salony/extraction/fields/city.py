"""The town of an event: the venue's own, one named beside it, the page's."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from salony.extraction.fields.institutions_named import named_in
from salony.extraction.fields.scope import Line, Scope
from salony.language.gazetteer import populous
from salony.language.institutions import Institution, find_institutions
from salony.language.names import find_people
from salony.language.places import PlaceMention, find_places

_POSTAL = re.compile(r"\b\d\d-\d{3}\s+$")
_INVITES = re.compile(r"\b(?:zapr[ao]|prosi|przyjedź|wpadnij)", re.IGNORECASE)
_READ = 20_000
_AT = frozenset({"w", "we"})


@dataclass(frozen=True, slots=True)
class City:
    """begin, stop: where it is said, in characters of the document."""

    name: str
    begin: int
    stop: int
    rule: str
    confidence: float


def city_of(scope: Scope, near: int, venue: Institution | None, venue_line: Line | None) -> City | None:
    """The likeliest town. near: the offset of the event's time, to which the nearest mention wins."""
    if venue is not None and venue.city and venue_line is not None:
        begin = venue_line.begin + venue.begin
        return City(venue.city, begin, venue_line.begin + venue.stop, "text.city.in-venue", 0.95)
    adjective = _by_adjective(venue.name) if venue is not None else None
    if adjective and venue is not None and venue_line is not None:
        begin = venue_line.begin + venue.begin
        return City(adjective, begin, venue_line.begin + venue.stop, "text.city.adjective", 0.8)
    own = _mentioned(scope.own_lines, near)
    if own is not None:
        return own
    if venue is not None:
        for named in named_in(scope.document):
            if named.item.city and named.item.name.lower().startswith(venue.name.lower()):
                return City(named.item.city, named.begin, named.stop, "text.city.of-institution", 0.85)
    for line in scope.shared_lines:
        shared = _mentioned((line,), line.begin)
        if shared is not None:
            return City(shared.name, shared.begin, shared.stop, "text.city.shared", shared.confidence - 0.1)
    return _of_document(scope.document.text[:_READ], scope.document.url)


def _mentioned(lines: tuple[Line, ...], near: int) -> City | None:
    best: tuple[float, City] | None = None
    for line in lines:
        places = find_places(line.text)
        people = find_people(line.text) if places else ()
        for mention in places:
            if any(one.begin <= mention.begin < one.stop for one in people):
                continue
            score = _score(mention, line)
            begin, stop = line.begin + mention.begin, line.begin + mention.stop
            if score <= 0:
                continue
            score -= min(abs(begin - near), 800) / 800 + (0.8 if line.further else 0.0)
            if best is None or score > best[0]:
                sure = min(0.95, mention.confidence)
                best = score, City(mention.name, begin, stop, "text.city.named", sure)
    return best[1] if best else None


def _score(mention: PlaceMention, line: Line) -> float:
    """Larger is likelier; nothing for towns that people come from or go on to."""
    if mention.preposition in _AT:
        return 2.0 + mention.confidence
    if mention.preposition == "do" and _INVITES.search(line.text[: mention.begin]):
        return 2.0
    if mention.preposition in ("z", "ze", "do", "koło", "k", "pod", "obok"):
        return 0.0
    if _POSTAL.search(line.text[: mention.begin]):
        return 3.0
    if (
        mention.place is not None
        and mention.place.country == "PL"
        and line.text.strip(" :-–|*#") == line.text[mention.begin : mention.stop]
        and mention.confidence >= 0.5
    ):
        return 2.5
    if mention.place is None or mention.place.country != "PL":
        return 0.0
    before, after = line.text[: mention.begin].rstrip(), line.text[mention.stop :].lstrip()
    apart = (not before or before[-1] in ",;|(–-:•") and (not after or after[0] in ",;|).–-:")
    if apart and mention.confidence >= 0.5:
        return 1.0 + mention.confidence
    return 0.0


@lru_cache(maxsize=256)
def _of_document(text: str, url: str | None) -> City | None:
    """The town that the whole document speaks of most; then the one that its address names."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    at = 0
    for line in text.split("\n"):
        for item in find_institutions(line) if line else ():
            town = item.city or (_by_adjective(item.name) if item.kind.slug != "ensemble" else None)
            if town:
                counts[town] += 1 if item.city else 3
                first.setdefault(town, (at + item.begin, at + item.stop))
        for mention in find_places(line) if line else ():
            if mention.place is not None and (
                mention.preposition in _AT or (mention.place.population > 10_000 and mention.place.country == "PL")
            ):
                counts[mention.name] += 2 if mention.preposition in _AT else 1
                first.setdefault(mention.name, (at + mention.begin, at + mention.stop))
        at += len(line) + 1
    hosted = _of_host(url)
    if hosted and (not counts or hosted in counts or counts.most_common(1)[0][1] < 3):
        begin, stop = first.get(hosted, (0, 0))
        return City(hosted, begin, stop, "address.city", 0.6)
    if not counts:
        return None
    name, count = counts.most_common(1)[0]
    return City(name, *first[name], "text.city.document", min(0.7, 0.35 + 0.1 * count))


@lru_cache(maxsize=1024)
def _of_host(url: str | None) -> str | None:
    """ "www.zory24.pl" → Żory: a label of the host that is a town's name, alone or with what sites add to it."""
    host = (urlsplit(url).hostname if url and url.isprintable() and "[" not in url else None) or ""
    names = _folded_towns()
    for label in host.split(".")[:-1]:
        bare = re.sub(r"\d+|^(?:mok|mbp|gok|mdk|muzeum|dk|um|e|i|tu|moje|nasz[ae]?|nowiny|dom|kultura)-?", "", label)
        for candidate in (label, bare, bare.replace("-", " ")):
            if candidate in names:
                return names[candidate]
    return None


@lru_cache(maxsize=1)
def _folded_towns() -> dict[str, str]:
    return {_fold(place.name).replace("-", " "): place.name for place in reversed(populous(5_000))}


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().replace("ł", "l"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=4096)
def _by_adjective(name: str) -> str | None:
    """ "Chorzowskie Centrum Kultury" → Chorzów: the adjective that begins the name is made of a town's."""
    first = _fold(name.split(" ", 1)[0])
    match = re.fullmatch(r"(\w{3,})(?:sk|ck|dzk)(?:ie|i|a|iego|iej|im)", first)
    if not match:
        return None
    stem = match[1]
    stems = {stem, stem + "s", stem[:-1] + "k" if stem.endswith("c") else stem + "k"}
    if first.startswith(stem + "ck"):
        stems.add(stem + "k")
    for place in populous(8_000):
        folded = _fold(place.name)
        if any(folded.startswith(one) and len(folded.split(" ", 1)[0]) - len(one) <= 3 for one in stems):
            return place.name
    return None
