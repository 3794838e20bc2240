"""Between rows and the pure values that merging works on."""

from collections.abc import Collection

from salony.catalogue.merging import Statement
from salony.catalogue.models import Institution, Sighting
from salony.vocabulary import draft_from_json


def statement_of(sighting: Sighting, organizers: Collection[Institution] = ()) -> Statement:
    """A kept sighting's word. organizers: of its event. The source and its institution, not at hand, cost a query."""
    return Statement(
        key=str(sighting.pk),
        source=sighting.source.slug,
        authority=sighting.source.authority,
        stated_at=sighting.stated_at,
        draft=draft_from_json(sighting.draft),
        place=str(sighting.venue_id) if sighting.venue_id else None,
        is_current=sighting.is_current,
        is_organizer=_is_among(sighting.source.institution, organizers),
        threshold=sighting.source.threshold,
    )


def _is_among(owner: Institution | None, organizers: Collection[Institution]) -> bool:
    """Whether the source's owner, the institution whose house it is, or one of its houses is an organizer."""
    if owner is None:
        return False
    return any(one.pk in (owner.pk, owner.parent_id) or one.parent_id == owner.pk for one in organizers)
