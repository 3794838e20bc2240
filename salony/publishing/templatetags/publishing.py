"""Filters for templates: a field's name in people's words, a value by its key."""

import re
from collections.abc import Hashable, Mapping
from functools import cache
from itertools import count
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from salony.publishing import words

MOST_PIECES = 8_000
"""Pieces of pages that a worker keeps; some 400 bytes each."""

register = template.Library()
_LITTLE = re.compile(r"(?<!\w)([aiouwzAIOUWZ]|\d+)\s+(?=\w)")
"""Words of one letter, which Polish typography does not leave at a line's end, and numbers."""


@register.filter
def field_name(field: str) -> str:
    """ "place" for "venue", in the reader's language."""
    return words.field_name(field)


@register.filter
def at(mapping: Mapping[str, Any], key: str) -> Any:
    """The mapping's value under a key that is known only at run time; None where it has none."""
    return mapping.get(key)


_numbers = count(1)


@cache
def _pieces() -> dict[Hashable, SafeString]:
    return {}


class Keep(template.Node):
    """See `keep`."""

    def __init__(self, value: FilterExpression, nodes: NodeList) -> None:
        self.value, self.nodelist = value, nodes
        self.number = next(_numbers)

    def render(self, context: Context) -> SafeString:
        pieces = _pieces()
        value = self.value.resolve(context)
        key = (self.number, get_language(), tuple(value) if isinstance(value, list) else value)
        found = pieces.get(key)
        if found is None:
            if len(pieces) >= MOST_PIECES:
                pieces.clear()
            found = pieces[key] = mark_safe(self.nodelist.render(context))  # noqa: S308 - rendered and escaped here
        return found


@register.tag
def keep(parser: Parser, token: Token) -> Keep:
    """`{% keep row %}…{% endkeep %}`: composed once for each value and language.

    The value is frozen, and what stands within shows nothing but it: then equal values come out equal, and no piece can
    be stale. No `csrf_token` and no `url` of the page at hand within.
    """
    try:
        _, value = token.split_contents()
    except ValueError:
        raise template.TemplateSyntaxError("keep takes one value: {% keep row %}") from None
    nodes = parser.parse(("endkeep",))
    parser.delete_first_token()
    return Keep(parser.compile_filter(value), nodes)


@register.filter
def bound(text: str) -> str:
    """Little words stay with the next one, so that none hangs at a line's end ("w", "z", "i"; a number's noun)."""
    found: str = _LITTLE.sub("\\1\N{NO-BREAK SPACE}", str(text))
    return found
