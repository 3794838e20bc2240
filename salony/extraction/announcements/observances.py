"""Days that the world observes ("Światowy Dzień Pszczół"): a list of them announces nothing."""

import re

from salony.extraction.announcements.memory import Mention

_OBSERVED = re.compile(
    r"\W*(?:(?:światow|międzynarodow|europejsk|ogólnopolsk|narodow)\w+ )*(?:dzień|dni|święto|noc|tydzień|rocznica"
    r"|\d+\. rocznica)\b|boże ciało|wielkanoc|wigilia|sylwester|nowy rok|trzech króli|wszystkich świętych",
    re.IGNORECASE,
)
# So many of them, and so large a share of all that a page dates, are a calendar of observances.
_FEW = 4
_MOST = 0.7


def without_observances(mentions: list[Mention]) -> list[Mention]:
    """The mentions without such days, where nearly all that the page lists are such days without hour and place."""
    dated = [m for m in mentions if m.moment.has_day]
    observed = [m for m in dated if _is_observed(m)]
    if len(observed) < _FEW or len(observed) < _MOST * len(dated):
        return mentions
    return [m for m in mentions if not any(m is other for other in observed)]


def _is_observed(mention: Mention) -> bool:
    return (
        mention.title is not None
        and mention.listed
        and not mention.moment.has_clock
        and mention.moment.end is None
        and mention.stage is None
        and _OBSERVED.match(mention.title.name) is not None
    )
