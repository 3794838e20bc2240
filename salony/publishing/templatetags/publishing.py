"""Filters for templates: a field's name in people's words, a value by its key."""

from collections.abc import Mapping
from typing import Any

from django import template

from salony.publishing import words

register = template.Library()


@register.filter
def field_name(field: str) -> str:
    """ "place" for "venue", in the reader's language."""
    return words.field_name(field)


@register.filter
def at(mapping: Mapping[str, Any], key: str) -> Any:
    """The mapping's value under a key that is known only at run time; None where it has none."""
    return mapping.get(key)
