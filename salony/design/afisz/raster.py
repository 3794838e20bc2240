"""The poster as PNG, for Open Graph, e-mail and print shops that want pixels."""


def png(svg: str, width: int = 1200) -> bytes:
    """PNG of an SVG drawn with outlines, `width` pixels wide. Letters that have no outline are set in a system face."""
    import resvg_py  # noqa: PLC0415 - a native library of 4 MB that only share images need

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width))
