"""The town of an event: the venue's own, one named beside it, the page's."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from salony.extraction.fields.abroad import is_abroad
from salony.extraction.fields.institutions_named import institutions_by_line, named_in
from salony.extraction.fields.scope import Line, Scope, opening
from salony.language.addresses import find_addresses
from salony.language.gazetteer import city_with, place_named, populous
from salony.language.institutions import Institution, find_institutions
from salony.language.names import find_people
from salony.language.places import PlaceMention, find_places, town_at
from salony.language.town_adjectives import find_towns, town_of

_POSTAL = re.compile(r"\b\d\d-\d{3}\s+$")
_INVITES = re.compile(r"\b(?:zapr[ao]|prosi|przyjedź|wpadnij)", re.IGNORECASE)
# What institutions and portals put before or after a town's name in their address.
_BEFORE_TOWN = (
    "mok|mbp|gok|gck|mdk|ck|bck|muzeum|dk|um|ug|umig|e|i|tu|moje|moja|nasz[ae]?|nowiny|nowinki|dom|kultura|gmina|powiat|urzad|bip|parafia"
    "|biblioteka|biblio|radio|kino|teatr|filharmonia|galeria|gazeta|kurier|info|portal|miasto|visit|na-zywo|zywo|online|wiadomosci"
)
_OPENS = re.compile(r"[„\"“«]")
_QUOTE = re.compile(r"„[^„”\n]{2,120}”|\"[^\"\n]{2,120}\"|“[^“”\n]{2,120}”|«[^»\n]{2,120}»")
_TOWN = r"\s+we?\s+(?P<town>[A-ZĆŁŚŻŹ][\w-]+(?:\s[A-ZĆŁŚŻŹ][\w-]+)?)"
_IN_TOWN = re.compile(_TOWN + r"(?=\s*(?:[,.;|()\n–-]|$))")
_ENDS_IN_TOWN = re.compile(_TOWN + r"\W*$")
# A town alone on its line governs what stands below it, where the page names several towns so.
_SECTIONS = 2
_ABOVE = 60
_HOSTED = 1_800
_LONGEST_TOWN = 30
_AT = frozenset({"w", "we"})
# "w wykonaniu aktorów krakowskiego teatru": where they come from.
_PERFORMS = re.compile(
    r"\b(?:wykonaniu|artyst\w+|aktor\w+|muzyk(?:ów|ami)|zesp\w+|grup[ayę]?|kabaret\w*|wokalist\w+|pisar\w+)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class City:
    """begin, stop: where it is said, in characters of the document."""

    name: str
    begin: int
    stop: int
    rule: str
    confidence: float


def city_of(
    scope: Scope, near: int, venue: Institution | None, venue_line: Line | None, *, told: bool = False
) -> City | None:
    """The likeliest town; of a city's part the city. near: the offset of the event's time, to which the nearest mention
    wins.

    told: the venue's line is all that stands behind a label of place, or in a column of places.
    """
    found = _said(scope, near, venue, venue_line, told=told)
    return replace(found, name=city_with(found.name)) if found is not None else None


def _said(scope: Scope, near: int, venue: Institution | None, venue_line: Line | None, *, told: bool) -> City | None:
    if scope.town is not None:
        name = scope.document.text[slice(*scope.town)].strip(" .,")
        if name[:1].isupper():
            return City(name, *scope.town, "text.city.column", 0.9)
    if is_abroad(scope.document):
        return None
    if venue is not None and venue.city and venue_line is not None:
        begin = venue_line.begin + venue.begin
        return City(venue.city, begin, venue_line.begin + venue.stop, "text.city.in-venue", 0.95)
    adjective = _by_adjective(venue.name) if venue is not None else None
    if adjective and venue is not None and venue_line is not None:
        begin = venue_line.begin + venue.begin
        return City(adjective, begin, venue_line.begin + venue.stop, "text.city.adjective", 0.8)
    behind = _behind(venue, venue_line, told=told) if venue_line is not None else None
    if behind is not None:
        return behind
    headed = _headed(scope)
    lines = scope.own_lines if headed is None else tuple(_not_sections(scope))
    own = _mentioned(lines, near, scope.others)
    if own is not None:
        return own
    if headed is not None:
        return headed
    if venue is not None:
        for named in named_in(scope.document):
            if named.item.city and named.item.name.lower().startswith(venue.name.lower()):
                return City(named.item.city, named.begin, named.stop, "text.city.of-institution", 0.85)
    for line in scope.shared_lines:
        shared = _mentioned((line,), line.begin)
        if shared is not None:
            return City(shared.name, shared.begin, shared.stop, "text.city.shared", shared.confidence - 0.1)
    return _of_document(opening(scope.document), scope.document.url)


def _behind(venue: Institution | None, line: Line, *, told: bool) -> City | None:
    """The town after "w" that follows the place's name, or ends what stands behind a label of place."""
    match = _IN_TOWN.match(line.text, venue.stop) if venue is not None else None
    match = match or (_ENDS_IN_TOWN.search(line.text) if told else None)
    if match is None:
        return None
    span = match.span("town")
    if any(span[0] <= item.begin < span[1] for item in find_institutions(line.text)):
        return None
    name = town_at(match["town"])
    begin = line.begin + match.start("town")
    return City(name, begin, line.begin + match.end("town"), "text.city.behind-venue", 0.8) if name else None


def _headed(scope: Scope) -> City | None:
    """The town that heads the section which the event stands in."""
    sections = _sections(opening(scope.document))
    if len({name for name, _, _ in sections}) < _SECTIONS or not scope.own:
        return None
    above = [one for one in sections if one[2] <= scope.own[0][0]]
    if not above:
        return None
    name, begin, stop = above[-1]
    between = scope.document.text[stop : scope.own[0][0]]
    return City(name, begin, stop, "text.city.headed", 0.85) if between.count("\n") <= _ABOVE else None


def _not_sections(scope: Scope) -> Iterator[Line]:
    """The event's own lines without the heads of sections."""
    heads = {begin for _, begin, _ in _sections(opening(scope.document))}
    return (line for line in scope.own_lines if line.begin not in heads)


@lru_cache(maxsize=16)
def _sections(text: str) -> tuple[tuple[str, int, int], ...]:
    """(town, begin, stop) of the lines that are only a town's name."""
    found = []
    at = 0
    for line in text.split("\n"):
        bare = line.strip(" \t:#*|–-")
        if 2 < len(bare) < _LONGEST_TOWN and bare[0].isupper() and (place := place_named(bare)) is not None:
            begin = at + line.index(bare)
            if place.country == "PL":
                found.append((place.name, begin, begin + len(bare)))
        at += len(line) + 1
    return tuple(found)


def _mentioned(lines: tuple[Line, ...], near: int, others: Sequence[tuple[int, int]] = ()) -> City | None:
    """The likeliest town that the lines name. others: what speaks of other events, which "further" may reach into."""
    best: tuple[float, City] | None = None
    for line in lines:
        places = find_places(line.text)
        people = find_people(line.text) if places else ()
        for mention in places:
            if any(one.begin <= mention.begin < one.stop for one in people) or _is_name(mention, line.text):
                continue
            score = _score(mention, line)
            begin, stop = line.begin + mention.begin, line.begin + mention.stop
            if score <= 0 or (line.further and any(first <= begin < last for first, last in others)):
                continue
            score -= min(abs(begin - near), 800) / 800 + (0.8 if line.further else 0.0)
            if best is None or score > best[0]:
                sure = min(0.95, mention.confidence)
                best = score, City(mention.name, begin, stop, "text.city.named", sure)
    return best[1] if best else None


def _is_name(mention: PlaceMention, text: str) -> bool:
    """A town in a quoted name („Miłość w Paryżu”), or the name of a house ("Kino Wisła")."""
    if any(begin < mention.begin and mention.stop < stop for begin, stop in _quoted(text)):
        return True
    return not mention.preposition and any(
        item.begin < mention.begin < item.stop and mention.stop < item.stop for item in find_institutions(text)
    )


@lru_cache(maxsize=4096)
def _quoted(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _QUOTE.finditer(text)) if _OPENS.search(text) else ()


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


@lru_cache(maxsize=16)
def _of_document(text: str, url: str | None) -> City | None:
    """The town that the whole document speaks of most; then the one that its address names."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for at, line, institutions in institutions_by_line(text):
        for item in institutions:
            town = item.city or (_by_adjective(item.name) if item.kind.slug != "ensemble" else None)
            if town:
                counts[town] += 1 if item.city else 3
                first.setdefault(town, (at + item.begin, at + item.stop))
        towns = find_towns(line)
        streets = find_addresses(line) if towns else ()
        for begin, stop, town in towns:
            if any(street.begin <= begin < street.stop for street in streets) or _PERFORMS.search(line[:begin]):
                continue
            before = line[:begin].split()[-1:]
            if line[begin].islower() or not before or not before[0][0].isupper():
                # A capital after a capital is a surname: "Jacek Tarnowski".
                counts[town] += 2
                first.setdefault(town, (at + begin, at + stop))
        for mention in find_places(line):
            if _is_name(mention, line):
                continue
            # "Wycieczka do Wrocławia", "zespół z Chorzowa" say where else.
            known = mention.place is not None and mention.place.country == "PL" and mention.place.population > 10_000
            if mention.place is not None and (mention.preposition in _AT or (known and not mention.preposition)):
                counts[mention.name] += 2 if mention.preposition in _AT else 1
                first.setdefault(mention.name, (at + mention.begin, at + mention.stop))
    hosted = _of_host(url)
    if hosted and (not counts or hosted in counts or counts.most_common(1)[0][1] < 2):
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
        bare = re.sub(rf"\d+|^(?:{_BEFORE_TOWN})-?|-(?:{_BEFORE_TOWN})$", "", label)
        for candidate in (label, bare, label.replace("-", " "), bare.replace("-", " "), *label.split("-")):
            if candidate in names:
                return names[candidate]
    return None


@lru_cache(maxsize=1)
def _folded_towns() -> dict[str, str]:
    return {_fold(place.name).replace("-", " "): place.name for place in reversed(populous(_HOSTED))}


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().replace("ł", "l"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _by_adjective(name: str) -> str | None:
    """ "Chorzowskie Centrum Kultury" → Chorzów: the adjective that begins the name is made of a town's."""
    return town_of(name.split(" ", 1)[0])
