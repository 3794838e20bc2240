"""Models that take seconds to build, kept between requests: while a new one is being built, the old one answers."""

import logging
import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from django.db import connections

logger = logging.getLogger(__name__)

T = TypeVar("T")


class Prepared(Generic[T]):
    """One model of one process. stamp: changes when what it was built from has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._model: T | None = None
        self._stamp: Hashable = None
        self._thread: threading.Thread | None = None

    def get(self, stamp: Hashable, build: Callable[[], T], *, at_once: bool) -> T | None:
        """The model for the stamp; where it is not at once to be had, the one before, or None before the first.

        at_once: build it now (little data); otherwise it is built beside the requests.
        """
        with self._lock:
            if self._stamp == stamp:
                return self._model
            if at_once:
                self._model, self._stamp = build(), stamp
            elif not self.is_busy:
                self._thread = threading.Thread(target=self._build, args=(stamp, build), daemon=True)
                self._thread.start()
            return self._model

    @property
    def is_busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def wait(self) -> None:
        """Until what is being built is there."""
        if self._thread is not None:
            self._thread.join()

    def _build(self, stamp: Hashable, build: Callable[[], T]) -> None:
        try:
            model = build()
            with self._lock:
                self._model, self._stamp = model, stamp
        except Exception:
            # A page without suggestions is a page all the same; the next request tries again.
            logger.exception("the model of partners could not be built")
        finally:
            connections.close_all()
