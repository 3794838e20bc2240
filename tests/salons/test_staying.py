"""What stays: searching over years and forms of words, files that are what they say, initiatives on their way."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from salony.salons import uploads
from salony.salons.actions import programme, staying
from salony.salons.models import Experience, Initiative, Material
from salony.salons.queries import searching
from salony.salons.refusal import Refusal


def archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return out.getvalue()


DOCX = archive(**{"[Content_Types]_dot_xml": "<x/>", "word__document_dot_xml": "<x/>"})
ODT = archive(mimetype="application/vnd.oasis.opendocument.text")

GOOD = [
    ("plan.pdf", b"%PDF-1.7 ..."),
    ("Zdjęcie.PNG", b"\x89PNG\r\n\x1a\n..."),
    ("a.jpeg", b"\xff\xd8\xff\xe0"),
    ("list.docx", DOCX),
    ("list.odt", ODT),
    ("notatki.txt", "zażółć".encode()),
]
BAD = [
    ("plan.pdf", b"MZ\x90\x00 program", "rodzaj|plik"),
    ("plan.pdf", b"<html><script>alert(1)</script>", "nie przyjmujemy"),
    ("obraz.png", b"%PDF-1.7", "nazywa się"),
    ("list.docx", ODT, "nazywa się"),
    ("list.docx", archive(a_dot_txt="x"), "nie przyjmujemy"),
    ("list.docx", b"PK\x03\x04 broken", "nie przyjmujemy"),
    ("strona.html", b"<!doctype html>", "nie przyjmujemy"),
    ("bez-nazwy", b"%PDF-1.7", "nazywa się"),
    ("pusty.txt", b"", "nie przyjmujemy"),
    ("znak.svg", b"<svg onload='x'/>", "nie przyjmujemy"),
]


@pytest.mark.parametrize(("name", "content"), GOOD, ids=[name for name, _ in GOOD])
def test_a_file_that_is_what_it_says_is_taken(name: str, content: bytes) -> None:
    assert uploads.check(name, content).content == content


@pytest.mark.parametrize(("name", "content", "why"), BAD)
def test_a_file_that_is_not_what_it_says_is_refused(name: str, content: bytes, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        uploads.check(name, content)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 10)
    with pytest.raises(Refusal, match="20 MB"):
        uploads.check("plan.pdf", b"%PDF-1.7 much")


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\windows\\plan.txt", "/abs/plan.txt"])
def test_no_name_from_outside_becomes_a_path(town: Any, settings: Any, name: str) -> None:
    row = staying.keep_material(salon=town.salon(), kind="material", title="Plan", file=(name, b"tekst"), **town.by)
    assert "/" not in row.file
    assert "/" not in row.file_name
    assert staying.file_path(row.file).parent == Path(settings.SALONY_HOME) / "salons"


def test_the_page_takes_a_file_and_hands_it_over_as_a_download(
    town: Any, organizer: Client, visitor: Client, django_capture_on_commit_callbacks: Any
) -> None:
    salon = town.salon()
    path = f"/olchowo/salony/{salon.slug}/materialy/"
    sent = SimpleUploadedFile("slajdy.pdf", b"%PDF-1.7 slajdy", content_type="text/html")
    organizer.post(path, {"kind": "material", "title": "Slajdy", "file": sent})
    row = Material.objects.get()
    page = visitor.get(f"/olchowo/salony/{salon.slug}/material/{row.pk}/?plik=1")
    assert page["Content-Type"] == "application/pdf"
    assert page["Content-Disposition"].startswith("attachment")
    assert b"".join(page.streaming_content) == b"%PDF-1.7 slajdy"  # type: ignore[attr-defined]
    wrong = SimpleUploadedFile("slajdy.pdf", b"MZ\x00")
    answer = organizer.post(path, {"kind": "material", "title": "Wirus", "file": wrong})
    assert answer.status_code == 400
    file = staying.file_path(row.file)
    with django_capture_on_commit_callbacks(execute=True):
        staying.remove_material(material=row, **town.by)
    assert not file.exists()


def test_what_was_said_is_found_in_any_form_across_salons_and_years(town: Any, visitor: Client) -> None:
    old = town.salon(begins_at=town.now - dt.timedelta(days=700), name="Pierwszy salon")
    new = town.salon(name="Drugi salon")
    me = town.register(new, "ala@example.org", institution_name="Chór Echo")
    texts = {"title": "Wymiana młodzieży z Czechami", "practice": "Jeździmy co roku.", "worked": "", "failed": ""}
    staying.share(author=me, key="k", contact="", clock=town.clock, **texts)
    staying.keep_material(salon=old, kind="minutes", title="Protokół", text="Mówiono o wymianach z Czech.", **town.by)
    programme.change_item(item=town.item(old, "Panel pierwszy"), title="Czeskie wymiany", **town.by)

    def found(text: str) -> set[str]:
        return {one.title for one in searching.search(town.city, text)}

    assert found("wymiany w Czechach") >= {"Wymiana młodzieży z Czechami"}
    assert found("wymiana") == {"Wymiana młodzieży z Czechami", "Protokół", "Czeskie wymiany"}
    assert found("chór echo") == {"Wymiana młodzieży z Czechami"}
    assert found("") == found("!!!") == found("żaglówka") == set()
    assert "Protokół" in visitor.get("/olchowo/salony/szukaj/?q=wymianach").content.decode()


def test_an_experience_is_taken_down_by_its_author_or_an_organizer(town: Any, visitor: Client) -> None:
    salon = town.salon()
    me = town.register(salon, "ala@example.org")
    texts = {"title": "Plener", "practice": "Malujemy.", "worked": "", "failed": "", "contact": ""}
    row = staying.share(author=me, key="k", clock=town.clock, **texts)
    assert visitor.post(f"/olchowo/salony/{salon.slug}/doswiadczenie/{row.pk}/").status_code == 403
    with pytest.raises(PermissionDenied):
        staying.take_down(experience=row, key="other", clock=town.clock)
    staying.take_down(experience=row, key="k", clock=town.clock)
    assert Experience.objects.count() == 0


def test_an_initiative_goes_from_an_idea_to_a_project(town: Any, visitor: Client) -> None:
    salon = town.salon()
    for name in ("ala", "ola"):
        town.register(salon, f"{name}@example.org")
    ala, ola = (town.token(salon, f"{name}@example.org") for name in ("ala", "ola"))
    begun = visitor.post(
        f"/olchowo/salony/{salon.slug}/zapisy/{ala}/inicjatywa/", {"title": "Plener", "idea": "Malujmy razem."}
    )
    it = Initiative.objects.get()
    assert (it.stage, it.leader_name) == ("idea", "Ala")
    page = begun["Location"].partition("?")[0]
    for _ in range(2):
        visitor.post(page, {"do": "join", "z": ola})
    it.refresh_from_db()
    assert (it.stage, it.members.count()) == ("joining", 2)
    visitor.post(page, {"do": "task", "z": ola, "title": "Znaleźć łąkę", "due": "2025-05-01"})
    it.refresh_from_db()
    assert it.stage == "doing"
    task = it.tasks.get()
    visitor.post(page, {"do": "done", "z": ala, "key": task.pk})
    task.refresh_from_db()
    assert task.done_at is not None
    visitor.post(page, {"do": "stage", "z": ala, "stage": "project", "result": "Dotacja gminy."})
    text = visitor.get(page).content.decode()
    assert "Dotacja gminy." in text
    assert "gotowe: 1 z 1" in text


def test_strangers_change_no_initiative(town: Any, visitor: Client) -> None:
    salon = town.salon()
    town.register(salon, "ala@example.org")
    it = staying.begin(
        city=town.city, salon=salon, title="Plener", idea="Razem.", leader="Ala", institution_name="", key="k",
        clock=town.clock,
    )  # fmt: skip
    page = f"/olchowo/inicjatywa/{it.slug}/"
    assert visitor.post(page, {"do": "task", "title": "Psota"}).status_code == 403
    visitor.post(page, {"do": "task", "title": "Psota", "z": town.token(salon, "ala@example.org")})
    visitor.post(page, {"do": "join", "z": "forged"})
    assert it.tasks.count() == 0
    assert it.members.count() == 1
