"""A folder of kept documents with its index: what was published once, with the dates it had."""

import tomllib
from dataclasses import replace
from typing import Any

from salony.sources import files
from salony.sources.contract import FetchError, SourceSpec
from salony.sources.kind import DOCUMENT_OPTIONS, Kind, Reader
from salony.vocabulary import Snapshot

INDEX = "index.toml"


def collect(spec: SourceSpec, reader: Reader) -> list[Snapshot]:
    """Every document of the folder, in the order of its index. Raises FetchError for the first that fails."""
    folder = files.inside(spec, spec.address)
    try:
        rows = tomllib.loads((folder / INDEX).read_text("utf-8"))["document"]
    except OSError as error:
        raise FetchError("file", f"{spec.address}/{INDEX}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise FetchError("options", f"{spec.address}/{INDEX}", option=str(error), kind=spec.kind) from error
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise FetchError("options", f"{spec.address}/{INDEX}", option="document", kind=spec.kind)
    return [files.document(_entry(spec, row), reader.clock) for row in rows]


def _entry(spec: SourceSpec, row: dict[str, Any]) -> SourceSpec:
    unknown = set(row) - DOCUMENT_OPTIONS - {"file"}
    if unknown or not isinstance(row.get("file"), str):
        option = ", ".join(sorted(unknown)) or "file"
        raise FetchError("options", f"{spec.address}/{INDEX}", option=option, kind=spec.kind)
    options = {key: value for key, value in row.items() if key != "file"}
    return replace(spec, address=f"{spec.address}/{row['file']}", options={**spec.options, **options})


KIND = Kind(name="archive", media_types=(), collect=collect, options=frozenset({"language"}), of_many=True)
