"""Why someone is suggested: typed values that a page puts into words of its own language.

Identifiers are those the caller gave. Lists are short (at most three, the
weightiest first) and stand beside the whole number where there may be more.
"""

from dataclasses import dataclass
from datetime import date


class Reason:
    """What every reason is one of."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class CommonPartners(Reason):
    """Both have worked with these organisations; `number` counts all of them."""

    organisations: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class WorkedTogether(Reason):
    """They have worked together (with the one who asks, or with its consortium) in these projects."""

    organisations: tuple[str, ...]
    projects: tuple[str, ...]
    number: int
    last: date | None


@dataclass(frozen=True, slots=True)
class SharedThemes(Reason):
    """Both work on these themes."""

    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LikeProjects(Reason):
    """Its earlier projects speak of the same things: their identifiers, and the words they share with the idea."""

    projects: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameProgramme(Reason):
    """It has taken part in this programme so many times."""

    programme: str
    number: int


@dataclass(frozen=True, slots=True)
class FillsCountry(Reason):
    """Its country is missing in the consortium."""

    country: str


@dataclass(frozen=True, slots=True)
class FillsKind(Reason):
    """An organisation of its kind is missing in the consortium."""

    organisation_kind: str


@dataclass(frozen=True, slots=True)
class SameKind(Reason):
    """Library with library, theatre with theatre."""

    organisation_kind: str


@dataclass(frozen=True, slots=True)
class Offers(Reason):
    """It offers what is sought."""

    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seeks(Reason):
    """It seeks what is offered."""

    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedLanguages(Reason):
    """Languages that both speak."""

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near(Reason):
    """So many kilometres away."""

    kilometres: float


@dataclass(frozen=True, slots=True)
class CountriesWorkTogether(Reason):
    """Organisations of the two countries meet in projects more often than chance has it: `lift` times."""

    country: str
    other: str
    lift: float


@dataclass(frozen=True, slots=True)
class Active(Reason):
    """So many projects began in the last twelve months."""

    number: int


@dataclass(frozen=True, slots=True)
class Experienced(Reason):
    """So many projects in all, so many of them led."""

    number: int
    led: int


@dataclass(frozen=True, slots=True)
class Newcomer(Reason):
    """At most two projects so far; it fits all the same."""

    number: int


@dataclass(frozen=True, slots=True)
class Answers(Reason):
    """Answered so many of so many requests."""

    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class TwinsOfTwins(Reason):
    """Twins of this town that are twins of the suggested one as well."""

    towns: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class NeighboursTwins(Reason):
    """Near this town lies `neighbour`, near the suggested one `twin`, and those two are twins already."""

    neighbour: str
    twin: str


@dataclass(frozen=True, slots=True)
class LikeSize(Reason):
    """Both have about the same number of inhabitants."""

    population: int
    other: int


@dataclass(frozen=True, slots=True)
class SharedName(Reason):
    """The two bear the same name, or one of the same meaning."""

    name: str


@dataclass(frozen=True, slots=True)
class CountriesTwin(Reason):
    """Towns of the two countries are twins so many times."""

    country: str
    other: str
    number: int


@dataclass(frozen=True, slots=True)
class SeeksTwins(Reason):
    """It has so many twins, in so many countries: a town that is open to partnerships."""

    number: int
    countries: int
