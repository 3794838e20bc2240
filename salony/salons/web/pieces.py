"""What stands on other rooms' pages: a line of the menu, an institution's salons."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from salony.design.frame import Entry


def entry(city: Any) -> Entry:
    return Entry(reverse("salons", args=[city.slug]), gettext("Salons"))
