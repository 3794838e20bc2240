"""The database itself refuses to change a line of the log, whoever asks: a trigger in both engines.

Made after every migration, because SQLite drops a table's triggers where a migration rebuilds it. Only the source of a
line may become nothing, when the source is deleted; deleting an event takes its log along.
"""

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

_MESSAGE = "the log is only ever appended to"


def guard(sender: Any, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Receiver of `post_migrate`: the tables of the log are kept from updates. Doing it again changes nothing."""
    from salony.catalogue.models import Change, Ruling  # noqa: PLC0415 - models are not there while apps load

    connection = connections[using]
    known = set(connection.introspection.table_names())
    for model in (Change, Ruling):
        table = model._meta.db_table
        if table not in known:
            continue
        columns = [field.column for field in model._meta.concrete_fields if field.name not in ("id", "source")]
        with connection.cursor() as cursor:
            for statement in _statements(connection.vendor, table, columns):
                cursor.execute(statement)


def _statements(vendor: str, table: str, columns: Sequence[str | None]) -> list[str]:
    names = ", ".join(f'"{column}"' for column in columns)
    if vendor == "sqlite":
        return [
            f"DROP TRIGGER IF EXISTS {table}_stays",
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OF {names} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END",
        ]
    if vendor == "postgresql":
        return [
            f"CREATE OR REPLACE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_MESSAGE}'; END $$",
            f"CREATE OR REPLACE TRIGGER {table}_stays BEFORE UPDATE OF {names} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_stays()",
        ]
    return []
