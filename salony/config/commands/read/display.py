"""What was read, for a person: a table of events, then the text with the words that each fact was read from."""

from bisect import bisect
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from salony.extraction.document import Document
from salony.vocabulary import EventDraft, EventStatus, PartialDateTime, PriceDraft

_COLOURS = {
    "name": "bold magenta",
    "start": "bold green",
    "end": "green",
    "door_time": "green",
    "recurrence": "green",
    "previous_start": "strike green",
    "status": "bold red",
    "venue": "cyan",
    "organizer": "blue",
    "people": "yellow",
    "price": "bright_red",
}
_OTHER = "underline"


def show(name: str, source: Document, events: Sequence[EventDraft], console: Console | None = None) -> None:
    """Print events and evidence; without a terminal, evidence stands in brackets behind its field's name."""
    console = console or Console(highlight=False)
    if not events:
        console.print(Text(f"{name}: no events found."), soft_wrap=True)
    else:
        console.print(_table(events))
    console.print()
    console.print(marked(source, events, colours=console.is_terminal), soft_wrap=True)


def marked(source: Document, events: Sequence[EventDraft], *, colours: bool) -> Text:
    """The reading text with its evidence marked; structured sources only where something was read from them."""
    spans = _spans(events)
    stop = source.visible
    if any(end > source.visible for _, end, _ in spans):
        stop = len(source.text)
    text = Text()
    place = 0
    for begin, end, field in spans:
        if begin < place or end > stop:
            continue
        text.append(source.text[place:begin])
        said = source.text[begin:end]
        if colours:
            text.append(said, style=_COLOURS.get(field, _OTHER))
        else:
            text.append(f"[{field}: {said}]")
        place = end
    text.append(source.text[place:stop])
    return text


def _spans(events: Sequence[EventDraft]) -> list[tuple[int, int, str]]:
    """Evidence in the text's order; of two that overlap the shorter is marked, since a quotation holds other facts."""
    found = {(e.start, e.end): field for event in events for field, e in reversed(list(event.evidence.items()))}
    kept: list[tuple[int, int, str]] = []
    for begin, end in sorted(found, key=lambda span: (span[1] - span[0], span)):
        place = bisect(kept, (begin, end, ""))
        free_before = place == 0 or kept[place - 1][1] <= begin
        if free_before and (place == len(kept) or end <= kept[place][0]):
            kept.insert(place, (begin, end, found[begin, end]))
    return kept


def _table(events: Sequence[EventDraft]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in ("When", "What", "Where", "Organiser", "People", "Price"):
        table.add_column(title, overflow="fold")
    for event in events:
        venue = event.venue
        table.add_row(
            Text(_when(event)),
            Text(event.name + _status(event)),
            Text(", ".join(filter(None, (venue.name, venue.address, venue.city))) if venue else ""),
            Text(", ".join(one.name for one in event.organizer)),
            Text(", ".join(one.name for one in event.people)),
            Text(_price(event.price)),
        )
    return table


def _when(event: EventDraft) -> str:
    start = _moment(event.start)
    end = _moment(event.end)
    if event.start and event.end and event.start.date == event.end.date and event.end.time:
        end = f"{event.end.time:%H:%M}"
    said = f"{start}–{end}" if start and end else start or (f"until {end}" if end else "")
    return f"{said} {event.recurrence}".strip() if event.recurrence else said


def _moment(value: PartialDateTime | None) -> str:
    return str(value).replace("T", " ").replace("XXXX-", "????-") if value else ""


def _status(event: EventDraft) -> str:
    if event.status is EventStatus.SCHEDULED:
        return ""
    before = f" from {_moment(event.previous_start)}" if event.previous_start else ""
    return f" ({event.status.value}{before})"


def _price(price: PriceDraft | None) -> str:
    if price is None:
        return ""
    return "free" if price.free else price.text or (f"{price.amount:g} {price.currency}" if price.amount else "")
