"""The editors' queue by plain forms: each decision, what it does, what is refused."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client

from salony.accounts.actions import make_editor
from salony.catalogue.models import Event, Ruling, Sighting, Source
from salony.design.frame import CLOCK
from salony.gathering import pending
from salony.gathering.web.forms import CorrectionForm

pytestmark = pytest.mark.django_db

QUEUE = "/wieszczyn/redakcja/"
JAZZ = ("1", "20250128T180000", "Zaduszki jazzowe: Kwartet Lipowy i goście")
QUARTET = ("9", "20250128T190000", "Kwartet Lipowy")
CHESS = ("2", "20250129T170000", "Klub szachowy")
BALL = ("3", "20250130T190000", "Bal przebierańców")


@pytest.fixture(autouse=True)
def _plain_files(settings: Any) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.SALONY_CITY, settings.STORAGES = "wieszczyn", {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def editor(folder: Any) -> Client:
    make_editor(name="ewa", password="lipowa-aleja-7")
    client = Client(**{CLOCK: folder.now})
    client.login(username="ewa", password="lipowa-aleja-7")
    return client


@pytest.fixture
def pair(folder: Any) -> Sighting:
    """Two sources, perhaps one event."""
    folder.source("strona", JAZZ)
    folder.source("portal", QUARTET)
    folder.gather()
    return Sighting.objects.get(resembles__isnull=False)


@pytest.fixture
def drafts(folder: Any) -> list[Event]:
    """Two drafts that no reader is sure enough of for this source."""
    folder.source("portal", CHESS, BALL)
    folder.load()
    Source.objects.update(threshold=0.99)
    folder.gather()
    return list(Event.objects.order_by("start"))


def keys(folder: Any) -> list[str]:
    return [item.key for item in pending.waiting(folder.load(), folder.now.date())]


def decide(client: Client, key: str, decision: str, **more: Any) -> Any:
    return client.post(f"{QUEUE}{key}/", {"decision": decision, **more}, follow=True)


def test_a_pair_shows_both_texts_with_their_evidence(pair: Sighting, editor: Client) -> None:
    html = editor.get(QUEUE).content.decode()
    assert "Czy to jedno wydarzenie?" in html
    assert html.count('class="passage"') == 2
    for name in ("Kwartet Lipowy", "Zaduszki jazzowe: Kwartet Lipowy i goście"):
        assert re.search(rf'<mark title="[^"]*nazwa[^"]*">{name}<', html)
    assert "<b>1</b> sprawa czeka" in html


@pytest.mark.parametrize(("decision", "number"), [("merge", 1), ("split", 2)])
def test_a_pair_is_merged_or_kept_apart_for_good(
    pair: Sighting, editor: Client, folder: Any, decision: str, number: int
) -> None:
    html = decide(editor, f"pair-{pair.pk}", decision).content.decode()
    assert "Nic nie czeka." in html
    folder.gather(force=True)
    assert Event.objects.filter(merged_into=None).count() == number
    assert keys(folder) == []


def test_accepting_a_pair_does_what_is_suggested(pair: Sighting, editor: Client) -> None:
    Sighting.objects.filter(pk=pair.pk).update(likeness=0.8)
    decide(editor, f"pair-{pair.pk}", "accept")
    assert Ruling.objects.get().kind == "merge"


def test_drafts_wait_unpublished_and_are_published_when_accepted(
    drafts: list[Event], editor: Client, folder: Any
) -> None:
    assert keys(folder) == [f"draft-{event.pk}" for event in drafts]
    assert Client(**{CLOCK: folder.now}).get("/wieszczyn/wydarzenie/klub-szachowy-2025-01-29/").status_code == 404
    html = decide(editor, f"draft-{drafts[0].pk}", "accept").content.decode()
    assert "Przyjęto: Klub szachowy." in html
    assert "Bal przebierańców" in html
    assert Client(**{CLOCK: folder.now}).get("/wieszczyn/wydarzenie/klub-szachowy-2025-01-29/").status_code == 200


@pytest.mark.parametrize("decision", ["reject", "not-event"])
def test_what_is_rejected_is_gone_for_good(drafts: list[Event], editor: Client, folder: Any, decision: str) -> None:
    decide(editor, f"draft-{drafts[0].pk}", decision)
    Source.objects.update(threshold=0.0)
    folder.gather(force=True)
    drafts[0].refresh_from_db()
    assert (drafts[0].standing, drafts[0].is_hidden) == ("withheld", True)
    assert Ruling.objects.get().kind == decision


def test_fields_are_corrected_at_once(drafts: list[Event], editor: Client) -> None:
    typed = {"name": "Klub szachowy dla dzieci", "day": "2025-01-29", "hour": "16:30", "venue": "Rynek", "town": ""}
    decide(editor, f"draft-{drafts[0].pk}", "correct", **typed, category="workshop")
    event = Event.objects.get(pk=drafts[0].pk)
    assert (event.name, event.start, event.category) == ("Klub szachowy dla dzieci", "2025-01-29T16:30", "workshop")
    assert event.venue is not None
    assert (event.venue.name, event.standing) == ("Rynek", "accepted")
    assert set(event.edits.values_list("field", flat=True)) == {"name", "start", "venue", "category"}


def test_what_was_not_changed_is_no_edit(drafts: list[Event], editor: Client) -> None:
    typed = CorrectionForm.initial_of(drafts[0].values)
    assert typed["venue"] == "Stary Młyn"
    decide(editor, f"draft-{drafts[0].pk}", "correct", **typed)
    event = Event.objects.get(pk=drafts[0].pk)
    assert (event.edits.count(), event.standing) == (0, "accepted")


@pytest.mark.parametrize(
    ("decision", "typed", "said"),
    [
        ("correct", {"name": " ", "day": "2025-01-29"}, "W polach czegoś brakuje."),
        ("correct", {"name": "Klub", "hour": "17:00"}, "Do godziny potrzebny jest dzień."),
        ("merge", {"other": "777"}, "Najpierw zaznacz wydarzenie"),
        ("split", {}, "nie ma czego rozdzielać"),
        ("dance", {}, "Wybierz jedną z decyzji."),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    drafts: list[Event], editor: Client, folder: Any, decision: str, typed: dict[str, str], said: str
) -> None:
    response = decide(editor, f"draft-{drafts[0].pk}", decision, **typed)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert Ruling.objects.count() == 0
    assert len(keys(folder)) == 2


def test_a_draft_is_merged_with_an_event_of_its_day(drafts: list[Event], editor: Client, folder: Any) -> None:
    folder.source("strona", ("5", "20250129T173000", "Szachy w młynie"))
    folder.gather()
    known = Event.objects.get(name="Szachy w młynie")
    html = editor.get(f"{QUEUE}draft-{drafts[0].pk}/").content.decode()
    assert f'name="other" value="{known.pk}"' in html
    decide(editor, f"draft-{drafts[0].pk}", "merge", other=known.pk)
    known.refresh_from_db()
    assert known.merged_into_id == drafts[0].pk
    assert Event.objects.get(pk=drafts[0].pk).is_hidden is False


def test_trust_publishes_all_that_waits_of_the_source(drafts: list[Event], editor: Client, folder: Any) -> None:
    html = decide(editor, f"draft-{drafts[0].pk}", "trust").content.decode()
    assert "Od teraz ufamy źródłu: Portal." in html
    assert keys(folder) == []
    assert not Event.objects.filter(is_hidden=True).exists()


def test_the_last_decision_is_taken_back(drafts: list[Event], editor: Client, folder: Any) -> None:
    decide(editor, f"draft-{drafts[0].pk}", "reject")
    html = editor.post(f"{QUEUE}cofnij/", follow=True).content.decode()
    assert "Cofnięto." in html
    assert "Klub szachowy" in html
    assert len(keys(folder)) == 2
    html = editor.post(f"{QUEUE}cofnij/", follow=True).content.decode()
    assert "Nie ma decyzji do cofnięcia." in html


def test_later_goes_on_and_comes_round(drafts: list[Event], editor: Client) -> None:
    first, second = (f"draft-{event.pk}" for event in drafts)
    assert f'data-item="{second}"' in editor.get(f"{QUEUE}?po={first}").content.decode()
    assert f'data-item="{first}"' in editor.get(f"{QUEUE}?po={second}").content.decode()


def test_what_is_decided_already_is_not_decided_twice(drafts: list[Event], editor: Client) -> None:
    decide(editor, f"draft-{drafts[0].pk}", "accept")
    html = decide(editor, f"draft-{drafts[0].pk}", "reject").content.decode()
    assert "To już rozstrzygnięto." in html
    assert Ruling.objects.get().kind == "accept"


def test_what_is_over_waits_for_nobody(drafts: list[Event], folder: Any) -> None:
    folder.now += dt.timedelta(days=15)
    assert keys(folder) == [f"draft-{drafts[1].pk}"]


def test_editors_only(drafts: list[Event], editor: Client, client: Client) -> None:
    from django.contrib.auth.models import User

    assert client.get(QUEUE)["Location"].startswith("/accounts/login/")
    client.force_login(User.objects.create_user("gość"))
    for path in (QUEUE, f"{QUEUE}draft-{drafts[0].pk}/"):
        assert client.get(path).status_code == 403
    assert client.post(f"{QUEUE}draft-{drafts[0].pk}/", {"decision": "accept"}).status_code == 403
    assert "2 rzeczy do sprawdzenia" in editor.get("/wieszczyn/").content.decode()
    assert "do sprawdzenia" not in client.get("/wieszczyn/").content.decode()
