"""Claims, profiles, letters, and the life of a partnership as those who act for it write it down."""

from io import BytesIO
from typing import Any

import pytest
from django.core import mail
from docx import Document

from salony.accounts.models import Mandate
from salony.partnerships import actions
from salony.partnerships.models import Letter, Partnership

PAIR = "/brzegowo/partnerzy/brzegowo/z/pasvalys/"


@pytest.fixture
def town(land: Any) -> Any:
    land.twin("Pasvalys", "LT")
    land.ania = land.user("ania", land.town)
    return land


def test_from_a_claim_to_a_profile(land: Any, client: Any, get: Any) -> None:
    path = "/brzegowo/partnerzy/bok/"
    row = {"name": "ewa", "password": "bardzo-dlugie-5", "note": "prowadzę dział projektów"}
    assert client.post(f"{path}przejmij/", {**row, "password": "123"}).status_code == 200
    assert client.post(f"{path}przejmij/", row).status_code == 302
    assert client.get(f"{path}profil/").status_code == 403
    (mandate,) = Mandate.objects.all()
    assert client.post(f"/brzegowo/prosby/{mandate.pk}/", {"confirm": "1"}).status_code == 403
    assert client.get("/brzegowo/prosby/").status_code == 403
    client.force_login(land.editor)
    assert "prowadzę dział projektów" in client.get("/brzegowo/prosby/").content.decode()
    client.post(f"/brzegowo/prosby/{mandate.pk}/", {"confirm": "1"})
    client.force_login(mandate.user)
    profile = {
        "offers": "sala na 300 osób",
        "themes": "listy, film niemy",
        "disciplines": ["theatre"],
        "is_accredited": "true",
    }
    assert client.post(f"{path}profil/", {**profile, "contact": "ewa@example.org"}).status_code == 302
    page = client.get(path).content.decode()
    assert "listy i film niemy" in page
    assert "ewa@example.org" not in client.get(f"{path}profil/").content.decode()
    client.post(f"{path}profil/", profile)
    assert land.of(land.centre).contact == "ewa@example.org"
    client.post(f"{path}profil/", {**profile, "forget_contact": "on"})
    assert land.of(land.centre).contact == ""


def test_a_letter_goes_through_the_relay(land: Any, client: Any, django_capture_on_commit_callbacks: Any) -> None:
    other = land.partner("Pasvalio biblioteka", contact="jonas@example.org")
    client.force_login(land.user("ania", land.of(land.centre)))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/brzegowo/partnerzy/{other.slug}/napisz/", {"sender": "bok", "text": "Dzień dobry!"})
    assert answer.status_code == 302
    (sent,) = mail.outbox
    assert sent.to == ["jonas@example.org"]
    assert "Dzień dobry!" in sent.body
    assert not sent.cc
    assert "example.org" not in sent.body
    client.force_login(land.user("jonas", other))
    assert "Dzień dobry!" in client.get(f"/brzegowo/partnerzy/{other.slug}/biurko/").content.decode()
    client.force_login(land.user("obcy"))
    assert client.get(f"/brzegowo/partnerzy/{other.slug}/biurko/").status_code == 403
    assert client.get(f"/brzegowo/partnerzy/{other.slug}/napisz/").status_code == 403


def test_nobody_writes_in_the_name_of_others_or_too_much(land: Any, client: Any) -> None:
    other = land.partner("Pasvalio biblioteka")
    client.force_login(land.user("ania", land.of(land.centre)))
    path = f"/brzegowo/partnerzy/{other.slug}/napisz/"
    assert client.post(path, {"sender": "biblioteka", "text": "x"}).status_code == 200
    assert client.post(path, {"sender": "bok", "text": "x" * 5001}).status_code == 200
    assert not Letter.objects.exists()


def test_a_partnership_is_begun_and_written_down(town: Any, client: Any, get: Any, text_of: Any) -> None:
    client.force_login(town.user("obcy"))
    assert client.post(f"{PAIR}rozpocznij/").status_code == 403
    client.force_login(town.ania)
    assert client.post(f"{PAIR}krok/", {"stage": "letter"}).status_code == 404
    assert client.post(f"{PAIR}rozpocznij/").status_code == 302
    assert (
        client.post(f"{PAIR}krok/", {"stage": "resolution", "date": "2026-01", "document": "XII/3/26"}).status_code
        == 302
    )
    wrong = client.post(f"{PAIR}krok/", {"stage": "letter", "date": "2026-02-31"})
    assert "Takiej daty nie ma w kalendarzu" in wrong.content.decode()
    assert client.post(f"{PAIR}dalej/", {"action": "podpisać umowę", "on": "2026-06-12"}).status_code == 302
    page = text_of(get(PAIR))
    assert "Uchwała rady styczeń 2026" in page
    assert "podpisać umowę 12 czerwca 2026" in page
    (partnership,) = Partnership.objects.all()
    step = partnership.steps.get(stage="resolution")
    assert client.post(f"{PAIR}cofnij/{step.pk}/").status_code == 302
    assert client.post(f"{PAIR}cofnij/{step.pk}/").status_code == 404


def test_what_falls_due_stands_on_the_desk(town: Any, client: Any) -> None:
    other = town.twin("Tetiiv", "UA")
    partnership = actions.begin(one=town.town, other=other, user=town.ania, clock=town.clock)
    actions.plan_next(partnership=partnership, action="zaprosić chór", on=town.clock().date(), user=town.ania)
    client.force_login(town.ania)
    page = client.get("/brzegowo/partnerzy/brzegowo/biurko/", **{"salony.now": town.clock()}).content.decode()
    assert "zaprosić chór" in page
    assert "10 lutego 2026" in page


@pytest.mark.parametrize(("prefix", "words"), [("", "Uchwała nr"), ("/en", "Resolution no.")])
def test_documents_of_a_pair(town: Any, get: Any, prefix: str, words: str) -> None:
    document = Document(BytesIO(get(f"{prefix}{PAIR}resolution.docx").content))
    assert any(words in one.text for one in document.paragraphs)
    assert "……" in "\n".join(one.text for one in document.paragraphs)
    for kind in ("letter", "agreement", "plan"):
        assert get(f"{prefix}{PAIR}{kind}.pdf").content.startswith(b"%PDF")


def test_institutions_need_no_resolution(land: Any, get: Any) -> None:
    assert get("/brzegowo/partnerzy/bok/z/biblioteka/resolution.docx").status_code == 404
    assert get("/brzegowo/partnerzy/bok/z/biblioteka/letter.docx").status_code == 200
