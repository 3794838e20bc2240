"""Motifs of the picture: film, exhibition, museum."""

import math

from salony.design.afisz.motifs.registry import Place, motif
from salony.design.afisz.pen import Pen


@motif("film", Place.ANY)
def beam(pen: Pen) -> None:
    """The light that falls out of the booth."""
    side = pen.chance.choice([1, -1])
    x = 0.0 if side > 0 else pen.w
    far = pen.w - x
    y = pen.h * pen.chance.choice([0.2, 0.3])
    pen.polygon(pen.accent, x, y, far, y + pen.h * 0.12, far, pen.h)
    pen.polygon(pen.shade, x, y, far, pen.h * 0.74, far, pen.h)
    r = pen.s * 0.19
    pen.circle(x, y, r, pen.shade)
    pen.circle(x, y, r * 0.45, pen.text)


@motif("film", Place.ANY)
def strip(pen: Pen) -> None:
    """A strip of film runs across; one frame is lit."""
    tall = pen.h * 0.58
    turn = pen.chance.choice([-9, -6, 6, 9])
    y, frame = (pen.h - tall) / 2, tall * 0.98
    count = math.ceil(pen.w / frame) + 2
    x0 = (pen.w - count * frame) / 2
    pen.shapes.append(f'<g transform="rotate({turn} {pen.w / 2:.0f} {pen.h / 2:.0f})">')
    pen.rect(x0, y, count * frame, tall, pen.shade)
    hot = pen.chance.randrange(1, count - 1)
    for i in range(count):
        pen.rect(
            x0 + i * frame + frame * 0.06,
            y + tall * 0.2,
            frame * 0.88,
            tall * 0.6,
            pen.accent if i == hot else pen.third,
        )
    holes = f"{frame * 0.1:.1f} {frame * 0.1:.1f}"
    for level in (0.1, 0.9):
        pen.line(pen.ground, tall * 0.085, "M", x0, y + tall * level, "h", count * frame, round_=False, dash=holes)
    pen.shapes.append("</g>")


@motif("film")
def reel(pen: Pen) -> None:
    """A reel, its tail running off along the floor."""
    x, y, r = pen.disc(0.41)
    side = pen.chance.choice([-1, 1])
    x -= side * pen.w * 0.07
    if y + r < pen.h:
        pen.rect(x if side > 0 else 0, y + r - r * 0.2, pen.w - x if side > 0 else x, r * 0.2, pen.soft)
    pen.circle(x, y, r, pen.bold)
    start = pen.chance.uniform(0, 72)
    for i in range(5):
        a = math.radians(start + i * 72)
        pen.circle(x + r * 0.58 * math.cos(a), y + r * 0.58 * math.sin(a), r * 0.25, pen.ground)
    pen.circle(x, y, r * 0.16, pen.soft)


@motif("film", Place.ANY)
def leader(pen: Pen) -> None:
    """The countdown before the picture."""
    x, y, r = pen.disc(0.42)
    pen.rect(0, y - 2, pen.w, 4, pen.third)
    pen.rect(x - 2, 0, 4, pen.h, pen.third)
    pen.circle(x, y, r, pen.shade)
    turn = pen.chance.choice([60, 120, 200, 250])
    pen.sector(x, y, (0, r), (-90, -90 + turn), pen.accent)
    pen.ring(x, y, r * 0.78, 4, pen.ground)
    pen.circle(x, y, r * 0.09, pen.ground)


@motif("exhibition", Place.ANY)
def hanging(pen: Pen) -> None:
    """A wall of pictures, one of them askew."""
    rows = 1 if pen.h < 95 else 2 if pen.h < 190 else 3
    margin, g = 22.0, 12.0
    s = (pen.h - margin * 0.7 - (rows - 1) * g) / rows
    cols = max(2, round((pen.w - 2 * margin + g) / (s + g)))
    s = min(s, (pen.w - 2 * margin - (cols - 1) * g) / cols)
    x0, y0 = (pen.w - cols * s - (cols - 1) * g) / 2, (pen.h - rows * s - (rows - 1) * g) / 2
    hot = pen.chance.randrange(cols * rows)
    late = None
    for k in range(cols * rows):
        x, y = x0 + (k % cols) * (s + g), y0 + (k // cols) * (s + g)
        kind = pen.chance.random()
        if k == hot:
            late = (x, y)
        elif kind < 0.22:
            pen.circle(x + s / 2, y + s / 2, s / 2, pen.shade)
        elif kind < 0.36:
            pen.sector(x, y + s, (0, s), (270, 359.9), pen.shade)
        else:
            pen.rect(x, y, s, s, pen.shade)
    if late:
        pen.rect(late[0] - 3, late[1] - 3, s + 6, s + 6, pen.accent, turn=pen.chance.choice([-8, 8, 11]))


@motif("exhibition")
def visitor(pen: Pen) -> None:
    """Somebody small before something large."""
    w = min(pen.w * 0.74, pen.h * 1.25)
    x, top, floor = (pen.w - w) / 2, pen.h * 0.06, pen.h * 0.9
    pen.rect(x, top, w, (floor - top) * 0.9, pen.shade)
    field = (floor - top) * 0.9
    kind = pen.chance.randrange(3)
    if kind == 0:
        pen.circle(x + w * 0.62, top + field * 0.4, field * 0.28, pen.accent)
    elif kind == 1:
        pen.polygon(pen.accent, x, top + field, x + w, top + field, x + w, top + field * 0.35)
    else:
        pen.rect(x + w * 0.12, top + field * 0.14, w * 0.76, field * 0.34, pen.accent)
    pen.rect(0, floor, pen.w, 3, pen.text)
    px, height = x + w * pen.chance.choice([0.2, 0.3, 0.42]), pen.h * 0.34
    pen.path(pen.text, "M", px - height * 0.19, floor, "V", floor - height * 0.5, "a", height * 0.19,
             height * 0.19, "0 0 1", height * 0.38, 0, "V", floor, "z")  # fmt: skip
    pen.circle(px, floor - height * 0.86, height * 0.14, pen.text)


@motif("exhibition", Place.ANY)
def counterchange(pen: Pen) -> None:
    """Two fields and one form that changes colour where it crosses."""
    split = pen.w * pen.chance.choice([0.36, 0.5, 0.64])
    r, y = min(pen.h * 0.4, pen.w * 0.3), pen.h / 2
    pen.rect(split, 0, pen.w - split, pen.h, pen.shade)
    pen.sector(split, y, (0, r), (90, 270), pen.shade)
    pen.sector(split, y, (0, r), (-90, 90), pen.accent)
    pen.sector(split, y, (0, r * 0.42), (90, 270), pen.accent)
    pen.sector(split, y, (0, r * 0.42), (-90, 90), pen.ground)


@motif("museum")
def temple(pen: Pen) -> None:
    """Columns under a gable; something shines between them."""
    w = min(pen.w * 0.86, pen.h * 1.5)
    x, floor = (pen.w - w) / 2, pen.h
    roof, beam_ = pen.h * 0.32, pen.h * 0.09
    pen.polygon(pen.bold, x, roof, pen.w / 2, pen.h * 0.04, x + w, roof)
    pen.rect(x + w * 0.03, roof + 5, w * 0.94, beam_, pen.bold)
    count = 5 if w > 190 else 4
    step = w * 0.94 / count
    hot = pen.chance.randrange(count - 1)
    top, base = roof + beam_ + 10, floor - pen.h * 0.1
    for i in range(count):
        cx = x + w * 0.03 + step * (i + 0.5)
        pen.rect(cx - step * 0.23, top, step * 0.46, base - top, pen.bold)
        if i == hot:
            pen.circle(cx + step / 2, base - step * 0.24, step * 0.2, pen.soft)
    pen.circle(pen.w / 2, roof - (roof - pen.h * 0.04) * 0.36, roof * 0.16, pen.soft)
    pen.rect(x - w * 0.02, base + 4, w * 1.04, floor - base - 4, pen.bold)


@motif("museum")
def amphora(pen: Pen) -> None:
    """A vessel, with the bands of its time."""
    x, u = pen.w / 2 + pen.w * pen.chance.choice([-0.16, 0, 0.16]), pen.h
    belly = min(pen.h * 0.36, pen.w * 0.3)
    for side in (-1, 1):
        pen.line(pen.bold, belly * 0.14, "M", x + side * belly * 0.3, u * 0.12, "C", x + side * belly * 1.1,
                 u * 0.1, x + side * belly * 1.05, u * 0.36, x + side * belly * 0.82, u * 0.42)  # fmt: skip
    pen.path(pen.bold, "M", x - belly * 0.42, u * 0.04, "H", x + belly * 0.42, "L", x + belly * 0.28,
             u * 0.12, "L", x + belly * 0.28, u * 0.24, "C", x + belly * 1.3, u * 0.36, x + belly * 1.1,
             u * 0.78, x + belly * 0.3, u * 0.93, "L", x + belly * 0.46, u, "H", x - belly * 0.46, "L",
             x - belly * 0.3, u * 0.93, "C", x - belly * 1.1, u * 0.78, x - belly * 1.3, u * 0.36,
             x - belly * 0.28, u * 0.24, "L", x - belly * 0.28, u * 0.12, "z")  # fmt: skip
    level = u * pen.chance.choice([0.4, 0.45])
    teeth = 6
    w = belly * 1.5
    data: list[float | str] = ["M", x - w / 2, level + u * 0.1]
    for _ in range(teeth):
        data += ["l", w / teeth / 2, -u * 0.07, "l", w / teeth / 2, u * 0.07]
    pen.line(pen.ground, u * 0.025, *data)
    pen.rect(x - belly * 0.72, level + u * 0.16, belly * 1.44, u * 0.035, pen.ground)


@motif("museum")
def arcade(pen: Pen) -> None:
    """Door behind door behind door."""
    count = 5
    x, side = pen.w / 2, pen.chance.choice([-1, 0, 1])
    w, tall = min(pen.w * 0.92, pen.h * 1.3), pen.h * 0.97
    for i in range(count):
        k = 1 - i * 0.19
        cx, half = x + side * i * w * 0.045, w * k / 2
        height = max(tall * k, half)
        fill = pen.accent if i == count - 1 else (pen.shade, pen.third)[i % 2]
        pen.path(fill, "M", cx - half, pen.h, "V", pen.h - height + half * 0.9, "A", half, half * 0.9,
                 "0 0 1", cx + half, pen.h - height + half * 0.9, "V", pen.h, "z")  # fmt: skip
