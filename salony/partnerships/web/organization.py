"""The partner page of an institution or a town: who it is, with whom it works, with whom it could."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from salony.catalogue.models import City
from salony.design import frame
from salony.partnerships import actions, queries, suggesting, words
from salony.partnerships.drawing import draw_arcs, draw_ring
from salony.partnerships.models import Organization
from salony.partnerships.network import Link as Tie
from salony.partnerships.network import Network, Proof, ProofKind
from salony.partnerships.web import towns
from salony.partnerships.web.context import (
    Link,
    city_or_404,
    event_path,
    institution_path,
    organization_or_404,
    pair_path,
    partner_path,
    today_in,
    viewer,
)
from salony.partnerships.web.suggestions import consortium_path, suggestion_rows

_PROOFS = 4


def partner(request: HttpRequest, city: str, slug: str) -> HttpResponse:
    here = city_or_404(city)
    it = organization_or_404(slug)
    if it.slug != slug:
        return HttpResponseRedirect(partner_path(it, here))
    if it.is_town:
        return towns.town_page(request, here, it)
    network = queries.network(it)
    looking = viewer(request)
    return render(
        request,
        "partnerships/partner.html",
        frame.page(
            request,
            here,
            title=it.name,
            it=it,
            calendar=institution_path(it, here),
            **profile(it),
            ring=draw_ring(network) if network.partners else "",
            arcs=draw_arcs(network) if network.partners else "",
            ties=tie_rows(it, network, here),
            suggestions=suggestion_rows(it, here, today_in(here, request)),
            preparing=suggesting.is_preparing(),
            plans=[(one.name, consortium_path(here) + one.row["query"]) for one in queries.plans_of(it)]
            if looking.acts_for(it)
            else [],
            projects=queries.projects_of(it),
            dismissed=queries.dismissed(it) if looking.acts_for(it) else [],
            may_act=looking.acts_for(it),
            may_write=any(one.pk != it.pk for one in looking.own()),
            is_editor=looking.is_editor,
        ),
    )


@login_required
@require_POST
def dismiss(request: HttpRequest, city: str, slug: str, other: str) -> HttpResponse:
    here, it, candidate = city_or_404(city), organization_or_404(slug), organization_or_404(other)
    actions.dismiss(organization=it, candidate=candidate, user=request.user, clock=partial(frame.now, request))
    messages.success(request, gettext("%(name)s will not be suggested again.") % {"name": candidate.name})
    return HttpResponseRedirect(partner_path(it, here))


@login_required
@require_POST
def restore(request: HttpRequest, city: str, slug: str, other: str) -> HttpResponse:
    here, it, candidate = city_or_404(city), organization_or_404(slug), organization_or_404(other)
    actions.restore(organization=it, candidate=candidate, user=request.user)
    messages.success(request, gettext("%(name)s may be suggested again.") % {"name": candidate.name})
    return HttpResponseRedirect(partner_path(it, here))


def profile(it: Organization) -> dict[str, Any]:
    """What the page says of the organization itself, in words; empty parts are left out by the template."""
    return {
        "kind": words.sentence(words.kind_words(it.kind)) if it.kind else "",
        "place": ", ".join(
            part for part in (it.town if it.town != it.name else "", words.country_words(it.country)) if part
        ),
        "lines": [
            (label, value)
            for label, value in (
                (gettext("Works in"), words.joined([str(words.DISCIPLINES.get(one, one)) for one in it.disciplines])),
                (gettext("For"), words.joined([str(words.AUDIENCES.get(one, one)) for one in it.audiences])),
                (gettext("Themes"), words.joined([words.theme_words(one) for one in it.themes])),
                (gettext("Languages"), words.joined([words.language_words(one) for one in it.languages])),
                (gettext("Offers"), it.offers),
                (gettext("Seeks"), it.seeks),
                (gettext("Capacity"), it.capacity),
                (gettext("Working since"), str(it.founded or "")),
                (gettext("Identifiers"), ", ".join(str(one) for one in it.identifiers.all())),
            )
            if value
        ],
    }


def tie_rows(it: Organization, network: Network, city: City) -> list[dict[str, Any]]:
    """Each partner with the proofs of the tie, in words and links."""
    rows = []
    for node in network.partners:
        tie = network.link(it.slug, node.key)
        if tie is not None:
            other = Organization(slug=node.key, name=node.name)
            rows.append(
                {
                    "link": Link(partner_path(other, city) if node.has_page else "", node.name),
                    "pair": pair_path(it, other, city) if node.has_page else "",
                    "place": node.town if node.town != node.name else words.country_words(node.country),
                    "proofs": [_proof(one, tie, it, city) for one in tie.proofs[:_PROOFS]],
                    "more": max(0, len(tie.proofs) - _PROOFS),
                }
            )
    return rows


def _proof(proof: Proof, tie: Tie, it: Organization, city: City) -> dict[str, str]:
    """A line of evidence: the event with its day, how the other took part, who says so."""
    if proof.kind is ProofKind.STEP:
        return {
            "url": "",
            "title": proof.title or gettext("partnership"),
            "when": "",
            "how": "",
            "witness": proof.witness,
        }
    other = tie.other if tie.one == it.slug else tie.one
    ways = [str(words.WAYS[way]) for key, way in proof.ways if key == other and way in words.WAYS]
    url = event_path(proof.city, proof.key) if proof.kind is ProofKind.EVENT else ""
    return {
        "url": url,
        "title": proof.title,
        "when": words.day_words(proof.day),
        "how": words.joined(ways),
        "witness": proof.witness,
    }
