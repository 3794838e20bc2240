"""The index's own table: what has changed since it was built."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexChange(models.Model):
    """An event that the index has to read anew. Every process that answers searches knows up to which row it has read.

    event: the number of an event, without a foreign key: what is gone has to be taken out of the index as well.
    """

    event = models.BigIntegerField()

    class Meta:
        verbose_name = _("change for the index")
        verbose_name_plural = _("changes for the index")

    def __str__(self) -> str:
        return f"{self.pk}: {self.event}"
