"""Filters for templates: a field's name in people's words, a value by its key."""

import re
from collections.abc import Mapping
from typing import Any

from django import template

from salony.design.templatetags.design import keep
from salony.publishing import words

register = template.Library()
register.tag(keep)
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


@register.filter
def bound(text: str) -> str:
    """Little words stay with the next one, so that none hangs at a line's end ("w", "z", "i"; a number's noun)."""
    found: str = _LITTLE.sub("\\1\N{NO-BREAK SPACE}", str(text))
    return found
