"""Whether a document may speak of Polish towns at all: an English page often has no sign of Poland.

"Police Department" and "Hub" are words there, and the towns of Police and Huby are not meant.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from salony.extraction.document import Document
from salony.extraction.fields.scope import opening

_ENGLISH = "en"
_LETTER = re.compile("[ąćęłńśźżĄĆĘŁŃŚŹŻ]")
_POSTAL = re.compile(r"-(?<=\b\d\d-)\d{3} [A-ZÓ]")
_NAMES = ("Poland", "Polish", "Polska")


@lru_cache(maxsize=8)
def is_abroad(document: Document) -> bool:
    """An English document whose address, opening and site say nothing of Poland."""
    if document.language != _ENGLISH or _is_polish_host(document.url):
        return False
    return not (_speaks_of_poland(opening(document)) or _speaks_of_poland(document.site_name or ""))


def _speaks_of_poland(text: str) -> bool:
    """A letter that only Polish has, a Polish postal code before its town, the country."""
    if any(map(text.__contains__, _NAMES)) or _POSTAL.search(text) is not None:
        return True
    return not text.isascii() and _LETTER.search(text) is not None


def _is_polish_host(url: str | None) -> bool:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return False
    return host.endswith(".pl")
