"""Pages of which all but a few values is the same all day: the rest is composed once, and the values are put in.

A search is asked only once in these words, but its menu, its footer and its box are those of the search before.
"""

import secrets
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from salony.catalogue.freshness import Kept

_sheets: Kept[Hashable, tuple[str, ...]] = Kept(200)


def filled(
    request: HttpRequest,
    template: str,
    key: Hashable,
    context: Callable[[Mapping[str, str]], Mapping[str, Any]],
    slots: Mapping[str, str],
) -> HttpResponse:
    """The page with its slots filled.

    key: what the rest of the page follows from, beside the tables and the language. context: the template's, asked for
    where there is no such sheet yet; it is given a mark for each slot, to stand where the slot is. slots: HTML by name.
    Who brings a cookie may be somebody: their page is composed for them alone.
    """
    names = tuple(slots)
    kept = {} if request.META.get("HTTP_COOKIE") else _sheets.now()
    whole = (template, get_language(), names, key)
    if (sheet := kept.get(whole)) is None:
        sheet = kept[whole] = _composed(request, template, context, names)
    # Texts and names of slots take turns; the text comes first and last.
    return HttpResponse("".join([slots[part] if number % 2 else part for number, part in enumerate(sheet)]))


def _composed(
    request: HttpRequest,
    template: str,
    context: Callable[[Mapping[str, str]], Mapping[str, Any]],
    names: tuple[str, ...],
) -> tuple[str, ...]:
    marks = {name: f"{_mark()}{number}x" for number, name in enumerate(names)}
    page = render_to_string(template, dict(context(marks)), request)
    parts: list[str] = []
    for part in page.split(_mark()):
        slot, _, text = part.partition("x") if parts else ("", "", part)
        parts += [names[int(slot)], text] if slot else [text]
    return tuple(parts)


@cache
def _mark() -> str:
    """Letters and digits that stand in no page by chance, and come through every filter as they are."""
    return f"slot{secrets.token_hex(8)}n"
