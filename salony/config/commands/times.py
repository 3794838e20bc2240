"""`salony times`: find time expressions in text, for a person as a table, for a program as JSON lines."""

import datetime as dt
import io
import json
import sys
from collections.abc import Iterator
from typing import Any, TextIO

import click
from rich.console import Console
from rich.table import Table

from salony.language.times import as_json, best_first, find_times, languages


def answer(line: dict[str, Any], language: str, reference: dt.datetime | None) -> dict[str, Any]:
    """The answer to one question {"id", "text", "reference", "lang"}. Raises ValueError or TypeError for a bad one."""
    text = line.get("text")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or is not a string')
    said = line.get("reference")
    when = dt.datetime.fromisoformat(said) if said else reference
    found = find_times(text, reference=when, language=str(line.get("lang") or language))
    return {"id": line.get("id"), "times": [as_json(expression) for expression in best_first(found)]}


def answers(lines: TextIO, language: str, reference: dt.datetime | None) -> Iterator[dict[str, Any]]:
    """One answer to a line; a bad line gets its error and the next one is read."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        question: Any = None
        try:
            question = json.loads(line)
            if not isinstance(question, dict):
                raise ValueError("a line must hold a JSON object")
            yield answer(question, language, reference)
        except (ValueError, TypeError, RecursionError) as error:
            name = question.get("id") if isinstance(question, dict) else None
            yield {"id": name, "times": [], "error": f"line {number}: {error}"}


def standard_input() -> TextIO:
    """Standard input as UTF-8, whatever the terminal says; bytes that are none are replaced."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdin


def table(text: str, language: str, reference: dt.datetime | None) -> Table:
    shown = Table(box=None, pad_edge=False)
    for heading in ("Words", "Kind", "Start", "End", "Grain", "Rule", "Sure"):
        shown.add_column(heading, overflow="fold")
    for found in find_times(text, reference=reference, language=language):
        shown.add_row(
            " ".join(found.text.split()),
            found.kind.value,
            str(found.start or ""),
            str(found.end or ""),
            found.grain,
            found.recurrence or "",
            f"{found.confidence:.0%}",
        )
    return shown


@click.command()
@click.argument("text", required=False)
@click.option("--jsonl", is_flag=True, help='Read lines {"id", "text", "reference", "lang"}, write {"id", "times"}.')
@click.option(
    "--reference", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]), help="When it was said."
)
@click.option("--language", "--lang", default="pl", type=click.Choice(languages()), show_default=True)
def command(text: str | None, jsonl: bool, reference: dt.datetime | None, language: str) -> None:
    """Find the time expressions of TEXT, or of standard input.

    Without a reference the table shows what the words alone say, unknown parts as EDTF writes them (XXXX-10-15).
    """
    if jsonl:
        source = standard_input()
        for line in answers(source, language, reference):
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    if text is None:
        text = standard_input().read()
    shown = table(text, language, reference)
    if not shown.row_count:
        click.echo("No time expression was found.", err=True)
        sys.exit(1)
    Console(soft_wrap=not sys.stdout.isatty()).print(shown)
