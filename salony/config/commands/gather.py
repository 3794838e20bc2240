"""`salony gather`: every source fetched, read and recorded, with a bar for each and a table at the end."""

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn
from rich.table import Table

from salony.config.commands.setup import prepare_django


@click.command()
@click.option("--city", "slug", help="The city's slug; the installation's default city where it is not given.")
@click.option("--source", "only", multiple=True, help="A source's slug; may be given several times.")
@click.option("--force", is_flag=True, help="Read unchanged documents again, and accept that many events have gone.")
@click.option("--wait", default=60.0, show_default=True, help="Seconds to wait for another gathering to end.")
def command(slug: str | None, only: tuple[str, ...], force: bool, wait: float) -> None:
    """Fetch and read every source, and record what they say.

    Ends with 0 if at least one source was read, with 1 if all of them failed.
    """
    prepare_django()
    from django.conf import settings  # noqa: PLC0415
    from django.db import DatabaseError  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from salony.catalogue import queries  # noqa: PLC0415
    from salony.catalogue.models import City, Fetch, Source  # noqa: PLC0415
    from salony.gathering.actions import run_city  # noqa: PLC0415
    from salony.gathering.lock import AlreadyGathering  # noqa: PLC0415
    from salony.gathering.pending import number_waiting  # noqa: PLC0415

    slug = slug or settings.SALONY_CITY
    try:
        city = queries.city(slug)
    except City.DoesNotExist as error:
        raise click.ClickException(f"There is no city {slug!r}. Load one: salony setup --city FOLDER") from error
    except DatabaseError as error:
        raise click.ClickException(f"The database is not ready ({error}). Make it: salony setup") from error

    console = Console()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    try:
        with Progress(*columns, console=console, transient=False) as progress:
            tasks: dict[int, TaskID] = {}

            def step(source: Source, done: int, total: int) -> None:
                if source.pk not in tasks:
                    tasks[source.pk] = progress.add_task(source.name, total=max(total, 1))
                progress.update(tasks[source.pk], completed=done if total else 1, total=max(total, 1))

            fetches = run_city(city=city, clock=timezone.now, only=only, force=force, wait=wait, step=step)
    except AlreadyGathering as error:
        raise click.ClickException(str(error)) from error
    except ValueError as error:
        known = ", ".join(city.sources.values_list("slug", flat=True))
        raise click.ClickException(f"{city.name} has no source {error}. It has: {known}") from error
    except KeyboardInterrupt as error:
        console.print("Stopped. What was recorded stays; run the same command for the rest.")
        raise click.exceptions.Exit(130) from error
    console.print(_table(fetches))
    if number := number_waiting(city, timezone.localdate()):
        console.print(f"For an editor to look at: {number} ({settings.SALONY_SITE}/{city.slug}/redakcja/)")
    if fetches and all(fetch.outcome == Fetch.Outcome.FAILED for fetch in fetches):
        raise click.exceptions.Exit(1)


def _table(fetches: list) -> Table:  # type: ignore[type-arg]
    """What came of each source; what happened stays in the installation's language, as its pages show it."""
    from django.utils.translation import override  # noqa: PLC0415

    table = Table(box=None, pad_edge=False)
    for title in ("Source", "Outcome"):
        table.add_column(title, overflow="fold")
    for title in ("Drafts", "New", "Changed"):
        table.add_column(title, justify="right")
    table.add_column("What happened", overflow="fold")
    for fetch in fetches:
        numbers = (str(number) for number in (fetch.drafts, fetch.created, fetch.changed))
        with override("en"):
            outcome = str(fetch.get_outcome_display())
        table.add_row(fetch.source.name, outcome, *numbers, fetch.message)
    return table
