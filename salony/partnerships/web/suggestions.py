"""Suggestions as rows of a page."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from salony.catalogue.models import City
from salony.partnerships import suggesting, words
from salony.partnerships.models import Organization
from salony.partnerships.web.context import pair_path, partner_path


def suggestion_rows(it: Organization, city: City, today: dt.date) -> list[dict[str, Any]]:
    """Whom it could work with, why, and the way into a consortium of the two."""
    return [
        {
            "slug": one.organization.slug,
            "name": one.organization.name,
            "url": partner_path(one.organization, city),
            "pair": pair_path(it, one.organization, city),
            "place": ", ".join(
                part
                for part in (
                    one.organization.town if one.organization.town != one.organization.name else "",
                    words.country_words(one.organization.country),
                )
                if part
            ),
            "reasons": one.reasons,
            "consortium": consortium_path(city)
            + "?"
            + urlencode([("p", it.slug), ("p", one.organization.slug), ("lider", it.slug)]),
        }
        for one in suggesting.for_organization(it, today)
    ]


def consortium_path(city: City) -> str:
    return reverse("consortium", args=[city.slug])
