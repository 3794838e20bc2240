"""`salony read`: events out of files, addresses and standard input, for people and for programs."""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from salony.config.commands.read.display import show
from salony.config.commands.read.lines import MEDIA_TYPES, answer, answers, fault, reference_of
from salony.extraction import Unreadable, document, read_document
from salony.extraction.document import Document
from salony.sources import FetchError, FetchPolicy, fetch_address
from salony.vocabulary import EventDraft, Snapshot

__all__ = ["command"]


@click.command("read")
@click.argument("sources", nargs=-1, metavar="[FILE|ADDRESS|-]...")
@click.option("--jsonl", is_flag=True, help="Lines of JSON in and out, for programs (see docs/reading.md).")
@click.option("--reference", metavar="DATE", help="When it was published: YYYY-MM-DD or YYYY-MM.")
@click.option("--lang", "language", metavar="CODE", help="Its language: pl, en, cs, uk or de; guessed where not given.")
@click.option("--media-type", metavar="TYPE", help="text/plain, text/html, text/calendar …; guessed where not given.")
def command(
    sources: tuple[str, ...], jsonl: bool, reference: str | None, language: str | None, media_type: str | None
) -> None:
    """Read events out of files, http(s) addresses or standard input.

    Plain text, HTML, iCalendar, RSS and Atom, JSON-LD. Shows the events as a table, and the text with the words that
    each fact was read from. With --jsonl, a line of JSON for each document; a FILE that ends in .jsonl, and standard
    input, hold documents line by line.
    """
    try:
        when = reference_of(reference)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--reference") from None
    names = sources or ("-",)
    if not sources and sys.stdin.isatty():
        raise click.UsageError("Give a file, an address, or text on standard input.")
    success = [_one(name, jsonl, when, language, media_type) for name in names]
    if not any(success):
        sys.exit(1)


def _one(name: str, jsonl: bool, reference: datetime | None, language: str | None, media_type: str | None) -> bool:
    """Read one source; whether anything of it could be read."""
    try:
        if jsonl and (name == "-" or name.endswith(".jsonl")):
            return _lines(name)
        snapshot = _snapshot(name, language, media_type)
        if jsonl:
            click.echo(answer(name, snapshot, reference))
            return True
        source = document(snapshot)
        events = read_document(source, reference=reference)
    except (Unreadable, FetchError, OSError) as error:
        click.echo(f"salony read: {name}: {_said(error)}", err=True)
        return False
    except Exception as error:
        click.echo(f"salony read: {name}: {fault(error)}", err=True)
        return False
    _for_a_person(name, source, events)
    return True


def _for_a_person(name: str, source: Document, events: list[EventDraft]) -> None:
    for problem in source.problems:
        click.echo(f"salony read: {name}: {problem}", err=True)
    show(name, source, events)


def _said(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"The file cannot be opened: {error.strerror or error}. Check its name and your rights."
    return str(error)


def _lines(name: str) -> bool:
    folder = Path(name).resolve().parent if name != "-" else _folder_of_input()
    read_any = False
    for line, succeeded in answers(_bytes_by_line(name), folder):
        read_any = read_any or succeeded
        click.echo(line)
    return read_any


def _bytes_by_line(name: str) -> Iterator[bytes]:
    if name == "-":
        yield from sys.stdin.buffer
        return
    with Path(name).open("rb") as lines:
        yield from lines


def _folder_of_input() -> Path | None:
    """The folder of the file that standard input was redirected from, where the system tells."""
    try:
        target = Path(os.readlink("/proc/self/fd/0"))
    except OSError:
        return None
    return target.parent if target.is_file() else None


def _snapshot(name: str, language: str | None, media_type: str | None) -> Snapshot:
    if "://" in name:
        policy = FetchPolicy(allow_private=os.environ.get("SALONY_ALLOW_PRIVATE_ADDRESSES") == "1")
        fetched = fetch_address(name, clock=lambda: datetime.now(UTC), policy=policy)
        return Snapshot(
            content=fetched.content,
            media_type=media_type or fetched.media_type,
            charset=fetched.charset,
            url=fetched.url,
            language=language,
            fetched_at=fetched.fetched_at,
        )
    content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    guessed = MEDIA_TYPES.get(Path(name).suffix.lower(), "text/plain")
    return Snapshot(content=content, media_type=media_type or guessed, language=language)
