"""Shared reads of editions."""

import datetime as dt

from salony.catalogue.models import City
from salony.publishing.models import Edition


def edition(city: City, month: dt.date) -> Edition | None:
    """With its chosen events' ids and notes, drafts too. month: its first day."""
    return Edition.objects.filter(city=city, month=month).prefetch_related("chosen").first()


def published_edition(city: City, month: dt.date) -> Edition | None:
    return Edition.objects.filter(city=city, month=month, published_at__isnull=False).first()


def published_editions(city: City) -> list[Edition]:
    """The newest month first."""
    return list(Edition.objects.filter(city=city, published_at__isnull=False))
