"""Reads .xlsx bytes into a Draft: each sheet's words and table, every value as its cell shows it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.etree import _Element

from corpus.document import Margin
from corpus.draft import Block, Draft, Grid, Paragraph
from corpus.errors import DamagedFile, EmptyFile, TooLarge
from corpus.formats.archive import refuse_document_type
from corpus.formats.docx_runs import clean
from corpus.formats.sheet import MOST_ROWS, Field, sheet_blocks
from corpus.formats.xlsx_format import general, shown
from corpus.formats.xlsx_parts import Look, RichText, S, SheetPart, Workbook, member, open_workbook, rich_text
from corpus.language.legacy import Habit, Stretch, habit_of, restored_stretches

MOST_CELLS = 400_000
_MOST_COLUMNS = 500
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_RANGE = re.compile(rf"{_REFERENCE.pattern}:{_REFERENCE.pattern}")
# The names that programs give sheets of themselves.
_UNNAMED = re.compile(r"(?:sheet|trang[_ ]?tính|bảng[_ ]?tính|table)\s*\d*", re.IGNORECASE)
_SPLIT = "Hãy tách thành nhiều tệp nhỏ hơn."


@dataclass(slots=True)
class _Sheet:
    """A sheet as read: its cells by place, merged ranges, and what is hidden."""

    cells: dict[tuple[int, int], tuple[RichText, Look]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: int = 0


def read_xlsx(data: bytes) -> Draft:
    """Read an .xlsx; raises ``DamagedFile``, ``ProtectedFile``, ``TooLarge`` or ``EmptyFile``."""
    workbook = open_workbook(data)
    shown_parts = [part for part in workbook.sheets if not part.hidden]
    sheets = _read_sheets(workbook, shown_parts)
    habit = habit_of("".join(one.text for one in text) for sheet in sheets for text, _ in sheet.cells.values())
    blocks: list[Block] = []
    margins: list[Margin] = []
    for part, sheet in zip(shown_parts, sheets, strict=True):
        found = sheet_blocks(list(_fields(sheet, habit)))
        name = clean(part.name)
        if found and not _UNNAMED.fullmatch(part.name):
            # A sheet's name heads a table that has no words of its own above it.
            if isinstance(found[0], Grid):
                blocks.append(Paragraph(name, bold=True))
            else:
                margins.append(Margin("header", name))
        blocks += found
    if not blocks:
        raise EmptyFile("Bảng tính không có ô nào có chữ hay số.", "Hãy kiểm tra lại nội dung tệp.")
    return Draft(tuple(blocks), tuple(margins), tuple(_warnings(workbook, sheets)))


def _warnings(workbook: Workbook, sheets: list[_Sheet]) -> Iterator[str]:
    cells = sum(sheet.hidden for sheet in sheets)
    if cells:
        yield f"Đã bỏ {cells} ô nằm trong hàng hoặc cột bị ẩn."
    names = [part.name for part in workbook.sheets if part.hidden]
    if names:
        yield f"Đã bỏ {len(names)} trang tính bị ẩn: {', '.join(names)}."


def _read_sheets(workbook: Workbook, parts: list[SheetPart]) -> list[_Sheet]:
    sheets: list[_Sheet] = []
    cells = 0
    for part in parts:
        sheets.append(_read_sheet(workbook, part))
        cells += len(sheets[-1].cells)
        if cells > MOST_CELLS:
            raise TooLarge(f"Bảng tính có quá {MOST_CELLS} ô.", _SPLIT)
    return sheets


def _read_sheet(workbook: Workbook, part: SheetPart) -> _Sheet:
    data = member(workbook.archive, part.member)
    refuse_document_type(data, part.member)
    sheet = _Sheet()
    tags = (f"{S}row", f"{S}mergeCell", f"{S}col")
    events = etree.iterparse(
        io.BytesIO(data), tag=tags, no_network=True, load_dtd=False, resolve_entities=False, remove_comments=True
    )
    rows = 0
    try:
        for _, element in events:
            if element.tag == f"{S}row":
                rows += _take_row(workbook, sheet, element, rows)
                if rows > MOST_ROWS or len(sheet.cells) > MOST_CELLS:
                    raise TooLarge(f"Trang tính “{part.name}” có quá {MOST_ROWS} hàng có nội dung.", _SPLIT)
            elif element.tag == f"{S}col":
                _take_column(sheet, element)
            else:
                _take_merge(sheet, element.get("ref", ""))
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise DamagedFile(f"Trang tính “{part.name}” bị hỏng.", "Hãy mở và lưu lại tệp bằng Excel.") from error
    return sheet


def _take_column(sheet: _Sheet, element: _Element) -> None:
    if element.get("hidden") in ("1", "true"):
        first, last = _integer(element.get("min")), min(_integer(element.get("max")), _MOST_COLUMNS)
        sheet.hidden_columns.update(range(first - 1, last))


def _take_merge(sheet: _Sheet, reference: str) -> None:
    match = _RANGE.fullmatch(reference)
    if match and len(sheet.merges) < MOST_CELLS:
        top, left = int(match[2]) - 1, _column(match[1])
        sheet.merges.append((top, left, int(match[4]) - top, _column(match[3]) - left + 1))


def _take_row(workbook: Workbook, sheet: _Sheet, row: _Element, row_before: int) -> int:
    """Take in the cells of a row; return 1 where it holds any."""
    number = _integer(row.get("r")) - 1 if row.get("r") else row_before
    unseen = row.get("hidden") in ("1", "true")
    found = 0
    for place, cell in enumerate(row.iterfind(f"{S}c")):
        match = _REFERENCE.fullmatch(cell.get("r", ""))
        column = _column(match[1]) if match else place
        look = _look(workbook, cell)
        text = _value(workbook, cell, look)
        if column >= _MOST_COLUMNS or not any(one.text.strip() for one in text):
            continue
        if unseen or column in sheet.hidden_columns:
            sheet.hidden += 1
            continue
        sheet.cells[number, column] = (text, look)
        found = 1
    return found


def _look(workbook: Workbook, cell: _Element) -> Look:
    place = _integer(cell.get("s"))
    return workbook.looks[place] if place < len(workbook.looks) else Look()


def _value(workbook: Workbook, cell: _Element, look: Look) -> RichText:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{S}is")
        return () if inline is None else rich_text(inline)
    value = cell.findtext(f"{S}v") or ""
    if kind == "s":
        place = _integer(value)
        return workbook.strings[place] if place < len(workbook.strings) else ()
    if kind == "b":
        return (Stretch("TRUE" if value == "1" else "FALSE"),)
    return (Stretch(value if kind in ("str", "e", "d") else _number_shown(value, look, workbook)),)


def _number_shown(value: str, look: Look, workbook: Workbook) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    if number != number or abs(number) == float("inf"):  # noqa: PLR0124 - NaN
        return value
    try:
        return shown(number, look.code, since_1904=workbook.since_1904)
    except (ValueError, ArithmeticError, KeyError):
        return general(number)


def _fields(sheet: _Sheet, habit: Habit) -> Iterator[Field]:
    spans = {(top, left): (height, width) for top, left, height, width in sheet.merges}
    for (row, column), (text, look) in sorted(sheet.cells.items()):
        whole = [one if one.font or not look.font else replace(one, font=look.font) for one in text]
        height, width = spans.get((row, column), (1, 1))
        words = clean(restored_stretches(whole, habit)).replace("\t", " ")
        yield Field(words, row, column, height, min(width, _MOST_COLUMNS), look.bold)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _integer(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
