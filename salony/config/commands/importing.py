"""`salony import`: a collection of events taken into the catalogue."""

from pathlib import Path

import click

from salony.config.commands.setup import prepare_django


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--city",
    "slug",
    help="The city of lines that name no calendar, by its slug; made where there is none. Default: zbior.",
)
def command(file: Path, slug: str | None) -> None:
    """Load events from FILE, one JSON object to a line, and make them searchable. Doing it again changes nothing."""
    prepare_django()
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from salony.catalogue.models import City  # noqa: PLC0415
    from salony.gathering.importing import ImportFailed, load  # noqa: PLC0415

    call_command("migrate", interactive=False, verbosity=0)

    def city(calendar: str) -> City:
        wanted = calendar or slug or "zbior"
        name = wanted.replace("-", " ").capitalize()
        found, _ = City.objects.get_or_create(slug=wanted, defaults={"name": name, "locative": name, "genitive": name})
        return found

    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            taken = load(
                city=city,
                lines=lines,
                clock=timezone.now,
                name=file.name,
                step=lambda number: click.echo(f"{number} events read", err=True),
            )
    except ImportFailed as error:
        raise click.ClickException(f"{file}, {error}") from error
    click.echo(f"{taken.events} events, {taken.created} of them new.")
