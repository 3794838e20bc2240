"""`salony consortium`: a consortium out of a file, checked against every action."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from salony.config.commands.setup import prepare_django


@click.group()
def command() -> None:
    """Check consortia against the rules of funding programmes."""


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--action", "only", help="One action alone, by its slug.")
@click.option("--day", help="The day on which is asked, YYYY-MM-DD; today where it is not given.")
@click.option("--language", type=click.Choice(["pl", "en"]), default="en", show_default=True, help="Of the findings.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
def check(file: Path, only: str | None, day: str | None, language: str, as_json: bool) -> None:
    """Say for every action what fits and what is missing in the consortium of FILE (TOML or JSON).

    Ends with 0 where at least one action is not missing anything, with 1 where every one is.
    """
    prepare_django()
    from django.utils.translation import override  # noqa: PLC0415

    from salony.partnerships import findings, programmes  # noqa: PLC0415

    try:
        consortium = programmes.read_consortium(file.read_text("utf-8"), file.name)
        today = dt.date.fromisoformat(day) if day else dt.date.today()  # noqa: DTZ011 - a calendar day
    except (programmes.ConsortiumError, UnicodeDecodeError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    book = _book()
    chosen = only or consortium.action
    if chosen and chosen not in book.actions():
        raise click.ClickException(f"There is no action {chosen!r}. There are: {', '.join(book.actions())}")
    slugs = [chosen] if chosen else book.actions()
    with override(language):
        checks = [programmes.check(consortium, book.rule(slug, today.year), book, today) for slug in slugs]
        rows = [_row(one, findings, language) for one in checks]
    if as_json:
        click.echo(json.dumps({"consortium": consortium.name, "day": str(today), "actions": rows}, ensure_ascii=False))
    else:
        _print(consortium.name, rows)
    if all(row["state"] == "missing" for row in rows):
        raise click.exceptions.Exit(1)


def _book() -> Any:
    """With the years that an administrator added, where there is a database."""
    from django.db import DatabaseError  # noqa: PLC0415

    from salony.partnerships import programmes, queries  # noqa: PLC0415

    try:
        return queries.rule_book()
    except DatabaseError:
        return programmes.shipped_rules()


def _row(one: Any, findings: Any, language: str) -> dict[str, Any]:
    rule = one.rule
    return {
        "action": rule.slug,
        "name": rule.name(language),
        "year": rule.year,
        "state": one.state.value,
        "findings": [
            {"code": it.code, "state": it.state.value, "words": findings.finding_words(it, rule)} for it in one.findings
        ],
        "gap": {
            "organizations": one.gap.organizations,
            "countries": one.gap.countries,
            "allowed": sorted(one.gap.allowed) if one.gap.is_open else [],
        },
        "sources": [{"name": it.name, "year": it.year, "for": it.subject} for it in rule.sources],
    }


def _print(name: str, rows: list[dict[str, Any]]) -> None:
    table = Table(title=name, title_justify="left", box=None, pad_edge=False)
    for title in ("Action", "State", "Missing", "To find out"):
        table.add_column(title, overflow="fold")
    marks = {"fits": "fits", "missing": "missing", "unknown": "open"}
    for row in rows:
        said = {
            state: "; ".join(it["words"] for it in row["findings"] if it["state"] == state)
            for state in ("missing", "unknown")
        }
        table.add_row(row["name"], marks[row["state"]], said["missing"], said["unknown"])
    Console().print(table)
