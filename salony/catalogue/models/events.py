"""Events, when they take place, who is in them, and the words of sources and humans that they are made of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from salony.catalogue.models.places import City, Institution, Person, Venue
from salony.catalogue.models.sources import Source, StoredSnapshot


class Event(models.Model):
    """The one record of an event. `start` and `end` are EDTF in the city's local time; `Occurrence` places it on days.

    recurrence: an RFC 5545 RRULE; exclusions: EXDATEs as EDTF strings.
    values: by field what the sightings and edits came to, in the form of drafts; the columns are made from it.
    merged_into: the event that this one turned out to be; its address leads there.
    is_hidden: whether `standing` keeps it from being shown (held, withheld).
    """

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("scheduled")
        CANCELLED = "cancelled", _("cancelled")
        POSTPONED = "postponed", _("postponed")
        RESCHEDULED = "rescheduled", _("rescheduled")

    class Standing(models.TextChoices):
        """The first three follow the sources; the last two are a human's word and follow nothing."""

        PUBLISHED = "published", pgettext_lazy("event", "published")
        UNSURE = "unsure", _("published, for an editor to look at")
        HELD = "held", _("waits for an editor")
        ACCEPTED = "accepted", _("accepted by an editor")
        WITHHELD = "withheld", _("taken out by an editor")

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="events")
    slug = models.SlugField(max_length=140)
    name = models.CharField(max_length=300)
    start = models.CharField(max_length=20, blank=True)
    end = models.CharField(max_length=20, blank=True)
    door_time = models.CharField(max_length=20, blank=True)
    recurrence = models.CharField(max_length=300, blank=True)
    exclusions = models.JSONField(default=list)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.SCHEDULED)
    previous_start = models.CharField(max_length=20, blank=True)
    previous_venue = models.CharField(max_length=200, blank=True)
    venue = models.ForeignKey(Venue, on_delete=models.SET_NULL, null=True, related_name="events")
    organizers = models.ManyToManyField(Institution, related_name="events")
    part_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="parts")
    category = models.CharField(max_length=40, blank=True)
    description = models.TextField(blank=True)
    topics = models.JSONField(default=list)
    is_free = models.BooleanField(default=False)
    price = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, default="PLN")
    price_text = models.CharField(max_length=300, blank=True)
    audience = models.JSONField(default=dict)
    accessibility = models.JSONField(default=list)
    language = models.CharField(max_length=8, blank=True)
    is_online = models.BooleanField(default=False)
    registration = models.JSONField(default=dict)
    url = models.URLField(max_length=1000, blank=True)
    ticket_url = models.URLField(max_length=1000, blank=True)
    image = models.URLField(max_length=1000, blank=True)
    values = models.JSONField(default=dict)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.PUBLISHED)
    is_hidden = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="absorbed")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("city", "slug"), name="event_slug_in_city"),)
        indexes = (models.Index(fields=("city", "category")), models.Index(fields=("city", "standing")))
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self) -> str:
        return self.name


class Occurrence(models.Model):
    """One placing of an event in the calendar: a day, an hour on it, or a run of days (an exhibition).

    first_day, last_day: local, inclusive. starts_at, ends_at: aware, None where no hour is known.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="occurrences")
    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("first_day", "starts_at", "id")
        # Two constraints, because SQL takes every null for a different value and SQLite knows no NULLS NOT DISTINCT.
        constraints = (
            models.UniqueConstraint(
                fields=("event", "first_day", "starts_at"),
                condition=models.Q(starts_at__isnull=False),
                name="occurrence_once_with_hour",
            ),
            models.UniqueConstraint(
                fields=("event", "first_day"),
                condition=models.Q(starts_at__isnull=True),
                name="occurrence_once_without_hour",
            ),
        )
        indexes = (models.Index(fields=("city", "first_day")), models.Index(fields=("city", "last_day")))
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")

    def __str__(self) -> str:
        return f"{self.event} {self.first_day}"


class Participation(models.Model):
    """A person in an event: what they do there, and the institution they come from as the source names it."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="participations")
    role = models.CharField(max_length=200, blank=True)
    affiliation = models.CharField(max_length=200, blank=True)
    institution = models.ForeignKey(Institution, on_delete=models.SET_NULL, null=True, related_name="participations")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("event", "person"), name="person_once_in_event"),)
        verbose_name = _("participation")
        verbose_name_plural = _("participations")

    def __str__(self) -> str:
        return f"{self.person}: {self.event}"


class Sighting(models.Model):
    """What one source says of one event: the whole draft with its evidence, and why it was taken for this event.

    key: the draft's identity within its source (its uid, or name, start and venue): reading again finds the same one.
    quotes: by field, {"text", "begin", "stop"}: a few of the source's words and where in them the evidence stands,
        in characters; the reading text is not kept, it can be read anew from the snapshot.
    url: the address of the document that says so, where it has one.
    stated_at: since when the source has said this: the document's publication, or when its word last changed.
    venue: the place it names, as known here.
    is_current: the source still said so when it was last read, or the event was over by then.
    resembles: the event that this one may be as well; an editor is asked. likeness: the probability that it is.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sightings")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="sightings")
    snapshot = models.ForeignKey(StoredSnapshot, on_delete=models.PROTECT, related_name="sightings")
    key = models.CharField(max_length=64)
    draft = models.JSONField()
    venue = models.ForeignKey(Venue, on_delete=models.SET_NULL, null=True, related_name="+")
    quotes = models.JSONField(default=dict)
    probability = models.FloatField(default=1.0)
    reasons = models.JSONField(default=list)
    resembles = models.ForeignKey(Event, on_delete=models.SET_NULL, null=True, related_name="resembled_by")
    likeness = models.FloatField(null=True)
    url = models.CharField(max_length=1000, blank=True)
    is_current = models.BooleanField(default=True)
    first_seen_at = models.DateTimeField()
    stated_at = models.DateTimeField()

    class Meta:
        ordering = ("-source__authority", "first_seen_at", "id")
        constraints = (models.UniqueConstraint(fields=("source", "key"), name="sighting_once_in_source"),)
        verbose_name = _("sighting")
        verbose_name_plural = _("sightings")

    def __str__(self) -> str:
        return f"{self.source}: {self.event}"


class Edit(models.Model):
    """A human's word on one field of an event: it stands above every source until it is withdrawn."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="edits")
    field = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("event", "field"), name="edit_once_per_field"),)
        verbose_name = _("edit")
        verbose_name_plural = _("edits")

    def __str__(self) -> str:
        return f"{self.event}: {self.field}"
