"""Project results and twin towns as others publish them, read row by row into frozen values.

Pure: no Django, no network. A reader yields records as it goes; a project always comes before the participations in
it. A row that cannot be used becomes a Trouble and the rest is read on.
"""

from salony.partnerships.importing.cordis import read_participations, read_published
from salony.partnerships.importing.countries import country_code
from salony.partnerships.importing.gazetteer import gazetteer
from salony.partnerships.importing.keep import read_keep
from salony.partnerships.importing.results import read_results
from salony.partnerships.importing.twins import read_pairs, read_wikidata
from salony.partnerships.importing.values import (
    OrganisationRecord,
    ParticipationRecord,
    Problem,
    ProjectRecord,
    Record,
    TownRecord,
    Trouble,
    TwinningRecord,
    UnreadableFile,
)

__all__ = [
    "OrganisationRecord",
    "ParticipationRecord",
    "Problem",
    "ProjectRecord",
    "Record",
    "TownRecord",
    "Trouble",
    "TwinningRecord",
    "UnreadableFile",
    "country_code",
    "gazetteer",
    "read_keep",
    "read_pairs",
    "read_participations",
    "read_published",
    "read_results",
    "read_wikidata",
]
