"""Mends grids as laid out: columns that nothing starts in, headers printed again, tables cut in two by a page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.document import Margin
from corpus.draft import Block, Grid, GridCell
from corpus.language.vietnamese import fold

_ORDINAL = re.compile(r"^(\d{1,4})[.)]?$")
_MOSTLY_NUMBERS = re.compile(r"^[\d\s.,%<>=≥≤+\-–/()]*$")


def fitted(cells: Iterable[GridCell]) -> tuple[GridCell, ...]:
    """Return cells in reading order with no place covered twice and no column in which nothing starts."""
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    starts = {column: rank for rank, column in enumerate(sorted({cell.column for cell in ordered}))}
    taken: set[tuple[int, int]] = set()
    placed = []
    for cell in ordered:
        reach = sum(cell.column < column < cell.column + cell.column_span for column in starts) + 1
        placed.append(_clipped(replace(cell, column=starts[cell.column], column_span=reach), taken))
    return tuple(placed)


def _clipped(cell: GridCell, taken: set[tuple[int, int]]) -> GridCell:
    # Malformed merges may overlap; the cell that came first keeps the place.
    width = 1
    while width < cell.column_span and (cell.row, cell.column + width) not in taken:
        width += 1
    height = 1
    while height < cell.row_span and not _touches(cell, height, width, taken):
        height += 1
    rows = range(cell.row, cell.row + height)
    taken.update((row, column) for row in rows for column in range(cell.column, cell.column + width))
    return replace(cell, row_span=height, column_span=width)


def _touches(cell: GridCell, height: int, width: int, taken: set[tuple[int, int]]) -> bool:
    return any((cell.row + height, cell.column + step) in taken for step in range(width))


def rows_of(grid: Grid) -> list[tuple[str, ...]]:
    """Return each row's texts, cells in the order of their columns, merged cells in their first row only."""
    rows: list[list[str]] = [[] for _ in range(height_of(grid))]
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(" ".join(cell.text.split()))
    return [tuple(row) for row in rows]


def header_height(grid: Grid) -> int:
    """Return how many top rows the header takes: as marked, else the first row and what its merges reach."""
    if grid.header_rows is not None:
        return grid.header_rows
    return max((cell.row_span for cell in grid.cells if cell.row == 0), default=1)


def without_repeats(grid: Grid) -> tuple[Grid, list[Margin]]:
    """Take later copies of the header out of the grid and return them as margins."""
    rows = rows_of(grid)
    height = header_height(grid)
    if not rows or not _is_header(rows[0]):
        return grid, []
    doomed: list[int] = []
    for start in range(height, len(rows) - height + 1):
        if (not doomed or start > doomed[-1]) and _same(rows[start : start + height], rows[:height]):
            doomed.extend(range(start, start + height))
    margins = [_margin(rows[row : row + height], grid.page) for row in doomed[::height]]
    return without_rows(grid, doomed), margins


def _is_header(row: tuple[str, ...]) -> bool:
    words = {text for text in row if text and not _MOSTLY_NUMBERS.match(text)}
    return len(words) > 1


def _margin(rows: Sequence[tuple[str, ...]], page: int | None) -> Margin:
    return Margin("header", " ".join(text for row in rows for text in row if text), page)


def without_rows(grid: Grid, doomed: list[int]) -> Grid:
    """Return the grid without the rows named; cells that reach into them shrink."""
    if not doomed:
        return grid
    gone, ordered = set(doomed), sorted(set(doomed))
    kept = []
    for cell in grid.cells:
        if cell.row not in gone:
            span = sum(row not in gone for row in range(cell.row, cell.row + cell.row_span))
            kept.append(replace(cell, row=cell.row - bisect_left(ordered, cell.row), row_span=span))
    return replace(grid, cells=tuple(kept))


def joined(blocks: Iterable[Block]) -> tuple[list[Block], list[Margin]]:
    """Join each table with the next one where that one plainly goes on: its header again, or its next ordinal."""
    out: list[Block] = []
    margins: list[Margin] = []
    for block in blocks:
        last = out[-1] if out else None
        if not isinstance(block, Grid) or not isinstance(last, Grid):
            out.append(block)
            continue
        repeated = repeats_header(last, block)
        if repeated or _goes_on(last, block):
            drop = header_height(last) if repeated else 0
            margins += [_margin(rows_of(block)[:drop], block.page)] if drop else []
            out[-1] = appended(last, without_rows(block, list(range(drop))))
        else:
            out.append(block)
    return out, margins


def repeats_header(first: Grid, second: Grid) -> bool:
    """Say whether the second grid opens with the first one's header."""
    height = header_height(first)
    head = rows_of(first)[:height]
    return width_of(first) == width_of(second) and _is_header(head[0]) and _same(rows_of(second)[:height], head)


def _same(rows: Sequence[tuple[str, ...]], others: Sequence[tuple[str, ...]]) -> bool:
    # Typed again by hand, a header may differ in tone placement or blanks alone.
    return [[_key(text) for text in row] for row in rows] == [[_key(text) for text in row] for row in others]


def _key(text: str) -> str:
    return fold(text).replace(" ", "")


def _goes_on(first: Grid, second: Grid) -> bool:
    if width_of(first) != width_of(second):
        return False
    before = [int(m[1]) for row in rows_of(first) if row and (m := _ORDINAL.match(row[0]))]
    opening = rows_of(second)[:1]
    match = _ORDINAL.match(opening[0][0]) if opening and opening[0] else None
    return bool(before) and match is not None and int(match[1]) == before[-1] + 1 > 2 and _rises(before)


def _rises(ordinals: list[int]) -> bool:
    return all(later == earlier + 1 or later == 1 for earlier, later in pairwise(ordinals))


def width_of(grid: Grid) -> int:
    """Return the number of columns."""
    return max((cell.column + cell.column_span for cell in grid.cells), default=0)


def height_of(grid: Grid) -> int:
    """Return the number of rows."""
    return max((cell.row + cell.row_span for cell in grid.cells), default=0)


def appended(first: Grid, second: Grid) -> Grid:
    """Return the second grid's rows put under the first one's."""
    height = height_of(first)
    moved = (replace(cell, row=cell.row + height) for cell in second.cells)
    return replace(first, cells=(*first.cells, *moved))
