"""Pictures of partnerships as SVG: a network, a map, a timeline, a funnel. Pure.

Colours and type come from the page's style sheet by class; every picture stands beside a table that says the same, so
it is hidden from screen readers.
"""

from salony.partnerships.drawing.funnel import Stair, draw_funnel
from salony.partnerships.drawing.map import Place, draw_map
from salony.partnerships.drawing.network import draw_arcs, draw_ring
from salony.partnerships.drawing.timeline import Mark, draw_timeline

__all__ = ["Mark", "Place", "Stair", "draw_arcs", "draw_funnel", "draw_map", "draw_ring", "draw_timeline"]
