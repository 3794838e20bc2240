"""Whom a house is named after: "im. Ottona Sterna", "pw. św. Brata Alberta", "pod wezwaniem świętej Anny"."""

from salony.language.words import Word

LEADS = frozenset({"im", "imienia", "pw", "wezwaniem"})
_CLERGY = frozenset({"św", "bł", "ks", "o", "oo", "ss", "bp", "bpa", "abp", "abpa", "kard"})
TITLES = _CLERGY | frozenset({"gen", "dr", "prof", "płk", "hm", "marsz", "mjr"})
# Several words that lead to whom a church is named after, and how saints are called in full.
_UNDER_THE_NAME = (("p", ".", "w", "."), ("pod", "wezwaniem"))
_HOLY = ("święt", "najświętsz", "błogosław")


def dedicated(row: tuple[Word, ...], position: int) -> int:
    """How many words from `position` on lead to the name of a patron: "im", "p. w.", "pod wezwaniem"."""
    if position + 1 >= len(row):
        return 0
    if row[position].text in LEADS:
        return 1
    ahead = tuple(word.text for word in row[position : position + 4])
    return next((len(lead) for lead in _UNDER_THE_NAME if ahead[: len(lead)] == lead), 0)


def dedication(text: str, row: tuple[Word, ...], position: int) -> int:
    """ "im. Ottona Sterna", "pw. św. Brata Alberta": the words up to the name's end."""
    step = position + 1
    while step < len(row) and step - position < 9:
        word = row[step]
        if "\n" in text[row[step - 1].stop : word.begin]:
            break
        short = word.text.lower() in TITLES | {"nmp", "ii", "iii"} or word.text.startswith(_HOLY)
        short = short or (len(word.text) == 1 and word.is_capitalised)
        dot = word.text == "." and (row[step - 1].text.lower() in TITLES | LEADS or len(row[step - 1].text) == 1)
        linked = word.text in ("i", "z", "von", "de") and step + 1 < len(row) and row[step + 1].is_capitalised
        if not (word.is_capitalised or short or dot or linked):
            break
        step += 1
    return step - position if step > position + 1 and row[step - 1].text != "." else 0
