"""One gathering at a time. The lock ends with its holder, however that ends: no file is left to be cleared away."""

import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

# PostgreSQL's advisory locks are known by a number, which is ours alone in our database.
_ADVISORY = 725669


class AlreadyGathering(Exception):
    """Somebody else is gathering. `str()` says so, and what to do."""


@contextmanager
def only_one(*, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock, after waiting up to so many seconds for it. Raises AlreadyGathering."""
    with _advisory(wait) if connection.vendor == "postgresql" else _on_file(wait):
        yield


@contextmanager
def _advisory(wait: float) -> Iterator[None]:
    with connection.cursor() as cursor:

        def ask(function: str) -> bool:
            cursor.execute(f"SELECT {function}(%s)", [_ADVISORY])
            return bool(cursor.fetchone()[0])

        deadline = time.monotonic() + wait
        while not ask("pg_try_advisory_lock"):
            _pause(deadline)
        try:
            yield
        finally:
            ask("pg_advisory_unlock")


@contextmanager
def _on_file(wait: float) -> Iterator[None]:
    database = hashlib.sha256(str(connection.settings_dict["NAME"]).encode()).hexdigest()[:12]
    settings.SALONY_HOME.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(settings.SALONY_HOME / f"gathering-{database}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                _pause(deadline)
        yield
    finally:
        os.close(descriptor)


def _pause(deadline: float) -> None:
    if time.monotonic() >= deadline:
        raise AlreadyGathering("Another gathering is at work on this calendar. Wait for its end, then try again.")
    time.sleep(0.2)
