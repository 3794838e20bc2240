"""Which motifs a category has, and where each wants to stand."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from salony.design.afisz.pen import Pen

Draw = Callable[[Pen], None]


class Place(StrEnum):
    """LOW stands on the foot's line, under the title; HIGH hangs from the sheet's top, over it; ANY takes either."""

    LOW = "low"
    HIGH = "high"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Motif:
    draw: Draw
    place: Place


MOTIFS: dict[str, list[Motif]] = {}


def motif(category: str, place: Place = Place.LOW) -> Callable[[Draw], Draw]:
    """Enters a drawing as one of a category's motifs, in the order of the file."""

    def enter(draw: Draw) -> Draw:
        MOTIFS.setdefault(category, []).append(Motif(draw, place))
        return draw

    return enter
