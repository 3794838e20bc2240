"""On an event's page: merge, split, and take back, each by one click."""

from typing import Any

import pytest
from django.test import Client

from salony.accounts.actions import make_editor
from salony.catalogue.models import Event, Institution, Ruling, Sighting, Source, Venue
from salony.design.frame import CLOCK

pytestmark = pytest.mark.django_db

BALLADS = ("1", "20250128T180000", "Wieczór ballad")
PAGE = "/wieszczyn/wydarzenie/wieczor-ballad-2025-01-28/"


@pytest.fixture
def editor(folder: Any, settings: Any) -> Client:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.SALONY_CITY, settings.STORAGES = "wieszczyn", {**settings.STORAGES, "staticfiles": plain}
    make_editor(name="ewa", password="lipowa-aleja-7")
    client = Client(**{CLOCK: folder.now})
    client.login(username="ewa", password="lipowa-aleja-7")
    return client


def names() -> list[str]:
    return list(Event.objects.filter(merged_into=None).order_by("id").values_list("name", flat=True))


def test_a_source_is_split_off_and_brought_back(folder: Any, editor: Client) -> None:
    folder.source("strona", BALLADS, authority=90)
    folder.source("portal", ("9", *BALLADS[1:]))
    folder.gather()
    assert "oddziel: Portal" in editor.get(PAGE).content.decode()
    taken = Sighting.objects.get(source__slug="portal")
    html = editor.post(f"{PAGE}rozdziel/", {"sighting": taken.pk}, follow=True).content.decode()
    assert "Oddzielono „Wieczór ballad”" in html
    assert len(names()) == 2
    html = editor.post(f"{PAGE}cofnij-decyzje/", {"ruling": Ruling.objects.get().pk}, follow=True).content.decode()
    assert "Cofnięto." in html
    assert len(names()) == 1
    assert "Oddzielono „" not in html


def test_an_event_of_its_day_is_taken_in_and_given_back(folder: Any, editor: Client) -> None:
    folder.source("strona", BALLADS, authority=90)
    folder.source("portal", ("9", "20250128T200000", "Pieśni przy świecach"))
    folder.gather()
    other = Event.objects.get(name="Pieśni przy świecach")
    html = editor.post(f"{PAGE}scal/", {"other": other.pk}, follow=True).content.decode()
    assert "Wcielono „Pieśni przy świecach”" in html
    assert "scalono z innym wydarzeniem" in html
    assert names() == ["Wieczór ballad"]
    assert "Pieśni" not in editor.get("/wieszczyn/szukaj/?q=pieśni").content.decode().split("<main")[1].split("<h2")[-1]
    editor.post(f"{PAGE}cofnij-decyzje/", {"ruling": Ruling.objects.get().pk})
    assert names() == ["Wieczór ballad", "Pieśni przy świecach"]
    assert editor.post(f"{PAGE}cofnij-decyzje/", {"ruling": 1}, follow=True).status_code == 200


def test_what_cannot_be_changes_nothing(folder: Any, editor: Client, client: Client) -> None:
    folder.source("strona", BALLADS)
    folder.gather()
    assert "W międzyczasie" in editor.post(f"{PAGE}rozdziel/", {"sighting": "1"}, follow=True).content.decode()
    assert "Najpierw zaznacz" in editor.post(f"{PAGE}scal/", {"other": "x"}, follow=True).content.decode()
    assert editor.post("/wieszczyn/wydarzenie/nie-ma/scal/").status_code == 404
    assert client.post(f"{PAGE}scal/")["Location"].startswith("/accounts/login/")
    assert "The same event as" not in client.get(PAGE).content.decode()
    assert Ruling.objects.count() == 0


def test_the_page_tells_a_change_from_a_correction(folder: Any, editor: Client) -> None:
    folder.source("strona", BALLADS)
    folder.gather()
    folder.write("strona", ("1", "20250128T190000", "Wieczór ballad"))
    folder.gather()
    editor.post(f"{PAGE}popraw/name/", {"value": "Ballady"})
    html = editor.get(PAGE).content.decode()
    assert "(zmiana, Strona)" in html
    assert "(poprawka, redakcja)" in html


def test_institutions_are_merged_and_parted(folder: Any, editor: Client) -> None:
    folder.source("strona", BALLADS, institution="gok")
    folder.gather()
    kept = Institution.objects.get(slug="gok")
    city = folder.load()
    other = Institution.objects.create(city=city, slug="osrodek", name="Ośrodek Gminny")
    hall = Venue.objects.create(city=city, slug="hala", name="Hala", institution=other)
    Source.objects.update(institution=other)
    folder.gather(force=True)
    page = "/wieszczyn/instytucja/gok/"
    assert f'value="{other.pk}"' in editor.get(page).content.decode()
    html = editor.post(f"{page}scal/", {"other": other.pk}, follow=True).content.decode()
    assert "Wcielono „Ośrodek Gminny”" in html
    hall.refresh_from_db()
    assert (hall.institution, list(Event.objects.get().organizers.all())) == (kept, [kept])
    assert editor.get("/wieszczyn/instytucja/osrodek/").status_code in (200, 301)
    editor.post(f"{page}cofnij/", {"ruling": Ruling.objects.get().pk})
    hall.refresh_from_db()
    assert hall.institution == other
    assert Institution.objects.filter(merged_into=None).count() == 2
    assert "Najpierw wybierz" in editor.post(f"{page}scal/", {"other": kept.pk}, follow=True).content.decode()
