"""Rules are dated records with sources."""

import datetime as dt

import pytest

from salony.partnerships.programmes import RulesError, merged, read_rules, shipped_rules

NEWER = """
[[action]]
slug = "erasmus-ka210-adu"
programme = "erasmus"
year = 2027
pl = "Małe partnerstwo"
en = "Small-scale partnership"
organizations = 2
countries = 2
area = "erasmus"
grants = [40000, 80000]
deadlines = [2027-03-04]
sources = [{ name = "example.org", year = 2027 }]
"""


def test_every_record_names_its_sources_and_year() -> None:
    book = shipped_rules()
    assert len(book.actions()) == 10
    for rule in book.rules:
        assert rule.sources
        assert {"conditions"} <= {source.subject for source in rule.sources}
        assert rule.names["pl"]
        assert rule.names["en"]


def test_the_figures_of_a_small_partnership() -> None:
    rule = shipped_rules().rule("erasmus-ka210-adu", 2026)
    assert (rule.organizations, rule.countries, rule.grants, rule.months) == (2, 2, (30000, 60000), (6, 24))
    assert rule.next_deadline(dt.date(2026, 2, 10)) == dt.date(2026, 3, 5)
    assert rule.next_deadline(dt.date(2026, 3, 6)) is None


def test_the_newest_record_that_is_not_later_holds() -> None:
    book = merged(shipped_rules(), [dict(read_rules(NEWER, "n.toml", base=shipped_rules()).rules[0].raw)], "table")
    assert book.rule("erasmus-ka210-adu", 2026).year == 2025
    assert book.rule("erasmus-ka210-adu", 2027).grants == (40000, 80000)
    assert not book.rule("erasmus-ka210-adu", 2026).is_confirmed(2026)
    with pytest.raises(KeyError):
        book.rule("nothing", 2026)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[action", "not valid TOML"),
        ('[[action]]\nslug = "x"\n', "lacks programme, year, pl, en, area, sources"),
        (NEWER.replace('area = "erasmus"', 'area = "mars"'), "no area 'mars'"),
        (NEWER.replace('programme = "erasmus"', 'programme = "mars"'), "no programme 'mars'"),
        (NEWER.replace("grants = [40000, 80000]", 'grants = ["dużo"]'), "cannot be understood"),
    ],
)
def test_a_record_that_cannot_be_used_is_named(text: str, says: str) -> None:
    with pytest.raises(RulesError, match=r"rules\.toml") as caught:
        read_rules(text, "rules.toml", base=shipped_rules())
    assert says in str(caught.value)
