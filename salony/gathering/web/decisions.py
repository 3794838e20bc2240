"""The decisions of the queue: their keys, their words, and which are open for what waits."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Decision:
    """name: as it is sent. key: one letter of the reader's language. words: on the button; effect: what comes of it."""

    name: str
    key: Promise
    words: Promise
    effect: Promise


ACCEPT = Decision(
    "accept", pgettext_lazy("key", "a"), _("accept"), _("It is an event and was read well: it is published.")
)
CORRECT = Decision("correct", pgettext_lazy("key", "c"), _("correct"), _("Opens the fields; saving them publishes it."))
REJECT = Decision(
    "reject", pgettext_lazy("key", "r"), _("reject"), _("It was read wrongly: it is not published, nor ever again.")
)
MERGE = Decision("merge", pgettext_lazy("key", "m"), _("merge"), _("Both are one event: one page, with both sources."))
SPLIT = Decision(
    "split", pgettext_lazy("key", "s"), _("split"), _("These are two events, and no gathering joins them.")
)
NOT_EVENT = Decision(
    "not-event", pgettext_lazy("key", "n"), _("not an event"), _("The text announces nothing: opening hours, a report.")
)
TRUST = Decision(
    "trust",
    pgettext_lazy("key", "t"),
    _("trust this source"),
    _("Whatever is read from it is published from now on, also what waits."),
)
UNDO_KEY = pgettext_lazy("key", "u")
SKIP_KEY = pgettext_lazy("key", "k")

OF_PAIR = (ACCEPT, MERGE, SPLIT, CORRECT, REJECT, NOT_EVENT, TRUST)
OF_DRAFT = (ACCEPT, CORRECT, REJECT, MERGE, SPLIT, NOT_EVENT, TRUST)
BY_NAME = {decision.name: decision for decision in OF_DRAFT}

ACCEPT_PAIR = _("Does what is suggested.")
SPLIT_DRAFT = _("This source speaks of another event than the others: it gets one of its own.")
MERGE_DRAFT = _("It is the event chosen below: one page, with both sources.")
DONE: dict[str, Promise] = {
    "accept": _("Accepted: %(name)s."),
    "correct": _("Corrected: %(name)s."),
    "reject": _("Rejected: %(name)s."),
    "merge": _("Merged: %(name)s."),
    "split": _("Two events: %(name)s."),
    "not-event": _("Not an event: %(name)s."),
    "trust": _("Trusted from now on: %(name)s."),
}
