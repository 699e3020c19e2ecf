"""Reads a ``w:tbl`` into cells with their true place and extent, and says whether it is ruled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from lxml.etree import _Element

from corpus.draft import Paragraph
from corpus.formats.docx_package import W
from corpus.formats.docx_styles import VAL, Styles, is_shade, value_of

_TR, _TC, _TRPR, _TCPR, _TBLPR = f"{W}tr", f"{W}tc", f"{W}trPr", f"{W}tcPr", f"{W}tblPr"
_SIDES = ("top", "bottom", "left", "right", "start", "end")
_INVISIBLE = ("nil", "none", None)
_MAXIMUM_SPAN = 200


@dataclass(slots=True)
class CellDraft:
    """A cell being put together: its content, its place, and how far it reaches."""

    items: list[Paragraph | TableDraft]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    ruled: bool = False


@dataclass(slots=True)
class TableDraft:
    """A table as laid out, not yet told apart: data, letterhead, signature, or a mere frame."""

    cells: list[CellDraft]
    header_rows: int | None = None
    ruled: bool = False

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def columns(self) -> int:
        """How many grid columns the table has."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)


class ReadCell(Protocol):
    """Reads the content of one cell; ``painted`` says that its background is dark."""

    def __call__(self, cell: _Element, *, painted: bool) -> list[Paragraph | TableDraft]:
        """Return the cell's paragraphs and inner tables in order."""


@dataclass(slots=True)
class TableReader:
    """Reads one table row by row; ``open_merges`` holds the vertical merges that reach the current row, by column."""

    styles: Styles
    read_cell: ReadCell
    cells: list[CellDraft] = field(default_factory=list)
    open_merges: dict[int, CellDraft] = field(default_factory=dict)

    def read(self, table: _Element) -> TableDraft:
        """Read the whole table."""
        properties = table.find(_TBLPR)
        style = None if properties is None else value_of(properties, f"{W}tblStyle")
        painted = self.styles.shades(style) or _is_painted(properties)
        sides = self._table_sides(properties, style)
        headers, rows = 0, list(_children(table, _TR))
        kept = [row for row in rows if not _is_deleted(row)]
        for index, row in enumerate(kept):
            self._row(row, index, sides, painted=painted)
            headers += 1 if headers == index and _is_header(row) else 0
        ruled = sum(cell.ruled for cell in self.cells) * 2 >= max(1, len(self.cells))
        # A table that is nothing but header rows marks none.
        return TableDraft(self.cells, headers if 0 < headers < len(kept) else None, ruled)

    def _table_sides(self, properties: _Element | None, style: str | None) -> dict[str, bool]:
        direct = None if properties is None else properties.find(f"{W}tblBorders")
        borders = direct if direct is not None else self.styles.borders(style)
        return {} if borders is None else _visible(borders)

    def _row(self, row: _Element, index: int, sides: dict[str, bool], *, painted: bool) -> None:
        column = _count(row, "gridBefore", 0)
        merges: dict[int, CellDraft] = {}
        left: CellDraft | None = None
        for element in _children(row, _TC):
            properties = element.find(_TCPR)
            span = _count(element, "gridSpan", 1)
            items = self.read_cell(element, painted=painted or _is_painted(properties))
            above = self.open_merges.get(column)
            if above is not None and _merge(properties, "vMerge") == "continue":
                _grow_down(above, index, items)
                merges[column] = above
            elif left is not None and _merge(properties, "hMerge") == "continue":
                left.column_span += span
                left.items.extend(items)
            else:
                left = CellDraft(items, index, column, 1, span, _is_ruled(properties, sides))
                self.cells.append(left)
                if _merge(properties, "vMerge") is not None:
                    merges[column] = left
            column += span
        self.open_merges = merges


def _grow_down(above: CellDraft, row: int, items: list[Paragraph | TableDraft]) -> None:
    above.row_span = row - above.row + 1
    above.items.extend(items)


def _children(parent: _Element, tag: str) -> Iterator[_Element]:
    # Rows and cells may stand inside content controls and custom XML; inner tables are not looked into.
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))


def _is_deleted(row: _Element) -> bool:
    properties = row.find(_TRPR)
    return properties is not None and properties.find(f"{W}del") is not None


def _is_header(row: _Element) -> bool:
    properties = row.find(_TRPR)
    mark = None if properties is None else properties.find(f"{W}tblHeader")
    return mark is not None and mark.get(VAL) not in ("0", "false", "off")


def _count(element: _Element, name: str, default: int) -> int:
    properties = element.find(_TRPR if element.tag == _TR else _TCPR)
    text = None if properties is None else value_of(properties, f"{W}{name}")
    value = int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else default
    return min(max(value, default), _MAXIMUM_SPAN)


def _merge(properties: _Element | None, name: str) -> str | None:
    mark = None if properties is None else properties.find(f"{W}{name}")
    if mark is None:
        return None
    return "restart" if mark.get(VAL) == "restart" else "continue"


def _is_painted(properties: _Element | None) -> bool:
    shade = None if properties is None else properties.find(f"{W}shd")
    return shade is not None and is_shade(shade)


def _visible(borders: _Element) -> dict[str, bool]:
    return {side.tag.removeprefix(W): side.get(VAL) not in _INVISIBLE for side in borders if isinstance(side.tag, str)}


def _is_ruled(properties: _Element | None, table: dict[str, bool]) -> bool:
    own = None if properties is None else properties.find(f"{W}tcBorders")
    sides = {**table, **({} if own is None else _visible(own))}
    if any(table.get(name) for name in ("insideH", "insideV")) and own is None:
        return True
    # One line under a motto is a flourish; two sides make a cell.
    return sum(sides.get(side, False) for side in _SIDES) >= 2
