"""Ranked candidates with reasons: for an institution, a project idea in free text, or a town.

`Model.build(history, today)` once, then `model.rank(Query(...))` → Suggestions; `TownModel.build(towns, twinnings)`,
then `model.rank(TownQuery(...))` → TownSuggestions. Pure: no Django, no network, frozen values in and out.
"""

from salony.partnerships.matching import reasons
from salony.partnerships.matching.model import Model, signal_names
from salony.partnerships.matching.reasons import Reason
from salony.partnerships.matching.rehearsal import Kind
from salony.partnerships.matching.town_signals import NAMES as TOWN_SIGNALS
from salony.partnerships.matching.towns import TownModel
from salony.partnerships.matching.trees import Trees
from salony.partnerships.matching.values import (
    COORDINATOR,
    History,
    Organisation,
    Participation,
    Project,
    Query,
    Suggestion,
    Town,
    TownQuery,
    TownSuggestion,
    Twinning,
)

__all__ = [
    "COORDINATOR",
    "TOWN_SIGNALS",
    "History",
    "Kind",
    "Model",
    "Organisation",
    "Participation",
    "Project",
    "Query",
    "Reason",
    "Suggestion",
    "Town",
    "TownModel",
    "TownQuery",
    "TownSuggestion",
    "Trees",
    "Twinning",
    "reasons",
    "signal_names",
]
