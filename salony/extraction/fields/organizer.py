"""Who calls people together, and whom the document credits as its source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from salony.extraction.document import Document
from salony.extraction.fields.institutions_named import HOUSES, expanded, institutions_by_line, keeper
from salony.extraction.fields.labels import labelled
from salony.extraction.fields.reading import Reading, reading
from salony.extraction.fields.scope import Scope, visible_opening
from salony.language.institutions import Institution, find_institutions
from salony.vocabulary import EventDraft, OrganizationDraft

_LABEL = re.compile(
    r"(?:^|[|;.]\s|\s{2})[\W_]*(?:g[łl][óo]wn\w+\s+)?(?:współ)?organizator(?:zy|em|ami|ka|ką|rzy)?(?:\s+(?:wydarzenia|imprezy|festiwalu|akcji|konkursu|koncertu|spotkania))?"
    r"\s*(?:(?:jest|są|byli|była|były|był|było)\s+|[:\-–—]\s*)(?P<value>[^\n]*)|^\W*organi[sz]ers?\s*:\s*(?P<english>.+)$"
    r"|(?:^|[,;|(]\s?)org\.\s*:?\s+(?P<short>[A-ZĆŁŚŻŹ][^,;|()\n]+)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:z?organizowan\w+|przygotowan\w+|realizowan\w+|prowadzon\w+)\s+(?:\w+\s+){0,3}?przez\s+", re.IGNORECASE
)
_CALLS_BEFORE = re.compile(
    r"\b(?:zaprasza\w*|organizuj[eą]\w*|z?organizował\w*|ogłasza\w*|przygotował\w*|przygotowuj\w*|urządza\w*|odwołuje|proponuje|informuje)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_CALLS_AFTER = re.compile(
    r"\s*,?\s*(?:\([^)]{1,40}\)\s*)?(?:(?:oraz|i|wraz\s+z|we\s+współpracy\s+z)\s+[^.!?]{3,90}?\s+)?(?:serdecznie\s+|gorąco\s+|ponownie\s+|znów\s+|już\s+|także\s+|również\s+|co\s+roku\s+)*"
    r"(?:zaprasza|organizuj|z?organizował|ogłasza|przygotował|przygotowuj|odwołuj|proponuj|urządza|informuj|włącza|rozpoczyna|kontynuuje|wznawia|inauguruje|obchodzi|świętuje)\w*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^\W*(?:źród[łl]o|fot(?:o)?\s*/\s*źródło|info(?:rmacja)?\s+prasowa|source|materiał(?:y)?\s+prasow\w+)\s*[:\-–/]\s*(?P<value>[^\n]{2,100})$",
    re.IGNORECASE,
)

# What commas part, and a sentence's end ("ul. Polna" ends none).
_SEVERAL = re.compile(r"(?:(?!,\s|[|;\n]|(?<=[^\W\d_]{3})\.\s).)+")
# "agencja Sojka Art": a noun of kind before the name.
_LOWER = re.compile(r"[^\W\d_A-ZĄĆĘŁŃÓŚŹŻ][^\WA-ZĄĆĘŁŃÓŚŹŻ]*\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„\"])")
_LONGEST = 80
_TAIL = 6_000
_BETWEEN = 60
# Other callers, and nothing that happens: "…, wójt i …".
_JOINED = re.compile(r"\s*(?:,|i|oraz|wraz\s+z|a\s+także)\s+(?:[\w.-]+\s*(?:,|i|oraz)?\s+){0,5}", re.IGNORECASE)
_ORIGIN = frozenset({"z", "ze", "od", "dla", "przed"})


@dataclass(frozen=True, slots=True)
class _Found:
    score: float
    name: str
    begin: int
    stop: int
    rule: str
    confidence: float


def read(draft: EventDraft, scope: Scope) -> Reading[tuple[OrganizationDraft, ...]] | None:
    """The organisers behind a label; else the institution that invites; else the one that the document credits."""
    told = list(_of_column(scope)) or (list(_told(scope)) if scope.mentions(("organi", "org.")) else [])
    if told:
        # A label's value is a name as somebody gave it; what it is short for, others know.
        names = tuple(OrganizationDraft(name=name) for name in dict.fromkeys(one.name for one in told[:6]))
        first = told[0]
        return reading(names, first.begin, first.stop, first.rule, first.confidence)
    callers = list(_inviting(scope))
    best = max(callers, key=lambda one: one.score, default=None)
    if best is not None:
        beside = [one for one in callers if one is not best and _is_joined(scope.document.text, one, best)]
        found = dict.fromkeys(expanded(one.name, scope.document) for one in (*beside, best))
        named = tuple(OrganizationDraft(name=name) for name in found)
        return reading(named, best.begin, best.stop, best.rule, best.confidence)
    return _of_page(scope) or _credited(scope) or _housed(draft, scope)


def _is_joined(text: str, one: _Found, best: _Found) -> bool:
    """ "GOK w Lipniku, wójt i Rada Gminy odwołują": they call together."""
    first, last = sorted((one, best), key=lambda found: found.begin)
    between = text[first.stop : last.begin]
    return len(between) < _BETWEEN and bool(_JOINED.fullmatch(between))


def _housed(draft: EventDraft, scope: Scope) -> Reading[tuple[OrganizationDraft, ...]] | None:
    """Whose house or page it is, where nobody is said to organise: right more often than not, and said so."""
    whose = keeper(scope)
    for line in scope.own_lines:
        if line.further:
            continue
        for item in find_institutions(line.text):
            if (
                item.kind.organiser
                and item.named
                and item.kind.slug in HOUSES
                and line.text[item.begin].isupper()
                and item.preposition not in _ORIGIN
            ):
                name = expanded(item.name, scope.document)
                if whose is not None and (whose[1].count > 3 or _alike(whose[0].name, name)):
                    break
                begin, stop = line.begin + item.begin, line.begin + item.stop
                return reading((OrganizationDraft(name=name),), begin, stop, "text.organizer.house", 0.6)
    if whose is None:
        return None
    return reading((whose[0],), whose[1].begin, whose[1].stop, "text.organizer.page", 0.4)


def _alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _told(scope: Scope) -> Iterator[_Found]:
    """Who stands behind a label: in its line, or in the line below a label that stands alone."""
    behind = False
    for line in scope.lines:
        if not line.own and (behind or scope.speaks_of_another(line)):
            continue
        match = _LABEL.search(line.text)
        if match:
            group = next(name for name in ("value", "english", "short") if match[name] is not None)
            for one in _named(match[group], line.begin + match.start(group), "text.organizer.labelled"):
                behind = True
                yield one
    if not behind:
        for found in labelled("organiser", scope.lines):
            yield from _named(found.value, found.begin, "text.organizer.labelled")


def _of_column(scope: Scope) -> Iterator[_Found]:
    """The cell in a table's column of organisers."""
    if scope.host is not None:
        begin, stop = scope.host
        yield from _named(scope.document.text[begin:stop], begin, "text.organizer.column")


def _named(value: str, offset: int, rule: str) -> Iterator[_Found]:
    """Those that a value names, parted by commas; what is no institution of a known kind is named as it stands."""
    found = [item for item in find_institutions(value) if item.kind.organiser]
    for match in _SEVERAL.finditer(value):
        inside = [item for item in found if match.start() <= item.begin < match.end()]
        for item in inside:
            yield _Found(9, item.name, offset + item.begin, offset + item.stop, rule, 0.92)
        plain = match[0].strip(" .,*\n")
        kind = _LOWER.match(plain)
        plain = plain[kind.end() :] if kind else plain
        first = not value[: match.start()].strip() or bool(found)
        if not inside and first and 2 < len(plain) < _LONGEST and plain[0].isupper():
            begin = offset + value.index(plain, match.start())
            yield _Found(9, plain, begin, begin + len(plain), rule, 0.8)


def _inviting(scope: Scope) -> Iterator[_Found]:
    for line in scope.lines:
        institutions = find_institutions(line.text)
        if not institutions or scope.speaks_of_another(line):
            continue
        for item in institutions:
            if not item.kind.organiser and item.kind.slug != "ensemble":
                continue
            score, rule = _call(line.text, item)
            if score:
                score -= 0.5 if line.further else 0.0 if line.own else 0.8
                score += 0.3 if item.named else 0.0
                sure = max(0.3, min(0.9, 0.3 + 0.2 * score))
                yield _Found(score, item.name, line.begin + item.begin, line.begin + item.stop, rule, sure)


def _of_page(scope: Scope) -> Reading[tuple[OrganizationDraft, ...]] | None:
    """The only one that the page lets call people together, above or beside its events: "na projekcje zaprasza …"."""
    found = _callers(visible_opening(scope.document))
    if len({one.name for one in found}) != 1 or scope.is_of_another(found[0].begin, found[0].stop):
        return None
    one = found[0]
    named = (OrganizationDraft(name=expanded(one.name, scope.document)),)
    return reading(named, one.begin, one.stop, "text.organizer.page-invites", 0.7)


@lru_cache(maxsize=16)
def _callers(text: str) -> tuple[_Found, ...]:
    found = []
    for at, line, institutions in institutions_by_line(text):
        for item in institutions:
            if item.kind.organiser and item.named and _call(line, item)[0]:
                begin, stop = at + item.begin, at + item.stop
                found.append(_Found(1.0, item.name, begin, stop, "text.organizer.page-invites", 0.7))
    return tuple(found)


def _call(text: str, item: Institution) -> tuple[float, str]:
    """(how strongly the words around say that the institution organises, by which rule)."""
    before = text[max(0, item.begin - 60) : item.begin]
    if _BY.search(before) and item.preposition == "przez":
        return 3.0, "text.organizer.by"
    if item.preposition:
        return 0.0, ""
    if _CALLS_AFTER.match(text, item.stop):
        return 2.6, "text.organizer.invites"
    joined = _JOINED.match(text, item.stop)
    if joined and any(
        other.begin >= item.stop and other.begin <= joined.end() and _CALLS_AFTER.match(text, other.stop)
        for other in find_institutions(text)
    ):
        return 2.4, "text.organizer.invites"
    if _CALLS_BEFORE.search(before):
        return 2.2, "text.organizer.invites"
    return 0.0, ""


def credit(draft: EventDraft, scope: Scope) -> Reading[str] | None:
    """The source that the document itself names: "Źródło: MOK Żory"."""
    return _credit(scope.document)


@lru_cache(maxsize=8)
def _credit(document: Document) -> Reading[str] | None:
    text = document.text
    if "r" not in text:
        return None
    end = document.visible or len(text)
    for line in reversed(text[max(0, end - _TAIL) : end].splitlines()):
        match = _CREDIT.match(line)
        if match:
            begin = text.rfind(match["value"])
            value = match["value"].strip(" .")
            return reading(value, begin, begin + len(match["value"]), "text.credit", 0.9)
    return None


def _credited(scope: Scope) -> Reading[tuple[OrganizationDraft, ...]] | None:
    found = _credit(scope.document)
    if found is None:
        return None
    inside = [item for item in find_institutions(found.value) if item.kind.organiser]
    if not inside:
        return None
    at = found.evidence
    name = expanded(inside[0].name, scope.document)
    return reading((OrganizationDraft(name=name),), at.start, at.end, "text.organizer.credited", 0.5)
