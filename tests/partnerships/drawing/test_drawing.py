"""Pictures: well-formed, small, nothing loaded, nothing said twice to screen readers."""

import datetime as dt

import pytest
from defusedxml import ElementTree

from salony.partnerships.drawing import Mark, Place, Stair, draw_arcs, draw_funnel, draw_map, draw_ring, draw_timeline
from salony.partnerships.network import Link, Network, Node, Proof, ProofKind

HOME = Place("Żory", 50.045, 18.7)
TOWNS = [
    Place("Kamp-Lintfort", 51.505, 6.546, "unknown", "Niemcy"),
    Place("Montceau-les-Mines", 46.667, 4.367, "alive", "Francja"),
    Place("Pasvalys", 56.063, 24.4, "dormant", "Litwa"),
]


def network(number: int) -> Network:
    centre = Node("a", 'Dom "Kultury" & <Sztuki>')
    partners = tuple(
        Node(f"p{place}", f"Partner numer {place} o bardzo długiej nazwie z Brzegowa") for place in range(number)
    )
    proof = (Proof(ProofKind.EVENT, "Koncert", category="concert"),)
    return Network(centre, partners, tuple(Link("a", one.key, proof) for one in partners))


def classes(svg: str) -> list[str]:
    return [node.get("class", "") for node in ElementTree.fromstring(svg).iter()]


def test_a_map_has_a_town_and_an_arc_for_each_and_weighs_little() -> None:
    svg = draw_map(HOME, TOWNS)
    assert classes(svg).count("arc unknown") == 1
    assert sum(one.startswith("arc") for one in classes(svg)) == 3
    assert len(svg) < 8000
    assert ElementTree.fromstring(svg).get("aria-hidden") == "true"
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_names_on_the_map_hide_neither_each_other_nor_the_edge() -> None:
    root = ElementTree.fromstring(draw_map(HOME, TOWNS))
    width = float(root.get("viewBox", "").split()[2])
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        (span, *_) = text
        x, anchor = float(span.get("x", "0")), text.get("text-anchor")
        half = len(span.text or "") * 7
        left = {"start": x, "middle": x - half, "end": x - 2 * half}[anchor or "start"]
        assert left >= -1
        assert left + 2 * half <= width + 1


def test_two_towns_at_one_place_give_a_map_all_the_same() -> None:
    ElementTree.fromstring(draw_map(HOME, [Place("Obok", 50.045, 18.7, "alive")]))


@pytest.mark.parametrize("number", [0, 1, 2, 3, 7, 24])
def test_the_network_draws_everybody(number: int) -> None:
    for draw in (draw_ring, draw_arcs):
        seen = classes(draw(network(number)))
        assert seen.count("node") == number
        assert seen.count("centre") == 1
        assert seen.count("tie w1") == number


def test_a_timeline_shows_silence_since_the_last_trace() -> None:
    marks = [Mark(dt.date(2004, 6, 12), "paper", "umowa"), Mark(dt.date(2019, 5, 31), "trace", "wizyta")]
    seen = classes(draw_timeline(marks, dt.date(2026, 2, 10)))
    assert {"lived", "silent", "today", "paper", "trace"} <= set(seen)
    assert draw_timeline([], dt.date(2026, 2, 10)) == ""


def test_a_funnel_narrows() -> None:
    svg = draw_funnel([Stair(40, "w katalogu"), Stair(10, "z krajów"), Stair(0, "z projektem")])
    widths = [
        float(node.get("width", "0")) for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}rect")
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == 4 * widths[1]
    ElementTree.fromstring(draw_funnel([Stair(0, "nikt")]))
