"""Phrases of the vocabulary in a reading: kinds, audiences, what is ruled out, nearness, houses without a name."""

from dataclasses import replace

from salony.discovery.understanding.lexicon import Match, Vocabulary, data
from salony.discovery.understanding.named import NameReading
from salony.discovery.understanding.venues import named_venue
from salony.discovery.understanding.words import Token
from salony.language.morphology import analyses
from salony.language.phrases import nominative

_NEGATED_WITHIN = 3
_HOUSES = ("museum", "theatre", "film", "opera")
_IN = ("w", "we", "in", "at", "v", "ve", "у", "в", "im")


class PhraseReading(NameReading):
    """Takes the words that are phrases of the vocabulary."""

    def negations(self) -> None:
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
                if begin > stop and "," in self.row[begin].before:
                    # "nie horror, film familijny": what is wanted begins.
                    self._rule_out(number, stop)
                    break
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
            and not (last > stop and "," in self.row[last].before)
            and all(m.entry.field.startswith("person.") for m in self.vocabulary.phrases.at(self.row, last))
        ):
            last += 1
        if number < stop < last and not self.places.at(self.row, stop):
            self.take(number, last, drop=True)

    def phrases(self, *, several: bool) -> None:
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
            self.flag(field, first, last)
        elif field == "audience" and entry.value == "family_event":
            self.understood(audience="families", category=self.query.category or "family")
            self.take(first, last, "audience", "families")
            self.chips.append(replace(self.chips[-1], field="category", value=self.query.category or ""))
            words = [token for token in self.row[first:last] if not self.is_dropped(token)]
            if match.length > 1 and words:
                noun = next((t for t in words if not _says(self.vocabulary, t, "families")), None)
                if noun:
                    self.pieces[first] = dictionary_form(noun.text, self.vocabulary.language)
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

    def _take_category(self, match: Match, first: int, last: int) -> None:
        entry = match.entry
        said = self.text[self.row[first].begin : self.row[last - 1].stop]
        text = entry.text or (said if self.vocabulary.language != "pl" else dictionary_form(said, "pl"))
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
            if not here and not self.is_dropped(self.row[last]):
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


def _says(vocabulary: Vocabulary, token: Token, audience: str) -> bool:
    return any(m.entry.field == "audience" and m.entry.value == audience for m in vocabulary.phrases.at((token,), 0))


def dictionary_form(word: str, language: str) -> str:
    if language != "pl":
        return word
    return next((item.lemma for item in analyses(word.lower()) if item.is_noun), word)
