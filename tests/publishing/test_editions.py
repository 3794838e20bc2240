"""The month for print and post: composed, arranged, published, archived; as a page, a PDF, a letter and a feed."""

import datetime as dt
import json
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.core.exceptions import PermissionDenied
from django.test import Client

from salony.accounts.permissions import EDITORS
from salony.publishing import actions, queries
from salony.publishing.actions import Pick
from salony.publishing.edition.issue import compose, from_json, to_json
from salony.publishing.models import Act, Edition

JANUARY = dt.date(2025, 1, 1)
PAGE = "/lipowo/wydanie/2025/01/"


@pytest.fixture
def filled(town: Any) -> Any:
    town.concert = town.event("Koncert", "2025-01-26T18:00", category="concert", price=20)
    town.tale = town.event("Bajki", "2025-01-27T11:00", category="family", is_free=True)
    town.glass = town.event("Szkło", "2024-12-10", end="2025-02-02", category="exhibition")
    town.off = town.event("Kabaret", "2025-01-28T20:00", category="comedy", status="cancelled")
    return town


@pytest.fixture
def editor(db: None) -> User:
    user = User.objects.create_user("ewa", password="bardzo-tajne-haslo")
    user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    return user


def clock() -> dt.datetime:
    return dt.datetime(2025, 1, 20, 9, 0, tzinfo=dt.UTC)


def test_a_month_that_nobody_arranged_is_the_rankings(filled: Any, get: Any) -> None:
    html = get(PAGE).content.decode()
    assert "Styczeń 2025 w kulturze" in html
    assert "4 wydarzenia w Lipowie" in html
    assert "Ułożone przez sam ranking" in html
    picks = html[html.index('class="picks"') : html.index('class="sheetcolumns"')]
    assert "Koncert" in picks
    assert "Kabaret" not in picks
    assert "Odwołane." in html[html.index('class="sheetcolumns"') :]
    assert get("/lipowo/wydanie/2031/05/").status_code == 404
    assert get("/lipowo/wydanie/2025/13/").status_code == 404


def test_an_issue_survives_its_archive(filled: Any) -> None:
    issue = compose(filled.city, JANUARY, None)
    assert from_json(json.loads(json.dumps(to_json(issue)))) == issue


def test_an_editor_chooses_orders_and_writes(filled: Any, get: Any, editor: User) -> None:
    picks = [Pick(filled.tale.pk, "Dla tych, którzy słuchają oczami."), Pick(filled.concert.pk)]
    row = actions.arrange(
        city=filled.city, month=JANUARY, introduction=" Zimą słychać lepiej. ", picks=picks, editor=editor, clock=clock
    )
    assert "Zimą słychać" not in get(PAGE).content.decode(), "a draft is nobody's business yet"
    actions.publish(edition=row, content=to_json(compose(filled.city, JANUARY, row)), editor=editor, clock=clock)
    html = get(PAGE).content.decode()
    assert "Zimą słychać lepiej." in html
    assert "Dla tych, którzy słuchają oczami." in html
    assert "wydane: poniedziałek, 20 stycznia 2025" in html
    assert html.index("Bajki</a></h3>") < html.index("Koncert</a></h3>")
    assert [act.kind for act in Act.objects.all()] == ["arranged", "published"]


def test_the_archive_stays_as_it_was_sent(filled: Any, get: Any, editor: User) -> None:
    row = actions.arrange(
        city=filled.city, month=JANUARY, introduction="", picks=[Pick(filled.concert.pk)], editor=editor, clock=clock
    )
    actions.publish(edition=row, content=to_json(compose(filled.city, JANUARY, row)), editor=editor, clock=clock)
    filled.concert.name = "Recital"
    filled.concert.save()
    actions.arrange(city=filled.city, month=JANUARY, introduction="Nowe.", picks=[], editor=editor, clock=clock)
    html = get(PAGE).content.decode()
    assert "Koncert</a></h3>" in html
    assert "Recital" not in html
    assert "Nowe." not in html
    assert "Styczeń 2025 w kulturze" in get("/lipowo/wydania/").content.decode()
    feed = ElementTree.fromstring(get("/lipowo/wydania/rss.xml").content)  # noqa: S314 - our own feed
    assert [item.findtext("title") for item in feed.iter("item")] == ["Styczeń 2025 w kulturze"]
    actions.withdraw(edition=row, editor=editor, clock=clock)
    assert "Recital" in get(PAGE).content.decode()
    assert queries.published_editions(filled.city) == []


def test_who_may_not_and_what_cannot_be(filled: Any, editor: User) -> None:
    with pytest.raises(PermissionDenied):
        actions.arrange(city=filled.city, month=JANUARY, introduction="", picks=[], editor=AnonymousUser(), clock=clock)
    for picks in ([Pick(filled.tale.pk), Pick(filled.tale.pk)], [Pick(10**6)], [Pick(n) for n in range(25)]):
        with pytest.raises(ValueError, match="an edition has"):
            actions.arrange(city=filled.city, month=JANUARY, introduction="", picks=picks, editor=editor, clock=clock)
    assert not Edition.objects.exists()


class Letter(HTMLParser):
    """What a letter loads, and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attrs)
        if tag == "img":
            self.pictures.append(values["src"] or "")
        if tag == "a":
            self.links.append(values["href"] or "")


def test_the_letter_stands_on_its_own(filled: Any, get: Any) -> None:
    response = get(f"{PAGE}list.html")
    assert "style-src 'unsafe-inline'" in response["Content-Security-Policy"]
    assert "script" not in response["Content-Security-Policy"]
    letter = Letter()
    letter.feed(response.content.decode())
    assert not {"script", "link", "style", "form"} & letter.tags
    assert all(url.startswith("https://salony.example/") for url in [*letter.pictures, *letter.links])
    assert f"https://salony.example{PAGE}" in letter.links
    assert len(response.content) < 100_000, "mail programs cut longer letters"


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_pdf_is_the_same_bytes_each_time_and_says_its_language(
    filled: Any, get: Any, editor: User, language: str
) -> None:
    row = actions.arrange(
        city=filled.city,
        month=JANUARY,
        introduction="Wstęp.",
        picks=[Pick(filled.concert.pk)],
        editor=editor,
        clock=clock,
    )
    actions.publish(edition=row, content=to_json(compose(filled.city, JANUARY, row)), editor=editor, clock=clock)
    first = get(f"{language}{PAGE}druk.pdf")
    assert first["Content-Type"] == "application/pdf"
    assert first.content.startswith(b"%PDF-1.")
    assert (b"/Lang (en)" if language else b"/Lang (pl)") in first.content
    assert first.content.count(b"/Type /Page\n") == 3
    assert first.content == get(f"{language}{PAGE}druk.pdf").content
    assert len(first.content) < 2_000_000


def test_the_editors_table(filled: Any, client: Client, editor: User) -> None:
    path = f"{PAGE}uloz/"
    assert client.get(path)["Location"].startswith("/accounts/login/")
    client.force_login(User.objects.create_user("gosc"))
    assert client.get(path).status_code == 403
    client.force_login(editor)
    html = client.get(path).content.decode()
    assert "Układanie: Styczeń 2025 w kulturze" in html
    asked = {
        "event": [str(filled.tale.pk), str(filled.concert.pk)],
        f"place-{filled.tale.pk}": "2",
        f"place-{filled.concert.pk}": "1",
        f"note-{filled.tale.pk}": "Słuchać.",
        "introduction": "Wstęp do stycznia.",
    }
    wrong = client.post(path, {**asked, f"place-{filled.tale.pk}": "pierwsze"})
    assert "kolejność podaje się liczbą całkowitą, a nie „pierwsze”" in wrong.content.decode()
    assert client.post(path, {**asked, "act": "keep"})["Location"] == path
    assert "Wstęp do stycznia." in client.get(path).content.decode()
    assert client.post(path, {**asked, "act": "publish"})["Location"] == PAGE
    kept = queries.published_edition(filled.city, JANUARY)
    assert kept is not None
    assert [entry["name"] for entry in kept.content["entries"]] == ["Koncert", "Bajki"]
    client.post(path, {"act": "withdraw"})
    assert queries.published_edition(filled.city, JANUARY) is None
