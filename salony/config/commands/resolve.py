"""`salony resolve`: which records of many sources speak of one event, as a table or as JSON lines."""

import io
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any, TextIO

import click
from rich.console import Console
from rich.table import Table

from salony.config.commands.setup import prepare_django
from salony.resolution import Cluster, Statement, resolve


def statements(lines: TextIO) -> tuple[list[Statement], list[str]]:
    """(the records, what is wrong with the lines that are none). An identifier that came before is not taken twice."""
    found: dict[str, Statement] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row, dict) or row.get("id") in (None, ""):
                raise ValueError('a line must hold a JSON object with an "id"')
            statement = Statement.from_record(row)
        except (ValueError, TypeError, RecursionError) as error:
            problems.append(f"line {number}: {error}")
            continue
        if statement.id in found:
            problems.append(f"line {number}: the id {statement.id} was given before; the first record counts")
        found.setdefault(statement.id, statement)
    return list(found.values()), problems


def as_json(clusters: list[Cluster]) -> Iterator[dict[str, Any]]:
    for number, cluster in enumerate(clusters, 1):
        yield {
            "cluster": number,
            "records": list(cluster.records),
            "probability": round(cluster.probability, 4),
            "reasons": list(cluster.reasons),
            "review": list(cluster.review),
        }


def table(clusters: list[Cluster], known: dict[str, Statement]) -> Table:
    """Clusters of several records, and those that somebody should look at."""
    shown = Table(box=None, pad_edge=False)
    for heading in ("Sure", "When", "Names", "Why", "Review"):
        shown.add_column(heading, overflow="fold")
    for cluster in clusters:
        if len(cluster.records) > 1 or cluster.review:
            said = [known[record] for record in cluster.records]
            names = "\n".join(dict.fromkeys(statement.name or "–" for statement in said[:10]))
            when = min((statement.start for statement in said if statement.start), default="–")
            reasons, review = ", ".join(cluster.reasons), ", ".join(cluster.review)
            shown.add_row(f"{cluster.probability:.0%}", when, names, reasons, review)
    return shown


@click.group(invoke_without_command=True)
@click.option("--jsonl", is_flag=True, help='Write lines {"cluster", "records", "probability", "reasons", "review"}.')
@click.option("--processes", default=1, show_default=True, help="Compare regions and months in so many processes.")
@click.pass_context
def command(context: click.Context, jsonl: bool, processes: int) -> None:
    """Group records that describe one event. They are read from standard input, one JSON object a line.

    A record has "id" and, where known, "source", "name", "start", "end", "recurrence", "status", "previous_start",
    "venue" (name, address, city), "organizer", "people", "price" and "description".

    `salony resolve learn` learns from what editors decided.
    """
    if context.invoked_subcommand is None:
        _resolve(jsonl, processes)


def _resolve(jsonl: bool, processes: int) -> None:
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    records, problems = statements(sys.stdin)
    for problem in problems:
        click.echo(problem, err=True)
    if processes > 1:
        with ProcessPoolExecutor(processes) as pool:
            clusters = resolve(records, engine=partial(pool.map, chunksize=4))
    else:
        clusters = resolve(records)
    if jsonl:
        for line in as_json(clusters):
            click.echo(json.dumps(line, ensure_ascii=False))
    else:
        shown = table(clusters, {statement.id: statement for statement in records})
        Console(width=None if sys.stdout.isatty() else 200).print(shown)
        click.echo(f"{len(records)} records, {len(clusters)} events", err=True)
    if problems and not records:
        sys.exit(1)


@command.command()
@click.option("--apply", "applied", is_flag=True, help="Use the weights from the next gathering on, if they gain.")
@click.option("--forget", is_flag=True, help="Use the shipped weights again.")
def learn(applied: bool, forget: bool) -> None:
    """Re-estimate the weights from the editors' decisions, and say what that would gain."""
    prepare_django()
    from salony.catalogue import rulings  # noqa: PLC0415
    from salony.catalogue.models import City  # noqa: PLC0415
    from salony.gathering import weights  # noqa: PLC0415
    from salony.resolution.relearning import TooFew  # noqa: PLC0415

    if forget:
        click.echo("The shipped weights are used." if weights.forget() else "The shipped weights are in use already.")
        return
    for city in City.objects.all():
        for judged in rulings.judged(city):
            stood = sum(stands for _, stands in judged.verdicts)
            click.echo(f"{city.name}, {judged.source}: {stood} of {len(judged.verdicts)} drafts were let stand.")
    try:
        found = weights.learn()
    except TooFew as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{found.decisions} decisions on pairs; on those not learned from:")
    for name, score in (("shipped weights", found.before), ("learned weights", found.after)):
        click.echo(f"  {name}: {score.right:.1%} foreseen, logarithmic loss {score.loss:.3f}")
    if not found.gains:
        click.echo("Nothing is gained, so nothing is applied. More decisions may change that.")
    elif applied:
        click.echo(f"Applied: {weights.apply(found.weights)}. `salony resolve learn --forget` takes it back.")
    else:
        click.echo("Nothing has changed yet. Apply them with: salony resolve learn --apply")
