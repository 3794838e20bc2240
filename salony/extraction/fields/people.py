"""Who takes part: performers, speakers, guests, leaders, exhibiting artists, ensembles.

Authors of what is played, directors of films, patrons, quoted officials and those who wrote the page take no part. The
words by which they are told apart are data (`data/people.toml`) and the few contexts below.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from salony.extraction.fields.english_people import english_people
from salony.extraction.fields.performers import (
    LIST_LINK,
    Person,
    initialled,
    listed_performer,
    of_item,
    stage_names,
    troupes,
)
from salony.extraction.fields.reading import Reading
from salony.extraction.fields.roles import role_noun
from salony.extraction.fields.scope import Scope
from salony.extraction.fields.taking_part import KNOWN, judged, label_of, vocabulary
from salony.language.gazetteer import place_named
from salony.language.institutions import Institution, find_institutions
from salony.language.morphology import analyses
from salony.language.names import NameMention, find_people
from salony.language.phrases import nominative
from salony.language.places import find_places
from salony.language.signs import Sought
from salony.vocabulary import EventDraft, Evidence, PersonDraft

_BYLINE = re.compile(r"^\W*(?:fot|foto|tekst|autor|red|opr|zdjęci[ae])\b\W|^\W*(?:by|dodał\w*)\s", re.IGNORECASE)
_LIVE = re.compile(
    r"\b(?:koncert|spotkani|wernisaż|wystaw|recital|festiwal|wieczór|warsztat|spektakl|kabaret|wykład|konferencj|gala|dzień|dni)",
    re.IGNORECASE,
)
_SCREENED = re.compile(
    r"\b(?:na\s+ekran\w*|seans\w*|film\w*\s+(?:w\s+)?reż\w*|dubbing\w*|prod\.|repertuar\w*\s+kina|w\s+rolach\s+głównych|dramat,|komedia,)",
    re.IGNORECASE,
)
# One of these stands wherever a film is shown.
_SCREEN_SIGNS = ("ekran", "seans", "film", "dubbing", "prod.", "repertuar", "rolach", "dramat,", "komedia,")
_FILM = re.compile(r"\b(?:film\w*|seans\w*|projekcj\w*|kino|dkf)\b", re.IGNORECASE)
_MUSIC = Sought(r"\b(?:koncert|muzy|zespoł|zespół|kapel|gra\b|zagra|estrad|festiwal)", re.IGNORECASE)
# A heading below which patrons and sponsors stand.
_THANKS = re.compile(
    r"^\W*(?:patronat\w*|patroni|dofinansowan\w*|współfinansowan\w*|partnerzy|sponsorzy|jury|redakcja|komitet\s+honorowy)\b[^.]{0,30}$",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:wystąpi\w*|występuj\w*|zagra\w*|graj\w*|zaśpiewa\w*|na\s+scenie|wykonawcy|line-?up|gwiazdy|prelegenci|artyści|soliści)"
    r"[^.:]{0,30}:\s*$",
    re.IGNORECASE,
)
# What only bands play at: on its programme a bare name in capitals is one of theirs.
_OF_MUSIC = re.compile(
    r"\b(?:festiwal|przegląd|noc|wieczór|scena)\w*\b[^.\n]{0,30}\b(?:szant|rock|metal|blues|jazz|folk|reggae|hip-?hop|muzy|piosenk)",
    re.IGNORECASE,
)
_STAGE = re.compile(r"^\W*(?:duża |mała |główna )?(?:scena|stage)\b|\bline-?up\b", re.IGNORECASE | re.MULTILINE)
_SET = re.compile(r"\s+(?:\(?(?:dj set|live(?: act)?|solo|akustycznie|unplugged|na żywo|support)\)?)$", re.IGNORECASE)
_HAPPENING = re.compile(
    r"\b(?:koncert|recital|stand-?up|finał|finali|laureac|porane?k|otwarci|zakończeni|rozpoczęci|gala|pokaz|kino|film|seans"
    r"|zabaw|warsztat|konkurs|spektakl|przerw|dni|dzień|noc|święto|festiwal|przegląd|bieg|rajd|turniej|wieczór|strefa|msza|nabożeń|procesj|orszak|\w*quiz)\w*",
    re.IGNORECASE,
)
_SMALL = frozenset({"&", "i", "z", "ze", "of", "the", "de", "and", "na", "w", "x"})
# A band's name has so many words at most.
_LONGEST = 5
_PLAYS = re.compile(
    r"^(?P<name>[^–—:\d]{2,45}?)\s*[-–—:|]\s*(?:koncert\w*|recital\w*|stand-?up|live|na żywo)\b", re.IGNORECASE
)
_SIGNATURE = 40


def read(draft: EventDraft, scope: Scope) -> Reading[tuple[PersonDraft, ...]] | None:
    """Everyone who takes part, in the text's order, each once; the evidence spans from the first to the last."""
    people: dict[str, Person] = {}
    film = _is_film(draft, scope)
    english = scope.document.language == "en"
    announced = False
    for text, begin, stop in _texts(draft, scope):
        items = listed_performer(text) if announced and not film else ()
        announced = bool(items) or (text.rstrip().endswith(":") and bool(_ANNOUNCES.search(text)))
        for person in (*_told(text, english=english, film=film), *items):
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
        made = Person(begin, stop, PersonDraft(name=performer), 0.6, "text.people.title")
        people = {performer.lower(): made, **people}
    if not people:
        return None
    chosen = list(people.values())[:40]
    sure = min(0.95, max(0.4, sum(min(one.score, 1.0) for one in chosen) / len(chosen)))
    evidence = Evidence(min(p.begin for p in chosen), max(p.stop for p in chosen), chosen[0].rule, round(sure, 3))
    return Reading(tuple(person.draft for person in chosen), evidence)


@lru_cache(maxsize=4096)
def _told(text: str, *, english: bool, film: bool) -> tuple[Person, ...]:
    """Those of whom a line tells; on English pages capitals are no sign."""
    if english:
        return tuple(english_people(text, label_of(text)))
    return (*_of_line(text, film=film), *of_item(text), *initialled(text))


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
        if line.further and _is_signature(line.text):
            beside = [rows[near].text for near in (index - 1, index + 1) if 0 <= near < len(rows)]
            if not any(text.rstrip().endswith(":") or _is_signature(text) for text in beside):
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
    """A title that is nothing but a name, in a programme of music: "LAKE VERONA", "Ola & Jan", "Zorza Polna DJ set"."""
    name = _SET.sub("", draft.name.strip(' "„”'))
    row = name.split()
    if not 1 <= len(row) <= _LONGEST or any(sign in name for sign in '„”":,.?!0123456789–'):
        return None
    if not all(word in _SMALL or any(letter.isupper() for letter in word) for word in row) or row[0] in _SMALL:
        return None
    if not any(_MUSIC.search(line.text) for line in scope.lines) or find_places(name):
        return None
    played = any(_OF_MUSIC.search(text) for text in (draft.part_of or "", *(line.text for line in scope.shared_lines)))
    staged = len(row) > 1 and (played or any(_STAGE.search(line.text) for line in scope.shared_lines))
    if "&" not in row and analyses(row[0]) and not staged:
        # Words of the dictionary name a band where a stage's name stands over them.
        return None
    if _HAPPENING.search(name) or find_institutions(name):
        return None
    return None if any(one.confidence >= KNOWN for one in find_people(name)) else name


def _is_film(draft: EventDraft, scope: Scope) -> bool:
    """A film has a cast, not performers; the title says so, or the text where the title says nothing else."""
    if _LIVE.search(draft.name):
        return False
    if scope.mentions_itself(_SCREEN_SIGNS) and _SCREENED.search(scope.own_text[:500]):
        return True
    return bool(_FILM.search(draft.name))


def _same(one: str, other: str) -> bool:
    """The same person under a longer or shorter name: "Turnau", "Grzegorz Turnau"."""
    return one == other or one.endswith(" " + other) or other.endswith(" " + one)


def _richer(one: Person, other: Person) -> Person:
    """The first mention with what the second adds."""
    long = one.draft if len(one.draft.name) >= len(other.draft.name) else other.draft
    role, affiliation = one.draft.role or other.draft.role, one.draft.affiliation or other.draft.affiliation
    return replace(one, draft=replace(long, role=role, affiliation=affiliation), score=max(one.score, other.score))


def _of_line(text: str, *, film: bool) -> tuple[Person, ...]:
    if not any(letter.isupper() for letter in text) or _BYLINE.match(text):
        return ()
    institutions = find_institutions(text)
    label = label_of(text)
    found: list[Person] = []
    last: tuple[int, float] | None = None
    for mention in find_people(text):
        linked = last is not None and LIST_LINK.fullmatch(text, last[0], mention.begin) is not None
        score = last[1] if last is not None and linked else judged(text, mention, label, film=film)
        if place_named(mention.name) is not None:
            # "Galeria, Rynek 3, Kazimierz Dolny": a town.
            score = -1.0
        if linked and score > 0 and mention.confidence < KNOWN:
            score = 0.5
        found.append(_described(text, mention, institutions, score, label))
        last = mention.stop, score
    if not film:
        found.extend(stage_names(text, found, institutions))
        found.extend(troupes(text, institutions))
    return tuple(sorted(found, key=lambda one: one.begin))


def _described(
    text: str, mention: NameMention, institutions: tuple[Institution, ...], score: float, label: str
) -> Person:
    """The person with the role and the institution that the words beside the name state, where they take part."""
    if score <= 0:
        return Person(mention.begin, mention.stop, PersonDraft(name=mention.name), score, "text.people.name")
    role, affiliation = _apposition(text, mention, institutions)
    words = vocabulary()
    labelled = label if label in words.taking_part and label not in words.labels_without_role else None
    role = role or _role_before(text, mention) or labelled
    draft = PersonDraft(name=mention.name, role=role, affiliation=affiliation)
    rule = "text.people.labelled" if label else "text.people.ensemble" if mention.is_ensemble else "text.people.name"
    return Person(mention.begin, mention.stop, draft, score, rule)


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
