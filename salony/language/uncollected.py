"""The cycle collector waits while something is read that makes thousands of tuples and no cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing is collected until the end: the collector would look through everything kept and find nothing.

    It took a tenth of the time of a page and a fifth of that of a line of a megabyte.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
