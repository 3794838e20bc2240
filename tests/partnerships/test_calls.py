"""Calls that respect people: addressed to few, capped, revealed step by step, with a log of who saw what."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from salony.partnerships import actions, queries, suggesting
from salony.partnerships.actions.calls import CallError
from salony.partnerships.models import Call, Invitation

DEADLINE = dt.date(2026, 3, 1)


@pytest.fixture
def sides(land: Any, client: Any) -> Any:
    """The caller with its user; two libraries abroad with theirs."""
    client.defaults["salony.now"] = land.clock()
    land.caller = land.of(land.centre)
    land.ania = land.user("ania", land.caller)
    land.libraries = [land.partner("Pasvalio biblioteka"), land.partner("Mediathek", "DE")]
    land.jonas, land.ute = (land.user(name, one) for name, one in zip(("jonas", "ute"), land.libraries, strict=True))
    return land


def opened(land: Any, **changes: Any) -> Call:
    said: dict[str, Any] = {
        "organization": land.caller,
        "title": "Listy do sąsiadów",
        "summary": "Seniorzy piszą do siebie.",
        "details": "Dwa spotkania i książka.",
        "full": "Budżet i tajny pomysł.",
        "deadline": DEADLINE,
        "cap": 1,
        "addressed": [(one, "biblioteka z zagranicy") for one in land.libraries],
        "user": land.ania,
        "clock": land.clock,
    }
    return actions.open_call(**{**said, **changes})


def test_details_show_step_by_step_and_never_before_interest(sides: Any, client: Any) -> None:
    call = opened(sides)
    invitation = call.invitations.get(organization=sides.libraries[0])
    path = f"/brzegowo/zaproszenie/{invitation.pk}/"
    client.force_login(sides.jonas)

    def seen() -> str:
        return client.get(path).content.decode()

    assert "Seniorzy piszą" in seen()
    assert "Dwa spotkania" not in seen()
    with pytest.raises(CallError, match="zainteresowani"):
        actions.open_level(invitation=invitation, level=Invitation.Level.DETAILS, user=sides.ania)
    assert client.post(path, {"interested": "1", "message": "Chętnie"}).status_code == 302
    assert "Dwa spotkania" not in seen()
    invitation.refresh_from_db()
    actions.open_level(invitation=invitation, level=Invitation.Level.DETAILS, user=sides.ania)
    assert "Dwa spotkania" in seen()
    assert "tajny pomysł" not in seen()
    actions.open_level(invitation=invitation, level=Invitation.Level.FULL, user=sides.ania)
    assert "tajny pomysł" in seen()
    log = [(row.user.username, row.level) for row in invitation.viewings.all()]
    assert log == [("jonas", 1), ("jonas", 2), ("jonas", 3)]


def test_who_declines_sees_no_more_than_the_summary_again(sides: Any) -> None:
    invitation = opened(sides).invitations.get(organization=sides.libraries[0])
    actions.answer_call(invitation=invitation, interested=True, user=sides.jonas, clock=sides.clock)
    actions.open_level(invitation=invitation, level=Invitation.Level.FULL, user=sides.ania)
    actions.answer_call(invitation=invitation, interested=False, user=sides.jonas, clock=sides.clock)
    assert queries.visible_parts(invitation) == {"summary": "Seniorzy piszą do siebie."}


def test_nobody_else_sees_a_call_or_its_answers(sides: Any, client: Any) -> None:
    call = opened(sides)
    first = call.invitations.get(organization=sides.libraries[0])
    paths = (f"/brzegowo/zapytanie/{call.pk}/", f"/brzegowo/zaproszenie/{first.pk}/")
    for path in paths:
        assert client.get(path).status_code == 302
    for user in (sides.user("obcy"), sides.ute):
        client.force_login(user)
        for path in paths:
            assert client.get(path).status_code == 403
    client.force_login(sides.jonas)
    assert client.get(paths[0]).status_code == 403
    assert client.post(f"/brzegowo/zaproszenie/{first.pk}/pokaz/", {"level": "3"}).status_code == 403
    client.force_login(sides.ania)
    assert client.get(paths[0]).status_code == 200
    assert client.get(paths[1]).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.answer_call(invitation=first, interested=True, user=sides.ute, clock=sides.clock)


def test_the_cap_spares_caller_and_called(sides: Any) -> None:
    first, second = opened(sides).invitations.order_by("pk")
    actions.answer_call(invitation=first, interested=True, user=sides.jonas, clock=sides.clock)
    with pytest.raises(CallError, match="już tyle odpowiedzi"):
        actions.answer_call(invitation=second, interested=True, user=sides.ute, clock=sides.clock)
    actions.answer_call(invitation=second, interested=False, user=sides.ute, clock=sides.clock)
    actions.answer_call(invitation=first, interested=True, message="i jeszcze", user=sides.jonas, clock=sides.clock)


def test_a_closed_call_and_one_past_its_deadline_take_no_interest(sides: Any) -> None:
    call = opened(sides)
    invitation = call.invitations.first()
    assert invitation is not None
    late = lambda: sides.clock() + dt.timedelta(days=60)  # noqa: E731
    for clock, close in ((late, False), (sides.clock, True)):
        if close:
            actions.close_call(call=call, user=sides.ania, clock=sides.clock)
        with pytest.raises(CallError, match="zamknięte"):
            actions.answer_call(invitation=invitation, interested=True, user=sides.jonas, clock=clock)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"deadline": None}, "potrzebuje terminu"),
        ({"deadline": dt.date(2026, 1, 1)}, "już minął"),
        ({"title": " "}, "tytułu i streszczenia"),
        ({"cap": 0}, "Limit to od 1"),
        ({"cap": 500}, "Limit to od 1"),
        ({"addressed": []}, "ma adresata"),
    ],
)
def test_a_call_without_what_it_needs_is_not_sent(sides: Any, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(CallError, match=says):
        opened(sides, **changes)
    assert not Call.objects.exists()


def test_nobody_calls_in_the_name_of_others(sides: Any, client: Any) -> None:
    with pytest.raises(PermissionDenied):
        opened(sides, user=sides.jonas)
    client.force_login(sides.jonas)
    assert client.get("/brzegowo/partnerzy/bok/zapytanie/").status_code == 403


def test_load_and_answer_rate_are_shown_before_anybody_is_asked(sides: Any, client: Any) -> None:
    today = sides.clock().date()
    opened(sides)
    assert queries.load(sides.libraries, today) == {one.pk: 1 for one in sides.libraries}
    invitation = Invitation.objects.get(organization=sides.libraries[0])
    actions.answer_call(invitation=invitation, interested=False, user=sides.jonas, clock=sides.clock)
    rate = queries.answer_rate(sides.libraries[0], today)
    assert (rate.answered, rate.received, rate.open) == (1, 1, 0)
    assert queries.answer_rate(sides.libraries[1], today).open == 1
    client.force_login(sides.ania)
    asked = {"p": [one.slug for one in sides.libraries]}
    page = client.get("/brzegowo/partnerzy/bok/zapytanie/", asked).content.decode()
    assert "1 zapytanie czeka u nich na odpowiedź" in page
    assert "odpowiedzieli na 1 z 1 zapytań" in page


def test_a_call_is_sent_from_the_page(sides: Any, client: Any) -> None:
    client.force_login(sides.ania)
    row = {"title": "T", "summary": "S", "deadline": "2027-03-01", "cap": "3", "addressed": [sides.libraries[0].slug]}
    path = "/brzegowo/partnerzy/bok/zapytanie/"
    assert client.post(path, {**row, "deadline": ""}).status_code == 200
    answer = client.post(path, row)
    assert answer.status_code == 302
    assert [one.organization for one in Invitation.objects.all()] == [sides.libraries[0]]


def test_how_somebody_answers_is_a_reason(sides: Any) -> None:
    invitation = opened(sides).invitations.get(organization=sides.libraries[0])
    actions.answer_call(invitation=invitation, interested=True, user=sides.jonas, clock=sides.clock)
    found = suggesting.for_organization(sides.caller, sides.clock().date())
    said = {one.organization: one.reasons for one in found}
    assert "Odpowiedzieli na 1 z 1 zapytań" in " ".join(said.get(sides.libraries[0], []))
