"""Pieces of pages that are composed once and used again."""

from collections.abc import Hashable, Sequence
from functools import cache
from itertools import count

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

MOST_PIECES = 8_000
"""Pieces of pages that a worker keeps; some 400 bytes each."""

register = template.Library()
_numbers = count(1)


@cache
def _pieces() -> dict[Hashable, SafeString]:
    return {}


class Keep(template.Node):
    """See `keep`."""

    def __init__(self, values: Sequence[FilterExpression], nodes: NodeList) -> None:
        self.values, self.nodelist = values, nodes
        self.number = next(_numbers)

    def render(self, context: Context) -> SafeString:
        pieces = _pieces()
        values = [value.resolve(context) for value in self.values]
        key = (self.number, get_language(), *(tuple(one) if isinstance(one, list) else one for one in values))
        found = pieces.get(key)
        if found is None:
            if len(pieces) >= MOST_PIECES:
                pieces.clear()
            found = pieces[key] = mark_safe(self.nodelist.render(context))  # noqa: S308 - rendered and escaped here
        return found


@register.tag
def keep(parser: Parser, token: Token) -> Keep:
    """`{% keep row %}…{% endkeep %}`: composed once for each row and language; with several values once for each set of
    them, with none once for each language.

    The values are frozen, and what stands within shows nothing but them: then equal values come out equal, and no piece
    can be stale. No `block`, no `csrf_token` and no `url` of the page at hand within.
    """
    values = token.split_contents()[1:]
    nodes = parser.parse(("endkeep",))
    parser.delete_first_token()
    return Keep([parser.compile_filter(value) for value in values], nodes)
