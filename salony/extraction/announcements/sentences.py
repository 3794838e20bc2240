"""Where a sentence ends. Aware of what Polish and English announcements abbreviate, and of ordinals."""

import itertools
import re
from collections import deque

_END = re.compile(
    r"[.!?…]+[\"”»')\]]*\s+(?=[\"„“”»«(\[–—-]*\s*[A-ZĄĆĘŁŃÓŚŹŻ0-9])"
    # "na 27 marca.Zapraszamy": the space was lost.
    r"|(?<=[a-ząćęłńóśźż]{3})[.!?](?=[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+\s)"
)
_SHORT = frozenset({
    "godz", "g", "ul", "al", "pl", "os", "im", "pw", "św", "ks", "dr", "hab", "prof", "mgr", "inż", "tel", "kom",
    "wew", "nr", "str", "m.in", "min", "tzw", "np", "itp", "itd", "reż", "muz", "wyk", "oprac", "fot", "red", "zob",
    "por", "oo", "o", "s", "bł", "abp", "bp", "gen", "płk", "kpt", "mjr", "hr", "st", "tj", "lek", "med", "art", "p",
    "pt", "pn", "p.n", "ph", "ps", "j.w", "jw", "dyr", "kier", "woj", "pow", "gm", "kl", "wg", "ok", "ang", "niem",
    "fr", "łac", "mr",
    "mrs", "ms", "vs", "no", "vol", "feat", "ft", "ave", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "a.m", "p.m", "gr", "instr", "prow", "kapelm", "org", "wyst", "choreogr", "scenogr",
    "tow", "akomp", "kat", "bpa", "abpa",
})  # fmt: skip
# No sentence ends in the middle of a title; many keyboards close „ with ".
QUOTED = re.compile(
    r"„[^„”\"\n]{2,160}(?<=\S)\"(?!\w)|„[^„”\n]{2,160}”|“[^“”\n]{2,160}”|(?<!\w)\"[^\"\n]{2,120}\"(?!\w)|«[^»\n]{2,160}»"
)
_STREET = re.compile(r"(?:\bul\.|\bal\.|\bpl\.|\bos\.|\bulic\w|\bnr|\bsali|\bsala)(?:\s+\w+){0,3}$")
_ROMAN = re.compile(r"[ivxlc]+")
_CLASS = re.compile(r"(?:\bklas\w*\s*|\bkl\.\s*|\w\s?[–-]\s?)$", re.IGNORECASE)
_BEFORE = re.compile(r"([\w.]+)$")


def sentences(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """Half-open character ranges of the sentences of text[begin:stop], in order, without surrounding white space."""
    cuts = [begin]
    shut = deque(m.span() for m in QUOTED.finditer(text, begin, stop))
    for match in _END.finditer(text, begin, stop):
        while shut and shut[0][1] <= match.start():
            shut.popleft()
        if shut and shut[0][0] < match.start() < shut[0][1] - 1:
            continue
        if not _abbreviation(text[max(begin, match.start() - 40) : match.start()], match.group().strip()):
            cuts.append(match.end())
    cuts.append(stop)
    ranges = []
    for left, right in itertools.pairwise(cuts):
        piece = text[left:right]
        inner = piece.strip()
        if inner:
            offset = left + piece.index(inner[0])
            ranges.append((offset, offset + len(inner)))
    return ranges


def _abbreviation(before: str, mark: str) -> bool:
    if not mark.startswith(".") or mark.startswith(".."):
        return False
    match = _BEFORE.search(before)
    if not match:
        return False
    word = match.group(1).lower()
    if match.group(1).isupper() and len(word) > 1 and "." not in word and not _ROMAN.fullmatch(word):
        # "w ramach CZ-PL. Na …": letters for words carry no dot.
        return False
    if word in _SHORT or (len(word) == 1 and word.isalpha() and word not in "rwzaiou"):
        return True
    if word.isdigit() and len(word) <= 3:
        # "62. Tydzień" is an ordinal, "o godz. 19. Wstęp" ends a sentence.
        lead = before[: match.start()].rstrip().lower()
        if _STREET.search(lead):
            return False
        return (
            not lead.endswith(("godz.", "godzinie", "godziny", "godziną", "godz", " o", ":", "nr", "–", "-"))
            and lead != "o"
        )
    # "klas I–IV. Spotkania …": a class or the end of a range, no ordinal before its noun.
    return bool(_ROMAN.fullmatch(word)) and not _CLASS.search(before[: match.start()])
