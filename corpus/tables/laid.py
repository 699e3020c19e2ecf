"""A grid whose cells already have their places in the document's text, ready to be typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import Cell


@dataclass(frozen=True, slots=True)
class LaidRow:
    """One physical row: one ``Cell`` per column; a merged cell is the same ``Cell`` in every row and column it covers.

    ``[start, end)`` is the row's own line, trimmed: a cell merged from a row above lies outside of it, and a row
    without any text of its own has ``start == end``. ``bold`` says per column what the format says, else ``None``.
    """

    cells: tuple[Cell, ...]
    start: int
    end: int
    bold: tuple[bool | None, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidGrid:
    """All rows have ``width`` cells. ``header_rows`` is what the format marks as header, ``None`` where silent."""

    rows: tuple[LaidRow, ...]
    width: int
    start: int
    end: int
    header_rows: int | None = None

    def spans_whole_width(self, row: int) -> bool:
        """Say whether the row holds one single text: one cell over all columns, or one filled cell and empty ones."""
        return len({(cell.start, cell.end) for cell in self.rows[row].cells if cell.text}) == 1
