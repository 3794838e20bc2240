"""Time expressions: one grammar, every language as data.

For: finding in a text every expression of time, with its place and its meaning. `find_times` is the front door.
May know: vocabulary.
"""

from salony.language.times.counting import counts_on
from salony.language.times.expression import Kind, TimeExpression
from salony.language.times.impossible import impossible_days
from salony.language.times.lexicon import languages
from salony.language.times.numbered import numbered_days
from salony.language.times.reading import find_times
from salony.language.times.report import as_json, best_first
from salony.language.times.years import fitting_years, resolve_year

__all__ = [
    "Kind",
    "TimeExpression",
    "as_json",
    "best_first",
    "counts_on",
    "find_times",
    "fitting_years",
    "impossible_days",
    "languages",
    "numbered_days",
    "resolve_year",
]
