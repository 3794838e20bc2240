"""Project results and twin towns taken into the tables: streamed, resolved against what is known, repeatable.

The readers (`salony.partnerships.importing`) yield records and troubles; here they become rows. The whole import is one
transaction: a file that turns out to be unreadable half way leaves nothing behind. Taking in the same file again
changes nothing, and a record that is known already keeps what people wrote into it.
"""

import datetime as dt
import hashlib
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from django.db import connection, transaction
from django.db.models import Model

from salony.partnerships.importing import (
    OrganisationRecord,
    ParticipationRecord,
    ProjectRecord,
    Record,
    TownRecord,
    Trouble,
    TwinningRecord,
)
from salony.partnerships.lifecycle import Stage
from salony.partnerships.models import Identifier, Involvement, Organization, Partnership, Project, Step
from salony.resolution import fold, slug_of

Clock = Callable[[], dt.datetime]

BATCH = 2000
_KEPT_TROUBLES = 200
_SUMMARY = 4000
_LONGEST_KEY = 100
_NEAR_DEGREES = 0.35
"""Two records of a town by the same name in the same country are one where they lie within some 30 km."""


@dataclass(slots=True)
class Taken:
    """What an import came to. troubles: the first of them; number_of_troubles: all."""

    rows: int = 0
    projects: int = 0
    organizations: int = 0
    involvements: int = 0
    partnerships: int = 0
    troubles: list[Trouble] = field(default_factory=list)
    number_of_troubles: int = 0


@transaction.atomic
def take_in_records(
    *, origin: str, records: Iterable[Record], clock: Clock, step: Callable[[int], None] | None = None
) -> Taken:
    """origin: the collection's name, part of every identity in it (at most 20 letters). step: told the rows read."""
    importer = _Importer(origin, clock)
    for record in records:
        importer.take(record)
        if step and importer.taken.rows % BATCH == 0:
            step(importer.taken.rows)
    importer.flush()
    if step:
        step(importer.taken.rows)
    return importer.taken


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    table = tomllib.loads(files("salony.partnerships").joinpath("data/import_kinds.toml").read_text("utf-8"))
    return {word.casefold(): kind for word, kind in table.items()}


class _Importer:
    """Rows on their way into the tables, in batches; what is known already is read once."""

    def __init__(self, origin: str, clock: Clock) -> None:
        self.origin, self.clock, self.taken = origin, clock, Taken()
        self._by_identifier = {
            (scheme, value): pk
            for scheme, value, pk in Identifier.objects.values_list("scheme", "value", "organization")
        }
        self._by_name: dict[tuple[str, str, bool], list[tuple[int, float | None, float | None]]] = {}
        self._slugs: set[str] = set()
        for pk, slug, country, key, kind, latitude, longitude in Organization.objects.values_list(
            "pk", "slug", "country", "key", "kind", "latitude", "longitude"
        ):
            self._slugs.add(slug)
            self._by_name.setdefault((country, key, kind == "municipality"), []).append((pk, latitude, longitude))
        self._projects = dict(Project.objects.filter(origin=origin).values_list("key", "pk"))
        self._involved = set(Involvement.objects.filter(project__origin=origin).values_list("project", "organization"))
        self._pairs = set(Partnership.objects.values_list("first", "second"))
        self._new_projects: dict[str, Project] = {}
        self._waiting: list[tuple[str, OrganisationRecord, bool]] = []
        self._twinnings: list[TwinningRecord] = []

    def take(self, record: Record) -> None:
        self.taken.rows += 1
        match record:
            case Trouble():
                self.taken.number_of_troubles += 1
                if len(self.taken.troubles) < _KEPT_TROUBLES:
                    self.taken.troubles.append(record)
            case ProjectRecord():
                if (key := _identity(record.key)) not in self._projects:
                    self._new_projects.setdefault(key, self._project(record))
            case ParticipationRecord():
                self._waiting.append((_identity(record.project), record.organisation, record.role == "coordinator"))
            case TwinningRecord():
                self._twinnings.append(record)
        if len(self._waiting) + len(self._new_projects) + len(self._twinnings) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting: projects first, then organizations, then who took part."""
        fresh = Project.objects.bulk_create(self._new_projects.values(), batch_size=500)
        self._projects |= {project.key: project.pk for project in fresh}
        self.taken.projects += len(fresh)
        self._new_projects = {}
        self._make([record for _, record, _ in self._waiting])
        rows = []
        for key, record, is_coordinator in self._waiting:
            pair = (self._projects.get(key, 0), self._by_identifier[self.origin, _identity(record.key)])
            if pair[0] and pair not in self._involved:
                self._involved.add(pair)
                rows.append((*pair, is_coordinator))
        _insert(Involvement, ("project_id", "organization_id", "is_coordinator"), rows)
        self.taken.involvements += len(rows)
        self._waiting = []
        self._twin()

    def _project(self, record: ProjectRecord) -> Project:
        title = record.name or record.acronym
        return Project(
            origin=self.origin,
            key=_identity(record.key),
            title=title[:500],
            summary=" ".join(record.texts)[:_SUMMARY],
            programme="; ".join(part for part in (record.programme, *record.parts) if part)[:200],
            start=record.start,
            end=record.end,
        )

    def _make(self, records: Iterable[OrganisationRecord | TownRecord]) -> None:
        """Every record gets its organization: by an identifier, by name and country, or a new one."""
        fresh: dict[str, tuple[Organization, OrganisationRecord | TownRecord]] = {}
        known: list[tuple[int, OrganisationRecord | TownRecord]] = []
        for record in records:
            key = _identity(record.key)
            if (self.origin, key) in self._by_identifier or key in fresh:
                continue
            pk = self._found(record)
            if pk is not None:
                self._by_identifier[self.origin, key] = pk
                known.append((pk, record))
            else:
                fresh[key] = (self._organization(record), record)
        created = Organization.objects.bulk_create([one for one, _ in fresh.values()], batch_size=500)
        for one, (_, record) in zip(created, fresh.values(), strict=True):
            self._by_identifier[self.origin, _identity(record.key)] = one.pk
            place = (one.country, one.key, one.is_town)
            self._by_name.setdefault(place, []).append((one.pk, one.latitude, one.longitude))
            known.append((one.pk, record))
        self.taken.organizations += len(created)
        self._identify(known)

    def _identify(self, known: Iterable[tuple[int, OrganisationRecord | TownRecord]]) -> None:
        rows = []
        for pk, record in known:
            rows.append((pk, self.origin, _identity(record.key)))
            for scheme, value in record.identifiers:
                pair = (scheme.upper()[:20], value[:100])
                if pair not in self._by_identifier:
                    self._by_identifier[pair] = pk
                    rows.append((pk, *pair))
        _insert(Identifier, ("organization_id", "scheme", "value"), rows)

    def _found(self, record: OrganisationRecord | TownRecord) -> int | None:
        for scheme, value in record.identifiers:
            if (pk := self._by_identifier.get((scheme.upper()[:20], value[:100]))) is not None:
                return pk
        if not record.name or not record.country:
            return None
        is_town = isinstance(record, TownRecord)
        for pk, latitude, longitude in self._by_name.get((record.country, fold(record.name)[:300], is_town), []):
            if not is_town or _near(latitude, longitude, record.latitude, record.longitude):
                return pk
        return None

    def _organization(self, record: OrganisationRecord | TownRecord) -> Organization:
        """A new one. Without a name it is called by its first identifier."""
        name = record.name or " ".join(next(iter(record.identifiers), ("", record.key))).strip().upper()
        slug = slug_of(name, self._slugs)
        self._slugs.add(slug)
        one = Organization(
            slug=slug,
            name=name[:300],
            key=fold(name)[:300],
            country=record.country,
            latitude=record.latitude,
            longitude=record.longitude,
            origin=self.origin,
            updated_at=self.clock(),
        )
        if isinstance(record, TownRecord):
            one.kind, one.town, one.population = "municipality", record.name[:100], record.population
        else:
            one.kind = _kinds().get(record.kind.casefold(), "")
            one.town, one.region, one.url = record.town[:100], record.region[:100], _web(record.website)
        return one

    def _twin(self) -> None:
        self._make([town for one in self._twinnings for town in (one.one, one.other)])
        pairs: dict[tuple[int, int], TwinningRecord] = {}
        for record in self._twinnings:
            sides = sorted(self._by_identifier[self.origin, _identity(town.key)] for town in (record.one, record.other))
            pair = (sides[0], sides[1])
            if pair[0] != pair[1] and pair not in self._pairs:
                self._pairs.add(pair)
                pairs[pair] = record
        rows = Partnership.objects.bulk_create(
            [Partnership(first_id=one, second_id=two, origin=self.origin, made_at=self.clock()) for one, two in pairs],
            batch_size=1000,
        )
        steps = []
        for row, record in zip(rows, pairs.values(), strict=True):
            steps.append(self._step(row, Stage.AGREEMENT, record.since))
            if record.until:
                steps.append(self._step(row, Stage.ENDED, record.until))
        Step.objects.bulk_create(steps, batch_size=1000)
        self.taken.partnerships += len(rows)
        self._twinnings = []

    def _step(self, row: Partnership, stage: Stage, day: dt.date | None) -> Step:
        return Step(
            partnership=row, stage=stage, date=day.isoformat() if day else "", source=self.origin, made_at=self.clock()
        )


def _insert(model: type[Model], columns: Sequence[str], rows: Sequence[tuple[int | str, ...]]) -> None:
    """Plain rows without a model's weight: a programme's history has hundreds of thousands of them."""
    if not rows:
        return
    quote = connection.ops.quote_name
    names, places = ", ".join(quote(one) for one in columns), ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def _identity(key: str) -> str:
    """The record's key in its collection; of a long one, a digest that is as long as the column allows."""
    return key if len(key) <= _LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest()


def _near(one: float | None, two: float | None, three: float | None, four: float | None) -> bool:
    """Whether two places are the same as far as is known: where one has no coordinates, the name decides."""
    if one is None or two is None or three is None or four is None:
        return True
    return abs(one - three) < _NEAR_DEGREES and abs(two - four) < _NEAR_DEGREES * 1.5


def _web(address: str) -> str:
    return address[:500] if address.startswith(("http://", "https://")) else ""
