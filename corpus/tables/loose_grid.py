"""Builds the grid of a loose table from its header and the cells that were made out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from corpus.draft import Grid, GridCell
from corpus.language.units import starts_unit
from corpus.tables import loose_words as words
from corpus.tables.loose_align import Entry
from corpus.tables.loose_headers import Header, HeaderColumn
from corpus.tables.loose_scores import BULLET, is_lone_head, is_value_start, kind_score

_CUT = re.compile(r"\w[-/]$")
_DOUBTFUL = -1.0


def grid_of(header: Header, marks: Sequence[str], entries: Sequence[Entry]) -> Grid:
    """Return the grid: header rows, a row of column numbers where there is one, group rows across, data rows."""
    cells = list(_header_cells(header))
    row = header.rows
    cells += [GridCell(mark, row, at) for at, mark in enumerate(marks)]
    row += int(bool(marks)) - 1
    for entry in entries:
        row += int(entry.opens_row or entry.column < 0)
        cells.append(_cell(entry, row, header.columns))
    return Grid(tuple(cells), header_rows=header.rows)


def warnings_of(header: Header, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return a warning for each cell whose words do not look like its column's."""
    name = " | ".join(column.text for column in header.columns)
    doubtful = [entry for entry in entries if _is_doubtful(entry, header.columns)]
    return tuple(
        f"Bảng “{name}”: chưa chắc chữ “{_short(entry)}” thuộc cột “{header.columns[entry.column].text}”; "
        "hãy đối chiếu bản gốc."
        for entry in doubtful
    )


def _is_doubtful(entry: Entry, columns: tuple[HeaderColumn, ...]) -> bool:
    if entry.column < 0:
        return False
    return kind_score(columns[entry.column].kind, "\n".join(entry.lines), len(entry.lines)) < _DOUBTFUL


def _short(entry: Entry) -> str:
    text = " ".join(entry.lines)
    return text if len(text) <= 60 else text[:57] + "…"


def _header_cells(header: Header) -> Iterator[GridCell]:
    columns, tall = header.columns, header.rows
    at = 0
    while at < len(columns):
        above = columns[at].above
        if above is None:
            yield GridCell(columns[at].text, 0, at, row_span=tall)
            at += 1
            continue
        end = at
        while end < len(columns) and columns[end].above == above:
            yield GridCell(columns[end].text, 1, end)
            end += 1
        yield GridCell(above, 0, at, column_span=end - at)
        at = end


def _cell(entry: Entry, row: int, columns: tuple[HeaderColumn, ...]) -> GridCell:
    if entry.column < 0:
        return GridCell(join_cell(entry.lines, words.OTHER), row, 0, column_span=len(columns))
    return GridCell(join_cell(entry.lines, columns[entry.column].kind), row, entry.column)


def join_cell(lines: Sequence[str], kind: str) -> str:
    """Return a cell's lines with wrapped ones joined by a space and items apart by a newline."""
    text = lines[0]
    for before, line in itertools.pairwise(lines):
        if _opens_item(before, line, kind):
            text += "\n" + line
        else:
            text += ("" if _CUT.search(before) and line[0].isalnum() else " ") + line
    return text


def _opens_item(before: str, line: str, kind: str) -> bool:
    if BULLET.match(line):
        return True
    if kind == words.VALUE:
        return is_value_start(line) and before.endswith((";", "."))
    if kind in (words.LEAD, words.HELP) and not is_lone_head(line) and starts_unit(line) and line[0].isupper():
        return before.endswith((";", ".", ",")) or not before.endswith(("và", "-"))
    return before.endswith(";") and (line[0].isupper() or is_value_start(line))
