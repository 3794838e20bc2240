"""The cover of a month: its title, and its days as a wall of discs, each in the colour of what is on."""

from calendar import monthrange
from collections.abc import Mapping, Sequence

from salony.design.afisz.letters import clean
from salony.design.afisz.pen import Pen
from salony.design.afisz.setting import SPACING, set_title
from salony.design.afisz.sheet import MARGIN, Line, frame, lettering, seed
from salony.design.palette import OTHER, palette


def draw_cover(
    title: str,
    year: int,
    month: int,
    days: Mapping[int, Sequence[str]],
    foot: str = "",
    *,
    outlines: bool = False,
) -> str:
    """The cover as SVG, 300 × 400 units.

    title: "Styczeń 2025 w kulturze". days: day of the month → categories of its events, the most important first.
    foot: one line ("Żory · 62 wydarzenia"). The more is on, the larger the day's disc.
    """
    colours = palette()
    # Every flat colour stands out from the cream sheet; from the dark one the dark colours would not.
    mood = colours.of(OTHER).moods[1]
    setting = set_title(title, 300 - 2 * MARGIN, 118)
    lines = tuple(
        Line(text, MARGIN, 26 + y, setting.size, SPACING)
        for text, y in zip(setting.lines, setting.baselines, strict=True)
    )
    if foot:
        lines += (Line(clean(foot), MARGIN, 381, 15.5),)
    first, last = monthrange(year, month)
    rows = (first + last + 6) // 7
    top, step = 26 + setting.height + 20, (300 - 2 * MARGIN) / 7
    rise = min(step, (352 - top) / rows)
    pen = Pen(300, 400, mood, seed(f"{year:04d}-{month:02d}"))
    for day in range(1, last + 1):
        slot = first + day - 1
        x, y = MARGIN + (slot % 7 + 0.5) * step, top + (slot // 7 + 0.5) * rise
        kinds = days.get(day, ())
        r = min(step, rise) * (0.07 if not kinds else min(0.5, 0.26 + 0.06 * len(kinds)))
        if not kinds:
            pen.circle(x, y, r, mood.text)
            continue
        pen.circle(x, y, r, colours.of(kinds[0]).colour)
        if len(kinds) > 1:
            second = colours.of(kinds[1])
            pen.circle(x + r * 0.3, y + r * 0.3, r * 0.42, second.moods[0].accent)
    label = clean(title) + (f", {clean(foot)}" if foot else "")
    return frame(300, 400, mood.ground, label, "".join(pen.shapes), lettering(lines, mood.text, outlines))
