"""A collection that somebody takes in is published whole: taking it in is a human's word."""

import json
from typing import Any

import pytest

from salony.catalogue.models import Event
from salony.gathering import importing

pytestmark = pytest.mark.django_db


def test_a_collection_waits_for_nobody(folder: Any) -> None:
    folder.source("strona")
    city = folder.load()
    read = {"id": "a", "events": [{"name": "Bal", "start": "2025-02-01T19:00", "confidence": 0.2}]}
    plain = {"id": "b", "name": "Wieczór ballad", "start": "2025-02-02T19:00"}
    lines = [json.dumps(row) for row in (read, plain)]
    importing.load(city=lambda _: city, lines=lines, clock=lambda: folder.now, name="Zbiór", step=lambda _: None)
    assert sorted(Event.objects.filter(is_hidden=False).values_list("name", flat=True)) == ["Bal", "Wieczór ballad"]
