"""Elements of SVG as text."""

import textwrap
from collections.abc import Iterable
from html import escape


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """`class_` is written as class, `text_anchor` as text-anchor; numbers with one decimal at most."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_said(value))}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def picture(width: float, height: float, parts: Iterable[str], class_: str) -> str:
    """The whole drawing, hidden from screen readers."""
    box = f"0 0 {_said(width)} {_said(height)}"
    return element(
        "svg", "".join(parts), viewBox=box, class_=class_, xmlns="http://www.w3.org/2000/svg", aria_hidden="true"
    )


def label(lines: list[str], x: float, y: float, leading: float, **attributes: object) -> str:
    """Lines of text, the first with its baseline at y."""
    spans = "".join(
        element("tspan", escape(line), x=x, y=y + leading * number) for number, line in enumerate(lines) if line
    )
    return element("text", spans, **attributes)


def lines_of(text: str, width: int, most: int = 3) -> list[str]:
    """Text broken at spaces into at most so many lines of so many letters; the rest becomes an ellipsis."""
    lines = textwrap.wrap(text, width, break_long_words=True)
    if len(lines) > most:
        lines = [*lines[: most - 1], textwrap.shorten(" ".join(lines[most - 1 :]), width, placeholder="…")]
    return lines


def _said(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return str(value)
