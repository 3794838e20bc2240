"""Editors at work, without JavaScript."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from salony.accounts.actions import make_editor
from salony.catalogue import actions
from salony.catalogue.directory import Directory
from salony.catalogue.models import Edit, Event
from salony.vocabulary import Decision, EventDraft, PartialDateTime, Verdict

NOW = dt.datetime(2025, 1, 25, 11, 0, tzinfo=dt.UTC)
PATH = "/lipowo/wydarzenie/koledy/"


@pytest.fixture
def event(town: Any) -> Event:
    event: Event = town.event("Wieczór kolęd", "2025-01-28T18:00", slug="koledy")
    town.sighting(event, town.page, "Kolędy [28 stycznia o 18:00].")
    return event


@pytest.fixture
def editor(client: Client) -> Client:
    make_editor(name="ewa", password="lipowa-aleja-7")
    client.login(username="ewa", password="lipowa-aleja-7")
    return client


def test_readers_see_no_way_to_correct(event: Event, get: Any) -> None:
    assert "popraw" not in get(PATH).content.decode()
    assert get(PATH + "popraw/name/").status_code == 302


def test_an_account_alone_is_not_enough(event: Event, client: Client, django_user_model: Any) -> None:
    client.force_login(django_user_model.objects.create_user("jan"))
    response = client.get(PATH + "popraw/name/")
    assert response.status_code == 403
    assert "To miejsce dla redakcji" in response.content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "shown"),
    [
        ("name", {"value": "Kolędy świata"}, "Kolędy świata"),
        ("start", {"day": "2025-01-29", "hour": "19:15"}, "środa, 29 stycznia 2025"),
        ("venue", {"name": "Sala Lustrzana"}, "Sala Lustrzana"),
        ("price", {"amount": "12,50"}, "12,50 zł"),
        ("price", {"free": "on"}, "wstęp wolny"),
        ("status", {"value": "cancelled"}, "Odwołane."),
        ("category", {"value": "concert"}, "koncert"),
        ("description", {"value": "Śpiewa chór."}, "Śpiewa chór."),
        ("organizer", {"value": "Biblioteka w Lipowie\n"}, "Biblioteka w Lipowie"),
        ("people", {"value": "Jan Lipski; dyrygent; Chór Echo"}, "dyrygent, Chór Echo"),
        ("topics", {"value": "kolędy\nchóry"}, "kolędy, chóry"),
        ("audience", {"kinds": ["children"], "minimum_age": "6"}, "dzieci · od 6 lat"),
        ("accessibility", {"value": ["wheelchair"]}, "dostęp dla wózków"),
        ("registration", {"required": "on", "contact": "tel. 123"}, "obowiązują zapisy · tel. 123"),
        ("ticket_url", {"value": "https://bilety.example/7"}, "https://bilety.example/7"),
    ],
)
def test_a_correction_is_shown_and_named(
    event: Event, editor: Client, field: str, typed: dict[str, Any], shown: str
) -> None:
    path = f"{PATH}popraw/{field}/"
    assert editor.get(path).status_code == 200
    assert editor.post(path, typed).status_code == 302
    html = editor.get(PATH).content.decode()
    assert shown in html
    assert editor.get(path).status_code == 200
    assert Edit.objects.get().field == field
    if field not in ("description", "ticket_url"):
        assert "poprawione przez redakcję" in html


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", {"value": "  "}, "To pole jest wymagane"),
        ("start", {"day": "2025-02-31"}, "Wpisz poprawną datę"),
        ("start", {"day": "", "hour": "18:00"}, "Do godziny potrzebny jest dzień."),
        ("price", {"free": "on", "amount": "5"}, "Albo wstęp jest wolny, albo ma cenę."),
        ("audience", {"minimum_age": "9", "maximum_age": "3"}, "Dolna granica wieku"),
        ("url", {"value": "javascript:alert(1)"}, "Wpisz poprawny URL"),
        ("category", {"value": "nic"}, "Wybierz poprawną wartość"),
    ],
)
def test_what_cannot_be_is_said(event: Event, editor: Client, field: str, typed: dict[str, Any], said: str) -> None:
    response = editor.post(f"{PATH}popraw/{field}/", typed)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Edit.objects.exists()


def test_a_correction_survives_the_next_reading_until_it_is_withdrawn(event: Event, editor: Client, town: Any) -> None:
    editor.post(PATH + "popraw/name/", {"value": "Kolędy świata"})
    sighting = event.sightings.get()
    draft = EventDraft(name="Wieczór kolęd i pastorałek", start=PartialDateTime.parse("2025-01-28T18:00"))
    actions.record(
        source=town.page,
        stored=sighting.snapshot,
        decisions=[Decision(position=0, draft=draft, verdict=Verdict.SAME, event=str(event.pk))],
        quotes=[{}],
        directory=Directory(town.city),
        reader="test",
        reference_day=NOW.date(),
        clock=lambda: NOW + dt.timedelta(days=1),
    )
    assert "<h1>Kolędy świata" in editor.get(PATH).content.decode()
    assert editor.post(PATH + "cofnij/name/").status_code == 302
    html = editor.get(PATH).content.decode()
    assert "<h1>Kolędy świata" not in html
    assert "<h1>Wieczór kolęd" in html
    assert editor.post(PATH + "cofnij/name/").status_code == 302
    assert "Nie było poprawki" in editor.get(PATH).content.decode()


def test_hiding_and_showing_again(event: Event, editor: Client, get: Any) -> None:
    editor.post(PATH + "ukryj/")
    html = editor.get(PATH).content.decode()
    assert "To wydarzenie jest ukryte" in html
    assert Client().get(PATH).status_code == 404
    assert "Wieczór kolęd" not in get("/lipowo/2025/01/").content.decode()
    editor.post(PATH + "pokaz/")
    assert Client().get(PATH).status_code == 200


def test_a_form_from_elsewhere_is_refused(event: Event) -> None:
    make_editor(name="ewa", password="lipowa-aleja-7")
    strict = Client(enforce_csrf_checks=True)
    strict.login(username="ewa", password="lipowa-aleja-7")
    assert strict.post(PATH + "ukryj/").status_code == 403


def test_only_posts_change_anything(event: Event, editor: Client) -> None:
    for path in ("ukryj/", "pokaz/", "cofnij/name/"):
        assert editor.get(PATH + path).status_code == 405


def test_signing_in(event: Event, client: Client) -> None:
    make_editor(name="ewa", password="lipowa-aleja-7")
    path = f"/accounts/login/?next={PATH}"
    assert "Zaloguj się" in client.get(path).content.decode()
    typed = {"username": "ewa", "password": "lipowa-aleja-7", "next": PATH}
    response = client.post("/accounts/login/", typed)
    assert (response.status_code, response["Location"]) == (302, PATH)  # type: ignore[index]
    assert "wyloguj" in client.get(PATH).content.decode()


def test_signing_in_leads_back_in_the_readers_language(event: Event, client: Client) -> None:
    page = client.get("/en/lipowo/szukaj/", {"q": "film"}).content.decode()
    assert 'href="/en/accounts/login/?next=/en/lipowo/szukaj/%3Fq%3Dfilm"' in page
    asked = f"/en{PATH}ukryj/"
    assert client.post(asked)["Location"] == f"/en/accounts/login/?next={asked}"  # type: ignore[index]


def test_the_next_search_knows_of_a_correction(event: Event, editor: Client, get: Any) -> None:
    def is_found(words: str) -> bool:
        return PATH in get(f"/lipowo/szukaj/?q={words}").content.decode()

    assert is_found("kolędy")
    editor.post(PATH + "popraw/name/", {"value": "Poranek jazzowy"})
    assert is_found("jazzowy")
    assert not is_found("kolędy")
    editor.post(PATH + "ukryj/")
    assert not is_found("jazzowy")
