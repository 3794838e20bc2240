"""Registering, the waiting list, cancelling, arriving, forgetting; and all that can go wrong with them."""

import datetime as dt
import json
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from django.core import mail, signing
from django.db import connection
from django.test import Client

from salony.salons import links
from salony.salons.actions import programme, registration
from salony.salons.models import Contact, Place, Registration
from salony.salons.queries import registering
from salony.salons.refusal import Refusal

CONFIRMED, WAITING, CANCELLED = "confirmed", "waiting", "cancelled"


def states(salon: Any) -> dict[str, str]:
    return dict(Registration.objects.filter(salon=salon).values_list("name", "status"))


def test_a_letter_leads_to_the_form_and_the_form_to_a_place(town: Any, visitor: Client) -> None:
    salon = town.salon(capacity=10)
    page = f"/olchowo/salony/{salon.slug}/zapisy/"
    assert visitor.post(page, {"email": "Anna@Example.org "}).status_code == 200
    assert Registration.objects.count() == 0, "nothing is kept of who only asks"
    (letter,) = mail.outbox
    assert letter.to == ["anna@example.org"]
    found = re.search(r"http://\S+", letter.body)
    assert found is not None
    link = found[0].partition("8000")[2] or found[0].replace("http://testserver", "")
    answer = visitor.post(link, {"name": "Anna Lipska", "consent-terms": "1", "answer-institution": "Chór Echo"})
    assert answer.status_code == 302
    one = Registration.objects.get()
    assert (one.email, one.status, one.institution_name, one.number) == ("anna@example.org", CONFIRMED, "Chór Echo", 1)
    assert [row["what"] for row in one.consents] == ["terms"]
    assert "Anna Lipska" in visitor.get(link).content.decode()


def test_the_queue_moves_up_by_itself_in_the_order_of_registering(town: Any, on_commit: Callable[[], Any]) -> None:
    salon = town.salon(capacity=2)
    with on_commit():
        rows = [town.register(salon, f"{name}@example.org") for name in ("ala", "ola", "ela", "iza")]
    assert states(salon) == {"Ala": CONFIRMED, "Ola": CONFIRMED, "Ela": WAITING, "Iza": WAITING}
    assert registering.queue_place(rows[3]) == 2
    with on_commit():
        registration.cancel(registration=rows[0], clock=town.clock, tell=town.tell)
    assert states(salon) == {"Ala": CANCELLED, "Ola": CONFIRMED, "Ela": CONFIRMED, "Iza": WAITING}
    assert town.told == [
        ("Ala", "confirmed"),
        ("Ola", "confirmed"),
        ("Ela", "waiting"),
        ("Iza", "waiting"),
        ("Ala", "cancelled"),
        ("Ela", "moved-up"),
    ]


def test_whoever_comes_back_after_cancelling_goes_to_the_end(town: Any) -> None:
    salon = town.salon(capacity=1)
    first, _ = town.register(salon, "ala@example.org"), town.register(salon, "ola@example.org")
    registration.cancel(registration=first, clock=town.clock, tell=town.tell)
    again = town.register(salon, "ala@example.org")
    assert (again.pk, again.number, again.status) == (first.pk, 3, WAITING)


def test_a_group_waits_until_it_fits_and_nobody_passes_it(town: Any) -> None:
    salon = town.salon(capacity=4)
    rows = [town.register(salon, f"{name}@example.org") for name in ("ala", "ola")]
    group = town.register(salon, "chor@example.org", companions=["Jan", "Ewa"])
    alone = town.register(salon, "iza@example.org")
    assert (group.seats, group.status, alone.status) == (3, WAITING, WAITING)
    registration.cancel(registration=rows[0], clock=town.clock, tell=town.tell)
    assert states(salon) == {"Ala": CANCELLED, "Ola": CONFIRMED, "Chor": CONFIRMED, "Iza": WAITING}
    assert registering.room(salon).taken == 4


def test_a_group_that_is_too_large_is_told_so(town: Any) -> None:
    with pytest.raises(Refusal, match=r"5"):
        town.register(town.salon(), "chor@example.org", companions=[f"Osoba {n}" for n in range(5)])


def test_parts_have_places_and_queues_of_their_own(town: Any) -> None:
    salon = town.salon()
    first, second = salon.parts.all()
    programme.change_part(part=second, capacity=1, **town.by)
    one = town.register(salon, "ala@example.org")
    other = town.register(salon, "ola@example.org")
    town.register(salon, "ela@example.org", parts=[first])
    taken = {place.registration_id: place.is_confirmed for place in Place.objects.filter(part=second)}
    assert taken == {one.pk: True, other.pk: False}
    registration.cancel(registration=one, clock=town.clock, tell=town.tell)
    assert Place.objects.get(registration=other).is_confirmed


def test_the_capacity_does_not_fall_below_what_is_confirmed(town: Any, organizer: Client) -> None:
    salon = town.salon(capacity=5)
    for name in ("ala", "ola", "ela"):
        town.register(salon, f"{name}@example.org")
    with pytest.raises(Refusal, match="3"):
        programme.change_salon(salon=salon, capacity=2, **town.by)
    with pytest.raises(Refusal, match="3"):
        programme.change_part(part=salon.parts.all()[0], capacity=2, **town.by)
    salon.refresh_from_db()
    assert salon.capacity == 5
    programme.change_salon(salon=salon, capacity=3, **town.by)


def test_a_raised_capacity_lets_the_queue_move_up(town: Any) -> None:
    salon = town.salon(capacity=1)
    for name in ("ala", "ola", "ela"):
        town.register(salon, f"{name}@example.org")
    salon = programme.change_salon(salon=salon, capacity=2, **town.by)
    registration.fill_places(salon=salon, tell=town.tell, **town.by)
    assert states(salon) == {"Ala": CONFIRMED, "Ola": CONFIRMED, "Ela": WAITING}


def test_a_link_opened_twice_is_one_registration(town: Any, visitor: Client) -> None:
    salon = town.salon()
    link = f"/olchowo/salony/{salon.slug}/zapisy/{town.token(salon, 'ala@example.org')}/"
    for name in ("Ala Lis", "Alicja Lis"):
        visitor.post(link, {"name": name, "consent-terms": "1"})
    one = Registration.objects.get()
    assert (one.name, one.number) == ("Alicja Lis", 1)
    upper = f"/olchowo/salony/{salon.slug}/zapisy/{town.token(salon, 'ALA@example.org')}/"
    visitor.post(upper, {"name": "Ala", "consent-terms": "1"})
    assert Registration.objects.count() == 1, "one address however it is written"


@pytest.mark.parametrize("kind", ["forged", "damaged", "of another salon", "signed for something else", "no token"])
def test_forged_links_open_nothing(town: Any, visitor: Client, kind: str) -> None:
    salon, other = town.salon(), town.salon()
    good = town.token(salon, "ala@example.org")
    token = {
        "forged": signing.dumps([salon.pk, "ala@example.org"], key="another key", salt="salony.salons.personal"),
        "damaged": good[:-3],
        "of another salon": town.token(other, "ala@example.org"),
        "signed for something else": signing.dumps([salon.pk, "ala@example.org"], salt="other"),
        "no token": "a" * 400,
    }[kind]
    page = visitor.post(f"/olchowo/salony/{salon.slug}/zapisy/{token}/", {"name": "Ala", "consent-terms": "1"})
    assert page.status_code == 403
    assert "uszkodzony" in page.content.decode()
    assert Registration.objects.count() == 0


def test_an_old_link_says_that_it_is_old(town: Any, visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    salon = town.salon()
    token = town.token(salon, "ala@example.org")
    monkeypatch.setattr(links, "VALID_DAYS", -1)
    page = visitor.get(f"/olchowo/salony/{salon.slug}/zapisy/{token}/")
    assert page.status_code == 403
    assert "za stary" in page.content.decode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "Imię|Nazwa"),
        ({"consent-terms": ""}, "zgody"),
        ({"answer-brings": "x" * 10_000}, "10000 znaków"),
        ({"name": "x" * 121}, "121 znaków"),
    ],
    ids=["no name", "no consent", "ten thousand characters", "a long name"],
)
def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(
    town: Any, visitor: Client, fields: dict[str, str], said: str
) -> None:
    salon = town.salon()
    link = f"/olchowo/salony/{salon.slug}/zapisy/{town.token(salon, 'ala@example.org')}/"
    typed = {"name": "Ala Lis", "consent-terms": "1", "answer-seeks": "chór na wspólny koncert", **fields}
    page = visitor.post(link, typed)
    assert page.status_code == 400
    text = page.content.decode()
    assert re.search(said, text)
    assert "chór na wspólny koncert" in text
    assert Registration.objects.count() == 0


@pytest.mark.parametrize("email", ["", "ala", "ala@", "a\nb@example.org", "x" * 300 + "@example.org"])
def test_what_is_no_address_gets_no_letter(town: Any, visitor: Client, email: str) -> None:
    salon = town.salon()
    assert visitor.post(f"/olchowo/salony/{salon.slug}/zapisy/", {"email": email}).status_code == 400
    assert mail.outbox == []


def test_after_the_last_day_nobody_registers(town: Any, visitor: Client) -> None:
    salon = town.salon(registration_closes_at=town.now - dt.timedelta(minutes=1))
    link = f"/olchowo/salony/{salon.slug}/zapisy/{town.token(salon, 'ala@example.org')}/"
    page = visitor.post(link, {"name": "Ala", "consent-terms": "1"})
    assert page.status_code == 400
    assert "zamknięte" in page.content.decode()


def test_one_click_cancels_and_opening_the_page_does_not(town: Any, visitor: Client) -> None:
    salon = town.salon()
    town.register(salon, "ala@example.org")
    link = f"/olchowo/salony/{salon.slug}/zapisy/{town.token(salon, 'ala@example.org')}/"
    visitor.get(link)
    assert Registration.objects.get().status == CONFIRMED
    visitor.post(link, {"do": "cancel"})
    visitor.post(link, {"do": "cancel"})
    assert Registration.objects.get().status == CANCELLED


def test_arriving_counts_once_also_from_a_phone_that_was_offline(town: Any, organizer: Client) -> None:
    salon = town.salon()
    one, gone = town.register(salon, "ala@example.org"), town.register(salon, "ola@example.org")
    registration.cancel(registration=gone, clock=town.clock, tell=town.tell)
    at = (town.now - dt.timedelta(minutes=20)).isoformat()
    queue = [{"key": one.key, "at": at}, {"key": one.key.upper(), "at": at}, {"key": "nikt", "at": at}]
    queue.append({"key": gone.key, "at": at})
    door = f"/olchowo/salony/{salon.slug}/wejscie/"
    told = organizer.post(door, json.dumps(queue), content_type="application/json").json()
    assert set(told["refused"]) == {"nikt", gone.key}
    one.refresh_from_db()
    assert one.arrived_at == town.now - dt.timedelta(minutes=20)
    organizer.post(f"{door}{one.key}/")
    one.refresh_from_db()
    assert one.arrived_at == town.now - dt.timedelta(minutes=20), "the first arrival counts"


@pytest.mark.parametrize("body", ["[", "{}", '[{"key": "a"}]', '[{"key": "a", "at": "2025-01-28T16:00:00"}]', "7"])
def test_what_is_no_list_of_arrivals_is_refused(town: Any, organizer: Client, body: str) -> None:
    salon = town.salon()
    answer = organizer.post(f"/olchowo/salony/{salon.slug}/wejscie/", body, content_type="application/json")
    assert answer.status_code == 400


def test_a_certificate_is_for_those_who_were_there(town: Any, visitor: Client) -> None:
    salon = town.salon()
    one = town.register(salon, "ala@example.org")
    link = f"/olchowo/salony/{salon.slug}/zapisy/{town.token(salon, one.email)}/zaswiadczenie.pdf"
    assert visitor.get(link).status_code == 404
    registration.arrive(salon=salon, key=one.key, **town.by)
    assert visitor.get(link).content.startswith(b"%PDF-")


def test_on_its_day_everything_personal_is_erased(town: Any, visitor: Client) -> None:
    salon = town.salon()
    one, other = town.register(salon, "ala@example.org"), town.register(salon, "ola@example.org")
    registration.arrive(salon=salon, key=one.key, **town.by)
    Contact.objects.create(
        salon=salon, one=one, other=other, one_institution_name="Chór", made_at=town.now, changed_at=town.now
    )
    assert registration.erase_due(clock=town.clock) == []
    late = dt.datetime.combine(salon.erase_on, dt.time(12), tzinfo=dt.UTC)
    assert [row.pk for row in registration.erase_due(clock=lambda: late)] == [salon.pk]
    assert Registration.objects.count() == 0
    contact = Contact.objects.get()
    assert (contact.one, contact.one_institution_name) == (None, "Chór"), "institutions are no persons"
    salon.refresh_from_db()
    assert (salon.solved["registered"], salon.solved["arrived"]) == (2, 1)
    assert registration.erase_due(clock=lambda: late) == [], "once"
    link = f"/olchowo/salony/{salon.slug}/zapisy/{town.token(salon, 'ala@example.org')}/"
    assert visitor.post(link, {"name": "Ala", "consent-terms": "1"}).status_code == 400


def test_at_their_own_wish_everything_is_erased_at_once(town: Any, visitor: Client) -> None:
    salon = town.salon(capacity=1)
    town.register(salon, "ala@example.org"), town.register(salon, "ola@example.org")
    link = f"/olchowo/salony/{salon.slug}/zapisy/{town.token(salon, 'ala@example.org')}/"
    visitor.post(link, {"do": "erase"})
    assert states(salon) == {"Ola": CONFIRMED}


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_the_places_in_honest_order(transactional_db: None, tmp_path: Path) -> None:
    """Eight connections, forty people, each twice, for seven places; on both databases."""
    town = _town()
    salon = town.salon(capacity=7)
    failed: list[BaseException] = []

    def come(number: int) -> None:
        try:
            for person in range(number, 40, 8):
                for _ in range(2):
                    town.register(salon, f"osoba{person}@example.org")
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    rows: list[Registration] = []

    def read() -> None:
        rows.extend(Registration.objects.order_by("number"))
        connection.close()

    with on_disk(tmp_path):
        run([threading.Thread(target=come, args=(number,)) for number in range(8)])
        run(
            [
                threading.Thread(
                    target=lambda: (rows.extend(Registration.objects.order_by("number")), connection.close())
                )
            ]
        )
    assert failed == []
    assert [row.number for row in rows] == list(range(1, 41))
    assert [row.status for row in rows] == [CONFIRMED] * 7 + [WAITING] * 33
    assert len({row.email for row in rows}) == 40


def run(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@contextmanager
def on_disk(folder: Path) -> Iterator[None]:
    """Tests of SQLite live in memory, where connections share one cache and its locks; an installation has a file.

    What is in memory goes into a file, which the threads' own connections open as an installation does.
    """
    if connection.vendor != "sqlite":
        yield
        return
    path = folder / "salony.sqlite3"
    with closing(sqlite3.connect(path)) as file:
        connection.connection.backup(file)
    name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(path)
    try:
        yield
    finally:
        connection.settings_dict["NAME"] = name


def _town() -> Any:
    spec = spec_from_file_location("salons_town", Path(__file__).parent / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Olchowo()
