"""The tables of editions: months as editors arranged them. Slim: writes are in `actions`, reads in `queries`."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from salony.catalogue.models import City, Event


class Edition(models.Model):
    """A city's month for print and post.

    month: its first day. content: what was published, whole, in the form of `edition.issue`; it stays as it was sent,
    whatever becomes of the events. published_at: None while it is a draft.
    """

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="editions")
    month = models.DateField()
    introduction = models.TextField(blank=True)
    content = models.JSONField(default=dict)
    published_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-month",)
        constraints = (models.UniqueConstraint(fields=("city", "month"), name="edition_once_a_month"),)
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return f"{self.city} {self.month:%Y-%m}"


class Chosen(models.Model):
    """An event that the editor chose for the edition. note: the editor's own sentence, instead of the reasons."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="chosen")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("edition", "event"), name="event_once_in_edition"),)
        verbose_name = _("chosen event")
        verbose_name_plural = _("chosen events")

    def __str__(self) -> str:
        return f"{self.edition}: {self.event}"


class Act(models.Model):
    """Who arranged, published or withdrew an edition, and when: rows come in and stay."""

    class Kind(models.TextChoices):
        ARRANGED = "arranged", _("arranged")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="acts")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("made_at", "id")
        verbose_name = _("act")
        verbose_name_plural = _("acts")

    def __str__(self) -> str:
        return f"{self.edition}: {self.kind}"
