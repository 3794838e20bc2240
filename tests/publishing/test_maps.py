"""The map's geometry: distances, projection, gathering, tiles."""

import math

import pytest

from salony.publishing.maps import (
    SIDE,
    STEPS,
    Frame,
    Point,
    at_the_edge,
    circles,
    distance_km,
    fitted,
    gathered,
    parse_point,
    step_beside,
    tiles,
)

ZORY, KATOWICE = Point(50.05, 18.70), Point(50.2649, 19.0238)


def test_distances_are_those_of_the_globe() -> None:
    assert distance_km(ZORY, KATOWICE) == pytest.approx(33.2, abs=0.3)
    assert distance_km(ZORY, ZORY) == 0


def test_a_kilometre_is_as_long_as_the_frame_says() -> None:
    frame = Frame(ZORY, 2)
    north = Point(ZORY.latitude + 1 / 111.32, ZORY.longitude)
    x, y = frame.place(north)
    assert x == pytest.approx(SIDE / 2)
    assert SIDE / 2 - y == pytest.approx(frame.units(1), rel=0.01)


def test_the_frame_holds_every_place_and_is_no_larger_than_it_must_be() -> None:
    points = [Point(50.046, 18.699), Point(50.0205, 18.7345)]
    frame = fitted(points, ZORY)
    assert all(frame.holds(point) for point in points)
    assert not all(Frame(frame.middle, step_beside(frame.reach, -1) or 0.1).holds(point, 46) for point in points)
    assert fitted([], ZORY).middle == ZORY


def test_a_place_far_off_stands_at_the_edge() -> None:
    near = [Point(50.046 + number / 2000, 18.699) for number in range(6)]
    palace = Point(50.0205, 18.7345)
    frame = fitted([*near, palace], ZORY)
    assert all(frame.holds(point) for point in near)
    assert not frame.holds(palace)
    x, y, turn = at_the_edge(frame, palace)
    assert max(x, y) == SIDE - 16
    assert 90 < turn < 180


def test_circles_fill_the_map() -> None:
    frame = Frame(ZORY, 2)
    far = circles(frame, Point(50.06, 18.70))
    assert far == [0.5 * number for number in range(1, len(far) + 1)] or far[0] == 1.0
    assert len(far) <= 14


def test_steps_end() -> None:
    assert step_beside(STEPS[0], -1) is None
    assert step_beside(STEPS[-1], 1) is None
    assert step_beside(1.0, 1) == 2.0


def test_near_places_share_a_mark_and_marks_keep_apart() -> None:
    places = [(10.0, 10.0), (12.0, 10.0), (100.0, 100.0), (14.0, 12.0), (200.0, 10.0)]
    groups = gathered(places, 30)
    assert sorted(map(tuple, groups)) == [(0, 1, 3), (2,), (4,)]
    many = [(float(number % 40) * 10, float(number // 40) * 10) for number in range(1000)]
    assert sum(map(len, gathered(many, 60))) == 1000


@pytest.mark.parametrize("text", ["", "50", "50,x", "nan,1", "50,181", "86,10", "1" * 60 + ",1", "inf,0"])
def test_what_is_no_place(text: str) -> None:
    assert parse_point(text) is None


def test_a_place_said_in_numbers() -> None:
    point = parse_point("50.0449,18.7006")
    assert point is not None
    assert point.rounded(2) == Point(50.04, 18.7)


def test_tiles_cover_the_map_without_a_gap() -> None:
    found = tiles(Frame(ZORY, 4), "https://tiles.example/{z}/{x}/{y}.png")
    assert min(tile.x for tile in found) <= 0
    assert min(tile.y for tile in found) <= 0
    assert max(tile.x + tile.side for tile in found) >= SIDE
    assert max(tile.y + tile.side for tile in found) >= SIDE
    assert len(found) <= 30
    zoom = int(found[0].url.split("/")[3])
    lat = math.radians(50.05)
    row = (1 - math.log(math.tan(lat) + 1 / math.cos(lat)) / math.pi) / 2 * 2**zoom
    assert any(
        tile.url.endswith(f"/{math.floor((18.70 + 180) / 360 * 2**zoom)}/{math.floor(row)}.png") for tile in found
    )
