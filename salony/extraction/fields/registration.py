"""Whether one must register, and with whom."""

import re

from salony.extraction.fields.reading import Reading, reading
from salony.extraction.fields.scope import Line, Scope
from salony.vocabulary import EventDraft, RegistrationDraft

_ASKED = re.compile(
    r"\b(?:obowiązują\s+zapisy|zapis(?:y|ów|ami)\b|zapisz\s+się|zapraszamy\s+do\s+zapisów|rejestracj[aięą]\w*|rezerwacj[aięą]\w*|zgłosze(?:nia|ń)\b|prosimy\s+o\s+(?:zapisy|rezerwację|zgłoszenia)"
    r"|wymagan\w+\s+(?:\w+\s+)?(?:rejestracj\w+|zapis\w*|rezerwacj\w+)|liczba\s+miejsc\s+ograniczona|decyduje\s+kolejność|registration|sign\s?up|booking\s+required|RSVP)",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"\b(?:bez\s+(?:wcześniejszych\s+|konieczności\s+)?(?:zapis\w+|rejestracj\w+|rezerwacj\w+)|nie\s+(?:obowiązują|trzeba|są\s+wymagane|wymaga\w*)\s+(?:się\s+)?(?:zapis\w*|rejestr\w*|rezerw\w*)"
    r"|zapisy\s+nie\s+są|no\s+registration)",
    re.IGNORECASE,
)
# One of these stands in everything that asks; looked for first, since most lines have none.
_SIGNS = (
    "zapis",
    "zapraszamy",
    "rejestr",
    "rezerw",
    "zgłosze",
    "liczba",
    "decyduje",
    "registration",
    "sign up",
    "signup",
    "booking",
    "rsvp",
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(
    r"(?:(?:tel(?:efon\w*)?|kom|nr|numerem?)\.?:?\s*)?(?<![\d.])(?:\+48\s?)?(?:\(?\d{2}\)?[\s-]\d{3}[\s-]\d{2}[\s-]\d{2}|\d{3}[\s-]?\d{3}[\s-]?\d{3})(?![\d.])"
)


def read(draft: EventDraft, scope: Scope) -> Reading[RegistrationDraft] | None:
    """Own lines first; a contact from the same line, or from the nearest other one."""
    for index, line in enumerate(scope.lines if scope.mentions(_SIGNS) else ()):
        refused = _NOT_ASKED.search(line.text)
        if refused:
            return None
        asked = _ASKED.search(line.text)
        if asked:
            contact = _contact(line, asked.end()) or next(
                (found for other in scope.lines[index + 1 : index + 3] if (found := _contact(other, 0))), None
            )
            value = RegistrationDraft(required=True, contact=contact)
            sure = 0.85 if line.own else 0.6
            return reading(value, line.begin + asked.start(), line.begin + asked.end(), "text.registration", sure)
    return None


def _contact(line: Line, begin: int) -> str | None:
    """The e-mail address or the telephone number after `begin`, else anywhere in the line."""
    for start in dict.fromkeys((begin, 0)):
        found = _MAIL.search(line.text, start) if "@" in line.text else None
        found = found or _PHONE.search(line.text, start)
        if found:
            digits = re.sub(r"^\D+(?=\+?\d|\()", "", found.group()) if "@" not in found.group() else found.group()
            return digits.strip()
    return None
