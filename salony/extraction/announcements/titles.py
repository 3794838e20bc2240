"""What an event is called: the title as a person would write it into a calendar.

A programme's line is its own title once times, places and prices are taken off (`of_line`). In prose the title is a
quotation with the noun that says its kind, or a noun phrase around such a noun (`of_sentence`).
"""

import re
from dataclasses import replace

from salony.extraction.announcements.celebrations import celebration
from salony.extraction.announcements.deeds import deed
from salony.extraction.announcements.guests import guest
from salony.extraction.announcements.invitations import called
from salony.extraction.announcements.leading import (
    invited_to,
    led_by_town,
    performed,
    without_sequel,
    without_verb,
    without_verdict,
)
from salony.extraction.announcements.lexicon import first_class, kind_of
from salony.extraction.announcements.names import (
    ADJECTIVE,
    HOLE,
    PATTERNS,
    QUOTE,
    WORD,
    Title,
    cleaned,
    holed,
    is_generic,
    is_pastime,
    is_person,
    is_place,
    parts,
    quotations,
    refers_back,
    says_nothing,
    trimmed,
    without_led_place,
    without_place,
)
from salony.extraction.announcements.noun_phrases import is_of_house, is_past, phrase, quoted
from salony.extraction.announcements.subjects import (
    apposition,
    capitals,
    exhibited,
    fated,
    guided,
    happening,
    is_finite,
    is_fragment,
    may_be_finite,
    performance,
    performer,
    points_back,
    sounding,
    subject,
)
from salony.language.morphology import analyses

_EXPLAINS = frozenset({",", "–", "—", "-", "(", ", czyli", "czyli"})


_CREDITS = re.compile(PATTERNS["credits"], re.IGNORECASE)

COORDINATORS = frozenset({",", "i", "oraz", ", i", "a także", "and", "czy"})


_BRACKETED = re.compile(r"\s*\((?:reż|scen|muz|prod)[^()]*\)", re.IGNORECASE)
# How much less what is listed behind a colon is worth.
_CONTENT = 0.6
_AROUND = HOLE + " ,.:;()–—-"
# "Rewers reż.: Borys Lankosz 2009": who made it follows its name.
_CREDITED = re.compile(r"(?<=\w)[\s,;(–-]+(?:reż|scen)\.\s*:?\s*(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_BEGINS_WITH = re.compile(
    r"\b(?:rozpoczni?\w*|zaczni\w+|zaczyna\w*|zainauguruj\w*|otworz\w+|zakończ\w+)\s+(?:się\s+)?"
    r"(?:[^.,;:\x00]{0,30}?\x00+\s*)?(?:uroczyst\w+\s+)?$",
    re.IGNORECASE,
)
_BEGINNING = 3.4
_PERFORMS = re.compile(PATTERNS["performs"])
# "zabawa, godz. 16, wejściówka 25 zł, gra zespół": what a comma parts from the hour is a particular.
_BEHIND_HOUR = re.compile(r"[^\x00]*\x00+\s*,\s*")


def of_line(text: str, offset: int) -> Title | None:
    """The title of a programme's line. text: the line with times as holes; offset: where it stands."""
    rows: list[tuple[int, int, float]] = []
    credited = _CREDITED.search(text)
    for part in parts(text[: credited.start()] if credited else text):
        left, right = trimmed(text, *without_place(text, *trimmed(text, *part)))
        left = without_led_place(text, without_sequel(text, left, right), right)
        piece = text[left:right]
        if not re.search(r"[^\W\d_]{2}", piece):
            continue
        pastime = is_pastime(piece) and (HOLE in text[:left] or not text[right:].strip(_AROUND))
        worth = _worth(piece)
        # What has a director is shown, whatever its name: "Dom zły, reż. …".
        shown = credited is not None and is_place(piece)
        rows.append((left, right, 0.2 if pastime or shown else worth))
    if len(rows) > 1 and "|" in text:
        # A cell that holds only a person says who leads it, where another cell names it.
        rows = [r for r in rows if not is_person(text[r[0] : r[1]])] or rows
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
    # A neighbour completes the name: "„Na tratwie” – spotkanie autorskie", "Piosenki z poddasza – recital".
    after = rows[best + 1] if best + 1 < len(rows) else None
    aside = after is not None and after[2] < 1 and _BEHIND_HOUR.fullmatch(text, right, after[0]) is not None
    if after is not None and not aside and _completes(after, text, rows[best]) and after[1] - left < 160:
        right = after[1]
    if best > 0 and _completes(rows[best - 1], text, rows[best]) and right - rows[best - 1][0] < 160:
        left = rows[best - 1][0]
    apart = _named_apart(rows, best, text)
    right = (
        right
        if _BRACKETED.search(text, left, right) and "+" in text[left:right]
        else _before_credits(text, left, right)
    )
    if apart is not None:
        name = f"{apart} – {cleaned(text[left:right])}"
        return Title(name, offset + left, offset + right, 1 + worth, False, "text.title.line")
    name = performed(without_verb(invited_to(cleaned(_without_bracketed_credits(text[left:right])))))
    if not name:
        return None
    return Title(name, offset + left, offset + right, 1 + worth, is_generic(name), "text.title.line")


def is_credited(piece: str) -> bool:
    """A director follows the name: what is shown, however like a place it is called."""
    return _CREDITED.search(piece) is not None


def _named_apart(rows: list[tuple[int, int, float]], best: int, text: str) -> str | None:
    """What the line names before the hour, its kind standing after it: "kino pod chmurką, 21.00, film „Lipa”"."""
    if best != 1 or HOLE not in text[rows[0][1] : rows[1][0]]:
        return None
    left, right, worth = rows[0]
    name = cleaned(text[left:right])
    if worth < 0 or is_place(name) or len(name.split()) < 2 or is_generic(name) or not name[0].isalpha():
        return None
    return name


def _without_bracketed_credits(name: str) -> str:
    """ "„Lipa” (reż. J. Bąk) + spotkanie z twórcami": the director stands amid the name."""
    return _BRACKETED.sub("", name) if "+" in name else name


def _before_credits(text: str, left: int, right: int) -> int:
    """Where the name ends before a director, a country and year, a running time: "„Lipa”, reż. J. Bąk, 104’"."""
    match = _CREDITS.search(text, left, right)
    return match.start() if match and match.start() > left + 2 else right


def _completes(row: tuple[int, int, float], text: str, best: tuple[int, int, float]) -> bool:
    piece = text[row[0] : row[1]]
    if row[2] >= 1:
        return True
    if piece.rstrip().endswith("?") and row[1] < best[0] and first_class(text[best[0] : best[1]]) & {"kind"}:
        # "Skąd się bierze miód? – wykład": a talk's question is its name.
        return True
    return row[2] >= 0.2 and not is_place(piece) and (len(piece.split()) >= 2 or is_generic(text[best[0] : best[1]]))


def _worth(piece: str) -> float:
    quoted = bool(QUOTE.search(piece))
    kinds = [m for m in WORD.finditer(piece) if kind_of(m.group().rstrip("."))]
    worth = 1.5 * quoted + 1.5 * bool(kinds)
    if says_nothing(piece) or _is_verdict(piece):
        worth -= 4
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


def _is_verdict(piece: str) -> bool:
    """ "SPEKTAKL ODWOŁANY": only what became of something, and of what kind it was."""
    bare = without_verdict(piece)
    return bare != piece and (not bare or is_generic(bare))


def of_sentence(text: str, offset: int) -> list[Title]:
    """Candidates in prose, best first. text: the clause with times as holes."""
    quotes = quotations(text)
    found: list[Title] = []
    for index, quote in enumerate(quotes):
        title = quoted(text, quote, offset)
        if (
            title
            and title.rule == "text.title.quotation"
            and index
            and text[quotes[index - 1][1] : quote[0]].strip() in COORDINATORS
        ):
            before = quotes[index - 1]
            if not any(t.begin - offset <= before[0] < t.stop - offset for t in found):
                continue
        if title:
            found.append(title)
    covered = [(t.begin - offset, t.stop - offset) for t in found]
    for match in WORD.finditer(text):
        place = match.start()
        word = match.group().rstrip(".")
        if (
            kind_of(word)
            and not any(a <= place < b for a, b in (*quotes, *covered))
            and not is_of_house(text, place, word)
        ):
            title = phrase(text, match, quotes, offset)
            if title and not any(a - offset <= place < b - offset for a, b in ((t.begin, t.stop) for t in found)):
                found.append(title)
    found = [replace(t, score=_BEGINNING, generic=False) if _begins(t, text, offset) else t for t in found]
    named = [t for t in found if not t.generic]
    found += capitals(text, quotes, offset)
    if not named:
        found += (
            exhibited(text, offset)
            or celebration(text, offset)
            or apposition(text, offset)
            or happening(text, offset)
            or performance(text, offset)
            or sounding(text, offset)
            or guided(text, offset)
            or fated(text, offset)
            or performer(text, offset)
            or guest(text, offset)
            or subject(text, offset)
            or called(text, quotes, offset)
            or deed(text, offset)
        )
    else:
        found += _explained(named, happening(text, offset), text, offset) or _told(named, subject(text, offset))
    return sorted(_before_contents(found, text, offset), key=lambda t: (-t.score, t.begin))


def _before_contents(found: list[Title], text: str, offset: int) -> list[Title]:
    """ "festyn rodzinny: konkursy, rejsy po jeziorze": what stands behind the colon is what there is at it."""
    heads = [t.stop for t in found if text[t.stop - offset : t.stop - offset + 2] == ": " and not t.generic]
    if not heads:
        return found
    # "Jubileusz: od 6 do 8 maja gwiazdy na festiwalu": what has a time of its own is no mere content.
    time = text.find(HOLE, heads[0] - offset)
    stop = offset + (time if time >= 0 else len(text))
    return [replace(t, score=t.score - _CONTENT) if heads[0] < t.begin < stop else t for t in found]


def _begins(title: Title, text: str, offset: int) -> bool:
    """ "Święto rozpocznie się o 12.00 mszą świętą": at that hour there is the mass."""
    left = title.begin - offset
    match = WORD.match(text, left)
    if match is None or title.rule != "text.title.phrase" or not _BEGINS_WITH.search(text, max(0, left - 90), left):
        return False
    forms = [f for item in analyses(match.group().lower()) if item.is_noun or item.is_adjective for f in item.forms]
    return any(form.case == "inst" for form in forms) and not any(form.case == "nom" for form in forms)


def _explained(named: list[Title], subjects: list[Title], text: str, offset: int) -> list[Title]:
    """ "odbędą się Salony Kultury, spotkanie animatorów": the noun only explains the name before it."""
    return [
        replace(subject, score=title.score + 0.5)
        for subject in subjects
        for title in named
        if title.begin > subject.stop and text[subject.stop - offset : title.begin - offset].strip() in _EXPLAINS
    ][:1]


_EDITION = re.compile(r"\b(?:edycj|odsłon|częś[cć])", re.IGNORECASE)


def _is_feast_of(title: Title, whole: Title) -> bool:
    """ "Dzień Kobiet" in "świętowanie Dnia Kobiet"; an edition of a feast is the feast."""
    if _EDITION.search(whole.name):
        return False
    return title.name.startswith("Dzień ") and whole.begin < title.begin < title.stop <= whole.stop


def _told(named: list[Title], subjects: list[Title]) -> list[Title]:
    """ "rozpoczął się tydzień ceramiczny, w czasie którego …": of what the verb tells, not what is said of it later."""
    return [
        replace(one, score=max(t.score for t in named) + 0.5)
        for one in subjects
        if all(t.begin > one.stop or _is_feast_of(t, one) for t in named)
        and any(map(kind_of, one.name.lower().split()))
    ]


def tells(text: str) -> bool:
    """A finite verb: the text is a sentence, though it stands in a list."""
    return any(
        item.pos in ("fin", "bedzie", "praet", "impt")
        for match in WORD.finditer(text)
        if _PERFORMS.match(match.group().lower())
        for item in analyses(match.group().lower().rstrip("."))
    )


__all__ = [
    "ADJECTIVE",
    "COORDINATORS",
    "HOLE",
    "WORD",
    "Title",
    "cleaned",
    "holed",
    "is_credited",
    "is_finite",
    "is_fragment",
    "is_generic",
    "is_past",
    "is_person",
    "is_place",
    "led_by_town",
    "may_be_finite",
    "of_line",
    "of_sentence",
    "parts",
    "points_back",
    "quotations",
    "refers_back",
    "says_nothing",
    "tells",
    "trimmed",
    "without_verdict",
]
