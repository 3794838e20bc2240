"""Shared reads. What is returned can be shown without a further query; a merged record is shown as the one it is."""

from salony.partnerships.queries.calls import (
    AnswerRate,
    answer_rate,
    call,
    calls_of,
    invitation,
    invitations_to,
    load,
    visible_parts,
)
from salony.partnerships.queries.directory import (
    candidates,
    dismissed,
    letters_to,
    organization,
    organization_of,
    organizations,
    plans_of,
    projects_of,
    resolved,
    town_of,
)
from salony.partnerships.queries.network import network
from salony.partnerships.queries.rules import rule_book
from salony.partnerships.queries.towns import (
    Pair,
    land_overview,
    pair,
    pairs_of,
    partnership,
    partnerships_of,
    reminders,
)

__all__ = [
    "AnswerRate",
    "Pair",
    "answer_rate",
    "call",
    "calls_of",
    "candidates",
    "dismissed",
    "invitation",
    "invitations_to",
    "land_overview",
    "letters_to",
    "load",
    "network",
    "organization",
    "organization_of",
    "organizations",
    "pair",
    "pairs_of",
    "partnership",
    "partnerships_of",
    "plans_of",
    "projects_of",
    "reminders",
    "resolved",
    "rule_book",
    "town_of",
    "visible_parts",
]
