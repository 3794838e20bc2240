"""A whole salon: made, registered for on a phone, wished, scheduled, checked in, noted, carried on, reported."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import icalendar
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from salony.accounts.actions import make_editor
from salony.catalogue.models import City, Institution
from salony.salons.models import Registration, Salon

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PASSWORD = "Lipowe-korzenie-7"
PEOPLE = (
    ("Ala Lis", "Dom Kultury w Olchowie", "sala na dwieście osób", "wymiany młodzieży"),
    ("Ola Wrona", "Biblioteka Publiczna w Olchowie", "wymiana młodzieży z Czechami", "sali na koncert"),
    ("Jan Sobota", "Chór Echo", "koncerty", "sali i publiczności"),
)


@pytest.fixture
def olchowo(browser: Browser, transactional_db: None, live_server: Any, settings: Any) -> City:
    settings.SALONY_CITY = "olchowo"
    settings.SALONY_SITE = live_server.url
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    city = City.objects.create(slug="olchowo", name="Olchowo", locative="Olchowie", genitive="Olchowa")
    for slug, name in (("dk", PEOPLE[0][1]), ("biblioteka", PEOPLE[1][1])):
        Institution.objects.create(city=city, slug=slug, name=name)
    make_editor(name="redakcja", password=PASSWORD)
    return city


def opened(browser: Browser, size: dict[str, int], *, script: bool = True) -> Page:
    context = browser.new_context(
        viewport=size,
        locale="pl-PL",
        reduced_motion="reduce",
        java_script_enabled=script,
        accept_downloads=True,
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    return page


def checked(page: Page) -> None:
    """No barriers, and nothing sticks out sideways."""
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = !one.matches('.theme'))")
    results = Axe().run(page)
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def make(desk: Page, site: str) -> str:
    """The organizer makes and publishes a salon; answers its address."""
    desk.goto(f"{site}/accounts/login/?next=/olchowo/salony/")
    desk.locator("[name=username]").fill("redakcja")
    desk.locator("[name=password]").fill(PASSWORD)
    desk.locator("main button").click()
    desk.get_by_role("link", name="Nowy salon").click()
    checked(desk)
    begins = timezone.now().replace(hour=9, minute=0) + dt.timedelta(days=3)
    desk.get_by_label("Nazwa").fill("Salon Olchowski")
    desk.get_by_label("Początek").fill(f"{begins:%Y-%m-%dT%H:%M}")
    desk.get_by_label("Miejsce").fill("Stara Cegielnia")
    desk.get_by_label("Organizator").select_option(label=PEOPLE[0][1])
    desk.get_by_label("Zacznij od").select_option("template:gielda")
    desk.get_by_role("button", name="Utwórz salon").click()
    panel = desk.locator("li", has_text="Jak rozmawiać")
    panel.get_by_text("dodaj osobę").click()
    panel.get_by_label("Imię i nazwisko").fill("Ewa Nowicka")
    panel.get_by_label("Instytucja").fill(PEOPLE[1][1])
    panel.get_by_role("button", name="Wpisz do programu").click()
    expect(desk.get_by_text("Ewa Nowicka").first).to_be_visible()
    checked(desk)
    desk.get_by_role("button", name="Opublikuj salon").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Salon Olchowski")
    checked(desk)
    return desk.url


def reorder(desk: Page, address: str) -> None:
    """By keyboard, and by dragging."""
    desk.goto(f"{address}program/")
    rows = desk.locator(".editing").first.locator("li b")
    expect(rows.first).to_have_text("Powitanie i zasady")
    button = desk.get_by_role("button", name=re.compile("później.*Powitanie i zasady"))
    button.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".editing").first.locator("li b").first).to_have_text("Jak rozmawiać, żeby coś z tego zostało")
    desk.goto(f"{address}program/")  # to the top: a page that scrolls lets go of what is dragged
    grip = desk.locator("li", has_text="Powitanie i zasady").locator(".grip")
    target = desk.locator("li", has_text="Jak rozmawiać").first
    with desk.expect_response(lambda answer: answer.request.method == "POST"):
        grip.drag_to(target, target_position={"x": 40, "y": 4})
    expect(desk.locator(".editing").first.locator("li b").first).to_have_text("Powitanie i zasady")
    desk.reload()
    expect(desk.locator(".editing").first.locator("li b").first).to_have_text("Powitanie i zasady")


def register(browser: Browser, address: str, number: int) -> Page:
    """On a phone, by the link in the letter."""
    phone = opened(browser, PHONE, script=number != 1)
    name, home, brings, seeks = PEOPLE[number]
    phone.goto(address)
    phone.get_by_role("link", name="Przyjdę").click()
    phone.get_by_label("Twój adres e-mail").fill(f"osoba{number}@example.org")
    phone.get_by_role("button", name="Wyślij mi odnośnik").click()
    expect(phone.get_by_text("List jest już w drodze")).to_be_visible()
    link = re.search(r"http\S+", mail.outbox[-1].body)
    assert link is not None
    phone.goto(link[0])
    phone.get_by_label("Imię i nazwisko").fill(name)
    for label, text in (("Instytucja", home), ("Co wnoszę", brings), ("Czego szukam", seeks)):
        phone.get_by_label(label, exact=True).fill(text)
    phone.get_by_label("Zgadzam się").check()
    if number != 1:
        checked(phone)
    phone.get_by_role("button", name="Zapisz mnie").click()
    expect(phone.locator(".pass-name")).to_have_text(name)
    if number != 1:
        checked(phone)
    return phone


def wish(phones: list[Page]) -> None:
    """Who fits, with reasons; an answer; without scripts too."""
    phones[0].get_by_role("link", name="kto do mnie pasuje").click()
    expect(phones[0].get_by_text("wnosi to, czego szukasz: „wymiana młodzieży”")).to_be_visible()
    phones[0].get_by_role("button", name=re.compile("chcę porozmawiać.*Ola Wrona")).first.click()
    checked(phones[0])
    phones[1].get_by_role("link", name="kto do mnie pasuje").click()
    phones[1].get_by_role("button", name=re.compile("chętnie.*Ala Lis")).click()
    expect(phones[1].get_by_text("chcecie oboje").first).to_be_visible()


def schedule(desk: Page, phones: list[Page], address: str, folder: Path) -> None:
    """The timetable, and everybody's own."""
    desk.goto(f"{address}plan-rozmow/")
    desk.get_by_role("button", name="Ułóż rozkład").click()
    expect(desk.get_by_text("Rozmowy: 1, wzajemne życzenia: 1")).to_be_visible()
    checked(desk)
    phones[0].reload()
    expect(phones[0].locator(".boarding")).to_contain_text("Ola Wrona")
    checked(phones[0])
    with phones[0].expect_download() as download:
        phones[0].get_by_role("link", name="do kalendarza").click()
    file = folder / "talks.ics"
    download.value.save_as(file)
    assert len(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 1


def arrive(browser: Browser, desk: Page, address: str) -> None:
    """By a code on a phone, by name, and without a line."""
    entrance = opened(browser, PHONE)
    entrance.context.add_cookies(desk.context.cookies())
    keys = {one.name: one.key for one in Registration.objects.all()}
    entrance.goto(f"{address}wejscie/{keys['Ala Lis']}/")
    entrance.get_by_role("button", name="jest na miejscu").click()
    expect(entrance.get_by_text("Jest na miejscu.")).to_be_visible()
    entrance.get_by_role("link", name="wejście").click()
    expect(entrance.locator(".doorform[data-kept]")).to_be_attached()
    entrance.context.set_offline(True)
    # The phone's camera opens the code's address, and there is no line.
    entrance.goto(f"{address}wejscie/{keys['Ola Wrona']}/")
    expect(entrance.get_by_text("Brak sieci.")).to_be_visible()
    expect(entrance.get_by_role("listitem").filter(has_text="Ola Wrona")).to_have_class("past")
    entrance.context.set_offline(False)
    with entrance.expect_response(lambda answer: answer.request.method == "POST"):
        entrance.evaluate("dispatchEvent(new Event('online'))")
    entrance.reload()
    expect(entrance.get_by_text("2 osoby na miejscu")).to_be_visible()
    checked(entrance)
    entrance.context.close()


def keep_a_note(phone: Page) -> None:
    phone.reload()
    phone.locator("summary", has_text=re.compile(r"\d\d:\d\d")).first.click()
    phone.get_by_label("Chcę działać dalej").check()
    phone.get_by_label("Notatka").fill("Koncert w maju")
    phone.get_by_role("button", name=re.compile("Zapisz.*")).click()


def carry_on(phone: Page) -> None:
    """An initiative with its first task done."""
    phone.get_by_role("link", name="moja strona").click()
    phone.get_by_role("link", name="zacznij inicjatywę").click()
    phone.get_by_label("Nazwa").fill("Koncert w dwóch językach")
    phone.get_by_label("Pomysł").fill("Chór z Czech i nasza sala.")
    phone.get_by_role("button", name="Zacznij").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Koncert w dwóch językach")
    phone.get_by_label("Zadanie", exact=True).fill("Napisać do chóru")
    phone.get_by_role("button", name="Dodaj zadanie").click()
    phone.get_by_role("button", name=re.compile("gotowe.*Napisać do chóru")).click()
    expect(phone.get_by_text("gotowe: 1 z 1")).to_be_visible()
    checked(phone)


def report(desk: Page, address: str) -> None:
    """Who met, the new tie, the note for the press."""
    desk.goto(f"{address}raport/")
    expect(desk.locator("svg.tiesdrawn")).to_be_visible()
    expect(desk.locator("main")).to_contain_text("2 / 3")
    expect(desk.locator("main")).to_contain_text("Koncert w dwóch językach")
    expect(desk.locator("blockquote")).to_contain_text("Salon Olchowski to spotkanie osób, które tworzą kulturę.")
    checked(desk)
    desk.get_by_role("button", name="przekaż do partnerstw").click()
    expect(desk.get_by_text("przekazane do partnerstw")).to_be_visible()
    for path in ("ustawienia/", "uczestnicy/", "materialy/", "tematy/", "pytania/", "../", "../szukaj/?q=koncert"):
        desk.goto(f"{address}{path}")
        checked(desk)


def test_a_whole_salon(olchowo: City, live_server: Any, browser: Browser, tmp_path: Path) -> None:
    desk = opened(browser, DESK)
    address = make(desk, live_server.url)
    reorder(desk, address)
    phones = [register(browser, address, number) for number in range(3)]
    salon = Salon.objects.get()

    wish(phones)
    schedule(desk, phones, address, tmp_path)
    arrive(browser, desk, address)
    for phone in phones[:2]:
        keep_a_note(phone)
    expect(phones[1].get_by_role("heading", name="Działamy dalej")).to_be_visible()
    carry_on(phones[0])
    report(desk, address)
    assert salon.event is not None
    for page in (desk, *phones):
        page.context.close()
