"""One-to-one talks: wishes, the timetable, notes, and the contacts that they become."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from salony.catalogue.models import Institution
from salony.partnerships.models import Partnership
from salony.salons.models.guests import Registration
from salony.salons.models.meetings import Salon


class Wish(models.Model):
    """Who would like to talk with whom, and what the other says to it."""

    class Answer(models.TextChoices):
        OPEN = "open", _("no answer yet")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("not this time")

    who = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="wishes")
    whom = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="wished_by")
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.OPEN)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("who", "whom"), name="wish_once"),
            models.CheckConstraint(condition=~Q(who=F("whom")), name="wish_for_another"),
        )
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")

    def __str__(self) -> str:
        return f"{self.who} → {self.whom}"


class Talk(models.Model):
    """Two people at a table in a round; both counted from 0. one.pk < other.pk."""

    salon = models.ForeignKey(Salon, on_delete=models.CASCADE, related_name="talks")
    one = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="+")
    round = models.PositiveSmallIntegerField()
    table = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("round", "table")
        constraints = (
            models.UniqueConstraint(fields=("salon", "round", "table"), name="table_once_in_round"),
            models.UniqueConstraint(fields=("one", "other"), name="pair_talks_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="talk_of_two"),
        )
        verbose_name = _("talk")
        verbose_name_plural = _("talks")

    def __str__(self) -> str:
        return f"{self.one} – {self.other}"


class Note(models.Model):
    """What one of the two keeps of a talk; nobody else reads it. goes_on: "we want to go on"."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(blank=True)
    goes_on = models.BooleanField(default=False)
    written_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("talk", "author"), name="note_once"),)
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return f"{self.author}: {self.talk}"


class Contact(models.Model):
    """Two who want to go on, since both said so. stage: a key of `data/stages.toml`, as partnerships name them.

    one, other: gone with their personal data; the institutions stay. partnership: of the two institutions, where an
    organizer has handed the contact over.
    """

    salon = models.ForeignKey(Salon, on_delete=models.CASCADE, related_name="contacts")
    one = models.ForeignKey(Registration, on_delete=models.SET_NULL, null=True, related_name="+")
    other = models.ForeignKey(Registration, on_delete=models.SET_NULL, null=True, related_name="+")
    one_institution_name = models.CharField(max_length=200, blank=True)
    other_institution_name = models.CharField(max_length=200, blank=True)
    one_institution = models.ForeignKey(Institution, on_delete=models.SET_NULL, null=True, related_name="+")
    other_institution = models.ForeignKey(Institution, on_delete=models.SET_NULL, null=True, related_name="+")
    stage = models.CharField(max_length=20, default="contact")
    partnership = models.ForeignKey(Partnership, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("made_at", "id")
        constraints = (models.UniqueConstraint(fields=("one", "other"), name="contact_once"),)
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return f"{self.one_institution_name} – {self.other_institution_name}"
