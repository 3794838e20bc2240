"""Who celebrates what: "Klub „Kuźnia” obchodzi dziesiąte urodziny" → "dziesiąte urodziny: Klub „Kuźnia”"."""

import re

from salony.extraction.announcements.names import PATTERNS, Title, cleaned, in_nominative
from salony.language.institutions import find_institutions

_CELEBRATES = re.compile(PATTERNS["celebrates"], re.IGNORECASE)
RULE = "text.title.celebration"


def celebration(text: str, offset: int) -> list[Title]:
    """text: the clause with times as holes. The house that stands before the verb is who celebrates."""
    match = _CELEBRATES.search(text)
    if match is None:
        return []
    what = cleaned(in_nominative(match["what"], text, match.start("what"), None))
    who = [item for item in find_institutions(text[: match.start()]) if not item.preposition]
    if not who:
        return []
    return [Title(f"{what}: {who[-1].name}", offset + who[-1].begin, offset + match.end("what"), 2.6, False, RULE)]
