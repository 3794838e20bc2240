"""What rehearsals taught, kept on the disk for every process: small arrays, taught anew where the history has grown.

A model itself is built within seconds from the tables and never kept; learning its weights takes tens of seconds.
"""

import json
import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

logger = logging.getLogger(__name__)

Arrays = Mapping[str, NDArray[np.generic]]
# a history that has grown or shrunk by so large a part teaches anew
CHANGED = 0.1


def lesson(name: str, form: tuple[str, ...], size: int) -> dict[str, NDArray[np.generic]] | None:
    """The arrays kept under a name; None where there are none that fit.

    form: what the arrays are about (the names of signals): another form is of no use. size: of the history now.
    """
    try:
        with np.load(_path(name), allow_pickle=False) as kept:
            arrays = {key: kept[key] for key in kept.files}
        about = json.loads(str(arrays.pop("about")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        logger.warning("what partners were taught (%s) cannot be read and is learned anew: %s", _path(name), error)
        return None
    fits = about["form"] == list(form) and abs(size - about["size"]) <= CHANGED * about["size"]
    return arrays if fits else None


def keep(name: str, form: tuple[str, ...], size: int, arrays: Arrays) -> None:
    """Raises OSError where the folder cannot be written to. Whole or not at all: others may be reading."""
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    about = np.array(json.dumps({"form": form, "size": size}))
    handle, written = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, about=about, **arrays)  # type: ignore[arg-type]  # the stub takes any name for its own
        os.replace(written, path)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise


def _path(name: str) -> Path:
    return Path(settings.SALONY_HOME) / "partners" / f"{name}.npz"
