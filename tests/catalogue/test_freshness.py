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


def test_one_answer_holds_for_all_that_is_composed_within() -> None:
    kept: freshness.Kept[str, str] = freshness.Kept(10)
    with freshness.one_answer() as answer:
        kept.now()["name"] = "Wieszczyn"
        elsewhere(rename)
        assert kept.now() == {"name": "Wieszczyn"}
    assert freshness.version() != answer
    assert kept.now() == {}


def test_what_is_written_within_shows_at_once() -> None:
    kept: freshness.Kept[str, str] = freshness.Kept(10)
    with freshness.one_answer():
        kept.now()["name"] = "Wieszczyn"
        rename()
        if connection.vendor == "sqlite":
            assert kept.now() == {}
    assert kept.now() == {}


def test_of_too_many_things_the_older_half_goes() -> None:
    kept: freshness.Kept[int, int] = freshness.Kept(10)
    for number in range(11):
        kept.now()[number] = number
    assert list(kept.now()) == [5, 6, 7, 8, 9, 10]
