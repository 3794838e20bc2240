"""A query read word by word: each word has one reading, the surest first; what is left is looked for as text."""

import re
from dataclasses import replace

from salony.discovery.query import Near, Query
from salony.discovery.understanding import dates
from salony.discovery.understanding.phrasing import PhraseReading
from salony.discovery.understanding.quantities import quantity
from salony.discovery.understanding.rest import rest
from salony.discovery.understanding.spelling import is_word, place_speller, speller, with_diacritics

_QUOTED = re.compile(r'[„“”"«]([^„“”"«»]{1,200})[“”"»]')


class Reader(PhraseReading):
    """One reading, step by step, the surest first."""

    def read(self) -> Query:
        for step in (
            self._quoted, self._mend, self.titles, self._quantities, self.known, self.proper_title,
            lambda: self.phrases(several=True), self._dates, self.towns_of_several_words, self.negations,
            lambda: self.phrases(several=False), self.venues, self.places_said, self.people, self.nearness,
            self.places_misspelt,
        ):  # fmt: skip
            step()
        return self._finished()

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
            if self.names.knows(folded) or folded in self.places.forms or (token.is_capitalised and number):
                continue
            word = token.text.lower()
            if polish and (is_word(word) or (word.isascii() and with_diacritics(word))):
                continue
            mended = speller(self.vocabulary.language).mend(folded)
            # "w rybnku" is Rybnik with a letter gone rather than a market square with one too many.
            town = place_speller(self.cities).mend(folded) if mended and len(mended) < len(folded) else None
            if mended and not (town and len(town) > len(folded)):
                row[number] = replace(token, folded=mended, text=mended)
        self.row = tuple(row)

    def _quantities(self) -> None:
        for number in range(len(self.row)):
            found = quantity(self.row, number, self.vocabulary) if self.free[number] else None
            if found is None or not self.open_at(found.first, found.last):
                continue
            if found.field == "max_price":
                value = float(found.value)
                if value == 0:
                    self.flag("free", found.first, found.last)
                    continue
                self.understood(max_price=int(value) if value.is_integer() else value)
            elif found.field == "radius":
                self.understood(place=Near("", float(found.value)))
            elif found.field and self.query.audience is None:
                self.understood(audience=found.value)
            field = "place" if found.field == "radius" else found.field
            self.take(found.first, found.last, field, f"{found.value} km" if field == "place" else found.value)

    def _dates(self) -> None:
        when = dates.find(self.row, self.free, self.vocabulary, self.now, self.place_said())
        self.understood(start=when.start, end=when.end, part_of_day=when.part_of_day)
        value = f"{when.start or ''}/{when.end or ''}"
        for atom in when.atoms:
            alone = atom.kind == "part"
            self.take(atom.first, atom.last, "part_of_day" if alone else "when", atom.part or "" if alone else value)
            if atom.bare and atom.kind == "holiday":
                said = self.text[self.row[atom.first].begin : self.row[atom.last - 1].stop]
                self.pieces[atom.first] = said

    def _finished(self) -> Query:
        pieces = rest(self)
        if self.query.category is None:
            self.understood(category=self.house_category)
        text = " ".join(pieces[key] for key in sorted(pieces) if pieces[key])
        chips = tuple(sorted(self.chips, key=lambda chip: (chip.begin, chip.stop, chip.field)))
        return replace(self.query, text=text, chips=chips)
