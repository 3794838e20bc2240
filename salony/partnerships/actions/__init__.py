"""The only writes to partners: keyword arguments, one transaction each, permission checked first."""

from salony.partnerships.actions.calls import answer_call, close_call, note_viewing, open_call, open_level
from salony.partnerships.actions.directory import (
    MergeError,
    dismiss,
    edit_profile,
    merge,
    restore,
    separate,
    take_in_city,
)
from salony.partnerships.actions.importing import Taken, take_in_records
from salony.partnerships.actions.loading import PartnersFileError, load_partners
from salony.partnerships.actions.partnerships import add_step, begin, plan_next, withdraw_step
from salony.partnerships.actions.plans import add_rules, drop_plan, keep_plan, send_letter

__all__ = [
    "MergeError",
    "PartnersFileError",
    "Taken",
    "add_rules",
    "add_step",
    "answer_call",
    "begin",
    "close_call",
    "dismiss",
    "drop_plan",
    "edit_profile",
    "keep_plan",
    "load_partners",
    "merge",
    "note_viewing",
    "open_call",
    "open_level",
    "plan_next",
    "restore",
    "send_letter",
    "separate",
    "take_in_city",
    "take_in_records",
    "withdraw_step",
]
