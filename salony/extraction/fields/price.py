"""What it costs: the first normal price, or that nothing is charged."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from salony.extraction.fields.reading import Reading, reading
from salony.extraction.fields.scope import Line, Scope, visible_opening
from salony.language.morphology import analyses
from salony.vocabulary import EventDraft, PriceDraft

_CURRENCY = r"(?:zł(?:otych|ote|oty)?\b\.?|PLN\b|,-\s*zł)"
_AMOUNT = r"(?<![\d.,:])(\d{1,4}(?:[ \u00a0]\d{3})?)(?:[.,](\d\d|-)|\s*zł\.?\s+(\d\d)\s*gr)?"
_MONEY = re.compile(
    rf"{_AMOUNT}(?:\s*{_CURRENCY})?(?:\s*(?:/|-|–|i|lub|oraz|,)\s*\d{{1,4}}(?:[.,]\d\d)?(?:\s*{_CURRENCY})?)*?\s*(?:{_CURRENCY}|(?<=gr))"
    rf"|(?:€|EUR\s?|£|PLN\s?)\s?{_AMOUNT}|{_AMOUNT}\s?(?:€|EUR\b|euro\b|Kč\b|£)",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:wst[eę]p(?:\s+\w+){0,5}?\s+(?:jest\s+)?(?:wolny|bezpłatny|darmowy|bezplatny)"
    r"|(?:wolny|bezpłatny|darmowy)\s+wst[eę]p"
    r"|(?:wej[śs]cie|udział|uczestnictwo|zajęcia|spotkani[ea]|wydarzeni[ea]|zwiedzanie|warsztaty|imprez[ay]|koncert[y]?|spektakl[e]?|seans[e]?|bilety?|wejściówki)"
    r"(?:\s+\w+){0,5}?\s+(?:jest\s+|są\s+)?(?:bezpłatn[eyai]+|darmow[eyai]|nieodpłatn[eyai]|woln[ey]\b(?!\s+(?:miejsc|termin|stolik|krzes)))"
    r"|(?:bezpłatn|darmow|nieodpłatn)(?:e|a|y|ego|ej|ych|ym|ymi)\s+(?:wej[śs]ci\w+|bilet\w*|wejściówk\w*|udział\w*|zajęci\w*|warsztat\w*|spotka\w*"
    r"|koncert\w*|seans\w*|spektakl\w*|pokaz\w*|zwiedzani\w*|wydarzeni\w*|imprez\w*|projekcj\w*|lekcj\w*"
    r"|spacer\w*|wykład\w*|prelekcj\w*|kurs\w*|szkoleni\w*|wycieczk\w*|poran\w*|potańców\w*|rejs\w*|turniej\w*|atrakcj\w*)"
    r"|(?:wej[śs]cie|wjazd|wst[eę]p)\s+(?:nadal\s+|jak\s+zawsze\s+|oczywiście\s+)?(?:za\s+darmo|gratis|free)|za\s+darmo\b|bez\s+opłat\b|wst[eę]p\s*[:\-–—]?\s*(?:wolny|free|bezpłatny|gratis|za\s+darmo|0\s*zł)"
    r"|(?:cena|bilety?|koszt|opłata|wstęp)\s*[:\-–—]?\s*(?:bezpłatn\w+|darmow\w+|gratis\b|brak\b)"
    r"|(?<!parking )(?<!szatnia )(?<!katalog )(?<!dojazd )(?<!toaleta )"
    r"\b(?:jest|są|będzie|będą)\s+(?:całkowicie\s+|zupełnie\s+)?(?:bezpłatn|darmow|nieodpłatn)[yaei]\b"
    r"|\b(?:są|będą)\s+(?:\w+\s+){0,3}?(?:bezpłatnie|nieodpłatnie|za\s+darmo)\b"
    r"|\b(?:się\s+nie\s+płaci|nie\s+płaci\s+się|nie\s+trzeba\s+płacić|nic\s+nie\s+kosztuj\w+)"
    r"|(?:^|(?<=\|\s)|(?<=[^\W\d_],\s)|(?<=\d,\s))(?:bezpłatn(?:y|a|e|ie)|darmow[yae]|nieodpłatnie|gratis)\W*(?=$|\|)"
    r"|free\s+(?:entry|admission|entrance|of\s+charge|event)|admission\s+(?:is\s+)?free|entry\s+(?:is\s+)?free)",
    re.IGNORECASE,
)
_NORMAL = re.compile(r"\b(?:normaln|pojedyncz|jednorazow|jednodniow)\w*[^\d\n]{0,18}$", re.IGNORECASE)
_REDUCED = re.compile(r"\b(?:karnet\w*|ulg\w*|dzieci\w*|senior\w*|rodzinn\w*|grupow\w*)[^\d\n]{0,14}$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*[-–(]?\s*(?:za\s+)?(?:bilet\w*\s+)?(?:(?P<normal>normaln\w*)|(?P<reduced>ulg\w*|dla\s+(?:dzieci|senior)\w*|rodzinn\w*|grupow\w*))",
    re.IGNORECASE,
)
_NO_PRICE = re.compile(
    r"\b(?:budże\w*|dofinansowa\w*|dotacj\w*|warto(?:ść|ści)\w*|nagrod\w*|puli|milion\w*|mln|tys|kosztował\w*|zebra\w*|zbiórk\w*"
    r"|kwot[aęy]\w*|inwestycj\w*|grant\w*|parking\w*|katalog\w*|książk\w*\s+kosztuj\w*|stypendi\w*|czynsz\w*|mandat\w*)[^\n.]{0,60}$",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:bilet\w*|wst[eę]p\w*|wejśc\w*|wejściów\w*|cen[aęy]\w*|koszt\w*|opłat\w*|odpłatno\w*|karnet\w*|cegiełk\w*|wpisow\w*|ticket\w*|price\w*|admission)\b",
    re.IGNORECASE,
)
# Labels of prices that stand alone above their values, and how long both are together.
_LABELS = frozenset({"wstęp", "bilet", "bilety", "cena", "koszt", "opłata", "wejście", "admission", "tickets", "price"})
_FACT = 160
_END = re.compile(r"(?<=\w{2}[\w”\"»)])[.!?;]\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])|\s[|•]\s")
# What names the event, its hour, its length stands before these; sums that follow each other do not.
_APART = re.compile(r"(?<!\d)(?<!zł)(?:,\s|\)\s*|\s[–—-]\s|[;|])(?!\s*\d+ ?(?:zł|/|PLN))|^\W*\d{1,2}[.:]\d\d\b")
# "Wstęp na wszystkie koncerty wolny": one sentence for a whole list.
_GOVERNS = re.compile(r"\b(?:wszystki\w+|każd\w+|żadn\w+|całość|all|every)\b", re.IGNORECASE)
# "Bilety na spektakl: 15 zł": of those alone that are one.
_OF_A_KIND = re.compile(
    r"\b(?:bilet\w*|wst[eę]p|wejści\w+|wejściów\w+|cen[aęy])\s+na\s+(?P<kind>[a-ząćęłńóśźż]{3,})", re.IGNORECASE
)
_SIGNS = (
    "zł",
    "pln",
    "zl",
    "€",
    "eur",
    "kč",
    "£",
    "wst",
    "płatn",
    "darm",
    "woln",
    "free",
    "gratis",
    "opłat",
    "brak",
    "płac",
    "kosztuj",
)


# So many places of a page that say the same price are looked at.
_SAID = 6


def _amount(match: re.Match[str]) -> float | None:
    whole, part = next(
        ((match[i], match[i + 1] or match[i + 2]) for i in (1, 4, 7) if match[i] is not None), (None, None)
    )
    if whole is None:
        return None
    value = int(re.sub(r"\D", "", whole)) + (int(part) / 100 if part and part.isdigit() else 0)
    return float(value)


def _currency(text: str) -> str:
    folded = text.lower()
    for sign, code in (("€", "EUR"), ("eur", "EUR"), ("kč", "CZK"), ("£", "GBP")):
        if sign in folded:
            return code
    return "PLN"


def _sums(text: str) -> Iterator[tuple[int, re.Match[str], float]]:
    """(rank, match, amount): a price called normal ranks before an unnamed one, that before a reduced one."""
    for match in _MONEY.finditer(text):
        amount = _amount(match)
        before = text[max(0, match.start() - 90) : match.start()]
        charged = _CHARGE.search(before[-60:])
        if amount is None or amount > 3000 or (_NO_PRICE.search(before) and not charged):
            continue
        after = _AFTER.match(text, match.end())
        if after:
            rank = 2 if after["reduced"] else 0
        else:
            rank = 0 if _NORMAL.search(before) else 2 if _REDUCED.search(before[-30:]) else 1
        yield rank, match, amount


def _sentence(text: str, begin: int, stop: int) -> str:
    """The source's own words around the sum, from what stands apart before it up to the sentence's end."""
    first = max(
        (match.end() for match in (*_END.finditer(text, 0, begin), *_APART.finditer(text, 0, begin))), default=0
    )
    last = next((match.start() for match in _END.finditer(text, stop)), len(text))
    return text[first:last].strip(" ,;.")[:200]


def read(draft: EventDraft, scope: Scope) -> Reading[PriceDraft] | None:
    """The nearest line that speaks of money decides, own lines before shared ones; else the only price of the page."""
    for line in _told(scope) if scope.mentions(_SIGNS) else ():
        found = _of_line(line.text)
        if found is not None and not scope.speaks_of_another(line) and not _of_another_kind(line, draft, scope):
            sure = 0.75 if line.further else 0.93 if line.own else 0.8
            return _moved(found, line.begin, sure)
    every = (found for found in _of_page(visible_opening(scope.document)) if _holds_for(found, scope))
    return next((found for found in every if not _of_another_kind(_line_at(found, scope), draft, scope)), None)


def _holds_for(found: Reading[PriceDraft], scope: Scope) -> bool:
    """What the page says of money is said of all its events, or of none else."""
    at = found.evidence
    if _GOVERNS.search(scope.document.text, max(0, at.start - 80), at.end + 80) or scope.stands_apart(at.start):
        return True
    return not scope.is_of_another(at.start, at.end)


def _line_at(found: Reading[PriceDraft], scope: Scope) -> Line:
    text, at = scope.document.text, found.evidence.start
    begin = text.rfind("\n", 0, at) + 1
    return Line(text[begin:].partition("\n")[0], begin, own=False)


def _of_another_kind(line: Line, draft: EventDraft, scope: Scope) -> bool:
    """A shared line that says what the price is for, where another event is that and this one is not."""
    said = None if line.own else _OF_A_KIND.search(line.text)
    if said is None:
        return False
    kind = _lemmas(said["kind"])
    text = scope.document.text
    own = _lemmas(draft.name) | _lemmas(scope.own_text)
    return not kind & own and any(kind & _lemmas(text[begin:stop]) for begin, stop in scope.others)


@lru_cache(maxsize=1024)
def _lemmas(text: str) -> frozenset[str]:
    """The nouns of a text, each in its dictionary form."""
    words = set(re.findall(r"[^\W\d_]{3,}", text.lower()))
    return frozenset(found.lemma.lower() for word in words for found in analyses(word) if found.pos == "subst")


def _told(scope: Scope) -> Iterator[Line]:
    """The scope's lines; a label that stands alone ("Wstęp") with its value below ("wolny") as one line."""
    lines = scope.lines
    for line, following in pairwise([*lines, None]):
        if line is None:
            return
        bare = line.text.strip(" :").lower()
        if following is not None and bare in _LABELS and following.own == line.own:
            begin, stop = line.begin, following.stop
            if 0 < stop - begin < _FACT:
                yield Line(scope.document.text[begin:stop].replace("\n", " "), begin, line.own, line.further)
                continue
        yield line


def _moved(found: Reading[PriceDraft], begin: int, sure: float) -> Reading[PriceDraft]:
    at = found.evidence
    return reading(found.value, begin + at.start, begin + at.end, at.rule, at.confidence * sure)


@lru_cache(maxsize=4096)
def _of_line(text: str) -> Reading[PriceDraft] | None:
    """The price that one line states; the evidence counts from the line's begin."""
    if not any(map(text.lower().__contains__, _SIGNS)):
        return None
    free = _FREE.search(text)
    found = sorted(_sums(text), key=lambda item: item[0])
    if found and not (free and free.start() < found[0][1].start()):
        _, match, amount = found[0]
        words = _sentence(text, match.start(), match.end())
        value = PriceDraft(free=amount == 0, amount=amount or None, currency=_currency(match.group()), text=words)
        return reading(value, match.start(), match.end(), "text.price.amount", 1.0 if amount else 0.9)
    if free:
        return reading(PriceDraft(free=True, text=free.group()), free.start(), free.end(), "text.price.free", 1.0)
    return None


@lru_cache(maxsize=16)
def _of_page(text: str) -> tuple[Reading[PriceDraft], ...]:
    """What every line of the page that speaks of money says alike: "wstęp na wszystkie seanse wolny" below a list."""
    every: list[Reading[PriceDraft]] = []
    at = 0
    for line in text.split("\n"):
        found = _of_line(line) if line else None
        if found is not None:
            first = every[0].value if every else found.value
            if (first.free, first.amount) != (found.value.free, found.value.amount):
                return ()
            if len(every) < _SAID:
                every.append(_moved(found, at, 0.85))
        at += len(line) + 1
    return tuple(replace(one, evidence=replace(one.evidence, rule="text.price.page")) for one in every)
