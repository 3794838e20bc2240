"""The reasons of the matching as phrases of the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext, ngettext

from salony.partnerships import words
from salony.partnerships.matching import Reason, reasons


def identifiers(given: Iterable[Reason]) -> set[str]:
    """Organizations and towns that the reasons name."""
    found: set[str] = set()
    for reason in given:
        for field in ("organisations", "towns"):
            found |= set(getattr(reason, field, ()))
        for field in ("neighbour", "twin"):
            found |= {getattr(reason, field)} if hasattr(reason, field) else set()
    return found


def phrases(given: Iterable[Reason], names: Mapping[str, str], language: str) -> list[str]:
    """Each reason that has words, in the order given. names: of organizations and towns, by identifier."""
    return [words.sentence(said) for reason in given if (said := _phrase(reason, names))]


def from_twin_town(town: str) -> str:
    return gettext("From your twin town: %(town)s") % {"town": town}


def twin_already(town: str) -> str:
    return gettext("A twin town of %(town)s already") % {"town": town}


def twin_of_neighbour(neighbour: str) -> str:
    return gettext("Your neighbour is its twin town already: %(town)s") % {"town": neighbour}


def neighbour_of_twin(twin: str) -> str:
    return gettext("A neighbour of your twin town: %(town)s") % {"town": twin}


def offers(what: Sequence[str]) -> str:
    return gettext("offers what you seek: %(what)s") % {"what": ", ".join(what)}


def same_kind(kind: str) -> str:
    return gettext("Of the same kind as you: %(kind)s") % {"kind": words.kind_words(kind)}


def _named(keys: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(key, key) for key in keys)


def _phrase(reason: Any, names: Mapping[str, str]) -> str:
    match reason:
        case reasons.CommonPartners():
            said = ngettext(
                "%(number)d common partner: %(names)s", "%(number)d common partners: %(names)s", reason.number
            )
            return said % {"number": reason.number, "names": _named(reason.organisations, names)}
        case reasons.WorkedTogether():
            said = ngettext("worked together %(number)d time", "worked together %(number)d times", reason.number)
            return said % {"number": reason.number}
        case reasons.SharedThemes():
            return gettext("you share: %(themes)s") % {"themes": ", ".join(_theme(one) for one in reason.themes)}
        case reasons.LikeProjects():
            return (
                gettext("its projects speak of: %(words)s") % {"words": ", ".join(reason.words)} if reason.words else ""
            )
        case reasons.SameProgramme():
            said = ngettext(
                "%(number)d project in %(programme)s", "%(number)d projects in %(programme)s", reason.number
            )
            return said % {"number": reason.number, "programme": reason.programme}
        case reasons.Experienced():
            said = ngettext("%(number)d project so far", "%(number)d projects so far", reason.number) % {
                "number": reason.number
            }
            led = gettext("%(led)d of them led") % {"led": reason.led}
            return f"{said}, {led}" if reason.led else said
        case reasons.Active():
            said = ngettext("%(number)d project began in a year", "%(number)d projects began in a year", reason.number)
            return said % {"number": reason.number}
        case reasons.Newcomer():
            return gettext("new here, and it fits")
        case reasons.Answers():
            return gettext("answered %(answered)d of %(asked)d requests") % {
                "answered": reason.answered,
                "asked": reason.asked,
            }
        case _:
            return _of_place(reason, names) or _of_fit(reason)


def _of_fit(reason: Any) -> str:
    match reason:
        case reasons.FillsCountry():
            return gettext("your consortium lacks a partner %(from_country)s") % {
                "from_country": words.from_country(reason.country)
            }
        case reasons.FillsKind():
            return gettext("your consortium lacks this kind: %(kind)s") % {
                "kind": words.kind_words(reason.organisation_kind)
            }
        case reasons.SameKind():
            return same_kind(reason.organisation_kind)
        case reasons.Offers():
            return gettext("offers what you seek: %(what)s") % {"what": ", ".join(reason.what)}
        case reasons.Seeks():
            return gettext("seeks what you offer: %(what)s") % {"what": ", ".join(reason.what)}
        case reasons.SharedLanguages():
            return gettext("a language in common: %(languages)s") % {
                "languages": ", ".join(words.language_words(one) for one in reason.languages)
            }
    return ""


def _of_place(reason: Any, names: Mapping[str, str]) -> str:
    match reason:
        case reasons.Near():
            if reason.kilometres < 1:
                return gettext("in the same town")
            return gettext("%(number)d km away") % {"number": round(reason.kilometres)}
        case reasons.CountriesWorkTogether():
            return gettext("organizations of both countries often work together")
        case reasons.TwinsOfTwins():
            said = ngettext(
                "a twin town in common: %(names)s", "%(number)d twin towns in common: %(names)s", reason.number
            )
            return said % {"number": reason.number, "names": _named(reason.towns, names)}
        case reasons.NeighboursTwins():
            said = gettext("%(neighbour)s and %(twin)s, neighbours of the two, are twin towns already")
            return said % {"neighbour": names.get(reason.neighbour, ""), "twin": names.get(reason.twin, "")}
        case reasons.LikeSize():
            sizes = {"one": words.number_words(reason.population), "other": words.number_words(reason.other)}
            return gettext("of like size: %(one)s and %(other)s inhabitants") % sizes
        case reasons.SharedName():
            return gettext("the same name: %(name)s") % {"name": reason.name}
        case reasons.CountriesTwin():
            said = ngettext(
                "%(number)d pair of twin towns joins the two countries",
                "%(number)d pairs of twin towns join the two countries",
                reason.number,
            )
            return said % {"number": reason.number}
        case reasons.SeeksTwins():
            said = ngettext(
                "open to partnerships: it has %(number)d twin town",
                "open to partnerships: it has %(number)d twin towns",
                reason.number,
            )
            return said % {"number": reason.number}
    return ""


def _theme(theme: str) -> str:
    """A theme, a discipline or an audience in words."""
    if theme.startswith("for "):
        return str(words.AUDIENCES.get(theme.removeprefix("for "), theme))
    return str(words.DISCIPLINES.get(theme, words.theme_words(theme)))
