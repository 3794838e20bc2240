"""Motifs of play and open air: family, festival, sport and recreation."""

import math

from salony.design.afisz.motifs.registry import Place, motif
from salony.design.afisz.pen import Pen


@motif("family")
def balloons(pen: Pen) -> None:
    """Balloons on one string."""
    r = min(pen.h * 0.25, pen.w * 0.17)
    knot = pen.w * pen.chance.choice([0.44, 0.5, 0.56])
    fills = [pen.shade, pen.accent, pen.third if pen.third != pen.ground else pen.text]
    pen.chance.shuffle(fills)
    for k, (dx, size) in enumerate(((-1.75, 1.0), (0.05, 0.88), (1.8, 1.12))):
        x, q = pen.w / 2 + dx * r, r * size
        y = q + pen.h * (0.12, 0.02, 0.1)[k] + pen.chance.uniform(0, pen.h * 0.07)
        pen.line(pen.text, 2.5, "M", x, y + q, "C", x + (x - knot) * 0.2, y + q + pen.h * 0.18, knot,
                 pen.h * 0.75, knot, pen.h, round_=False)  # fmt: skip
        pen.polygon(fills[k], x - q * 0.14, y + q * 1.16, x, y + q * 0.9, x + q * 0.14, y + q * 1.16)
        pen.ellipse(x, y, q * 0.94, q, fills[k])


@motif("family")
def boat(pen: Pen) -> None:
    """A paper boat on drawn waves."""
    side = pen.chance.choice([-1, 1])
    x, u = pen.w / 2, min(pen.w * 0.36, pen.h * 0.62)
    water = pen.h * 0.7
    pen.polygon(pen.accent, x, water - u * 1.0, x + side * u * 0.42, water - u * 0.12, x - side * u * 0.42,
                water - u * 0.12)  # fmt: skip
    pen.polygon(pen.shade, x - u, water - u * 0.32, x - u * 0.42, water - u * 0.12, x + u * 0.42,
                water - u * 0.12, x + u, water - u * 0.32, x + u * 0.62, water + u * 0.22, x - u * 0.62,
                water + u * 0.22)  # fmt: skip
    wave = pen.w / 5
    for row, fill in enumerate((pen.third, pen.accent)):
        y = water + pen.h * (0.07 + row * 0.12)
        data: list[float | str] = ["M", -wave * (0.5 * row + 0.5), y]
        for i in range(7):
            data += ["q", wave / 2, (-1 if i % 2 else 1) * pen.h * 0.09, wave, 0]
        pen.path(fill, *data, "V", pen.h, "H", -wave, "z")


@motif("family", Place.ANY)
def pinwheel(pen: Pen) -> None:
    """A pinwheel in the wind."""
    x, y, r = pen.disc(0.42)
    start = pen.chance.uniform(0, 90)
    for i in range(8):
        a, b = math.radians(start + i * 45), math.radians(start + i * 45 + 45)
        fill = (pen.shade, pen.accent)[i % 2]
        pen.polygon(fill, x, y, x + r * math.cos(a), y + r * math.sin(a), x + r * 0.72 * math.cos(b),
                    y + r * 0.72 * math.sin(b))  # fmt: skip
    pen.circle(x, y, r * 0.1, pen.text)


@motif("family")
def blocks(pen: Pen) -> None:
    """Building blocks, a castle of them."""
    u = min(pen.h / 3.1, pen.w / 5.4)
    x, y = pen.w / 2, pen.h
    fills = [pen.shade, pen.accent, pen.text]
    pen.chance.shuffle(fills)
    for i in (-2, -1, 1, 2):
        pen.rect(x + (i - 0.5) * u * 1.02 - (0.02 * u), y - u, u, u, fills[abs(i) % 3])
    pen.path(fills[0], "M", x - u / 2, y, "v", -u, "h", u, "v", u, "h", -u * 0.22, "a", u * 0.28, u * 0.28,
             "0 1 0", -u * 0.56, 0, "z")  # fmt: skip
    for side, fill in ((-1.02, fills[2]), (1.02, fills[0])):
        pen.rect(x + side * u - u / 2, y - 2 * u, u, u * 0.98, fill)
    pen.sector(x, y - u, (0, u * 0.5), (180, 359.9), fills[1])
    for side in (-1.02, 1.02):
        middle = x + side * u
        pen.polygon(fills[1], middle - u / 2, y - 2 * u, middle, y - 2.9 * u, middle + u / 2, y - 2 * u)


@motif("festival", Place.HIGH)
def bunting(pen: Pen) -> None:
    """Strings of pennants over the street."""
    rows = max(1, min(3, round(pen.h / 78)))
    for row in range(rows):
        count = 6 + (row % 2)
        w = pen.w / count
        y, sag = pen.h * (0.06 + row * 0.9 / rows), pen.h * 0.16 / rows
        for i in range(count):
            at = [y + sag * 4 * t * (1 - t) for t in (i / count, (i + 1) / count)]
            fill = (pen.shade, pen.accent, pen.third)[(i + row) % 3]
            pen.polygon(fill, i * w + 2, at[0], (i + 1) * w - 2, at[1], (i + 0.5) * w,
                        max(at) + min(w * 1.05, pen.h * 0.6 / rows))  # fmt: skip
        pen.line(pen.text, 2.5, "M", 0, y, "Q", pen.w / 2, y + sag * 2, pen.w, y, round_=False)


@motif("festival")
def sunburst(pen: Pen) -> None:
    """Rays from one point: everything at once."""
    x, y = pen.w * pen.chance.choice([0.25, 0.5, 0.75]), pen.h
    rays = 18
    far = math.hypot(pen.w, pen.h)
    for i in range(rays):
        if i % 2 == 0:
            pen.sector(x, y, (0, far), (180 + i * 180 / rays, 180 + (i + 1) * 180 / rays), pen.shade)
    pen.circle(x, y, pen.s * 0.36, pen.accent)
    pen.circle(x, y, pen.s * 0.2, pen.ground)


@motif("festival", Place.ANY)
def fireworks(pen: Pen) -> None:
    """Fireworks."""
    big = min(pen.h * 0.46, pen.w * 0.3)
    side = pen.chance.choice([-1, 1])
    for dx, dy, k, fill in (
        (-0.2, 0.02, 1.0, pen.shade),
        (0.24, -0.16, 0.66, pen.accent),
        (0.3, 0.28, 0.42, pen.shade),
    ):
        x, y, r = pen.w * (0.5 + side * dx), pen.h * (0.5 + dy), big * k
        start = pen.chance.uniform(0, 30)
        count = 12 if k > 0.5 else 8
        rays: list[float | str] = []
        sparks: list[tuple[float, float]] = []
        for i in range(count):
            a = math.radians(start + i * 360 / count)
            c, s = math.cos(a), math.sin(a)
            rays += ["M", x + r * 0.3 * c, y + r * 0.3 * s, "L", x + r * 0.7 * c, y + r * 0.7 * s]
            sparks.append((x + r * 0.93 * c, y + r * 0.93 * s))
        pen.line(fill, r * 0.09, *rays)
        pen.dots(pen.accent if fill == pen.shade else pen.shade, r * 0.13, sparks)


@motif("sport-recreation")
def track(pen: Pen) -> None:
    """Lanes of a running track, and one runner ahead."""
    lanes, side = 5, pen.chance.choice([0, 1])
    x = 0.0 if side == 0 else pen.w
    lane = min(pen.h * 0.96, pen.w * 0.9) / (lanes + 1.4)
    for i in range(lanes, 0, -1):
        pen.ring(x, pen.h, lane * (i + 0.9), lane * 0.8, pen.shade)
    a, i = math.radians(pen.chance.uniform(25, 65)), pen.chance.randrange(2, lanes)
    r = lane * (i + 0.9)
    pen.circle(x + (1 if side == 0 else -1) * r * math.cos(a), pen.h - r * math.sin(a), lane * 0.62, pen.accent)


@motif("sport-recreation")
def bounce(pen: Pen) -> None:
    """A ball and where it has been."""
    side = pen.chance.choice([-1, 1])
    floor = pen.h - 10
    x = [pen.w / 2 + side * pen.w * k for k in (-0.55, -0.2, 0.14, 0.38)]
    r = pen.s * 0.23
    heights = (1.5, 1.15, 0.78)
    for i in range(3):
        lift = (floor - r) * heights[i]
        end = x[i + 1]
        pen.line(pen.shade, 9, "M", x[i], floor, "Q", (x[i] + end) / 2, floor - lift * 1.25, end, floor, dash="1 17")
    pen.rect(0, floor, pen.w, 5, pen.text)
    bx, by = x[3] + side * r * 0.2, floor - r
    pen.circle(bx, by, r, pen.accent)
    pen.line(pen.shade, r * 0.13, "M", bx - r * 0.72, by - r * 0.68, "Q", bx + r * 0.1, by, bx - r * 0.72,
             by + r * 0.68, round_=False)  # fmt: skip
    pen.line(pen.shade, r * 0.13, "M", bx + r * 0.72, by - r * 0.68, "Q", bx - r * 0.1, by, bx + r * 0.72,
             by + r * 0.68, round_=False)  # fmt: skip


@motif("sport-recreation")
def wheels(pen: Pen) -> None:
    """A bicycle, no more of it than needed."""
    r = min(pen.h * 0.33, pen.w * 0.21)
    side = pen.chance.choice([-1, 1])
    y, thick = pen.h - r - 8, r * 0.16
    a, b = pen.w / 2 - side * r * 1.28, pen.w / 2 + side * r * 1.28
    for x in (a, b):
        pen.ring(x, y, r * 0.92, thick, pen.shade)
        pen.circle(x, y, r * 0.1, pen.shade)
    crank, head, seat = a + (b - a) * 0.4, b - side * r * 0.42, a + (b - a) * 0.27
    pen.line(pen.accent, thick, "M", a, y, "L", crank, y, "L", head, y - r * 1.12, "L", seat, y - r * 1.12, "L", a, y)
    pen.line(pen.accent, thick, "M", crank, y, "L", seat - side * r * 0.08, y - r * 1.42)
    pen.line(pen.accent, thick, "M", b, y, "L", head - side * r * 0.1, y - r * 1.5, "h", side * r * 0.42)
    pen.line(pen.shade, thick * 1.2, "M", seat - side * r * 0.36, y - r * 1.45, "h", side * r * 0.5)
    pen.rect(0, pen.h - 5, pen.w, 5, pen.text)


@motif("sport-recreation", Place.ANY)
def lanes(pen: Pen) -> None:
    """Water of a swimming pool between its ropes."""
    rows = max(3, round(pen.h / 42))
    tall = pen.h / rows
    hot = pen.chance.randrange(1, rows)
    for row in range(rows):
        y = (row + 0.5) * tall
        wave = pen.w / 6
        data: list[float | str] = ["M", -wave * (0.5 if row % 2 else 1), y]
        for i in range(8):
            data += ["q", wave / 2, (-1 if i % 2 else 1) * tall * 0.55, wave, 0]
        pen.line(pen.accent if row == hot else pen.shade, tall * 0.3, *data, round_=False)
