"""Words and time in Polish, English and others.

For: time expressions, lemmas and inflection, names of people, places, institutions; languages are data of one engine.
May know: vocabulary. No Django, no network.
"""

from salony.language.times import Kind, TimeExpression, find_times

__all__ = ["Kind", "TimeExpression", "find_times"]
