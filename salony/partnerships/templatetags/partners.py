"""Filters for templates: words of data that is kept in several languages, days in words."""

import datetime as dt
from collections.abc import Mapping

from django import template

from salony.partnerships import words

register = template.Library()


@register.filter
def said(texts: Mapping[str, str]) -> str:
    """The text in the reader's language, or in English."""
    return texts.get(words.language_code()) or texts.get("en", "")


@register.filter
def day(value: dt.date | None) -> str:
    """ "28 stycznia 2025"."""
    return words.day_words(value)


@register.filter
def stage(value: str) -> str:
    """A stage of the life cycle in words."""
    return str(words.STAGES.get(value, value))  # type: ignore[call-overload]
