"""Two equal answers say that nothing was committed in between."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from salony.catalogue import freshness
from salony.catalogue.models import City

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def city() -> City:
    return City.objects.create(slug="wieszczyn", name="Wieszczyn", locative="Wieszczynie", genitive="Wieszczyna")


def elsewhere(deed: Callable[[], object]) -> None:
    """In a connection of its own, as another process has it."""

    def run() -> None:
        deed()
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def rename() -> None:
    City.objects.update(name="Wieszczyn Nowy")


def test_reading_changes_nothing() -> None:
    before = freshness.version()
    assert before is not None
    list(City.objects.all())
    elsewhere(lambda: list(City.objects.all()))
    assert freshness.version() == before


def test_what_this_connection_writes_is_told() -> None:
    before = freshness.version()
    rename()
    assert freshness.version() != before


def test_what_another_connection_writes_is_told() -> None:
    before = freshness.version()
    elsewhere(rename)
    assert freshness.version() != before


def test_within_a_transaction_it_cannot_be_told() -> None:
    with transaction.atomic():
        assert freshness.version() is None


def test_a_new_connection_starts_anew() -> None:
    before = freshness.version()
    connection.close()
    elsewhere(rename)
    assert freshness.version() != before
