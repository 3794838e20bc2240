"""The Afisz: a poster for every event, drawn as SVG from its title, day and place. Pure Python, no Django.

Front door: `draw(AfiszEvent(...))`, `draw_cover(...)`, `png(svg, width)`.
"""

from salony.design.afisz.cover import draw_cover
from salony.design.afisz.raster import png
from salony.design.afisz.sheet import AfiszEvent, Format, draw

__all__ = ["AfiszEvent", "Format", "draw", "draw_cover", "png"]
