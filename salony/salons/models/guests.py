"""Who comes: registrations, and their places in parts with a capacity of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from salony.salons.models.meetings import Part, Salon, Speaker


class Registration(models.Model):
    """One address, one registration; `seats` people come with it, itself included.

    number: its place in the order of registering. key: its public name, in codes and lists; the link that opens it is
    signed and not kept. answers: by question. consents: [{"what", "at"}]. absent: rounds of talks that it misses.
    speaker: the same person on the podium, whose hours are kept free of talks. takes_talks: wants one-to-one talks.
    """

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        WAITING = "waiting", _("waiting")
        CANCELLED = "cancelled", _("cancelled")

    salon = models.ForeignKey(Salon, on_delete=models.CASCADE, related_name="registrations")
    email = models.EmailField()
    key = models.CharField(max_length=12, unique=True)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    institution_name = models.CharField(max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(default=1)
    companions = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    brings = models.TextField(blank=True)
    seeks = models.TextField(blank=True)
    takes_talks = models.BooleanField(default=False)
    is_unsteady = models.BooleanField(default=False)
    absent = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=Status.choices)
    consents = models.JSONField(default=list)
    language = models.CharField(max_length=8, default="pl")
    speaker = models.ForeignKey(Speaker, on_delete=models.SET_NULL, null=True, related_name="+")
    gave_feedback = models.BooleanField(default=False)
    registered_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("salon", "email"), name="address_once_in_salon"),
            models.UniqueConstraint(fields=("salon", "number"), name="number_once_in_salon"),
        )
        indexes = (models.Index(fields=("salon", "status", "number")),)
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")

    def __str__(self) -> str:
        return f"{self.name} ({self.salon})"


class Place(models.Model):
    """A registration in a part that has a capacity of its own."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="places")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="places")
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ("part__position", "registration__number")
        constraints = (models.UniqueConstraint(fields=("registration", "part"), name="place_once_in_part"),)
        verbose_name = _("place in a part")
        verbose_name_plural = _("places in parts")

    def __str__(self) -> str:
        return f"{self.registration}: {self.part}"
