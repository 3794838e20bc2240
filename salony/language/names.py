"""People and ensembles in running text, in the nominative.

"Annę Sienkiewicz" → Anna Sienkiewicz, "z Młodzieżową Orkiestrą Kameralną" → Młodzieżowa Orkiestra Kameralna. A person
is a first name with what follows it; two capitalised words that no dictionary has may be one, with little confidence.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from salony.language.institutions import Institution, find_institutions
from salony.language.morphology import analyses
from salony.language.phrases import GOVERNED
from salony.language.surnames import first_name_forms, surname_in_nominative
from salony.language.words import OPENING, Word, quotation, words

_PARTICLES = frozenset(
    {"von", "van", "de", "di", "da", "del", "der", "la", "le", "al", "el", "ben", "bin", "ter", "dos", "du"}
)
_TITLES = frozenset(
    {
        "dr",
        "prof",
        "hab",
        "mgr",
        "inż",
        "ks",
        "św",
        "o",
        "lek",
        "med",
        "red",
        "płk",
        "gen",
        "kpt",
        "mjr",
        "bp",
        "abp",
        "hm",
        "s",
    }
)
_STREETS = frozenset(
    {
        "ul",
        "ulica",
        "ulicy",
        "al",
        "aleja",
        "alei",
        "pl",
        "plac",
        "placu",
        "os",
        "osiedle",
        "osiedlu",
        "im",
        "imienia",
        "św",
        "pw",
    }
)
_ENSEMBLE_WORDS = frozenset(
    {"band", "quartet", "quintet", "trio", "duo", "orchestra", "choir", "ensemble", "collective", "sextet", "project"}
    | {"symphony", "sisters", "brothers", "boys", "girls", "crew", "orchestar"}
)
_ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "XI", "XII", "XVI", "XXIII"})
_CASE_ORDER = ("nom", "gen", "acc", "inst", "dat", "loc")


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person or an ensemble in a text.

    name: in the nominative, without titles. case: the one the text has it in ("nom" … "loc").
    is_ensemble: a band, a choir, an orchestra. confidence: that it is one, and that this is the name.
    """

    begin: int
    stop: int
    name: str
    case: str
    is_ensemble: bool
    confidence: float


@lru_cache(maxsize=4096)
def find_people(text: str) -> tuple[NameMention, ...]:
    """People and ensembles in the text, in order, not overlapping; patrons ("im. …") and street names are left out."""
    row = words(text)
    taken = [item for item in find_institutions(text) if item.named]
    found = [
        _ensemble(item, quoted=any(sign in OPENING for sign in text[item.begin : item.stop]))
        for item in taken
        if item.kind.slug == "ensemble" and _is_proper(text, item)
    ]
    index = 0
    while index < len(row):
        word = row[index]
        mention, used = None, 1
        if word.text[0].isupper() and (not taken or not _inside(word, taken)):
            mention, used = _person(text, row, index)
        if mention is not None:
            found.append(mention)
        index += used
    return tuple(sorted(found, key=lambda one: one.begin))


def _is_proper(text: str, item: Institution) -> bool:
    """A name, not a description: "zespoły uczestniczące", "duet akordeonowy" are none, in whatever letter case."""
    head, _, rest = item.name.partition(" ")
    described = all(any(reading.is_adjective for reading in analyses(word)) for word in rest.split(" "))
    nouns = [reading for reading in analyses(head.lower()) if reading.is_noun]
    many = bool(nouns) and all(form.number == "pl" for reading in nouns for form in reading.forms)
    many = many or head.lower() in ("zespoły", "grupy", "kapele", "chóry", "orkiestry")
    return any(letter.isupper() for letter in text[item.begin : item.stop]) and not (many and described)


def _inside(word: Word, institutions: list[Institution]) -> bool:
    """institutions: in order, not overlapping."""
    index = bisect_right(institutions, word.begin, key=lambda item: item.begin) - 1
    return index >= 0 and word.begin < institutions[index].stop


def _ensemble(item: Institution, *, quoted: bool) -> NameMention:
    """A choir or an orchestra keeps its noun; "zespół SBB" is known as SBB."""
    name = item.name
    head, _, rest = name.partition(" ")
    case = "nom" if not item.preposition else sorted(GOVERNED[item.preposition])[0]
    described = any(reading.is_adjective for reading in analyses(rest.split(" ", 1)[0]))
    bare = rest.strip("„”\"'")
    if head.lower() in ("zespoły", "grupy", "kapele", "formacje") and rest[:1].isupper() and not described:
        name = rest
    elif head.lower() in ("zespół", "grupa", "kapela", "formacja") and bare[:1].isupper():
        opened = quoted and (rest[:1] in OPENING or not any(sign in OPENING for sign in name)) and not described
        name = bare if opened or not analyses(bare.split(" ", 1)[0]) else name
    return NameMention(item.begin, item.stop, name, case, True, 0.8)


def _person(text: str, row: tuple[Word, ...], index: int) -> tuple[NameMention | None, int]:
    """The person whose first name is the word at `index`; and how many words were used."""
    before = row[index - 1].text.lower() if index else ""
    if before == "." and index > 1:
        before = row[index - 2].text.lower()
        if before not in _TITLES | _STREETS:
            before = ""
    if before in _STREETS:
        return None, _run_length(text, row, index)
    if index + 1 == len(row) or not _may_follow(row[index + 1]):
        return None, 1
    names = _first_names(text, row, index)
    if not names and _is_plain_word(row[index].text):
        return None, 1
    parts = _parts(text, row, index, names)
    if len(parts) < 2:
        return None, max(1, names)
    last = parts[-1]
    if names and last + 1 < len(row) and row[last + 1].text in _ROMAN:
        return None, last + 2 - index
    reading = _best(text, row, parts, names, before)
    if reading is None or reading[2] < 0.2:
        return None, max(1, names)
    name, case, sure = reading
    return NameMention(row[index].begin, row[last].stop, name, case, _is_band(row, parts), sure), last + 1 - index


def _may_follow(word: Word) -> bool:
    """Whether the word can go on with a name: a capital, a particle, a nickname in quotation marks."""
    return word.text[0].isupper() or word.text in _PARTICLES or word.text in OPENING


@lru_cache(maxsize=30_000)
def _is_plain_word(word: str) -> bool:
    """Whether the dictionary knows the word as something else than a name."""
    return any(not item.labels & {"nazwisko", "imię", "guessed"} for item in analyses(word))


def _is_band(row: tuple[Word, ...], parts: list[int]) -> bool:
    return any(row[step].text.lower() in _ENSEMBLE_WORDS for step in parts)


def _run_length(text: str, row: tuple[Word, ...], index: int) -> int:
    step = index + 1
    while step < len(row) and row[step].is_capitalised and text[row[step - 1].stop : row[step].begin] == " ":
        step += 1
    return step - index


def _first_names(text: str, row: tuple[Word, ...], index: int) -> int:
    """How many words from `index` on are first names or initials."""
    count = 0
    while index + count < len(row) and count < 3:
        word = row[index + count]
        joined = count == 0 or text[row[index + count - 1].stop : word.begin] == " "
        if not joined or not word.is_capitalised or not first_name_forms(word.text):
            break
        if count and _ends_as_surname(text, row, index + count):
            break
        count += 1
    return count


def _ends_as_surname(text: str, row: tuple[Word, ...], index: int) -> bool:
    """ "Marka Wilka": of Wilk, though there is a first name Wilek; "Jerzego Marii Kowala" goes on."""
    after = row[index + 1] if index + 1 < len(row) else None
    goes_on = after is not None and after.is_capitalised and text[row[index].stop : after.begin] in (" ", "-")
    return not goes_on and any("nazwisko" in item.labels for item in analyses(row[index].text))


def _parts(text: str, row: tuple[Word, ...], index: int, names: int) -> list[int]:
    """Positions of the words that make the name: first names, initials, particles and surnames, a nickname left out."""
    parts = [index]
    step = index + 1
    surnames = 0
    while step < len(row) and len(parts) < 5:
        word = row[step]
        gap = text[row[step - 1].stop : word.begin]
        if "\n" in gap or len(gap) > 1 or (gap == "" and word.text != "."):
            break
        if word.text in OPENING and (stop := quotation(text, word.begin, 30)) is not None:
            after = next((k for k in range(step, len(row)) if row[k].begin >= stop), len(row))
            if after < len(row) and row[after].is_capitalised and text[stop : row[after].begin] == " ":
                parts.append(after)
                surnames, step = surnames + 1, after + 1
                continue
            break
        if word.is_capitalised and len(word.text) == 1 and step + 1 < len(row) and row[step + 1].text == "." and names:
            step += 2
            continue
        if word.text in _PARTICLES and step + 1 < len(row) and row[step + 1].is_capitalised:
            parts.append(step)
            step += 1
            continue
        if not word.is_capitalised or not word.is_alphabetic or word.text in _ROMAN:
            break
        if step >= index + max(names, 1):
            surnames += 1
            if surnames > 1 and not _may_be_surname(word.text):
                break
        parts.append(step)
        step += 1
        if surnames >= 2:
            break
    return parts


def _may_be_surname(word: str) -> bool:
    """A second surname must be known as one: what follows a name is often something else."""
    return any("nazwisko" in item.labels for item in analyses(word)) and not any(
        item.labels & {"nazwa_geograficzna"} and item.is_noun for item in analyses(word)
    )


def _best(text: str, row: tuple[Word, ...], parts: list[int], names: int, before: str) -> tuple[str, str, float] | None:
    """(name in the nominative, case, confidence) of the likeliest reading."""
    allowed = GOVERNED.get(before)
    options: list[tuple[float, str, str]] = []
    starts = first_name_forms(row[parts[0]].text) if names else _unknown_first(row, parts)
    for case, gender, first in starts:
        made, ranks = [first], 0.0
        for step in parts[1:]:
            part = _one(row[step].text, case, gender, first_name=step < parts[0] + names)
            if part is None:
                break
            made.append(part[0])
            ranks += part[1]
        else:
            score = -0.35 * ranks - 0.1 * _CASE_ORDER.index(case) + _context(case, gender, row, parts[0], allowed)
            options.append((score, " ".join(made), case))
    if not options:
        return None
    score, name, case = max(options, key=lambda one: one[0])
    return name, case, _confidence(row, parts, names, score)


def _one(word: str, case: str, gender: str, *, first_name: bool) -> tuple[str, float] | None:
    """(nominative, cost) of one further word of the name in the case and gender of the first."""
    if word in _PARTICLES:
        return word, 0.0
    if first_name:
        for other, sex, name in first_name_forms(word):
            if other == case and sex == gender:
                return name, 0.0
    return surname_in_nominative(word, case, gender)


def _unknown_first(row: tuple[Word, ...], parts: list[int]) -> tuple[tuple[str, str, str], ...]:
    """A first name that no dictionary has: as it stands, or a man's in a case if the surname is in it."""
    word = row[parts[0]].text
    found = [("nom", "m1", word)]
    for ending, case in (("a", "gen"), ("em", "inst"), ("owi", "dat")):
        if (
            word.endswith(ending)
            and row[parts[-1]].text.endswith((ending, "ego", "im", "ym", "emu"))
            and len(word) > len(ending) + 2
        ):
            found.append((case, "m1", word[: -len(ending)]))
    return tuple(found)


def _context(case: str, gender: str, row: tuple[Word, ...], index: int, allowed: frozenset[str] | None) -> float:
    """What the word before says of the case: a preposition governs it, a noun stands beside it or governs it."""
    if allowed is not None:
        return 1.0 if case in allowed else -6.0
    if index and row[index - 1].text in '”"»':
        return 0.7 if case == "gen" else 0.0
    if not index or not row[index - 1].is_alphabetic:
        return 0.6 if case == "nom" else 0.0
    readings = analyses(row[index - 1].text)
    nouns = [item for item in readings if item.is_noun and "nazwa_pospolita" in item.labels]
    if not nouns or row[index - 1].is_capitalised:
        return 0.0
    person = any(
        form.case == case and form.gender == gender and form.number == "sg" for item in nouns for form in item.forms
    )
    human = any(form.gender == "m1" for item in nouns for form in item.forms) or gender == "f"
    if person and human and case != "nom":
        return 0.8
    if case == "gen":
        return 0.7
    return 0.3 if person and human else -0.5


def _confidence(row: tuple[Word, ...], parts: list[int], names: int, score: float) -> float:
    if names == 0:
        known = [analyses(row[step].text) for step in parts]
        if any(items and not any("nazwisko" in item.labels for item in items) for items in known):
            return 0.1
        return 0.35 if any(known) else 0.3
    if names == len(parts):
        return 0.7
    common = all(
        items and not any(item.labels & {"nazwisko", "guessed"} for item in items)
        for items in [analyses(row[step].text) for step in parts[names:]]
    )
    return 0.45 if common else 0.9 if score > -3 else 0.75
