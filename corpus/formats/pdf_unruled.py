"""Rebuilds tables that a PDF prints without rules: columns from the gaps that go down through all its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.draft import Grid, GridCell
from corpus.formats.pdf_heads import (
    FINE_GAP,
    ORDINAL,
    crosses,
    head_cells,
    head_end,
    with_blank_columns,
    without_groups,
)
from corpus.formats.pdf_rows import Row, stretches
from corpus.formats.pdf_tables import LaidGrid, cell_text

_GAP = 1.1  # letter heights: what parts two cells at the least
_PAIR_GAP = 2.0  # letter heights: the same where there are two columns alone
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_MANY_ROWS = 5
_NARROWEST = 4.0  # points of a gap that goes all the way down
_FARTHEST = 3.2  # letter heights between two rows of one table


def unruled(rows: Sequence[Row], page: int) -> Iterator[Row | LaidGrid]:
    """Give the rows from top to bottom, those of a table without rules as a grid."""
    at = 0
    while at < len(rows):
        end = max(_end(rows, at), _end_of_pairs(rows, at))
        grid = _table(rows[at:end], page) if end - at >= _FEWEST_ROWS else None
        if grid is None:
            yield rows[at]
            at += 1
        else:
            yield grid
            at = end


def _end(rows: Sequence[Row], start: int) -> int:
    # A table begins with a row in pieces, and goes on while rows keep to some of its columns.
    if len(stretches(rows[start], _GAP)) < _FEWEST_COLUMNS:
        return start
    end = at = start + 1
    columns = _columns(rows[start:end])
    while at < len(rows) and _is_near(rows[at - 1], rows[at]):
        across = crosses(rows[at], columns)
        wider = columns if across else _columns([row for row in rows[start : at + 1] if not crosses(row, columns)])
        if len(wider) < _FEWEST_COLUMNS:
            break
        at += 1
        # A line across the columns names a group where rows follow; behind the last row it is no part of the table.
        columns, end = wider, end if across else at
    return end


def _is_near(above: Row, below: Row) -> bool:
    return below.top - above.bottom < _FARTHEST * below.height


def _end_of_pairs(rows: Sequence[Row], start: int) -> int:
    # Two columns are a table only where every row has both and the second begins at one place.
    end = start
    first = stretches(rows[start], _PAIR_GAP)
    while end < len(rows):
        parts = stretches(rows[end], _PAIR_GAP)
        near = end == start or rows[end].top - rows[end - 1].bottom < _FARTHEST * rows[end].height
        if len(first) != 2 or len(parts) != 2 or not near or abs(parts[1].x0 - first[1].x0) > _NARROWEST:
            break
        end += 1
    return end if end - start >= _FEWEST_ROWS else start


def _columns_within(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Return the columns of a table's rows, lines across the table aside."""
    first = _columns(rows[:1])
    return _columns([row for row in rows if not crosses(row, first)])


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Return the (left, right) of the columns: what the gaps that no word of any row crosses leave between them."""
    covered: list[list[float]] = []
    # Over many rows no blank between words lasts, so that a narrow gap tells as much as a wide one over a few.
    gap = FINE_GAP if len(rows) >= _MANY_ROWS else _GAP
    for x0, x1 in sorted((part.x0, part.x1) for row in rows for part in stretches(row, gap)):
        if covered and x0 - covered[-1][1] < _NARROWEST:
            covered[-1][1] = max(covered[-1][1], x1)
        else:
            covered.append([x0, x1])
    return [(x0, x1) for x0, x1 in covered]


def _table(rows: Sequence[Row], page: int) -> LaidGrid | None:
    """Lay out a table's rows: under a header of its own the numbered rows alone say where the columns are."""
    end = head_end(rows)
    body = _columns_within(rows[end:])
    head = without_groups(rows[:end], body)
    if not head or len(body) < 2:
        return _grid(rows, _columns_within(rows), page)
    columns = with_blank_columns(head, body)
    grid = _grid(rows[len(head) :], columns, page)
    if grid is None or len(columns) < _FEWEST_COLUMNS:
        return _grid(rows, _columns_within(rows), page)
    cells, height = head_cells(head, columns, page)
    moved = (replace(cell, row=cell.row + height) for cell in grid.grid.cells)
    return LaidGrid(Grid((*cells, *moved), height, page), grid.xs)


def _grid(rows: Sequence[Row], columns: list[tuple[float, float]], page: int) -> LaidGrid | None:
    groups = _logical_rows(rows, columns)
    if len(groups) < 2:
        return None
    cells = [cell for row, group in enumerate(groups) for cell in _cells(group, columns, row, page)]
    return LaidGrid(Grid(tuple(cells), None, page), tuple(x0 for x0, _ in columns))


def _cells(group: Sequence[Row], columns: list[tuple[float, float]], row: int, page: int) -> Iterator[GridCell]:
    if crosses(group[0], columns):
        text = cell_text(group, columns[-1][1])
        yield GridCell(text, row, 0, 1, len(columns), page=page, bold=all(line.bold for line in group))
        return
    for column in range(len(columns)):
        yield GridCell(_text(group, columns, column), row, column, page=page, bold=_bold(group, columns, column))


def _logical_rows(rows: Sequence[Row], columns: list[tuple[float, float]]) -> list[list[Row]]:
    """Group printed rows: a new one opens with an ordinal where the table has them, else with its first column."""
    groups: list[list[Row]] = [[rows[0]]]
    numbered = sum(_opens(row, columns, numbered=True) for row in rows) >= 2
    steps = sorted(below.bottom - above.bottom for above, below in pairwise(rows))
    usual = steps[len(steps) // 4]
    for above, row in pairwise(rows):
        apart = row.bottom - above.bottom > 1.35 * usual
        crossing = crosses(row, columns) != crosses(above, columns)
        if crossing or _opens(row, columns, numbered=numbered) or (apart and not numbered):
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _opens(row: Row, columns: list[tuple[float, float]], *, numbered: bool) -> bool:
    first = [part for part in stretches(row, _GAP) if part.x0 < columns[0][1]]
    if not first:
        return False
    return bool(ORDINAL.match(first[0].text)) if numbered else first[0].text[:1].isupper()


def _parts(group: Sequence[Row], columns: list[tuple[float, float]], column: int) -> list[Row]:
    low, high = columns[column][0] - 1, columns[column][1] + 1
    inside = (tuple(word for word in row.words if low <= (word.x0 + word.x1) / 2 <= high) for row in group)
    return [Row(words) for words in inside if words]


def _text(group: Sequence[Row], columns: list[tuple[float, float]], column: int) -> str:
    return cell_text(_parts(group, columns, column), columns[column][1])


def _bold(group: Sequence[Row], columns: list[tuple[float, float]], column: int) -> bool | None:
    parts = _parts(group, columns, column)
    return all(part.bold for part in parts) if parts else None
