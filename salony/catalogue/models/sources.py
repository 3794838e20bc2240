"""Where announcements are published, what was fetched there, and what was read of it."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from salony.catalogue.models.places import City, Institution


class Source(models.Model):
    """A place where announcements are published, and how it is read.

    kind: a key of the source registry. address: what that kind fetches (an address, or a file under the city's folder).
    authority: how much its word weighs; an organiser's own page more than a portal's.
    threshold: from 0 to 1; what is read from it with less confidence is published only once an editor has accepted it.
    """

    city = models.ForeignKey(City, on_delete=models.CASCADE, related_name="sources")
    slug = models.SlugField(max_length=120)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    address = models.CharField(max_length=1000)
    page = models.URLField(max_length=1000, blank=True)
    institution = models.ForeignKey(Institution, on_delete=models.SET_NULL, null=True, related_name="sources")
    authority = models.PositiveSmallIntegerField(default=50)
    threshold = models.FloatField(default=0.5)
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
