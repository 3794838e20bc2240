"""Who takes part: performers, speakers, guests, leaders, exhibiting artists, ensembles.

Authors of what is played, directors of films, patrons, quoted officials and those who wrote the page take no part. The
words by which they are told apart are data (`data/people.toml`) and the few contexts below.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from salony.extraction.fields.reading import Reading
from salony.extraction.fields.roles import role_noun
from salony.extraction.fields.scope import Scope
from salony.language.institutions import Institution, find_institutions
from salony.language.morphology import analyses
from salony.language.names import NameMention, find_people
from salony.language.phrases import GOVERNED, nominative
from salony.language.places import find_places
from salony.vocabulary import EventDraft, Evidence, PersonDraft

_BYLINE = re.compile(r"^\W*(?:fot|foto|tekst|autor|red|opr|zdjęci[ae])\b\W|^\W*(?:by|dodał\w*)\s", re.IGNORECASE)
_LIST_LINK = re.compile(
    r"\s*(?:,|;|/|&|\+|\bi\b|\boraz\b|\ba także\b|,?\s*a\s+także|–|-|\band\b|\s)+\s*(?:dr|prof\.?|ks\.?|mgr|hab\.)?\s*"
)
_PERFORMERS = re.compile(
    r"(?i:\b(wystąpi(?:ą|li|ły|ł|ła)?|zagra(?:ją|li|ł|ła)?|gra(?:ją)?|zaśpiewa(?:ją|ł|ła|li)?|zespoł(?:y|ów|u|em|ami)"
    r"|w wykonaniu|gwiazd[ayą](?: wieczoru)?|skład|line-?up|grupy|na scenie|koncert(?:y|u)?|recital|support"
    r"|poprowadzi|prowadzi)\b"
    r"\s*(?:m\.\s?in\.|między innymi|też|także|również|zespół|zespoły|grupa|raper|raperka|duet)?\s*[:\-–]?\s*)"
)
_STAGE_NAME = re.compile(
    r"[A-ZĄĆĘŁŃÓŚŹŻ0-9][\w’'.&!+-]*(?:\s(?:(?:[A-ZĄĆĘŁŃÓŚŹŻ0-9&][\w’'.&!+-]*)"
    r"|(?:of|the|and|de|la|van|von|x)\b)){0,4}"
)
_LABEL = re.compile(r"^[\W_]*([^:\n]{2,32}?)\s*:\s*\S")
_SENTENCE = re.compile(r"(?<=\w{3}[.!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ„])")
_LIVE = re.compile(
    r"\b(?:koncert|spotkani|wernisaż|wystaw|recital|festiwal|wieczór|warsztat|spektakl|kabaret|wykład|konferencj|gala|dzień|dni)",
    re.IGNORECASE,
)
_SCREENED = re.compile(
    r"\b(?:na\s+ekran\w*|seans\w*|film\w*\s+(?:w\s+)?reż\w*|dubbing\w*|prod\.|repertuar\w*\s+kina|w\s+rolach\s+głównych|dramat,|komedia,)",
    re.IGNORECASE,
)
_MUSIC = re.compile(r"\b(?:koncert|muzy|zespoł|zespół|kapel|gra\b|zagra|estrad|festiwal)", re.IGNORECASE)
_PLAYED_BY = re.compile(
    r"\b(?:spektakl\w*|przedstawieni\w*|wykonaniu|występ\w*|monodram\w*|bajk\w*|udziałem|zagra|pokaz\w*|gościnnie)\b"
    r"[^.;]{0,3}(?:[„\"”“][^„\"”“\n]{1,60}[”\"“]\s*)?\(?$",
    re.IGNORECASE,
)
# A heading below which patrons and sponsors stand.
_THANKS = re.compile(
    r"^\W*(?:patronat\w*|patroni|dofinansowan\w*|współfinansowan\w*|partnerzy|sponsorzy|jury|redakcja|komitet\s+honorowy)\b[^.]{0,30}$",
    re.IGNORECASE,
)
_OFFICE_AFTER = re.compile(
    r"\s*[,–-]\s*(?:wice)?(?:prezydent|burmistrz|wójt|starost|marszał|minist|radn|premier|przewodnicząc)\w*",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:wystąpi\w*|występuj\w*|zagra\w*|graj\w*|zaśpiewa\w*|na\s+scenie|wykonawcy|line-?up|gwiazdy|prelegenci|artyści|soliści)"
    r"[^.:]{0,30}:\s*$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\s*[*•–—-]\s*(?P<name>[^\W\d_][^,;:(–—\d]{1,40}?)\s*(?:$|[,;(–—])")
_BAND_FROM = re.compile(
    r"(?:^\s*[*•–-]|[:,]|\bi|\boraz)\s*(?P<name>[A-ZĄĆĘŁŃÓŚŹŻ][A-ZĄĆĘŁŃÓŚŹŻ&’' ]{1,40}?)"
    r"\s+(?:z|ze)\s+[A-ZŁŚŻŹĆÓ][a-ząćęłńóśźż]"
)
_PLAYS = re.compile(
    r"^(?P<name>[^–—:\d]{2,45}?)\s*[-–—:|]\s*(?:koncert\w*|recital\w*|stand-?up|live|na żywo)\b", re.IGNORECASE
)
_NO_STAGE_NAME = frozenset(
    {
        "w",
        "na",
        "od",
        "do",
        "z",
        "o",
        "a",
        "i",
        "ul",
        "pl",
        "al",
        "wstęp",
        "bilety",
        "godz",
        "start",
        "tel",
        "już",
        "park",
        "plac",
    }
)
_EXHIBITED = re.compile(r"\b(?:wystaw|wernisaż|finisaż|ekspozycj|recital)", re.IGNORECASE)
_BROUGHT_ON = re.compile(
    r"\b(?:wystąpi\w*|zagra\w*|zaśpiewa\w*|poprowadz\w*|prowadz\w*|goś[ćc]\w*|z|ze|wykonaniu|udziałem|with|by|dyrekcją|batutą"
    r"|wystaw\w*|recital\w*|wernisaż\w*)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
# "O miastach partnerskich mówili …": who speaks of a theme speaks there; who "mówi" is quoted.
_SPOKE_OF = re.compile(
    r"\bo\s+(?:\w+\s+){1,7}?(?:mówi(?:ł[ay]?|li)|opowiad\w+|opowiedzi?\w+|rozmawia\w+|dyskut\w+|debat\w+|wykłada\w+)\s+(?:\w{2,5}\.?\s+)?$",
    re.IGNORECASE,
)
# The office right before the name.
_OFFICE_NOW = re.compile(
    r"\b(?:burmistrz|prezydent|wójt|starost|marszał|minist|wojewod|premier|radn|pośl|poseł|senator|sołtys|przewodnicząc)\w*\s+"
    r"(?:(?:miasta|gminy|województwa|[A-ZŁŚŻ]\w+)\s+){0,2}$",
    re.IGNORECASE,
)
# Right before the name of who gives it: "występ Vox Singers", "koncert na cztery ręce: …".
_GIVEN_BY = re.compile(r"\b(?:koncert\w*|występ\w*|recital\w*)\s+(?:[^.;:]{1,30}:\s+)?$", re.IGNORECASE)
_QUOTES = frozenset('”"“»')
_KNOWN = 0.44
_SIGNATURE = 40


@dataclass(frozen=True, slots=True)
class _Person:
    """A mention judged. score: above 0 the person takes part."""

    begin: int
    stop: int
    draft: PersonDraft
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The data file: lists of words, and a pattern for each list of words around a name."""

    taking_part: frozenset[str]
    labels_without_role: frozenset[str]
    not_taking_part: frozenset[str]
    named_after: re.Pattern[str]
    made_by: re.Pattern[str]
    presented: re.Pattern[str]
    holds_office: re.Pattern[str]
    says: re.Pattern[str]
    says_after: re.Pattern[str]


@lru_cache(maxsize=1)
def _vocabulary() -> _Words:
    table = tomllib.loads(files("salony.extraction.fields").joinpath("data/people.toml").read_text("utf-8"))
    around = {key: _alternatives(words) for key, words in table["around"].items()}
    quoted = r"(?:pt\.\s*)?(?:[„\"”“][^„\"”“\n]{1,60}[”\"“]\s*)?"
    return _Words(
        taking_part=frozenset(table["taking_part"]),
        labels_without_role=frozenset(table["labels_without_role"]),
        not_taking_part=frozenset(table["not_taking_part"]),
        named_after=re.compile(rf"\b{around['named_after']}\.?:?\s+(?:św\.\s*)?$", re.IGNORECASE),
        made_by=re.compile(rf"\b{around['made_by']}\b\.?:?\s*{quoted}(?:\w+\s+)?$", re.IGNORECASE),
        presented=re.compile(rf"\b{around['presented']}\b", re.IGNORECASE),
        holds_office=re.compile(rf"\b{around['holds_office']}(?:\s+[\w.]+){{0,4}}\s*$", re.IGNORECASE),
        says=re.compile(rf"\b{around['says']}\s+(?:\w+\s+){{0,4}}$", re.IGNORECASE),
        says_after=re.compile(rf"^(?:,[^,.]{{2,80}},)?\s*(?:–\s*)?{around['says']}\b", re.IGNORECASE),
    )


def _alternatives(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in words) + ")"


def read(draft: EventDraft, scope: Scope) -> Reading[tuple[PersonDraft, ...]] | None:
    """Everyone who takes part, in the text's order, each once; the evidence spans from the first to the last."""
    people: dict[str, _Person] = {}
    film = _is_film(draft, scope)
    announced = False
    for text, begin, stop in _texts(draft, scope):
        items = _announced(text) if announced and not film else ()
        announced = bool(items) or bool(_ANNOUNCES.search(text))
        for person in (*_of_line(text, film=film), *_of_item(text), *items):
            if person.score <= 0:
                continue
            first, last = begin + person.begin, begin + person.stop
            # A title is not always the text's own words ("koncert: …"): then its place is all that is known.
            literal = scope.document.text.startswith(text[person.begin : person.stop], first)
            moved = replace(person, begin=first, stop=last) if literal else replace(person, begin=begin, stop=stop)
            key = person.draft.name.lower()
            same = next((other for other in people if _same(other, key)), None)
            if same is None:
                people[key] = moved
            else:
                people[same] = _richer(people[same], moved)
    performer = _title_performer(draft) or _bare_performer(draft, scope)
    if performer and not any(_same(key, performer.lower()) for key in people):
        _, begin, stop = next(_texts(draft, scope), ("", 0, 0))
        made = _Person(begin, stop, PersonDraft(name=performer), 0.6, "text.people.title")
        people = {performer.lower(): made, **people}
    if not people:
        return None
    chosen = list(people.values())[:40]
    sure = min(0.95, max(0.4, sum(min(one.score, 1.0) for one in chosen) / len(chosen)))
    evidence = Evidence(min(p.begin for p in chosen), max(p.stop for p in chosen), chosen[0].rule, round(sure, 3))
    return Reading(tuple(person.draft for person in chosen), evidence)


def _texts(draft: EventDraft, scope: Scope) -> Iterator[tuple[str, int, int]]:
    """(text, its begin, its stop) of the title, where it stands, and of every line that speaks of the event alone."""
    title = draft.evidence.get("name")
    if draft.name and title is not None:
        yield draft.name, title.start, title.end
    elif draft.name and scope.own_lines:
        yield draft.name, scope.own_lines[0].begin, scope.own_lines[0].stop
    rows = scope.own_lines
    for index, line in enumerate(rows):
        if _THANKS.match(line.text):
            break
        beside = [rows[near].text for near in (index - 1, index + 1) if 0 <= near < len(rows)]
        listed = any(text.rstrip().endswith(":") or _is_signature(text) for text in beside)
        if line.further and not listed and _is_signature(line.text):
            continue
        yield line.text, line.begin, line.stop


def _is_signature(text: str) -> bool:
    """A line that is only somebody's name, under a notice: who signed it."""
    bare = text.strip(" .,()–-")
    if len(bare) > _SIGNATURE or text.lstrip()[:1] in "-–•*":
        return False
    return any(bare == text[one.begin : one.stop].strip() and not one.is_ensemble for one in find_people(text))


def _title_performer(draft: EventDraft) -> str | None:
    """ "ENEJ – koncert": who plays, where the title says no more."""
    match = _PLAYS.match(draft.name)
    name = match["name"].strip(' „”"') if match else ""
    if not name or any(sign in name for sign in '„”"') or find_institutions(name) or find_people(name):
        return None
    return name if name[0].isupper() and len(name.split()) <= 5 else None


def _bare_performer(draft: EventDraft, scope: Scope) -> str | None:
    """A title that is nothing but an unknown name, in a programme of music: "LAKE VERONA", "Ola & Jan"."""
    name = draft.name.strip(' "„”')
    row = name.split()
    if not 1 <= len(row) <= 4 or any(sign in name for sign in '„”":,.?!0123456789–') or find_places(name):
        return None
    if not all(word in {"&", "i"} or any(letter.isupper() for letter in word) for word in row):
        return None
    if "&" not in row and analyses(row[0]):
        return None
    around = scope.own_text + "\n" + "\n".join(line.text for line in scope.shared_lines)
    return name if _MUSIC.search(around) and not find_institutions(name) and not find_people(name) else None


def _is_film(draft: EventDraft, scope: Scope) -> bool:
    """A film has a cast, not performers; the title says so, or the text where the title says nothing else."""
    if _LIVE.search(draft.name):
        return False
    if _SCREENED.search(scope.own_text[:500]):
        return True
    return bool(re.search(r"\b(?:film\w*|seans\w*|projekcj\w*|kino|dkf)\b", draft.name, re.IGNORECASE))


def _same(one: str, other: str) -> bool:
    """The same person under a longer or shorter name: "Turnau", "Grzegorz Turnau"."""
    return one == other or one.endswith(" " + other) or other.endswith(" " + one)


def _richer(one: _Person, other: _Person) -> _Person:
    """The first mention with what the second adds."""
    long = one.draft if len(one.draft.name) >= len(other.draft.name) else other.draft
    role, affiliation = one.draft.role or other.draft.role, one.draft.affiliation or other.draft.affiliation
    return replace(one, draft=replace(long, role=role, affiliation=affiliation), score=max(one.score, other.score))


@lru_cache(maxsize=4096)
def _of_line(text: str, *, film: bool) -> tuple[_Person, ...]:
    if not any(letter.isupper() for letter in text) or _BYLINE.match(text):
        return ()
    institutions = find_institutions(text)
    label = _label(text)
    found: list[_Person] = []
    last: tuple[int, float] | None = None
    for mention in find_people(text):
        linked = last is not None and _LIST_LINK.fullmatch(text, last[0], mention.begin) is not None
        score = last[1] if last is not None and linked else _judged(text, mention, label, film=film)
        if linked and score > 0 and mention.confidence < _KNOWN:
            score = 0.5
        found.append(_described(text, mention, institutions, score, label))
        last = mention.stop, score
    if not film:
        found.extend(_stage_names(text, found, institutions))
        found.extend(_troupes(text, institutions))
    return tuple(sorted(found, key=lambda one: one.begin))


def _of_item(text: str) -> tuple[_Person, ...]:
    """Items of a list that name bands and where they come from: "* KALINA z Rudy", "ROSA z Jurgowa, HYR z Brzegów"."""
    return tuple(
        _Person(
            match.start("name"), match.end("name"), PersonDraft(name=match["name"].strip()), 0.55, "text.people.item"
        )
        for match in _BAND_FROM.finditer(text)
    )


def _announced(text: str) -> tuple[_Person, ...]:
    """An item of the list that "zagrają:" announces."""
    match = _ITEM.match(text)
    if not match or find_institutions(match["name"]):
        return ()
    known = next(iter(find_people(match["name"])), None)
    name = known.name if known is not None and known.confidence >= _KNOWN else match["name"].strip()
    return (_Person(match.start("name"), match.end("name"), PersonDraft(name=name), 0.6, "text.people.item"),)


def _troupes(text: str, institutions: tuple[Institution, ...]) -> Iterator[_Person]:
    """Theatres that play: "wieczór z Teatrem Maska", "występy (Teatr Kropka)"; not their houses."""
    for item in institutions:
        if item.kind.slug != "theatre" or not item.named:
            continue
        head = text[item.begin : item.stop].split(" ", 1)[0]
        forms = {form.case for reading in analyses(head) if reading.is_noun for form in reading.forms}
        with_it = item.preposition in ("z", "ze") and "inst" in forms and "gen" not in forms
        if with_it or _PLAYED_BY.search(text[max(0, item.begin - 45) : item.begin]):
            draft = PersonDraft(name=item.name)
            yield _Person(item.begin, item.stop, draft, 0.6, "text.people.troupe")


def _label(text: str) -> str:
    """What stands before the line's colon, lower case: "Prowadzenie: Jan Kos"."""
    match = _LABEL.match(text)
    return " ".join(match[1].lower().split()) if match else ""


def _judged(text: str, mention: NameMention, label: str, *, film: bool) -> float:
    """Above 0 if the person takes part, by the label of the line and the words around the name."""
    words = _vocabulary()
    if label in words.not_taking_part:
        return -1.0
    if label in words.taking_part:
        first = not text[: mention.begin].rpartition(":")[2].strip()
        return 0.95 if first or mention.confidence >= _KNOWN else -0.1
    before = _SENTENCE.split(text[max(0, mention.begin - 110) : mention.begin])[-1]
    if _SPOKE_OF.search(before):
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
    if presented and mention.confidence >= _KNOWN:
        return 0.9
    if _BROUGHT_ON.search(before):
        return 0.45
    if not film and mention.confidence < _KNOWN and _GIVEN_BY.search(before) and _is_foreign(text, mention):
        return 0.5
    return -0.2 if film or mention.confidence < _KNOWN else 0.6


def _is_foreign(text: str, mention: NameMention) -> bool:
    """Two capitalised words and more of which the dictionary does not know one: "Vox Singers"."""
    row = text[mention.begin : mention.stop].split()
    known = [bool(analyses(word.strip("’',.&"))) for word in row]
    return len(row) > 1 and all(word[0].isupper() or word in {"&", "i"} for word in row) and not all(known)


def _described(
    text: str, mention: NameMention, institutions: tuple[Institution, ...], score: float, label: str
) -> _Person:
    """The person with the role and the institution that the words beside the name state."""
    role, affiliation = _apposition(text, mention, institutions)
    words = _vocabulary()
    labelled = label if label in words.taking_part and label not in words.labels_without_role else None
    role = role or _role_before(text, mention) or labelled
    draft = PersonDraft(name=mention.name, role=role, affiliation=affiliation)
    rule = "text.people.labelled" if label else "text.people.ensemble" if mention.is_ensemble else "text.people.name"
    return _Person(mention.begin, mention.stop, draft, score, rule)


def _role_before(text: str, mention: NameMention) -> str | None:
    """ "z pisarzem Jackiem Piekarą": the noun before the name, if it is a role."""
    match = re.search(
        r"(\w[\w-]+)\s+(?:(?:dr|prof|hab|mgr|ks)\.?\s+)*$", text[max(0, mention.begin - 40) : mention.begin]
    )
    return role_noun(match[1]) if match and match[1].lower() not in ("dr", "prof", "mgr", "ks", "św") else None


def _apposition(
    text: str, mention: NameMention, institutions: tuple[Institution, ...]
) -> tuple[str | None, str | None]:
    """ "Anna Kos, kierowniczka działu w Muzeum Miejskim", "Jan Kos z Muzeum Miejskiego"."""
    after = text[mention.stop :]
    follow = next((item for item in institutions if item.begin >= mention.stop), None)
    if re.match(r"\s+(?:z|ze|reprezentując\w+)\s+", after):
        begins = mention.stop + re.match(r"\s+\w+\s+", after).end()  # type: ignore[union-attr]
        return None, follow.name if follow is not None and follow.begin <= begins + 2 else None
    if follow is not None and re.fullmatch(r"\s*\(", text[mention.stop : follow.begin]):
        return None, follow.name
    match = re.match(r"\s*[,(–-]\s*((?:\w{3,}\s+){0,2}?)(\w[\w-]+)", after)
    role = role_noun(match[2]) if match else None
    if match is None or role is None:
        return None, None
    begin = mention.stop + match.start(1)
    end = re.search(r"[,.;()–\n]|\s(?:oraz|i|który|która|a|będzie|jest|był|była)\s", text[begin:])
    stop = begin + end.start() if end else len(text)
    inside = follow if follow is not None and follow.begin < stop else None
    phrase = text[begin : inside.begin if inside else stop]
    phrase = re.sub(r"\s+(?:w|we|z|ze|przy|na)\s*$", "", phrase).strip()
    if inside and not phrase:
        return role, inside.name
    return nominative(phrase, "przez" if mention.case == "acc" else None)[:120], inside.name if inside else None


def _stage_names(text: str, found: list[_Person], institutions: tuple[Institution, ...]) -> Iterator[_Person]:
    """Names that only their place tells to be performers': "zagrają Hell Machine, Kalina i Trzy Korony"."""
    for trigger in _PERFORMERS.finditer(text):
        weak = trigger[1].lower().startswith(("koncert", "recital", "gwiazd", "skład", "prowadzi", "poprowadzi"))
        position = trigger.end()
        while position < len(text):
            known = next((one for one in found if one.begin <= position < one.stop), None)
            if known is not None:
                position = known.stop
            else:
                match = _STAGE_NAME.match(text, position)
                if match is None or not _may_be_stage_name(match.group(), text, match, institutions, weak=weak):
                    break
                draft = PersonDraft(name=match.group().strip(" .,"))
                yield _Person(match.start(), match.end(), draft, 0.5, "text.people.stage-name")
                position = match.end()
            link = _LIST_LINK.match(text, position)
            if (
                link is None
                or link.end() == position
                or not re.search(r"[,;/&+]|\b(?:i|oraz|także|and)\b", link.group())
            ):
                break
            position = link.end()


def _may_be_stage_name(
    name: str, text: str, match: re.Match[str], institutions: tuple[Institution, ...], *, weak: bool
) -> bool:
    if any(item.begin <= match.start() < item.stop for item in institutions) or not name[0].isalpha() or len(name) < 2:
        return False
    if (
        find_places(name)
        or name.split(" ", 1)[0].lower() in GOVERNED
        or name.split(" ", 1)[0].lower() in _NO_STAGE_NAME
    ):
        return False
    if not weak:
        return True
    return any(part[:1].isupper() and part.isalpha() and not analyses(part) for part in name.split())
