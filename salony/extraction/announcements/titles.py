"""What an event is called: the title as a person would write it into a calendar.

A programme's line is its own title once times, places and prices are taken off (`of_line`). In prose the title is a
quotation with the noun that says its kind, or a noun phrase around such a noun (`of_sentence`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from salony.extraction.announcements.lexicon import classes, first_class, kind_of
from salony.language.phrases import nominative

HOLE = "\x00"
_WORD = re.compile(r"\w+(?:[-’'.&/]\w+)*\.?")
_QUOTE = re.compile(r"„[^„”\"“\n]{2,160}[”\"“]|“[^“”\n]{2,160}”|\"[^\"\n]{2,160}\"|«[^»\n]{2,160}»|,,(?=\S)[^\n]{2,120}?(?:''|”|’’|\")|''[^'\n]{2,160}''|„(?:[^„”\n]|„[^”\n]*”){2,160}”")  # fmt: skip
_ADJECTIVE = re.compile(
    r"(?:\w+(?:sk|ck|dzk|ow|ln|jn|cz[ny]|zn|in|yn|an|en|on|rn|wn|dn|tn|mn|pn|kn|st|sz|ż|ł|t|szy|rz)"
    r"(?:y|a|e|i|ego|ej|ą|ym|ych|ymi|im|iego|iej|ich|imi))$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:[IVXLC]+|\d{1,3})\.?$")
_STOP_WORDS = frozenset(
    ["który", "która", "które", "którzy", "którą", "którego", "której", "którym", "których", "gdzie", "podczas", "będzie", "będą", "jest", "są", "było", "była", "był", "a", "oraz", "ale", "lecz", "więc", "bo", "ponieważ", "gdy", "kiedy", "jeśli", "żeby", "aby", "by", "się", "nie", "już", "także", "również", "też", "natomiast", "zaś", "następnie", "potem"]
)
_TITLED = re.compile(r"[\s,]*(?:pt\.?|pn\.?|p\.n\.|p\.t\.|pod tytułem|pod hasłem|pod nazwą|zatytułowan\w+|o tytule)\s*:?\s*")
_INNER = re.compile(r"\s*,?\s*\b(?:pt\.?|pn\.?|p\.n\.|p\.t\.|pod tytułem|pod nazwą|zatytułowan\w+|o tytule)\s*:?\s*(?=[„\"“,'«])")
_HAPPENING = re.compile(r"\b(?:odbędzie się|odbędą się|odbywać się będzie|odbył\w* się|rozpocz\w+ się|startuje|rusza|zaprasza\w* na)\s+(?:\w+\s+){0,3}(?:projekt\w*|akcj\w*|program\w*|cykl\w*)\s*(?:pt\.|pn\.|pod \w+)?\s*$", re.IGNORECASE)
_STAGES = re.compile(r"\b(?:zagra|zagrają|zagramy|pokaże|pokażą|pokażemy|wystawi|wystawią|gramy|gra|grają|leci|zobaczymy|obejrzymy|ekran wejdą|ekran wejdzie|przeczytają|wyświetl\w+|seans\w*|plays|presents)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
COORDINATORS = frozenset({",", "i", "oraz", ", i", "a także", "and", "czy"})
_VERB_CLASSES = frozenset({"announce", "past"})
_PLACE_LEAD = re.compile(r"(?:w|we|na|przy|przed|obok|pod|koło|u|at|in|on)$", re.IGNORECASE)
_PRICE = re.compile(
    r"(?:[,;|/(\s–—-]+)?\b(?:wst[eę]p(?: jest)?(?: na \w+)? (?:wolny|bezpłatny|darmowy|\d[\d, ]* ?zł)|bezpłatn\w+ wstęp|"
    r"(?:bilety?|cena|koszt|opłata|wejściówki)\b[^,;|]*?(?:\d+(?:[.,]\d\d)?(?: ?zł\w*)?|bezpłatne|darmowe|tutaj)(?:[^,;|]*zł\w*)?|"
    r"bilety|/? ?zapisy|obowiązują zapisy|free (?:entry|admission)|wstęp wolny|\d+ ?zł)\b\.?[\s)]*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[–—|•/-]+\s+|\s*[;|\x00]+\s*|\s[–—-]\s?|\t+")
_LEAD = re.compile(
    r"^(?:[\s\x00,.:;|/–—•·*>)+-]|(?:od |do )?godz(?:in\w*|\.)?(?=[\s\x00:]|$)|g\.(?=[\s\x00]|$)|(?:w dniach|w dniu|dnia|w godzinach|początek|start|od|do|o|w|we|i|oraz|a)(?=\s*\x00))+",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:[\s\x00,:;|/–—•·*<(+-]|\.(?<!\b\w\.)|(?<=\s)(?:godz(?:in\w*|\.)?|g\.|(?:w dniach|w dniu|dnia|w godzinach|początek|start|rozpoczęcie|odbędzie się|od|do|o|w|we|na|i|oraz|a|r|br|roku|już)\.?))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """A name with the characters it stands on.

    score: how much it looks like an event's name. generic: a bare kind ("spotkanie"), which names no event by itself.
    """

    name: str
    begin: int
    stop: int
    score: float
    generic: bool = False
    rule: str = "text.title"


def holed(text: str, begin: int, stop: int, holes: Sequence[tuple[int, int]]) -> str:
    """text[begin:stop] with the characters of the holes replaced, so that offsets stay."""
    pieces, place = [], begin
    for left, right in holes:
        left, right = max(left, begin), min(right, stop)
        if left < right and left >= place:
            pieces += [text[place:left], HOLE * (right - left)]
            place = right
    return "".join((*pieces, text[place:stop]))


def quotations(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in _QUOTE.finditer(text)]


def trimmed(text: str, begin: int = 0, stop: int | None = None) -> tuple[int, int]:
    """The range without separators, clock words and prices at its sides."""
    stop = len(text) if stop is None else stop
    for _ in range(6):
        piece = text[begin:stop]
        lead = _LEAD.match(piece)
        left = begin + (lead.end() if lead else 0)
        piece = text[left:stop]
        price = _PRICE.search(piece)
        right = left + price.start() if price else stop
        trail = _TRAIL.search(text[left:right])
        right = left + trail.start() if trail else right
        if (left, right) == (begin, stop) or left >= right:
            return left, max(left, right)
        begin, stop = left, right
    return begin, stop


def is_place(text: str) -> bool:
    """The text opens with a place's noun, or with a preposition and one."""
    match = _WORD.search(text)
    if not match:
        return False
    word = match.group().lower().rstrip(".")
    if _PLACE_LEAD.match(word):
        return is_place(text[match.end() :]) if match.end() < len(text) else False
    found = classes(word)
    following = re.match(r"\s+([a-ząćęłńóśźż]+)", text[match.end() :])
    if word.startswith("kin") and following and _ADJECTIVE.match(following.group(1)):
        return False
    return "venue" in found and "kind" not in found or "kind" not in found and _opens_place(text)


def parts(text: str) -> list[tuple[int, int]]:
    """Top-level parts of a programme's line: between dashes, bars and semicolons outside quotations and brackets."""
    shut = [*quotations(text), *((m.start(), m.end()) for m in re.finditer(r"\([^()]{0,200}\)", text))]
    found, place = [], 0
    for match in _SEPARATOR.finditer(text):
        if any(left < match.start() < right - 1 for left, right in shut):
            continue
        found.append((place, match.start()))
        place = match.end()
    found.append((place, len(text)))
    return [(a, b) for a, b in found if text[a:b].strip(" \x00.,:;-–")]


def of_line(text: str, offset: int) -> Title | None:
    """The title of a programme's line. text: the line with times as holes; offset: where it stands."""
    rows: list[tuple[int, int, float]] = []
    for left, right in parts(text):
        left, right = trimmed(text, left, right)
        left, right = _without_place(text, left, right)
        left, right = trimmed(text, left, right)
        piece = text[left:right]
        if not re.search(r"[^\W\d_]{2}", piece):
            continue
        rows.append((left, right, _worth(piece)))
    if not rows:
        return None
    best = max(range(len(rows)), key=lambda i: (rows[i][2], -i))
    left, right, worth = rows[best]
    if worth <= -1 and len(rows) < 2:
        return None
    if worth <= -1:
        best = len(rows) - 1
        left, right, worth = rows[best]
        if not is_place(text[left:right]):
            return None
        return Title(cleaned(text[left:right]), offset + left, offset + right, 1.0, False, "text.title.line")
    # A neighbour completes the name: "„Za horyzont” – spotkanie autorskie", "Osiecka po męsku – recital".
    if best + 1 < len(rows) and _completes(rows[best + 1], text, rows[best]) and rows[best + 1][1] - left < 160:
        right = rows[best + 1][1]
    if best > 0 and _completes(rows[best - 1], text, rows[best]) and right - rows[best - 1][0] < 160:
        left = rows[best - 1][0]
    name = cleaned(text[left:right])
    if not name:
        return None
    return Title(name, offset + left, offset + right, 1 + worth, is_generic(name), "text.title.line")


def _completes(row: tuple[int, int, float], text: str, best: tuple[int, int, float]) -> bool:
    piece = text[row[0] : row[1]]
    if row[2] >= 1:
        return True
    return row[2] >= 0.2 and not is_place(piece) and (len(piece.split()) >= 2 or is_generic(text[best[0] : best[1]]))


def _worth(piece: str) -> float:
    quoted = bool(_QUOTE.search(piece))
    kinds = [m for m in _WORD.finditer(piece) if kind_of(m.group().rstrip("."))]
    worth = 1.5 * quoted + 1.5 * bool(kinds)
    if is_place(piece):
        worth -= 1.6 if not quoted or not kinds else 0.5
        if kinds and kinds[0].start() > 0 and not quoted:
            worth -= 0.4
    if len(piece) < 4:
        worth -= 0.5
    first = first_class(piece)
    if first & {"deadline", "rules", "credit"}:
        worth -= 2
    if len(piece) > 4 and piece.upper() == piece and re.search(r"[^\W\d_]{4}", piece):
        worth += 0.8
    return worth + 0.2


_AFTER_QUOTE = re.compile(r"[”\"»]\s+(?=\S)")
_IN_PLACE = re.compile(
    r"(?:,\s*|\s+)(?:w|we|na|przy|przed|obok|pod|koło|at|in)\s+(?=\S)|,\s+(?=\S)|\s*\((?=[^()]*\)[\s.,\x00]*$)"
)


def _without_place(text: str, left: int, right: int) -> tuple[int, int]:
    """Cut a trailing "w Opolskim Teatrze Lalki i Aktora", ", Mały Rynek", "(pl. Teatralny)" off."""
    shut = quotations(text)
    for match in _AFTER_QUOTE.finditer(text, left, right):
        word = _WORD.match(text, match.end())
        if word and "venue" in classes(word.group().lower()) and not kind_of(word.group()) and any(b == match.start() + 1 for _, b in shut):
            return left, match.start() + 1
    for match in _IN_PLACE.finditer(text, left, right):
        place = match.start()
        if place <= left + 2 or any(a < place < b for a, b in shut):
            continue
        rest = text[match.end() : right]
        if match.group().strip().startswith("("):
            inside = rest.rstrip(" .,\x00").rstrip(")")
            if not re.search(r"\d{3}", inside) or is_place(inside):
                return left, place
            continue
        if _opens_place(rest) and not _QUOTE.match(rest):
            head = text[left:place]
            if is_place(head) and not _QUOTE.search(head):
                continue
            return left, place
    return left, right


def _opens_place(rest: str) -> bool:
    """A place's noun among the first words, before anything that is no adjective: "Opolskim Teatrze …"."""
    for index, match in enumerate(_WORD.finditer(rest)):
        word = match.group().rstrip(".")
        if "," in rest[: match.start()]:
            return False
        found = classes(word.lower())
        if "venue" in found:
            return "kind" not in found or word[0].isupper()
        if index >= 4 or "kind" in found or not (_ADJECTIVE.match(word) or word[0].isupper() or "." in match.group()):
            return False
    return False


def of_sentence(text: str, offset: int) -> list[Title]:
    """Candidates in prose, best first. text: the clause with times as holes."""
    quotes = quotations(text)
    found: list[Title] = []
    for index, quote in enumerate(quotes):
        title = _quoted(text, quote, offset)
        if title and title.rule == "text.title.quotation" and index and text[quotes[index - 1][1] : quote[0]].strip() in COORDINATORS:
            before = quotes[index - 1]
            if not any(t.begin - offset <= before[0] < t.stop - offset for t in found):
                continue
        if title:
            found.append(title)
    covered = [(t.begin - offset, t.stop - offset) for t in found]
    for match in _WORD.finditer(text):
        place = match.start()
        word = match.group().rstrip(".")
        if kind_of(word) and not any(a <= place < b for a, b in (*quotes, *covered)):
            title = _phrase(text, match, quotes, offset)
            if title and not any(a - offset <= place < b - offset for a, b in ((t.begin, t.stop) for t in found)):
                found.append(title)
    named = [t for t in found if not t.generic]
    found += _capitals(text, quotes, offset)
    if not named:
        found += (
            _apposition(text, offset)
            or _happening(text, offset)
            or _performance(text, offset)
            or _performer(text, offset)
            or _guest(text, offset)
        )
    return sorted(found, key=lambda t: (-t.score, t.begin))


def _quoted(text: str, quote: tuple[int, int], offset: int) -> Title | None:
    """A quotation with the noun that says its kind; None where it names a place, a band, a book."""
    before = [m for m in _WORD.finditer(text, max(0, quote[0] - 90), quote[0])][-7:]
    chain: list[re.Match[str]] = []
    right = quote[0]
    closing = max((m.end() for m in re.finditer(r"[”\"»]", text[max(0, quote[0] - 90) : quote[0]])), default=0)
    before = [m for m in before if m.start() >= max(0, quote[0] - 90) + closing]
    for match in reversed(before):
        gap = text[match.end() : right]
        word = match.group().lower().rstrip(".")
        if HOLE in gap or (re.search(r"[,;:!?]|\s[–—-]\s", gap) and right != quote[0]):
            break
        found = classes(word)
        if (found & _VERB_CLASSES and "kind" not in found) or word in _STOP_WORDS:
            break
        chain.append(match)
        right = match.start()
    kinds = [m for m in chain if kind_of(m.group().rstrip("."))]
    nearest: frozenset[str] = frozenset()
    for match in chain[:3]:
        nearest = classes(match.group().lower().rstrip(".")) & {"kind", "thing", "venue", "ensemble"}
        if nearest:
            break
    if kinds:
        head = kinds[-1]
        between = [classes(m.group().lower().rstrip(".")) for m in chain if m.start() > head.start()]
        crossing = any("venue" in c and "kind" not in c for c in between[-4:]) and not ({"thing"} & nearest)
        if not crossing and not ("ensemble" in nearest or nearest == {"venue"}):
            begin = _leftwards(text, head.start())
            name = _nominative(text[begin : quote[1]], text, begin, quote)
            return Title(
                name,
                offset + begin,
                offset + quote[1],
                4.0 - 0.2 * len(chain[: chain.index(head)]),
                False,
                "text.title.quoted",
            )
    if (
        ("thing" in nearest
        and "kind" not in nearest)
        or "ensemble" in nearest
        or ("venue" in nearest
        and "kind" not in nearest)
    ):
        return None
    return Title(text[quote[0] : quote[1]], offset + quote[0], offset + quote[1], 2.6, False, "text.title.quotation")


_AGREEMENT = (
    ("ach", ("ych", "ich")), ("ami", ("ymi", "imi")), ("ów", ("ych", "ich")), ("om", ("ym", "im")), ("em", ("ym", "im")),
    ("ą", ("ą",)), ("ę", ("ą",)), ("u", ("ego", "ym", "im", "emu")), ("ie", ("ym", "im", "ej", "e", "ie")), ("i", ("ej", "e", "ie", "i")),
    ("y", ("ej", "e", "ie", "y", "i")), ("a", ("a", "ego")), ("o", ("e", "ie")), ("e", ("e", "ie", "ym", "im", "ej")), ("ń", ("ych", "ich")),
)  # fmt: skip


def _agrees(head: str, adjective: str) -> bool:
    """Whether the adjective's ending can go with the noun's."""
    for ending, options in _AGREEMENT:
        if head.endswith(ending):
            return adjective.endswith(options)
    return adjective.endswith(("y", "i", "ych", "ich"))


def _leftwards(text: str, place: int) -> int:
    """Include the adjectives and ordinals that stand before a head noun."""
    words = [m for m in _WORD.finditer(text, max(0, place - 80), place)]
    noun = _WORD.match(text, place)
    head = noun.group().lower().rstrip(".") if noun else ""
    for match in reversed(words):
        gap = text[match.end() : place]
        word = match.group()
        if gap.strip():
            break
        if HOLE in gap:
            break
        lower = word.lower().rstrip(".")
        if not _ORDINAL.match(word) and not _agrees(head, lower):
            break
        adjective = (_ADJECTIVE.match(word) and not classes(lower) & {"announce", "past", "venue"}) or _ORDINAL.match(
            word
        )
        if not adjective or lower in _STOP_WORDS or _PLACE_LEAD.match(lower):
            break
        place = match.start()
    return place


def _phrase(text: str, head: re.Match[str], quotes: list[tuple[int, int]], offset: int) -> Title | None:
    """A noun phrase around a kind noun: "jesienny koncert Żorskiej Orkiestry Rozrywkowej im. Lothara Dziwoki"."""
    begin = _leftwards(text, head.start())
    stop = head.end() if not head.group().endswith(".") else head.end() - 1
    count = 0
    for match in _WORD.finditer(text, stop):
        gap = text[stop : match.start()]
        word = match.group()
        lower = word.lower().rstrip(".")
        if HOLE in gap or (re.search(r"[;:!?()]|[–—]|,\s|\s-\s|\.\s", gap) and not gap.startswith(" „")):
            break
        quote = next((q for q in quotes if q[0] <= match.start() < q[1]), None)
        if quote:
            stop = quote[1]
            continue
        found = classes(lower)
        if lower in ("pt", "pn") or lower.startswith("zatytuł"):
            break
        if lower in _STOP_WORDS or (found & _VERB_CLASSES and "kind" not in found and not word[0].isupper()):
            break
        if _PLACE_LEAD.match(lower) and (_opens_place(text[match.end() :]) or (lower in ("w", "we") and count > 0)):
            break
        if (
            lower
            in ("o", "od", "do", "w", "we", "na", "z", "za", "i", "oraz", "dla", "o", "po", "u", "the", "of", "with")
            and HOLE in text[match.end() : match.end() + 3]
        ):
            break
        stop = (
            match.end()
            if not word.endswith(".") or lower in ("im", "św", "pw", "dr", "ks", "prof")
            else match.end() - 1
        )
        count += 1
        if count >= 12:
            break
    titled = _TITLED.match(text, stop)
    if titled and not quotes:
        rest = re.match(r"[A-ZĄĆĘŁŃÓŚŹŻ][^.;,\x00\n]{3,90}", text[titled.end() :])
        if rest:
            name = f"{_nominative(text[begin:stop], text, begin, None)} „{rest.group().strip()}”"
            return Title(name, offset + begin, offset + titled.end() + rest.end(), 3.8, False, "text.title.named")
    if titled:
        quote = next((q for q in quotes if q[0] == titled.end()), None)
        if quote:
            name = _nominative(text[begin:stop] + " " + text[slice(*quote)], text, begin, None)
            return Title(name, offset + begin, offset + quote[1], 4.0, False, "text.title.quoted")
    left, right = trimmed(text, begin, stop)
    if right <= left:
        return None
    phrase = text[left:right]
    kind = kind_of(head.group().rstrip("."))
    if kind and kind.weak and not re.search(r"[A-ZĄĆĘŁŃÓŚŹŻ„\"0-9]", text[begin:head.start()] + text[head.end() : right]) and not head.group()[0].isupper():
        return None
    name = _nominative(phrase, text, left, None)
    few = kind is not None and kind.plural and len(phrase.split()) <= 2 and phrase.lower() == phrase
    generic = is_generic(name) or few
    capitals = sum(1 for w in phrase.split()[1:] if w[:1].isupper())
    led = re.search(r"\b(?:po|przed|podczas|do|dla|od|po|bez|wśród|według|niż|after|before)\s+(?:\w+\s+)?$", text[max(0, left - 24) : left], re.IGNORECASE)
    score = 1.0 if generic else 2.4 - 1.2 * bool(led) + 0.15 * min(capitals, 4) + 0.4 * bool(_ORDINAL.match(phrase.split()[0]))
    return Title(name, offset + left, offset + right, score, generic, "text.title.phrase")


_NAME = re.compile(r"(?:[A-ZĄĆĘŁŃÓŚŹŻ0-9][\w.’'&-]*|(?:i|z|ze|w|we|na|o|dla|im\.|of|the|and|&)(?=\s+[A-ZĄĆĘŁŃÓŚŹŻ„\"]))(?:\s+(?:[A-ZĄĆĘŁŃÓŚŹŻ0-9][\w.’'&-]*|(?:i|z|ze|w|we|na|o|dla|im\.|of|the|and|&|–|-)(?=\s+[A-ZĄĆĘŁŃÓŚŹŻ„\"])|„[^”]{2,80}”|\"[^\"]{2,80}\"))*")  # fmt: skip
_GENERIC_HEAD = re.compile(
    r"\b(?:wydarzeni[ea]|imprez[aęy]|spotkani[ea]|inicjatyw[aęy]|projekt|cykl|event)\s*(?:pt\.|pn\.|p\.n\.|pod nazwą|o nazwie|pod tytułem|[-–—:,])\s*",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"\b(?:odbędzie się|odbędą się|odbył[aoy]? się|odbyły się|odbyli się|odbywa się|odbywają się|rozpoczyna się|rozpocznie się|rozpoczną się|rozpoczął się|rozpoczęły się|startuje|wystartuje|rusza|ruszy|ruszają|trwa|trwają|potrwa|potrwają|zaczyna się|zacznie się|zapraszamy na|zaprasza na|zapraszają na)\s+(?:już\s+)?(?:[a-ząćęłńóśźż]+(?:e|y|a|i|ą|ę|ce)\s+){0,2}?(?=[A-ZĄĆĘŁŃÓŚŹŻ0-9])"
)
_BEFORE_HAPPENS = re.compile(
    r"\s+(?:odbędzie się|odbędą się|odbył[aoy]? się|odbyły się|rozpoczyna się|rozpocznie się|startuje|wystartuje|rusza|ruszy|trwa|potrwa|potrwają|zaczyna się|zacznie się)\b"
)


_CAPITALS = re.compile(r"(?<![\w„\"])[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻ’'!-]{2,}(?:,?\s+[A-ZĄĆĘŁŃÓŚŹŻ0-9&!’'.-]+)+(?!\w)")


def _capitals(text: str, quotes: list[tuple[int, int]], offset: int) -> list[Title]:
    """Words in capitals amid other text: how repertoires set a play's name."""
    if text.upper() == text:
        return []
    for match in _CAPITALS.finditer(text):
        if len(match.group()) >= 8 and not any(a <= match.start() < b for a, b in quotes) and not is_place(match.group()):
            return [Title(match.group(), offset + match.start(), offset + match.end(), 3.0, False, "text.title.capitals")]
    return []


def _apposition(text: str, offset: int) -> list[Title]:
    """ "… miało miejsce wyjątkowe wydarzenie - Noc Teatrów": the name after the general noun."""
    match = _GENERIC_HEAD.search(text)
    name = _NAME.match(text, match.end()) if match else None
    return _named(text, name.start(), name.end(), offset, 3.2, "text.title.apposition") if name else []


def _happening(text: str, offset: int) -> list[Title]:
    """The subject of "odbędzie się": "odbyły się udane Dni Ziemi", "Lato Teatralne rusza"."""
    match = _HAPPENS.search(text)
    name = _NAME.match(text, match.end()) if match else None
    if name:
        return _named(text, name.start(), name.end(), offset, 2.8, "text.title.subject")
    match = _BEFORE_HAPPENS.search(text)
    if match:
        every = [m for m in _NAME.finditer(text[: match.start()]) if m.end() == match.start()]
        if every:
            return _named(text, every[-1].start(), every[-1].end(), offset, 2.6, "text.title.subject")
    return []


def _named(text: str, begin: int, stop: int, offset: int, score: float, rule: str) -> list[Title]:
    begin, stop = _without_place(text, *trimmed(text, begin, stop))
    name = cleaned(text[begin:stop])
    if len(name) < 4 or is_place(name) or (len(name.split()) == 1 and not _QUOTE.search(name)):
        return []
    return [Title(name, offset + begin, offset + stop, score, False, rule)]


_PLAYS = re.compile(r"\b(?:wystąpi|wystąpią|zagra|zagrają|zaśpiewa|zaśpiewają|gra|grają|scenę wejdzie|zatańczy|zatańczą|koncertuje|performs?|plays?)\b\s*(?:m\.in\.|też|także|również)?\s*", re.IGNORECASE)  # fmt: skip


_GUEST = re.compile(r"\b(?:gościł[aoiy]?|gościem był[a]?|gościem będzie|odwiedził[ay]?|gościć będzie\w*|spotkał[ay]? się z|był|była|gośćmi byli)\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")


def _guest(text: str, offset: int) -> list[Title]:
    """"W bibliotece gościła Anna Nowak": a meeting with her."""
    match = _GUEST.search(text)
    name = re.match(r"(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w’-]+\.?\s*){2,4}", text[match.end() :]) if match else None
    if not match or not name:
        return []
    found = cleaned(name.group())
    return [Title(f"spotkanie: {found}", offset + match.end(), offset + match.end() + name.end(), 2.2, False, "text.title.performer")]


def _performance(text: str, offset: int) -> list[Title]:
    """Somebody plays: "O 18.45 na scenę wejdzie kabaret Smile", "gra ENEJ", "Chór Makrotumia zaśpiewa"."""
    for match in _PLAYS.finditer(text):
        after = re.match(r"[^,.;:\x00()!?]{3,70}", text[match.end() :])
        if after and re.search(r"[A-ZĄĆĘŁŃÓŚŹŻ]", after.group()):
            left, right = trimmed(text, match.end(), match.end() + after.end())
            left, right = _without_place(text, left, right)
        else:
            before = re.search(
                r"(?:(?:[A-ZŻŚŁĆ][\w&’'-]*|i|&|z|zespół|duet|trio|chór)\s+){1,6}$", text[: match.start()]
            )
            if not before:
                continue
            shift = max(0, match.start() - 120)
            left, right = trimmed(text, shift + before.start(), shift + before.end())
        name = cleaned(text[left:right])
        if len(name) > 2 and not _PLACE_LEAD.match(name.split()[0]):
            return [Title(f"koncert: {name}", offset + left, offset + right, 1.8, False, "text.title.performer")]
    return []


_PERFORMER = re.compile(r"[\s,;.:–-]*(?:(?:a|o|i|oraz|potem|następnie|później|godz\.?|od)\s+)*\x00+[\s,:–-]*(?:gwiazda wieczoru[ ,–:-]+)?((?:zespół|kabaret|duet|trio|chór|orkiestra|grupa|dj|DJ|kapela)?\s*(?:[A-ZĄĆĘŁŃÓŚŹŻ][\w’'&.-]*\s*(?:i\s+|&\s+)?){1,6})[\s,.;:)]*(?:a|oraz|i)?[\s,.;:\x00]*$")


def _performer(text: str, offset: int) -> list[Title]:
    """Only a name beside the hour: "o 20 zespół Jumbo Africa"."""
    match = _PERFORMER.match(text)
    if not match:
        return []
    left, right = trimmed(text, *match.span(1))
    name = cleaned(text[left:right])
    if len(name) < 4 or is_place(name):
        return []
    kind = kind_of(name.split()[0])
    return [Title(name if kind else f"koncert: {name}", offset + left, offset + right, 2.4, False, "text.title.performer")]


def _nominative(phrase: str, text: str, begin: int, quote: tuple[int, int] | None) -> str:
    """The phrase with its head in the nominative; what is quoted stays as it is."""
    phrase = cleaned(phrase)
    if not phrase:
        return phrase
    first = _QUOTE.search(phrase)
    head, rest = (phrase[: first.start()].rstrip(), phrase[first.start() :]) if first else (phrase, "")
    match = _WORD.search(head)
    if match and match.start() == 0 and len(head) < 120:
        kind = kind_of(match.group())
        if kind:
            # The head stands first: only it and adjectives after it change.
            if match.group().lower() != kind.nominative:
                turned = nominative(head)
                head = (
                    turned
                    if turned[: len(kind.nominative)].lower() == kind.nominative
                    else kind.nominative + head[match.end() :]
                )
        else:
            head = nominative(head)
    return f"{head} {rest}".strip() if rest else head


_PLAIN = re.compile(r"(?:kolejn|następn|pierwsz|drug|trzeci|ostatni|pozostał|inn|now|główn|dzisiejsz|jutrzejsz|wczorajsz|piątkow|sobotni|niedzieln|czwartkow|środow|wtorkow|poniedziałkow|najbliższ|tegoroczn|wspomnian|plenerow|specjaln|ten|ta|to|te|tej|tego|ów|nasz|każd)\w*$", re.IGNORECASE)


def is_generic(name: str) -> bool:
    """Only kind nouns, adjectives of time and small words: "spotkanie", "główny koncert", "program"."""
    if _QUOTE.search(name):
        return False
    found = [m.group() for m in _WORD.finditer(name)]
    return len(found) <= 5 and all(
        kind_of(w.rstrip(".")) or len(w) <= 2 or _PLAIN.match(w) or classes(w.lower()) & {"announce", "past", "opening"}
        for w in found
    )


def refers_back(name: str) -> bool:
    """A generic name that points to something named before: "premiera", "Wystawa czynna", "kolejny spektakl"."""
    found = [m.group().lower().rstrip(".") for m in _WORD.finditer(name)]
    lemmas = {kind.lemma for w in found if (kind := kind_of(w))}
    if not lemmas or lemmas & {"premiera", "spektakl", "przedstawienie", "seans", "film"}:
        return True
    return any(classes(w) & {"announce", "past", "opening"} and not kind_of(w) for w in found)


_VERDICT = re.compile(
    r"(?:\s*[-–—!:,]*\s*\b(?:(?:zosta\w+|jest|są)\s+)?(?:odwołan[yaei]\w*|przełożon[yaei]\w*|przeniesion[yaei]\w*|przełożono|przeniesiono|odwołano|zmiana terminu|w innym terminie)\b.*$)"
    r"|^(?:uwaga|ważne)\W+|^(?:zosta\w+ )?(?:odwołan[yaei]|przełożon[yaei]|przeniesion[yaei])\s+",
    re.IGNORECASE,
)


def without_verdict(name: str) -> str:
    """The name without what a headline says of its fate: "KIERMASZ ZOSTAJE ODWOŁANY" → "KIERMASZ"."""
    for _ in range(2):
        name = _VERDICT.sub("", name).strip(" -–—:!,")
    return name


def is_fragment(name: str) -> bool:
    """Part of a sentence, not a name: no kind, no quotation, no capitals, but a verb or a word of dates."""
    if _QUOTE.search(name):
        return False
    found = [m.group() for m in _WORD.finditer(name)]
    if any(kind_of(w.rstrip(".")) for w in found) or any(w[0].isupper() or w[0].isdigit() for w in found[1:]):
        return False
    tags = frozenset().union(*(classes(w.lower().rstrip(".")) for w in found)) if found else frozenset()
    return bool(tags & {"announce", "past", "deadline", "opening", "pause"})


def cleaned(text: str) -> str:
    """One line, no holes, no separators at the sides, brackets closed."""
    text = _INNER.sub(" ", text)
    text = re.sub(r"[\s\x00]+", " ", text).strip(
        " \t,;:|/–—-•*.>!?" if not text.strip().endswith(("!", "?")) else " \t,;:|/–—-•*.>"
    )
    text = text.lstrip("!?) ")
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")].rstrip(" ,;:–-") if text.rindex("(") > 3 else text.replace("(", "")
    if text.count(")") > text.count("("):
        text = text.replace(")", "", 1) if text.startswith(")") else text.rstrip(")")
    return text.strip()
