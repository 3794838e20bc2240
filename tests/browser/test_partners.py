"""From an institution's page through a suggestion to a checked consortium and a letter of intent; Żory's twin towns."""

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from docx import Document
from playwright.sync_api import Browser, Page, expect

SAMPLE = Path(__file__).parents[2] / "samples/zory"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
TWINS = ("Kamp-Lintfort", "Montceau-les-Mines", "Mezőkövesd", "Pasvalys", "Tetiiv")

PAGES = (
    "/zory/partnerzy/",
    "/zory/partnerzy/?q=nikt",
    "/zory/partnerzy/mok-zory/",
    "/zory/partnerzy/mbp-zory/",
    "/en/zory/partnerzy/mbp-zory/",
    "/zory/partnerzy/mbp-zory/przejmij/",
    "/zory/miasta-partnerskie/",
    "/zory/miasta-partnerskie/kraj/PL/",
    "/zory/miasta-partnerskie/kraj/YU/",
    "/zory/miasta-partnerskie/procedura/",
    "/zory/partnerzy/zory/z/kamp-lintfort/",
    "/zory/partnerzy/mbp-zory/z/biblioteka-pasvalys/",
    "/zory/programy/",
    "/zory/programy/erasmus-ka210-adu/",
    "/zory/konsorcjum/",
    "/zory/konsorcjum/?p=mbp-zory&p=biblioteka-pasvalys&lider=mbp-zory&n=Knihovna|YU|library&dodaj=muzeum&akcja=creative-europe-small",
)

pytestmark = pytest.mark.browser


@pytest.fixture
def zory(browser: Browser, transactional_db: None, live_server: Any, settings: Any) -> Any:
    """The sample city with its partners, and the meeting of which the seed article tells."""
    from salony.catalogue.cities import load_city, read_city
    from salony.catalogue.models import Event, Institution, Participation, Person
    from salony.partnerships import actions

    settings.SALONY_CITY = "zory"
    settings.SALONY_SITE = live_server.url
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    city = load_city(file=read_city(SAMPLE))
    actions.load_partners(path=SAMPLE / "partners.toml", clock=timezone.now)
    house, library = (Institution.objects.get(slug=slug) for slug in ("mok-zory", "mbp-zory"))
    event = Event.objects.create(
        city=city,
        slug="salony-kultury",
        name="Salony Kultury",
        start="2025-01-28",
        category="salon",
        created_at=timezone.now(),
        updated_at=timezone.now(),
    )
    event.organizers.add(house)
    guests = (("Gość z biblioteki", library.name, library), ("Gość z Chorzowa", "Chorzowskie Centrum Kultury", None))
    for number, (name, affiliation, institution) in enumerate(guests):
        person = Person.objects.create(slug=f"gosc-{number}", name=name)
        Participation.objects.create(event=event, person=person, affiliation=affiliation, institution=institution)
    actions.take_in_city(city=city, clock=timezone.now)
    return city


def opened(browser: Browser, size: dict[str, int], *, dark: bool = False, script: bool = True) -> Page:
    context = browser.new_context(
        viewport=size,
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
        locale="pl-PL",
        accept_downloads=True,
    )
    return context.new_page()


@pytest.mark.parametrize(("size", "script"), [(DESK, True), (PHONE, False)], ids=["desk", "phone-without-scripts"])
def test_from_an_institution_to_a_letter_of_intent(
    zory: Any, live_server: Any, browser: Browser, size: dict[str, int], script: bool, tmp_path: Path
) -> None:
    page = opened(browser, size, script=script)
    page.goto(f"{live_server.url}/zory/instytucja/mbp-zory/")
    page.get_by_role("link", name="partnerzy i propozycje").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Biblioteka Publiczna")
    expect(page.get_by_role("row", name="Chorzowskie Centrum Kultury")).to_contain_text("28 stycznia 2025")
    suggestions = page.get_by_role("region", name="Z kim warto spróbować")
    expect(suggestions).to_contain_text("Z miasta partnerskiego: Pasvalys")
    suggestions.get_by_role("link", name=re.compile("do konsorcjum.*Pasvalio")).click()
    page.get_by_label("Nazwa", exact=True).last.fill("Listy przez granicę")
    page.get_by_label("Pomysł w kilku słowach").fill("literatura dla seniorów")
    page.get_by_label("Czas w miesiącach").fill("18")
    page.get_by_label("Kwota w euro").fill("60000")
    for field in page.get_by_role("textbox", name="Wnioski w tym terminie").all():
        field.fill("1")
    page.get_by_role("button", name="Sprawdź").click()
    small = page.get_by_role("listitem").filter(has=page.get_by_role("heading", level=3, name="KA210-ADU"))
    expect(small).not_to_contain_text("Brakuje")
    large = page.get_by_role("listitem").filter(has=page.get_by_role("heading", level=3, name="KA220-ADU"))
    expect(large).to_contain_text("brakuje 1 kraju")
    large.get_by_role("link", name="KA220-ADU").click()
    page.get_by_role("region", name="Kto mógłby dołączyć").get_by_role(
        "link", name=re.compile("dodaj.*Mediathek")
    ).click()
    large = page.get_by_role("listitem").filter(has=page.get_by_role("heading", level=3, name="KA220-ADU"))
    expect(large).not_to_contain_text("brakuje 1 kraju")
    with page.expect_download() as download:
        page.get_by_role("link", name="list intencyjny (DOCX)").click()
    file = tmp_path / "letter.docx"
    download.value.save_as(file)
    words = "\n".join(paragraph.text for paragraph in Document(str(file)).paragraphs)
    for party in (
        "Miejska Biblioteka Publiczna im. Ottona Sterna",
        "Pasvalio Mariaus Katiliškio",
        "Mediathek Kamp-Lintfort",
    ):
        assert party in words
    assert "literatura dla seniorów" in words
    page.context.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_zory_shows_its_five_twins_with_what_is_known_and_missing(
    zory: Any, live_server: Any, browser: Browser, size: dict[str, int]
) -> None:
    page = opened(browser, size)
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if live_server.url not in request.url else None)
    page.goto(f"{live_server.url}/zory/miasta-partnerskie/")
    chart = page.locator("svg.partners-map")
    expect(chart.locator("path.arc")).to_have_count(5)
    for town in TWINS:
        expect(chart).to_contain_text(town)
        row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=town))
        expect(row).to_contain_text("data nieznana")
        expect(row).to_contain_text("następny krok")
    expect(page.get_by_role("row", name="Kamp-Lintfort")).to_contain_text("kontakt, październik 2003")
    page.get_by_role("link", name="Kamp-Lintfort", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kamp-Lintfort")
    expect(page.get_by_text("Delegacja z Kamp-Lintfort w Żorach")).to_be_visible()
    assert foreign == []
    page.context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_barriers(zory: Any, live_server: Any, browser: Browser, size: dict[str, int], dark: bool) -> None:
    page = opened(browser, size, dark=dark)
    found = {}
    for path in PAGES:
        page.goto(live_server.url + path)
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = !one.matches('.theme'))")
        results = Axe().run(page)
        if results.violations_count:
            found[path] = results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert found == {}, "\n".join(found.values())
    page.context.close()


@pytest.fixture
def desks(zory: Any, live_server: Any) -> Any:
    """An editor's session; a call with its invitations, a letter, a claim, two doubles and a merge to look at."""
    from datetime import timedelta

    from django.contrib.auth.models import Group, User
    from django.test import Client

    from salony.accounts import actions as accounts
    from salony.accounts.permissions import EDITORS
    from salony.partnerships import actions
    from salony.partnerships.models import Organization

    editor = User.objects.create_user("redakcja", password="tajne-haslo-9")
    editor.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    library, abroad = (Organization.objects.get(slug=slug) for slug in ("mbp-zory", "biblioteka-pasvalys"))
    for subject in ("organization:mbp-zory", "organization:biblioteka-pasvalys"):
        claim = accounts.claim(user=editor, subject=subject, note="", clock=timezone.now)
        accounts.decide_claim(mandate=claim, confirm=True, editor=editor, clock=timezone.now)
    accounts.claim(user=User.objects.create_user("ania"), subject="organization:mok-zory", note="", clock=timezone.now)
    call = actions.open_call(
        organization=library,
        title="Listy przez granicę",
        summary="Seniorzy piszą do siebie.",
        details="Dwa spotkania i książka.",
        full="Budżet.",
        deadline=timezone.now().date() + timedelta(days=30),
        cap=2,
        addressed=[(abroad, "biblioteka z zagranicy")],
        user=editor,
        clock=timezone.now,
    )
    invitation = call.invitations.get()
    actions.answer_call(invitation=invitation, interested=True, user=editor, clock=timezone.now, message="Chętnie")
    actions.send_letter(sender=abroad, recipient=library, text="Dzień dobry!", user=editor, clock=timezone.now)
    fields = {"country": "DE", "kind": "museum", "town": "Neustadt", "updated_at": timezone.now()}
    rows = [
        Organization.objects.create(slug=f"museum-{number}", name="Museum", key="museum", **fields)
        for number in range(3)
    ]
    actions.merge(double=rows[2], into=rows[0], editor=editor, clock=timezone.now)
    client = Client()
    client.force_login(editor)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    pages = (
        "/zory/partnerzy/mbp-zory/",
        "/zory/partnerzy/zory/",
        "/zory/partnerzy/mbp-zory/profil/",
        "/zory/partnerzy/mbp-zory/biurko/",
        "/zory/partnerzy/mok-zory/napisz/",
        "/zory/partnerzy/mbp-zory/zapytanie/",
        "/zory/partnerzy/mbp-zory/z/biblioteka-pasvalys/",
        f"/zory/zapytanie/{call.pk}/",
        f"/zory/zaproszenie/{invitation.pk}/",
        "/zory/prosby/",
        "/zory/duble/",
        "/en/zory/duble/?q=museum",
        "/zory/konsorcjum/?p=mbp-zory&p=biblioteka-pasvalys&lider=mbp-zory",
    )
    return cookie, pages


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_barriers_for_those_who_are_signed_in(
    desks: Any, live_server: Any, browser: Browser, size: dict[str, int]
) -> None:
    cookie, pages = desks
    page = opened(browser, size)
    page.context.add_cookies([cookie])
    found = {}
    for path in pages:
        answer = page.goto(live_server.url + path)
        assert answer is not None
        assert answer.status == 200, path
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = !one.matches('.theme'))")
        for scheme, contrast in (("light", "no-preference"), ("dark", "no-preference"), ("light", "more")):
            page.emulate_media(color_scheme=scheme, contrast=contrast)
            options = {} if (scheme, contrast) == ("light", "no-preference") else {"runOnly": ["color-contrast"]}
            results = Axe().run(page, options=options)
            if results.violations_count:
                found[f"{path} {scheme} {contrast}"] = results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert found == {}, "\n".join(f"{path}\n{report}" for path, report in found.items())
    page.context.close()
