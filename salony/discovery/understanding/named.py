"""Names in a reading: titles, known names, houses, places and how near, people."""

from collections.abc import Callable
from dataclasses import replace

from salony.discovery.query import Near
from salony.discovery.understanding.lexicon import data, polish_forms
from salony.discovery.understanding.names import Name
from salony.discovery.understanding.people import person_at
from salony.discovery.understanding.spelling import place_speller
from salony.discovery.understanding.state import Reading
from salony.discovery.understanding.venues import named_venue
from salony.language.morphology import analyses
from salony.language.phrases import nominative

_MENDED = 5  # letters of a place's name from which a typing error is mended


class NameReading(Reading):
    """Takes the words that are names."""

    def titles(self) -> None:
        self._named(lambda name: name.field == "title")

    def known(self) -> None:
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

    def proper_title(self) -> None:
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

    def place_said(self) -> str:
        for number in range(len(self.row)):
            for name in self.places.at(self.row, number):
                if not name.common or self.row[number].is_capitalised:
                    return name.value
        return self.city

    def towns_of_several_words(self) -> None:
        """Before single words are read: "Nowy" in "Nowy Sącz" is no adjective to be dropped."""
        self._places(least=2)

    def places_said(self) -> None:
        self._places()
        self._counties()

    def _places(self, least: int = 1) -> None:
        number = 0
        while number < len(self.row):
            step = 1
            for name in self.places.at(self.row, number):
                stop = number + len(name.words)
                long_enough = len(name.words) >= least
                if long_enough and self.open_at(number, stop) and self._is_place(name, number):
                    self._take_place(name.value, number, stop)
                    step = len(name.words)
                    break
            number += step

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
        content = before is not None and self.free[number - 1] and not self.is_preposition(before)
        if content and name.oblique and not self.row[number - 1].is_number:
            if before and before.folded == "dni":
                said = f"Dni {self.text[token.begin : self.row[number + len(name.words) - 1].stop].title()}"
                self.look_for(number - 1, number + len(name.words), said)
            return False
        return True

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

    def people(self) -> None:
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

    def nearness(self) -> None:
        """A radius without a place is around the person's city; a radius that was said wins over a vague one."""
        place = self.query.place
        radius = place.radius_km if place else None
        if radius is None and self.near_at is not None:
            radius = float(data("common")["near"]["vague_km"])
        if radius is not None:
            self.understood(place=Near((place.name if place else "") or self.city, radius))

    def places_misspelt(self) -> None:
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

    def venues(self) -> None:
        for number in range(len(self.row)):
            found = named_venue(self, number)
            if found and self.query.venue is None:
                self.understood(venue=found[0])
                self.take(number, found[1], "venue", found[0])
        abbreviations = self.vocabulary.table["institution"]["abbreviations"]
        folded = {name.lower() for name in abbreviations}
        for number, token in enumerate(self.row):
            known = token.text in abbreviations or (len(token.text) < 7 and token.folded in folded)
            if known and self.free[number] and self.query.institution is None:
                value = token.text.upper() if token.text.islower() else token.text
                self.understood(institution=value)
                self.take(number, number + 1, "institution", value)
