"""The pages of partners as a reader gets them."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from salony.partnerships import actions
from salony.partnerships.lifecycle import Stage


def test_the_directory_shows_the_towns_own_first(land: Any, get: Any, text_of: Any) -> None:
    land.partner("Pasvalio biblioteka", town="Pasvalys")
    page = text_of(get("/brzegowo/partnerzy/"))
    assert page.index("Brzegowski Ośrodek Kultury") < page.index("Pasvalio biblioteka")
    assert "Biblioteka · Pasvalys, Litwa" in page


def test_the_directory_narrows_by_words_kind_and_country(land: Any, get: Any, text_of: Any) -> None:
    land.partner("Pasvalio biblioteka")
    land.partner("Matyó Múzeum", "HU", "museum")
    assert "1 partner" in text_of(get("/brzegowo/partnerzy/", q="muzeum matyo"))
    assert "Pasvalio" not in text_of(get("/brzegowo/partnerzy/", rodzaj="museum"))
    assert "Nikogo takiego tu nie znamy" in text_of(get("/brzegowo/partnerzy/", q="Reykjavik"))


def test_an_institutions_page_leads_to_its_partners(land: Any, get: Any) -> None:
    page = get("/brzegowo/instytucja/bok/").content.decode()
    assert 'href="/brzegowo/partnerzy/bok/"' in page


def test_the_partner_page_draws_and_lists_every_tie(land: Any, get: Any, text_of: Any) -> None:
    event = land.event("Salony Kultury", "2025-01-28", land.centre)
    land.guest(event, "Ewa Kos", land.library.name, land.library)
    answer = get("/brzegowo/partnerzy/bok/")
    page = answer.content.decode()
    assert page.count("<svg") >= 2
    assert 'data-category="salon"' in page
    assert "Salony Kultury , 28 stycznia 2025 wysyła swoich ludzi" in text_of(answer)


def test_a_page_without_ties_says_so(land: Any, get: Any, text_of: Any) -> None:
    assert "nie wskazuje jeszcze partnera" in text_of(get("/brzegowo/partnerzy/bok/"))


def test_nobody_is_suggested_without_a_reason(land: Any, get: Any) -> None:
    land.partner("Divadlo bez důvodu", "CZ", "theatre")
    land.partner("Pasvalio biblioteka", "LT", "library", themes=["letters"])
    mine = land.of(land.library)
    mine.themes = ["letters"]
    mine.save()
    page = get("/brzegowo/partnerzy/biblioteka/").content.decode()
    assert "Pasvalio biblioteka" in page
    assert "Divadlo" not in page


def test_addresses_for_the_relay_are_never_shown(land: Any, get: Any, client: Any) -> None:
    it = land.of(land.centre)
    actions.edit_profile(
        organization=it, values={"contact": "tajny@example.org", "offers": "sala"}, user=land.editor, clock=land.clock
    )
    client.force_login(land.editor)
    for path in ("/brzegowo/partnerzy/", "/brzegowo/partnerzy/bok/", "/brzegowo/partnerzy/bok/z/biblioteka/"):
        assert "tajny@example.org" not in get(path).content.decode()


def test_a_merged_partner_leads_to_the_one_it_is(land: Any, get: Any) -> None:
    one, two = land.partner("Knihovna"), land.partner("Knihovna Zlín")
    actions.merge(double=one, into=two, editor=land.editor, clock=land.clock)
    answer = get(f"/brzegowo/partnerzy/{one.slug}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/brzegowo/partnerzy/{two.slug}/")


def test_only_those_who_act_for_it_may_dismiss(land: Any, client: Any, get: Any) -> None:
    other = land.partner("Pasvalio biblioteka")
    path = f"/brzegowo/partnerzy/bok/odloz/{other.slug}/"
    assert client.post(path).status_code == 302
    client.force_login(land.user("obcy"))
    assert client.post(path).status_code == 403
    client.force_login(land.user("ania", land.of(land.centre)))
    assert client.post(path).status_code == 302
    assert land.of(land.centre).dismissals.count() == 1


def test_the_town_stands_on_a_map_with_what_is_known_and_missing(land: Any, get: Any, text_of: Any) -> None:
    for name, country in (("Kamp-Lintfort", "DE"), ("Pasvalys", "LT")):
        partnership = actions.begin(one=land.town, other=land.twin(name, country), user=land.editor, clock=land.clock)
        partnership.steps.all().delete()
        actions.add_step(partnership=partnership, stage=Stage.AGREEMENT, user=land.editor, clock=land.clock)
    answer = get("/brzegowo/miasta-partnerskie/")
    page = text_of(answer)
    assert 'class="partners-map"' in answer.content.decode()
    assert answer.content.decode().count('class="arc unknown"') == 2
    assert "2 miasta partnerskie w 2 krajach" in page
    assert "data nieznana" in page
    assert "0/2 data umowy" in page


def test_a_pair_tells_its_story_and_its_next_anniversary(land: Any, get: Any, text_of: Any) -> None:
    partnership = actions.begin(one=land.town, other=land.twin("Pasvalys", "LT"), user=land.editor, clock=land.clock)
    for stage, date in ((Stage.CONTACT, "2003-10"), (Stage.AGREEMENT, "2004-06-12"), (Stage.ACTIVE, "2019-05")):
        actions.add_step(partnership=partnership, stage=stage, date=date, user=land.editor, clock=land.clock)
    partnership.steps.filter(stage=Stage.IDEA).delete()
    page = text_of(get("/brzegowo/partnerzy/brzegowo/z/pasvalys/"))
    assert "uśpione; ostatni znany ślad: maj 2019" in page
    assert "22. rocznica: 12 czerwca 2026" in page
    known = page[page.index("Co wiadomo") :]
    assert known.index("październik 2003") < known.index("12 czerwca 2004") < known.index("maj 2019")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_country_is_seen_whole(land: Any, get: Any, prefix: str, text_of: Any) -> None:
    land.twin("Pustkowo", "PL")
    page = text_of(get(f"{prefix}/brzegowo/miasta-partnerskie/kraj/PL/"))
    assert "Pustkowo" in page
    assert ("Białe plamy" if not prefix else "Blank spots") in page


def test_a_country_that_no_longer_exists_names_its_successors(land: Any, get: Any, text_of: Any) -> None:
    page = text_of(get("/brzegowo/miasta-partnerskie/kraj/YU/"))
    assert "istniał do roku 1992" in page
    assert "Chorwacja" in page
    assert get("/brzegowo/miasta-partnerskie/kraj/ZZ/").status_code == 404


def test_the_procedure_names_sources_and_doubts(land: Any, get: Any, text_of: Any) -> None:
    page = text_of(get("/brzegowo/miasta-partnerskie/procedura/"))
    assert "do sprawdzenia przez prawnika" in page
    assert "gazetaprawna.pl" in page


def test_nobody_is_a_partner_of_themselves(land: Any, get: Any) -> None:
    assert get("/brzegowo/partnerzy/bok/z/bok/").status_code == 404
    assert get("/brzegowo/partnerzy/nikt/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_partners(land: Any, get: Any) -> None:
    counted = []
    for numbers in (range(2), range(2, 12)):
        for number in numbers:
            actions.begin(one=land.town, other=land.twin(f"Miasto {number}", "DE"), user=land.editor, clock=land.clock)
        get("/brzegowo/miasta-partnerskie/")
        with CaptureQueriesContext(connection) as asked:
            get("/brzegowo/miasta-partnerskie/")
        counted.append(len(asked))
    assert counted[0] == counted[1]
    assert counted[1] <= 24
