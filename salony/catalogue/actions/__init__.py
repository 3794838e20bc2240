"""The only writes to what is known. Each is one transaction; every change of an event leaves a line in the log."""

from salony.catalogue.actions.editing import correct, hide, stand, unhide, withdraw_edit
from salony.catalogue.actions.institutions import merge_institutions
from salony.catalogue.actions.recording import (
    Clock,
    Recorded,
    Retired,
    finish_fetch,
    keep_snapshot,
    know_institution,
    mark_interrupted,
    record,
    refresh_occurrences,
    retire,
    sighting_keys,
    start_fetch,
    unpack,
)
from salony.catalogue.actions.ruling import accept, amend, keep_apart, merge, reject, split, trust, undo

__all__ = [
    "Clock",
    "Recorded",
    "Retired",
    "accept",
    "amend",
    "correct",
    "finish_fetch",
    "hide",
    "keep_apart",
    "keep_snapshot",
    "know_institution",
    "mark_interrupted",
    "merge",
    "merge_institutions",
    "record",
    "refresh_occurrences",
    "reject",
    "retire",
    "sighting_keys",
    "split",
    "stand",
    "start_fetch",
    "trust",
    "undo",
    "unhide",
    "unpack",
    "withdraw_edit",
]
