"""What is only ever appended to: changes of events, and rulings on what is one event."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from salony.catalogue.models.events import Event
from salony.catalogue.models.places import Institution
from salony.catalogue.models.sources import Source


class AppendOnly(models.QuerySet[Any]):
    """Rows come in and stay: changing or removing them through a query raises TypeError; see `append_only`.

    Deleting an event still takes its log along: that goes through the database's cascade, not through here.
    """

    def update(self, **kwargs: object) -> int:
        raise TypeError("the log is only ever appended to")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("the log is only ever appended to")

    def bulk_update(self, *args: object, **kwargs: object) -> int:
        raise TypeError("the log is only ever appended to")


class Kept(models.Model):
    """A row that is inserted once and never changed."""

    objects = AppendOnly.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert. Raises TypeError where the row is already kept."""
        if not self._state.adding:
            raise TypeError("the log is only ever appended to")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("the log is only ever appended to")


class Change(Kept):
    """The log, only ever appended to: which field of an event became what, when, by whom (a source or an editor).

    kind: whether the event itself changed (a source tells otherwise than before), or what is known of it was corrected
    or added to, or nobody says it any more.
    """

    class Kind(models.TextChoices):
        CHANGE = "change", _("changed")
        CORRECTION = "correction", _("corrected")
        ADDITION = "addition", _("added")
        REMOVAL = "removal", _("no longer said")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(max_length=40)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.CHANGE)
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, related_name="+")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("made_at", "id")
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return f"{self.event}: {self.field}"


class Ruling(Kept):
    """What was decided of an event or of two, only ever appended to; with the words it was decided on, as labels.

    kind: MERGE: `other` is `event` and was taken into it; SPLIT: `other` was made of some of `event`'s sightings;
        APART: the two stay two; the rest concern `event` alone. For institutions the same with `institution_*`.
    moved: what went over, to be brought back: {"sightings": [ids], "edits": [ids], "absorbed": [ids], …}.
    drafts: {"event": [drafts], "other": [drafts]}, each {"draft", "source"}, as they stood when it was decided.
    editor: None where a gathering did it (a series that takes in its single dates). undoes: the ruling taken back.
    """

    class Kind(models.TextChoices):
        ACCEPT = "accept", pgettext_lazy("ruling", "accepted")
        CORRECT = "correct", _("corrected")
        REJECT = "reject", _("rejected")
        NOT_EVENT = "not-event", _("not an event")
        MERGE = "merge", _("merged")
        SPLIT = "split", pgettext_lazy("ruling", "split")
        APART = "apart", _("kept apart")
        TRUST = "trust", _("source trusted")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, null=True, related_name="rulings")
    other = models.ForeignKey(Event, on_delete=models.CASCADE, null=True, related_name="+")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, null=True, related_name="rulings")
    institution_other = models.ForeignKey(Institution, on_delete=models.CASCADE, null=True, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, related_name="+")
    moved = models.JSONField(default=dict)
    drafts = models.JSONField(default=dict)
    undoes = models.OneToOneField("self", on_delete=models.CASCADE, null=True, related_name="undone_by")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        verbose_name = _("ruling")
        verbose_name_plural = _("rulings")

    def __str__(self) -> str:
        return f"{self.kind}: {self.event or self.institution or self.source}"
