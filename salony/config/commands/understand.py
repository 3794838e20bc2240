"""`salony understand`: what a query of the search box asks for, for a person as chips, for a program as JSON lines."""

import datetime as dt
import io
import json
import sys
from collections.abc import Iterator
from typing import Any, TextIO

import click
from rich.console import Console
from rich.table import Table

from salony.discovery.understanding import LANGUAGES, understand


def answer(line: dict[str, Any], city: str, language: str | None, reference: dt.datetime) -> dict[str, Any]:
    """The answer to one question {"id", "text", "reference", "city", "lang"}. Raises ValueError for a bad one."""
    text = line.get("text")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or is not a string')
    said = line.get("reference")
    when = dt.datetime.fromisoformat(said) if said else reference
    query = understand(
        text,
        reference=when,
        city=str(line.get("city") or city),
        language=str(line.get("lang") or language or "") or None,
    )
    return {"id": line.get("id"), "parsed": query.to_json()}


def answers(lines: TextIO, city: str, language: str | None, reference: dt.datetime) -> Iterator[dict[str, Any]]:
    """One answer to a line; a bad line gets its error and the next one is read."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        question: Any = None
        try:
            question = json.loads(line)
            if not isinstance(question, dict):
                raise ValueError("a line must hold a JSON object")
            yield answer(question, city, language, reference)
        except (ValueError, TypeError, RecursionError) as error:
            name = question.get("id") if isinstance(question, dict) else None
            yield {"id": name, "parsed": {}, "error": f"line {number}: {error}"}


def table(text: str, city: str, language: str | None, reference: dt.datetime) -> Table:
    """The chips of a query, one to a row."""
    query = understand(text, reference=reference, city=city, language=language)
    shown = Table(box=None, pad_edge=False)
    for heading in ("Words", "Understood as", "Value"):
        shown.add_column(heading, overflow="fold")
    for chip in query.chips:
        shown.add_row(chip.said, chip.field, chip.value)
    return shown


@click.command()
@click.argument("text", required=False)
@click.option(
    "--jsonl", is_flag=True, help='Read lines {"id", "text", "reference", "city", "lang"}, write {"id", "parsed"}.'
)
@click.option("--reference", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="The moment of asking; now.")
@click.option("--city", default="Żory", show_default=True, help="Where the person is.")
@click.option("--language", "--lang", type=click.Choice(LANGUAGES), help="Found out when it is not given.")
def command(text: str | None, jsonl: bool, reference: dt.datetime | None, city: str, language: str | None) -> None:
    """Understand TEXT, or standard input, as the search box does."""
    now = reference or dt.datetime.now(dt.UTC).astimezone()
    source = sys.stdin
    if isinstance(source, io.TextIOWrapper):
        source.reconfigure(encoding="utf-8", errors="replace")
    if jsonl:
        for line in answers(source, city, language, now):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    shown = table(text if text is not None else source.read(), city, language, now)
    if not shown.row_count:
        click.echo("Nothing was understood.", err=True)
        sys.exit(1)
    Console(soft_wrap=not sys.stdout.isatty()).print(shown)
