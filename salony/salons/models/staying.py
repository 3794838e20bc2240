"""What stays of a salon: experiences, materials, initiatives with their tasks.

words: lemmas of all that a row says, folded, between spaces, for searching.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from salony.catalogue.models import City
from salony.salons.models.meetings import Item, Salon


class Experience(models.Model):
    """A practice that somebody shares. contact: as its author gives it to the public."""

    salon = models.ForeignKey(Salon, on_delete=models.CASCADE, related_name="experiences")
    title = models.CharField(max_length=200)
    practice = models.TextField()
    worked = models.TextField(blank=True)
    failed = models.TextField(blank=True)
    author_name = models.CharField(max_length=120)
    institution_name = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    author_key = models.CharField(max_length=64, blank=True)
    words = models.TextField(blank=True)
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("-written_at", "-id")
        verbose_name = _("experience")
        verbose_name_plural = _("experiences")

    def __str__(self) -> str:
        return self.title


class Material(models.Model):
    """Slides, a recording, the minutes: an address, a file, or text. file: its name under the home folder."""

    class Kind(models.TextChoices):
        MATERIAL = "material", _("material")
        RECORDING = "recording", _("recording")
        MINUTES = "minutes", _("minutes")

    salon = models.ForeignKey(Salon, on_delete=models.CASCADE, related_name="materials")
    item = models.ForeignKey(Item, on_delete=models.SET_NULL, null=True, related_name="materials")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.MATERIAL)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    file = models.CharField(max_length=100, blank=True)
    file_name = models.CharField(max_length=150, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0)
    words = models.TextField(blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("kind", "title")
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def __str__(self) -> str:
        return self.title


class Initiative(models.Model):
    """From an idea to a partnership or a project."""

    class Stage(models.TextChoices):
        IDEA = "idea", _("idea")
        JOINING = "joining", _("we look for company")
        DOING = "doing", _("at work")
        PARTNERSHIP = "partnership", _("a partnership")
        PROJECT = "project", _("a project")
        CLOSED = "closed", _("ended")

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="initiatives")
    salon = models.ForeignKey(Salon, on_delete=models.SET_NULL, null=True, related_name="initiatives")
    slug = models.SlugField(max_length=140)
    title = models.CharField(max_length=200)
    idea = models.TextField()
    result = models.TextField(blank=True)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.IDEA)
    leader_name = models.CharField(max_length=120)
    institution_name = models.CharField(max_length=200, blank=True)
    leader_key = models.CharField(max_length=64, blank=True)
    words = models.TextField(blank=True)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("-changed_at", "-id")
        constraints = (models.UniqueConstraint(fields=("city", "slug"), name="initiative_slug_in_city"),)
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")

    def __str__(self) -> str:
        return self.title


class Joining(models.Model):
    """Who joins an initiative. member_key: a keyed hash of their address, so that nobody joins twice."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="members")
    name = models.CharField(max_length=120)
    institution_name = models.CharField(max_length=200, blank=True)
    member_key = models.CharField(max_length=64)
    joined_at = models.DateTimeField()

    class Meta:
        ordering = ("joined_at", "id")
        constraints = (models.UniqueConstraint(fields=("initiative", "member_key"), name="member_once"),)
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self) -> str:
        return self.name


class Task(models.Model):
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=200)
    who = models.CharField(max_length=120, blank=True)
    due = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("done_at", "due", "id")
        verbose_name = _("task")
        verbose_name_plural = _("tasks")

    def __str__(self) -> str:
        return self.title
