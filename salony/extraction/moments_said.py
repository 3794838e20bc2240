"""The time expressions of a whole text, found once for all who read the same page."""

from functools import lru_cache

from salony.language.times import TimeExpression, find_times


def times_said(text: str, language: str) -> list[TimeExpression]:
    """Every time expression of the text as the words alone say it, without a reference, in order of position."""
    return list(_found(text, language))


# Two texts: a page as it stands, and with its table cells parted.
@lru_cache(maxsize=2)
def _found(text: str, language: str) -> tuple[TimeExpression, ...]:
    return tuple(find_times(text, reference=None, language=language))
