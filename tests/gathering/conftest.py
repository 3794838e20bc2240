"""A folder for each test, and every row as text."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from salony.catalogue.models import Fetch
from tests.gathering.folder import Folder


@pytest.fixture
def folder(tmp_path: Path, now: dt.datetime) -> Folder:
    return Folder(tmp_path / "wieszczyn", now)


@pytest.fixture
def rows() -> Callable[[], str]:
    """Every row of the catalogue but the list of fetches, as text."""
    from django.apps import apps
    from django.core import serializers

    def dump() -> str:
        models = [model for model in apps.get_app_config("catalogue").get_models() if model is not Fetch]
        return "".join(serializers.serialize("json", model._default_manager.order_by("pk")) for model in models)

    return dump
