"""With whom one could work: what the tables know, asked of the matching, answered with reasons in words."""

import datetime as dt
import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import partial

from django.db.models import Count, Max

from salony.catalogue import company
from salony.partnerships import lessons, neighbourhood, queries, reasoning, words
from salony.partnerships.matching import (
    TOWN_SIGNALS,
    History,
    Kind,
    Model,
    Organisation,
    Participation,
    Project,
    Query,
    Reason,
    Suggestion,
    Town,
    TownModel,
    TownQuery,
    Trees,
    Twinning,
    signal_names,
)
from salony.partnerships.models import Invitation, Involvement, Organization, Partnership
from salony.partnerships.models import Project as ProjectRow
from salony.partnerships.prepared import Prepared
from salony.partnerships.programmes import Gap
from salony.resolution import fold

MOST = 5
SMALL = 3000
"""Up to so many organizations a model is built within the request: a tenth of a second."""
_ASKED = 15
_NEWCOMERS = 0.2
_DIVERSITY = 0.3
# A twin town's house of the same kind is the surest first address: the towns have met already (ccre.org's handbook).
_TWIN, _TWIN_AND_KIND = 0.3, 0.6
# Żory and Montceau-les-Mines, Rybnik and Saint-Vallier: neighbours on both sides, who can share a bus.
_NEIGHBOURLY = 0.4


@dataclass(frozen=True, slots=True)
class Suggested:
    """An organization and why, each reason a short phrase, the strongest first."""

    organization: Organization
    reasons: list[str]


def for_organization(it: Organization, today: dt.date, *, most: int = MOST) -> list[Suggested]:
    """New partners for an institution or a town; nobody it works with already, nobody it dismissed."""
    if it.is_town:
        return for_town(it, most=most)
    barred = frozenset(one.slug for one in queries.dismissed(it))
    query = Query(
        organisation=it.slug,
        country=it.country,
        kind=it.kind,
        region=it.region,
        latitude=it.latitude,
        longitude=it.longitude,
        languages=tuple(it.languages),
        themes=_themes(it),
        seeks=_words(it.seeks),
        offers=_words(it.offers),
        text=" ".join(part for part in (it.summary, it.offers, it.seeks) if part),
        dismissed=barred,
        limit=_ASKED,
        diversity=_DIVERSITY,
        newcomers=_NEWCOMERS,
    )
    scored = [(one.organisation, one.score, one.reasons) for one in _ranked(today, query)]
    known = {node.key for node in queries.network(it).partners} | barred | {it.slug}
    return _best(it, scored, known, most)


def for_idea(text: str, today: dt.date, *, near: Organization | None = None, most: int = MOST) -> list[Suggested]:
    """Partners for a project idea in free text."""
    query = Query(
        organisation=near.slug if near else None,
        text=text,
        themes=_words(text),
        acquainted=True,
        limit=_ASKED,
        diversity=_DIVERSITY,
        newcomers=_NEWCOMERS,
    )
    scored = [(one.organisation, one.score, one.reasons) for one in _ranked(today, query)]
    return _said(scored, _offering(text, [slug for slug, _, _ in scored]))[:most]


def _offering(text: str, slugs: list[str]) -> dict[str, list[str]]:
    """By slug, what of the idea's phrases the organization names among its themes and offers."""
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    found = {}
    for one in Organization.objects.filter(slug__in=slugs):
        theirs = set(_words(", ".join([*one.themes, one.offers])))
        common = [part for part in parts if theirs & set(_words(part))]
        if common:
            found[one.slug] = [reasoning.offers(common)]
    return found


def for_consortium(
    lead: Organization, members: list[Organization], today: dt.date, *, idea: str = "", gap: Gap | None = None
) -> list[Suggested]:
    """Who could fill the gap: from countries that are missing, of kinds that are missing; earlier partners too."""
    if lead.is_town or (gap and gap.kinds == {"municipality"}):
        return _towns_for(lead, members, gap)
    barred = frozenset(one.slug for one in queries.dismissed(lead))
    query = Query(
        organisation=lead.slug,
        country=lead.country,
        kind=lead.kind,
        languages=tuple(lead.languages),
        themes=(*_themes(lead), *_words(idea)),
        seeks=_words(lead.seeks),
        text=idea,
        partners=tuple(one.slug for one in members if one.pk != lead.pk),
        missing_countries=gap.allowed if gap and gap.countries else frozenset(),
        missing_kinds=gap.kinds if gap else frozenset(),
        dismissed=barred,
        acquainted=True,
        limit=_ASKED,
        diversity=_DIVERSITY,
        newcomers=_NEWCOMERS,
    )
    allowed = gap.allowed if gap and gap.countries else None
    scored = [(one.organisation, one.score, one.reasons) for one in _ranked(today, query)]
    return _best(lead, scored, {*barred, *(one.slug for one in members)}, MOST, allowed=allowed)


def for_town(it: Organization, *, most: int = MOST, countries: frozenset[str] = frozenset()) -> list[Suggested]:
    """New twin towns, with reasons."""
    barred = frozenset(one.slug for one in queries.dismissed(it))
    stamp = _town_stamp()
    model = _TOWNS.get(stamp, _town_model, at_once=_is_small(stamp))
    if model is None:
        return []
    found = model.rank(TownQuery(it.slug, countries=countries, dismissed=barred, limit=most * 4, diversity=_DIVERSITY))
    rows = {one.town: (one.score, one.reasons) for one in found}
    extra = neighbourhood.reasons(it, countries)
    own = {pair.other.slug for pair in queries.pairs_of(it, dt.date.max)}
    top = max((score for score, _ in rows.values()), default=1.0) or 1.0
    points = {slug: score / top for slug, (score, _) in rows.items()}
    for slug, said in extra.items():
        points[slug] = points.get(slug, 0.0) + _NEIGHBOURLY * len(said)
    chosen = sorted((slug for slug in points if slug not in own | barred), key=lambda slug: -points[slug])[: most * 5]
    ranked = [(slug, points[slug], rows[slug][1] if slug in rows else ()) for slug in chosen]
    return [one for one in _said(ranked, extra) if one.organization.country != it.country][:most]


def institutions_that_could_pair(
    one: Organization, others: list[Organization]
) -> list[tuple[Organization, Organization]]:
    """Library with library, museum with museum, of a town and its twins."""
    houses = _houses([one, *others])
    mine = houses.get(one.pk, [])
    theirs = [house for other in others for house in houses.get(other.pk, [])]
    return [(a, b) for a in mine for b in theirs if a.kind == b.kind]


def _houses(towns: list[Organization]) -> dict[int, list[Organization]]:
    """Town's id → its institutions, at most fifty of each. One query."""
    of = {(town.country, town.town or town.name): town.pk for town in towns}
    rows = Organization.objects.filter(town__in={name for _, name in of}, merged_into=None)
    found: dict[int, list[Organization]] = {}
    for house in rows.exclude(kind__in=("", "municipality")).order_by("name"):
        pk = of.get((house.country, house.town))
        if pk is not None and len(found.setdefault(pk, [])) < 50:
            found[pk].append(house)
    return found


def _towns_for(lead: Organization, members: list[Organization], gap: Gap | None) -> list[Suggested]:
    town = (
        lead
        if lead.is_town
        else Organization.objects.filter(kind="municipality", country=lead.country, town=lead.town).first()
    )
    if town is None:
        return []
    inside = {one.slug for one in members}
    allowed = gap.allowed if gap and gap.countries else None
    twins = [pair.other for pair in queries.pairs_of(town, dt.date.max)]
    rows = [
        Suggested(one, [reasoning.twin_already(town.name)])
        for one in twins
        if one.slug not in inside and (allowed is None or one.country in allowed)
    ]
    fresh = for_town(town, countries=allowed or frozenset())
    return [*rows, *(one for one in fresh if one.organization.slug not in inside)][:MOST]


def _best(
    it: Organization,
    scored: Iterable[tuple[str, float, tuple[Reason, ...]]],
    barred: set[str],
    most: int,
    *,
    allowed: frozenset[str] | None = None,
) -> list[Suggested]:
    """What the matching ranked, with whoever sits in a twin town moved up."""
    rows = {slug: (score, reasons) for slug, score, reasons in scored if slug not in barred}
    top = max((score for score, _ in rows.values()), default=1.0) or 1.0
    extra: dict[str, list[str]] = {}
    points = {slug: score / top for slug, (score, _) in rows.items()}
    for house, town in _in_twin_towns(it):
        if house.slug in barred or (allowed is not None and house.country not in allowed):
            continue
        alike = house.kind == it.kind and bool(it.kind)
        points[house.slug] = points.get(house.slug, 0.0) + (_TWIN_AND_KIND if alike else _TWIN)
        extra.setdefault(house.slug, []).append(reasoning.from_twin_town(town))
        if alike and house.slug not in rows:
            extra[house.slug].append(reasoning.same_kind(house.kind))
    if allowed is not None:
        lands = dict(Organization.objects.filter(slug__in=points).values_list("slug", "country"))
        points = {slug: value for slug, value in points.items() if lands.get(slug) in allowed}
    chosen = sorted(points, key=lambda slug: -points[slug])[: most + _ASKED]
    return _said([(slug, points[slug], rows[slug][1] if slug in rows else ()) for slug in chosen], extra)[:most]


def _in_twin_towns(it: Organization) -> list[tuple[Organization, str]]:
    """Institutions of the partner towns of the town in which it sits, with the town's name."""
    town = Organization.objects.filter(
        kind="municipality", country=it.country, key=fold(it.town), merged_into=None
    ).first()
    if town is None:
        return []
    twins = [pair.other for pair in queries.pairs_of(town, dt.date.max) if pair.other.is_town]
    houses = _houses(twins)
    return [(house, twin.name) for twin in twins for house in houses.get(twin.pk, [])]


def _said(scored: Iterable[tuple[str, float, tuple[Reason, ...]]], extra: dict[str, list[str]]) -> list[Suggested]:
    """In words. Of whom nothing can be said is not suggested: a name alone helps nobody to decide."""
    rows = list(scored)
    named = {slug for slug, _, _ in rows}
    for _, _, reasons in rows:
        named |= reasoning.identifiers(reasons)
    records = {one.slug: one for one in Organization.objects.filter(slug__in=named)}
    names = {slug: one.name for slug, one in records.items()}
    said = []
    for slug, _, reasons in rows:
        if slug in records:
            phrases = [*extra.get(slug, []), *reasoning.phrases(reasons, names, words.language_code())]
            if phrases:
                said.append(Suggested(records[slug], list(dict.fromkeys(phrases))[:4]))
    return said


def _themes(it: Organization) -> tuple[str, ...]:
    return (*it.themes, *it.disciplines, *(f"for {one}" for one in it.audiences))


def _words(text: str) -> tuple[str, ...]:
    """What is offered or sought, as comparable phrases: the parts between commas, semicolons and lines, folded."""
    parts = text.replace(";", ",").replace("\n", ",").split(",")
    return tuple(folded for part in parts if (folded := fold(part)))


def _stamp() -> tuple[Hashable, ...]:
    """Changes when anything that the model is built from has changed."""
    rows = Organization.objects.aggregate(number=Count("pk"), newest=Max("updated_at"), last=Max("pk"))
    calls = Invitation.objects.aggregate(number=Count("pk"), newest=Max("answered_at"), closed=Max("call__closed_at"))
    answers = tuple(calls.values())
    return (
        rows["number"],
        rows["newest"],
        rows["last"],
        Involvement.objects.count(),
        company.newest_change(),
        *answers,
    )


def _town_stamp() -> tuple[Hashable, ...]:
    towns = Organization.objects.filter(kind="municipality").aggregate(
        number=Count("pk"), newest=Max("updated_at"), last=Max("pk")
    )
    return (towns["number"], towns["newest"], towns["last"], Partnership.objects.count())


_INSTITUTIONS: Prepared[Model] = Prepared()
_TOWNS: Prepared[TownModel] = Prepared()


def is_preparing() -> bool:
    """Whether suggestions are on their way: a model is being built."""
    return _INSTITUTIONS.is_busy or _TOWNS.is_busy


def _ranked(today: dt.date, query: Query) -> tuple[Suggestion, ...]:
    """What the model of today answers; nothing while the first one is being built."""
    stamp = (today, *_stamp())
    model = _INSTITUTIONS.get(stamp, partial(_model, today), at_once=_is_small(stamp[1:]))
    return model.rank(query) if model else ()


def _is_small(stamp: tuple[Hashable, ...]) -> bool:
    return int(str(stamp[0])) <= SMALL


def _model(today: dt.date) -> Model:
    """Seconds for a whole programme's history, then kept until something changes or the day ends."""
    shown = {one.pk: one for one in Organization.objects.filter(merged_into=None).exclude(kind="municipality")}
    owner = queries.owners()
    rates = queries.answer_rates(today)
    organisations = [_organisation(one, rates.get(one.pk)) for one in shown.values()]
    projects = [
        Project(
            str(row.pk),
            row.start,
            row.end,
            tuple(part for part in (row.origin, row.programme) if part),
            text=f"{row.title} {row.summary}",
        )
        for row in ProjectRow.objects.iterator()
    ]
    participations = []
    for project, organization, led in Involvement.objects.values_list("project", "organization", "is_coordinator"):
        pk = owner.get(organization, organization)
        if pk in shown:
            participations.append(Participation(str(project), shown[pk].slug, "coordinator" if led else ""))
    by_institution = {one.institution_id: one.slug for one in shown.values() if one.institution_id}
    by_key = {one.key: one.slug for one in shown.values()}
    for gathering in company.gatherings():
        key = f"event-{gathering.event.pk}"
        projects.append(
            Project(key, gathering.day, gathering.day, ("event",), (gathering.event.category,), gathering.event.name)
        )
        for party in gathering.parties:
            slug = by_institution.get(party.institution.pk) if party.institution else by_key.get(fold(party.name))
            if slug:
                participations.append(Participation(key, slug))
    return _taught(History(organisations, projects, participations), today)


def _taught(history: History, today: dt.date) -> Model:
    """The weights of a large history are learned from it; a small one teaches nothing that holds."""
    if len(history.organisations) <= SMALL:
        return Model.build(history, today)
    form = tuple(f"{kind} {name}" for kind in Kind for name in signal_names(kind))
    size = len(history.participations)
    kept = lessons.lesson("organizations", form, size)
    if kept is not None:
        return Model.build(history, today, taught=kept)
    model = Model.build(history, today, learn=tuple(Kind))
    lessons.keep("organizations", form, size, model.lessons())
    return model


def _organisation(one: Organization, rate: queries.AnswerRate | None) -> Organisation:
    return Organisation(
        id=one.slug,
        name=one.name,
        country=one.country,
        kind=one.kind,
        town=one.town,
        region=one.region,
        latitude=one.latitude,
        longitude=one.longitude,
        languages=tuple(one.languages),
        themes=_themes(one),
        offers=_words(one.offers),
        seeks=_words(one.seeks),
        text=" ".join(part for part in (one.name, one.summary, one.offers, one.seeks) if part),
        asked=rate.received if rate else 0,
        answered=rate.answered if rate else 0,
    )


def _town_model() -> TownModel:
    rows = list(Organization.objects.filter(kind="municipality", merged_into=None))
    slugs = {one.pk: one.slug for one in rows}
    towns = [
        Town(one.slug, one.name, one.country, one.latitude, one.longitude, one.population, tuple(one.themes))
        for one in rows
    ]
    # all pairs, sorted out here: two subqueries over the directory would take the database half a minute
    pairs = Partnership.objects.values_list("first", "second")
    ties = [Twinning(slugs[one], slugs[other]) for one, other in pairs if one in slugs and other in slugs]
    if len(towns) <= SMALL:
        return TownModel.build(towns, ties)
    kept = lessons.lesson("towns", TOWN_SIGNALS, len(ties))
    if kept is not None:
        return TownModel.build(towns, ties, trees=Trees.of(kept))
    model = TownModel.build(towns, ties, learn=True)
    if model.trees is not None:
        lessons.keep("towns", TOWN_SIGNALS, len(ties), model.trees.arrays())
    return model
