"""Motifs of word and mind: literature, lecture, salon, workshop."""

import math

from salony.design.afisz.motifs.registry import Place, motif
from salony.design.afisz.pen import Pen


@motif("literature")
def pages(pen: Pen) -> None:
    """An open book, page over page."""
    x, y = pen.w / 2, pen.h - pen.h * 0.02
    half, lift = pen.w * 0.49, min(pen.h, pen.w * 0.8)
    count = 7
    for i in range(count, -1, -1):
        up = lift * 0.088 * i
        fill = pen.accent if i % 3 == 0 else pen.shade
        thick = lift * 0.075
        for side in (-1, 1):
            pen.path(fill, "M", x, y - up * 0.55, "C", x + side * half * 0.36, y - lift * 0.26 - up,
                     x + side * half * 0.8, y - lift * 0.15 - up, x + side * half, y - up * 1.12, "v",
                     thick, "C", x + side * half * 0.8, y - lift * 0.15 - up + thick,
                     x + side * half * 0.36, y - lift * 0.26 - up + thick, x, y - up * 0.55 + thick, "z")  # fmt: skip


@motif("literature")
def spines(pen: Pen) -> None:
    """A shelf; one book leans, the one you want."""
    x, gap = pen.w * 0.07, 3.0
    end = pen.w * 0.93
    tall = pen.h * 0.94
    books: list[tuple[float, float]] = []
    while x < end - 12:
        w = min(pen.chance.uniform(0.07, 0.14) * min(pen.w, 330), end - x)
        books.append((x, w))
        x += w + gap
    hot = pen.chance.randrange(2, max(3, len(books) - 2))
    for i, (left, w) in enumerate(books):
        h = tall * pen.chance.uniform(0.66, 0.94)
        if i == hot:
            continue
        pen.rect(left, pen.h - h - 5, w, h, pen.shade if i % 3 else pen.third)
        if i % 2:
            pen.rect(left, pen.h - h + h * 0.12, w, 4, pen.ground)
    left, w = books[min(hot, len(books) - 1)]
    h = tall * 0.9
    pen.polygon(pen.accent, left + w * 0.05, pen.h - 5, left + w * 0.95, pen.h - 5,
                left + w * 0.95 + h * 0.1, pen.h - h, left + w * 0.05 + h * 0.1, pen.h - h - w * 0.09)  # fmt: skip
    pen.rect(0, pen.h - 5, pen.w, 5, pen.text)


@motif("literature", Place.ANY)
def quotation(pen: Pen) -> None:
    """Polish quotation marks: below to open, above to close."""
    u = min(pen.h * 0.4, pen.w * 0.2)
    hot = pen.chance.randrange(4)
    for k in range(4):
        low = k < 2
        x = pen.w * 0.5 + (-1 if low else 1) * pen.w * 0.24 + (k % 2 - 0.5) * u * 1.12
        y = pen.h * 0.62 if low else pen.h * 0.26
        r = u * 0.46
        pen.path(pen.accent if k == hot else pen.shade, "M", x - r, y, "a", r, r, "0 1 1", 2 * r, 0, "C",
                 x + r, y + r * 1.1, x + r * 0.1, y + r * 1.9, x - r * 0.75, y + r * 2.1, "C", x - r * 0.2,
                 y + r * 1.6, x, y + r * 1.3, x, y + r, "A", r, r, "0 0 1", x - r, y, "z")  # fmt: skip


@motif("lecture", Place.ANY)
def bubbles(pen: Pen) -> None:
    """One says, another answers."""
    side = pen.chance.choice([-1, 1])
    r = min(pen.h * 0.36, pen.w * 0.29)
    for sign, y, fill, big in ((-1, 0.4, pen.shade, 1.08), (1, 0.56, pen.accent, 0.84)):
        x, cy, q = pen.w / 2 + sign * side * r * 0.78, pen.h * y, r * big
        out = sign * side
        pen.circle(x, cy, q, fill)
        pen.polygon(fill, x + out * q * 0.98, cy + q * 1.12, x + out * q * 0.2, cy + q * 0.95,
                    x + out * q * 0.92, cy + q * 0.36)  # fmt: skip
        ink = pen.ground
        for i in (-1, 0, 1) if sign > 0 else ():
            pen.circle(x + i * q * 0.42, cy, q * 0.12, ink)


@motif("lecture")
def dawn(pen: Pen) -> None:
    """It dawns on you."""
    x, y = pen.w * pen.chance.choice([0.35, 0.5, 0.65]), pen.h
    r = min(pen.h * 0.4, pen.w * 0.26)
    rays = 9
    for i in range(rays):
        a = 180 + (i + 0.5) * 180 / rays
        long = pen.h * (0.95 if i % 2 == 0 else 0.74)
        pen.sector(x, y, (r * 1.22, max(long, r * 1.5)), (a - 5.2, a + 5.2), pen.shade)
    pen.sector(x, y, (0, r), (180, 359.9), pen.accent)


@motif("lecture")
def question(pen: Pen) -> None:
    """The question is the thing."""
    u = pen.h
    x, thick = pen.w * pen.chance.choice([0.3, 0.5, 0.7]), u * 0.165
    r = u * 0.225
    y = thick / 2 + r + u * 0.02
    pen.line(pen.bold, thick, "M", x - r, y, "A", r, r, "0 1 1", x + r * 0.62, y + r * 0.78, "Q", x,
             y + r * 1.35, x, y + r * 1.95, round_=False)  # fmt: skip
    pen.circle(x, u - thick * 0.68, thick * 0.64, pen.soft)


@motif("salon", Place.ANY)
def meeting(pen: Pen) -> None:
    """Two worlds and what they share."""
    r = min(pen.h * 0.9 / 2, pen.w * 0.29) if pen.h > pen.w * 0.55 else min(pen.w * 0.29, pen.h * 0.86)
    whole = 2 * r < pen.h
    dx = r * pen.chance.choice([0.5, 0.6, 0.68])
    y = pen.h / 2 if whole else pen.h * 0.94 - r if pen.high else pen.h * 0.06 + r
    a, b = pen.w / 2 - dx, pen.w / 2 + dx
    h = math.sqrt(r * r - dx * dx)
    first, second = (pen.shade, pen.accent) if pen.chance.random() < 0.5 else (pen.accent, pen.shade)
    pen.circle(a, y, r, first)
    pen.circle(b, y, r, second)
    lens = pen.text if pen.text != pen.shade else pen.ground
    pen.path(lens, "M", pen.w / 2, y - h, "A", r, r, "0 0 1", pen.w / 2, y + h, "A", r, r, "0 0 1",
             pen.w / 2, y - h, "z")  # fmt: skip


@motif("salon")
def table(pen: Pen) -> None:
    """A round table from above; one chair is free for you."""
    x, y, far = pen.disc(0.45)
    r = far * 0.58
    seats = pen.chance.choice([7, 8, 9])
    start, hot = pen.chance.uniform(0, 45), pen.chance.randrange(seats)
    pen.circle(x, y, r, pen.shade)
    # The free chair stands in the half that a short sheet shows.
    seen = 90 if pen.high else 270
    for i in range(seats):
        turn = math.radians(seen + start / seats + i * 360 / seats)
        out = far * (0.8 if i else 0.84)
        pen.circle(x + out * math.cos(turn), y + out * math.sin(turn), far * 0.15, pen.third if i else pen.accent)
    pen.circle(x, y, r * 0.62, pen.accent if hot % 2 else pen.ground)


@motif("salon", Place.ANY)
def company(pen: Pen) -> None:
    """Three circles of people, each with the other two."""
    up = 1 if pen.high else -1
    if pen.h < pen.w * 0.72:
        r = min(pen.h * 0.46, pen.w * 0.21)
        places = [(pen.w / 2 + i * r * 1.32, pen.h / 2) for i in (-1, 0, 1)]
    else:
        r = min(pen.h * 0.28, pen.w * 0.27)
        turns = [math.radians(90 * up + i * 120) for i in range(3)]
        places = [
            (pen.w / 2 + r * 0.66 * math.cos(a), pen.h / 2 + r * 0.66 * math.sin(a) - up * r * 0.16) for a in turns
        ]
    fills = [pen.shade, pen.accent, pen.third]
    for (x, y), fill in zip(places, fills, strict=True):
        pen.circle(x, y, r, fill)
    for (x, y), fill in zip(places, fills[1:] + fills[:1], strict=True):
        pen.circle(x, y, r * 0.34, fill)


@motif("salon")
def dialogue(pen: Pen) -> None:
    """Two heads turned to each other; between them a vase, or a conversation."""
    u = min(pen.h, pen.w * 0.62)
    gap = u * pen.chance.choice([0.16, 0.22])
    for side, fill in ((-1, pen.shade), (1, pen.accent)):
        x, y = pen.w / 2 + side * gap, pen.h
        pen.path(fill, "M", x + side * u * 0.12, y, "C", x + side * u * 0.14, y - u * 0.14,
                 x + side * u * 0.06, y - u * 0.18, x + side * u * 0.05, y - u * 0.26, "L",
                 x + side * u * 0.02, y - u * 0.34, "L", x + side * u * 0.045, y - u * 0.41, "L",
                 x - side * u * 0.05, y - u * 0.49, "Q", x + side * u * 0.06, y - u * 0.6,
                 x + side * u * 0.04, y - u * 0.68, "C", x + side * u * 0.06, y - u * 0.98,
                 x + side * u * 0.62, y - u * 1.02, x + side * u * 0.6, y - u * 0.6, "C",
                 x + side * u * 0.6, y - u * 0.4, x + side * u * 0.42, y - u * 0.3, x + side * u * 0.62, y,
                 "z")  # fmt: skip


@motif("workshop")
def forms(pen: Pen) -> None:
    """Cube, ball and cone on a table: the first lesson."""
    base, size = pen.h - 14, min(pen.h * 0.72, pen.w * 0.27)
    order = pen.chance.sample(range(3), 3)
    hot = pen.chance.randrange(3)
    for place, kind in enumerate(order):
        x = pen.w * (0.2, 0.5, 0.8)[place]
        fill = pen.accent if place == hot else pen.shade if place == (hot + 1) % 3 else pen.text
        if kind == 0:
            pen.circle(x, base - size * 0.52, size * 0.52, fill)
        elif kind == 1:
            pen.rect(x - size * 0.48, base - size * 0.96, size * 0.96, size * 0.96, fill)
        else:
            pen.polygon(fill, x, base - size * 1.12, x + size * 0.56, base, x - size * 0.56, base)
    pen.rect(0, base, pen.w, 5, pen.text)


@motif("workshop")
def hand(pen: Pen) -> None:
    """A hand that makes."""
    x, u = pen.w / 2, min(pen.h, pen.w * 0.86)
    side = pen.chance.choice([-1, 1])
    w = u * 0.125
    top = pen.h - u * 0.97
    palm = pen.h - u * 0.42
    for i, k in enumerate((0.16, 0.0, 0.05, 0.2)):
        left = x + side * (i - 1.5) * w * 1.14 - w / 2
        pen.rect(left, top + u * k, w, pen.h - top, pen.shade, round_=w / 2)
    pen.path(pen.shade, "M", x - w * 2.2, palm, "H", x + w * 2.2, "V", pen.h, "H", x - w * 2.2, "z")
    pen.line(pen.shade, w * 1.08, "M", x - side * w * 1.6, pen.h, "Q", x - side * w * 2.7, palm + u * 0.2,
             x - side * w * 3.5, palm + u * 0.02)  # fmt: skip
    pen.circle(x, palm + u * 0.19, u * 0.12, pen.accent)
    pen.circle(x, palm + u * 0.19, u * 0.045, pen.shade)


@motif("workshop")
def pencils(pen: Pen) -> None:
    """Pencils, sharp and ready."""
    count = max(5, round(pen.w / 52))
    step = pen.w * 0.9 / count
    x0 = pen.w * 0.05
    hot = pen.chance.randrange(count)
    for i in range(count):
        x, w = x0 + i * step + step * 0.12, step * 0.76
        top = pen.h * pen.chance.uniform(0.03, 0.34)
        body = pen.accent if i == hot else pen.shade
        cone = w * 0.95
        pen.polygon(pen.third, x, top + cone, x + w / 2, top, x + w, top + cone)
        pen.polygon(body, x + w * 0.34, top + cone * 0.32, x + w / 2, top, x + w * 0.66, top + cone * 0.32)
        pen.path(body, "M", x, pen.h, "V", top + cone, "q", w / 6, -w * 0.16, w / 3, 0, "q", w / 6,
                 -w * 0.16, w / 3, 0, "q", w / 6, -w * 0.16, w / 3, 0, "V", pen.h, "z")  # fmt: skip
        pen.rect(x + w / 3, top + cone, 2, pen.h, pen.third)
