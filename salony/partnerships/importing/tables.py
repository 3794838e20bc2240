"""Rows of a delimited text file, read as a stream: any of the usual encodings and delimiters, packed or not."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from salony.partnerships.importing.countries import FormerCountry, UnknownCountry, country_code
from salony.partnerships.importing.values import Problem, Trouble, UnreadableFile

Row = Mapping[str, str]
# summaries of a project run to some ten thousand characters
LONGEST_CELL = 1_000_000
_SAMPLE = 65_536
_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S")


def rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, Row] | Trouble]:
    """(row number, column → cell) for every row that has as many cells as the header; Troubles for the others.

    Raises UnreadableFile where a `needed` column is missing: the file is then of another kind.
    """
    with _opened(path) as text:
        yield from _rows(path, text, needed)


def _opened(path: Path) -> io.TextIOBase:
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
    try:
        with gzip.open(path, "rb") if packed else path.open("rb") as raw:
            sample = raw.read(_SAMPLE)
    except (EOFError, OSError, zlib.error) as error:
        raise UnreadableFile(f"{path.name} cannot be unpacked: {error}. Download it again.") from error
    encoding = _encoding(sample)
    if packed:
        return gzip.open(path, "rt", encoding=encoding, errors="replace", newline="")
    return path.open("r", encoding=encoding, errors="replace", newline="")


def _encoding(sample: bytes) -> str:
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        # the sample may end within a letter
        sample[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _rows(path: Path, text: io.TextIOBase, needed: tuple[str, ...]) -> Iterator[tuple[int, Row] | Trouble]:
    csv.field_size_limit(LONGEST_CELL)
    first = text.readline()
    delimiter = max(",;\t", key=first.count)
    header = [cell.strip() for cell in next(csv.reader([first], delimiter=delimiter), [])]
    if missing := [column for column in needed if column not in header]:
        raise UnreadableFile(f"{path.name} has no column “{missing[0]}”. Is it the file you meant?")
    reader = csv.reader(text, delimiter=delimiter)
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Trouble(number, Problem.MALFORMED, value=str(error))
            continue
        except (EOFError, OSError, zlib.error) as error:
            yield Trouble(number, Problem.TRUNCATED, value=str(error))
            return
        if cells is None:
            return
        if not any(cells):
            continue
        if len(cells) != len(header):
            yield Trouble(number, Problem.MALFORMED, value=delimiter.join(cells)[:80])
            continue
        yield number, {column: cell.strip() for column, cell in zip(header, cells, strict=True)}


def day(cell: str) -> date | None:
    """A day in any of the usual forms; None for an empty cell or "NA". Raises ValueError."""
    cell = cell.strip()
    if not cell or cell in ("NA", "null"):
        return None
    for form in _DATES:
        try:
            return datetime.strptime(cell[:19] if " " in cell else cell[:10], form).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise ValueError(cell)


def amount(cell: str) -> float | None:
    """An amount of money with either comma; None where there is none."""
    cell = cell.replace(" ", "").replace("\u00a0", "")
    if "," in cell and "." not in cell and len(cell.rpartition(",")[2]) != 3:
        cell = cell.replace(",", ".")
    try:
        return float(cell.replace(",", ""))
    except ValueError:
        return None


def checked_country(number: int, column: str, written: str) -> tuple[str, Trouble | None]:
    """A country's code and, where there is none, what to report; the row is kept without it."""
    try:
        return country_code(written), None
    except FormerCountry:
        return "", Trouble(number, Problem.FORMER_COUNTRY, column, written, kept=True)
    except UnknownCountry:
        return "", Trouble(number, Problem.UNKNOWN_COUNTRY, column, written, kept=True)


def checked_day(number: int, column: str, written: str) -> tuple[date | None, Trouble | None]:
    try:
        return day(written), None
    except ValueError:
        return None, Trouble(number, Problem.MALFORMED, column, written[:80], kept=True)
