"""A consortium compared with a rule: what fits, what is missing, what nobody has said yet."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from salony.partnerships.programmes.consortium import Consortium, Member
from salony.partnerships.programmes.rules import Rule, RuleBook


class State(StrEnum):
    """FITS, MISSING: known. UNKNOWN: depends on what has not been said. NOTE: worth knowing, decides nothing."""

    FITS = "fits"
    MISSING = "missing"
    UNKNOWN = "unknown"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement. code: which. number, least: what the consortium has and what is asked for.

    names: organisations or countries' codes it concerns. day: of a deadline.
    """

    code: str
    state: State
    number: int = 0
    least: int = 0
    names: tuple[str, ...] = ()
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Who could complete it: how many more, from how many more countries. allowed: countries' codes that would count.

    kinds: of organisation that count; empty for any.
    """

    organizations: int = 0
    countries: int = 0
    allowed: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        return bool(self.organizations or self.countries)


@dataclass(frozen=True, slots=True)
class Check:
    rule: Rule
    findings: tuple[Finding, ...]
    gap: Gap = field(default_factory=Gap)

    @property
    def state(self) -> State:
        """MISSING where anything is; else UNKNOWN where anything is; else FITS."""
        states = {finding.state for finding in self.findings}
        return next((one for one in (State.MISSING, State.UNKNOWN) if one in states), State.FITS)

    def of(self, state: State) -> list[Finding]:
        return [finding for finding in self.findings if finding.state is state]


def check(consortium: Consortium, rule: Rule, book: RuleBook, today: dt.date) -> Check:
    """Every requirement of the rule. The same organisation named twice counts once."""
    members = _once_each(consortium)
    area = book.area(rule.area)
    inside = [one for one in members if one.country and one.country.code in area.countries]
    counted = [one for one in inside if not rule.counts or one.kind in rule.counts]
    lands = {one.country.code for one in counted if one.country}
    findings = [
        *_names(consortium, members),
        *_places(members, rule, book),
        *_numbers(members, counted, lands, rule, book),
        *_lead(consortium, rule, book),
        *_members(members, consortium, rule),
        *_project(consortium, rule),
        *_deadline(rule, today),
    ]
    return Check(rule, tuple(findings), _gap(counted, lands, rule, book))


def _once_each(consortium: Consortium) -> list[Member]:
    seen: dict[str, Member] = {}
    for member in consortium.members:
        seen.setdefault(member.key or member.name.casefold(), member)
    return list(seen.values())


def _names(consortium: Consortium, members: list[Member]) -> Iterator[Finding]:
    if len(members) < len(consortium.members):
        twice = [one.name for one in consortium.members if one not in members]
        yield Finding("twice", State.NOTE, names=tuple(twice))


def _places(members: list[Member], rule: Rule, book: RuleBook) -> Iterator[Finding]:
    area = book.area(rule.area)
    for member in members:
        if member.country is None:
            yield Finding("country-unsaid", State.UNKNOWN, names=(member.name,))
        elif member.country.until is not None:
            named = (member.name, member.country.code, *member.country.successors)
            yield Finding("country-gone", State.MISSING, least=member.country.until, names=named)
        elif member.country.code not in area.countries:
            state = State.MISSING if rule.single else State.NOTE
            yield Finding("outside", state, names=(member.name, member.country.code))
        elif member.country.code in area.unsure:
            yield Finding("area-unsure", State.UNKNOWN, area.year, names=(member.name, member.country.code))


def _numbers(
    members: list[Member], counted: list[Member], lands: set[str], rule: Rule, book: RuleBook
) -> Iterator[Finding]:
    if rule.single:
        yield Finding("single", State.FITS if len(members) == 1 else State.MISSING, len(members), 1)
        return
    kinds = tuple(sorted(rule.counts))
    for code, number, least in (
        ("organizations", len(counted), rule.organizations),
        ("countries", len(lands), rule.countries),
    ):
        yield Finding(code, State.FITS if number >= least else State.MISSING, number, least, kinds)
    if rule.eu:
        number = len(lands & book.area("eu").countries)
        yield Finding("eu", State.FITS if number >= rule.eu else State.MISSING, number, rule.eu)


def _lead(consortium: Consortium, rule: Rule, book: RuleBook) -> Iterator[Finding]:
    lead = consortium.lead or (consortium.members[0] if rule.single and len(consortium.members) == 1 else None)
    if lead is None:
        yield Finding("lead-unsaid", State.UNKNOWN)
        return
    problems = False
    if rule.lead_area and lead.country and lead.country.code not in book.area(rule.lead_area).countries:
        problems = True
        yield Finding("lead-country", State.MISSING, names=(lead.name, lead.country.code))
    if rule.lead_kinds and lead.kind and lead.kind not in rule.lead_kinds:
        problems = True
        yield Finding("lead-kind", State.MISSING, names=(lead.name, *sorted(rule.lead_kinds)))
    elif rule.lead_kinds and not lead.kind:
        problems = True
        yield Finding("lead-kind-unsaid", State.UNKNOWN, names=(lead.name, *sorted(rule.lead_kinds)))
    if rule.lead_years and lead.years is None:
        problems = True
        yield Finding("lead-years-unsaid", State.UNKNOWN, least=rule.lead_years, names=(lead.name,))
    elif rule.lead_years and lead.years is not None:
        state = State.FITS if lead.years >= rule.lead_years else State.MISSING
        problems = True
        yield Finding("lead-years", state, lead.years, rule.lead_years, (lead.name,))
    if not problems:
        yield Finding("lead", State.FITS, names=(lead.name,))


def _members(members: list[Member], consortium: Consortium, rule: Rule) -> Iterator[Finding]:
    """Accreditation, limits and kinds: what each applicant must be. The applicant is the lead, or the only one."""
    applicants = [consortium.lead] if consortium.lead else members[:1] if rule.single else []
    for one in (applicant for applicant in applicants if applicant):
        if rule.accreditation and one.accredited is None:
            yield Finding(f"accreditation-{rule.accreditation}", State.UNKNOWN, names=(one.name,))
        elif rule.accreditation:
            fits = bool(one.accredited) == (rule.accreditation == "needed")
            yield Finding(
                f"accreditation-{rule.accreditation}", State.FITS if fits else State.MISSING, names=(one.name,)
            )
        if rule.grants_before:
            most, years = rule.grants_before
            state = State.UNKNOWN if one.grants is None else State.FITS if one.grants < most else State.MISSING
            yield Finding("grants-before", state, years, most, (one.name,))
    if rule.applications:
        over = tuple(one.name for one in members if (one.applications or 0) > rule.applications)
        unsaid = tuple(one.name for one in members if one.applications is None)
        state = State.MISSING if over else State.UNKNOWN if unsaid else State.FITS
        yield Finding("applications", state, least=rule.applications, names=over or unsaid)
    if rule.kinds:
        wrong = tuple(one.name for one in members if one.kind and one.kind not in rule.kinds)
        if wrong:
            yield Finding("kinds", State.MISSING, names=wrong)


def _project(consortium: Consortium, rule: Rule) -> Iterator[Finding]:
    if rule.months and consortium.months is not None:
        least, most = rule.months
        state = State.FITS if least <= consortium.months <= most else State.MISSING
        yield Finding("months", state, consortium.months, least, (str(most),))
    if consortium.grant is not None and not rule.no_grant:
        yield Finding("grant", _grant_state(consortium.grant, rule), consortium.grant)
    if rule.participants and consortium.participants is not None:
        state = State.FITS if consortium.participants <= rule.participants else State.MISSING
        yield Finding("participants", state, consortium.participants, rule.participants)
    if rule.event:
        people, abroad = rule.event
        for code, number, least in (
            ("event", consortium.participants, people),
            ("event-abroad", consortium.abroad, abroad),
        ):
            state = State.UNKNOWN if number is None else State.FITS if number >= least else State.MISSING
            yield Finding(code, state, number or 0, least)


def _grant_state(grant: int, rule: Rule) -> State:
    if rule.grants:
        return State.FITS if grant in rule.grants else State.MISSING
    fits = grant >= rule.least and (not rule.most or grant <= rule.most)
    return State.FITS if fits else State.MISSING


def _deadline(rule: Rule, today: dt.date) -> Iterator[Finding]:
    day = rule.next_deadline(today)
    if day is not None:
        yield Finding("deadline", State.FITS, (day - today).days, day=day)
    else:
        yield Finding("deadline-past", State.UNKNOWN, today.year + 1, day=rule.last_deadline())
    asked = day.year if day else today.year
    if not rule.is_confirmed(asked):
        yield Finding("unconfirmed", State.NOTE, rule.year, asked)


def _gap(counted: list[Member], lands: set[str], rule: Rule, book: RuleBook) -> Gap:
    if rule.single:
        return Gap()
    countries = max(0, rule.countries - len(lands))
    eu = max(0, rule.eu - len(lands & book.area("eu").countries))
    organizations = max(0, rule.organizations - len(counted), countries)
    area = book.area("eu" if eu else rule.area).countries
    allowed = area - lands if countries or eu else area
    return Gap(organizations, max(countries, eu), frozenset(allowed), rule.counts)
