"""Has anything been written since? One short question to the database, exact on every engine that is known here.

Whatever is kept beside the tables (a composed page, lines of a programme) is kept under the answer, and thrown away
as soon as another answer comes: a correction shows in the very next request.
"""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from itertools import count, islice
from threading import local
from typing import Generic, TypeVar

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_numbers = count(1)
_taken = local()
"""answer: the one that a thread goes by while it composes one page; writes: how much the connection had written."""


def version(using: str = "default") -> Hashable | None:
    """Two equal answers: nothing was committed between them, by whatever process or program.

    None where that cannot be told: within a transaction, whose own changes others do not see, and on engines that are
    not known here. Raises what the database raises when it cannot be reached.
    """
    connection = connections[using]
    if connection.in_atomic_block:
        return None
    if connection.vendor == "sqlite":
        return _of_sqlite(connection)
    if connection.vendor == "postgresql":
        return _of_postgresql(connection)
    return None


def _of_sqlite(connection: BaseDatabaseWrapper) -> Hashable:
    """`data_version` tells of other connections' commits, `total_changes` of this one's. Both count for this connection
    alone, so that a number for it belongs to the answer."""
    connection.ensure_connection()
    raw = connection.connection
    kept = connection.__dict__
    if kept.get("salony_connection") is not raw:
        kept["salony_connection"], kept["salony_number"] = raw, next(_numbers)
    # Past Django's cursor: this is asked before every page, and takes a few microseconds so.
    (found,) = raw.execute("PRAGMA data_version").fetchone()
    return kept["salony_number"], found, raw.total_changes


def _of_postgresql(connection: BaseDatabaseWrapper) -> Hashable:
    """Which transactions are seen: whatever writes takes a number and changes this when it commits; readers do not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        (found,) = cursor.fetchone()
    return str(found)


@contextmanager
def one_answer() -> Iterator[Hashable | None]:
    """One answer for all that is composed within, which is asked a dozen times. What others commit meanwhile shows in
    whatever is begun after it, and so does on PostgreSQL what is written within; on SQLite that shows at once."""
    found = version()
    _taken.answer, _taken.writes = found, _writes()
    try:
        yield found
    finally:
        _taken.answer = None


def _writes() -> int:
    """Rows that this connection has changed so far, where the engine tells."""
    raw = connections["default"].connection
    return getattr(raw, "total_changes", 0) if raw is not None else 0


def _now() -> Hashable | None:
    found: Hashable | None = getattr(_taken, "answer", None)
    if found is None or connections["default"].in_atomic_block or _taken.writes != _writes():
        return version()
    return found


class Kept(local, Generic[Key, Value]):
    """What was read or made from the tables, by key, for as long as nothing is written. Each thread has its own.

    most: so many things at most; then the older half is thrown away.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._version: Hashable | None = None
        self._things: dict[Key, Value] = {}

    def now(self) -> dict[Key, Value]:
        """What is still true; add to it what was read after this call. Within a transaction nothing is kept."""
        found = _now()
        if found is None or found != self._version:
            self._things = {}
        elif len(self._things) > self._most:
            self._things = dict(islice(self._things.items(), len(self._things) // 2, None))
        self._version = found
        return self._things
