"""The colours: read from `data/palette.toml`, measured for contrast, written as CSS custom properties.

`python -m salony.design.palette` rewrites `static/design/tokens.css`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

TOKENS = Path(__file__).parent / "static/design/tokens.css"
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mood:
    """One way to colour a poster: its ground, the text on it, and the motif's two colours; "#RRGGBB" each."""

    ground: str
    text: str
    shade: str
    accent: str


@dataclass(frozen=True, slots=True)
class CategoryColours:
    """colour: the category's flat colour. on: text on it. moods: the posters' grounds, the flat one first."""

    colour: str
    on: str
    moods: tuple[Mood, ...]


@dataclass(frozen=True, slots=True)
class Palette:
    """themes: name → token → colour. categories: slug → colours; `other` serves what has no category."""

    themes: Mapping[str, Mapping[str, str]]
    categories: Mapping[str, CategoryColours]

    def of(self, category: str | None) -> CategoryColours:
        """The colours of a category, those of `other` for an unknown one."""
        return self.categories.get(category or OTHER) or self.categories[OTHER]


@cache
def palette() -> Palette:
    """The palette as the data file has it."""
    table = tomllib.loads(files("salony.design").joinpath("data/palette.toml").read_text("utf-8"))
    return Palette(
        themes=table["theme"],
        categories={
            slug: CategoryColours(row["colour"], row["on"], tuple(Mood(**mood) for mood in row["moods"]))
            for slug, row in table["category"].items()
        },
    )


def _luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB", 0 to 1 (WCAG 2.2, definition)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition)."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def mixed(first: str, second: str, share: float) -> str:
    """`share` of the second colour in the first, channel by channel, for a third tone that stays in the family."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _block(selector: str, lines: Mapping[str, str], indent: str = "") -> str:
    body = "".join(f"{indent}  {name}: {value};\n" for name, value in lines.items())
    return f"{indent}{selector} {{\n{body}{indent}}}\n"


def tokens_css() -> str:
    """The stylesheet of tokens: the system's choice of theme first, then the reader's own (attribute, or radio)."""
    colours = palette()
    themes = {
        name: {
            "color-scheme": "light" if name == "light" else "dark",
            **{f"--{token}": value for token, value in theme.items()},
            # A dark dot on a dark ground keeps its shape by a ring in the ink.
            "--ring": "transparent" if name == "light" else theme["ink"],
            # And a night-blue poster keeps its edge on night-blue by a hairline.
            "--edge": "transparent" if name == "light" else theme["hair"],
        }
        for name, theme in colours.themes.items()
    }
    categories: dict[str, str] = {}
    for slug, row in colours.categories.items():
        categories |= {f"--cat-{slug}": row.colour, f"--on-{slug}": row.on}
    parts = [
        "/* Written by `python -m salony.design.palette` from data/palette.toml. */\n",
        _block(":root", themes["light"] | categories),
        "@media screen and (prefers-color-scheme: dark) {\n"
        + _block(":root:not([data-theme])", themes["dark"], "  ")
        + "}\n",
        "@media screen and (prefers-contrast: more) {\n"
        + _block(":root:not([data-theme])", themes["contrast"], "  ")
        + "}\n",
    ]
    # A list with an unknown selector is dropped whole by old browsers, so `:has()` stands alone.
    for name, theme in themes.items():
        chosen = _block(f':root[data-theme="{name}"]', theme, "  ")
        ticked = _block(f":root:has(#theme-{name}:checked)", theme, "  ")
        parts.append(f"@media screen {{\n{chosen}{ticked}}}\n")
    parts.extend(
        f'[data-category="{slug}"] {{ --cat: var(--cat-{slug}); --on: var(--on-{slug}); }}\n'
        for slug in colours.categories
    )
    return "".join(parts)


if __name__ == "__main__":
    TOKENS.write_text(tokens_css(), "utf-8")
