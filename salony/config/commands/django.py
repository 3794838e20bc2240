"""`salony django …`: Django's own commands, for whoever knows them."""

import os
import sys

import click


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False, "help_option_names": []}
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands, such as `salony django createsuperuser`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salony.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line([f"{sys.argv[0]} django", *arguments])
