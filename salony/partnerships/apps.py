from typing import Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext


class PartnershipsConfig(AppConfig):
    name = "salony.partnerships"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Partners stand in every city's menu, and beside an institution's programme."""
        from salony.design import frame  # noqa: PLC0415 - the tables are ready only now
        from salony.partnerships.web.pieces import beside_an_institution  # noqa: PLC0415

        frame.add_entry(_entry)
        frame.add_piece("institution", "partnerships/beside_institution.html", beside_an_institution)


def _entry(city: Any) -> Any:
    from salony.design.frame import Entry  # noqa: PLC0415

    return Entry(reverse("partners", args=[city.slug]), gettext("Partners"))
