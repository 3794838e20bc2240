"""`salony doctor`: is all as it should be?"""

import click

from salony.config.commands.setup import prepare_django

SHOWN = 10


@click.command()
@click.option("--mend", is_flag=True, help="Build the index anew where it differs from the tables.")
def command(mend: bool) -> None:
    """Compare the search index with the tables, event by event. Ends with 1 where they differ unmended."""
    prepare_django()
    from django.db import DatabaseError  # noqa: PLC0415

    from salony.discovery import index  # noqa: PLC0415

    try:
        found = index.check()
        if found.is_sound:
            click.echo(f"The index agrees with the tables: {found.number} events.")
            return
        for words, events in (
            ("not in the index", found.missing),
            ("in the index, but no longer shown", found.superfluous),
            ("older in the index than in the tables", found.stale),
        ):
            if events:
                some = ", ".join(str(event) for event in events[:SHOWN])
                click.echo(f"{len(events)} events are {words}: {some}{' …' if len(events) > SHOWN else ''}")
        if not mend:
            raise click.ClickException("The index differs from the tables. Build it anew: salony doctor --mend")
        live = index.rebuild()
    except DatabaseError as error:
        raise click.ClickException(f"The database is not ready ({error}). Make it: salony setup") from error
    click.echo(f"The index was built anew: {live.number} events.")
