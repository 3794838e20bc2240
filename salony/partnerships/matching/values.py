"""What matching is asked and what it answers: frozen values, no tables.

Identifiers are the caller's own strings (a primary key, a PIC, a name folded with its country); matching only compares
them. Countries are ISO 3166-1 alpha-2 in capitals, kinds and themes are words of the caller's vocabulary, dates are
days, coordinates are degrees, distances kilometres.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from salony.partnerships.matching.reasons import Reason

COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An institution as it is known; all but the identifier may be missing.

    `region` is a code whose beginnings are the larger regions (NUTS: PL22A lies in PL22 and PL2). `asked` and
    `answered` count the requests it was sent and those it answered.
    """

    id: str
    name: str = ""
    country: str = ""
    kind: str = ""
    town: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    languages: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()
    text: str = ""
    asked: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """Something done together: a funded project, or an event that several institutions held.

    `programmes` are the programme and its parts, as the source names them.
    """

    id: str
    start: date | None = None
    end: date | None = None
    programmes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Participation:
    project: str
    organisation: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """Who asks, and for what. Everything is optional; what is given is used.

    `organisation` is the one that asks, by its identifier; when it is not known yet, `country`, `kind`, `region` and
    the coordinates describe it. `partners` are those already in the consortium: never suggested, their ties count.
    `missing_countries` and `missing_kinds` are what the consortium lacks. `dismissed` are never suggested.
    `acquainted` lets earlier partners be suggested too (a project idea wants them, a search for new partners does
    not). `diversity` from 0 (by score alone) to 1 (as unlike each other as possible); `newcomers` is the share of the
    answer kept for fitting organisations with few projects, from 0 to 1.
    """

    organisation: str | None = None
    country: str = ""
    kind: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    languages: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    text: str = ""
    partners: tuple[str, ...] = ()
    missing_countries: frozenset[str] = frozenset()
    missing_kinds: frozenset[str] = frozenset()
    dismissed: frozenset[str] = frozenset()
    acquainted: bool = False
    limit: int = 10
    diversity: float = 0.0
    newcomers: float = 0.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate and its reasons, the strongest first.

    `score` is its odds as a share of those of the best candidate, above 0 and at most 1; it means something within one
    answer only.
    """

    organisation: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Town:
    """A town that may have twins. `population` in people, `themes` for what it lives by ("mining", "spa")."""

    id: str
    name: str
    country: str
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Twinning:
    """Two towns that are twins; order does not matter."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class TownQuery:
    """`countries`: only from these, all when empty. `dismissed` are never suggested; `diversity` as in Query."""

    town: str
    countries: frozenset[str] = frozenset()
    dismissed: frozenset[str] = frozenset()
    limit: int = 10
    diversity: float = 0.0


@dataclass(frozen=True, slots=True)
class TownSuggestion:
    town: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class History:
    """All that is known of who worked with whom. The same participation twice counts once."""

    organisations: Sequence[Organisation] = ()
    projects: Sequence[Project] = ()
    participations: Sequence[Participation] = field(default=())
