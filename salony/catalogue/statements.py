"""Between rows and the pure values that merging works on."""

from salony.catalogue.merging import Statement
from salony.catalogue.models import Sighting
from salony.vocabulary import draft_from_json


def statement_of(sighting: Sighting) -> Statement:
    """A kept sighting's word. Its source must be at hand, or costs a query."""
    return Statement(
        key=str(sighting.pk),
        source=sighting.source.slug,
        authority=sighting.source.authority,
        stated_at=sighting.stated_at,
        draft=draft_from_json(sighting.draft),
        place=str(sighting.venue_id) if sighting.venue_id else None,
        is_current=sighting.is_current,
    )
