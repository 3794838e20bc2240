"""Cities, institutions and their houses, venues, people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class City(models.Model):
    """A city with its own address and face; `locative` is what stands after "w" ("Żorach"), `genitive` after "do".

    folder: where its city file lies; the sources' relative addresses are found under it.
    motto: one sentence that stands under its name. host: its own host name, under which its home is the front page.
    identifiers: {"geonames": "3080165", "wikidata": "Q…"}, checked by `identifiers`.
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
    identifiers = models.JSONField(default=dict)

    class Meta:
        ordering = ("name",)
        verbose_name = _("city")
        verbose_name_plural = _("cities")

    def __str__(self) -> str:
        return self.name


class Institution(models.Model):
    """Who makes culture. `aliases`: other names it is called by; `parent`: the institution of which it is a house.

    identifiers: {"wikidata", "regon", "isil", "ror"}, as far as known and checked by `identifiers`.
    merged_into: the institution that this one turned out to be; its names and its address lead there.
    """

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="institutions", null=True)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, blank=True)
    aliases = models.JSONField(default=list)
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="houses")
    url = models.URLField(max_length=500, blank=True)
    address = models.CharField(max_length=200, blank=True)
    identifiers = models.JSONField(default=dict)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="absorbed")

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
    """An artist, a speaker, an ensemble: the name as published, in the nominative.

    home: the institution among whose people the name means this one; two of one name may have two. None where the
    name alone is reason enough (an ensemble, a name that hardly two bear) or no institution is known.
    """

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    home = models.ForeignKey(Institution, on_delete=models.SET_NULL, null=True, related_name="people")

    class Meta:
        ordering = ("name",)
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name
