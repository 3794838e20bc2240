"""Menus that are content: drop-down lists of a body's meetings by their days, menus that say days and hours."""

import re

from selectolax.lexbor import LexborNode

# English lists of meetings; Polish menus have days of posts.
DAY_AND_MONTH = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?\b"
    r"(?:, ?(?:19|20)\d\d)?",
    re.IGNORECASE,
)
DAY_AND_HOUR = re.compile(
    rf"(?:{DAY_AND_MONTH.pattern}|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
    r"\W{1,6}(?:at |godz\. ?)?\d{1,2}(?:[:.]\d\d)?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\s*\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b")
_FEWEST = 3
_MOST = 2000


def lists_days(node: LexborNode) -> bool:
    """Whether a drop-down list offers days to choose among: three at least, and most of what it offers."""
    days = options = 0
    for option in node.traverse():
        if option.tag != "option":
            continue
        options += 1
        said = option.text() or ""
        days += bool(DAY_AND_MONTH.search(said) or _FIGURES.match(said))
        if options > _MOST or (options > _FEWEST * 2 and not days):
            return False
    return days >= _FEWEST and days * 2 > options
