"""What stands on other rooms' pages."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from salony.catalogue.models import City, Institution
from salony.partnerships import queries
from salony.partnerships.web.context import Link, partner_path


def beside_an_institution(request: HttpRequest, city: City, subject: Institution) -> Mapping[str, Any] | None:
    """The way from an institution's page to its partners."""
    it = queries.organization_of(subject)
    return {"link": Link(partner_path(it, city), it.name)} if it else None
