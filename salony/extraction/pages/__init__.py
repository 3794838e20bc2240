"""Pages that repeat themselves: cards, tables and calendars → drafts, without a line for any one site.

For: `read_records`. What it reads is taken out of the page, so that prose is read in the rest alone.
May know: language, vocabulary, the document, and `fields`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from salony.extraction.document import BlockKind, Document
from salony.extraction.pages.echoes import (
    is_empty,
    named,
    named_by_headline,
    without_chronicle,
    without_echoes,
    without_spans,
)
from salony.extraction.pages.enumerations import enumerations
from salony.extraction.pages.expressions import expressions
from salony.extraction.pages.headed import headed
from salony.extraction.pages.lists import are_closures, are_facts, are_places, are_stamps, are_successive
from salony.extraction.pages.moments import Times
from salony.extraction.pages.records import Record, containers, definitions, split
from salony.extraction.pages.sections import Sections
from salony.extraction.pages.single import has_usual_clock, headline_of, of_facts, single, with_usual_clock
from salony.extraction.pages.tables import TableReader
from salony.extraction.pages.tabulated import tables
from salony.extraction.pages.weekdays import ruled, timetable
from salony.extraction.pages.words import frames_paper, is_address, is_official
from salony.extraction.pages.years import Years
from salony.vocabulary import EventDraft

__all__ = [
    "has_usual_clock",
    "headline_of",
    "is_empty",
    "named",
    "named_by_headline",
    "read_records",
    "without_echoes",
    "without_spans",
]


def read_records(document: Document, *, reference: datetime | None) -> tuple[list[EventDraft], Document]:
    """The events of the page's repeated pieces, and the document in which those pieces are no content any more."""
    found = expressions(document)
    years = Years(document, found, reference)
    times = Times(document, found, years)
    drafts: list[EventDraft] = []
    done: set[int] = set()
    headline = headline_of(document)
    sections = Sections(document, headline)
    said = document.text[document.blocks[headline].begin : document.blocks[headline].stop] if headline >= 0 else ""
    if is_official(said or document.title or ""):
        done.update(n for n, block in enumerate(document.blocks) if block.kind is BlockKind.ROW or block.container >= 0)
    for table in tables(document) if not done else ():
        read, used = TableReader(document, table, times, years, sections).drafts()
        drafts.extend(read)
        done.update(used)
    records = [
        Record(document, indices, times) for _, indices in containers(document) if not done.intersection(indices)
    ]
    records.extend(definitions(document, times, done))
    for _, group in groupby(records, key=lambda record: record.blocks[0].signature):
        members = [part for record in group for part in split(record)]
        if are_facts(members):
            read, used = of_facts(document, members, headline)
        elif are_stamps(document, members, reference, said):
            read, used = [], {index for record in members for index in record.stamped()}
        elif are_closures(document, members):
            read, used = [], {index for record in members for index in record.indices}
        else:
            read, used = _listed(members, sections, drafts)
        drafts.extend(read)
        done |= used
    read, used = enumerations(document, times, sections, done, drafts)
    drafts.extend(read)
    done |= used
    read, used = headed(document, times, headline, reference or document.published, done)
    drafts.extend(read)
    done |= used
    read, used = timetable(document, times, done)
    drafts.extend(read)
    done |= used
    read, used = single(document, headline, times, done)
    drafts.extend(read)
    done |= used
    drafts = without_chronicle(drafts, reference or document.published)
    drafts = with_usual_clock(drafts, document, found, done)
    if not done:
        return drafts, document
    blocks = tuple(b._replace(chrome=True) if n in done else b for n, b in enumerate(document.blocks))
    return drafts, replace(document, blocks=blocks)


def _of_hour(record: Record, sections: Sections) -> tuple[int, int] | None:
    """What a record is called that says an hour and no name: its paper ("Special Meeting Agenda, May 5, 9 am"), or the
    heading above it, where it says but when and where.
    """
    if record.title is not None or record.paper is None or not record.is_timed:
        return None
    said = record.document.text[slice(*record.paper)]
    return record.paper if frames_paper(said) else sections.above(record) if is_address(said) else None


def _listed(
    members: Sequence[Record], sections: Sections, known: Sequence[EventDraft]
) -> tuple[list[EventDraft], set[int]]:
    """The events of one list's records, and the indices of the blocks that told of them, or of none.

    known: what was told before the list.
    """
    drafts: list[EventDraft] = []
    used: set[int] = set()
    if are_successive(members):
        # A day of a calendar that names nothing is one on which nothing is.
        used.update(index for record in members if record.title is None for index in record.indices)
        members = [record for record in members if record.title is not None]
    placed = are_places(members)
    listed = placed or sections.names(members)
    told = {(draft.name, str(draft.start.at(None))) for draft in known if draft.start is not None and listed}
    for record in members:
        if record.is_prose:
            continue
        shared = (sections.above(record) or record.paper) if listed else _of_hour(record, sections)
        if shared and record.title is None and record.chooses_among(told, shared):
            used.update(record.indices)
            continue
        read = ruled(record) or record.drafts(shared, placed=placed)
        drafts.extend(read)
        if read:
            used.update(record.indices)
    return drafts, used
