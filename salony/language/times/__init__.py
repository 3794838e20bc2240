"""Time expressions: one grammar, every language as data.

For: finding in a text every expression of time, with its place and its meaning. `find_times` is the front door.
May know: vocabulary.
"""

from salony.language.times.expression import Kind, TimeExpression
from salony.language.times.reading import find_times

__all__ = ["Kind", "TimeExpression", "find_times"]
