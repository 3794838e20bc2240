"""Ties between institutions, drawn: a circle of names, old ties thin, new ones strong. Pure; classes colour it."""

import math
from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT, RADIUS = 720, 560, 190
LONGEST = 26


def network(ties: Sequence[tuple[str, str, int, int]], label: str) -> str:
    """SVG of (one, other, before, now); every name once, those with most ties spread apart. Nothing for no ties."""
    names = _order(ties)
    if not names:
        return ""
    at = {name: _place(number, len(names)) for number, name in enumerate(names)}
    lines = []
    for one, other, before, now in ties:
        (x1, y1), (x2, y2) = at[one], at[other]
        # Bent towards the middle, so that ties between neighbours do not lie on the circle.
        control = f"{(x1 + x2) / 2 * 0.4 + WIDTH / 2 * 0.6:.0f} {(y1 + y2) / 2 * 0.4 + HEIGHT / 2 * 0.6:.0f}"
        path = f"M{x1:.0f} {y1:.0f}Q{control} {x2:.0f} {y2:.0f}"
        if before:
            lines.append(f'<path class="before" d="{path}" stroke-width="{min(6, 1 + before)}"/>')
        if now:
            kind = "again" if before else "new"
            lines.append(f'<path class="{kind}" d="{path}" stroke-width="{min(8, 1 + now)}"/>')
    dots = [_name(name, *at[name]) for name in names]
    return (
        f'<svg class="tiesdrawn" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
        f"{''.join(lines)}{''.join(dots)}</svg>"
    )


def _order(ties: Sequence[tuple[str, str, int, int]]) -> list[str]:
    """Neighbours on the circle are tied where possible: each next one is the most tied to those placed last."""
    weight: dict[str, dict[str, int]] = {}
    for one, other, before, now in ties:
        weight.setdefault(one, {})[other] = before + now
        weight.setdefault(other, {})[one] = before + now
    left = sorted(weight, key=lambda name: (-sum(weight[name].values()), name))
    order: list[str] = []
    while left:
        last = order[-1] if order else ""
        following = max(left, key=lambda name: (weight[name].get(last, 0), -left.index(name)))
        left.remove(following)
        order.append(following)
    return order


def _place(number: int, of: int) -> tuple[float, float]:
    angle = 2 * math.pi * number / of - math.pi / 2
    return WIDTH / 2 + RADIUS * math.cos(angle), HEIGHT / 2 + RADIUS * math.sin(angle)


def _name(name: str, x: float, y: float) -> str:
    side = (x - WIDTH / 2) / RADIUS
    anchor = "middle" if abs(side) < 0.3 else "start" if side > 0 else "end"
    dx = 0 if anchor == "middle" else 14 if side > 0 else -14
    dy = 5 if anchor != "middle" else (-16 if y < HEIGHT / 2 else 26)
    lines = _broken(name)
    first = dy - (len(lines) - 1) * (9 if anchor != "middle" else (18 if y < HEIGHT / 2 else 0))
    text = "".join(
        f'<tspan x="{x + dx:.0f}" y="{y + first + row * 18:.0f}">{escape(line)}</tspan>'
        for row, line in enumerate(lines)
    )
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="7"/><text text-anchor="{anchor}">{text}</text>'


def _broken(name: str) -> list[str]:
    """At most two lines; what does not fit is in the table."""
    lines: list[str] = []
    rest = name.split()
    while rest and len(lines) < 2:
        line = rest.pop(0)
        while rest and len(line) + 1 + len(rest[0]) <= LONGEST:
            line = f"{line} {rest.pop(0)}"
        lines.append(line)
    if rest:
        lines[-1] = f"{lines[-1]}…"
    return lines
