"""`salony partners`: project results, twin towns and programme rules taken in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from salony.config.commands.setup import prepare_django

if TYPE_CHECKING:
    from salony.partnerships.actions import Taken

KINDS = {
    "results": "Erasmus+ or Creative Europe project results, CSV as published",
    "cordis": "CORDIS: project.csv and organization.csv of one framework programme",
    "participations": "a table of H2020 participations, and the table of programme parts",
    "keep": "an export of keep.eu (XLSX)",
    "twins": "a table of pairs of twin towns, CSV",
    "wikidata": "twin towns out of Wikidata's query service, JSON",
}
_PROBLEMS = {
    "missing": "is missing",
    "malformed": "cannot be understood",
    "truncated": "the row breaks off",
    "unknown-country": "no country has this name",
    "former-country": "this country no longer exists",
    "repeated": "stands there twice",
    "no-such-project": "no such project in the file",
    "self": "a town as its own twin",
}
_SHOWN = 20


@click.group()
def command() -> None:
    """Take in project results, twin towns and the rules of programmes."""


@command.command("import", epilog="\b\n" + "\n".join(f"{kind}: {words}" for kind, words in KINDS.items()))
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--origin", help="The collection's name, at most 20 letters. The same name means the same collection.")
def take_in(kind: str, paths: tuple[Path, ...], origin: str | None) -> None:
    """Take the projects or twin towns of PATHS into the directory. Doing it again changes nothing.

    Rows that cannot be used are named and left out; a file that cannot be read at all leaves nothing behind.
    """
    prepare_django()
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from salony.partnerships import actions  # noqa: PLC0415
    from salony.partnerships.importing import UnreadableFile  # noqa: PLC0415

    call_command("migrate", interactive=False, verbosity=0)
    console = Console()
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed} rows"),
        TimeElapsedColumn(),
    )
    try:
        with Progress(*columns, console=console) as progress:
            task = progress.add_task(paths[0].name, total=None)
            taken = actions.take_in_records(
                origin=(origin or kind)[:20],
                records=_records(kind, paths),
                clock=timezone.now,
                step=lambda rows: progress.update(task, completed=rows),
            )
    except UnreadableFile as error:
        raise click.ClickException(f"{error} Nothing was taken in.") from error
    _tell(taken, console)


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def rules(file: Path) -> None:
    """Add the rules of FILE, for a newer year or a further action, in the form of data/programmes.toml."""
    prepare_django()
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from salony.partnerships import actions  # noqa: PLC0415
    from salony.partnerships.programmes import RulesError  # noqa: PLC0415

    call_command("migrate", interactive=False, verbosity=0)
    try:
        number = actions.add_rules(text=file.read_text("utf-8"), origin=file.name, clock=timezone.now)
    except (RulesError, UnicodeDecodeError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{number} rules are kept.")


def _records(kind: str, paths: tuple[Path, ...]) -> Iterator[Any]:
    """The reader of the kind over its one or two files."""
    from salony.partnerships import importing  # noqa: PLC0415

    readers: dict[str, tuple[Callable[..., Iterator[Any]], int, int]] = {
        "results": (importing.read_results, 1, 1),
        "cordis": (importing.read_published, 2, 2),
        "participations": (importing.read_participations, 1, 2),
        "keep": (importing.read_keep, 1, 1),
        "twins": (importing.read_pairs, 1, 1),
        "wikidata": (importing.read_wikidata, 1, 1),
    }
    reader, least, most = readers[kind]
    if not least <= len(paths) <= most:
        wanted = str(least) if least == most else f"{least} or {most}"
        raise click.ClickException(f"{kind} is {KINDS[kind]}: give {wanted} of them, not {len(paths)}.")
    return reader(*paths)


def _tell(taken: "Taken", console: Console) -> None:
    console.print(
        f"{taken.projects} projects, {taken.organizations} organizations, {taken.involvements} participations and "
        f"{taken.partnerships} partnerships are new, out of {taken.rows} rows."
    )
    if taken.number_of_troubles:
        table = Table(title=f"{taken.number_of_troubles} rows with a trouble", title_justify="left", box=None)
        for title in ("Row", "Column", "Trouble", "Said"):
            table.add_column(title, overflow="fold")
        for one in taken.troubles[:_SHOWN]:
            words = _PROBLEMS.get(one.problem.value, one.problem.value)
            table.add_row(str(one.row), one.column, words + (" (used without it)" if one.kept else ""), one.value[:60])
        console.print(table)
