"""Documents in the city's folder: as they are, or templates whose dates are filled in (`*.template`)."""

import datetime as dt
from pathlib import Path

from salony.sources import media
from salony.sources.contract import Clock, FetchError, SourceSpec
from salony.sources.relative import TemplateError, Window, monday_of, render
from salony.vocabulary import Snapshot

TEMPLATE = ".template"


def document(spec: SourceSpec, clock: Clock) -> Snapshot:
    """The file at the source's address. Raises FetchError.

    Options: url, language; published: a date, or "monday" for the Monday of the present week; for templates `days`, how
    many days from that Monday on are shown.
    """
    path = inside(spec, spec.address)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FetchError("file", spec.address) from error
    now, name, charset = clock(), path.name, None
    if name.endswith(TEMPLATE):
        name, charset = name.removesuffix(TEMPLATE), "utf-8"
        content = _filled(content, spec, now.date()).encode()
    if not content.strip():
        raise FetchError("empty", spec.address)
    return Snapshot(
        content=content,
        media_type=media.of_content(content, media.of_suffix(name)),
        url=spec.options.get("url"),
        charset=charset,
        language=spec.options.get("language"),
        published=_published(spec, now),
        fetched_at=now,
    )


def inside(spec: SourceSpec, address: str) -> Path:
    """The path of a file under the city's folder. Raises FetchError for one that is not there, or not under it."""
    if spec.base is None:
        raise FetchError("address", address)
    base = spec.base.resolve()
    path = (base / address).resolve()
    if not path.is_relative_to(base):
        raise FetchError("outside", address)
    if not path.exists():
        raise FetchError("file", address)
    return path


def _filled(content: bytes, spec: SourceSpec, today: dt.date) -> str:
    first = monday_of(today)
    days = spec.options.get("days", 35)
    if not isinstance(days, int) or not 1 <= days <= 400:
        raise FetchError("options", spec.address, option=f"days = {days}", kind=spec.kind)
    try:
        return render(content.decode("utf-8"), today=today, window=Window(first, first + dt.timedelta(days=days)))
    except UnicodeDecodeError as error:
        raise FetchError(
            "template", spec.address, line=content[: error.start].count(b"\n") + 1, mark="UTF-8"
        ) from error
    except TemplateError as error:
        raise FetchError("template", spec.address, line=error.line, mark=error.mark) from error


def _published(spec: SourceSpec, now: dt.datetime) -> dt.datetime | None:
    said = spec.options.get("published")
    if said is None:
        return None
    if isinstance(said, str):
        try:
            said = monday_of(now.date()) if said == "monday" else dt.datetime.fromisoformat(said)
        except ValueError as error:
            raise FetchError("options", spec.address, option=f"published = {said}", kind=spec.kind) from error
    if not isinstance(said, dt.datetime):
        said = dt.datetime.combine(said, dt.time())
    return said if said.tzinfo else said.replace(tzinfo=now.tzinfo)
