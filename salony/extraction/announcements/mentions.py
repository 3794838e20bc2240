"""The walk down a page: each line is read as what it is."""

from salony.extraction.announcements import status, titles
from salony.extraction.announcements.lexicon import has
from salony.extraction.announcements.lines import Line
from salony.extraction.announcements.memory import Mention
from salony.extraction.announcements.programmes import Programmes
from salony.extraction.announcements.roles import Role
from salony.extraction.announcements.sentences import sentences


class Reader(Programmes):
    """One document's reading: `read` gives every place that speaks of an event."""

    def read(self) -> list[Mention]:
        for row in self.rows:
            role = self.roles[row.index]
            inside = self.within(row.begin, row.stop)
            if role is Role.STAMP and self.anchors.stamps:
                self._new_item()
            if role in (Role.MENU, Role.TAIL, Role.STAMP, Role.OPENING):
                continue
            if role is Role.LABEL:
                self._label(row, inside)
            elif role is Role.TIME:
                self._bare_time(row, inside)
            elif not inside and (self._listed_under(row) or self._between_items(row)):
                pass
            elif role is Role.HEADING:
                self._heading(row)
            elif not inside:
                self._untimed(row)
            elif self._is_item(row, inside):
                self._item(row, inside)
            else:
                self._prose(row)
        self._govern()
        return self.mentions

    def _heading(self, row: Line) -> None:
        self.context.clock = None
        found = status.notice(row.text)
        if found:
            self._fate(row, row.begin, row.stop, found, heading=True)
        self.context.heading = row
        title = self._heading_title(row)
        worth = self._titleish(row)
        named = title is not None and (has(title.name, "kind") or bool(titles.quotations(title.name)) or row.level > 0)
        stands = worth >= 1.2 or (worth > 0 and self._stands_alone(row))
        if title and stands and not row.bullet and (named or title.score >= self._hold(row) - 0.3 * (1 + row.gap)):
            self._about(title, row)

    def _untimed(self, row: Line) -> None:
        for begin, stop in sentences(self.text, row.begin, row.stop):
            piece = self.text[begin:stop]
            found = status.notice(piece)
            if found:
                self._fate(row, begin, stop, found)
            self._remember(piece, begin, row)
