"""Motifs of the town: heritage walk, community, market, religious life, and what has no category."""

import math

from salony.design.afisz.motifs.registry import Place, motif
from salony.design.afisz.pen import Pen


@motif("heritage-walk")
def hills(pen: Pen) -> None:
    """Hills, a low sun, and the way there."""
    sx = pen.w * pen.chance.choice([0.26, 0.5, 0.76])
    pen.circle(sx, pen.h * 0.36, pen.s * 0.26, pen.accent)
    pen.path(pen.third, "M", 0, pen.h * 0.56, "Q", pen.w * 0.25, pen.h * 0.3, pen.w * 0.5, pen.h * 0.52,
             "T", pen.w, pen.h * 0.44, "V", pen.h, "H", 0, "z")  # fmt: skip
    pen.path(pen.shade, "M", 0, pen.h * 0.78, "Q", pen.w * 0.3, pen.h * 0.52, pen.w * 0.62, pen.h * 0.74,
             "T", pen.w, pen.h * 0.66, "V", pen.h, "H", 0, "z")  # fmt: skip
    pen.line(pen.ground, pen.s * 0.028, "M", pen.w * 0.44, pen.h, "C", pen.w * 0.3, pen.h * 0.9,
             pen.w * 0.68, pen.h * 0.84, pen.w * 0.54, pen.h * 0.74, dash=f"1 {pen.s * 0.055:.1f}")  # fmt: skip


@motif("heritage-walk")
def gables(pen: Pen) -> None:
    """The market square, gable by gable."""
    count = max(4, round(pen.w / 62))
    w = pen.w / count
    pen.circle(pen.w * pen.chance.choice([0.2, 0.5, 0.8]), pen.h * 0.27, pen.s * 0.2, pen.accent)
    lit = pen.chance.randrange(count)
    for i in range(count):
        x, body = i * w, pen.h * pen.chance.uniform(0.4, 0.56)
        top, fill = pen.h - body, pen.shade if i % 2 else pen.third
        kind = pen.chance.randrange(3)
        peak = min(w * 0.62, top - 4)
        if kind == 0:
            pen.polygon(fill, x, pen.h, x, top, x + w / 2, top - peak, x + w, top, x + w, pen.h)
        elif kind == 1:
            pen.path(fill, "M", x, pen.h, "V", top, "A", w / 2, peak * 0.8, "0 0 1", x + w, top, "V", pen.h, "z")
        else:
            pen.path(fill, "M", x, pen.h, "V", top, "h", w * 0.2, "v", -peak * 0.4, "h", w * 0.2, "v",
                     -peak * 0.4, "h", w * 0.2, "v", peak * 0.4, "h", w * 0.2, "v", peak * 0.4, "h",
                     w * 0.2, "V", pen.h, "z")  # fmt: skip
        for row in range(2):
            for col in (0.26, 0.58):
                warm = i == lit and row == 0
                pen.rect(
                    x + w * col,
                    top + body * (0.12 + row * 0.3),
                    w * 0.17,
                    body * 0.17,
                    pen.accent if warm else pen.ground,
                )
        pen.rect(x + w * 0.4, pen.h - body * 0.24, w * 0.22, body * 0.24, pen.ground)


@motif("heritage-walk", Place.ANY)
def contours(pen: Pen) -> None:
    """A map's contour lines and a pin."""
    x, y, turn = pen.w * pen.chance.uniform(0.4, 0.6), pen.h * 0.55, pen.chance.randrange(-20, 20)
    count = 6
    for i in range(count, 0, -1):
        k = i / count
        pen.ellipse(
            x + (count - i) * pen.w * 0.018,
            y,
            pen.w * 0.52 * k,
            pen.h * 0.44 * k,
            (pen.shade, pen.third)[i % 2],
            turn=turn,
        )
    r, px, py = pen.s * 0.13, x + pen.w * 0.06, pen.h * 0.32
    pen.path(pen.accent, "M", px, py + r * 2.5, "C", px - r * 0.3, py + r * 1.5, px - r, py + r * 0.9,
             px - r, py, "a", r, r, "0 0 1", 2 * r, 0, "C", px + r, py + r * 0.9, px + r * 0.3,
             py + r * 1.5, px, py + r * 2.5, "z")  # fmt: skip
    pen.circle(px, py, r * 0.4, pen.shade)


@motif("community")
def people(pen: Pen) -> None:
    """Heads and shoulders, close together."""
    rows = 2 if pen.h > 110 else 1
    size = pen.w / 4
    hot = pen.chance.randrange(4)
    for row in range(rows):
        fill = pen.third if rows == 2 and row == 0 else pen.shade
        shift = 0 if row == rows - 1 else -0.5
        base = pen.h - (rows - 1 - row) * min(size * 0.9, pen.h * 0.36)
        body = min(size * 0.75, pen.h * 0.42)
        for i in range(4 + (shift != 0)):
            x = (i + 0.5 + shift) * size
            colour = pen.accent if row == rows - 1 and i == hot else fill
            pen.path(colour, "M", x - size * 0.46, base + 60, "V", base - body * 0.4, "a", size * 0.46,
                     body * 0.6, "0 0 1", size * 0.92, 0, "V", base + 60, "z")  # fmt: skip
            pen.circle(x, base - body - size * 0.24, size * 0.22, colour)


@motif("community", Place.ANY)
def quilt(pen: Pen) -> None:
    """A quilt of quarter circles: neighbours."""
    size = pen.h / max(1, round(pen.h / 62))
    cols, rows = math.ceil(pen.w / size), round(pen.h / size)
    x0 = (pen.w - cols * size) / 2
    hot = pen.chance.randrange(cols * rows)
    for k in range(cols * rows):
        x, y, turn = x0 + (k % cols) * size, (k // cols) * size, pen.chance.randrange(4)
        cx, cy = x + size * (turn in (1, 2)), y + size * (turn in (2, 3))
        fill = (
            pen.accent
            if k == hot or pen.chance.random() < 0.1
            else pen.shade
            if pen.chance.random() < 0.66
            else pen.third
        )
        pen.sector(cx, cy, (0, size), (turn * 90, turn * 90 + 90), fill)


@motif("community", Place.ANY)
def round_dance(pen: Pen) -> None:
    """People in a ring, seen from the church tower."""
    x, y, far = pen.disc(0.45)
    count, ring = 10, far * 0.78
    hot = pen.chance.randrange(1, 4)
    seen = 20 if pen.high else 200
    pen.ring(x, y, ring, far * 0.13, pen.third)
    for i in range(count):
        a = math.radians(seen + i * 360 / count)
        pen.circle(x + ring * math.cos(a), y + ring * math.sin(a), far * 0.21, pen.accent if i == hot else pen.shade)


@motif("market", Place.HIGH)
def awning(pen: Pen) -> None:
    """The awning of a stall."""
    count = 7 if pen.w < 320 else 9
    w, drop = pen.w / count, pen.h * pen.chance.uniform(0.5, 0.6)
    for i in range(count):
        fill = pen.shade if i % 2 == 0 else pen.accent
        pen.path(fill, "M", i * w, 0, "h", w, "V", drop, "a", w / 2, w / 2, "0 0 1", -w, 0, "z")
    floor = pen.h * 0.98
    r = (pen.h - drop - w / 2) * 0.32
    if r > 6:
        n = int(pen.w * 0.8 / (2.1 * r))
        hot = pen.chance.randrange(n)
        for i in range(n):
            pen.circle(pen.w / 2 + (i - (n - 1) / 2) * 2.1 * r, floor - r, r, pen.accent if i == hot else pen.shade)


@motif("market", Place.ANY)
def crate(pen: Pen) -> None:
    """Fruit in a crate; one still has its leaf."""
    rows = 2 if pen.h < 170 else 3
    r = pen.h * 0.9 / (2 * rows)
    cols = max(3, int(pen.w * 0.94 / (2 * r)))
    r = min(r, pen.w * 0.94 / (2 * cols))
    x0, y0 = pen.w / 2 - (cols - 1) * r, pen.h / 2 - (rows - 1) * r
    hot = pen.chance.randrange(cols, cols * rows)
    for k in range(cols * rows):
        x, y = x0 + (k % cols) * 2 * r, y0 + (k // cols) * 2 * r
        pen.circle(x, y, r * 0.92, pen.accent if k == hot else pen.shade)
        pen.sector(x, y, (r * 0.5, r * 0.64), (200, 260), pen.ground)
        if k == hot:
            pen.path(pen.third, "M", x, y - r * 0.7, "q", r * 0.2, -r * 0.8, r * 0.95, -r * 0.75, "q",
                     -r * 0.1, r * 0.75, -r * 0.95, r * 0.75, "z")  # fmt: skip


@motif("market", Place.ANY)
def parasols(pen: Pen) -> None:
    """Parasols from above."""
    big = min(pen.h * 0.36, pen.w * 0.3)
    side = pen.chance.choice([-1, 1])
    for dx, dy, k in ((-0.23, -0.06, 1.25), (0.3, 0.2, 0.8), (0.33, -0.3, 0.55)):
        x, y, r = pen.w * (0.5 + dx * side), pen.h * (0.5 + dy), big * k
        start = pen.chance.uniform(0, 45)
        pen.circle(x, y, r, pen.shade)
        for i in range(0, 8, 2):
            pen.sector(x, y, (0, r), (start + i * 45, start + i * 45 + 45), pen.accent if k > 1 else pen.third)
        pen.circle(x, y, r * 0.09, pen.ground)


@motif("religious", Place.ANY)
def rose(pen: Pen) -> None:
    """A rose window."""
    x, y, r = pen.disc(0.43)
    petals = pen.chance.choice([8, 10, 12])
    pen.circle(x, y, r, pen.shade)
    start = pen.chance.choice([0, 180 / petals])
    for i in range(petals):
        a = math.radians(start + i * 360 / petals)
        pen.circle(
            x + r * 0.7 * math.cos(a), y + r * 0.7 * math.sin(a), r * 1.75 / petals, pen.accent if i % 2 else pen.third
        )
    pen.circle(x, y, r * 0.36, pen.third)
    pen.circle(x, y, r * 0.22, pen.accent)


@motif("religious")
def candles(pen: Pen) -> None:
    """Candles, each at its own height."""
    count = pen.chance.choice([3, 5])
    step = min(pen.w / (count + 0.6), 72)
    for i in range(count):
        x = pen.w / 2 + (i - (count - 1) / 2) * step
        top = pen.h * (0.36 + 0.11 * abs(i - (count - 1) / 2) + pen.chance.uniform(-0.03, 0.03))
        w, f = step * 0.5, min(pen.h * 0.13, step * 0.46)
        pen.circle(x, top - f * 1.2, f * 1.25, pen.third)
        pen.rect(x - w / 2, top, w, pen.h - top, pen.text)
        pen.path(pen.accent, "M", x, top - f * 2.4, "C", x + f, top - f * 1.3, x + f * 0.7, top - f * 0.25,
                 x, top - f * 0.25, "C", x - f * 0.7, top - f * 0.25, x - f, top - f * 1.3, x,
                 top - f * 2.4, "z")  # fmt: skip


@motif("religious")
def portal(pen: Pen) -> None:
    """A pointed arch and a star in it."""
    x, half = pen.w / 2, min(pen.w * 0.42, pen.h * 0.68)
    for i, fill in enumerate((pen.bold, pen.ground, pen.soft)):
        k = 1 - i * 0.2
        w, top, spring = half * k, pen.h * (0.02 + i * 0.11), pen.h * 0.55
        pen.path(fill, "M", x - w, pen.h, "V", spring, "Q", x - w, (top + spring) / 2, x, top, "Q", x + w,
                 (top + spring) / 2, x + w, spring, "V", pen.h, "z")  # fmt: skip
    r, y = half * 0.4, pen.h * 0.66
    n = pen.chance.choice([8, 12])
    star: list[float] = []
    for i in range(2 * n):
        a, far = math.pi * i / n - math.pi / 2, r if i % 2 == 0 else r * 0.45
        star += [x + far * math.cos(a), y + far * math.sin(a)]
    pen.polygon(pen.bold, *star)


@motif("other", Place.ANY)
def sun_and_bar(pen: Pen) -> None:
    """A disc on a bar."""
    r, side = min(pen.h * 0.36, pen.w * 0.32), pen.chance.choice([-1, 1])
    pen.circle(pen.w / 2 + side * pen.w * 0.16, pen.h * 0.44, r, pen.accent)
    pen.rect(0, pen.h * 0.72, pen.w, pen.h * 0.16, pen.shade)


@motif("other", Place.ANY)
def stripes(pen: Pen) -> None:
    """Leaning bars, one of another colour."""
    count = max(7, round(pen.w / 34))
    step, lean = pen.w / (count - 2), pen.h * 0.34 * pen.chance.choice([-1, 1])
    hot = pen.chance.randrange(2, count - 2)
    for i in range(-1, count):
        x = i * step
        pen.polygon(pen.accent if i == hot else pen.shade, x, pen.h, x + lean, 0, x + lean + step * 0.52, 0,
                    x + step * 0.52, pen.h)  # fmt: skip


@motif("other")
def steps(pen: Pen) -> None:
    """Steps up to a ball."""
    count = 6
    w, side = pen.w / count, pen.chance.choice([0, 1])
    for i in range(count):
        h = pen.h * 0.72 * (i + 1) / count
        x = i * w if side == 0 else pen.w - (i + 1) * w
        pen.rect(x, pen.h - h, w + 0.4, h, pen.shade if i % 2 else pen.third)
    place = pen.chance.randrange(2, count)
    x = (place + 0.5) * w if side == 0 else pen.w - (place + 0.5) * w
    r = min(w * 0.48, pen.h * 0.13)
    pen.circle(x, pen.h - pen.h * 0.72 * (place + 1) / count - r, r, pen.accent)


@motif("other", Place.ANY)
def field(pen: Pen) -> None:
    """A field of dots; one is larger than life."""
    rows = max(2, round(pen.h / 40))
    step = pen.h / rows
    cols = math.ceil(pen.w / step)
    x0 = (pen.w - cols * step) / 2
    at = [(x0 + (i + 0.5) * step, (j + 0.5) * step) for j in range(rows) for i in range(cols)]
    hot = at[pen.chance.randrange(rows // 2) * cols + pen.chance.randrange(1, cols - 1)]
    pen.dots(pen.shade, step * 0.4, [place for place in at if place != hot])
    pen.circle(*hot, step * 0.62, pen.ground)
    pen.circle(*hot, step * 0.5, pen.accent)


@motif("other")
def wedge(pen: Pen) -> None:
    """A wedge meets a disc."""
    x, y, r = pen.disc(0.36)
    side = pen.chance.choice([-1, 1])
    x += side * pen.w * 0.16
    pen.circle(x, y, r, pen.shade)
    edge = 0 if side > 0 else pen.w
    pen.polygon(pen.accent, edge, y - r * 0.62, x + side * r * 0.2, y - r * 0.1, edge, y + r * 0.5)


@motif("other", Place.ANY)
def arcs(pen: Pen) -> None:
    """Half circles, each answering the one before."""
    count = max(2, math.ceil(pen.w / (pen.h * 0.94)))
    r = pen.w / count / 2
    hot, turn = pen.chance.randrange(count), pen.chance.choice([0, 1])
    for i in range(count):
        degrees = (180, 360) if (i + turn) % 2 else (0, 180)
        pen.sector((2 * i + 1) * r, pen.h / 2, (r * 0.42, r), degrees, pen.accent if i == hot else pen.shade)
