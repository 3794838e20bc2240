"""What was ruled, read: which events are to stay apart, what a decision can still be taken back, and labels to learn
from."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from salony.catalogue.models import City, Event, Institution, Ruling

Kind = Ruling.Kind
_OF_TWO = (Kind.MERGE, Kind.SPLIT, Kind.APART)


def kept_apart(city_id: int) -> frozenset[frozenset[int]]:
    """Pairs of events that a human holds to be two: split, kept apart, or merged by a gathering and taken back.

    Events that have gone into another stand for that one. Three queries at most.
    """
    rows = list(
        Ruling.objects.filter(event__city=city_id, kind__in=_OF_TWO, undoes=None)
        .filter(Q(editor__isnull=False) | Q(undone_by__isnull=False))
        .values_list("kind", "event", "other", "editor", "undone_by")
    )
    pairs = []
    for kind, event, other, editor, undone in rows:
        by_human = editor is not None
        if (kind == Kind.MERGE and not by_human and undone) or (kind != Kind.MERGE and by_human and not undone):
            pairs.append((event, other))
    if not pairs:
        return frozenset()
    gone = dict(Event.objects.filter(city=city_id, merged_into__isnull=False).values_list("id", "merged_into"))
    roots = [frozenset((gone.get(one, one), gone.get(two, two))) for one, two in pairs]
    return frozenset(pair for pair in roots if len(pair) == 2)


def of_event(event: Event) -> list[Ruling]:
    """Merges and splits that can be taken back, the newest first: of the event, or of what has gone into it."""
    rows = Ruling.objects.filter(
        Q(event=event) | Q(event__merged_into=event) | Q(other=event, kind=Kind.SPLIT),
        kind__in=(Kind.MERGE, Kind.SPLIT),
        undoes=None,
        undone_by=None,
    )
    found = list(rows.select_related("event", "other", "editor", "source").order_by("-id"))
    return [row for row in found if _can_be_undone(row)]


def of_institution(institution: Institution) -> list[Ruling]:
    """Merges of institutions that can be taken back, the newest first."""
    rows = Ruling.objects.filter(institution=institution, institution_other__merged_into=institution)
    return list(rows.filter(undoes=None, undone_by=None).select_related("institution_other", "editor").order_by("-id"))


def _can_be_undone(row: Ruling) -> bool:
    if row.other is None:
        return False
    return row.other.merged_into_id == (row.event_id if row.kind == Kind.MERGE else None)


@dataclass(frozen=True, slots=True)
class Label:
    """Two words that a human has seen side by side: each {"draft", "source"}; whether they are one event.

    decision: of which ruling; pairs of one decision belong together.
    """

    decision: int
    one: dict[str, Any]
    other: dict[str, Any]
    is_same: bool


def labels(city: City | None = None) -> Iterator[Label]:
    """Every pair of words on which an editor decided and has not taken it back."""
    rows = Ruling.objects.filter(kind__in=_OF_TWO, undoes=None).select_related("undone_by")
    if city is not None:
        rows = rows.filter(event__city=city)
    for row in rows:
        undone = getattr(row, "undone_by", None)
        if row.editor_id is None:
            if undone is None:
                continue
            is_same = False
        elif undone is not None:
            continue
        else:
            is_same = row.kind == Kind.MERGE
        for one in row.drafts.get("event", ()):
            for other in row.drafts.get("other", ()):
                yield Label(row.pk, one, other, is_same)


@dataclass(frozen=True, slots=True)
class Judged:
    """How a source's drafts fared: (confidence, whether an editor let it stand), in the order of the decisions."""

    source: str
    verdicts: tuple[tuple[float, bool], ...]


def judged(city: City) -> list[Judged]:
    """By source, what editors accepted or corrected (stands) and rejected (does not)."""
    kinds = (Kind.ACCEPT, Kind.CORRECT, Kind.REJECT, Kind.NOT_EVENT)
    found: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for row in Ruling.objects.filter(event__city=city, kind__in=kinds, undoes=None, undone_by=None):
        stands = row.kind in (Kind.ACCEPT, Kind.CORRECT)
        for word in row.drafts.get("event", ()):
            found[word["source"]].append((float(word["draft"].get("confidence", 1.0)), stands))
    return [Judged(source, tuple(verdicts)) for source, verdicts in sorted(found.items())]
