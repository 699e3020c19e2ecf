"""Lays the header of a PDF table without rules over the columns that its numbered rows keep to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.draft import GridCell
from corpus.formats.pdf_rows import Row, stretches
from corpus.formats.pdf_tables import cell_text

ORDINAL = re.compile(r"^\(?(?:\d{1,3}|[IVX]{1,5}|[a-zđ])[.)]?$")
FINE_GAP = 0.65  # letter heights: what parts two cells where other rows show that a column begins there
_NEAR = 4.0  # points within which two stretches of header stand in one column

Places = list[tuple[float, float]]  # (left, right) of each column


def head_end(rows: Sequence[Row]) -> int:
    """Return how many rows stand above the first row with an ordinal; 0 where rows are not numbered."""
    opened = (stretches(row, FINE_GAP) for row in rows)
    numbered = [at for at, parts in enumerate(opened) if len(parts) > 1 and ORDINAL.match(parts[0].text)]
    return numbered[0] if len(numbered) > 1 else 0


def crosses(row: Row, columns: Places) -> bool:
    """Say whether the row is one stretch that runs over several columns."""
    return len(stretches(row, FINE_GAP)) == 1 and len(_covered(row, columns)) > 1


def _covered(part: Row, columns: Places) -> list[int]:
    return [at for at, (x0, x1) in enumerate(columns) if part.x0 < x1 and x0 < part.x1]


def without_groups(head: Sequence[Row], columns: Places) -> Sequence[Row]:
    """Return the header's rows up to the first line that runs on from the first column: a group's name, no header."""
    named = (at for at, row in enumerate(head) if crosses(row, columns) and row.x0 < columns[0][1])
    return head[: next(named, len(head))]


def with_blank_columns(head: Sequence[Row], columns: Places) -> Places:
    """Return the columns, and those that have a header and nothing beneath it."""
    over = _headings(head, columns)
    out = list(columns)
    for x0, x1 in over:
        home = min(columns, key=lambda column: _apart((x0, x1), column))
        rivals = [other for other in over if other != (x0, x1) and _apart(other, home) < _apart((x0, x1), home)]
        if rivals:
            out.append((x0, x1))
    return sorted(out)


def _headings(head: Sequence[Row], columns: Places) -> Places:
    merged: Places = []
    parts = [part for row in head for part in stretches(row, FINE_GAP) if len(_covered(part, columns)) < 2]
    for part in sorted(parts, key=lambda part: part.x0):
        if merged and part.x0 - merged[-1][1] < _NEAR:
            merged[-1] = (merged[-1][0], max(merged[-1][1], part.x1))
        else:
            merged.append((part.x0, part.x1))
    return merged


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(0.0, one[0] - other[1], other[0] - one[1])


@dataclass(frozen=True, slots=True)
class _Heading:
    """A text of the header with the first and the last column it stands over."""

    lines: tuple[Row, ...]
    first: int
    last: int


def head_cells(head: Sequence[Row], columns: Places, page: int) -> tuple[list[GridCell], int]:
    """Return the header's cells and how many rows they take: two where a text stands over several columns."""
    parts = [(part, _home(part, columns)) for row in head for part in stretches(row, FINE_GAP)]
    over = _joined([_Heading((part,), home[0], home[-1]) for part, home in parts if len(home) > 1])
    height = 2 if over else 1
    under = {at for one in over for at in range(one.first, one.last + 1)}
    cells = [_cell(one, 0, 1, columns, page) for one in over]
    for at in range(len(columns)):
        lines = tuple(part for part, home in parts if home == [at])
        row, span = (1, 1) if at in under else (0, height)
        cells.append(_cell(_Heading(lines, at, at), row, span, columns, page))
    return cells, height


def _home(part: Row, columns: Places) -> list[int]:
    covered = _covered(part, columns)
    return covered or [min(range(len(columns)), key=lambda at: _apart((part.x0, part.x1), columns[at]))]


def _joined(over: list[_Heading]) -> list[_Heading]:
    # Lines of one text over several columns: they stand over some of the same columns.
    out: list[_Heading] = []
    for one in over:
        last = out[-1] if out else None
        if last and last.first <= one.last and one.first <= last.last:
            first, final = min(last.first, one.first), max(last.last, one.last)
            out[-1] = _Heading((*last.lines, *one.lines), first, final)
        else:
            out.append(one)
    return out


def _cell(one: _Heading, row: int, span: int, columns: Places, page: int) -> GridCell:
    text = " ".join(cell_text(one.lines, columns[one.last][1]).split("\n"))
    bold = all(line.bold for line in one.lines) if one.lines else None
    return GridCell(text, row, one.first, span, one.last - one.first + 1, bold=bold, page=page)
