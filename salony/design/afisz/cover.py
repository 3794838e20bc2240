"""The cover of a month: its title, and its days as a wall of discs, each in the colour of what is on."""

from calendar import monthrange
from collections.abc import Mapping, Sequence

from salony.design.afisz.letters import clean
from salony.design.afisz.pen import Pen
from salony.design.afisz.setting import SPACING, set_title
from salony.design.afisz.sheet import MARGIN, Line, frame, lettering, seed
from salony.design.palette import OTHER, palette


def _disc(pen: Pen, at: tuple[float, float], room: float, kinds: Sequence[str], turn: float) -> None:
    """One day: a point where nothing is on, else a disc, halved where there are two kinds of event."""
    if not kinds:
        pen.circle(*at, room * 0.06, pen.text)
        return
    colours = palette()
    r = room * min(0.48, 0.33 + 0.045 * len(kinds))
    other = next((kind for kind in kinds if kind != kinds[0]), None)
    if other is None:
        pen.circle(*at, r, colours.of(kinds[0]).colour)
        return
    pen.sector(*at, (0, r), (turn, turn + 180), colours.of(kinds[0]).colour)
    pen.sector(*at, (0, r), (turn + 180, turn + 360), colours.of(other).colour)


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
    top, bottom, step = 26 + setting.height + 18, 346.0, (300 - 2 * MARGIN) / 7
    rise = min(step, (bottom - top) / rows)
    pen = Pen(300, 400, mood, seed(f"{year:04d}-{month:02d}"))
    for day in range(1, last + 1):
        slot = first + day - 1
        x, y = MARGIN + (slot % 7 + 0.5) * step, bottom - (rows - slot // 7 - 0.5) * rise
        _disc(pen, (x, y), rise, days.get(day, ()), turn=45 * (day % 4))
    label = clean(title) + (f", {clean(foot)}" if foot else "")
    return frame(300, 400, mood.ground, label, "".join(pen.shapes), lettering(lines, mood.text, outlines))
