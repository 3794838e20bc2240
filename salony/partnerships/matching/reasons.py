"""Why someone is suggested: typed values that a page puts into words of its own language.

`kind` is a stable word for templates. Identifiers are those the caller gave. Lists are short (at most three, the
weightiest first) and stand beside the whole number where there may be more.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CommonPartners:
    """Both have worked with these organisations; `number` counts all of them."""

    kind: ClassVar[str] = "common-partners"
    organisations: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class WorkedTogether:
    """They have worked together (with the one who asks, or with its consortium) in these projects."""

    kind: ClassVar[str] = "worked-together"
    organisations: tuple[str, ...]
    projects: tuple[str, ...]
    number: int
    last: date | None


@dataclass(frozen=True, slots=True)
class SharedThemes:
    """Both work on these themes."""

    kind: ClassVar[str] = "shared-themes"
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LikeProjects:
    """Its earlier projects speak of the same things: their identifiers, and the words they share with the idea."""

    kind: ClassVar[str] = "like-projects"
    projects: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameProgramme:
    """It has taken part in this programme so many times."""

    kind: ClassVar[str] = "same-programme"
    programme: str
    number: int


@dataclass(frozen=True, slots=True)
class FillsCountry:
    """Its country is missing in the consortium."""

    kind: ClassVar[str] = "fills-country"
    country: str


@dataclass(frozen=True, slots=True)
class FillsKind:
    """An organisation of its kind is missing in the consortium."""

    kind: ClassVar[str] = "fills-kind"
    organisation_kind: str


@dataclass(frozen=True, slots=True)
class SameKind:
    """Library with library, theatre with theatre."""

    kind: ClassVar[str] = "same-kind"
    organisation_kind: str


@dataclass(frozen=True, slots=True)
class Offers:
    """It offers what is sought."""

    kind: ClassVar[str] = "offers"
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seeks:
    """It seeks what is offered."""

    kind: ClassVar[str] = "seeks"
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedLanguages:
    """Languages that both speak."""

    kind: ClassVar[str] = "shared-languages"
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """So many kilometres away."""

    kind: ClassVar[str] = "near"
    kilometres: float


@dataclass(frozen=True, slots=True)
class CountriesWorkTogether:
    """Organisations of the two countries meet in projects more often than chance has it: `lift` times."""

    kind: ClassVar[str] = "countries-work-together"
    country: str
    other: str
    lift: float


@dataclass(frozen=True, slots=True)
class Active:
    """So many projects began in the last twelve months."""

    kind: ClassVar[str] = "active"
    number: int


@dataclass(frozen=True, slots=True)
class Experienced:
    """So many projects in all, so many of them led."""

    kind: ClassVar[str] = "experienced"
    number: int
    led: int


@dataclass(frozen=True, slots=True)
class Newcomer:
    """At most two projects so far; it fits all the same."""

    kind: ClassVar[str] = "newcomer"
    number: int


@dataclass(frozen=True, slots=True)
class Answers:
    """Answered so many of so many requests."""

    kind: ClassVar[str] = "answers"
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class TwinsOfTwins:
    """Twins of this town that are twins of the suggested one as well."""

    kind: ClassVar[str] = "twins-of-twins"
    towns: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class NeighboursTwins:
    """Near this town lies `neighbour`, near the suggested one `twin`, and those two are twins already."""

    kind: ClassVar[str] = "neighbours-twins"
    neighbour: str
    twin: str


@dataclass(frozen=True, slots=True)
class LikeSize:
    """Both have about the same number of inhabitants."""

    kind: ClassVar[str] = "like-size"
    population: int
    other: int


@dataclass(frozen=True, slots=True)
class LikeTowns:
    """Towns like this one (same country, near, same size) chose towns like the suggested one so many times."""

    kind: ClassVar[str] = "like-towns"
    number: int


@dataclass(frozen=True, slots=True)
class SharedName:
    """The two bear the same name, or one of the same meaning."""

    kind: ClassVar[str] = "shared-name"
    name: str


@dataclass(frozen=True, slots=True)
class CountriesTwin:
    """Towns of the two countries are twins so many times."""

    kind: ClassVar[str] = "countries-twin"
    country: str
    other: str
    number: int


@dataclass(frozen=True, slots=True)
class SeeksTwins:
    """It has so many twins, in so many countries: a town that is open to partnerships."""

    kind: ClassVar[str] = "seeks-twins"
    number: int
    countries: int


Reason = (
    CommonPartners
    | WorkedTogether
    | SharedThemes
    | LikeProjects
    | SameProgramme
    | FillsCountry
    | FillsKind
    | SameKind
    | Offers
    | Seeks
    | SharedLanguages
    | Near
    | CountriesWorkTogether
    | Active
    | Experienced
    | Newcomer
    | Answers
    | TwinsOfTwins
    | NeighboursTwins
    | LikeSize
    | LikeTowns
    | SharedName
    | CountriesTwin
    | SeeksTwins
)
