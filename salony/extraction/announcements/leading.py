"""What stands before or behind a name in its line and is no part of it: an invitation, a verb, a verdict, a town."""

import re

from salony.extraction.announcements.lexicon import first_class, kind_of
from salony.extraction.announcements.names import PATTERNS, WORD, in_nominative, is_generic, is_town
from salony.language.morphology import analyses
from salony.language.signs import Sought

_PERFORMED = re.compile(PATTERNS["performed"], re.IGNORECASE)
_SEQUEL = re.compile(PATTERNS["sequel"], re.IGNORECASE)
_VERDICT = Sought(PATTERNS["verdict"], re.IGNORECASE)
_CALLED = re.compile(r"(?:(?P<calls>(?i:(?:\w+ )?zaprasza\w*(?: \w+){0,2})) na|na|do)\s+(?=\w)")


def invited_to(name: str) -> str:
    """ "na premierę spektaklu" → "premiera spektaklu": what somebody is invited to."""
    match = _CALLED.match(name)
    if not match:
        return name
    rest = name[match.end() :]
    first = WORD.match(rest)
    if first is None or (match["calls"] is None and kind_of(first.group()) is None):
        return name
    named = in_nominative(rest, rest, 0, None)
    # "Zapraszamy na debatę" below the debate's own name says nothing new.
    return name if match["calls"] and is_generic(named) else named


def without_verb(name: str) -> str:
    """ "zagramy spektakl „Rzeka”" → "spektakl „Rzeka”": what is done with it is no part of its name."""
    verb, _, rest = name.partition(" ")
    first = WORD.match(rest)
    readings = analyses(verb) if verb.islower() else ()
    if first is None or kind_of(first.group()) is None or not readings:
        return name
    return in_nominative(rest, rest, 0, None) if all(item.pos == "fin" for item in readings) else name


def performed(name: str) -> str:
    """ "gra DZIANI", "wystąpi zespół Lira" → "koncert: DZIANI", "koncert: zespół Lira"; other names as they are."""
    match = _PERFORMED.match(name)
    if match and name[match.end() : match.end() + 1].islower() and "ensemble" not in first_class(name[match.end() :]):
        # "gra terenowa": a noun here.
        return name
    return f"koncert: {name[match.end() :]}" if match else name


def led_by_town(piece: str) -> bool:
    """ "Miłosław: 11.00, park": the line of a town in a list of towns."""
    match = re.match(r"[\s\x00–—•*-]*([^:–—\x00,]{3,30}?)\s*[:–—]", piece)
    return match is not None and is_town(match[1])


def without_sequel(text: str, begin: int, stop: int) -> int:
    """Where the name begins after "potem", "następnie", "na koniec"."""
    match = _SEQUEL.match(text[begin:stop])
    return begin + match.end() if match else begin


def without_verdict(name: str) -> str:
    """The name without what a headline says of its fate: "KIERMASZ ZOSTAJE ODWOŁANY" → "KIERMASZ"."""
    for _ in range(2):
        name = _VERDICT.sub("", name).strip(" -–—:!,")
    return name
