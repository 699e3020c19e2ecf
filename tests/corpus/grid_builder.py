"""Builds laid grids, typed tables and small documents from rows and lines written in a test."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Document, Row, Section, Table
from corpus.draft import Draft, Grid, GridCell, Paragraph
from corpus.facts.extract import extract
from corpus.structure.laying import lay
from corpus.tables.laid import LaidGrid
from corpus.tables.typed import type_table

Rows = Sequence[Sequence[str]]
_HEADING = re.compile(r"(#+)\s+")


def grid(rows: Rows, header_rows: int | None = None, bold: Sequence[int] = ()) -> Grid:
    """Return a grid; "^" continues the cell above, "<" the cell to the left, a lone text runs over the whole row."""
    width = max(map(len, rows))
    full = [(row[0], *["<"] * (width - 1)) if len(row) == 1 else tuple(row) for row in rows]
    cells = [
        GridCell(text, at, column, _down(full, at, column), _right(row, column), at in bold or None)
        for at, row in enumerate(full)
        for column, text in enumerate(row)
        if text not in ("^", "<")
    ]
    return Grid(tuple(cells), header_rows)


def _down(rows: Sequence[Sequence[str]], at: int, column: int) -> int:
    below = rows[at + 1 :]
    return 1 + next((n for n, row in enumerate(below) if row[column] != "^"), len(below))


def _right(row: Sequence[str], column: int) -> int:
    right = row[column + 1 :]
    return 1 + next((n for n, text in enumerate(right) if text != "<"), len(right))


def typed(rows: Rows, caption: str = "", header_rows: int | None = None, bold: Sequence[int] = ()) -> tuple[str, Table]:
    """Return the text that the grid is laid out as, and its typed table."""
    laid = lay(Draft((grid(rows, header_rows, bold),)))
    found = next(item for item in laid.items if isinstance(item, LaidGrid))
    return laid.text, type_table(found, (), caption)


def document(*blocks: str | Rows) -> Document:
    """Return a document with its facts; "# " and "## " open sections, a list of rows is a table."""
    parts = [Paragraph(_HEADING.sub("", one)) if isinstance(one, str) else grid(one) for one in blocks]
    laid = lay(Draft(tuple(parts)))
    lines = [one for one in blocks if isinstance(one, str)]
    starts = [item for item in laid.items if not isinstance(item, LaidGrid)]
    levels = [len(match[1]) if (match := _HEADING.match(line)) else 0 for line in lines]
    heads = [(level, item.start, item.end, item.text) for level, item in zip(levels, starts, strict=True) if level]
    sections = _sections(heads, len(laid.text))
    tables = tuple(type_table(item, *_place(item.start, sections)) for item in laid.items if isinstance(item, LaidGrid))
    return extract(Document(laid.text, sections=sections, tables=tables))


def _sections(heads: list[tuple[int, int, int, str]], length: int) -> tuple[Section, ...]:
    found = []
    path: list[tuple[int, str]] = []
    for at, (level, start, heading_end, text) in enumerate(heads):
        path = [*((depth, title) for depth, title in path if depth < level), (level, text)]
        end = next((later[1] - 1 for later in heads[at + 1 :] if later[0] <= level), length)
        found.append(Section(tuple(title for _, title in path), text, start, end, "number", heading_end))
    return tuple(found)


def _place(start: int, sections: tuple[Section, ...]) -> tuple[tuple[str, ...], str]:
    around = [section for section in sections if section.start <= start < section.end]
    return (around[-1].path, around[-1].title) if around else ((), "")


def cells(rows: Sequence[Row]) -> list[list[str]]:
    """Return the texts of the data rows."""
    return [[cell.text for cell in row.cells] for row in rows]
