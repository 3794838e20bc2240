"""`salony erase`: personal data of salons whose day has come go for good."""

import click

from salony.config.commands.setup import prepare_django


@click.command()
def command() -> None:
    """Erase what people wrote when they registered, where the salon's day for that has come."""
    prepare_django()
    from django.utils import timezone  # noqa: PLC0415

    from salony.salons.actions.registration import erase_due  # noqa: PLC0415

    erased = erase_due(clock=timezone.now)
    for salon in erased:
        click.echo(f"{salon.city.name}, {salon.name}: personal data erased.")
    if not erased:
        click.echo("Nothing is due.")
