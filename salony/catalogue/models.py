"""The tables of what is known. Slim: writes are in `actions`, shared reads in `queries`."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class City(models.Model):
    """A city with its own address and face; `locative` is what stands after "w" ("Żorach"), `genitive` after "do".

    folder: where its city file lies; the sources' relative addresses are found under it.
    motto: one sentence that stands under its name. host: its own host name, under which its home is the front page.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    locative = models.CharField(max_length=100)
    genitive = models.CharField(max_length=100)
    time_zone = models.CharField(max_length=64, default="Europe/Warsaw")
    country = models.CharField(max_length=2, default="PL")
    folder = models.CharField(max_length=1000, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    motto = models.CharField(max_length=200, blank=True)
    host = models.CharField(max_length=253, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name = _("city")
        verbose_name_plural = _("cities")

    def __str__(self) -> str:
        return self.name


class Institution(models.Model):
    """Who makes culture. `aliases`: other names it is called by; `parent`: the institution of which it is a house."""

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="institutions", null=True)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, blank=True)
    aliases = models.JSONField(default=list)
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="houses")
    url = models.URLField(max_length=500, blank=True)
    address = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")

    def __str__(self) -> str:
        return self.name


class Venue(models.Model):
    """Where events take place; `institution`: whose house it is, where known."""

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="venues", null=True)
    slug = models.SlugField(max_length=120)
    name = models.CharField(max_length=200)
    aliases = models.JSONField(default=list)
    institution = models.ForeignKey(Institution, on_delete=models.SET_NULL, null=True, related_name="venues")
    city_name = models.CharField(max_length=100, blank=True)
    address = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("city", "slug"), name="venue_slug_in_city"),
            models.UniqueConstraint(
                fields=("slug",), condition=models.Q(city__isnull=True), name="venue_slug_outside_of_cities"
            ),
        )
        verbose_name = _("venue")
        verbose_name_plural = _("venues")

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """An artist, a speaker, an ensemble: the name as published, in the nominative."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("name",)
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name


class Source(models.Model):
    """A place where announcements are published, and how it is read.

    kind: a key of the source registry. address: what that kind fetches (an address, or a file under the city's folder).
    authority: how much its word weighs; an organiser's own page more than a portal's.
    """

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="sources")
    slug = models.SlugField(max_length=120)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    address = models.CharField(max_length=1000)
    page = models.URLField(max_length=1000, blank=True)
    institution = models.ForeignKey(Institution, on_delete=models.SET_NULL, null=True, related_name="sources")
    authority = models.PositiveSmallIntegerField(default=50)
    options = models.JSONField(default=dict)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("-authority", "slug")
        constraints = (models.UniqueConstraint(fields=("city", "slug"), name="source_slug_in_city"),)
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.name


class StoredSnapshot(models.Model):
    """A document's bytes, kept once whoever sent them. digest: SHA-256 of the content. packed: its zlib form."""

    digest = models.CharField(max_length=64, primary_key=True)
    packed = models.BinaryField()
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    charset = models.CharField(max_length=40, blank=True)
    url = models.CharField(max_length=1000, blank=True)
    published = models.DateTimeField(null=True)
    first_seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")

    def __str__(self) -> str:
        return f"{self.digest[:12]} {self.media_type}"


class Reading(models.Model):
    """What the reader made of one document of one source: the same bytes need no second reading.

    reader: the version of the reader. reference_day: the day against which relative dates were read.
    keys: of the sightings it gave, in the document's order.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="readings")
    snapshot = models.ForeignKey(StoredSnapshot, on_delete=models.PROTECT, related_name="readings")
    reader = models.CharField(max_length=40)
    reference_day = models.DateField()
    keys = models.JSONField(default=list)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("source", "snapshot"), name="reading_once_in_source"),)
        verbose_name = _("reading")
        verbose_name_plural = _("readings")

    def __str__(self) -> str:
        return f"{self.source} {self.snapshot_id[:12]}"


class Fetch(models.Model):
    """One attempt to read one source: what came of it and, where it failed, why and what happens next.

    drafts: announcements read; created, changed: events that came into being or became different by it.
    messages: what went wrong, each as {language: words}; `message` is all of it in the language of the moment.
    """

    class Outcome(models.TextChoices):
        RUNNING = "running", _("running")
        RECORDED = "recorded", _("read")
        UNCHANGED = "unchanged", _("unchanged")
        FAILED = "failed", _("failed")
        INTERRUPTED = "interrupted", _("interrupted")

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="fetches")
    snapshots = models.ManyToManyField(StoredSnapshot, related_name="fetches")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.RUNNING)
    messages = models.JSONField(default=list)
    drafts = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-started_at", "-id")
        indexes = (models.Index(fields=("source", "-started_at")),)
        verbose_name = _("fetch")
        verbose_name_plural = _("fetches")

    def __str__(self) -> str:
        return f"{self.source} {self.started_at:%Y-%m-%d %H:%M} {self.outcome}"

    @property
    def message(self) -> str:
        language = (get_language() or "pl").partition("-")[0]
        return "\n".join(words.get(language) or words["en"] for words in self.messages)


class Event(models.Model):
    """The one record of an event. `start` and `end` are EDTF in the city's local time; `Occurrence` places it on days.

    recurrence: an RFC 5545 RRULE; exclusions: EXDATEs as EDTF strings.
    values: by field what the sightings and edits came to, in the form of drafts; the columns are made from it.
    merged_into: the event that this one turned out to be; its address leads there.
    """

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("scheduled")
        CANCELLED = "cancelled", _("cancelled")
        POSTPONED = "postponed", _("postponed")
        RESCHEDULED = "rescheduled", _("rescheduled")

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
    is_hidden = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="absorbed")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("city", "slug"), name="event_slug_in_city"),)
        indexes = (models.Index(fields=("city", "category")),)
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


class AppendOnly(models.QuerySet["Change"]):
    """Rows come in and stay: changing or removing them through a query raises TypeError.

    Deleting an event still takes its log along: that goes through the database's cascade, not through here.
    """

    def update(self, **kwargs: object) -> int:
        raise TypeError("the log of changes is only ever appended to")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("the log of changes is only ever appended to")

    def bulk_update(self, *args: object, **kwargs: object) -> int:
        raise TypeError("the log of changes is only ever appended to")


class Change(models.Model):
    """The log, only ever appended to: which field of an event became what, when, by whom (a source or an editor)."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(max_length=40)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, related_name="+")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("made_at", "id")
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return f"{self.event}: {self.field}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert. Raises TypeError where the row is already kept."""
        if not self._state.adding:
            raise TypeError("the log of changes is only ever appended to")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("the log of changes is only ever appended to")
