"""The tables of partners. Slim: writes are in `actions`, shared reads in `queries`."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from salony.catalogue.models import City, Institution
from salony.partnerships.lifecycle import Stage


class Organization(models.Model):
    """Whoever can be a partner: an institution or a town (its local government).

    kind: "municipality", or a kind of institution. key: the folded name, by which it is found again. country: ISO
    alpha-2. institution, city: its records in the calendar, where it has them. founded: the year. contact: where the
    relay delivers; never shown. origin: where the record comes from, in words. merged_into: the organization that this
    one turned out to be; it is shown in its place.
    """

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    kind = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=100, blank=True)
    town = models.CharField(max_length=100, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    population = models.PositiveIntegerField(null=True)
    institution = models.OneToOneField(Institution, on_delete=models.SET_NULL, null=True, related_name="+")
    city = models.OneToOneField(City, on_delete=models.SET_NULL, null=True, related_name="+")
    url = models.URLField(max_length=500, blank=True)
    founded = models.PositiveSmallIntegerField(null=True)
    summary = models.TextField(blank=True)
    audiences = models.JSONField(default=list)
    disciplines = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    themes = models.JSONField(default=list)
    offers = models.TextField(blank=True)
    seeks = models.TextField(blank=True)
    capacity = models.CharField(max_length=300, blank=True)
    is_accredited = models.BooleanField(null=True)
    contact = models.EmailField(blank=True)
    origin = models.CharField(max_length=200, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="absorbed")
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ("name",)
        indexes = (models.Index(fields=("country", "key")), models.Index(fields=("kind", "country")))
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.name

    @property
    def is_town(self) -> bool:
        return self.kind == "municipality"


class ProfileChange(models.Model):
    """The log of profiles, only ever appended to: which field became what, when, by whom."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(max_length=40)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("made_at", "id")
        verbose_name = _("change of a profile")
        verbose_name_plural = _("changes of profiles")

    def __str__(self) -> str:
        return f"{self.organization}: {self.field}"


class Identifier(models.Model):
    """What a register calls it. scheme: "OID", "PIC", "REGON", "ISIL", or the key of an import."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=100)

    class Meta:
        ordering = ("scheme", "value")
        constraints = (models.UniqueConstraint(fields=("scheme", "value"), name="identifier_once"),)
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class Project(models.Model):
    """A project that was funded. origin: the collection it comes from; key: its identity there. dates: as published."""

    origin = models.CharField(max_length=40)
    key = models.CharField(max_length=100)
    title = models.CharField(max_length=500, blank=True)
    summary = models.TextField(blank=True)
    programme = models.CharField(max_length=200, blank=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)

    class Meta:
        ordering = ("-start", "id")
        constraints = (models.UniqueConstraint(fields=("origin", "key"), name="project_once_in_origin"),)
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def __str__(self) -> str:
        return self.title or f"{self.origin} {self.key}"


class Involvement(models.Model):
    """An organization in a project."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="involvements")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="involvements")
    is_coordinator = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("project", "organization"), name="organization_once_in_project"),
        )
        verbose_name = _("involvement")
        verbose_name_plural = _("involvements")

    def __str__(self) -> str:
        return f"{self.organization}: {self.project}"


class Partnership(models.Model):
    """Two organizations, in the order of their ids. next_action, next_on: what comes now, and when to be reminded.

    ends_on: until when the agreement holds. origin: where the tie itself is published.
    """

    first = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="partnerships_as_first")
    second = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="partnerships_as_second")
    theme = models.CharField(max_length=300, blank=True)
    next_action = models.CharField(max_length=300, blank=True)
    next_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    origin = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="partnership_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="partnership_in_order"),
        )
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"


class Step(models.Model):
    """What happened in a partnership. date: EDTF, "" where unknown. document, url: what proves it; source: who says so.

    The steps are the partnership's history: they are added and withdrawn, never rewritten.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="steps")
    stage = models.CharField(max_length=12, choices=[(stage.value, stage.value) for stage in Stage])
    date = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=500, blank=True)
    document = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=500, blank=True)
    source = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("date", "id")
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return f"{self.stage} {self.date}"


class Dismissal(models.Model):
    """A suggestion that an organization does not want to see again."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="dismissals")
    candidate = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organization", "candidate"), name="dismissed_once"),)
        verbose_name = _("dismissed suggestion")
        verbose_name_plural = _("dismissed suggestions")

    def __str__(self) -> str:
        return f"{self.organization}: {self.candidate}"


class RuleRecord(models.Model):
    """A programme's rule that an administrator added: one action in one year, in the form of `data/programmes.toml`."""

    action = models.SlugField(max_length=60)
    year = models.PositiveSmallIntegerField()
    row = models.JSONField()
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("action", "year")
        constraints = (models.UniqueConstraint(fields=("action", "year"), name="rule_once_a_year"),)
        verbose_name = _("programme rule")
        verbose_name_plural = _("programme rules")

    def __str__(self) -> str:
        return f"{self.action} {self.year}"


class Call(models.Model):
    """A call for partners. What it says is revealed step by step: summary to whom it is addressed, details to whom both
    sides found interesting, full to whom the caller opened it. cap: of answers; then it closes by itself.

    roles: [{"role": words, "kinds": […], "countries": […]}].
    """

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="calls")
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=600)
    details = models.TextField(blank=True)
    full = models.TextField(blank=True)
    roles = models.JSONField(default=list)
    action = models.SlugField(max_length=60, blank=True)
    deadline = models.DateField()
    cap = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("deadline", "id")
        verbose_name = _("call for partners")
        verbose_name_plural = _("calls for partners")

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """A call as addressed to one organization. level: how much of it may be seen."""

    class Answer(models.TextChoices):
        NONE = "none", _("not answered yet")
        INTERESTED = "interested", _("interested")
        DECLINED = "declined", _("declined")

    class Level(models.IntegerChoices):
        SUMMARY = 1, _("summary")
        DETAILS = 2, _("details")
        FULL = 3, _("everything")

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="invitations")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=12, choices=Answer.choices, default=Answer.NONE)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.SUMMARY)
    message = models.TextField(blank=True)
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("call", "organization"), name="invited_once"),)
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.call}: {self.organization}"


class Viewing(models.Model):
    """The log of who saw what of a call, and when: once for every level and user."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="viewings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(choices=Invitation.Level.choices)
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ("seen_at", "id")
        constraints = (models.UniqueConstraint(fields=("invitation", "user", "level"), name="seen_once_a_level"),)
        verbose_name = _("viewing")
        verbose_name_plural = _("viewings")

    def __str__(self) -> str:
        return f"{self.user} {self.level}"


class Letter(models.Model):
    """A message from one organization to another through the relay: neither learns the other's address."""

    sender = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="letters_sent")
    recipient = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="letters")
    text = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-id")
        verbose_name = _("letter")
        verbose_name_plural = _("letters")

    def __str__(self) -> str:
        return f"{self.sender} → {self.recipient}"


class Plan(models.Model):
    """A consortium that somebody keeps. row: as `programmes.read_consortium` reads it."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="plans")
    name = models.CharField(max_length=200)
    row = models.JSONField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ("-updated_at", "-id")
        verbose_name = _("consortium")
        verbose_name_plural = _("consortia")

    def __str__(self) -> str:
        return self.name
