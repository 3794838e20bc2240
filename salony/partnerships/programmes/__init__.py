"""What a funding programme asks for, and whether a consortium has it. Pure: rules are data, words come from above.

A rule is a dated record with its sources; `check` compares a consortium with one rule and answers findings that carry
codes and numbers, so that they can be said in any language.
"""

from salony.partnerships.programmes.checking import Check, Finding, Gap, State, check
from salony.partnerships.programmes.consortium import Consortium, ConsortiumError, Member, read_consortium
from salony.partnerships.programmes.rules import (
    Area,
    Round,
    Rule,
    RuleBook,
    RulesError,
    Sourced,
    merged,
    read_rules,
    shipped_rules,
)

__all__ = [
    "Area",
    "Check",
    "Consortium",
    "ConsortiumError",
    "Finding",
    "Gap",
    "Member",
    "Round",
    "Rule",
    "RuleBook",
    "RulesError",
    "Sourced",
    "State",
    "check",
    "merged",
    "read_consortium",
    "read_rules",
    "shipped_rules",
]
