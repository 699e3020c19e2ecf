"""Tells apart what lies on a sheet of cells: the words above a table, the table, and the words below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.draft import Block, Grid, GridCell, Paragraph
from corpus.formats.grids import appended, fitted, joined, without_repeats

MOST_ROWS = 50_000
_NUMERIC = re.compile(r"[\d\s.,%+\-–/()₫đ]*\d[\d\s.,%+\-–/()₫đ]*")
_ORDINAL = re.compile(r"(?:\d{1,4}(?:\.\d{1,3})*|[IVXLC]{1,6})[.)]?|[A-Za-zđ][.)]")


@dataclass(frozen=True, slots=True)
class Field:
    """A cell with something in it: its words, its place, and how many rows and columns it covers."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    bold: bool = False


_Row = list[Field]


def sheet_blocks(fields: Sequence[Field]) -> list[Block]:
    """Return the paragraphs and tables of a sheet in reading order.

    A table begins at the first row with three filled cells (two where the sheet has no more) and ends at the last
    such row; two cells side by side above or below it are the columns of a letterhead or of a signature.
    """
    rows = [list(row) for _, row in groupby(sorted(fields, key=_place), key=lambda field: field.row)]
    fewest = min(3, max((_width(row) for row in rows), default=0))
    blocks: list[Block] = []
    for band in _bands(rows):
        above = blocks[-1] if blocks else None
        if isinstance(above, Grid) and _goes_on(band, fewest):
            end = _end(band, fewest)
            blocks[-1] = appended(above, _grid(band[:end]))
        else:
            start, end = _table(band, fewest)
            blocks += _words(band[:start])
            blocks += [without_repeats(_grid(band[start:end]))[0]] if end > start else []
        blocks += _words(band[end:])
    return joined(blocks)[0]


def _place(field: Field) -> tuple[int, int]:
    return field.row, field.column


def _width(row: _Row) -> int:
    return len(row)


def _bands(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Part the rows at blank ones; a cell that reaches down over several rows holds them together."""
    band: list[_Row] = []
    reach = -1
    for row in rows:
        if band and row[0].row > reach + 1:
            yield band
            band = []
        band.append(row)
        reach = max(reach, *(field.row + field.row_span - 1 for field in row))
    if band:
        yield band


def _table(band: Sequence[_Row], fewest: int) -> tuple[int, int]:
    """Return where in a band its table begins and ends; both the band's end where it has none."""
    full = [at for at, row in enumerate(band) if _width(row) >= fewest]
    if fewest < 2 or len(band) < 2 or not full or (fewest == 2 and len(full) * 2 <= len(band)):
        return len(band), len(band)
    start, end = full[0], _end(band, fewest)
    return (start, end) if end - start > 1 else (len(band), len(band))


def _end(band: Sequence[_Row], fewest: int) -> int:
    """Return where the rows of a band's table end: after the last full row and the sums beneath it."""
    end = max((at for at, row in enumerate(band) if _width(row) >= fewest), default=-1) + 1
    while end < len(band) and _is_sum(band[end]):
        end += 1
    return end


def _is_sum(row: _Row) -> bool:
    # "Tổng cộng | 120": words and a number below the table belong to it.
    return len(row) > 1 and any(_NUMERIC.fullmatch(field.text) for field in row[1:])


def _goes_on(band: Sequence[_Row], fewest: int) -> bool:
    """Say whether a band after a blank row has no header of its own: its first full row opens with an ordinal."""
    first = next((row for row in band if _width(row) >= max(2, fewest)), None)
    if first is None or _ORDINAL.fullmatch(first[0].text) is None:
        return False
    return all(len(row) == 1 for row in band[: band.index(first)])


def _grid(rows: Sequence[_Row]) -> Grid:
    top = rows[0][0].row
    # Rows that hold nothing are no rows of the table.
    places = {number: rank for rank, number in enumerate(sorted({field.row for row in rows for field in row}))}
    cells = [_cell(field, places) for row in rows for field in row if field.row >= top]
    return Grid(fitted(cells))


def _cell(field: Field, places: dict[int, int]) -> GridCell:
    covered = range(field.row, field.row + min(field.row_span, MOST_ROWS))
    height = sum(number in places for number in covered)
    return GridCell(field.text, places[field.row], field.column, max(1, height), field.column_span, field.bold)


def _words(rows: Sequence[_Row]) -> list[Block]:
    """Return rows of words as paragraphs; cells side by side are columns, the left one read first."""
    found: list[Block] = []
    for side_by_side, group in groupby(rows, key=lambda row: len(row) > 1):
        fields = [field for row in group for field in row]
        ordered = _by_column(fields) if side_by_side else fields
        found += [Paragraph(line, bold=field.bold) for field in ordered for line in field.text.split("\n") if line]
    return found


def _by_column(fields: Sequence[Field]) -> list[Field]:
    starts = sorted({field.column for field in fields})
    widest = max((b - a, b) for a, b in pairwise(starts))[1] if len(starts) > 1 else 0
    return sorted(fields, key=lambda field: (field.column >= widest, field.row, field.column))
