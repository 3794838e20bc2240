"""Motifs with a turn: a thing that is two things at once. Of the stage and the screen, of books and minds."""

import math
from itertools import pairwise

from salony.design.afisz.motifs.registry import Place, motif
from salony.design.afisz.pen import Pen


def _eye(pen: Pen, x: float, y: float, a: float, b: float, white: str) -> None:
    """An almond of half width a and half height b."""
    pen.path(white, "M", x - a, y, "Q", x, y - 2 * b, x + a, y, "Q", x, y + 2 * b, x - a, y, "z")


@motif("concert", Place.ANY)
def keyboard(pen: Pen) -> None:
    """A keyboard from edge to edge; one key is down."""
    count = max(7, round(pen.w / 36))
    step = pen.w / count
    top, tall = (0.0, pen.h * 0.92) if pen.high else (pen.h * 0.06, pen.h * 0.94)
    hot = pen.chance.randrange(1, count - 1)
    for i in range(count):
        down = tall * 0.06 if i == hot else 0
        pen.rect(
            i * step + 1.5, top + down, step - 3, tall - (0 if pen.high else down), pen.accent if i == hot else pen.text
        )
    for i in range(1, count):
        # Two and three, as on every piano.
        if i % 7 not in (3, 0):
            pen.rect(
                i * step - step * 0.29,
                top,
                step * 0.58,
                tall * 0.58,
                pen.shade if pen.shade != pen.text else pen.ground,
            )


@motif("theatre")
def peep(pen: Pen) -> None:
    """The curtain looks back."""
    count = 2 * max(4, round(pen.w / 60))
    step, y = pen.w / count, pen.h * 0.5
    middle, push = count // 2, min(pen.h * 0.3, pen.w * 0.17)

    def edge(i: int) -> tuple[float, float]:
        away = i - middle
        x = i * step
        lean = push * (1 if away > 0 else -1 if away < 0 else 0) * max(0.0, 1 - (abs(away) - 1) / (middle + 1))
        return x, x + 2 * lean

    for i in range(count):
        (x0, c0), (x1, c1) = edge(i), edge(i + 1)
        pen.path(pen.shade if i % 2 else pen.third, "M", x0, 0, "Q", c0, y, x0, pen.h, "H", x1, "Q", c1, y, x1, 0, "z")
    x = middle * step
    far = push * 0.98
    pen.path(pen.text, "M", x, y - pen.h * 0.34, "Q", x + 2 * far, y, x, y + pen.h * 0.34, "Q", x - 2 * far, y, x,
             y - pen.h * 0.34, "z")  # fmt: skip
    r = min(far * 0.7, pen.h * 0.2)
    pen.circle(x, y, r, pen.accent)
    pen.circle(x, y, r * 0.5, pen.shade if pen.shade != pen.text else pen.ground)
    pen.circle(x + r * 0.28, y - r * 0.28, r * 0.16, pen.text)


@motif("film", Place.ANY)
def eye(pen: Pen) -> None:
    """The eye is a reel."""
    a = pen.w * 0.46
    b = min(pen.h * 0.4, a * 0.62)
    x, y = pen.w / 2, pen.h * 0.54
    lashes = 9
    for i in range(lashes):
        t = (i + 1) / (lashes + 1)
        lx, ly = x - a + 2 * a * t, y - 4 * b * t * (1 - t)
        pen.rect(lx - 5, ly - b * 0.36, 10, b * 0.22, pen.accent, turn=(t - 0.5) * 60)
    _eye(pen, x, y, a, b, pen.text)
    r = b * 0.86
    pen.circle(x, y, r, pen.shade if pen.shade != pen.text else pen.accent)
    turn = pen.chance.uniform(0, 72)
    for i in range(5):
        angle = math.radians(turn + 72 * i)
        pen.circle(x + r * 0.58 * math.cos(angle), y + r * 0.58 * math.sin(angle), r * 0.22, pen.text)
    pen.circle(x, y, r * 0.17, pen.accent)


@motif("exhibition", Place.ANY)
def frames(pen: Pen) -> None:
    """A frame in a frame in a frame, each a little further round."""
    s = min(pen.h * 0.96, pen.w * 0.72)
    x, y, step = pen.w / 2, pen.h / 2, pen.chance.choice([-9, -7, 7, 9])
    wide = 1.28 if pen.h < pen.w * 0.7 else 1.0
    for i, fill in enumerate((pen.shade, pen.ground, pen.accent, pen.ground, pen.shade, pen.ground)):
        k = s * 0.86**i * (0.8 if i else 0.84)
        pen.rect(x - k * wide / 2, y - k / 2, k * wide, k, fill, turn=step * (i // 2))
    pen.circle(x, y, s * 0.13, pen.accent)


@motif("dance")
def footwork(pen: Pen) -> None:
    """The steps of a dance, as the teacher drew them on the floor."""
    u = min(pen.h * 0.42, pen.w * 0.25)
    side = pen.chance.choice([-1, 1])
    places = ((0.16, 0.7, -24), (0.34, 0.34, 12), (0.58, 0.68, -8), (0.82, 0.32, 30))
    dots: list[tuple[float, float]] = []
    for (ax, ay, _), (bx, by, _) in pairwise(places):
        for n in range(1, 7):
            t = n / 7
            bow = math.sin(math.pi * t) * 0.12
            dots.append((pen.w * (0.5 + side * (ax + (bx - ax) * t - 0.5)), pen.h * (ay + (by - ay) * t - bow)))
    pen.dots(pen.third, 5, dots)
    for n, (px, py, turn) in enumerate(places):
        x, y = pen.w * (0.5 + side * (px - 0.5)), pen.h * py
        fill = pen.accent if n % 2 else pen.shade
        angle = math.radians(turn * side)
        pen.ellipse(x, y, u * 0.2, u * 0.36, fill, turn=turn * side)
        pen.ellipse(x - math.sin(angle) * u * 0.56, y + math.cos(angle) * u * 0.56, u * 0.13, u * 0.14, fill)


@motif("literature", Place.ANY)
def flight(pen: Pen) -> None:
    """Books that have flown."""
    flock = ((0.2, 0.3, 0.5), (0.5, 0.2, 0.62), (0.8, 0.36, 0.5), (0.3, 0.74, 0.86), (0.72, 0.76, 1.1))
    hot = pen.chance.choice([3, 4])
    side = pen.chance.choice([-1, 1])
    u = min(pen.w * 0.24, pen.h * 0.36)
    for n, (px, py, k) in enumerate(flock):
        x, y, a = pen.w * (0.5 + side * (px - 0.5)), pen.h * py, u * k
        lift = a * (0.5, 0.3, 0.44, 0.36, 0.5)[n]
        fill = pen.accent if n == hot else pen.shade
        for wing in (-1, 1):
            pen.path(fill, "M", x, y, "C", x + wing * a * 0.3, y - lift, x + wing * a * 0.7, y - lift, x + wing * a,
                     y - lift * 0.5, "v", a * 0.24, "C", x + wing * a * 0.7, y - lift * 0.5, x + wing * a * 0.3,
                     y - lift * 0.5, x, y + a * 0.3, "z")  # fmt: skip
        pen.rect(x - 1.2, y, 2.4, a * 0.28, pen.ground)


@motif("workshop")
def scissors(pen: Pen) -> None:
    """The poster itself is being cut."""
    side = pen.chance.choice([-1, 1])
    y, x = pen.h * 0.52, pen.w * (0.5 + side * 0.06)
    start = 0.0 if side > 0 else pen.w
    end = pen.w - start
    open_ = min(pen.h * 0.2, 46)
    paper = pen.accent
    pen.path(paper, "M", end, pen.h * 0.04, "H", start, "V", y - open_, "L", x, y, "L", start, y + open_, "V",
             pen.h * 0.97, "H", end, "z")  # fmt: skip
    pen.line(pen.ground, 3.5, "M", x + side * 14, y, "H", end, dash="10 9", round_=False)
    long, grip = pen.w * 0.2, min(pen.h * 0.15, 30)
    back = x - side * long * 0.92
    for way in (-1, 1):
        pen.polygon(pen.text, x + side * long * 0.62, y - way * 3, back, y + way * open_ * 0.62 - way * 7,
                    back, y + way * open_ * 0.62 + way * 5)  # fmt: skip
        pen.ring(back - side * grip * 0.9, y + way * (open_ * 0.62 + grip * 0.36), grip * 0.8, grip * 0.42, pen.text)
    pen.circle(x - side * long * 0.12, y, 4.5, paper)


@motif("lecture")
def mind(pen: Pen) -> None:
    """What rises in a head."""
    u, side = min(pen.h, pen.w * 0.86), pen.chance.choice([-1, 1])
    x, y = pen.w / 2 - side * u * 0.06, pen.h
    pen.path(pen.shade, "M", x - side * u * 0.34, y, "C", x - side * u * 0.2, y - u * 0.2, x - side * u * 0.46,
             y - u * 0.34, x - side * u * 0.42, y - u * 0.6, "C", x - side * u * 0.38, y - u * 0.9, x, y - u,
             x + side * u * 0.2, y - u * 0.92, "C", x + side * u * 0.38, y - u * 0.84, x + side * u * 0.38,
             y - u * 0.7, x + side * u * 0.36, y - u * 0.6, "L", x + side * u * 0.46, y - u * 0.4, "L",
             x + side * u * 0.37, y - u * 0.36, "L", x + side * u * 0.38, y - u * 0.24, "Q", x + side * u * 0.36,
             y - u * 0.15, x + side * u * 0.2, y - u * 0.17, "L", x + side * u * 0.2, y, "z")  # fmt: skip
    cx, cy, r = x - side * u * 0.03, y - u * 0.58, u * 0.13
    for i in range(10):
        a = 36 * i + 18
        pen.sector(cx, cy, (r * 1.28, r * 1.75), (a - 8, a + 8), pen.accent)
    pen.circle(cx, cy, r, pen.accent)


@motif("salon")
def chairs(pen: Pen) -> None:
    """Two chairs turned to each other under one lamp."""
    u = min(pen.h * 0.62, pen.w * 0.3)
    x, floor = pen.w / 2, pen.h - 7
    glow = min(pen.w * 0.4, pen.h * 0.8)
    pen.polygon(pen.accent, x - u * 0.12, pen.h * 0.12, x + u * 0.12, pen.h * 0.12, x + glow, floor, x - glow, floor)
    pen.line(pen.text, 3.5, "M", x, 0, "V", pen.h * 0.1)
    pen.path(pen.text, "M", x - u * 0.2, pen.h * 0.14, "A", u * 0.2, u * 0.2, "0 0 1", x + u * 0.2, pen.h * 0.14, "z")
    wood = pen.shade if pen.shade != pen.accent else pen.text
    thick = u * 0.11
    for way in (-1, 1):
        back = x + way * pen.w * 0.31
        seat = back - way * u * 0.52
        leg = back + way * u * 0.06
        pen.line(wood, thick, "M", back + way * u * 0.08, floor - u, "L", back, floor - u * 0.48, "L", leg, floor)
        pen.line(wood, thick, "M", back, floor - u * 0.48, "H", seat, "L", seat - way * u * 0.04, floor)
    pen.rect(0, floor, pen.w, 7, pen.text)


@motif("comedy")
def nose(pen: Pen) -> None:
    """A nose comes in, somebody behind it."""
    r = min(pen.h * 0.3, pen.w * 0.21)
    x, y = pen.w / 2, pen.h * 0.62
    for way in (-1, 1):
        pen.ellipse(x + way * r * 1.2, y - r * 0.98, r * 0.2, r * 0.34, pen.text)
        pen.line(pen.text, r * 0.13, "M", x + way * r * 0.84, y - r * 1.62, "Q", x + way * r * 1.3, y - r * 2.0,
                 x + way * r * 1.72, y - r * 1.5)  # fmt: skip
    pen.circle(x, y, r, pen.bold)
    pen.path(pen.soft, "M", x - r * 0.62, y - r * 0.3, "A", r * 0.7, r * 0.7, "0 0 1", x - r * 0.1, y - r * 0.7, "A",
             r * 0.9, r * 0.9, "0 0 0", x - r * 0.62, y - r * 0.3, "z")  # fmt: skip
    pen.line(pen.text, r * 0.13, "M", x - r * 1.5, y + r * 0.62, "Q", x, y + r * 2.1, x + r * 1.5, y + r * 0.62)
