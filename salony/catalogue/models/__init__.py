"""The tables of what is known. Slim: writes are in `actions`, shared reads in `queries`."""

from salony.catalogue.models.events import Edit, Event, Occurrence, Participation, Sighting
from salony.catalogue.models.log import Change, Ruling
from salony.catalogue.models.places import City, Institution, Person, Venue
from salony.catalogue.models.sources import Fetch, Reading, Source, StoredSnapshot

__all__ = [
    "Change",
    "City",
    "Edit",
    "Event",
    "Fetch",
    "Institution",
    "Occurrence",
    "Participation",
    "Person",
    "Reading",
    "Ruling",
    "Sighting",
    "Source",
    "StoredSnapshot",
    "Venue",
]
