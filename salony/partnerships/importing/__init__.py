"""Project results and twin towns as others publish them, read row by row into frozen values.

Pure: no Django, no network. A reader yields records as it goes; a project always comes before the participations in
it. A row that cannot be used becomes a Trouble and the rest is read on.
"""

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
]
