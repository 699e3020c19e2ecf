"""Assignments and targets as rows for a spreadsheet: CSV and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from api.facts import Stored, fact_of
from corpus.document import Assignment, Target
from index.records import Entry

ASSIGNMENT_COLUMNS = (
    "Nhóm",
    "Nhiệm vụ",
    "Thuộc nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
    "Kết quả",
    "Địa điểm",
    "Kinh phí",
)
TARGET_COLUMNS = ("Nhóm", "Chỉ tiêu", "Phạm vi", "Năm", "Giá trị")
SOURCE_COLUMNS = ("Văn bản", "Số, ký hiệu", "Mục", "Mã văn bản", "Từ vị trí", "Đến vị trí")
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A spreadsheet would run a cell that opens with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def headings(kind: str) -> tuple[str, ...]:
    """Return the column names for ``assignments`` or ``targets``."""
    return (ASSIGNMENT_COLUMNS if kind == "assignments" else TARGET_COLUMNS) + SOURCE_COLUMNS


def fact_cells(fact: Assignment | Target) -> tuple[str | int, ...]:
    """Return the fact's own cells, in the order of its columns."""
    if isinstance(fact, Assignment):
        units = ("; ".join(fact.lead), "; ".join(fact.coordinating))
        rest = (fact.timeframe, fact.result, fact.place, fact.funding)
        return tuple(_one_line(cell) for cell in (fact.group, fact.task, fact.parent, *units, *rest))
    first = (_one_line(fact.group), _one_line(fact.indicator), _one_line(fact.scope))
    return (*first, fact.year if fact.year is not None else "", _one_line(fact.value))


def rows(stored: Iterable[Stored], entries: Mapping[str, Entry]) -> list[tuple[str | int, ...]]:
    """Return one row a fact, ending with where it stands."""
    return [fact_cells(fact_of(one)) + _source_cells(one, entries) for one in stored]


def _source_cells(one: Stored, entries: Mapping[str, Entry]) -> tuple[str | int, ...]:
    fact, entry = fact_of(one), entries.get(one.document_id)
    title, number = (entry.title or entry.source, entry.number or "") if entry else ("", "")
    return (_one_line(title), number, " › ".join(fact.path), one.document_id, fact.start, fact.end)


def to_csv(names: Sequence[str], table: Iterable[Sequence[str | int]]) -> bytes:
    """Return CSV in UTF-8 with the mark that makes Excel read it as such."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_inert(cell) for cell in row] for row in table)
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(names: Sequence[str], table: Iterable[Sequence[str | int]], title: str) -> bytes:
    """Return one sheet with a heading row that stays in view and can be filtered."""
    from openpyxl import Workbook  # noqa: PLC0415 - 0.2 s to import, wanted only here
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    sheet.append(list(names))
    for row in table:
        sheet.append([_printable(cell) if cell != "" else None for cell in row])
        for cell in sheet[sheet.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            # Words that begin with "=" are words, not a formula.
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    for column, name in enumerate(names, 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 14 if len(name) < 9 else 34
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _inert(cell: str | int) -> str | int:
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _printable(cell: str | int) -> str | int:
    # XML 1.0, and so a workbook, cannot hold control characters.
    return "".join(one for one in cell if one.isprintable() or one == "\n") if isinstance(cell, str) else cell
