"""For whoever runs the installation: the rules of programmes that were added, and the directory to look at."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import HttpRequest

from salony.partnerships.models import Organization, RuleRecord

# Generic for the type checker alone: at run time Django's class takes no parameter.
if TYPE_CHECKING:
    _OrganizationAdmin = admin.ModelAdmin[Organization]
    _RuleAdmin = admin.ModelAdmin[RuleRecord]
else:
    _OrganizationAdmin = _RuleAdmin = admin.ModelAdmin


@admin.register(RuleRecord)
class RuleAdmin(_RuleAdmin):
    """A record that was added by mistake can be taken away; new ones come by `salony partners rules FILE`, checked."""

    list_display = ("action", "year", "added_at")
    list_filter = ("year",)
    readonly_fields = ("action", "year", "row", "added_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Organization)
class OrganizationAdmin(_OrganizationAdmin):
    """To look up; profiles are edited on the site, where every change leaves a line in the log."""

    list_display = ("name", "kind", "town", "country", "origin")
    list_filter = ("kind", "country")
    search_fields = ("name", "slug", "town")
    exclude = ("contact",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Organization | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Organization | None = None) -> bool:
        return False
