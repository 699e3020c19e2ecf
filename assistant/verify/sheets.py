"""Reads a list to be checked out of a file: xlsx and csv cell by cell, docx by its tables, each row with its number."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.draft import Draft, Grid, GridCell
from corpus.errors import CorpusError, DamagedFile, EmptyFile, TooLarge, UnknownFormat
from corpus.formats.archive import open_archive
from corpus.formats.text_decode import decode_text
from corpus.read import read_bytes
from corpus.structure.laying import lay
from corpus.tables.laid import LaidGrid
from corpus.tables.typed import type_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.document import Document, Table

LARGEST = 10 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 5_000, 60
_LARGEST_PART = 40 * 1024 * 1024
_LONGEST_CELL = 4_000
_SHORTER = "Hãy chia danh sách thành nhiều tệp nhỏ hơn."
_AGAIN = "Hãy mở tệp và lưu lại thành .xlsx, .csv hoặc .docx."
_SAMPLE = 8_192
_WIDE = 4
_WRITTEN = 100_000  # larger numbers are written out, never in powers of ten


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a list: its cells as text, and the same typed. ``text`` is what the table's spans point into.

    ``cells`` holds every physical row, headers and group rows too; ``places`` gives, for each row of ``table``, its
    index in ``cells``.
    """

    name: str
    cells: tuple[tuple[str, ...], ...]
    text: str
    table: Table
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as read: its tables, and the lines of its prose where it has no table."""

    sheets: tuple[Sheet, ...]
    lines: tuple[str, ...] = ()


def read_list(data: bytes, name: str) -> Listed:
    """Read a list; raises ``CorpusError`` for a file that is none, damaged, empty or too large."""
    if len(data) > LARGEST:
        raise TooLarge(f"Danh sách lớn hơn {LARGEST // 1048576} MB.", _SHORTER)
    if not data.strip():
        raise EmptyFile("Tệp danh sách rỗng.", _AGAIN)
    if not data.startswith(b"PK"):
        return _of_csv(data, name)
    names = open_archive(data).names
    if any(one.startswith("xl/") for one in names):
        return _of_xlsx(data)
    if any(one.startswith("word/") for one in names):
        return _of_document(read_bytes(data, name))
    raise UnknownFormat(f"“{name}” không phải danh sách .xlsx, .csv hay .docx.", _AGAIN)


def _of_csv(data: bytes, name: str) -> Listed:
    if data[:5] == b"%PDF-" or data[:4] == b"\xd0\xcf\x11\xe0":
        raise UnknownFormat(f"“{name}” không phải danh sách .xlsx, .csv hay .docx.", _AGAIN)
    text = decode_text(data)
    rows = [row[:MOST_COLUMNS] for row in csv.reader(io.StringIO(text), delimiter=_delimiter(text))]
    return Listed(_sheets([("Danh sách", _Raw(rows))]))


def _delimiter(text: str) -> str:
    """Return the mark that parts the first lines most evenly: a comma, a semicolon or a tab."""
    lines = text[:_SAMPLE].splitlines()[:20]
    counts = {mark: [line.count(mark) for line in lines if line.strip()] for mark in ("\t", ";", ",")}
    return max(counts, key=lambda mark: (min(counts[mark], default=0), sum(counts[mark]) if mark != "," else 0))


@dataclass(frozen=True, slots=True)
class _Raw:
    """The cells of a sheet as text, and its merged ranges (first row, first column, last row, last column)."""

    rows: list[list[str]]
    merged: tuple[tuple[int, int, int, int], ...] = ()


def _of_xlsx(data: bytes) -> Listed:
    archive = open_archive(data)
    for part in archive.names:
        if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part, _LARGEST_PART).replace(b"\0", b""):
            raise DamagedFile(f"Phần “{part}” có khai báo DTD, không được phép.", _AGAIN)
    return Listed(_sheets(_worksheets(data)))


def _worksheets(data: bytes) -> list[tuple[str, _Raw]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.2 s to import, wanted only for lists

    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
        return [(sheet.title, _raw(sheet)) for sheet in book.worksheets]
    except CorpusError:
        raise
    except Exception as error:
        raise DamagedFile(f"Bảng tính bị hỏng, không đọc được ({type(error).__name__}).", _AGAIN) from error


def _raw(sheet: object) -> _Raw:
    height, width = min(sheet.max_row, MOST_ROWS + 1), min(sheet.max_column, MOST_COLUMNS)  # type: ignore[attr-defined]
    rows = [
        [_shown(cell.value, str(cell.number_format)) for cell in row]
        for row in sheet.iter_rows(max_row=height, max_col=width)  # type: ignore[attr-defined]
    ]
    merged = tuple(
        (one.min_row - 1, one.min_col - 1, min(one.max_row, height) - 1, min(one.max_col, width) - 1)
        for one in sheet.merged_cells.ranges  # type: ignore[attr-defined]
        if one.min_row <= height and one.min_col <= width
    )
    return _Raw(rows, merged)


def _shown(value: object, form: str) -> str:
    """Return a cell's value as a reader sees it: 0.95 shown as a share is 95%, a date is day/month/year."""
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return str(value.strftime("%d/%m/%Y"))
    if isinstance(value, int | float) and not isinstance(value, bool):
        share = round(value * 100, 6) if "%" in form else value
        return f"{share:.6g}".replace(".", ",") + ("%" if "%" in form else "") if share < _WRITTEN else str(int(share))
    return str(value)[:_LONGEST_CELL]


def _sheets(named: Iterable[tuple[str, _Raw]]) -> tuple[Sheet, ...]:
    made = tuple(sheet for name, raw in named if (sheet := _sheet(name, raw)))
    if not made:
        raise EmptyFile("Danh sách không có dòng nào.", _AGAIN)
    return made


def _sheet(name: str, raw: _Raw) -> Sheet | None:
    if len(raw.rows) > MOST_ROWS:
        raise TooLarge(f"Danh sách “{name}” có hơn {MOST_ROWS} dòng.", _SHORTER)
    width = max(map(len, raw.rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in raw.rows]
    if not any(cell.strip() for row in rows for cell in row):
        return None
    laid = lay(Draft((Grid(tuple(_grid_cells(rows, raw.merged))),)))
    grid = next(item for item in laid.items if isinstance(item, LaidGrid))
    table = type_table(grid, (), "")
    starts = {row.start: at for at, row in enumerate(grid.rows) if row.start < row.end}
    places = tuple(starts[row.start] for row in table.rows)
    return Sheet(name, tuple(map(tuple, rows)), laid.text, table, places)


def _grid_cells(rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]]) -> Iterable[GridCell]:
    covered = {
        (row, column): (top, left, bottom, right)
        for top, left, bottom, right in merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            top, left, bottom, right = covered.get((at, column), (at, column, at, column))
            if (at, column) == (top, left):
                yield GridCell(text, at, column, bottom - top + 1, right - left + 1)
    # A grid this wide is never taken for a letterhead or a signature laid out as a table.
    yield from (GridCell("", 0, column) for column in range(len(rows[0]), _WIDE))


def _of_document(document: Document) -> Listed:
    sheets = tuple(_table_sheet(document, number) for number in range(len(document.tables)))
    lines = tuple(line.strip() for line in document.text.splitlines() if line.strip()) if not sheets else ()
    if not sheets and not lines:
        raise EmptyFile("Danh sách không có dòng nào.", _AGAIN)
    return Listed(sheets, lines[:MOST_ROWS])


def _table_sheet(document: Document, number: int) -> Sheet:
    table = document.tables[number]
    header = tuple(" / ".join(part for part in path if part.strip()) for path in table.columns)
    cells = (header, *(tuple(cell.text for cell in row.cells) for row in table.rows))
    name = f"Bảng {number + 1}"
    return Sheet(name, cells, document.text, table, tuple(range(1, len(table.rows) + 1)))
