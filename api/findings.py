"""Findings on claims as plain JSON values, and a checked list as a workbook: the same at every door."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from api.wire import Json, citation_to_dict

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from assistant.verify.finding import Finding
    from assistant.verify.listing import CheckedList, CheckedSheet

STATUS_WORDS = {"supported": "Đúng", "contradicted": "Sai khác", "not_stated": "Văn bản không nêu"}
COLUMNS = ("Kết quả kiểm tra", "Văn bản nói gì", "Giải thích", "Căn cứ")
_COLOURS = {"supported": "D9EAD3", "contradicted": "F4CCCC", "not_stated": "FFF2CC"}
_WIDTHS = (18, 48, 48, 48)
_LONGEST = 32_000  # a cell of a workbook holds 32,767 characters


def finding_to_dict(finding: Finding) -> Json:
    """Return one finding; ``parts`` say the same of each part of the claim, ``row`` counts from 1 in a list."""
    return {
        "claim": finding.claim,
        "status": finding.status,
        "says": finding.says,
        "citations": [citation_to_dict(citation) for citation in finding.citations],
        "parts": [asdict(part) for part in finding.parts],
        "explanation": finding.explanation,
        "row": finding.row,
    }


def findings_to_dict(findings: Sequence[Finding]) -> Json:
    """Return the contract's answer to a verification."""
    return {"findings": [finding_to_dict(one) for one in findings]}


def checked_to_xlsx(checked: CheckedList) -> bytes:
    """Return the list as a workbook, sheet by sheet, with what was found beside each row; every cell is words."""
    from openpyxl import Workbook  # noqa: PLC0415 - 0.2 s to import, wanted only here

    book = Workbook()
    book.remove(book.worksheets[0])
    for one in checked.sheets:
        _write_sheet(book.create_sheet(_title(one.sheet.name)), one)
    if checked.lines:
        _write_lines(book.create_sheet("Danh sách"), checked.lines)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _title(name: str) -> str:
    kept = "".join(one for one in name if one.isprintable() and one not in "[]:*?/\\'")
    return kept[:31] or "Danh sách"


def _write_sheet(sheet: Worksheet, checked: CheckedSheet) -> None:
    rows, found = checked.sheet.cells, dict(checked.findings)
    width = max(map(len, rows), default=0)
    first = min(checked.sheet.places, default=1)
    # Without a header row the findings' names go above the list.
    shift = 1 if first == 0 else 0
    if shift:
        _write_names(sheet, 1, width)
    for at, row in enumerate(rows):
        for column, text in enumerate(row, 1):
            _put(sheet, at + 1 + shift, column, text)
        if at in found:
            _write_finding(sheet, at + 1 + shift, width, found[at])
    if not shift:
        _write_names(sheet, first, width)
    _finish(sheet, first if not shift else 1, width)


def _write_lines(sheet: Worksheet, findings: Sequence[Finding]) -> None:
    _put(sheet, 1, 1, "Nội dung cần kiểm tra")
    _write_names(sheet, 1, 1)
    for at, finding in enumerate(findings, 2):
        _put(sheet, at, 1, finding.claim)
        _write_finding(sheet, at, 1, finding)
    _finish(sheet, 1, 1)


def _write_names(sheet: Worksheet, row: int, width: int) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415 - as above

    for column, name in enumerate(COLUMNS, width + 1):
        _put(sheet, row, column, name).font = Font(bold=True)


def _write_finding(sheet: Worksheet, row: int, width: int, finding: Finding) -> None:
    from openpyxl.styles import PatternFill  # noqa: PLC0415 - as above

    grounds = "\n".join(dict.fromkeys(_ground(one) for one in map(citation_to_dict, finding.citations)))
    told = (STATUS_WORDS[finding.status], finding.says or "", finding.explanation, grounds)
    for column, text in enumerate(told, width + 1):
        cell = _put(sheet, row, column, text)
        if column == width + 1:
            cell.fill = PatternFill("solid", fgColor=_COLOURS[finding.status])


def _ground(citation: Json) -> str:
    named = citation["document_number"] or citation["document_title"]
    where = " › ".join(citation["path"])
    cell = f", cột {citation['cell']['column']}" if citation["cell"] else ""
    page = f", trang {citation['page']}" if citation["page"] else ""
    return f"{named} – {where}{cell}{page}: “{' '.join(citation['quote'].split())}”"


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write words into a cell: what begins like a formula ("=", "+", "-", "@") is marked as text and never run."""
    from openpyxl.styles import Alignment  # noqa: PLC0415 - as above

    cell: Cell = sheet.cell(row, column)  # type: ignore[assignment]
    words = "".join(one for one in text if one.isprintable() or one == "\n")[:_LONGEST]
    if words:
        cell.value = words
        cell.data_type = "s"
        cell.quotePrefix = words[0] in "=+-@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _finish(sheet: Worksheet, header: int, width: int) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    for column in range(1, width + 1):
        longest = max(
            (len(str(cell.value or "")) for (cell,) in sheet.iter_rows(min_col=column, max_col=column)), default=0
        )
        sheet.column_dimensions[get_column_letter(column)].width = min(40, max(6, longest + 2))
    for column, wide in enumerate(_WIDTHS, width + 1):
        sheet.column_dimensions[get_column_letter(column)].width = wide
    sheet.freeze_panes = f"A{header + 1}"
