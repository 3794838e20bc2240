"""Voices: topics proposed and supported, questions to panels, feedback. None of them says who spoke."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from salony.salons.models.meetings import Item, Salon


class Topic(models.Model):
    """A topic proposed for a salon."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CHOSEN = "chosen", _("chosen")
        DECLINED = "declined", _("not this time")

    salon = models.ForeignKey(Salon, on_delete=models.CASCADE, related_name="topics")
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    author_name = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PROPOSED)
    proposed_at = models.DateTimeField()

    class Meta:
        ordering = ("proposed_at", "id")
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.title


class Support(models.Model):
    """One voice for a topic. voter: a keyed hash of the address, from which the address cannot be had."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="supports")
    voter = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("topic", "voter"), name="support_once"),)
        verbose_name = _("support")
        verbose_name_plural = _("supports")

    def __str__(self) -> str:
        return f"{self.topic}"


class Question(models.Model):
    """An anonymous question to a point of the programme; shown once a moderator lets it through."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting for the moderator")
        SHOWN = "shown", _("shown")
        ANSWERED = "answered", _("answered")
        REFUSED = "refused", _("refused")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(max_length=500)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("asked_at", "id")
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text


class Feedback(models.Model):
    """What somebody who was there says afterwards; who, is not kept. rating: from 1 to 5."""

    salon = models.ForeignKey(Salon, on_delete=models.CASCADE, related_name="feedback")
    rating = models.PositiveSmallIntegerField()
    liked = models.TextField(blank=True)
    missed = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")

    def __str__(self) -> str:
        return f"{self.salon}: {self.rating}"
