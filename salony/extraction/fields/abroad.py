"""Whether a document may speak of Polish towns at all: an English page often has no sign of Poland.

"Police Department" and "Hub" are words there, and the towns of Police and Huby are not meant.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from salony.extraction.document import Document
from salony.extraction.fields.scope import opening

_ENGLISH = "en"
# A letter that only Polish has, a Polish postal code before its town, the country.
_SIGN = re.compile(r"[ąćęłńśźżĄĆĘŁŃŚŹŻ]|\b\d\d-\d{3} [A-ZÓ]|\bPoland\b|\bPolish\b|\bPolska\b")


@lru_cache(maxsize=8)
def is_abroad(document: Document) -> bool:
    """An English document whose address, opening and site say nothing of Poland."""
    if document.language != _ENGLISH or _is_polish_host(document.url):
        return False
    return _SIGN.search(opening(document)) is None and _SIGN.search(document.site_name or "") is None


def _is_polish_host(url: str | None) -> bool:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return False
    return host.endswith(".pl")
