"""The network around one organization: from events, projects and partnerships."""

from collections.abc import Iterator

from django.db.models import Q

from salony.catalogue import company
from salony.catalogue.models import Sighting
from salony.partnerships import network as values
from salony.partnerships.models import Involvement, Organization, Partnership
from salony.partnerships.network import Network, Node, Proof, ProofKind
from salony.partnerships.queries.directory import resolved
from salony.resolution import fold
from salony.vocabulary import PartialDateTime

_MOST_IN_A_PROJECT = 100
"""Beyond that many partners a project shows no tie between any two of them (the protocol of the benchmark)."""


def network(organization: Organization) -> Network:
    """With whom it works, every tie with its proof. The number of queries does not grow with the number of ties."""
    centre = node_of(organization)
    met = [*_events(organization), *_projects(organization), *_partnerships(organization)]
    return values.network_of(centre, met)


def node_of(organization: Organization) -> Node:
    it = resolved(organization)
    return Node(it.slug, it.name, it.kind, it.town, it.country)


def _events(organization: Organization) -> Iterator[tuple[tuple[Node, ...], Proof]]:
    gatherings = [
        one
        for one in company.gatherings(organization.institution)
        if organization.institution or fold(organization.name) in {fold(party.name) for party in one.parties}
    ]
    parties = [party for one in gatherings for party in one.parties]
    records = Organization.objects.select_related("merged_into", "institution").filter(
        Q(institution__in=[party.institution.pk for party in parties if party.institution])
        | Q(institution__in=[party.institution.parent_id for party in parties if party.institution])
        | Q(key__in=[fold(party.name) for party in parties])
    )
    by_institution = {record.institution_id: record for record in records}
    by_key = {record.key: record for record in records}
    witnesses = _witnesses([one.event.pk for one in gatherings])
    for one in gatherings:
        nodes: dict[str, company.Party] = {}
        drawn: list[Node] = []
        for party in one.parties:
            node = _node(party, by_institution, by_key)
            if node.key not in nodes:
                drawn.append(node)
                nodes[node.key] = party
        ways = tuple((key, way.value) for key, party in nodes.items() for way in sorted(party.ways))
        people = tuple(name for party in one.parties for name in party.people)
        yield (
            tuple(drawn),
            Proof(
                ProofKind.EVENT,
                one.event.name,
                one.day,
                one.event.slug,
                one.event.city.slug,
                one.event.category,
                ways,
                people,
                witnesses.get(one.event.pk, ""),
            ),
        )


def _node(
    party: company.Party, by_institution: dict[int | None, Organization], by_key: dict[str, Organization]
) -> Node:
    institution = party.institution
    record = None
    if institution is not None:
        record = by_institution.get(institution.pk) or by_institution.get(institution.parent_id or -1)
    record = record or by_key.get(fold(party.name))
    if record is not None:
        return node_of(record)
    return Node(fold(party.name), party.name, institution.kind if institution else "", has_page=False)


def _witnesses(events: list[int]) -> dict[int, str]:
    """Event → the source with the most authority that speaks of it."""
    rows = Sighting.objects.filter(event__in=events).order_by("source__authority").values_list("event", "source__name")
    return dict(rows)


def _projects(organization: Organization) -> Iterator[tuple[tuple[Node, ...], Proof]]:
    ids = [organization.pk, *organization.absorbed.values_list("pk", flat=True)]
    mine = (
        Involvement.objects.filter(organization__in=ids).order_by("-project__start").values_list("project", flat=True)
    )
    rows = Involvement.objects.filter(project__in=list(mine[:200])).select_related(
        "project", "organization__merged_into"
    )
    projects: dict[int, list[Involvement]] = {}
    for row in rows:
        projects.setdefault(row.project_id, []).append(row)
    for involvements in projects.values():
        if len(involvements) <= _MOST_IN_A_PROJECT:
            project = involvements[0].project
            nodes = {node.key: node for node in (node_of(one.organization) for one in involvements)}
            proof = Proof(
                ProofKind.PROJECT,
                str(project),
                project.end or project.start,
                str(project.pk),
                witness=project.programme,
            )
            yield tuple(nodes.values()), proof


def _partnerships(organization: Organization) -> Iterator[tuple[tuple[Node, ...], Proof]]:
    rows = Partnership.objects.filter(Q(first=organization) | Q(second=organization))
    for one in rows.select_related("first__merged_into", "second__merged_into").prefetch_related("steps"):
        dates = [PartialDateTime.parse(step.date).date for step in one.steps.all() if step.date]
        last = max((date for date in dates if date), default=None)
        proof = Proof(ProofKind.STEP, one.theme, last, str(one.pk), witness=one.origin)
        yield (node_of(one.first), node_of(one.second)), proof
