"""`salony editor NAME`: an account that may correct and hide events."""

import click

from salony.config.commands.setup import prepare_django


@click.command()
@click.argument("name")
@click.option("--email", default="", help="Where a forgotten password can be sent.")
@click.option(
    "--password",
    envvar="SALONY_EDITOR_PASSWORD",
    prompt="Password",
    hide_input=True,
    confirmation_prompt=True,
    help="Asked for where neither the option nor SALONY_EDITOR_PASSWORD gives it.",
)
def command(name: str, email: str, password: str) -> None:
    """Make an editor's account, or give one a new password."""
    prepare_django()
    from django.core.exceptions import ValidationError  # noqa: PLC0415

    from salony.accounts.actions import make_editor  # noqa: PLC0415

    try:
        user, made = make_editor(name=name, password=password, email=email)
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    click.echo(f"{user.get_username()} may now edit." if made else f"{user.get_username()} has a new password.")
