"""A salon: its parts and their programme, who speaks, and the log of what organizers did."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from salony.catalogue.models import City, Event, Institution, Person


class Salon(models.Model):
    """A meeting. `event`: its record in the calendar, once it is published.

    questions: keys of `data/questions.toml` that registration asks. capacity: seats in all, None for no limit.
    next_number: the place in the queue that the next registration gets. erase_on: when personal data go.
    rounds, tables, round_minutes, pause_minutes, first_round_at: the one-to-one talks; none where rounds is 0.
    solved: what the last timetable came to: {"talks", "wanted", "bound", "at", "moved", "lost"}.
    """

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="salons")
    event = models.OneToOneField(Event, on_delete=models.SET_NULL, null=True, related_name="+")
    slug = models.SlugField(max_length=140)
    name = models.CharField(max_length=200)
    theme = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    organizer = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    host_name = models.CharField(max_length=200, blank=True)
    host_post = models.CharField(max_length=200, blank=True)
    venue_name = models.CharField(max_length=200)
    venue_address = models.CharField(max_length=200, blank=True)
    stream_url = models.URLField(max_length=500, blank=True)
    is_published = models.BooleanField(default=False)
    capacity = models.PositiveIntegerField(null=True)
    questions = models.JSONField(default=list)
    registration_closes_at = models.DateTimeField(null=True)
    next_number = models.PositiveIntegerField(default=1)
    largest_group = models.PositiveSmallIntegerField(default=5)
    rounds = models.PositiveSmallIntegerField(default=0)
    tables = models.PositiveSmallIntegerField(default=10)
    round_minutes = models.PositiveSmallIntegerField(default=20)
    pause_minutes = models.PositiveSmallIntegerField(default=5)
    first_round_at = models.DateTimeField(null=True)
    solved = models.JSONField(default=dict)
    erase_on = models.DateField()
    erased_at = models.DateTimeField(null=True)
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="next_ones")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = (models.UniqueConstraint(fields=("city", "slug"), name="salon_slug_in_city"),)
        verbose_name = _("salon")
        verbose_name_plural = _("salons")

    def __str__(self) -> str:
        return self.name


class Part(models.Model):
    """A stretch of a salon in one room. Its items follow each other from `starts_at`. capacity: None for no limit."""

    salon = models.ForeignKey(Salon, on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    room = models.CharField(max_length=100, blank=True)
    starts_at = models.DateTimeField()
    capacity = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("position", "id")
        verbose_name = _("part")
        verbose_name_plural = _("parts")

    def __str__(self) -> str:
        return self.title


class Item(models.Model):
    """A line of the programme; its hour follows from those before it in its part."""

    class Kind(models.TextChoices):
        TALK = "talk", _("talk")
        PANEL = "panel", _("panel")
        BREAK = "break", _("break")
        TALKS = "talks", _("one-to-one talks")
        OTHER = "other", _("point of the programme")

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TALK)
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=30)

    class Meta:
        ordering = ("position", "id")
        verbose_name = _("point of the programme")
        verbose_name_plural = _("points of the programme")

    def __str__(self) -> str:
        return self.title


class Speaker(models.Model):
    """One profile of a person across all meetings. person: the same in the calendar, once it is there."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    institution = models.ForeignKey(Institution, on_delete=models.SET_NULL, null=True, related_name="+")
    institution_name = models.CharField(max_length=200, blank=True)
    about = models.TextField(blank=True)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("name",)
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")

    def __str__(self) -> str:
        return self.name


class Appearance(models.Model):
    """A speaker at a point of the programme."""

    class Role(models.TextChoices):
        SPEAKER = "speaker", _("speaker")
        MODERATOR = "moderator", _("moderator")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="appearances")
    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="appearances")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.SPEAKER)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("item", "speaker"), name="speaker_once_in_item"),)
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")

    def __str__(self) -> str:
        return f"{self.speaker}: {self.item}"


class Deed(models.Model):
    """The log: what was done to a salon, when, by which organizer (None: by somebody with a personal link)."""

    salon = models.ForeignKey(Salon, on_delete=models.CASCADE, related_name="deeds")
    what = models.CharField(max_length=60)
    details = models.JSONField(default=dict)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("made_at", "id")
        verbose_name = _("deed")
        verbose_name_plural = _("deeds")

    def __str__(self) -> str:
        return f"{self.salon}: {self.what}"
