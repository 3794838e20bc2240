"""A person's name in the nominative, whatever its case: "Henryka Krótkiego" → Henryk Krótki.

The first name's case and gender decide the surname's. The dictionary knows the forms of most Polish surnames; others
are turned back by the rules of their declension (Saloni et al., "Słownik gramatyczny języka polskiego").
"""

from functools import lru_cache

from salony.language.morphology import Analysis, Form, analyses, inflect
from salony.language.words import cased

_CASES = ("nom", "gen", "dat", "acc", "inst", "loc")


def _endings(**rows: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """ "ego>y a>" → (("ego", "y"), ("a", "")), by case."""
    table = {}
    for case, row in rows.items():
        pairs = (item.split(">") for item in row.split())
        table[case] = tuple((ending, instead) for ending, instead in pairs)
    return table


_VOWELS = "aeiouyąęó"
# (ending, what stands in its place), the first that fits; by case. "+" before an ending: a consonant must precede.
# Each row: ending > what stands in its place; "+" before an ending asks for a consonant before it.
_MALE = _endings(
    gen="kiego>ki iego>i ego>y ’a> 'a> ńca>niec +ka>ek lca>lec wca>wiec +ca>ec nia>ń sia>ś cia>ć a> y>a ki>ka gi>ga "
    "li>la",
    dat="kiemu>ki emu>y +kowi>ek owi>",
    inst="kim>ki im>i ym>y ’em> 'em> ńcem>niec +kiem>ek kiem>k giem>g niem>ń siem>ś +cem>ec em> ą>a",
    loc="kim>ki ym>y +ku>ek u> rze>r nie>n cie>t wie>w",
)
_FEMALE = _endings(
    gen="kiej>ka ej>a y>a ki>ka gi>ga li>la i>ia",
    dat="kiej>ka ej>a ce>ka dze>ga rze>ra nie>na",
    acc="ą>a ę>a",
    inst="ą>a",
    loc="kiej>ka ej>a ce>ka rze>ra nie>na",
)
_NEVER_NOMINATIVE = (
    "skiego",
    "ckiego",
    "skiej",
    "ckiej",
    "skim",
    "ckim",
    "ską",
    "cką",
    "skiemu",
    "ckiemu",
    "owej",
    "ową",
)


@lru_cache(maxsize=50_000)
def first_name_forms(word: str) -> tuple[tuple[str, str, str], ...]:
    """(case, gender, nominative) for every way in which the word is a first name in the singular; empty if none."""
    found = []
    for item in analyses(word):
        if "imię" in item.labels and item.is_noun:
            for form in item.forms:
                if form.number == "sg" and form.case in _CASES and form.gender in ("m1", "f"):
                    found.append((form.case, form.gender, cased(item.lemma, word[:1].upper() + "x")))
    # "Markiem" is Marek's: names in -o are rarer guests.
    return tuple(sorted(set(found), key=lambda one: (_CASES.index(one[0]), one[1], one[2].endswith("o"), one[2])))


@lru_cache(maxsize=50_000)
def surname_in_nominative(word: str, case: str, gender: str) -> tuple[str, int] | None:
    """(surname, rank: 0 by the dictionary's surnames, 1 by its other words, 2 by rule), None where it cannot be."""
    if "-" in word:
        parts = [surname_in_nominative(part, case, gender) or (part, 3) for part in word.split("-") if part]
        worst = max((rank for _, rank in parts), default=3)
        best = min((rank for _, rank in parts), default=3)
        return ("-".join(name for name, _ in parts), worst) if best < 3 else None
    known = _from_dictionary(word, case, gender)
    if known is not None:
        return known
    return _by_rule(word, case, gender)


def _from_dictionary(word: str, case: str, gender: str) -> tuple[str, int] | None:
    readings = analyses(word)
    for rank, wanted in ((0, True), (1, False)):
        for item in readings:
            if ("nazwisko" in item.labels) is not wanted or "imię" in item.labels:
                continue
            made = _nominative_of(word, item, case, gender)
            if made:
                return made, rank
    return None


def _nominative_of(word: str, item: Analysis, case: str, gender: str) -> str | None:
    for form in item.forms:
        if form.number != "sg" or form.case != case:
            continue
        if item.is_adjective and form.gender == gender:
            made = inflect(item, Form("sg", "nom", gender))
        elif item.is_noun and (
            form.gender == gender or ("nazwisko" not in item.labels and _borrowed(form.gender, gender))
        ):
            made = item.lemma
        else:
            continue
        if made:
            return cased(made, word[:1].upper() + "x")
    return None


def _borrowed(noun: str, gender: str) -> bool:
    """A common noun as a surname: any may be a man's; a woman's only where it is feminine ("Anna Wrona")."""
    return gender == "m1" or noun == "f"


def _by_rule(word: str, case: str, gender: str) -> tuple[str, int] | None:
    folded = word.lower()
    if case == "nom":
        return None if folded.endswith(_NEVER_NOMINATIVE) else (_capitalised(word), 2)
    table = _MALE if gender == "m1" else _FEMALE
    if gender == "f" and folded[-1] not in "aeiyąęj":
        return _capitalised(word), 2
    for ending, replacement in table["gen" if case == "acc" and gender == "m1" else case]:
        bare = ending.removeprefix("+")
        stem = word[: len(word) - len(bare)]
        if not folded.endswith(bare) or len(stem) < 2:
            continue
        if ending.startswith("+") and (
            stem[-1].lower() in _VOWELS
            or folded[-len(bare) - 1 :].startswith(("ska", "cka"))
            or folded[-len(bare) - 2 :].startswith(("sz", "cz", "rz"))
        ):
            continue
        return _capitalised(stem + replacement), 2
    if folded[-1] in "oeiu" or "'" in word or "’" in word:
        return _capitalised(word), 3
    return None


def _capitalised(word: str) -> str:
    return (
        "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
        if word.isupper() and len(word) > 3
        else word
    )
