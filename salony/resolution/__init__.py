"""Drafts and known records → Decisions with reasons.

For: whether two announcements speak of the same event, venue or institution.
May know: language, vocabulary. No Django, no network, no database.
"""

from salony.resolution.deciding import decide, moved
from salony.resolution.folding import fold, slug_of
from salony.resolution.neighbour import Neighbour, Place
from salony.resolution.resolving import Cluster, resolve
from salony.resolution.schedules import is_placeable, local_rule, partly_equal, rule_covers
from salony.resolution.statement import Statement

__all__ = [
    "Cluster",
    "Neighbour",
    "Place",
    "Statement",
    "decide",
    "fold",
    "is_placeable",
    "local_rule",
    "moved",
    "partly_equal",
    "resolve",
    "rule_covers",
    "slug_of",
]
