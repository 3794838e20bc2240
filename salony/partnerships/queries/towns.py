"""Partnerships with all that is known of them: of towns and of institutions alike."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from salony.partnerships import lifecycle
from salony.partnerships.lifecycle import Anniversary, Health, Judgement, Stage
from salony.partnerships.models import Involvement, Organization, Partnership, Step
from salony.partnerships.queries.directory import resolved
from salony.partnerships.queries.network import network
from salony.vocabulary import PartialDateTime


@dataclass(frozen=True, slots=True)
class Pair:
    """A partnership as seen from one side. traces: days of common events and ends of common projects.

    missing: what nobody has written down yet: "agreement-date", "resolution", "document", "trace", "next".
    """

    partnership: Partnership
    own: Organization
    other: Organization
    steps: tuple[Step, ...]
    stage: Stage
    judgement: Judgement
    anniversary: Anniversary | None
    traces: tuple[tuple[dt.date, str], ...]
    missing: tuple[str, ...]


def partnership(pk: int) -> Partnership:
    """Raises Partnership.DoesNotExist."""
    return _whole(Partnership.objects.filter(pk=pk)).get()


def pair(own: Organization, other: Organization, today: dt.date) -> Pair | None:
    """None where they have no partnership."""
    found = _whole(Partnership.objects.filter(Q(first=own, second=other) | Q(first=other, second=own))).first()
    return _pair(found, own, today, _traces(own, [other.pk])) if found else None


def pairs_of(organization: Organization, today: dt.date) -> list[Pair]:
    """Every partnership of the organization, by the other's name."""
    rows = list(_whole(_rows(organization)))
    others = [row.second_id if row.first_id == organization.pk else row.first_id for row in rows]
    traces = _traces(organization, others)
    pairs = [_pair(row, organization, today, traces) for row in rows]
    return sorted(pairs, key=lambda one: one.other.name)


def partnerships_of(organization: Organization) -> QuerySet[Partnership]:
    return _whole(_rows(organization))


def reminders(organization: Organization, today: dt.date, within: dt.timedelta) -> list[Pair]:
    """Partnerships in which something falls due: an action, the agreement's end, an anniversary; the soonest first."""

    def due(one: Pair) -> list[dt.date]:
        days = [one.partnership.next_on, one.partnership.ends_on, one.anniversary.day if one.anniversary else None]
        return [day for day in days if day and day <= today + within]

    return sorted((one for one in pairs_of(organization, today) if due(one)), key=lambda one: min(due(one)))


@dataclass(frozen=True, slots=True)
class LandOverview:
    """Towns of one country and how their partnerships are doing; blank: towns without any that we know of."""

    country: str
    towns: int
    by_health: dict[Health, list[Pair]]
    blank: list[Organization]
    partner_lands: list[tuple[str, int]]


def land_overview(country: str, today: dt.date, *, region: str = "", most: int = 200) -> LandOverview:
    """Over a country, or one of its regions. Towns beyond `most` partnerships are counted, not listed."""
    towns = Organization.objects.filter(kind="municipality", country=country, merged_into=None)
    if region:
        towns = towns.filter(region=region)
    rows = list(_whole(Partnership.objects.filter(Q(first__in=towns) | Q(second__in=towns)))[: most * 5])
    ids = set(towns.values_list("pk", flat=True))
    by_health: dict[Health, list[Pair]] = {health: [] for health in Health}
    lands: dict[str, int] = {}
    twinned: set[int] = set()
    for row in rows:
        own = row.first if row.first_id in ids else row.second
        one = _pair(row, own, today, {})
        twinned |= {row.first_id, row.second_id}
        lands[one.other.country] = lands.get(one.other.country, 0) + 1
        if len(by_health[one.judgement.health]) < most:
            by_health[one.judgement.health].append(one)
    blank = list(towns.exclude(pk__in=twinned).order_by("-population", "name")[:most])
    return LandOverview(
        country, len(ids), by_health, blank, sorted(lands.items(), key=lambda item: (-item[1], item[0]))
    )


def _rows(organization: Organization) -> QuerySet[Partnership]:
    ids = [organization.pk, *organization.absorbed.values_list("pk", flat=True)]
    return Partnership.objects.filter(Q(first__in=ids) | Q(second__in=ids))


def _whole(rows: QuerySet[Partnership]) -> QuerySet[Partnership]:
    return rows.select_related("first__merged_into", "second__merged_into").prefetch_related("steps")


def _pair(row: Partnership, own: Organization, today: dt.date, traces: dict[int, list[tuple[dt.date, str]]]) -> Pair:
    other = resolved(row.second if row.first_id == own.pk or resolved(row.first).pk == own.pk else row.first)
    steps = in_order(row.steps.all())
    pure = steps_of(steps)
    found = tuple(sorted(traces.get(other.pk, []), reverse=True))
    judgement = lifecycle.judge(pure, [day for day, _ in found], today)
    towns = own.is_town and other.is_town
    return Pair(
        partnership=row,
        own=own,
        other=other,
        steps=steps,
        stage=lifecycle.stage_of(pure),
        judgement=judgement,
        anniversary=lifecycle.next_anniversary(pure, today),
        traces=found,
        missing=tuple(_missing(row, steps, judgement, towns)),
    )


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Dated steps by date; an undated one follows the last that belongs to its stage or an earlier one."""
    rank = {stage.value: number for number, stage in enumerate(lifecycle.ORDER)}
    rows = sorted(steps, key=lambda step: (step.date, rank[step.stage], step.pk))
    ordered = [step for step in rows if step.date]
    for step in (step for step in rows if not step.date):
        before = [place for place, other in enumerate(ordered, 1) if rank[other.stage] <= rank[step.stage]]
        ordered.insert(max(before, default=0), step)
    return tuple(ordered)


def steps_of(steps: Iterable[Step]) -> list[lifecycle.Step]:
    """The rows as the values that the life cycle reckons with."""
    return [
        lifecycle.Step(Stage(step.stage), PartialDateTime.parse(step.date) if step.date else None) for step in steps
    ]


def _missing(row: Partnership, steps: tuple[Step, ...], judgement: Judgement, towns: bool) -> Iterable[str]:
    of = {stage: [step for step in steps if step.stage == stage] for stage in Stage}
    agreements = of[Stage.AGREEMENT]
    if not any(step.date for step in agreements):
        yield "agreement-date"
    if towns and not of[Stage.RESOLUTION]:
        yield "resolution"
    if not any(step.document or step.url for step in agreements):
        yield "document"
    if judgement.health in (Health.UNKNOWN, Health.DORMANT, Health.QUIET):
        yield "trace"
    if not row.next_action and judgement.health is not Health.ENDED:
        yield "next"


def _traces(own: Organization, others: list[int]) -> dict[int, list[tuple[dt.date, str]]]:
    """Other's id → (day, title) of common projects and events."""
    traces: dict[int, list[tuple[dt.date, str]]] = {}
    mine = Involvement.objects.filter(organization=own).values("project")
    rows = Involvement.objects.filter(organization__in=others, project__in=mine).select_related("project")
    for row in rows:
        day = row.project.end or row.project.start
        if day is not None:
            traces.setdefault(row.organization_id, []).append((day, str(row.project)))
    if own.institution_id:
        net = network(own)
        ids = dict(Organization.objects.filter(pk__in=others).values_list("slug", "pk"))
        for slug, pk in ids.items():
            link = net.link(own.slug, slug)
            days = [(proof.day, proof.title) for proof in link.proofs if proof.day and proof.category] if link else []
            traces.setdefault(pk, []).extend((day, title) for day, title in days if day)
    return traces
