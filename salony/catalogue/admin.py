"""Cities and sources for whoever runs the installation; events are corrected on the site."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import HttpRequest

from salony.catalogue.models import City, Source

# Generic for the type checker alone: at run time Django's class takes no parameter.
if TYPE_CHECKING:
    _CityAdmin = admin.ModelAdmin[City]
    _SourceAdmin = admin.ModelAdmin[Source]
else:
    _CityAdmin = _SourceAdmin = admin.ModelAdmin


@admin.register(City)
class CityAdmin(_CityAdmin):
    list_display = ("name", "slug", "time_zone", "country")
    readonly_fields = ("slug", "folder")

    def has_delete_permission(self, request: HttpRequest, obj: City | None = None) -> bool:
        """A city takes its whole calendar along: not by a click."""
        return False


@admin.register(Source)
class SourceAdmin(_SourceAdmin):
    """What the city's file says is changed there; here a source is switched off and on."""

    list_display = ("name", "city", "kind", "authority", "threshold", "is_active")
    list_filter = ("city", "kind", "is_active")
    search_fields = ("name", "slug", "address")
    readonly_fields = (
        "city",
        "slug",
        "name",
        "kind",
        "address",
        "page",
        "institution",
        "authority",
        "threshold",
        "options",
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        return False
