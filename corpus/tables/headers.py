"""Finds the header of a laid grid, wherever it stands and however many rows it has, and each column's header path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Cell
from corpus.language.symbols import find_quantities
from corpus.language.times import looks_like_time, years_in
from corpus.tables.header_words import heads_column, key, role_of_words
from corpus.tables.laid import LaidGrid, LaidRow

_ORDINAL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]+|[a-zđ])[.)]?")
_NUMBERED = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s\d{1,2}")
_COLUMN_LABEL = re.compile(r"[(\[]?\s*(\d{1,2}|[A-Z])\s*(?:=[^)]*)?[)\]]?")


@dataclass(frozen=True, slots=True)
class Head:
    """Header rows ``[start, end)``; ``skipped`` are further rows without data: column numbers and repeats."""

    start: int
    end: int
    skipped: frozenset[int] = frozenset()


def filled(row: LaidRow) -> tuple[Cell, ...]:
    """Return the row's distinct cells that have text, left to right."""
    return tuple(dict.fromkeys(cell for cell in row.cells if cell.text.strip()))


def find_head(grid: LaidGrid) -> Head:
    """Return where the header is; ``start == end`` for a table without one."""
    start, end = _hinted(grid) or _by_words(grid) or _by_looks(grid) or (0, 0)
    return Head(start, end, frozenset(_repeats(grid, start, end)))


def header_paths(grid: LaidGrid, head: Head) -> tuple[tuple[Cell, ...], ...]:
    """Return one path per column, outermost first; a header merged downwards stands in it once."""
    rows = [row for row in range(head.start, head.end) if not _is_title(grid, row, head)]
    columns = (dict.fromkeys(grid.rows[row].cells[column] for row in rows) for column in range(grid.width))
    return tuple(tuple(cell for cell in path if cell.text.strip()) for path in columns)


def _is_title(grid: LaidGrid, row: int, head: Head) -> bool:
    return head.end - head.start > 1 and grid.width > 1 and grid.spans_whole_width(row) and not _covers_part(grid, row)


def _covers_part(grid: LaidGrid, row: int) -> bool:
    # One text over some columns, the others blank: the upper row of a header whose lower row has the rest.
    return any(not cell.text.strip() for cell in grid.rows[row].cells)


def _hinted(grid: LaidGrid) -> tuple[int, int] | None:
    if not grid.header_rows:
        return None
    return 0, _extended(grid, 0, min(grid.header_rows, len(grid.rows)))


def _by_words(grid: LaidGrid) -> tuple[int, int] | None:
    start = next((at for at in range(len(grid.rows)) if _reads_as_header(grid, at)), None)
    if start is None:
        return None
    return start, _extended(grid, start, start + 1)


def _reads_as_header(grid: LaidGrid, at: int) -> bool:
    cells = filled(grid.rows[at])
    if len(cells) < 2 or _ORDINAL.fullmatch(cells[0].text.strip()):
        return False
    named = [role_of_words(cell.text) for cell in cells if len(cell.text.split()) <= 14]
    roles = [role for role in named if role]
    if at == 0:
        known = sum(map(heads_column, (cell.text for cell in cells)))
        return role_of_words(cells[0].text) == "ordinal" or (known * 2 >= len(cells) and not _has_data(cells))
    # Further down, only a row that reads as nothing but a header is one.
    return len(set(roles)) >= 2 and len(roles) * 3 >= len(cells) * 2 and ("ordinal" in roles or len(roles) >= 3)


def _has_data(cells: tuple[Cell, ...]) -> bool:
    return any(looks_like_time(cell.text) and not years_in(cell.text) for cell in cells) or any(
        re.fullmatch(r"[-–><≥≤]?\s*\d+(?:[.,]\d+)?\s*%?", cell.text.strip()) and not years_in(cell.text)
        for cell in cells
    )


def _by_looks(grid: LaidGrid) -> tuple[int, int] | None:
    """Return a first row that is bold over rows that are not, or without figures over columns of figures."""
    if len(grid.rows) < 2 or len(filled(grid.rows[0])) < max(2, grid.width - 1) or _has_data(filled(grid.rows[0])):
        return None
    first, rest = grid.rows[0], grid.rows[1:]
    if _ORDINAL.fullmatch(first.cells[0].text.strip()):
        return None
    bold = bool(first.bold) and all(first.bold) and not any(row.bold and all(row.bold) for row in rest)
    figures = any(_figures(grid, column) for column in range(1, grid.width))
    return (0, _extended(grid, 0, 1)) if bold or figures else None


def _figures(grid: LaidGrid, column: int) -> bool:
    # A dash stands for nothing; "Lớp 1" above figures is a name.
    below = [row.cells[column].text for row in grid.rows[1:] if row.cells[column].text.strip(" -–—.…")]
    quantities = sum(1 for text in below if find_quantities(text) and len(text) <= 20)
    above = grid.rows[0].cells[column].text
    named = not find_quantities(above) or _NUMBERED.fullmatch(above.strip()) is not None
    return len(below) > 1 and quantities == len(below) and named


def _extended(grid: LaidGrid, start: int, end: int) -> int:
    while end < len(grid.rows) and _continues_header(grid, start, end):
        end += 1
    return end


def _continues_header(grid: LaidGrid, start: int, row: int) -> bool:
    """Say whether ``row`` is a further header row: under a header merged downwards, or splitting a merged header."""
    above, below = grid.rows[row - 1].cells, grid.rows[row].cells
    if any(cell.text.strip() and cell == above[at] for at, cell in enumerate(below)):
        return True
    split = [at for at in range(grid.width) if _is_split(above, below, at)]
    if len(split) < 2 or any(_ORDINAL.fullmatch(below[at].text.strip()) for at in split):
        return False
    fresh = [at for at in range(grid.width) if below[at].text.strip()]
    return set(fresh) <= set(split) and not _has_data(filled(grid.rows[row])) and row - start < 4


def _is_split(above: tuple[Cell, ...], below: tuple[Cell, ...], at: int) -> bool:
    """Say whether the column stands under part of a header that runs over several columns or has blanks behind it."""
    if not below[at].text.strip():
        return False
    sides = [above[near] for near in (at - 1, at + 1) if 0 <= near < len(above)]
    blank_behind = at + 1 < len(above) and not above[at + 1].text.strip()
    return not above[at].text.strip() or above[at] in sides or blank_behind


def _repeats(grid: LaidGrid, start: int, end: int) -> Iterator[int]:
    titles = {_texts(grid.rows[row]) for row in range(start, end) if len(filled(grid.rows[row])) > 1}
    for at in range(end, len(grid.rows)):
        if _texts(grid.rows[at]) in titles or (at == end and end > start and _numbers_columns(grid.rows[at])):
            yield at


def _texts(row: LaidRow) -> tuple[str, ...]:
    return tuple(key(cell.text) for cell in row.cells)


def _numbers_columns(row: LaidRow) -> bool:
    """Say whether the row only numbers the columns: "(1) (2) (3)", "A B 1 2"."""
    labels = [_COLUMN_LABEL.fullmatch(cell.text.strip()) for cell in filled(row)]
    if len(labels) < 3 or not all(labels):
        return False
    numbers = [int(label[1]) for label in labels if label and label[1].isdigit()]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
