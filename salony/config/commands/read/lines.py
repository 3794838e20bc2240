"""Documents as lines of JSON, in and out."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from salony.extraction import Unreadable, document, read_document
from salony.vocabulary import Snapshot, draft_to_json

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".ics": "text/calendar",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
}
_MONTH = len("YYYY-MM")
_FORM = 'give {"id", "text" | "html" | "path"} and, where known, "media_type", "url", "reference_date", "lang"'


def reference_of(value: str | None) -> datetime | None:
    """A reference date as YYYY-MM-DD or YYYY-MM (its first day), local time. Raises ValueError."""
    if value is None or value == "":
        return None
    match = re.fullmatch(r"(\d{4}-\d\d)(-\d\d)?([T ].*)?", value) if isinstance(value, str) else None
    if not match:
        raise ValueError(f"not a date: {value!r}; write YYYY-MM-DD or YYYY-MM")
    return datetime.fromisoformat(match[1] + (match[2] or "-01"))


def answers(lines: Iterable[bytes], folder: Path | None) -> Iterator[tuple[str, bool]]:
    """For each line an answer, and whether its document could be read.

    folder: where relative paths are looked for that are not found from the working directory.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        key: Any = number
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError(f"not a JSON object: {_FORM}")
            key = row.get("id", number)
            snapshot, reference = _snapshot(row, folder), reference_of(row.get("reference_date"))
            in_month = len(row.get("reference_date") or "") == _MONTH
        except OSError as error:
            yield _refusal(key, f"The file cannot be opened: {error.strerror or error}."), False
            continue
        except RecursionError:
            yield _refusal(key, f"Line {number} cannot be read: it nests too deeply."), False
            continue
        except ValueError as error:
            yield _refusal(key, f"Line {number} cannot be read: {error}."), False
            continue
        try:
            yield answer(key, snapshot, reference, in_month=in_month), True
        except Unreadable as error:
            yield _refusal(key, str(error)), False
        except Exception as error:  # a fault of ours in one document must not cost the others
            yield _refusal(key, f"{fault(error)} The other lines were read."), False


def fault(error: Exception) -> str:
    """What to say of a fault of ours."""
    what = f"{type(error).__name__}: {error}".partition("\n")[0]
    return f"Salony failed on this document ({what}). Please report it together with the document."


def answer(key: Any, snapshot: Snapshot, reference: datetime | None, *, in_month: bool = False) -> str:
    """The line that answers for one document. in_month: only the month of the reference is known. Raises Unreadable."""
    source = replace(document(snapshot), published_in_month=in_month)
    row: dict[str, Any] = {
        "id": key,
        "events": [draft_to_json(draft) for draft in read_document(source, reference=reference)],
    }
    if source.text.encode("utf-8", "surrogatepass") != snapshot.content:
        row["text"] = source.text
    if source.problems:
        row["problems"] = [str(problem) for problem in source.problems]
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def _refusal(key: Any, message: str) -> str:
    return (
        json.dumps({"id": key, "events": [], "error": message}, ensure_ascii=False).encode("utf-8", "replace").decode()
    )


def _snapshot(row: dict[str, Any], folder: Path | None) -> Snapshot:
    declared = row.get("media_type")
    given: dict[str, Any] = {"url": row.get("url"), "language": row.get("lang")}
    if any(value is not None and not isinstance(value, str) for value in (declared, *given.values())):
        raise ValueError(f"media_type, url and lang are text: {_FORM}")
    for name, kind in (("text", "text/plain"), ("html", "text/html")):
        if isinstance(row.get(name), str):
            return Snapshot.of_text(row[name], media_type=declared or kind, **given)
    if isinstance(row.get("path"), str):
        path = _found(row["path"], folder)
        kind = declared or MEDIA_TYPES.get(path.suffix.lower(), "text/plain")
        return Snapshot(content=path.read_bytes(), media_type=kind, **given)
    raise ValueError(f"there is no document in it: {_FORM}")


def _found(name: str, folder: Path | None) -> Path:
    path = Path(name)
    if path.is_absolute() or path.exists() or folder is None:
        return path
    return folder / path
