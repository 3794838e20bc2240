"""Pages of which only a few values differ."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from salony.publishing.web.sheets import filled


@pytest.mark.django_db(transaction=True)
def test_values_of_one_request_do_not_show_in_the_next(town: Any, get: Any) -> None:
    town.event("Koncert", "2025-01-26T18:00")
    first = get("/lipowo/szukaj/?q=koncert").content.decode()
    second = get("/lipowo/szukaj/?q=%3Cb%3Ewystawa%22").content.decode()
    assert 'value="koncert"' in first
    assert "&lt;b&gt;wystawa&quot;" in second
    for others in ("<b>wystawa", 'value="koncert"', "q=koncert"):
        assert others not in second


@pytest.mark.django_db(transaction=True)
def test_a_sheet_is_composed_once_for_those_who_bring_no_cookie() -> None:
    composed = []

    def context(slots: Any) -> dict[str, Any]:
        composed.append(slots)
        return {"title": slots["title"], "nearest": None}

    def page(request: HttpRequest, title: str) -> str:
        answer = filled(request, "publishing/page.html", "key", context, {"title": title})
        return str(answer.content.decode())

    stranger, known = RequestFactory().get("/"), RequestFactory().get("/", HTTP_COOKIE="sessionid=x")
    assert "<title>Ala</title>" in page(stranger, "Ala")
    assert "<title>Ola</title>" in page(stranger, "Ola")
    assert len(composed) == 1
    assert "<title>Ela</title>" in page(known, "Ela")
    assert len(composed) == 2
