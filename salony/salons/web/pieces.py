"""What stands on other rooms' pages: a line of the menu, an institution's salons."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from salony.design.frame import Entry
from salony.salons import words
from salony.salons.queries import programme

MOST = 8


def entry(city: Any) -> Entry:
    return Entry(reverse("salons", args=[city.slug]), gettext("Salons"))


def institution(request: HttpRequest, city: Any, subject: Any) -> Mapping[str, Any] | None:
    """Salons that the institution organizes or sends people to, the newest first; None where there are none."""
    found = programme.institution_salons(subject)[:MOST]
    lines = [
        (
            Entry(reverse("salon", args=[one.city.slug, one.slug]), one.name),
            words.short_day(day) if (day := programme.day_of(one)) else "",
        )
        for one in found
    ]
    return {"salons": lines} if lines else None
