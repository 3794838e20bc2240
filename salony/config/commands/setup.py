"""`salony setup`: the database made or upgraded, static files collected, a city loaded."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from salony.catalogue.models import City


def prepare_django() -> None:
    """Before the first import of a model."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salony.config.settings")
    import django  # noqa: PLC0415 - commands that need no Django start without it

    django.setup()


@click.command()
@click.option(
    "--city",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with city.toml and sources.toml; loading it again brings the records to what it says.",
)
@click.option("--static/--no-static", default=True, help="Collect the static files for the server.")
def command(folder: Path | None, static: bool) -> None:
    """Make or upgrade the database, and load a city with its sources."""
    prepare_django()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from salony.catalogue.cities import CityFileError, load_city, read_city  # noqa: PLC0415

    settings.SALONY_HOME.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    click.echo("The database is ready.")
    if static:
        call_command("collectstatic", interactive=False, verbosity=0)
        click.echo("The static files are in place.")
    if folder is not None:
        try:
            city = load_city(file=read_city(folder))
        except CityFileError as error:
            raise click.ClickException(str(error)) from error
        number = city.sources.filter(is_active=True).count()
        click.echo(f"{city.name} is loaded, with {number} sources.")
        _load_partners(folder / "partners.toml", city)


def _load_partners(path: Path, city: "City") -> None:
    """What is known of the city's partners, where its folder says anything of them."""
    from django.utils import timezone  # noqa: PLC0415

    from salony.partnerships import actions  # noqa: PLC0415

    try:
        named = actions.load_partners(path=path, clock=timezone.now) if path.exists() else None
    except actions.PartnersFileError as error:
        raise click.ClickException(str(error)) from error
    actions.take_in_city(city=city, clock=timezone.now)
    if named:
        click.echo(f"{named[0]} partners and {named[1]} partnerships are loaded.")
