"""Turns a laid grid into a Table: header paths, group rows, data rows, and what each column holds."""

from __future__ import annotations

import re

from corpus.document import Cell, Row, Table
from corpus.tables.columns import Column, aimed_roles, column_roles
from corpus.tables.groups import group_of, nested, style_of
from corpus.tables.header_words import Role
from corpus.tables.headers import Head, filled, find_head, header_paths
from corpus.tables.laid import LaidGrid

_GROUP_LABEL = re.compile(r"\s*\(?(?:[IVXLC]{1,6}|[A-HĐ])[.)]?\s")


def type_table(grid: LaidGrid, path: tuple[str, ...], caption: str) -> Table:
    """Return the typed table at section ``path``; a title row inside the grid serves where ``caption`` is empty."""
    head = find_head(grid)
    headers = header_paths(grid, head)
    columns = _columns(grid, head, headers)
    roles = column_roles(columns)
    titles = _titles(grid, head)
    rows = _data_rows(grid, head, roles, frozenset(titles))
    caption = caption or " ".join(" ".join(filled(grid.rows[at])[0].text.split()) for at in titles)
    return Table(path, caption, headers, rows, grid.start, grid.end, aimed_roles(columns, roles, caption))


def _columns(grid: LaidGrid, head: Head, headers: tuple[tuple[Cell, ...], ...]) -> tuple[Column, ...]:
    body = [at for at in _body(grid, head) if not grid.spans_whole_width(at) or grid.width == 1]
    return tuple(_column(grid, body, at, tuple(cell.text for cell in headers[at])) for at in range(grid.width))


def _column(grid: LaidGrid, body: list[int], at: int, header: tuple[str, ...]) -> Column:
    # A dash stands for nothing; a merged cell counts once.
    cells = dict.fromkeys(grid.rows[row].cells[at] for row in body)
    texts = tuple(cell.text.strip() for cell in cells if cell.text.strip(" -–—.…/"))
    return Column(header, texts, len(texts))


def _body(grid: LaidGrid, head: Head) -> list[int]:
    skipped = head.skipped | frozenset(range(head.start, head.end))
    return [at for at in range(len(grid.rows)) if at not in skipped]


def _titles(grid: LaidGrid, head: Head) -> tuple[int, ...]:
    """Return the rows above the header that hold one single text which opens no group."""
    above = range(head.start) if head.end > head.start else range(0)
    return tuple(
        at for at in above if grid.spans_whole_width(at) and not _GROUP_LABEL.match(filled(grid.rows[at])[0].text)
    )


def _data_rows(grid: LaidGrid, head: Head, roles: tuple[Role, ...], titles: frozenset[int]) -> tuple[Row, ...]:
    rows: list[Row] = []
    groups: tuple[tuple[str, Cell], ...] = ()
    for at in _body(grid, head):
        laid = grid.rows[at]
        if at in titles or laid.start == laid.end:
            continue
        name = group_of(grid, at, roles)
        if name:
            groups = nested(groups, style_of(grid, at, name, groups), name)
        else:
            rows.append(Row(laid.cells, laid.start, laid.end, tuple(cell for _, cell in groups)))
    return tuple(rows)
