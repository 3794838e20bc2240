"""Institutions and venues in running text, in the nominative.

"w Miejskim Ośrodku Kultury w Żorach" → Miejski Ośrodek Kultury w Żorach. The nouns that such names are built on, their
kinds and the institutions' abbreviations are data: `data/institutions.toml`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from salony.language.dedications import LEADS, TITLES, dedicated, dedication
from salony.language.gazetteer import place_named
from salony.language.institution_heads import ABBREVIATED, Heads, Kind, abbreviation, heads, is_head
from salony.language.morphology import Form, analyses
from salony.language.phrases import GOVERNED, nominative
from salony.language.places import find_places, town_at
from salony.language.surnames import first_name_forms
from salony.language.words import CLOSING, OPENING, Word, quotation, spellings, words

_QUOTED = re.compile(r"[„“”\"«»]([^„“”\"«»]+)[„“”\"«»]")
_REGNAL = frozenset({"II", "III", "IV", "VI", "XXIII"})
# How the surnames of men end in the genitive.
_OF_A_MAN = ("a", "ego", "y", "i", "ów", "ych", "ich")
_LONGEST = 16
_DIGITS, _DOOR = 3, 2
_FLOORS = frozenset(
    {"parterze", "piętrze", "poddaszu", "piwnicy", "piwnicach", "podziemiach", "antresoli", "przyziemiu"}
)
_OUTDOORS = frozenset({"open-air", "stage"})
# What a square or a yard lies before or beside: "plac przed ratuszem", "parking przy ICK".
_BESIDE = frozenset({"przed", "przy", "obok", "za"})


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution or a venue as a text names it.

    begin, stop: of the whole name with its town ("Muzeum Ognia w Żorach").
    name: in the nominative. city: the town that the name carries, in the nominative.
    preposition: the word before it ("w", "na", "z", "do"), lower case, "" where there is none.
    named: it has a name of its own, more than the bare kind ("w teatrze").
    """

    begin: int
    stop: int
    name: str
    kind: Kind
    city: str | None
    preposition: str
    named: bool


@lru_cache(maxsize=4096)
def find_institutions(text: str) -> tuple[Institution, ...]:
    """Institutions and venues in the text, in order, not overlapping; the longest reading of each."""
    if not any(map(is_head, spellings(text))):
        return ()
    data = heads()
    row = words(text)
    found: list[Institution] = []
    index = 0
    while index < len(row):
        word = row[index]
        item, used = None, 1
        if is_head(word.text):
            item, last = _phrase(text, row, index, data, found[-1].stop if found else 0)
            used = max(1, last - index) if item else 1
        if item is not None:
            found.append(item)
        index += used
    return tuple(found)


def _phrase(text: str, row: tuple[Word, ...], index: int, data: Heads, floor: int) -> tuple[Institution | None, int]:
    """The institution whose head is the word at `index`, and the index after its last word."""
    word = row[index]
    kind = abbreviation(word.text, data) if len(word.text) < 12 and not word.text.islower() else None
    abbreviated = bare = kind is not None
    if kind is None:
        folded = word.text.lower()
        following = row[index + 1].text.lower() if index + 1 < len(row) else ""
        entry = data.linked.get((folded, following)) or data.heads.get(folded)
        if entry is None or _is_genre(row, index, data):
            return None, index
        kind, bare = entry
    first = _leftmost(text, row, index, data, floor)
    if first == index - 1 and row[first].text.lower() in data.of_sites and word.text.lower() in data.english:
        return None, index
    last, named, city = _rightmost(text, row, index, data)
    named = named or first < index or abbreviated or (city is not None and word.is_capitalised)
    beside = _beside(row, last, data) if kind.slug in _OUTDOORS else 0
    beside = beside or (_floor(row, last) if kind.slug == "stage" else 0)
    if not named and not bare and not beside:
        return None, index
    begin, stop = row[first].begin, row[last].stop
    before = _word_before(row, first)
    preposition = before if before in GOVERNED else ""
    # "Atlas Arena": what stands before such a noun is a name, and no adjective of it.
    lead = word.begin if first < index and word.text.lower() in data.english else begin
    name = text[begin:lead] + _name(text[lead:stop], word.text, preposition)
    if beside:
        place, last, named = last + 1, beside, True
        stop = row[last].stop
        name = f"{name} {text[row[place].begin : stop]}"
    elif not named and city is None and word.text.islower():
        name = _singular(word.text)
    if kind.slug == "open-air" and place_named(name) is not None:
        return None, index
    return Institution(begin, stop, name, kind, city, preposition, named), last + 1


def _beside(row: tuple[Word, ...], last: int, data: Heads) -> int:
    """The index of the house or the street that a square is named after ("plac przed ratuszem", "podwórko przy Polnej
    8", "scena na rynku"), 0 where none follows."""
    if last + 2 >= len(row):
        return 0
    house = row[last + 2].text
    if row[last + 1].text == "na":
        square = data.heads.get(house.lower())
        return last + 2 if square is not None and square[0].slug == "open-air" else 0
    if row[last + 1].text not in _BESIDE:
        return 0
    if row[last + 2].is_capitalised and last + 3 < len(row) and row[last + 3].text.isdigit():
        return last + 3
    known = house.lower() in data.heads or abbreviation(house, data) is not None
    return last + 2 if known or (house.isupper() and len(house) > 1) else 0


def _floor(row: tuple[Word, ...], last: int) -> int:
    """The index of the floor on which a room lies ("sala na parterze", "sala na I piętrze"), 0 where none follows."""
    if last + 1 >= len(row) or row[last + 1].text not in ("na", "w"):
        return 0
    return next((at for at in range(last + 2, min(last + 4, len(row))) if row[at].text.lower() in _FLOORS), 0)


def _word_before(row: tuple[Word, ...], first: int) -> str:
    """The word before the phrase, lower case; adjectives that only praise it are passed over."""
    place = first - 1
    while place > 0 and row[place].text.islower() and first - place < 4:
        if not any(item.is_adjective for item in analyses(row[place].text)) or row[place].text in GOVERNED:
            break
        place -= 1
    return row[place].text.lower() if place >= 0 else ""


def _is_genre(row: tuple[Word, ...], index: int, data: Heads) -> bool:
    """ "kino letnie", "teatr uliczny": played, not "dziecięcy zespół „Nutki”"."""
    around = [row[place].text for place in (index - 1, index + 1) if 0 <= place < len(row)]
    genres = data.genres.get(row[index].text.lower(), frozenset())
    behind = index + 1
    one = any(form.number == "sg" for item in analyses(row[index].text.lower()) for form in item.forms)
    if (
        genres
        and one
        and behind + 1 < len(row)
        and row[behind].text.islower()
        and any(item.lemma in genres for item in analyses(row[behind].text))
    ):
        # "zespół folklorystyczny Wrzos": a name follows what kind it is.
        behind += 1 if row[behind + 1].is_capitalised or row[behind + 1].text in OPENING else 0
    after = row[behind] if genres and behind < len(row) else None
    if after is not None and (
        after.text in OPENING
        or (after.is_capitalised and not any(item.lemma in genres for item in analyses(after.text.lower())))
    ):
        return False
    return bool(genres) and any(item.lemma in genres for word in around for item in analyses(word.lower()))


def _singular(head: str) -> str:
    """The dictionary form of a bare kind: "gościem biblioteki" → biblioteka."""
    found = heads().lemmas.get(head.lower())
    found = found or next((item.lemma for item in analyses(head.lower()) if item.is_noun), head)
    return found[:1].upper() + found[1:] if head[:1].isupper() else found


def _name(span: str, head: str, preposition: str) -> str:
    made = " ".join(span.split())
    match = ABBREVIATED.fullmatch(head)
    abbreviated = match is not None and span.startswith(head)
    if match and abbreviated:
        made = made.replace(head, match[1], 1)
    else:
        made = nominative(made, preposition or None, heads().lemmas.get(head.lower()))
    if head.islower():
        made = _QUOTED.sub(r"\1", made)
    made = re.sub(r"\bp\. ?w\. ?", "pw. ", _QUOTED.sub(r"„\1”", made))
    return made[:1].upper() + made[1:] if any(letter.isupper() for letter in span) else made


def _leftmost(text: str, row: tuple[Word, ...], index: int, data: Heads, floor: int) -> int:
    """The first of the adjectives and ordinal numbers before the head that belong to the name."""
    first = index
    if row[index].text.lower() in data.english and row[index].is_capitalised:
        while first > 0 and row[first - 1].is_capitalised and text[row[first - 1].stop : row[first].begin] == " ":
            first -= 1
        return first
    head_forms = frozenset(form for item in analyses(row[index].text) if item.is_noun for form in item.forms)
    forms, praise = head_forms, _praise(row[index].text, data)
    while first > 0 and index - first < 4:
        word = row[first - 1]
        if (
            word.begin < floor
            or text[word.stop : row[first].begin].strip(" ")
            or "\n" in text[word.stop : row[first].begin]
        ):
            break
        if word.is_capitalised and word.text.isupper() and set(word.text) <= set("IVXL") and row[first].is_capitalised:
            first -= 1
            break
        if not word.is_alphabetic or (row[first].is_capitalised and not word.is_capitalised):
            break
        readings = [item for item in analyses(word.text) if item.is_adjective]
        narrower = (
            frozenset(form for item in readings for form in item.forms if form in forms) if forms else frozenset[Form]()
        )
        if not narrower or (not word.is_capitalised and any(item.lemma in praise for item in readings)):
            break
        forms, first = narrower, first - 1
    return first


def _rightmost(text: str, row: tuple[Word, ...], index: int, data: Heads) -> tuple[int, bool, str | None]:
    """(last word of the name, whether it has a name of its own, its town)."""
    last, named, city = index, False, None
    forms = frozenset(form for item in analyses(row[index].text) if item.is_noun for form in item.forms)
    agreeing, praise = True, _praise(row[index].text, data)
    position = index + 1
    while position < len(row) and position - index < _LONGEST:
        word = row[position]
        gap = text[row[position - 1].stop : word.begin]
        if "\n" in gap or len(gap) > 1:
            break
        folded = word.text.lower()
        narrower = _agreement(word, forms, praise) if agreeing and word.is_alphabetic else frozenset[Form]()
        step = 0 if _is_name_of_somebody(row, position) else _step(text, row, position, data)
        if narrower and (word.is_capitalised or step == 0):
            forms, last, named = narrower, position, True
            position += 1
            continue
        agreeing = False
        if folded in ("w", "we") and position + 1 < len(row) and row[position + 1].is_capitalised:
            town = _town(text, row, position)
            if town is not None and (named or row[index].is_capitalised):
                last, city = town
            elif town is not None:
                city = town[1]
            break
        if step == 0:
            break
        last, named = position + step - 1, True
        position = last + 1
    return last, named, city


def _is_name_of_somebody(row: tuple[Word, ...], position: int) -> bool:
    """ "MDK Monika Dec": a first name in the nominative begins something new."""
    if not row[position].is_capitalised or position + 1 >= len(row) or not row[position + 1].is_capitalised:
        return False
    cases = {case for case, _, _ in first_name_forms(row[position].text)}
    if "nom" not in cases:
        return False
    # "Krystyna" is a woman or of a man: beside "Sobel" she is the one, in "Krystyna Sobela" he is the other.
    return "gen" not in cases or not row[position + 1].text.lower().endswith(_OF_A_MAN)


def _praise(head: str, data: Heads) -> frozenset[str]:
    """The adjectives that are no part of a name with this head; a hall's "kameralna" tells it from the others."""
    entry = data.heads.get(head.lower())
    return data.praise_of_halls if entry is not None and entry[0].slug == "stage" else data.praise


def _agreement(word: Word, forms: frozenset[Form], praise: frozenset[str]) -> frozenset[Form]:
    if word.text.islower() and any(item.pos in ("praet", "fin") for item in analyses(word.text)):
        # "Orkiestra powstała": what it did.
        return frozenset()
    return frozenset(
        form
        for item in analyses(word.text)
        if item.pos == "adj" and (word.is_capitalised or item.lemma not in praise)
        for form in item.forms
        if form in forms
    )


def _town(text: str, row: tuple[Word, ...], position: int) -> tuple[int, str] | None:
    """(index of its last word, name) of the town that the preposition at `position` introduces."""
    stretch = text[row[position].begin : row[min(position + 4, len(row) - 1)].stop]
    for mention in find_places(stretch):
        if mention.begin == row[position + 1].begin - row[position].begin and mention.confidence >= 0.5:
            stop = mention.stop + row[position].begin
            last = next(step for step in range(position + 1, len(row)) if row[step].stop >= stop)
            return last, mention.name
        break
    named = row[position - 1].is_capitalised and not is_head(row[position + 1].text)
    if named and (name := town_at(row[position + 1].text)):
        # "Filia w Brzózkach": no gazetteer has every village.
        return position + 1, name
    return None


def _step(text: str, row: tuple[Word, ...], position: int, data: Heads) -> int:
    """How many words from `position` on go on with the name: 0 where it ends."""
    word = row[position]
    following = row[position + 1] if position + 1 < len(row) else None
    folded = word.text.lower()
    if folded == "dla" and following is not None and following.text.lower() in data.readers:
        return 2 if row[position - 1].text.lower() in data.departments else 0
    if folded in ("i", "oraz") and following is not None and following.text.lower() in data.readers:
        return 2 if row[position - 1].text.lower() in data.readers else 0
    stop = (
        quotation(text, word.begin, 50) if word.text in OPENING or text[word.begin : word.begin + 2] == ",," else None
    )
    if stop is not None:
        if row[position - 1].text in CLOSING:
            return 0
        return sum(1 for other in row[position:] if other.begin < stop)
    if lead := dedicated(row, position):
        return (named := dedication(text, row, position + lead - 1)) and lead - 1 + named
    if folded == "." and row[position - 1].text.lower() in TITLES and following is not None:
        return 2 if following.is_capitalised else 0
    if word.text.isdigit() and _is_numbered(row, position, data):
        # "sala 112", "Sala 2.04": a floor and a door.
        door = row[position + 1 : position + 3]
        touching = len(door) == _DOOR and door[0].text == "." and door[1].text.isdigit() and door[0].begin == word.stop
        return 3 if touching and door[1].begin == door[0].stop else 1
    if folded == "nr" and following is not None:
        skip = 2 if following.text == "." else 1
        return skip + 1 if position + skip < len(row) and row[position + skip].text.isdigit() else 0
    if folded in TITLES and following is not None and following.text == "." and position + 2 < len(row):
        return 3 if row[position + 2].is_capitalised or row[position + 2].text in TITLES else 0
    if word.text == "&" and following is not None and following.is_capitalised:
        return 2
    if folded in ("i", "oraz") and following is not None and following.is_capitalised:
        return (
            2
            if _is_genitive(following) and row[position - 1].is_capitalised and following.text.lower() not in data.heads
            else 0
        )
    if word.text == "," and following is not None and _is_genitive(following) and following.is_capitalised:
        joins = position + 2 < len(row) and row[position + 2].text in ("i", "oraz")
        return 2 if joins and row[position - 1].is_capitalised and following.text.lower() not in data.heads else 0
    if (
        folded in data.named_with
        and following is not None
        and following.is_capitalised
        and row[position - 1].is_capitalised
    ):
        return 2 if not following.text.isupper() and following.text.lower() not in data.heads else 0
    numbered = word.text.isupper() and set(word.text) <= set("IVXL") and word.text not in _REGNAL
    if numbered and following is not None and following.is_capitalised:
        # "na Starym Rynku XVII Jarmark": a numbered event begins.
        return 0
    if word.is_capitalised and not _breaks(text, row, position):
        return 0 if row[position - 1].text in _REGNAL else 1
    return 1 if folded in data.complements else 0


def _is_numbered(row: tuple[Word, ...], position: int, data: Heads) -> bool:
    """Whether a number after a room's noun is its name, and tells no size and no price ("sala 200 miejsc")."""
    if len(row[position].text) > _DIGITS or not any(
        item.lemma in data.numbered for item in analyses(row[position - 1].text.lower())
    ):
        return False
    after = row[position + 1] if position + 1 < len(row) else None
    return after is None or after.is_capitalised or not (after.is_alphabetic or after.text in ":%/-–")


def _breaks(text: str, row: tuple[Word, ...], position: int) -> bool:
    """A capital that begins something new: after a full stop or a sign."""
    return row[position - 1].text in ".!?:;" and row[position - 2].text.lower() not in TITLES | LEADS


def _is_genitive(word: Word) -> bool:
    return any(form.case == "gen" for item in analyses(word.text) for form in item.forms)
