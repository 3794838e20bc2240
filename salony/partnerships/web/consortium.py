"""The consortium builder: the whole consortium stands in the address, so that it can be shared and needs no account."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from salony.catalogue.models import City
from salony.design import frame
from salony.partnerships import actions, documents, findings, queries, suggesting, words
from salony.partnerships.countries import UnknownCountry, country, country_named
from salony.partnerships.models import Organization
from salony.partnerships.programmes import Check, Consortium, Member, RuleBook, State, check
from salony.partnerships.web.context import city_or_404, partner_path, today_in, viewer
from salony.partnerships.web.programmes import programme_name, rule_row

MOST_MEMBERS = 40
_NUMBERS = {"miesiace": "months", "kwota": "grant", "osoby": "participants", "goscie": "abroad"}
_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What the address says. slugs: partners of the directory; others: "name|country|kind" of those outside of it."""

    name: str
    idea: str
    slugs: tuple[str, ...]
    others: tuple[str, ...]
    lead: str
    action: str
    numbers: dict[str, int]
    applications: dict[str, int]

    def query(self, **changes: Any) -> str:
        """The address of a changed plan, from the question mark on."""
        it = replace(self, **changes)
        pairs = [("nazwa", it.name), ("pomysl", it.idea)]
        pairs += [("p", slug) for slug in it.slugs]
        pairs += [("n", other) for other in it.others]
        pairs += [("lider", it.lead), ("akcja", it.action)]
        pairs += [(key, str(it.numbers[field])) for key, field in _NUMBERS.items() if field in it.numbers]
        pairs += [(f"wnioski-{key}", str(number)) for key, number in it.applications.items()]
        return "?" + urlencode([(key, value) for key, value in pairs if value])


def plan_of(query: QueryDict) -> Plan:
    """Whatever cannot be understood is left out: an address is typed and shortened by people."""
    numbers = {field: int(said) for key, field in _NUMBERS.items() if _is_number(said := query.get(key, "") or "")}
    applications = {
        key.removeprefix("wnioski-"): int(said)
        for key in query
        if key.startswith("wnioski-") and _is_number(said := query.get(key, "") or "")
    }
    others = [text.strip()[:300] for text in query.getlist("n") if text.strip(" |")]
    if query.get("nowy", "").strip():
        others.append(
            "|".join(query.get(key, "").strip().replace("|", " ")[:200] for key in ("nowy", "nowy-kraj", "nowy-rodzaj"))
        )
    return Plan(
        name=query.get("nazwa", "").strip()[:200],
        idea=query.get("pomysl", "").strip()[:1000],
        slugs=tuple(dict.fromkeys(slug for slug in query.getlist("p") if slug))[:MOST_MEMBERS],
        others=tuple(dict.fromkeys(others))[:MOST_MEMBERS],
        lead=query.get("lider", ""),
        action=query.get("akcja", ""),
        numbers=numbers,
        applications=applications,
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 9


def builder(request: HttpRequest, city: str) -> HttpResponse:
    here = city_or_404(city)
    today = today_in(here, request)
    plan = plan_of(request.GET)
    records = _records(plan)
    consortium = consortium_of(plan, records, today)
    book = queries.rule_book()
    checks = _checks(consortium, book, today)
    chosen = next((one for one in checks if one.rule.slug == plan.action), None)
    looking = viewer(request)
    return render(
        request,
        "partnerships/consortium.html",
        frame.page(
            request,
            here,
            title=plan.name or gettext("A consortium"),
            plan=plan,
            members=_member_rows(plan, records, consortium, here),
            checks=[_check_row(one, book, plan, here, today) for one in checks] if consortium.members else [],
            chosen=_check_row(chosen, book, plan, here, today) if chosen else None,
            fillers=_fillers(plan, records, chosen or (checks[0] if checks else None), here, today) if records else [],
            found=_found(request.GET.get("dodaj", ""), plan),
            sought=request.GET.get("dodaj", "").strip(),
            kinds=[(kind, str(label)) for kind, label in words.KINDS.items()],
            numbers=[
                (key, label, plan.numbers.get(_NUMBERS[key], ""))
                for key, label in (
                    ("miesiace", gettext("Duration in months")),
                    ("kwota", gettext("Grant in EUR")),
                    ("osoby", gettext("Participants")),
                    ("goscie", gettext("Guests from abroad")),
                )
            ],
            documents=[
                (
                    kind,
                    reverse("consortium-document", args=[here.slug, kind, "docx"]) + plan.query(),
                    reverse("consortium-document", args=[here.slug, kind, "pdf"]) + plan.query(),
                )
                for kind in ("letter",)
                if len(consortium.members) > 1
            ],
            file_url=reverse("consortium-file", args=[here.slug]) + plan.query() if consortium.members else "",
            keepers=[one for one in looking.own() if one.slug in plan.slugs],
            query=plan.query(),
        ),
    )


def file(request: HttpRequest, city: str) -> HttpResponse:
    """The consortium as TOML, as `salony consortium check` reads it."""
    here = city_or_404(city)
    plan = plan_of(request.GET)
    consortium = consortium_of(plan, _records(plan), today_in(here, request))
    answer = HttpResponse(_toml(consortium), content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="konsorcjum.toml"'
    return answer


def document(request: HttpRequest, city: str, kind: str, form: str) -> HttpResponse:
    """A letter of intent of all the members."""
    here = city_or_404(city)
    if kind not in documents.KINDS or form not in _MEDIA:
        raise Http404(gettext("There is no such document."))
    plan = plan_of(request.GET)
    records = _records(plan)
    book = queries.rule_book()
    today = today_in(here, request)
    programme = ""
    if plan.action in book.actions():
        rule = book.rule(plan.action, today.year)
        programme = f"{programme_name(rule, book)}, {rule.name(words.language_code())}"
    parties = [documents.Party(one.name, place_of(one), one.town) for one in records.values()]
    parties += [
        documents.Party(one.name, words.country_words(one.country.code) if one.country else "")
        for one in consortium_of(plan, records, today).members
        if not one.key
    ]
    filling = documents.Filling(tuple(parties), words.day_words(today), theme=plan.idea, programme=programme)
    return written(kind, form, filling, frame.now(request))


def written(kind: str, form: str, filling: documents.Filling, now: dt.datetime) -> HttpResponse:
    """A document as a file to download."""
    draft = documents.compose(kind, words.language_code(), filling)
    content = documents.docx(draft) if form == "docx" else documents.pdf(draft, now)
    answer = HttpResponse(content, content_type=_MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="{kind}.{form}"'
    return answer


@login_required
@require_POST
def keep(request: HttpRequest, city: str) -> HttpResponse:
    """Keep the consortium for an organization; those who act for it see it on its page."""
    here = city_or_404(city)
    plan = plan_of(request.POST)
    owner = _records(plan).get(request.POST.get("dla", ""))
    if owner is None:
        raise Http404(gettext("Choose the organization for which the consortium is kept."))
    actions.keep_plan(
        organization=owner,
        name=plan.name or gettext("A consortium"),
        row={"query": plan.query()},
        user=request.user,
        clock=lambda: frame.now(request),
    )
    messages.success(request, gettext("The consortium is kept on the page of %(name)s.") % {"name": owner.name})
    return HttpResponseRedirect(reverse("consortium", args=[here.slug]) + plan.query())


def place_of(one: Organization) -> str:
    return ", ".join(part for part in (one.town, words.country_words(one.country)) if part)


def consortium_of(plan: Plan, records: dict[str, Organization], today: dt.date) -> Consortium:
    """The plan with what the directory knows of its members."""
    members = [
        Member(
            name=one.name,
            country=_land(one.country),
            kind=one.kind,
            is_lead=slug == plan.lead,
            years=today.year - one.founded if one.founded else None,
            accredited=one.is_accredited,
            applications=plan.applications.get(slug),
            key=slug,
        )
        for slug, one in records.items()
    ]
    for number, other in enumerate(plan.others, 1):
        name, land, kind = (*other.split("|"), "", "")[:3]
        members.append(
            Member(
                name,
                _land(land),
                kind,
                is_lead=plan.lead == f"n{number}",
                applications=plan.applications.get(f"n{number}"),
            )
        )
    return Consortium(plan.name or gettext("A consortium"), tuple(members), plan.idea, plan.action, **plan.numbers)


def _records(plan: Plan) -> dict[str, Organization]:
    """In the plan's order; who is not known any more is left out."""
    found = {one.slug: one for one in Organization.objects.filter(slug__in=plan.slugs).select_related("merged_into")}
    return {slug: queries.resolved(found[slug]) for slug in plan.slugs if slug in found}


def _land(text: str) -> Any:
    try:
        return country_named(text) if text else None
    except UnknownCountry:
        return None


def _checks(consortium: Consortium, book: RuleBook, today: dt.date) -> list[Check]:
    """Every action: what fits first, then what has least missing; of equals the soonest deadline first."""
    order = {State.FITS: 0, State.UNKNOWN: 1, State.MISSING: 2}
    checks = [check(consortium, book.rule(slug, today.year), book, today) for slug in book.actions()]
    far = dt.date.max
    return sorted(
        checks,
        key=lambda one: (order[one.state], len(one.of(State.MISSING)), one.rule.next_deadline(today) or far),
    )


def _check_row(one: Check, book: RuleBook, plan: Plan, city: City, today: dt.date) -> dict[str, Any]:
    return {
        **rule_row(one.rule, book, city, today),
        "state": one.state.value,
        "verdict": findings.verdict_words(one),
        "choose": plan.query(action=one.rule.slug),
        "groups": [
            (state.value, [words.sentence(findings.finding_words(finding, one.rule)) for finding in one.of(state)])
            for state in (State.MISSING, State.UNKNOWN, State.FITS, State.NOTE)
            if one.of(state)
        ],
        "missing": "; ".join(findings.finding_words(finding, one.rule) for finding in one.of(State.MISSING)),
    }


def _member_rows(
    plan: Plan, records: dict[str, Organization], consortium: Consortium, city: City
) -> list[dict[str, Any]]:
    rows = []
    for slug, one in records.items():
        without = tuple(other for other in plan.slugs if other != slug)
        rows.append(
            {
                "key": slug,
                "field": "p",
                "value": slug,
                "name": one.name,
                "url": partner_path(one, city),
                "place": place_of(one),
                "is_lead": slug == plan.lead,
                "applications": plan.applications.get(slug, ""),
                "drop": plan.query(slugs=without),
            }
        )
    for number, other in enumerate(plan.others, 1):
        name, land, kind = (*other.split("|"), "", "")[:3]
        rows.append(
            {
                "key": f"n{number}",
                "field": "n",
                "value": other,
                "name": name,
                "url": "",
                "place": ", ".join(
                    part for part in (words.kind_words(kind) if kind else "", _land_words(land)) if part
                ),
                "is_lead": plan.lead == f"n{number}",
                "applications": plan.applications.get(f"n{number}", ""),
                "drop": plan.query(others=tuple(text for text in plan.others if text != other)),
            }
        )
    return rows


def _land_words(text: str) -> str:
    land = _land(text)
    return country(land.code).name(words.language_code()) if land else text


def _found(asked: str, plan: Plan) -> list[tuple[str, str, str]]:
    """Partners of the directory for the words typed: (name, place, the plan with them)."""
    if not asked.strip():
        return []
    rows = queries.organizations(text=asked)[:12]
    return [
        (one.name, place_of(one), plan.query(slugs=(*plan.slugs, one.slug)))
        for one in rows
        if one.slug not in plan.slugs
    ]


def _fillers(
    plan: Plan, records: dict[str, Organization], one: Check | None, city: City, today: dt.date
) -> list[dict[str, Any]]:
    """Who could fill the gap of the chosen action, with reasons."""
    lead = records.get(plan.lead) or next(iter(records.values()))
    rows = suggesting.for_consortium(lead, list(records.values()), today, idea=plan.idea, gap=one.gap if one else None)
    return [
        {
            "name": row.organization.name,
            "url": partner_path(row.organization, city),
            "place": place_of(row.organization),
            "reasons": row.reasons,
            "add": plan.query(slugs=(*plan.slugs, row.organization.slug)),
        }
        for row in rows
    ]


def _toml(consortium: Consortium) -> str:
    lines = [f"name = {_quoted(consortium.name)}"]
    for key in ("idea", "action"):
        if getattr(consortium, key):
            lines.append(f"{key} = {_quoted(getattr(consortium, key))}")
    lines += [
        f"{key} = {getattr(consortium, key)}"
        for key in ("months", "grant", "participants", "abroad")
        if getattr(consortium, key) is not None
    ]
    for one in consortium.members:
        lines += ["", "[[partner]]", f"name = {_quoted(one.name)}"]
        if one.country:
            lines.append(f'country = "{one.country.code}"')
        if one.kind:
            lines.append(f"kind = {_quoted(one.kind)}")
        if one.is_lead:
            lines.append('role = "lead"')
        if one.accredited is not None:
            lines.append(f"accredited = {str(one.accredited).lower()}")
        lines += [f"{key} = {getattr(one, key)}" for key in ("years", "applications") if getattr(one, key) is not None]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML (v1.0.0): control characters and quotes escaped."""
    escaped = "".join(
        {"\\": "\\\\", '"': '\\"'}.get(
            letter, letter if letter >= " " and letter != "\x7f" else f"\\u{ord(letter):04x}"
        )
        for letter in text
    )
    return f'"{escaped}"'
