"""Twins suggested for a town."""

from salony.partnerships.matching import Town, TownModel, TownQuery, Twinning, reasons

TOWNS = [
    Town("a", "Lipowo", "PL"),
    Town("b", "Seedorf", "DE"),
    Town("c", "Valmont", "FR"),
    Town("d", "Ezerai", "LT"),
]


def test_twins_of_twins_are_suggested_with_their_reason() -> None:
    model = TownModel.build(TOWNS, [Twinning("a", "b"), Twinning("c", "b"), Twinning("a", "a"), Twinning("a", "x")])
    (first, *_) = model.rank(TownQuery("a"))
    assert first.town == "c"
    assert first.reasons[0] == reasons.TwinsOfTwins(("b",), 1)


def test_dismissed_towns_and_other_countries_stay_away() -> None:
    model = TownModel.build(TOWNS, [Twinning("a", "b"), Twinning("c", "b"), Twinning("d", "b")])
    assert [s.town for s in model.rank(TownQuery("a", dismissed=frozenset({"c"})))] == ["d"]
    assert [s.town for s in model.rank(TownQuery("a", countries=frozenset({"FR"})))] == ["c"]
    assert model.rank(TownQuery("unknown")) == ()
