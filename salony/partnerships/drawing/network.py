"""The network around one organization: a ring where there is room, arcs beside a list on a phone."""

import math

from salony.partnerships.drawing.svg import element, label, lines_of, picture
from salony.partnerships.network import Link, Network, Node

_WIDTH = 620.0
_MIDDLE_X = _WIDTH / 2
_RADII = (165.0, 150.0)


def draw_ring(network: Network) -> str:
    """The organization in the middle, its partners around it; a line is as thick as their proofs are many."""
    around = _around(len(network.partners))
    top = -min([*(y for _, y in around), 0.0]) + 75
    height = top + max([*(y for _, y in around), 0.0]) + 85
    middle = (_MIDDLE_X, top)
    places = {network.centre.key: middle} | {
        node.key: (_MIDDLE_X + x, top + y) for node, (x, y) in zip(network.partners, around, strict=True)
    }
    parts = []
    for link in sorted(network.links, key=lambda link: network.centre.key in (link.one, link.other)):
        (x1, y1), (x2, y2) = places[link.one], places[link.other]
        parts += _strokes(f"M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}", link)
    parts += [_node(node, *places[node.key], middle=middle, radius=11) for node in network.partners]
    parts.append(_node(network.centre, *middle, middle=middle, radius=20, centre=True))
    return picture(_WIDTH, height, parts, "partners-net ring")


def draw_arcs(network: Network) -> str:
    """The same for a narrow page: everyone below each other, joined by arcs at the left."""
    nodes = (network.centre, *network.partners)
    step, left, right = 64.0, 108.0, 360.0
    rows = {node.key: 30.0 + step * position for position, node in enumerate(nodes)}
    parts = []
    for link in network.links:
        top, bottom = sorted((rows[link.one], rows[link.other]))
        bulge = min(98.0, 16 + (bottom - top) * 0.3)
        out = left - bulge * 1.3
        path = f"M{left:.0f} {top:.0f}C{out:.0f} {top:.0f} {out:.0f} {bottom:.0f} {left:.0f} {bottom:.0f}"
        parts += _strokes(path, link)
    for node in nodes:
        centre = node is network.centre
        y = rows[node.key]
        parts.append(element("circle", cx=left, cy=y, r=12 if centre else 8, class_="centre" if centre else "node"))
        lines = lines_of(node.name, 26, 2)
        first = y + 5 - 9 * (len(lines) - 1)
        parts.append(label(lines, left + 22, first, 18, class_="name strong" if centre else "name"))
    return picture(right, 60 + step * (len(nodes) - 1), parts, "partners-net arcs")


def _around(number: int) -> list[tuple[float, float]]:
    """Places on an ellipse around the middle. One or two stand above it, so that no line runs through the middle."""
    turns = {1: [-0.5], 2: [-5 / 6, -1 / 6]}.get(number) or [2 * place / number - 1 / 6 for place in range(number)]
    return [(_RADII[0] * math.cos(math.pi * turn), _RADII[1] * math.sin(math.pi * turn)) for turn in turns]


def _strokes(path: str, link: Link) -> list[str]:
    """The line in the colour of the newest event, on a rim that is seen where the colour is not (dark pages)."""
    weight = min(4, len(link.proofs))
    looks: dict[str, object] = {"data_category": link.category} if link.category else {}
    return [
        element("path", d=path, class_=f"rim w{weight}"),
        element("path", d=path, class_=f"tie w{weight}", **looks),
    ]


def _node(node: Node, x: float, y: float, *, middle: tuple[float, float], radius: float, centre: bool = False) -> str:
    lines = lines_of(node.name, 22)
    strong = "name strong" if centre else "name"
    if centre or abs(x - middle[0]) < 60:
        above = y < middle[1] and not centre
        first = y - radius - 10 - 18 * (len(lines) - 1) if above else y + radius + 20
        words = label(lines, x, first, 18, text_anchor="middle", class_=strong)
    else:
        right = x > middle[0]
        first = y + 5 - 9 * (len(lines) - 1)
        anchor = "start" if right else "end"
        words = label(lines, x + (radius + 8) * (1 if right else -1), first, 18, text_anchor=anchor, class_=strong)
    return element("circle", cx=x, cy=y, r=radius, class_="centre" if centre else "node") + words
