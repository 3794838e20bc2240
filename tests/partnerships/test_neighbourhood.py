"""Twins of neighbours and neighbours of twins, as Rybnik and Saint-Vallier are to Żory and Montceau-les-Mines."""

from typing import Any

from salony.partnerships import actions, neighbourhood, suggesting


def test_pairs_of_neighbours_are_suggested_first(land: Any) -> None:
    near = land.twin("Rybno", "PL", latitude=50.15, longitude=18.5)
    far = land.twin("Daleko", "PL", latitude=54.0, longitude=18.5)
    twin = land.twin("Montceau", "FR", latitude=46.667, longitude=4.367)
    beside = land.twin("Saint-Vallier", "FR", latitude=46.641, longitude=4.371)
    other = land.twin("Brest", "FR", latitude=48.4, longitude=-4.5)
    for one, two in ((land.town, twin), (near, beside), (far, other)):
        actions.begin(one=one, other=two, user=land.editor, clock=land.clock)
    found = neighbourhood.reasons(land.town)
    assert set(found) == {"saint-vallier"}
    assert len(found["saint-vallier"]) == 2
    first = suggesting.for_town(land.town)[0]
    assert first.organization == beside
    assert "Rybno" in " ".join(first.reasons)
    assert "Montceau" in " ".join(first.reasons)


def test_what_is_dismissed_stays_away_here_too(land: Any) -> None:
    twin = land.twin("Montceau", "FR", latitude=46.667, longitude=4.367)
    beside = land.twin("Saint-Vallier", "FR", latitude=46.641, longitude=4.371)
    actions.begin(one=land.town, other=twin, user=land.editor, clock=land.clock)
    actions.dismiss(organization=land.town, candidate=beside, user=land.editor, clock=land.clock)
    assert beside not in [one.organization for one in suggesting.for_town(land.town)]


def test_a_town_without_a_place_has_no_neighbours(land: Any) -> None:
    land.town.latitude = None
    assert neighbourhood.reasons(land.town) == {}
