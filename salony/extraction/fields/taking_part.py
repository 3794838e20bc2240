"""Whether somebody who is named takes part, by the label of the line and the words around the name."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from salony.language.morphology import analyses
from salony.language.names import NameMention
from salony.language.signs import Sought

# "O miastach partnerskich mówili …": who speaks of a theme speaks there; who "mówi" is quoted.
_SPOKE_OF = Sought(
    r"\bo\s+(?:\w+\s+){1,7}?(?:mówi(?:ł[ay]?|li)|opowiad\w+|opowiedzi?\w+|rozmawia\w+|dyskut\w+|debat\w+|wykłada\w+)\s+(?:\w{2,5}\.?\s+)?$",
    re.IGNORECASE,
)
# The office right before the name.
_OFFICE_NOW = Sought(
    r"\b(?:burmistrz|prezydent|wójt|starost|marszał|minist|wojewod|premier|radn|pośl|poseł|senator|sołtys|przewodnicząc)\w*\s+"
    r"(?:(?:miasta|gminy|województwa|[A-ZŁŚŻ]\w+)\s+){0,2}$",
    re.IGNORECASE,
)
_OFFICE_AFTER = re.compile(
    r"\s*[,–-]\s*(?:wice)?(?:prezydent|burmistrz|wójt|starost|marszał|minist|radn|premier|przewodnicząc)\w*",
    re.IGNORECASE,
)
_BROUGHT_ON = Sought(
    r"\b(?:wystąpi\w*|zagra\w*|zaśpiewa\w*|poprowadz\w*|prowadz\w*|goś[ćc]\w*|z|ze|wykonaniu|udziałem|with|by|dyrekcją|batutą"
    r"|wystaw\w*|recital\w*|wernisaż\w*)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_EXHIBITED = Sought(r"\b(?:wystaw|wernisaż|finisaż|ekspozycj|recital)", re.IGNORECASE)
# Right before the name of who gives it: "występ Vox Singers", "koncert na cztery ręce: …".
_GIVEN_BY = Sought(r"\b(?:koncert\w*|występ\w*|recital\w*)\s+(?:[^.;:]{1,30}:\s+)?$", re.IGNORECASE)
# "Opublikowano: 9.11.2017 15:37 Autor: Jan Kos": who wrote the page.
_SIGNED = Sought(r"\b(?:autor(?:ka)?|fot|foto|zdjęcia|tekst|opracowani\w*|red|reż)\.?\s*:\s*$", re.IGNORECASE)
# "z serialem z Richardem …": a cast that is not there.
_OF_A_STORY = Sought(r"\b(?:serial|film|ekranizacj|powieści)\w*\s+(?:ze?|o)\s+$", re.IGNORECASE)
_CLOSED = re.compile(r"\)\s+([a-ząćęłńóśźż]+)")
# What is played, after its composer and a dash: "Jan Kos – II Koncert f-moll op. 21".
_WORK_AFTER = re.compile(
    r"\s*(?:[–—-]|:|\|)\s*[^\n;]{0,60}?\b(?:op\.|opus|KV|BWV|RV|(?:[a-h]|[a-h]is|[a-h]?es|as)-(?:dur|moll))\b"
    r"|\s*\(\d{4}\s*[–—-]\s*\d{4}\)",
    re.IGNORECASE,
)
_QUOTES = frozenset('”"“»')
KNOWN = 0.44
_LABEL = re.compile(r"^[\W_]*([^:\n]{2,32}?)\s*:\s*\S")
_SENTENCE = re.compile(r"(?<=\w{3}[.!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„])")


@dataclass(frozen=True, slots=True)
class Words:
    """The data file: lists of words, and a pattern for each list of words around a name."""

    taking_part: frozenset[str]
    labels_without_role: frozenset[str]
    not_taking_part: frozenset[str]
    named_after: Sought
    made_by: Sought
    presented: Sought
    holds_office: Sought
    provides: Sought
    says: Sought
    says_after: re.Pattern[str]


@lru_cache(maxsize=1)
def vocabulary() -> Words:
    table = tomllib.loads(files("salony.extraction.fields").joinpath("data/people.toml").read_text("utf-8"))
    around = {key: _alternatives(words) for key, words in table["around"].items()}
    quoted = r"(?:pt\.\s*)?(?:[„\"”“][^„\"”“\n]{1,60}[”\"“]\s*)?"
    return Words(
        taking_part=frozenset(table["taking_part"]),
        labels_without_role=frozenset(table["labels_without_role"]),
        not_taking_part=frozenset(table["not_taking_part"]),
        named_after=Sought(rf"\b{around['named_after']}\.?:?\s+(?:św\.\s*)?$", re.IGNORECASE),
        made_by=Sought(rf"\b{around['made_by']}\b\.?:?\s*{quoted}(?:\w+\s+)?$", re.IGNORECASE),
        presented=Sought(rf"\b{around['presented']}\b", re.IGNORECASE),
        holds_office=Sought(rf"\b{around['holds_office']}(?:\s+[\w.]+){{0,4}}\s*$", re.IGNORECASE),
        provides=Sought(rf"\b{around['provides']}\s+(?:[\w.]+\s+){{0,4}}$", re.IGNORECASE),
        says=Sought(rf"\b{around['says']}\s+(?:\w+\s+){{0,4}}$", re.IGNORECASE),
        says_after=re.compile(rf"^(?:,[^,.]{{2,80}},)?\s*(?:–\s*)?{around['says']}\b", re.IGNORECASE),
    )


def _alternatives(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in words) + ")"


def label_of(text: str) -> str:
    """What stands before the line's colon, lower case: "Prowadzenie: Jan Kos"."""
    match = _LABEL.match(text)
    return " ".join(match[1].lower().split()) if match else ""


def judged(text: str, mention: NameMention, label: str, *, film: bool) -> float:
    """Above 0 if the person takes part, by the label of the line and the words around the name."""
    words = vocabulary()
    if label in words.not_taking_part:
        return -1.0
    if _SIGNED.search(before_all := text[max(0, mention.begin - 60) : mention.begin]) or _OF_A_STORY.search(before_all):
        return -0.8
    if before_all.endswith("(") and _is_character(text, mention):
        return -0.6
    if not mention.is_ensemble and _WORK_AFTER.match(text, mention.stop):
        return -0.8
    if label in words.taking_part:
        first = not text[: mention.begin].rpartition(":")[2].strip()
        return 0.95 if first or mention.confidence >= KNOWN else -0.1
    before = _SENTENCE.split(text[max(0, mention.begin - 110) : mention.begin])[-1]
    if _SPOKE_OF.search(before) or words.provides.search(before):
        return 0.8
    if words.says.search(before) or words.says_after.match(text[mention.stop : mention.stop + 110]):
        return -0.8
    of_a_work = mention.case == "gen" and before.rstrip()[-1:] in _QUOTES and not _EXHIBITED.search(before)
    if of_a_work or words.named_after.search(before):
        return -0.7
    officer = words.holds_office.search(before) is not None and _OFFICE_NOW.search(before) is not None
    beside = (mention.case == "inst" and before.endswith((" z ", " ze "))) or before in ("z ", "ze ")
    presented = beside or words.presented.search(before)
    if not presented and _OFFICE_AFTER.match(text, mention.stop):
        return -0.5
    if officer and not beside and not _BROUGHT_ON.search(before):
        return -0.5
    if not presented and (words.made_by.search(before) or words.holds_office.search(before)):
        return -0.5
    if presented and mention.confidence >= KNOWN:
        return 0.9
    if _BROUGHT_ON.search(before):
        return 0.45
    if not film and mention.confidence < KNOWN and _GIVEN_BY.search(before) and _is_foreign(text, mention):
        return 0.5
    return -0.2 if film or mention.confidence < KNOWN else 0.6


def _is_character(text: str, mention: NameMention) -> bool:
    """ "Dyrektor (Jan Kos) chce świętować": a film's story, with the cast in brackets."""
    after = _CLOSED.match(text, mention.stop)
    return after is not None and any(item.pos in ("fin", "praet") for item in analyses(after[1]))


def _is_foreign(text: str, mention: NameMention) -> bool:
    """Two capitalised words and more of which the dictionary does not know one: "Vox Singers"."""
    row = text[mention.begin : mention.stop].split()
    known = [bool(analyses(word.strip("’',.&"))) for word in row]
    return len(row) > 1 and all(word[0].isupper() or word in {"&", "i"} for word in row) and not all(known)
