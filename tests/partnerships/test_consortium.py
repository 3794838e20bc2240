"""The builder: a consortium in an address, checked, completed, written down."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import icalendar
import pytest
from click.testing import CliRunner
from docx import Document

from salony.config.cli import contents
from salony.partnerships import actions, suggesting
from salony.partnerships.models import Plan
from salony.partnerships.programmes import read_consortium

BUILDER = "/brzegowo/konsorcjum/"
ELSEWHERE = {"nowy": "Grange aux Arts", "nowy-kraj": "Francja", "nowy-rodzaj": "association"}
NAME = 'Próba "1"\n\t\\'
FILE = """
name = "P"
[[partner]]
name = "A"
country = "PL"
role = "lead"
[[partner]]
name = "B"
country = "LT"
"""


@pytest.fixture
def abroad(land: Any) -> Any:
    land.partner("Pasvalio biblioteka", town="Pasvalys", founded=1937)
    land.partner("Mediathek Kamp-Lintfort", "DE", town="Kamp-Lintfort")
    return land


def test_an_empty_builder_invites(land: Any, get: Any, text_of: Any) -> None:
    page = text_of(get(BUILDER))
    assert "Zbierz partnerów" in page
    assert "Co pasuje do którego programu" not in page


def test_two_countries_are_checked_against_every_action(abroad: Any, get: Any, text_of: Any) -> None:
    answer = get(BUILDER, p=["bok", "pasvalio-biblioteka"], lider="bok", miesiace="18", kwota="60000")
    page = text_of(answer)
    assert answer.content.decode().count("<h3>") == 10
    assert page.index("KA210-ADU") < page.index("KA220-ADU")
    assert "Termin za 23 dni: 5 marca 2026" in page


def test_who_could_join_comes_from_a_country_that_is_missing(abroad: Any, get: Any, text_of: Any) -> None:
    answer = get(BUILDER, p=["bok", "pasvalio-biblioteka"], lider="bok", akcja="erasmus-ka220-adu")
    joining = text_of(answer)[text_of(answer).index("Kto mógłby dołączyć") :]
    assert "Mediathek Kamp-Lintfort" in joining
    assert "W konsorcjum brakuje partnera z Niemiec" in joining


def test_somebody_outside_of_the_directory_joins_by_name_and_country(abroad: Any, get: Any, text_of: Any) -> None:
    page = text_of(get(BUILDER, p=["bok"], **ELSEWHERE))
    assert "Grange aux Arts stowarzyszenie lub fundacja, Francja" in page


def test_a_country_that_is_no_more_is_asked_about(land: Any, get: Any, text_of: Any) -> None:
    page = text_of(get(BUILDER, p=["bok"], n=["Knihovna|Czechosłowacja|library"]))
    assert "ten kraj istniał do 1992 roku. Który to dziś: Czechy, Słowacja?" in page


@pytest.mark.parametrize(
    "query",
    [
        {"p": ["nie-ma-takiej"]},
        {"miesiace": "dużo", "kwota": "-5", "wnioski-bok": "²"},
        {"n": ["|||", "<script>alert(1)</script>|ZZ|?"]},
        {"akcja": "nie-ma", "lider": "nikt"},
        {"p": ["bok"] * 500},
    ],
)
def test_whatever_is_typed_into_the_address_gives_a_page(land: Any, get: Any, query: dict[str, Any]) -> None:
    answer = get(BUILDER, **query)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_the_letter_of_intent_names_every_party_and_says_that_it_is_a_draft(abroad: Any, get: Any) -> None:
    answer = get(f"{BUILDER}letter.docx", p=["bok", "pasvalio-biblioteka"], pomysl="literatura dla seniorów")
    document = Document(BytesIO(answer.content))
    words = "\n".join(one.text for one in document.paragraphs)
    assert "Strona 1: Brzegowski Ośrodek Kultury, Brzegowo, Polska" in words
    assert "Strona 2: Pasvalio biblioteka, Pasvalys, Litwa" in words
    assert "literatura dla seniorów" in words
    assert "prawnik" in document.sections[0].header.paragraphs[0].text
    assert get(f"/en{BUILDER}letter.pdf", p=["bok"]).content.startswith(b"%PDF")
    assert get(f"{BUILDER}letter.exe").status_code == 404


def test_the_file_is_read_back_as_the_same_consortium(abroad: Any, get: Any) -> None:
    answer = get(
        f"{BUILDER}konsorcjum.toml",
        p=["bok", "pasvalio-biblioteka"],
        lider="bok",
        nazwa='Próba "1"\n\t\\',
        miesiace="18",
    )
    read = read_consortium(answer.content.decode(), "x.toml")
    assert read.name == NAME
    assert [(one.name, one.country and one.country.code, one.is_lead) for one in read.members] == [
        ("Brzegowski Ośrodek Kultury", "PL", True),
        ("Pasvalio biblioteka", "LT", False),
    ]
    assert read.members[1].years == 2026 - 1937


def test_a_consortium_is_kept_by_those_who_act_for_a_member(abroad: Any, client: Any) -> None:
    row = {"p": ["bok", "pasvalio-biblioteka"], "nazwa": "Babcie i tablety", "dla": "bok"}
    client.force_login(abroad.user("obcy"))
    assert client.post(f"{BUILDER}zachowaj/", row).status_code == 403
    client.force_login(abroad.user("ania", abroad.of(abroad.centre)))
    assert client.post(f"{BUILDER}zachowaj/", row).status_code == 302
    (plan,) = Plan.objects.all()
    assert plan.name == "Babcie i tablety"
    assert "Babcie i tablety" in client.get("/brzegowo/partnerzy/bok/").content.decode()


def test_deadlines_are_followed_by_calendar_and_feed(land: Any, get: Any) -> None:
    calendar = icalendar.Calendar.from_ical(get("/brzegowo/programy/terminy.ics").content)
    days = {str(one["summary"]): one.decoded("dtstart") for one in calendar.walk("VEVENT")}
    assert any("KA210-ADU" in name for name in days)
    assert len(calendar.walk("VALARM")) == len(days)
    feed = get("/brzegowo/programy/terminy.xml").content.decode()
    assert feed.count("<item>") == len(days)


def test_an_action_shows_year_source_and_funnel(abroad: Any, get: Any, text_of: Any) -> None:
    page = text_of(get("/brzegowo/programy/erasmus-ka210-adu/"))
    assert "To warunki z 2025 roku. Na 2026 nie są potwierdzone." in page
    assert "accesseurope.ie (2025)" in page
    assert "4 instytucje w katalogu" in page
    assert get("/brzegowo/programy/nie-ma/").status_code == 404


def test_a_newer_year_needs_no_code(land: Any, get: Any, text_of: Any) -> None:
    text = """
[[action]]
slug = "erasmus-ka210-adu"
programme = "erasmus"
year = 2026
pl = "Małe partnerstwo, nowe zasady"
en = "Small-scale partnership, new rules"
organizations = 2
countries = 2
area = "erasmus"
grants = [50000]
deadlines = [2026-10-01]
sources = [{ name = "example.org", year = 2026 }]
"""
    assert actions.add_rules(text=text, origin="nowe.toml", clock=land.clock) == 1
    assert actions.add_rules(text=text, origin="nowe.toml", clock=land.clock) == 1
    page = text_of(get("/brzegowo/programy/erasmus-ka210-adu/"))
    assert "Małe partnerstwo, nowe zasady" in page
    assert "nie są potwierdzone" not in page
    assert "1 października 2026" in page


def test_whoever_sits_in_a_twin_town_comes_first(abroad: Any) -> None:
    twin = abroad.twin("Pasvalys", "LT")
    actions.begin(one=abroad.town, other=twin, user=abroad.editor, clock=abroad.clock)
    first = suggesting.for_organization(abroad.of(abroad.library), abroad.clock().date())[0]
    assert first.organization.name == "Pasvalio biblioteka"
    assert any("Pasvalys" in reason for reason in first.reasons)


def test_what_was_dismissed_is_not_suggested_again(abroad: Any) -> None:
    it = abroad.of(abroad.library)
    before = [one.organization for one in suggesting.for_organization(it, abroad.clock().date())]
    assert before
    actions.dismiss(organization=it, candidate=before[0], user=abroad.editor, clock=abroad.clock)
    after = [one.organization for one in suggesting.for_organization(it, abroad.clock().date())]
    assert before[0] not in after


def test_the_command_checks_a_file(tmp_path: Path, db: None) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(FILE)
    run = CliRunner().invoke(contents, ["consortium", "check", str(path), "--day", "2026-02-10", "--json"])
    assert run.exit_code == 0
    rows = {row["action"]: row for row in json.loads(run.output)["actions"]}
    assert rows["erasmus-ka210-adu"]["state"] == "unknown"
    assert rows["erasmus-ka220-adu"]["gap"]["organizations"] == 1
    alone = CliRunner().invoke(contents, ["consortium", "check", str(path), "--action", "erasmus-ka220-adu"])
    assert alone.exit_code == 1
    assert "missing" in alone.output
    path.write_text("{")
    broken = CliRunner().invoke(contents, ["consortium", "check", str(path)])
    assert broken.exit_code == 1
    assert "neither TOML nor JSON" in broken.output


def test_an_idea_in_free_text_finds_whoever_works_on_it(abroad: Any, get: Any, text_of: Any) -> None:
    actions.edit_profile(
        organization=abroad.of(abroad.library),
        values={"themes": ["listy seniorów"], "offers": "listy seniorów, czytelnia"},
        user=abroad.editor,
        clock=abroad.clock,
    )
    page = text_of(get("/brzegowo/partnerzy/", q="listy seniorów, wystawa"))
    assert "Do takiego pomysłu Biblioteka w Brzegowie" in page
    assert "Do takiego pomysłu" not in text_of(get("/brzegowo/partnerzy/", q="listy"))
