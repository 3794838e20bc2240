"""Which day is the new one and which the given up, where something is moved; the hour that days share."""

import re
from dataclasses import replace

from salony.extraction.announcements import moments as timing
from salony.extraction.announcements import status
from salony.extraction.announcements.governing import Governing
from salony.extraction.announcements.moments import Moment
from salony.language.times import TimeExpression

_NEW_DAY = re.compile(r"now\w+ (?:termin|dat)\w*|spotka\w+ się|odbędzie", re.IGNORECASE)
_PLANNED = re.compile(
    r"planowan\w*|zaplanował\w*|zapowiadan\w*|zapowiedzian\w*|ogłoszon\w*|wyznaczon\w*|przewidzian\w*|"
    r"miał\w*(?: się)? odbyć(?: się)?",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bz(?:e| dnia)? (\d{1,2})\.? na (?:dzień )?$", re.IGNORECASE)
_INSTEAD = re.compile(r"\bzamiast(?: w| na| dnia| \w+ę,?)*\s*$", re.IGNORECASE)
_TOWARDS = re.compile(
    r"(?:\bna(?: dzień| dni| kolejny weekend[ –-]*| niedzielę| sobotę| piątek| czwartek)?,?\s*|\bto\s*)$|^na\s"
)


class Moves(Governing):
    """Tells new days from former ones."""

    def _moved(
        self, inside: list[TimeExpression], sentence: tuple[int, int]
    ) -> tuple[list[TimeExpression], list[Moment]]:
        """The new times of what is moved, and the days it is moved from: the new one stands after "na", "do"."""
        dated = [e for e in inside if timing.has_month(e)]
        new = [
            e
            for e in dated
            if (_TOWARDS.search(self.text[sentence[0] : e.begin]) or _TOWARDS.match(self.text[e.begin : e.stop]))
            and not _PLANNED.search(self.text[max(sentence[0], e.begin - 24) : e.begin])
        ]
        if (
            not new
            and len(dated) == 1
            and not status.planned(self.text[sentence[0] : sentence[1]])
            and _NEW_DAY.search(self.text[sentence[0] : sentence[1]])
        ):
            new = dated
        if not new and len(dated) == 2:
            new = [e for e in dated if not self._given_up(e, sentence)]
            new = new if len(new) == 1 else []
        old = self._completed([timing.day_of(e) for e in dated if e not in new] or self._numbered_before(new, sentence))
        later = self._completed([timing.day_of(e) for e in new])[:1]
        old = [_before(moment, later[0]) if later else moment for moment in old]
        return [e for e in inside if e not in dated or e in new], old

    def _given_up(self, e: TimeExpression, sentence: tuple[int, int]) -> bool:
        """ "planowany na 5 maja", "zamiast 5 maja": the day that no longer holds."""
        before = self.text[max(sentence[0], e.begin - 28) : e.begin]
        return _INSTEAD.search(before) is not None or _PLANNED.search(before) is not None

    def _numbered_before(self, new: list[TimeExpression], sentence: tuple[int, int]) -> list[Moment]:
        """ "z 6 na 13 sierpnia": the former day, of the new one's month."""
        for e in new:
            match = _FROM.search(self.text[sentence[0] : e.begin])
            moment = timing.day_of(e)
            if match and moment.start is not None and moment.start.day and int(match.group(1)) < moment.start.day:
                return [replace(moment, start=replace(moment.start, day=int(match.group(1))), end=None, weekday=None)]
        return []

    def _at_the_same_hour(self, moments: list[Moment]) -> list[Moment]:
        """ "Dzień później o tej samej porze": the hour of what was spoken of last."""
        last = next((m.moment.start for m in reversed(self.mentions) if m.moment.has_clock), None)
        if last is None:
            return moments
        return [
            replace(moment, start=replace(moment.start, hour=last.hour, minute=last.minute))
            if moment.start is not None and moment.start.day is not None
            else moment
            for moment in moments
        ]


def _before(moment: Moment, later: Moment) -> Moment:
    """The former day with the year in which it comes last before the new one, where it names none."""
    start, new = moment.start, later.start
    if start is None or new is None or start.year or not new.year or not start.month:
        return moment
    year = new.year - ((start.month, start.day or 1) > (new.month or 12, new.day or 31))
    return replace(moment, start=replace(start, year=year))
