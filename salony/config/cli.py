"""`salony`: the command line. Commands load when they are asked for, so that `salony read` starts without Django."""

from collections.abc import Sequence
from importlib import import_module

import click

import salony

# Section → command → (module, one line for the table of contents).
CONTENTS: dict[str, dict[str, tuple[str, str]]] = {
    "Reading": {
        "read": ("salony.config.commands.read", "Read events out of a file, an address or standard input."),
        "times": ("salony.config.commands.times", "Find time expressions in text."),
        "resolve": ("salony.config.commands.resolve", "Group records that describe one event."),
    },
    "The calendar": {
        "gather": ("salony.config.commands.gather", "Fetch and read every source, and record what they say."),
        "search": ("salony.config.commands.search", "Find events in your own words."),
        "import": ("salony.config.commands.importing", "Load a collection of events."),
        "serve": ("salony.config.commands.serve", "Serve the calendar."),
    },
    "Finding": {
        "understand": ("salony.config.commands.understand", "Say what a query of the search box asks for."),
    },
    "Partners": {
        "partners": ("salony.config.commands.partners", "Take in project results, twin towns and programme rules."),
        "consortium": ("salony.config.commands.consortium", "Check a consortium against the rules of programmes."),
    },
    "Care": {
        "setup": ("salony.config.commands.setup", "Make or upgrade the database, and load a city with its sources."),
        "doctor": ("salony.config.commands.doctor", "Compare the search index with the tables."),
        "editor": ("salony.config.commands.editor", "Make an editor's account."),
        "erase": ("salony.config.commands.erase", "Erase personal data of salons whose day has come."),
        "django": ("salony.config.commands.django", "Run one of Django's own commands."),
    },
}


class Contents(click.Group):
    """A group whose help is a table of contents and whose commands load on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for section in CONTENTS.values() for name in section]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        for section in CONTENTS.values():
            if name in section:
                command: click.Command = getattr(import_module(section[name][0]), "command")  # noqa: B009
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, section in CONTENTS.items():
            with formatter.section(title):
                formatter.write_dl([(name, line) for name, (_, line) in section.items()])


@click.command(cls=Contents, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(salony.__version__, prog_name="salony")
def contents() -> None:
    """Salony reads what a city's institutions publish and keeps one trustworthy calendar of it."""


def main(args: Sequence[str] | None = None) -> None:
    contents.main(args=args, prog_name="salony")


if __name__ == "__main__":
    main()
