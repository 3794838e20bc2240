"""Where the index lies: a folder for each building of it, and one small file that names the present one.

A new one is built beside the old; replacing the small file is the change-over, and no search waits for it.
"""

import os
import shutil
from pathlib import Path

from salony.discovery.index.segment import Segment

CURRENT = "current"


class Store:
    """folder: below the installation's home."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def mark(self) -> tuple[int, int] | None:
        """Changes whenever another building is the present one; None while there is none. One look at the disk."""
        try:
            found = os.stat(self.folder / CURRENT)
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns

    def load(self) -> Segment | None:
        """The present building; None where there is none that is whole."""
        for _ in range(3):
            try:
                name = (self.folder / CURRENT).read_text("ascii").strip()
                return Segment.load(self.folder / name)
            except (OSError, ValueError, KeyError, TypeError):
                # Replaced in the meantime: the name is read anew.
                continue
        return None

    def keep(self, segment: Segment) -> None:
        """Write it, make it the present one, and remove those before the last."""
        self.folder.mkdir(parents=True, exist_ok=True)
        known = sorted(int(path.name) for path in self.folder.iterdir() if path.name.isdigit())
        name = str((known[-1] if known else 0) + 1)
        beside = self.folder / f"{name}.{os.getpid()}.new"
        shutil.rmtree(beside, ignore_errors=True)
        segment.save(beside)
        beside.rename(self.folder / name)
        fresh = self.folder / f"{CURRENT}.{os.getpid()}"
        fresh.write_text(name, "ascii")
        os.replace(fresh, self.folder / CURRENT)
        for old in known[:-1]:
            shutil.rmtree(self.folder / str(old), ignore_errors=True)
