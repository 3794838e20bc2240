"""Motifs of the stage: concert, theatre, opera, dance, comedy."""

import math

from salony.design.afisz.motifs.registry import Place, motif
from salony.design.afisz.pen import Pen


@motif("concert")
def sound(pen: Pen) -> None:
    """Rings of sound from a corner or from the middle of the floor."""
    x = pen.chance.choice([0.0, pen.w, pen.w / 2])
    reach = min(pen.h * 0.97, pen.w * (0.98 if x != pen.w / 2 else 0.62))
    count = 7
    for i in range(count, 0, -1):
        pen.circle(x, pen.h, reach * (i + 0.8) / (count + 0.8), pen.shade if i % 2 else pen.ground)
    pen.circle(x, pen.h, reach * 1.3 / (count + 0.8), pen.accent)


@motif("concert", Place.ANY)
def wave(pen: Pen) -> None:
    """A bar of music as its own wave form."""
    count = max(9, round(pen.w / 24))
    step = pen.w / count
    phase, slow = pen.chance.uniform(0, 6), pen.chance.uniform(0.55, 0.8)
    hot = pen.chance.randrange(count // 3, 2 * count // 3)
    for i in range(count):
        swell = 0.25 + 0.75 * math.sin(math.pi * (i + 0.5) / count)
        height = pen.h * 0.9 * swell * (0.45 + 0.55 * abs(math.sin(phase + i * slow)))
        pen.rect(
            i * step + step * 0.17,
            (pen.h - height) / 2,
            step * 0.66,
            height,
            pen.accent if i == hot else pen.shade,
            round_=step * 0.33,
        )


@motif("concert")
def record(pen: Pen) -> None:
    """A record that has rolled half out of the sheet."""
    x, y, r = pen.disc(0.43)
    x += pen.chance.choice([-1, 1]) * pen.w * pen.chance.choice([0.07, 0.14, 0.2])
    pen.circle(x, y, r, pen.shade)
    for k in (0.9, 0.8, 0.7, 0.6, 0.5):
        pen.ring(x, y, r * k, 1.6, pen.third)
    start = pen.chance.randrange(200, 300)
    pen.sector(x, y, (r * 0.42, r * 0.94), (start, start + 26), pen.third)
    pen.sector(x, y, (r * 0.42, r * 0.94), (start + 180, start + 206), pen.third)
    pen.circle(x, y, r * 0.36, pen.accent)
    pen.circle(x, y, r * 0.06, pen.ground)


@motif("concert", Place.ANY)
def staff(pen: Pen) -> None:
    """Five lines in the wind and a few notes on them."""
    gap, bend = pen.h * 0.13, pen.h * pen.chance.choice([-0.22, 0.22])
    top = pen.h * 0.24
    for i in range(5):
        y = top + i * gap
        pen.line(pen.shade, 5, "M", -5, y, "C", pen.w * 0.33, y - bend, pen.w * 0.66, y + bend, pen.w + 5,
                 y, round_=False)  # fmt: skip
    places = pen.chance.sample([0.16, 0.36, 0.55, 0.78], 3)
    for k, t in enumerate(sorted(places)):
        # The cubic's own height at t; its x runs evenly.
        y = top + gap * pen.chance.choice([1.5, 2, 2.5, 3]) + bend * (3 * t * t * (1 - t) - 3 * t * (1 - t) ** 2)
        x, r = pen.w * t, gap * 0.72
        pen.line(pen.accent, 6, "M", x + r * 0.9, y - 2, "V", max(4, y - gap * 3.1), round_=False)
        pen.ellipse(x, y, r * 1.1, r * 0.85, pen.accent, turn=-18)
        if k == 1:
            pen.line(pen.accent, 9, "M", x + r * 0.9, max(7, y - gap * 3.1 + 3), "l", gap * 1.3, gap * 0.6,
                     round_=False)  # fmt: skip


@motif("theatre", Place.HIGH)
def curtain(pen: Pen) -> None:
    """A curtain parting on a light."""
    count = max(8, round(pen.w / 36))
    w, gap = pen.w / count, pen.chance.randint(2, count - 3)
    x = gap * w + w / 2
    pen.polygon(pen.accent, x, pen.h * 0.22, x - w * 2.7, pen.h, x + w * 2.7, pen.h)
    pen.circle(x, pen.h, w * 0.72, pen.ground)
    for i in range(count):
        away = abs(i - gap)
        drop = pen.h * (0.2, 0.5, 0.68, 0.78, 0.84, 0.88, 0.9)[min(away, 6)]
        pen.path(pen.third if i % 2 else pen.shade, "M", i * w, 0, "V", drop - w / 2, "a", w / 2, w / 2,
                 "0 0 0", w, 0, "V", 0, "z")  # fmt: skip


@motif("theatre", Place.ANY)
def masks(pen: Pen) -> None:
    """Laughter and grief, one before the other."""
    size = min(pen.h * 0.84, pen.w * 0.56)
    side = pen.chance.choice([-1, 1])
    for dx, dy, fill, hole, bend in (
        (-0.27, -0.03, pen.shade, pen.ground, -1),
        (0.27, 0.05, pen.accent, pen.ground, 1),
    ):
        x, y = pen.w / 2 + dx * size * side * 1.06, pen.h / 2 + dy * size
        a, b = size * 0.4, size * 0.46
        pen.path(fill, "M", x - a, y - b, "Q", x, y - b * 0.72, x + a, y - b, "V", y, "C", x + a,
                 y + b * 0.7, x + a * 0.4, y + b, x, y + b, "S", x - a, y + b * 0.7, x - a, y, "z")  # fmt: skip
        for eye in (-1, 1):
            ex, ey = x + eye * a * 0.45, y - b * 0.3
            pen.line(hole, size * 0.075, "M", ex - a * 0.22, ey + bend * 3, "Q", ex, ey - bend * a * 0.28,
                     ex + a * 0.22, ey + bend * 3)  # fmt: skip
        my = y + b * 0.36
        pen.path(hole, "M", x - a * 0.5, my - bend * b * 0.1, "Q", x, my + bend * b * 0.16, x + a * 0.5,
                 my - bend * b * 0.1, "Q", x, my + bend * b * 0.62, x - a * 0.5, my - bend * b * 0.1, "z")  # fmt: skip


@motif("theatre")
def lights(pen: Pen) -> None:
    """Two lamps meet on one actor."""
    x = pen.w * pen.chance.choice([0.38, 0.5, 0.62])
    floor, half = pen.h * 0.86, pen.s * 0.36
    pen.polygon(pen.third, 0, 0, x - half, floor, x + half, floor)
    pen.polygon(pen.shade, pen.w, 0, x - half, floor, x + half, floor)
    pen.ellipse(x, floor, half, pen.h * 0.1, pen.accent)
    height = pen.h * 0.36
    pen.path(pen.text, "M", x - height * 0.26, floor + 2, "L", x, floor - height * 0.72, "L",
             x + height * 0.26, floor + 2, "z")  # fmt: skip
    pen.circle(x, floor - height * 0.82, height * 0.17, pen.text)


@motif("opera")
def tiers(pen: Pen) -> None:
    """The horseshoe of a house, seen from its stage."""
    count = 5
    outer_x, outer_y = pen.w * 0.54, pen.h * 0.96
    lamps: list[tuple[float, float]] = []
    for i in range(count):
        k = 1 - i * 0.165
        pen.ellipse(pen.w / 2, pen.h, outer_x * k, outer_y * k, (pen.shade, pen.third)[i % 2])
        seats = 15 - i * 2
        hot = pen.chance.randrange(2, seats - 2)
        for s in range(1, seats):
            a = math.pi * s / seats
            if s in (hot, hot + 1) or (s + i) % 4 == 0:
                lamps.append(
                    (pen.w / 2 - math.cos(a) * outer_x * (k - 0.075), pen.h - math.sin(a) * outer_y * (k - 0.075))
                )
    pen.dots(pen.accent, max(4.0, pen.s * 0.045), lamps)
    pen.ellipse(pen.w / 2, pen.h, outer_x * 0.19, outer_y * 0.17, pen.accent)


@motif("opera")
def fan(pen: Pen) -> None:
    """An open fan."""
    x, y = pen.w / 2, pen.h * 0.985
    reach = min(pen.h * 0.95, pen.w * 0.56)
    count = 9
    step = 164 / count
    for i in range(count):
        a = 188 + i * step
        pen.sector(
            x,
            y,
            (reach * 0.34, reach),
            (a, a + step - 1.6),
            pen.accent if i % 2 == pen.chance.randrange(1, 2) else pen.shade,
        )
        pen.sector(x, y, (0, reach * 0.31), (a + step * 0.3, a + step * 0.7), pen.third)
    pen.circle(x, y, reach * 0.07, pen.accent)


@motif("opera", Place.HIGH)
def drapes(pen: Pen) -> None:
    """Swags of a golden curtain."""
    count = pen.chance.choice([2, 3])
    w = pen.w / count
    rows = max(3, min(6, round(pen.h / 40)))
    drop = pen.h * 0.86
    for r in range(rows, 0, -1):
        depth = drop * r / rows
        fill = pen.accent if r == rows else (pen.shade, pen.third)[r % 2]
        for i in range(count):
            pen.path(fill, "M", i * w, 0, "C", i * w + w * 0.1, depth * 1.25, (i + 1) * w - w * 0.1,
                     depth * 1.25, (i + 1) * w, 0, "z")  # fmt: skip
    for i in range(1, count):
        pen.path(pen.accent, "M", i * w - w * 0.09, 0, "h", w * 0.18, "L", i * w + w * 0.05, pen.h * 0.8,
                 "h", -w * 0.1, "z")  # fmt: skip
        pen.circle(i * w, pen.h * 0.82, w * 0.075, pen.accent)


@motif("dance")
def whirl(pen: Pen) -> None:
    """Skirts and arms turning round one foot."""
    x, y = pen.w * pen.chance.choice([0.3, 0.5, 0.7]), pen.h + 26
    reach = pen.h + 8
    side = pen.chance.choice([-1, 1])
    hot = pen.chance.choice([1, 2])
    for i in range(11):
        a = math.radians(-180 + i * 18 + pen.chance.uniform(-3, 3))
        b = a + side * math.radians(27)
        stretch = 1.15 if abs(math.cos(a)) > 0.7 else 1
        pen.line(pen.accent if i % 4 == hot else pen.shade, pen.s * 0.08, "M", x, y, "Q",
                 x + reach * 0.6 * math.cos(b), y + reach * 0.6 * math.sin(b),
                 x + reach * stretch * math.cos(a), y + reach * math.sin(a) + 4)  # fmt: skip


@motif("dance", Place.ANY)
def ribbon(pen: Pen) -> None:
    """A ribbon's S, in lines that run side by side."""
    lanes = 5
    thick = min(pen.h / 11.5, pen.w / 16)
    side = pen.chance.choice([-1, 1])
    middle = pen.w / 2
    r = pen.h / 4 + thick * 0.2
    hot = pen.chance.randrange(lanes)
    for i in range(lanes):
        off = (i - 2) * thick * 1.16
        upper, lower = r + off - thick * 0.35, r - off - thick * 0.35
        far = pen.w * 0.6
        ends = (pen.h / 2 + off) - 2 * upper, (pen.h / 2 + off) + 2 * lower
        pen.line(pen.accent if i == hot else pen.shade, thick, "M", middle + side * far, ends[0], "H",
                 middle, "A", upper, upper, "0 0", "0" if side > 0 else "1", middle, pen.h / 2 + off, "A",
                 lower, lower, "0 0", "1" if side > 0 else "0", middle, ends[1], "H", middle - side * far)  # fmt: skip


@motif("dance")
def dancers(pen: Pen) -> None:
    """A row of dancers leaning into the same turn."""
    count = 3 if pen.w < pen.h * 1.7 else 5
    step = pen.w / count
    side = pen.chance.choice([-1, 1])
    hot = pen.chance.randrange(count)
    for i in range(count):
        x, fill = step * (i + 0.5), pen.accent if i == hot else pen.shade
        lean = side * step * 0.2
        hip, neck = pen.h * 0.56, pen.h * 0.27
        flare = step * 0.36
        pen.path(fill, "M", x + lean * 0.6, neck, "Q", x - lean * 0.5, hip, x - flare - lean, pen.h * 0.98,
                 "Q", x - lean, pen.h * 0.9, x + flare - lean, pen.h * 0.98, "Q", x + lean * 0.9, hip,
                 x + lean * 0.6, neck, "z")  # fmt: skip
        pen.circle(x + lean * 0.85, pen.h * 0.17, pen.s * 0.065, fill)
        pen.line(fill, pen.s * 0.035, "M", x + lean * 0.45, pen.h * 0.33, "Q",
                 x + lean + side * step * 0.32, pen.h * 0.34, x + lean * 0.7 + side * step * 0.34,
                 pen.h * 0.06)  # fmt: skip
        pen.line(fill, pen.s * 0.035, "M", x + lean * 0.45, pen.h * 0.35, "Q", x - side * step * 0.18,
                 pen.h * 0.34, x - side * step * 0.34, pen.h * 0.5)  # fmt: skip


@motif("comedy", Place.ANY)
def smile(pen: Pen) -> None:
    """A mouth as wide as the sheet."""
    x, r = pen.w / 2, min(pen.w * 0.44, pen.h * 0.6)
    y = pen.h * 0.36
    tilt = pen.chance.choice([-5, 0, 5])
    slope = math.sin(math.radians(tilt)) * r
    pen.sector(x, y, (0, r), (tilt, 180 + tilt), pen.bold)
    # The tongue: a circle's segment within the mouth's own circle.
    reach, half = r * 0.96, math.radians(38)
    middle = math.radians(90 + tilt)
    ends = [
        (x + reach * math.cos(middle + sign * half), y + reach * math.sin(middle + sign * half)) for sign in (1, -1)
    ]
    pen.path(pen.soft, "M", *ends[0], "A", r * 0.68, r * 0.68, "0 0 1", *ends[1], "A", reach, reach,
             "0 0 1", *ends[0], "z")  # fmt: skip
    pen.line(pen.text, r * 0.08, "M", x - r, y - slope, "L", x + r, y + slope)
    for eye in (-1, 1):
        pen.circle(x + eye * r * 0.42, y + eye * slope * 0.42 - r * 0.36, r * 0.12, pen.text)


@motif("comedy")
def moustache(pen: Pen) -> None:
    """A moustache and a bow tie: somebody is about to be funny."""
    x, u = pen.w / 2, min(pen.w * 0.42, pen.h * 0.55)
    y = pen.h * 0.34
    for side in (-1, 1):
        pen.path(pen.bold, "M", x, y - u * 0.12, "C", x + side * u * 0.3, y - u * 0.5, x + side * u * 0.62,
                 y + u * 0.18, x + side * u, y - u * 0.3, "C", x + side * u * 0.98, y + u * 0.34,
                 x + side * u * 0.34, y + u * 0.42, x, y + u * 0.1, "z")  # fmt: skip
    tie = y + u * 0.86
    for side in (-1, 1):
        pen.polygon(pen.soft, x, tie, x + side * u * 0.52, tie - u * 0.26, x + side * u * 0.52, tie + u * 0.26)
    pen.circle(x, tie, u * 0.12, pen.bold)


@motif("comedy", Place.ANY)
def faces(pen: Pen) -> None:
    """A row of straight faces, and one that could not hold out."""
    size = 66 if pen.h > 150 else pen.h * 0.4
    cols, rows = max(3, int(pen.w * 0.92 / size)), max(1, min(4, int(pen.h * 0.96 / size)))
    x0, y0 = (pen.w - cols * size) / 2, (pen.h - rows * size) / 2
    hot = pen.chance.randrange(cols * rows)
    for k in range(cols * rows):
        x, y, r = x0 + (k % cols + 0.5) * size, y0 + (k // cols + 0.5) * size, size * 0.42
        laughing = k == hot
        pen.circle(x, y, r, pen.accent if laughing else pen.shade)
        ink = pen.shade if laughing else pen.ground
        for eye in (-1, 1):
            pen.circle(x + eye * r * 0.34, y - r * 0.22, r * 0.12, ink)
        if laughing:
            pen.sector(x, y + r * 0.12, (0, r * 0.52), (0, 180), ink)
        else:
            pen.rect(x - r * 0.36, y + r * 0.3, r * 0.72, r * 0.13, ink)
