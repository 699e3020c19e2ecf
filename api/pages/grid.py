"""A Table as HTML rows: header cells over several columns, group rows, merged cells drawn once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from api.pages.pieces import Piece
from corpus.document import Cell, Page, Row, Table

Pieces = Callable[[int, int], tuple[Piece, ...]]


@dataclass(frozen=True, slots=True)
class CellView:
    """One drawn cell and how many columns and rows it covers."""

    pieces: tuple[Piece, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class RowView:
    """One drawn row; ``kind`` is ``data`` or ``group``; ``pages`` are those that begin before it, inside the table."""

    kind: str
    start: int
    cells: tuple[CellView, ...]
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class TableView:
    """A drawn table; ``head`` holds the header rows."""

    caption: str
    head: tuple[tuple[CellView, ...], ...]
    body: tuple[RowView, ...]
    columns: int = 0


@dataclass(slots=True)
class _Run:
    """A cell with the place it takes, while merging is still going on."""

    cell: Cell
    column: int
    columns: int = 1
    rows: int = 1


def table_view(table: Table, pieces: Pieces) -> TableView:
    """Return ``table`` ready to draw; ``pieces`` cuts a span into marked and unmarked text."""
    return TableView(table.caption, tuple(_head(table, pieces)), tuple(_body(table, pieces)), len(table.headers))


def _head(table: Table, pieces: Pieces) -> Iterator[tuple[CellView, ...]]:
    paths = [_distinct(path) for path in table.headers]
    depth = max((len(path) for path in paths), default=0)
    for level in range(depth):
        runs: list[_Run] = []
        for column, path in enumerate(paths):
            if level >= len(path):
                continue
            if runs and _same(runs[-1].cell, path[level]) and runs[-1].column + runs[-1].columns == column:
                runs[-1].columns += 1
            else:
                below = depth - level if level == len(path) - 1 else 1
                runs.append(_Run(path[level], column, rows=below))
        yield tuple(_drawn(run, pieces) for run in runs)


def _distinct(path: Sequence[Cell]) -> list[Cell]:
    return [cell for place, cell in enumerate(path) if place == 0 or not _same(cell, path[place - 1])]


def _body(table: Table, pieces: Pieces) -> Iterator[RowView]:
    width = max((len(row.cells) for row in table.rows), default=1)
    laid = _merged(table.rows)
    above: tuple[Cell, ...] = ()
    for row, runs in zip(table.rows, laid, strict=True):
        shared = _shared(above, row.groups)
        for group in row.groups[shared:]:
            yield RowView("group", group.start, (CellView(pieces(group.start, group.end), width),))
        above = row.groups
        yield RowView("data", row.start, tuple(_drawn(run, pieces) for run in runs))


def _shared(above: Sequence[Cell], groups: Sequence[Cell]) -> int:
    count = 0
    for left, right in zip(above, groups, strict=False):
        if not _same(left, right):
            break
        count += 1
    return count


def _merged(rows: Sequence[Row]) -> list[list[_Run]]:
    laid: list[list[_Run]] = []
    open_runs: dict[int, _Run] = {}
    groups: tuple[Cell, ...] = ()
    for row in rows:
        if row.groups != groups:
            open_runs, groups = {}, row.groups
        fresh: list[_Run] = []
        for run in _across(row):
            above = open_runs.get(run.column)
            if above is not None and above.columns == run.columns and _same(above.cell, run.cell):
                above.rows += 1
            else:
                fresh.append(run)
                open_runs[run.column] = run
        laid.append(fresh)
    return laid


def _across(row: Row) -> list[_Run]:
    runs: list[_Run] = []
    for column, cell in enumerate(row.cells):
        if runs and _same(runs[-1].cell, cell):
            runs[-1].columns += 1
        else:
            runs.append(_Run(cell, column))
    return runs


def _same(left: Cell, right: Cell) -> bool:
    # Merged cells share one span; empty cells are never merged, whatever their place.
    return left.start < left.end and (left.start, left.end) == (right.start, right.end)


def _drawn(run: _Run, pieces: Pieces) -> CellView:
    return CellView(pieces(run.cell.start, run.cell.end), run.columns, run.rows)
