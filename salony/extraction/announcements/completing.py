"""What one place of a page leaves open and another says: the last day, the name of a bare noun, whose day it was."""

import re
from dataclasses import replace

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import titles
from salony.extraction.announcements.late_hours import LateHours
from salony.extraction.announcements.lexicon import PHRASES, has, kind_of, words
from salony.extraction.announcements.memory import Mention
from salony.extraction.announcements.moments import Moment
from salony.extraction.announcements.titles import Title
from salony.language.times import Kind, TimeExpression

# So much less will do where a page tells of nothing else.
_UNSURE = 0.5
# So many lines above its last day the first may stand.
_NEAR = 3
_LASTS = re.compile(r"\b(?:po)?trwa\w*\s+(?:aż\s+)?$", re.IGNORECASE)
# Nouns that one text uses for one thing: "kiermasz" and "jarmark".
_ALIKE: list[frozenset[str]] = [frozenset(group) for group in PHRASES["alike"].values()]


def _group(name: str) -> set[str]:
    """The kinds that the name says, with those that may stand for them."""
    found = {kind.lemma for word in words(name) if (kind := kind_of(word.group())) is not None and not kind.weak}
    return found.union(*(group for group in _ALIKE if group & found))


def likeliest(mentions: list[Mention], threshold: float) -> list[Mention]:
    """The clearest of a page on which nothing reaches the threshold: a day, and a name of its own with its kind.

    "dzień 10 maja 2018" is no such name.
    """
    told = [m for m in mentions if m.rule == "text.prose" and m.weight >= threshold - _UNSURE and m.moment.has_day]
    named = [
        m
        for m in told
        if m.title is not None
        and not m.title.generic
        and has(m.title.name, "kind")
        and (titles.quotations(m.title.name) or not m.title.name[1:].islower())
    ]
    return [max(named, key=lambda m: m.weight)] if named else []


class Completing(LateHours):
    """Completes what was read by what the page says elsewhere."""

    def _begin_unnamed(self) -> None:
        """ "17 grudnia rynek zamieni się w targ. … Kiermasz potrwa do 20 grudnia": the day told before the name."""
        for mention in self.mentions:
            end = mention.moment.end
            if mention.moment.start is not None or end is None or end.day is None or mention.recurrence is not None:
                continue
            for line, moment in reversed(self.unnamed):
                start = moment.start if moment.end is None and 0 <= mention.line - line <= _NEAR else None
                if start is not None and (start.month or 0, start.day or 0) < (end.month or 0, end.day):
                    mention.moment = replace(mention.moment, start=replace(start, hour=None, minute=None))
                    break

    def _until_weekday(self, e: TimeExpression) -> TimeExpression:
        """ "Od czwartku, 17 grudnia … potrwa do niedzieli": the next day of that name after the date before it."""
        if e.kind is not Kind.OPEN or e.direction != "before" or e.weekday is None:
            return e
        if timing.has_day(e) and not (e.relative and _LASTS.search(self.text, max(0, e.begin - 20), e.begin)):
            return e
        known = self._dated_weekday(e.begin)
        if known is None or known[0].month is None or known[0].day is None:
            return e
        day, weekday = known
        moment = self._weekday_near(Moment(None, None, e.weekday, e.begin, e.stop))
        if moment.start is None or (e.weekday - weekday) % 7 == 0:
            return e
        end = moment.start
        if (end.month or 0, end.day or 0) < (day.month or 0, day.day or 0):
            return e
        return e._replace(end=end, weekday=None)

    def _name_bare(self) -> None:
        """ "Tradycyjny kiermasz" is the "Jarmark Bożonarodzeniowy" of which the page speaks as well."""
        for mention in self.mentions:
            title = mention.title
            if title is None or not titles.is_generic(title.name) or mention.listed:
                continue
            found = self._fuller(mention, title)
            if found is not None:
                mention.title, mention.borrowed = found, True

    def _fuller(self, mention: Mention, title: Title) -> Title | None:
        group = _group(title.name)
        others = [t for _, t in self.spoken if not titles.is_generic(t.name) and _group(t.name) & group]
        if not others:
            return None
        taken = {m.title.name for m in self.mentions if m is not mention and m.title and m.moment.has_day}
        free = [t for t in others if t.name not in taken]
        return max(free, key=lambda t: (t.score, -t.begin), default=None)
