"""What the readers yield: one record after another, and a Trouble for every row that could not be used."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """An organisation as one row names it. `key` is the same for the same organisation within one source.

    `identifiers` are (scheme, value), schemes "oid", "pic", "qid"; `country` is ISO 3166-1 alpha-2; `region` a NUTS
    code where the source has one; `kind` is the source's own word ("HES", "public").
    """

    key: str
    name: str = ""
    country: str = ""
    town: str = ""
    region: str = ""
    street: str = ""
    postcode: str = ""
    kind: str = ""
    website: str = ""
    latitude: float | None = None
    longitude: float | None = None
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ParticipationRecord:
    """One organisation's part in one project; `role` is "coordinator", "participant" or the source's word."""

    project: str
    organisation: OrganisationRecord
    role: str = "participant"


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """A funded project. `texts` are summaries and results in whatever languages the source gives, longest first."""

    key: str
    name: str = ""
    acronym: str = ""
    programme: str = ""
    parts: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    texts: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    website: str = ""
    grant: float | None = None


@dataclass(frozen=True, slots=True)
class TownRecord:
    key: str
    name: str
    country: str
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TwinningRecord:
    """Two towns; `since` where the source knows it, and `until` where it has ended."""

    one: TownRecord
    other: TownRecord
    since: date | None = None
    until: date | None = None


class Problem(StrEnum):
    """What is wrong with a row; the page says it in words."""

    MISSING = "missing"
    MALFORMED = "malformed"
    TRUNCATED = "truncated"
    UNKNOWN_COUNTRY = "unknown-country"
    FORMER_COUNTRY = "former-country"
    REPEATED = "repeated"
    NO_SUCH_PROJECT = "no-such-project"
    SELF = "self"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A row that was left out, or (`kept`) used without the field in question. `row` counts from 1, header included."""

    row: int
    problem: Problem
    column: str = ""
    value: str = ""
    kept: bool = field(default=False)


class UnreadableFile(ValueError):
    """The file is not what it was said to be: no table, no header, a damaged archive. Nothing was read."""


Record = ProjectRecord | ParticipationRecord | TwinningRecord | Trouble
