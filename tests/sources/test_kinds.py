"""Every kind's own sample, fetched and read, gives the drafts that its folder expects."""

import json
from functools import reduce
from pathlib import Path
from typing import Any

import pytest

import salony.sources
from salony.extraction import read
from salony.sources import KINDS, Clock, SourceSpec, fetch
from salony.vocabulary import draft_to_json

ROOM = Path(salony.sources.__file__).parent


def _value(row: dict[str, Any], key: str) -> Any:
    return reduce(lambda value, part: value and value[part], key.split("."), row)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_sample_gives_what_is_expected(kind: str, clock: Clock) -> None:
    folder = ROOM / kind
    (sample,) = folder.glob("sample*")
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    snapshots = fetch(SourceSpec(kind=kind, address=sample.name, base=folder), clock=clock)
    drafts = [
        draft_to_json(draft)
        for snapshot in snapshots
        for draft in read(snapshot, reference=snapshot.published or clock())
    ]
    assert [{key: _value(draft, key) for key in row} for draft, row in zip(drafts, expected, strict=False)] == expected
    assert len(drafts) == len(expected)
