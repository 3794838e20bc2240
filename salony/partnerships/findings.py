"""What a check of a consortium found, in words of the reader's language."""

from collections.abc import Callable

from django.utils.translation import gettext, ngettext, npgettext

from salony.partnerships import words
from salony.partnerships.programmes import Check, Finding, Rule, State


def verdict_words(check: Check) -> str:
    if check.state is State.FITS:
        return gettext("fits")
    if check.state is State.UNKNOWN:
        number = len(check.of(State.UNKNOWN))
        return ngettext("%(number)d thing to find out", "%(number)d things to find out", number) % {"number": number}
    number = len(check.of(State.MISSING))
    return ngettext("%(number)d thing missing", "%(number)d things missing", number) % {"number": number}


def finding_words(finding: Finding, rule: Rule) -> str:
    """A whole short sentence without its full stop."""
    return _SAYINGS[finding.code](finding, rule)


def amount_words(amount: int) -> str:
    """ "60 000 EUR"."""
    return f"{words.number_words(amount)} EUR"


def grant_words(rule: Rule) -> str:
    """What the action gives: "30 000 lub 60 000 EUR ryczałtem", "do 200 000 EUR, najwyżej 80 % kosztów"."""
    if rule.no_grant:
        return gettext("no grant of its own")
    if rule.grants:
        return gettext("lump sum: %(amounts)s") % {
            "amounts": " / ".join(words.number_words(one) for one in rule.grants) + " EUR"
        }
    if rule.least and rule.most:
        bounds = {"least": words.number_words(rule.least), "most": amount_words(rule.most)}
        span = gettext("from %(least)s to %(most)s") % bounds
        return gettext("lump sum: %(amounts)s") % {"amounts": span} if rule.lump_sum else span
    if rule.most:
        upto = gettext("up to %(most)s") % {"most": amount_words(rule.most)}
        if rule.share:
            upto += ", " + gettext("at most %(share)d %% of the costs") % {"share": rule.share}
        return upto
    if rule.least:
        return gettext("at least %(least)s") % {"least": amount_words(rule.least)}
    return gettext("a sum per participant")


def partners_words(rule: Rule) -> str:
    """Whom the action asks for: "co najmniej 2 organizacje z 2 krajów"."""
    if rule.single:
        return gettext("one organization applies alone")
    said = {"number": rule.organizations, "countries": _countries_genitive(rule.countries)}
    if rule.counts == {"municipality"}:
        return (
            ngettext(
                "at least %(number)d town, from %(countries)s",
                "at least %(number)d towns, from %(countries)s",
                rule.organizations,
            )
            % said
        )
    return (
        ngettext(
            "at least %(number)d organization, from %(countries)s",
            "at least %(number)d organizations, from %(countries)s",
            rule.organizations,
        )
        % said
    )


def sources_words(rule: Rule) -> str:
    """ "warunki: accesseurope.ie (2025); termin: idep.org.cy (2026)"."""
    subjects = {"conditions": gettext("conditions"), "deadline": gettext("deadline"), "countries": gettext("countries")}
    said = []
    for subject, label in subjects.items():
        named = [f"{one.name} ({one.year})" for one in rule.sources if one.subject == subject]
        if named:
            said.append(f"{label}: {', '.join(named)}")
    return "; ".join(said)


def _countries_genitive(number: int) -> str:
    return npgettext("genitive", "%(number)d country", "%(number)d countries", number) % {"number": number}


def _twice(one: Finding, _: Rule) -> str:
    return gettext("%(names)s: named twice, counts once") % {"names": ", ".join(one.names)}


def _country_unsaid(one: Finding, _: Rule) -> str:
    return gettext("%(name)s: from which country?") % {"name": one.names[0]}


def _country_gone(one: Finding, _: Rule) -> str:
    name, gone, *successors = one.names
    return gettext("%(name)s: %(country)s existed until %(year)d. Which country is it now: %(successors)s?") % {
        "name": name,
        "country": words.country_words(gone),
        "year": one.least,
        "successors": ", ".join(words.country_words(code) for code in successors),
    }


def _outside(one: Finding, rule: Rule) -> str:
    said = {"name": one.names[0], "country": words.country_words(one.names[1])}
    if rule.single:
        return gettext("%(name)s: %(country)s does not take part in the programme") % said
    return gettext("%(name)s: %(country)s does not take part in the programme, so it does not count") % said


def _area_unsure(one: Finding, _: Rule) -> str:
    return gettext("%(name)s: our sources of %(year)d do not confirm that %(country)s takes part") % {
        "name": one.names[0],
        "year": one.number,
        "country": words.country_words(one.names[1]),
    }


def _single(one: Finding, _: Rule) -> str:
    if one.state is State.FITS:
        return gettext("one organization applies alone")
    return gettext("one organization applies alone; here are %(number)d") % {"number": one.number}


def _organizations(one: Finding, rule: Rule) -> str:
    towns = rule.counts == {"municipality"}
    if one.state is State.FITS:
        if towns:
            return ngettext("%(number)d town", "%(number)d towns", one.number) % {"number": one.number}
        return ngettext("%(number)d organization", "%(number)d organizations", one.number) % {"number": one.number}
    lacking = one.least - one.number
    if towns:
        return ngettext("%(number)d town is missing", "%(number)d towns are missing", lacking) % {"number": lacking}
    return ngettext("%(number)d organization is missing", "%(number)d organizations are missing", lacking) % {
        "number": lacking
    }


def _countries(one: Finding, _: Rule) -> str:
    if one.state is State.FITS:
        return ngettext("from %(number)d country", "from %(number)d countries", one.number) % {"number": one.number}
    lacking = one.least - one.number
    return ngettext("%(number)d country is missing", "%(number)d countries are missing", lacking) % {"number": lacking}


def _eu(one: Finding, _: Rule) -> str:
    if one.state is State.FITS:
        return ngettext("%(number)d country of the EU", "%(number)d countries of the EU", one.number) % {
            "number": one.number
        }
    lacking = one.least - one.number
    return ngettext(
        "%(number)d country of the EU is missing", "%(number)d countries of the EU are missing", lacking
    ) % {"number": lacking}


def _lead(one: Finding, _: Rule) -> str:
    return gettext("%(name)s may lead") % {"name": one.names[0]}


def _lead_unsaid(_: Finding, __: Rule) -> str:
    return gettext("who leads? One of the organizations applies for all")


def _lead_kind(one: Finding, _: Rule) -> str:
    return gettext("%(name)s cannot lead: the applicant has to be one of these: %(kinds)s") % {
        "name": one.names[0],
        "kinds": ", ".join(words.kind_words(kind) for kind in one.names[1:]),
    }


def _lead_kind_unsaid(one: Finding, _: Rule) -> str:
    return gettext("%(name)s: what kind of organization is it? The applicant has to be one of these: %(kinds)s") % {
        "name": one.names[0],
        "kinds": ", ".join(words.kind_words(kind) for kind in one.names[1:]),
    }


def _lead_country(one: Finding, _: Rule) -> str:
    return gettext("%(name)s cannot lead: %(country)s is not associated to the programme") % {
        "name": one.names[0],
        "country": words.country_words(one.names[1]),
    }


def _lead_years(one: Finding, _: Rule) -> str:
    said = {"name": one.names[0], "number": one.number, "least": one.least}
    if one.state is State.FITS:
        return (
            ngettext("%(name)s leads, with %(number)d year", "%(name)s leads, with %(number)d years", one.number) % said
        )
    return (
        ngettext(
            "%(name)s cannot lead yet: at least %(least)d year is needed",
            "%(name)s cannot lead yet: at least %(least)d years are needed",
            one.least,
        )
        % said
    )


def _lead_years_unsaid(one: Finding, _: Rule) -> str:
    return ngettext(
        "%(name)s: has it existed for at least %(least)d year?",
        "%(name)s: has it existed for at least %(least)d years?",
        one.least,
    ) % {"name": one.names[0], "least": one.least}


def _accreditation(one: Finding, rule: Rule) -> str:
    said = {"name": one.names[0]}
    if one.state is State.UNKNOWN:
        return gettext("%(name)s: does it have an Erasmus accreditation?") % said
    needed = rule.accreditation == "needed"
    if one.state is State.FITS:
        return (gettext("%(name)s is accredited") if needed else gettext("%(name)s is not accredited")) % said
    if needed:
        return gettext("%(name)s needs an Erasmus accreditation first") % said
    return gettext("%(name)s is accredited, and this is for those who are not") % said


def _grants_before(one: Finding, _: Rule) -> str:
    said = {"name": one.names[0], "least": one.least, "number": one.number}
    if one.state is State.UNKNOWN:
        return gettext("%(name)s: how many grants of this action in %(number)d years? At most %(least)d") % said
    if one.state is State.FITS:
        return gettext("%(name)s is below the limit of %(least)d grants in %(number)d years") % said
    return gettext("%(name)s has had its %(least)d grants in %(number)d years") % said


def _applications(one: Finding, _: Rule) -> str:
    said = {"least": one.least, "names": ", ".join(one.names)}
    if one.state is State.FITS:
        return gettext("nobody has more than %(least)d applications at this deadline") % said
    if one.state is State.UNKNOWN:
        return gettext("at most %(least)d applications for each at one deadline: how many have %(names)s?") % said
    return gettext("more than %(least)d applications at one deadline: %(names)s") % said


def _kinds(one: Finding, _: Rule) -> str:
    return gettext("not among the kinds that may take part: %(names)s") % {"names": ", ".join(one.names)}


def _months(one: Finding, _: Rule) -> str:
    said = {"number": one.number, "least": one.least, "most": one.names[0]}
    if one.state is State.FITS:
        return ngettext("%(number)d month", "%(number)d months", one.number) % said
    return gettext("%(number)d months; it has to be from %(least)d to %(most)s") % said


def _grant(one: Finding, rule: Rule) -> str:
    said = {"amount": amount_words(one.number), "grant": grant_words(rule)}
    if one.state is State.FITS:
        return said["amount"]
    return gettext("%(amount)s does not fit (%(grant)s)") % said


def _participants(one: Finding, _: Rule) -> str:
    return gettext("%(number)d participants (at most %(least)d)") % {"number": one.number, "least": one.least}


def _event(one: Finding, _: Rule) -> str:
    said = {"number": one.number, "least": one.least}
    if one.state is State.UNKNOWN:
        return gettext("how many people take part directly? At least %(least)d") % said
    return gettext("%(number)d people take part directly (at least %(least)d)") % said


def _event_abroad(one: Finding, _: Rule) -> str:
    said = {"number": one.number, "least": one.least}
    if one.state is State.UNKNOWN:
        return gettext("how many guests are invited from abroad? At least %(least)d") % said
    return gettext("%(number)d guests from abroad (at least %(least)d)") % said


def _deadline(one: Finding, _: Rule) -> str:
    return gettext("deadline %(when)s: %(day)s") % {
        "when": words.days_words(one.number),
        "day": words.day_words(one.day),
    }


def _deadline_past(one: Finding, rule: Rule) -> str:
    if one.day is None:
        return gettext("no deadline is known")
    said = gettext("the next deadline is not published; the last was %(day)s") % {"day": words.day_words(one.day)}
    expected = [it.words.get(words.language_code(), it.words["en"]) for it in rule.rounds if it.day is None]
    return f"{said} ({expected[0]})" if expected else said


def _unconfirmed(one: Finding, _: Rule) -> str:
    return gettext("conditions of %(year)d, not confirmed for %(asked)d") % {"year": one.number, "asked": one.least}


_SAYINGS: dict[str, Callable[[Finding, Rule], str]] = {
    "twice": _twice,
    "country-unsaid": _country_unsaid,
    "country-gone": _country_gone,
    "outside": _outside,
    "area-unsure": _area_unsure,
    "single": _single,
    "organizations": _organizations,
    "countries": _countries,
    "eu": _eu,
    "lead": _lead,
    "lead-unsaid": _lead_unsaid,
    "lead-country": _lead_country,
    "lead-kind": _lead_kind,
    "lead-kind-unsaid": _lead_kind_unsaid,
    "lead-years": _lead_years,
    "lead-years-unsaid": _lead_years_unsaid,
    "accreditation-needed": _accreditation,
    "accreditation-barred": _accreditation,
    "grants-before": _grants_before,
    "applications": _applications,
    "kinds": _kinds,
    "months": _months,
    "grant": _grant,
    "participants": _participants,
    "event": _event,
    "event-abroad": _event_abroad,
    "deadline": _deadline,
    "deadline-past": _deadline_past,
    "unconfirmed": _unconfirmed,
}
