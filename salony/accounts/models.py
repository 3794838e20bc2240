"""Who acts for whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Mandate(models.Model):
    """A user's right to act for something that a room above knows: claimed by the user, confirmed by an editor.

    subject: the room's own name for it ("institution:mok-zory"); this room knows nothing more of it.
    note: how the user belongs to it, in their own words.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mandates")
    subject = models.CharField(max_length=200)
    note = models.CharField(max_length=500, blank=True)
    claimed_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ("claimed_at", "id")
        constraints = (models.UniqueConstraint(fields=("user", "subject"), name="mandate_once"),)
        indexes = (models.Index(fields=("subject", "is_confirmed")),)
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")

    def __str__(self) -> str:
        return f"{self.user}: {self.subject}"
