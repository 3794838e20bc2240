"""More motifs of the town: a key that is a skyline, a fox at the door, a flame, a fossil, a table, a lit window."""

import math

from salony.design.afisz.motifs.registry import Place, motif
from salony.design.afisz.pen import Pen


@motif("heritage-walk")
def key(pen: Pen) -> None:
    """The key of the town has the town for its bit."""
    side = pen.chance.choice([-1, 1])
    r = min(pen.h * 0.27, pen.w * 0.15)
    y = pen.h - r * 1.12
    bow = pen.w / 2 - side * pen.w * 0.31
    thick = r * 0.42
    end = pen.w / 2 + side * pen.w * 0.46
    pen.rect(min(bow + side * r, end), y - thick / 2, abs(end - bow) - r, thick, pen.shade)
    pen.ring(bow, y, r * 0.86, r * 0.46, pen.shade)
    count = 4
    first = pen.w / 2 - side * pen.w * 0.06
    w = abs(end - first) / count
    hot = pen.chance.randrange(count)
    for i in range(count):
        x = first + side * (i + 0.5) * w
        tall = pen.h * pen.chance.choice([0.22, 0.3, 0.38])
        base = y - thick / 2 + 1
        fill = pen.accent if i == hot else pen.shade
        pen.polygon(fill, x - w * 0.46, base, x - w * 0.46, base - tall, x, base - tall - w * 0.52, x + w * 0.46,
                    base - tall, x + w * 0.46, base)  # fmt: skip
        for level in range(int(tall // 24)):
            for way in (-1, 1):
                pen.rect(x + way * w * 0.2 - 4, base - tall + 6 + level * 22, 8, 11, pen.ground)


@motif("family")
def fox(pen: Pen) -> None:
    """A fox of triangles looks over the edge."""
    u = min(pen.h * 1.02, pen.w * 0.78)
    x, top = pen.w / 2, pen.h - u * 0.84
    half = u * 0.56
    for way in (-1, 1):
        pen.polygon(pen.shade, x + way * half, top - u * 0.14, x + way * half * 1.02, top + u * 0.42,
                    x + way * half * 0.22, top + u * 0.16)  # fmt: skip
        pen.polygon(pen.text, x + way * half * 0.9, top + u * 0.02, x + way * half * 0.93, top + u * 0.27,
                    x + way * half * 0.56, top + u * 0.15)  # fmt: skip
    pen.polygon(pen.shade, x - half * 1.02, top + u * 0.4, x - half * 0.2, top + u * 0.15, x + half * 0.2,
                top + u * 0.15, x + half * 1.02, top + u * 0.4, x, top + u * 1.06)  # fmt: skip
    cheek = pen.accent if pen.accent != pen.shade else pen.text
    for way in (-1, 1):
        pen.polygon(cheek, x + way * half * 1.02, top + u * 0.4, x + way * half * 0.3, top + u * 0.5, x, top + u * 1.06)
        pen.circle(x + way * half * 0.42, top + u * 0.44, u * 0.042, pen.text)
    pen.circle(x, top + u * 0.86, u * 0.075, pen.text)


@motif("festival")
def flame(pen: Pen) -> None:
    """A fire that stands up."""
    u = min(pen.h * 0.98, pen.w * 1.05)
    x, side = pen.w / 2, pen.chance.choice([-1, 1])

    def tongue(k: float, fill: str, dx: float) -> None:
        h, w, c = u * k, side * u * k * 0.36, x + dx
        tip = c + w * 0.25
        pen.path(fill, "M", tip, pen.h - h, "C", c + w * 0.2, pen.h - h * 0.66, c + w * 1.35, pen.h - h * 0.5, c + w,
                 pen.h, "H", c - w, "C", c - w * 1.4, pen.h - h * 0.42, c - w * 0.45, pen.h - h * 0.46, tip,
                 pen.h - h, "z")  # fmt: skip

    tongue(0.62, pen.third, -u * 0.34)
    tongue(0.56, pen.third, u * 0.36)
    tongue(1.0, pen.shade, 0)
    tongue(0.66, pen.accent, -side * u * 0.015)
    tongue(0.32, pen.ground, 0)


@motif("museum", Place.ANY)
def ammonite(pen: Pen) -> None:
    """A fossil: time, rolled up."""
    x, y, r = pen.disc(0.42)
    side = pen.chance.choice([-1, 1])
    pen.circle(x, y, r, pen.accent)
    for i in range(24):
        a = math.radians(15 * i)
        b, k = a + side * 0.35, r * 0.52
        pen.line(pen.shade, max(1.5, r * 0.03), "M", x + r * math.cos(a), y + r * math.sin(a), "L",
                 x + k * math.cos(b), y + k * math.sin(b), round_=False)  # fmt: skip
    turns = 13
    data: list[float | str] = []
    for i in range(turns * 4):
        a = side * math.radians(22.5 * i)
        far = r * 0.97 * 0.955**i
        data += ["M" if i == 0 else "L", x + far * math.cos(a), y + far * math.sin(a)]
    pen.line(pen.ground, max(4.0, r * 0.075), *data)
    pen.circle(x, y, r * 0.07, pen.ground)


@motif("community", Place.ANY)
def feast(pen: Pen) -> None:
    """A long table, seen from above; a plate is set for you."""
    tall = min(pen.h * 0.5, pen.w * 0.3)
    y = pen.h / 2
    count = max(4, round(pen.w / 66))
    step = pen.w / count
    r = min(tall * 0.2, step * 0.34)
    hot = pen.chance.randrange(2 * count)
    for i in range(count):
        for way in (-1, 1):
            pen.circle((i + 0.5) * step, y + way * (tall / 2 + r * 0.9), r * 0.92, pen.third)
    pen.rect(0, y - tall / 2, pen.w, tall, pen.shade)
    for n in range(2 * count):
        x, py = (n // 2 + 0.5) * step, y + (-1 if n % 2 else 1) * (tall / 2 - r * 1.12)
        pen.circle(x, py, r * 0.86, pen.accent if n == hot else pen.ground)
        pen.circle(x, py, r * 0.5, pen.shade if n == hot else pen.third)


@motif("other", Place.ANY)
def windows(pen: Pen) -> None:
    """A house at night; one window is lit, and somebody is at it."""
    cols, step = 5, pen.w / 5
    rows = max(2, round(pen.h / (step * 1.1)))
    rise = pen.h / rows
    hot = pen.chance.randrange(cols), pen.chance.randrange(rows)
    pen.rect(0, 0, pen.w, pen.h, pen.shade)
    for i in range(cols):
        for j in range(rows):
            x, y, w, h = i * step + step * 0.2, j * rise + rise * 0.16, step * 0.6, rise * 0.68
            lit = (i, j) == hot
            pen.rect(x, y, w, h, pen.accent if lit else pen.third)
            if lit:
                pen.circle(x + w / 2, y + h * 0.52, w * 0.19, pen.ground)
                pen.path(pen.ground, "M", x + w * 0.14, y + h, "Q", x + w / 2, y + h * 0.5, x + w * 0.86, y + h, "z")
            else:
                pen.rect(x + w / 2 - 1.5, y, 3, h, pen.shade)


@motif("sport-recreation", Place.ANY)
def swimmer(pen: Pen) -> None:
    """Waves, and one arm out of them."""
    rows = max(3, min(6, round(pen.h / 46)))
    gap = pen.h / rows
    hot = pen.chance.randrange(1, rows)
    x = pen.w * pen.chance.choice([0.36, 0.52, 0.64])
    for j in range(rows):
        y = gap * (j + 0.72)
        if j == hot:
            r = min(gap * 0.34, 20)
            pen.circle(x, y - r * 0.5, r, pen.accent)
            pen.line(pen.accent, r * 0.7, "M", x - r * 2.6, y, "Q", x - r * 2.2, y - r * 2.7, x + r * 0.4, y - r * 2.5)
        data: list[float | str] = ["M", -20, y]
        number = max(3, round(pen.w / 60))
        wide = (pen.w + 40) / number
        for i in range(number):
            data += ["Q", -20 + (i + 0.25) * wide, y - gap * 0.3, -20 + (i + 0.5) * wide, y]
            data += ["T", -20 + (i + 1) * wide, y]
        pen.line(pen.shade, min(gap * 0.2, 11), *data, round_=False)
