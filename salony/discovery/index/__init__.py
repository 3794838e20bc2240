"""Every shown event, found by words, days, place and kind.

Columns and postings in arrays mapped from files, so that the workers of a machine share one copy. The tables are the
truth: whoever changes events calls `update`, every search looks first whether something has changed, and `check` says
where index and tables differ. A large installation may divide it by regions: `regions`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from salony.catalogue import listing
from salony.catalogue.freshness import Kept
from salony.discovery.index import reading
from salony.discovery.index.entry import Entry
from salony.discovery.index.live import Keeper, Live
from salony.discovery.index.regions import region_of, regions
from salony.discovery.index.store import Store
from salony.discovery.models import IndexChange

_present: Kept[tuple[Keeper, object], Live] = Kept(64)

OVERLAP = 16
"""Changes are read again so far back: of two transactions the one that took its number first may end last."""
COMPACT = 5000
"""So many changed events beside the building, and a new building is worth its time."""


def present(city: str = "") -> Live:
    """The index as of now: the part of a city's region, or without a city all of it; built on the first call of an
    installation. One query for each part, none while nothing is written."""
    parts = regions()
    region = region_of(city)
    return _part(region) if city and region in parts else Live.joined([_part(one) for one in parts])


def _part(region: str) -> Live:
    keeper = _keeper(settings.SALONY_HOME, region)
    kept, mark = _present.now(), (keeper, keeper.mark())
    if (live := kept.get(mark)) is None:
        live = keeper.present()
        # Built by this very call: the mark is that of the new building.
        kept[keeper, keeper.mark()] = live
    return live


def update(events: Collection[int]) -> None:
    """These events came, changed or went. Called at the end of the transaction that did it, so that both are kept or
    neither; searches in every process know of it from its commit on."""
    wanted = set(events)
    if not wanted:
        return
    wanted |= listing.absorbed(wanted) | listing.parts(wanted)
    IndexChange.objects.bulk_create([IndexChange(event=event) for event in sorted(wanted)], batch_size=500)


def rebuild(region: str | None = None) -> Live:
    """Build beside the present index and go over to it; searches go on meanwhile. region: that part alone; after all of
    them old changes are forgotten."""
    if region is not None:
        return _keeper(settings.SALONY_HOME, region).rebuild()
    live = Live.joined([_keeper(settings.SALONY_HOME, one).rebuild() for one in regions()])
    IndexChange.objects.filter(id__lt=live.seen - 10_000).delete()
    return live


def compact() -> None:
    """Build those parts anew in which much has changed since the last building. For the end of a gathering."""
    for region in regions():
        if _part(region).fresh > COMPACT:
            rebuild(region)


@dataclass(frozen=True, slots=True)
class Differences:
    """Events by number. missing: shown, but not in the index; superfluous: the other way round; stale: older there."""

    missing: tuple[int, ...] = ()
    superfluous: tuple[int, ...] = ()
    stale: tuple[int, ...] = ()
    number: int = 0

    @property
    def is_sound(self) -> bool:
        return not (self.missing or self.superfluous or self.stale)


def check() -> Differences:
    """Compare the index with the tables, event by event."""
    found = present().stamps()
    shown = {event: reading.stamp(moment) for event, moment in listing.stamps()}
    return Differences(
        tuple(sorted(shown.keys() - found.keys())),
        tuple(sorted(found.keys() - shown.keys())),
        tuple(sorted(event for event in shown.keys() & found.keys() if shown[event] != found[event])),
        len(shown),
    )


@cache
def _keeper(home: Path, region: str) -> Keeper:
    def read(ids: Iterable[int] | None) -> Iterator[Entry]:
        return reading.entries(ids, regions()[region] if region else None)

    return Keeper(Store(Path(home) / "index" / region), read=read, newest=_newest, changed=_changed)


def _newest() -> int:
    number: int | None = IndexChange.objects.aggregate(number=Max("id"))["number"]
    return number or 0


def _changed(after: int, until: int) -> Sequence[int]:
    rows = IndexChange.objects.filter(id__gt=after - OVERLAP, id__lte=until)
    return list(rows.values_list("event", flat=True).distinct())
