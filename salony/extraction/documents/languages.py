"""In which language a text is, by its small words."""

import re
import tomllib
from importlib.resources import files

_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words)
    for language, words in tomllib.loads(
        files("salony.extraction.documents").joinpath("data/metadata.toml").read_text("utf-8")
    )["words"].items()
}
_TOKEN = re.compile(r"[^\W\d_]+")
# A capital begins a name, and names keep their letters in every language: "Friday, Toruń".
_POLISH = re.compile(r"\b(?:[^\W\d_A-ZĄĆĘŁŃÓŚŹŻ]\w*[ąęłńśźż]|[ąęłńśźż]|[^\W\d_a-ząćęłńóśźż]{2,}?[ĄĘŁŃŚŹŻ])")
_SAMPLE = 6000


def language_of(text: str, *, default: str = "pl") -> str:
    """A two-letter code out of pl, en, cs, de, uk; the default where the words do not say."""
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _TOKEN.findall(sample)]
    if not words:
        return default
    counts = {language: sum(1 for word in words if word in known) for language, known in _WORDS.items()}
    counts["pl"] += 2 * len(_POLISH.findall(sample))
    counts["cs"] += 2 * len(re.findall("[řěůŘĚŮ]", sample))
    best = max(counts, key=lambda language: (counts[language], language == default))
    return best if counts[best] > max(1, len(words) // 50) else default
