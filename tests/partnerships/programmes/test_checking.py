"""What fits, what is missing, who could fill the gap."""

import datetime as dt

import pytest

from salony.partnerships.programmes import (
    Check,
    Consortium,
    ConsortiumError,
    State,
    check,
    read_consortium,
    shipped_rules,
)

TODAY = dt.date(2026, 2, 10)


def consortium(*rows: str, head: str = "") -> Consortium:
    parts = [f'name = "Próba"\n{head}', *(f"[[partner]]\n{row}" for row in rows)]
    return read_consortium("\n".join(parts), "plan.toml")


def checked(it: Consortium, action: str, today: dt.date = TODAY) -> Check:
    book = shipped_rules()
    return check(it, book.rule(action, today.year), book, today)


HOUSE = 'name = "Dom Kultury"\ncountry = "PL"\nkind = "culture-centre"\nrole = "lead"\napplications = 1'
LIBRARY = 'name = "Biblioteka"\ncountry = "LT"\nkind = "library"\napplications = 0'
GRANGE = 'name = "Grange"\ncountry = "FR"\nkind = "association"\napplications = 0'


def state(result: Check, code: str) -> State:
    return next(finding.state for finding in result.findings if finding.code == code)


def test_two_of_two_countries_fit_a_small_partnership() -> None:
    result = checked(consortium(HOUSE, LIBRARY, head="months = 18\ngrant = 60000"), "erasmus-ka210-adu")
    assert result.state is State.FITS
    assert not result.gap.is_open
    deadline = next(finding for finding in result.findings if finding.code == "deadline")
    assert (deadline.number, deadline.day) == (23, dt.date(2026, 3, 5))


def test_a_consortium_of_one() -> None:
    result = checked(consortium(HOUSE), "erasmus-ka210-adu")
    assert (state(result, "organizations"), state(result, "countries")) == (State.MISSING, State.MISSING)
    assert (result.gap.organizations, result.gap.countries) == (1, 1)
    assert "PL" not in result.gap.allowed
    assert "LT" in result.gap.allowed
    alone = checked(
        consortium(HOUSE.replace("applications = 1", "accredited = false\ngrants = 0")), "erasmus-ka122-adu"
    )
    assert alone.state is State.FITS


def test_the_same_organization_twice_counts_once() -> None:
    result = checked(consortium(HOUSE, LIBRARY, LIBRARY), "erasmus-ka220-adu")
    assert state(result, "twice") is State.NOTE
    assert next(f.number for f in result.findings if f.code == "organizations") == 2


def test_a_lump_sum_is_one_of_those_offered() -> None:
    assert (
        state(checked(consortium(HOUSE, LIBRARY, head="grant = 50000"), "erasmus-ka210-adu"), "grant") is State.MISSING
    )


def test_a_country_outside_the_programme_does_not_count() -> None:
    british = 'name = "Leeds Library"\ncountry = "UK"\nkind = "library"'
    result = checked(consortium(HOUSE, british), "erasmus-ka210-adu")
    assert state(result, "outside") is State.NOTE
    assert state(result, "organizations") is State.MISSING


def test_a_country_that_no_longer_exists_is_asked_about() -> None:
    result = checked(consortium(HOUSE, 'name = "Knihovna"\ncountry = "Czechosłowacja"'), "erasmus-ka210-adu")
    finding = next(finding for finding in result.findings if finding.code == "country-gone")
    assert (finding.state, finding.least, finding.names) == (State.MISSING, 1992, ("Knihovna", "CS", "CZ", "SK"))


def test_twinning_counts_municipalities_only() -> None:
    town = 'name = "Brzegowo"\ncountry = "PL"\nkind = "municipality"\nrole = "lead"'
    other = 'name = "Pasvalys"\ncountry = "LT"\nkind = "municipality"'
    head = "months = 12\ngrant = 20000\nparticipants = 60\nabroad = 25"
    assert checked(consortium(town, other, head=head), "cerv-twinning", dt.date(2026, 6, 1)).state is State.FITS
    mixed = checked(consortium(town, LIBRARY, head=head), "cerv-twinning", dt.date(2026, 6, 1))
    assert state(mixed, "organizations") is State.MISSING
    assert mixed.gap.kinds == {"municipality"}


def test_a_lead_without_two_years_cannot_coordinate() -> None:
    young = HOUSE.replace("applications = 1", "years = 1")
    result = checked(consortium(young, LIBRARY, GRANGE), "creative-europe-small")
    assert state(result, "lead-years") is State.MISSING
    unsaid = checked(consortium(HOUSE, LIBRARY, GRANGE), "creative-europe-small")
    assert state(unsaid, "lead-years-unsaid") is State.UNKNOWN


def test_more_than_ten_applications_are_too_many() -> None:
    busy = LIBRARY.replace("applications = 0", "applications = 11")
    result = checked(consortium(HOUSE, busy), "erasmus-ka210-adu")
    finding = next(finding for finding in result.findings if finding.code == "applications")
    assert (finding.state, finding.names) == (State.MISSING, ("Biblioteka",))


def test_after_the_last_deadline_nothing_is_confirmed() -> None:
    result = checked(consortium(HOUSE, LIBRARY), "erasmus-ka210-adu", dt.date(2026, 11, 28))
    assert state(result, "deadline-past") is State.UNKNOWN
    assert state(result, "unconfirmed") is State.NOTE


def test_nobody_leads() -> None:
    assert state(checked(consortium(LIBRARY, GRANGE), "erasmus-ka210-adu"), "lead-unsaid") is State.UNKNOWN


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "neither TOML nor JSON"),
        ('name = "x"', "no partner"),
        ("[[partner]]\ncountry = 'PL'", "partner number 1 has no name"),
        ("[[partner]]\nname = 'A'\ncountry = 'Atlantyda'", "no country 'Atlantyda' is known"),
        ("[[partner]]\nname = 'A'\nyears = -3", "is not a whole number"),
        ("[[partner]]\nname = 'A'\nrole = 'lead'\n[[partner]]\nname = 'B'\nrole = 'lead'", "One organisation applies"),
    ],
)
def test_a_file_that_cannot_be_read(text: str, says: str) -> None:
    with pytest.raises(ConsortiumError, match=r"plan\.toml") as caught:
        read_consortium(text, "plan.toml")
    assert says in str(caught.value)


def test_json_is_read_as_well() -> None:
    it = read_consortium('{"name": "J", "partners": [{"name": "A", "country": "PL", "lead": true}]}', "plan.json")
    assert it.lead is not None
    assert it.lead.name == "A"
