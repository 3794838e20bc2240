"""A query read word by word: each word has one reading, the surest first; what is left is looked for as text."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from salony.discovery.query import Chip, Near, Query
from salony.discovery.understanding import dates
from salony.discovery.understanding.lexicon import Match, Vocabulary, data, polish_forms
from salony.discovery.understanding.names import Index, KnownNames, Name, index, places
from salony.discovery.understanding.people import person_at
from salony.discovery.understanding.quantities import quantity
from salony.discovery.understanding.rest import rest
from salony.discovery.understanding.spelling import place_speller, speller
from salony.discovery.understanding.venues import named_venue
from salony.discovery.understanding.words import Token
from salony.language.morphology import analyses
from salony.language.phrases import nominative

_QUOTED = re.compile(r'[„“”"«]([^„“”"«»]{1,200})[“”"»]')
_NEGATED_WITHIN = 3
_MENDED = 5  # letters of a place's name from which a typing error is mended
_HOUSES = ("museum", "theatre", "film", "opera")
_IN = ("w", "we", "in", "at", "v", "ve", "у", "в", "im")


class Reader:
    """The state of one reading. row: the words; free: which are not taken yet; pieces: text to look for, by word."""

    def __init__(
        self,
        text: str,
        row: tuple[Token, ...],
        vocabulary: Vocabulary,
        now: dt.datetime,
        city: str,
        known: KnownNames | None,
    ) -> None:
        self.text, self.vocabulary, self.now, self.city = text, vocabulary, now, city
        self.names: Index = index(known)
        self.cities = known.cities if known else ()
        self.places: Index = places(self.cities)
        self.row = row
        self.free = [True] * len(row)
        self.dropped = [False] * len(row)
        self.query = Query(language=vocabulary.language)
        self.chips: list[Chip] = []
        self.pieces: dict[int, str] = {}
        self.cues = {
            number + match.length
            for number in range(len(row))
            for match in vocabulary.phrases.at(row, number)
            if match.entry.field.startswith("person.")
        }
        self.near_at: int | None = None
        self.house_category: str | None = None

    def understood(self, **changes: Any) -> None:
        """The query with these fields set."""
        self.query = replace(self.query, **changes)

    def read(self) -> Query:
        for step in (
            self._quoted, self._mend, self._titles, self._quantities, self._known, self._proper_title,
            lambda: self._phrases(several=True), self._dates, self._negations, lambda: self._phrases(several=False),
            self._venues, self._places, self._people, self._near, self._places_misspelt,
        ):  # fmt: skip
            step()
        return self._finished()

    def take(self, first: int, last: int, field: str = "", value: str = "", *, drop: bool = False) -> None:
        """The words first to last are read; a field gives a chip."""
        for number in range(first, last):
            self.free[number] = False
            self.dropped[number] = drop
        if field:
            begin, stop = self.row[first].begin, self.row[last - 1].stop
            self.chips.append(Chip(field, value, self.text[begin:stop], begin, stop))

    def open_at(self, first: int, last: int) -> bool:
        return last <= len(self.row) and all(self.free[first:last])

    def look_for(self, first: int, last: int, text: str) -> None:
        self.take(first, last, "text", text)
        self.pieces[first] = text

    def _quoted(self) -> None:
        for found in _QUOTED.finditer(self.text[: self.row[-1].stop + 1]):
            inside = [k for k, token in enumerate(self.row) if found.start(1) <= token.begin < found.end(1)]
            if inside:
                self.look_for(inside[0], inside[-1] + 1, found[1].strip())

    def _mend(self) -> None:
        """Typing errors in words that nothing else knows."""
        phrases, time = self.vocabulary.phrases, self.vocabulary.time
        polish = self.vocabulary.language == "pl"
        row = list(self.row)
        for number, token in enumerate(row):
            folded = token.folded
            if token.is_number or not self.free[number] or phrases.knows(folded) or time.knows(folded):
                continue
            if folded in self.names.forms or folded in self.places.forms or (token.is_capitalised and number):
                continue
            if polish and analyses(token.text.lower()):
                continue
            mended = speller(self.vocabulary.language).mend(folded)
            if mended:
                row[number] = replace(token, folded=mended, text=mended)
        self.row = tuple(row)

    def _titles(self) -> None:
        self._named(lambda name: name.field == "title")

    def _known(self) -> None:
        self._named(lambda name: name.field != "title")

    def _named(self, wanted: Callable[[Name], bool]) -> None:
        number = 0
        while number < len(self.row):
            step = 1
            for name in self.names.at(self.row, number):
                stop = number + len(name.words)
                if wanted(name) and self.open_at(number, stop) and self._may_be(name, number):
                    self._take_name(name, number, stop)
                    step = len(name.words)
                    break
            number += step

    def _may_be(self, name: Name, number: int) -> bool:
        token = self.row[number]
        if name.field == "title" and len(name.words) == 1:
            return token.is_capitalised or len(self.row) == 1
        if not name.common:
            return True
        said = token.is_capitalised and (number > 0 or len(self.row) <= 2)
        return said or number in self.cues

    def _take_name(self, name: Name, first: int, last: int) -> None:
        if name.field == "title":
            self.look_for(first, last, name.value)
        elif getattr(self.query, name.field) is None:
            self.understood(**{name.field: name.value})
            if name.field == "venue" and self.row[first].text.islower() and last > first + 1:
                self._house_kind(first)
            self.take(first, last, name.field, name.value)

    def _house_kind(self, first: int) -> None:
        """ "w kinie Kosmos": a kind in small letters before a capitalised name is also said."""
        kinds = [m for m in self.vocabulary.phrases.at(self.row, first) if m.entry.field == "category"]
        if kinds and self.row[first + 1].is_capitalised:
            self.house_category = kinds[0].entry.value

    def _proper_title(self) -> None:
        """A capitalised category inside a small-letter query begins a title: "festival Kino na hranici"."""
        if self.vocabulary.language == "de" or not self.row or self.row[0].is_capitalised:
            return
        for number in range(1, len(self.row) - 1):
            token = self.row[number]
            follower = self.row[number + 1]
            prepositions = self.vocabulary.table["drop"]["prepositions"]
            if not token.is_capitalised or not self.free[number] or token.text.isupper():
                continue
            kinds = any(match.entry.field == "category" for match in self.vocabulary.phrases.at(self.row, number))
            inner = follower.text in prepositions and number + 2 < len(self.row)
            if kinds and inner and not self.row[number + 2].is_capitalised and not self.row[number - 1].is_number:
                self.look_for(number, len(self.row), self.text[token.begin : self.row[-1].stop])
                return

    def _quantities(self) -> None:
        for number in range(len(self.row)):
            found = quantity(self.row, number, self.vocabulary) if self.free[number] else None
            if found is None or not self.open_at(found.first, found.last):
                continue
            if found.field == "max_price":
                value = float(found.value)
                if value == 0:
                    self._flag("free", found.first, found.last)
                    continue
                self.understood(max_price=int(value) if value.is_integer() else value)
            elif found.field == "radius":
                self.understood(place=Near("", float(found.value)))
            elif found.field and self.query.audience is None:
                self.understood(audience=found.value)
            field = "place" if found.field == "radius" else found.field
            self.take(found.first, found.last, field, f"{found.value} km" if field == "place" else found.value)

    def _flag(self, field: str, first: int, last: int) -> None:
        self.understood(**{field: True})
        self.take(first, last, field, "true")

    def _place_said(self) -> str:
        for number in range(len(self.row)):
            for name in self.places.at(self.row, number):
                if not name.common or self.row[number].is_capitalised:
                    return name.value
        return self.city

    def _dates(self) -> None:
        when = dates.find(self.row, self.free, self.vocabulary, self.now, self._place_said())
        self.understood(start=when.start, end=when.end, part_of_day=when.part_of_day)
        value = f"{when.start or ''}/{when.end or ''}"
        for atom in when.atoms:
            alone = atom.kind == "part"
            self.take(atom.first, atom.last, "part_of_day" if alone else "when", atom.part or "" if alone else value)
            if atom.bare and atom.kind == "holiday":
                said = self.text[self.row[atom.first].begin : self.row[atom.last - 1].stop]
                self.pieces[atom.first] = said

    def _negations(self) -> None:
        """ "bez teatrów", "tylko nie kabaret": what is ruled out."""
        phrases = self.vocabulary.phrases
        for number in range(len(self.row)):
            if not self.free[number]:
                continue
            stop = max(
                (number + m.length for m in phrases.at(self.row, number) if m.entry.field == "negation.words"),
                default=0,
            )
            for begin in range(stop, min(stop + _NEGATED_WITHIN, len(self.row))) if stop else ():
                kinds = [m for m in phrases.at(self.row, begin) if m.entry.field == "category"]
                if kinds and self.free[begin]:
                    best = max(kinds, key=lambda match: match.length)
                    self.understood(not_category=best.entry.value)
                    self.take(number, begin + best.length, "not_category", best.entry.value)
                    break
            else:
                self._rule_out(number, stop)

    def _rule_out(self, number: int, stop: int) -> None:
        """ "bez disco polo": words ruled out that are no kind are not looked for."""
        last = stop
        while (
            last < min(stop + 2, len(self.row))
            and self.free[last]
            and not list(self.vocabulary.phrases.at(self.row, last))
        ):
            last += 1
        if number < stop < last and not self.places.at(self.row, stop):
            self.take(number, last, drop=True)

    def _phrases(self, *, several: bool) -> None:
        number = 0
        while number < len(self.row):
            step = 1
            if self.free[number]:
                found = [
                    match
                    for match in self.vocabulary.phrases.at(self.row, number)
                    if (match.length > 1) == several and self.open_at(number, number + match.length)
                ]
                if several and self._negated(number):
                    found = [match for match in found if match.entry.field != "category"]
                for match in sorted(
                    found, key=lambda m: (-m.length, m.entry.field == "word", m.entry.field == "drop.words")
                ):
                    if self._take_phrase(match, number):
                        step = match.length
                        break
            number += step

    def _negated(self, number: int) -> bool:
        return number > 0 and any(
            number - back >= 0
            and any(
                m.length == back and m.entry.field == "negation.words"
                for m in self.vocabulary.phrases.at(self.row, number - back)
            )
            for back in (1, 2, 3)
        )

    def _take_phrase(self, match: Match, first: int) -> bool:
        """Whether the phrase was taken."""
        entry, last = match.entry, first + match.length
        field = entry.field
        if field == "category":
            self._take_category(match, first, last)
        elif field in ("free", "online"):
            self._flag(field, first, last)
        elif field == "audience" and entry.value == "family_event":
            self.understood(audience="families", category=self.query.category or "family")
            self.take(first, last, "audience", "families")
            self.chips.append(replace(self.chips[-1], field="category", value=self.query.category or ""))
            words = [token for token in self.row[first:last] if not self._is_dropped(token)]
            if match.length > 1 and words:
                noun = next((t for t in words if not _says(self.vocabulary, t, "families")), None)
                if noun:
                    self.pieces[first] = _dictionary_form(noun.text, self.vocabulary.language)
        elif field == "accessibility" and entry.value == "none":
            self.understood(category=self.query.category or "workshop")
            self.take(first, first + 1, "category", "workshop")
            self.look_for(first + 1, last, nominative(" ".join(t.text for t in self.row[first + 1 : last]), None))
        elif field in ("accessibility", "language_of_event", "audience"):
            if getattr(self.query, field) is None:
                self.understood(**{field: entry.value})
            self.take(first, last, field, entry.value)
        elif field in ("near.words", "near.here"):
            return self._take_near(match, first, last)
        elif field in ("generic.venue", "generic.institution"):
            return self._take_generic(field.partition(".")[2], match, first, last)
        elif field == "word":
            self.look_for(first, last, entry.text)
        elif field == "drop.words":
            if self._joins_text(first, last):
                return False
            self.take(first, last, drop=True)
        else:
            return False
        return True

    def _joins_text(self, first: int, last: int) -> bool:
        """ "Romeo i Julia": a conjunction between two words looked for stays."""
        word = self.row[first].folded
        inner = first > 0 and last < len(self.row) and self.free[first - 1] and self.free[last]
        joint = any(match.entry.field == "and" for match in self.vocabulary.time.at(self.row, first))
        return joint and inner and len(word) <= 3 and self.row[last].is_capitalised

    def _is_dropped(self, token: Token) -> bool:
        return any(match.entry.field == "drop.words" for match in self.vocabulary.phrases.at((token,), 0))

    def _take_category(self, match: Match, first: int, last: int) -> None:
        entry = match.entry
        said = self.text[self.row[first].begin : self.row[last - 1].stop]
        text = entry.text or (said if self.vocabulary.language != "pl" else _dictionary_form(said, "pl"))
        if self._heads_compound(entry.value, first):
            self.pieces[first - 1] = self.row[first - 1].text
            self.chips[-1] = replace(self.chips[-1], field="text", value=self.row[first - 1].text)
            self.understood(category=None)
        if self.query.category is None:
            self.understood(category=entry.value)
            self.take(first, last, "category", entry.value)
            if entry.kept:
                self.pieces[first] = text if self.vocabulary.language == "pl" else said
            elif entry.words[0].end:
                self.pieces[first] = said[: len(said) - len(entry.words[0].end)]
        elif entry.value == self.query.category and not entry.kept:
            self.take(first, last, "category", entry.value)
        elif self._is_house(entry.value, first) and self.query.venue is None:
            text = self.vocabulary.table["venue"].get("nominative", {}).get(text.lower(), text)
            self.understood(venue=text)
            self.take(first, last, "venue", text)
        else:
            self.look_for(first, last, text)

    def _heads_compound(self, slug: str, first: int) -> bool:
        """ "yoga class", "film festival": in English the last noun says the kind."""
        if self.vocabulary.language != "en" or not first or not self.chips or slug == self.query.category:
            return False
        last = self.chips[-1]
        return last.field == "category" and last.stop == self.row[first - 1].stop and " " not in last.said

    def _is_house(self, slug: str, first: int) -> bool:
        """ "koncert w muzeum": after a preposition of place the second kind is the house."""
        before = self.row[first - 1].folded if first else ""
        return slug in ("museum", "theatre", "film", "opera") and before in (
            "w",
            "we",
            "in",
            "at",
            "v",
            "ve",
            "у",
            "в",
            "im",
        )

    def _take_near(self, match: Match, first: int, last: int) -> bool:
        said = " ".join(token.folded for token in self.row[first:last])
        follows = self._place_after(last)
        if not follows and self.vocabulary.has("near", "only_with_place", said):
            return False
        if not follows and match.entry.field == "near.words" and last < len(self.row) and self.free[last]:
            here = any(m.entry.field == "near.here" for m in self.vocabulary.phrases.at(self.row, first))
            if not here and not self._is_dropped(self.row[last]):
                return False
        self.near_at = first
        self.take(first, last, "place", f"{data('common')['near']['vague_km']} km")
        return True

    def _place_after(self, index: int) -> bool:
        stop = index + 2
        for number in range(index, min(stop, len(self.row))):
            if any(not name.common or self.row[number].is_capitalised for name in self.places.at(self.row, number)):
                return True
            if not self.vocabulary.has("near", "from_place", self.row[number].folded):
                break
        return False

    def _take_generic(self, field: str, match: Match, first: int, last: int) -> bool:
        """ "w kościele": a kind of venue without a name; with a name it is read by `_venues`."""
        if field == "venue" and named_venue(self, first):
            return False
        if getattr(self.query, field) is not None:
            return False
        said = self.text[self.row[first].begin : self.row[last - 1].stop].lower()
        value = match.entry.text or said
        if self.vocabulary.language == "de":
            value = self.text[self.row[first].begin : self.row[last - 1].stop]
        value = self.vocabulary.table["venue"].get("nominative", {}).get(value, value)
        if self.vocabulary.language == "pl":
            value = nominative(said, None).lower() if last - first > 1 else value
        self.understood(**{field: value})
        self.take(first, last, field, value)
        return True

    def _venues(self) -> None:
        for number, token in enumerate(self.row):
            if not self.free[number]:
                continue
            if token.text in self.vocabulary.table["institution"]["abbreviations"] or (
                len(token.text) < 7
                and token.folded in {name.lower() for name in self.vocabulary.table["institution"]["abbreviations"]}
            ):
                if self.query.institution is None:
                    value = token.text.upper() if token.text.islower() else token.text
                    self.understood(institution=value)
                    self.take(number, number + 1, "institution", value)
                continue
        for number in range(len(self.row)):
            found = named_venue(self, number)
            if found and self.query.venue is None:
                self.understood(venue=found[0])
                self.take(number, found[1], "venue", found[0])

    def _places(self) -> None:
        number = 0
        while number < len(self.row):
            step = 1
            for name in self.places.at(self.row, number):
                stop = number + len(name.words)
                if self.open_at(number, stop) and self._is_place(name, number):
                    self._take_place(name.value, number, stop)
                    step = len(name.words)
                    break
            number += step
        self._counties()

    def _is_place(self, name: Name, number: int) -> bool:
        token = self.row[number]
        before = self.row[number - 1] if number else None
        located = before is not None and not self.free[number - 1]
        preposition = before is not None and before.folded in ("w", "we", "na", "in", "v", "ve", "do", "from", "у", "в")
        if name.common and not token.is_capitalised:
            return False
        if name.common and not (preposition or number == len(self.row) - 1 or located):
            return False
        if before and before.folded in ("o", "about", "про", "uber"):
            return False
        if self.query.place is not None and self.query.place.name:
            return False
        content = before is not None and self.free[number - 1] and not self._is_preposition(before)
        if content and name.oblique and not self.row[number - 1].is_number:
            if before and before.folded == "dni":
                said = f"Dni {self.text[token.begin : self.row[number + len(name.words) - 1].stop].title()}"
                self.look_for(number - 1, number + len(name.words), said)
            return False
        return True

    def _is_preposition(self, token: Token) -> bool:
        return self.vocabulary.has("drop", "prepositions", token.folded)

    def _take_place(self, value: str, first: int, last: int) -> None:
        radius = self.query.place.radius_km if self.query.place else None
        self.understood(place=Near(value, radius))
        self.take(first, last, "place", value)

    def _counties(self) -> None:
        from_polish = self.vocabulary.language == "pl"
        for number in range(len(self.row) - 1):
            if from_polish and self.open_at(number, number + 2) and self.query.place is None:
                other = self.row[number + 1]
                kinds = [word.strip("=") for word in self.vocabulary.table["place"]["adjectival"]]
                head = next((word for word in kinds if self.row[number].folded in polish_forms(word)), None)
                if head:
                    adjective = other.folded.endswith(
                        ("ski", "cki", "skim", "ckim", "skiego", "ckiego", "skie", "skiej")
                    )
                    if adjective or other.is_capitalised:
                        said = f"{self.row[number].text} {other.text}"
                        value = nominative(said.lower(), None) if adjective else f"{head} {other.text}"
                        self._take_place(value, number, number + 2)

    def _people(self) -> None:
        for number in range(len(self.row)):
            found = person_at(self, number) if self.free[number] and self.query.person is None else None
            if found:
                self.understood(person=found[0])
                self.take(number, found[1], "person", found[0])
        self._evenings()

    def _evenings(self) -> None:
        """ "wieczór z X": the evening is the kind of event, and no word to look for."""
        for number in range(len(self.row) - 2):
            for length in (2, 1):
                said = " ".join(token.folded for token in self.row[number : number + length])
                cue = self.vocabulary.has("person", "evening_cues", said)
                if cue and self.free[number] and self.query.person and not self.free[number + 2]:
                    self.take(number, number + 1, drop=True)

    def _near(self) -> None:
        """A radius without a place is around the person's city; a radius that was said wins over a vague one."""
        place = self.query.place
        radius = place.radius_km if place else None
        if radius is None and self.near_at is not None:
            radius = float(data("common")["near"]["vague_km"])
        if radius is not None:
            self.understood(place=Near((place.name if place else "") or self.city, radius))

    def _places_misspelt(self) -> None:
        if self.query.place is not None:
            return
        for number in range(len(self.row)):
            token = self.row[number]
            before = self.row[number - 1].folded if number else ""
            known = bool(analyses(token.text.lower()))
            located = before in ("w", "we", "in", "v", "ve", "do")
            if (
                not self.free[number]
                or len(token.folded) < _MENDED
                or not (located or not (known or token.is_capitalised))
            ):
                continue
            mended = place_speller(self.cities).mend(token.folded)
            if mended and mended != token.folded and not (known and len(mended) == len(token.folded)):
                named = self.places.at((replace(token, folded=mended),), 0)
                if named and not (known and named[0].common):
                    self._take_place(named[0].value, number, number + 1)
                    return

    def _finished(self) -> Query:
        pieces = rest(self)
        if self.query.category is None:
            self.understood(category=self.house_category)
        text = " ".join(pieces[key] for key in sorted(pieces) if pieces[key])
        chips = tuple(sorted(self.chips, key=lambda chip: (chip.begin, chip.stop, chip.field)))
        return replace(self.query, text=text, chips=chips)


def _says(vocabulary: Vocabulary, token: Token, audience: str) -> bool:
    return any(m.entry.field == "audience" and m.entry.value == audience for m in vocabulary.phrases.at((token,), 0))


def _dictionary_form(word: str, language: str) -> str:
    if language != "pl":
        return word
    return next((item.lemma for item in analyses(word.lower()) if item.is_noun), word)
