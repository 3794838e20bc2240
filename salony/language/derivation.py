"""Polish words of one family: what a word was derived from, without the dictionary ("rzeźbiarski" and "rzeźba").

After the productive suffixes of Polish word formation (Grzegorczykowa, Laskowski, Wróbel, "Morfologia", 1998), on words
without diacritics. A family found by endings is a guess: use it where the word itself finds little.
"""

from functools import lru_cache

SHORTEST = 4
"""Letters that a root has at least: of fewer, unrelated words share too many."""

_ADJECTIVES = (
    "owy ny any alny arny iczny yczny istyczny ystyczny yjny ijny ski cki acki icki ycki arski iarski erski czy niczy "
    "iczy ecy iecy isty ysty owski aty owaty"
)
_PEOPLE = "arz iarz ista ysta ik yk nik ownik ak iak acz ator ca owiec ka arka iarka"
_NOUNS = (
    "anie enie owanie acja stwo arstwo iarstwo ictwo nictwo owka isko owisko ia ja je yka ika um ek ko izm yzm iada"
)
_VERBS = "ac ic yc owac"
_ENDINGS = "a e i y o"
_SUFFIXES = frozenset(f"{_ADJECTIVES} {_PEOPLE} {_NOUNS} {_VERBS} {_ENDINGS}".split())
_LONGEST = max(map(len, _SUFFIXES))
_ALTERNATIONS = (("cz", "k"), ("rz", "r"), ("sz", "ch"))
"""Consonants at the end of a root that change before a suffix: "jarmark" and "jarmarczny"."""


@lru_cache(maxsize=100_000)
def roots(word: str) -> tuple[str, ...]:
    """What may be the root of a folded dictionary form, without the word itself.

    "rzezbiarz" → ("rzezb", "rzezbiar"); "rzezba" → ("rzezb",); "sala" → ().
    """
    if len(word) < SHORTEST or not word.isalpha() or not word.isascii():
        return ()
    cuts = [word[:-length] for length in range(_LONGEST, 0, -1) if word[-length:] in _SUFFIXES]
    found = [_plain(root) for cut in cuts if len(root := cut.rstrip("i")) >= SHORTEST]
    return tuple(dict.fromkeys(root for root in (*found, _plain(word)) if root != word))


def _plain(root: str) -> str:
    for changed, plain in _ALTERNATIONS:
        if root.endswith(changed):
            return root.removesuffix(changed) + plain
    return root
