"""What stands on paper alone: a code by which the sheet on the wall leads to its page."""

from functools import lru_cache
from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=500)
def code(address: str) -> SafeString:
    """A QR code as SVG, drawn in the colour of the text."""
    out = BytesIO()
    segno.make(address, error="l", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=False, border=0, svgclass="qr", lineclass=None, omitsize=True
    )
    return mark_safe(out.getvalue().decode("ascii"))  # noqa: S308 - a drawing of squares
