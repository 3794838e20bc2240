"""Numbers with a unit in a query: a price, a distance, an age."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from salony.discovery.understanding.lexicon import Vocabulary, data, polish_forms
from salony.discovery.understanding.words import Token, fold

_LONGEST = 4
_TODDLERS, _CHILDREN, _TEENS, _ADULTS, _SENIORS = 3, 12, 17, 59, 60


@dataclass(frozen=True, slots=True)
class Quantity:
    """field: "max_price" (złoty), "radius" (kilometres), "audience", "" for a foreign price; words first to last."""

    field: str
    value: str
    first: int
    last: int


@cache
def unit_words() -> frozenset[str]:
    """Words, folded, that make a number before them an amount or a distance."""
    return frozenset().union(*(_folded(words) for words in data("common")["units"].values()))


def group_of(age: int) -> str:
    """The audience of an age in years."""
    for limit, group in ((_TODDLERS, "toddlers"), (_CHILDREN, "children"), (_TEENS, "teens"), (_ADULTS, "adults")):
        if age <= limit:
            return group
    return "seniors"


def quantity(row: Sequence[Token], index: int, vocabulary: Vocabulary) -> Quantity | None:
    """What the number at the word measures, with the words that belong to it before and after."""
    if not row[index].is_number or len(row[index].text) > 5:
        return None
    number, after = int(row[index].text), index + 1
    text = str(number)
    if after < len(row) and row[after].is_number and row[after].before in (",", ".") and len(row[after].text) <= 2:
        text, after = f"{number}.{row[after].text}", after + 1
    units = data("common")["units"]
    unit = row[after].folded if after < len(row) else ""
    if unit in _folded(units["zloty"]):
        return _price(row, index, after + 1, text, vocabulary)
    if unit in _folded(units["kilometre"]):
        return Quantity("radius", text, _before(row, index, vocabulary, "near", "radius"), after + 1)
    if unit in _folded(units["foreign"]):
        return Quantity("", "", _before(row, index, vocabulary, "price", "before"), after + 1)
    age = _age(row, index, number, vocabulary)
    if age:
        return age
    first = _before(row, index, vocabulary, "price", "strong")
    if first < index and not (after < len(row) and row[after].is_number):
        return _price(row, index, after, text, vocabulary)
    return None


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _price(row: Sequence[Token], index: int, after: int, text: str, vocabulary: Vocabulary) -> Quantity:
    first = _before(row, index, vocabulary, "price", "before")
    for length in range(_LONGEST, 0, -1):
        if vocabulary.has("price", "after", _joined(row[after : after + length])):
            after = min(after + length, len(row))
            break
    return Quantity("max_price", text, first, after)


def _joined(row: Sequence[Token]) -> str:
    return " ".join(token.folded for token in row)


def _before(row: Sequence[Token], index: int, vocabulary: Vocabulary, section: str, key: str) -> int:
    """The index where the longest phrase that ends before the word begins; the word's own without one."""
    for length in range(_LONGEST, 0, -1):
        if length <= index and vocabulary.has(section, key, _joined(row[index - length : index])):
            return index - length
    return index


def _age(row: Sequence[Token], index: int, number: int, vocabulary: Vocabulary) -> Quantity | None:
    first = _before(row, index, vocabulary, "age", "before")
    last, top = index + 1, number
    if last < len(row) and row[last].is_number and row[last].before.strip() in ("-", "–"):
        top, last = int(row[last].text[:3]), last + 1
    if _follows(row, last, vocabulary, "months"):
        return Quantity("audience", "toddlers", first, last + 1)
    if index and _follows(row, index - 1, vocabulary, "class"):
        return Quantity("audience", "schools", index - 1, last)
    if index and not _follows(row, last, vocabulary, "after") and _follows(row, index - 1, vocabulary, "after"):
        # "dzieci do lat 10", "od lat 14"
        begin = _before(row, index - 1, vocabulary, "age", "before")
        if begin < index - 1:
            return Quantity("audience", group_of(number), begin, last)
    length = _follows(row, last, vocabulary, "after")
    plus = last < len(row) and row[last].folded in ("+", "plus")
    if length:
        adult = vocabulary.has("age", "from", row[first].folded) and number >= 18
        group = "adults" if adult and number < _SENIORS else group_of((number + top) // 2)
        return Quantity("audience", group, first, last + length)
    if plus:
        group = "adults" if 18 <= number < 50 else ("seniors" if number >= 50 else group_of(number + 1))
        return Quantity("audience", group, first, last + 1)
    return None


def _follows(row: Sequence[Token], index: int, vocabulary: Vocabulary, key: str) -> int:
    """How many words of a phrase of ages stand here."""
    if not 0 <= index < len(row):
        return 0
    for length in (2, 1):
        if index + length <= len(row):
            for phrase in vocabulary.table["age"][key]:
                words = phrase.split()
                if len(words) == length and all(
                    _fits(word, token.folded) for word, token in zip(words, row[index:], strict=False)
                ):
                    return length
    return 0


def _fits(word: str, folded: str) -> bool:
    if word.endswith("="):
        return folded in polish_forms(word[:-1])
    if word.endswith("*"):
        return folded.startswith(fold(word[:-1])) and len(folded) <= len(word) + 2
    return folded == fold(word)
