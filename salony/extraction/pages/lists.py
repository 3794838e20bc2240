"""What a list of records is as a whole: posts with their stamps, a sheet of facts, days of closure, a calendar."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from salony.extraction.document import BlockKind, Document
from salony.extraction.pages.records import Record, leading_town
from salony.extraction.pages.words import heads_closures, heads_papers, heads_posts, is_fact_label

_WEEK = 7
_LABELLED = 2
# Words of a town and a house: "Ustka Dom Kultury".
_PLACE = 4


def are_stamps(
    document: Document, records: Sequence[Record], reference: dt.datetime | None, headline: str = ""
) -> bool:
    """Whether the dates of a list are those on which its pieces were put up. headline: the page's own."""
    starts = [start for record in records for start in record.starts()]
    if not starts or any(start.hour is not None for start in starts):
        return False
    # What runs from a day to a day is an exhibition, and no post.
    if any(moment.end is not None and moment.start is not None for record in records for moment in record.moments):
        return False
    # Posts have headlines; rows of nothing but days and papers are a body's meetings.
    if sum(record.title is None for record in records) * 2 > len(records):
        return False
    heading = heading_above(document, records[0].indices[0])
    if heading and heads_posts(heading):
        return True
    if headline and heads_papers(headline):
        return False
    anchor = reference or document.published
    days = [start.date for start in starts if start.date]
    return anchor is not None and bool(days) and all(day <= anchor.date() for day in days)


def are_facts(records: Sequence[Record]) -> bool:
    """Whether a list is the sheet of one event's facts: a label and its value each ("Wernisaż", "8 maja, 18:00")."""
    labelled = 0
    for record in records:
        first = record.blocks[0]
        if len(record.blocks) != _LABELLED or record.times.within(first.begin, first.stop):
            return False
        labelled += is_fact_label(record.document.text[first.begin : first.stop])
    return len(records) > 1 and labelled * 2 >= len(records)


def are_places(records: Sequence[Record]) -> bool:
    """Whether all that the records of a list name is where: towns and houses to which one thing comes."""
    titles = [record.document.text[slice(*record.title)] for record in records if record.title is not None]
    return len(titles) > 1 and len(titles) == len(records) and all(map(_names_a_town, titles))


def _names_a_town(title: str) -> bool:
    return len(title.split()) <= _PLACE and leading_town(title) > 0


def are_closures(document: Document, records: Sequence[Record]) -> bool:
    """Whether a list tells the days on which a house is closed."""
    heading = heading_above(document, records[0].indices[0]) if records else None
    return heading is not None and heads_closures(heading)


def are_successive(records: Sequence[Record]) -> bool:
    """Whether records are the days of a calendar: a week or more, each of the day after the one before."""
    days = [next((start.date for start in record.starts() if start.date), None) for record in records]
    known = [day for day in days if day is not None]
    steps = sum((two - one).days == 1 for one, two in pairwise(known))
    return len(known) >= _WEEK and len(known) * 10 >= len(days) * 9 and steps * 10 >= (len(known) - 1) * 9


def heading_above(document: Document, index: int) -> str | None:
    """What the heading or the bold line says that stands a few blocks above one."""
    for at in range(index - 1, max(-1, index - 6), -1):
        block = document.blocks[at]
        if block.kind is BlockKind.HEADING or (block.strong and block.stop - block.begin < 60):
            return document.text[block.begin : block.stop]
    return None
