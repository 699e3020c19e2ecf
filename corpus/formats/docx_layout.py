"""Tells data tables from layout tables of a .docx: letterhead, signature and frames become paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.document import Margin
from corpus.draft import Block, Grid, GridCell, Paragraph
from corpus.formats.docx_blocks import Item
from corpus.formats.docx_cells import CellDraft, TableDraft
from corpus.formats.docx_tabs import untabbed, without_tabs
from corpus.formats.grids import fitted, joined, without_repeats
from corpus.formats.layout_words import LIKELY, OFFICE, SURE
from corpus.language.vietnamese import fold

_MOST_ROWS, _MOST_COLUMNS = 6, 3


def settle(items: Iterable[Item]) -> tuple[list[Block], list[Margin]]:
    """Turn what the body holds into blocks; headers that a table prints again go to the margins."""
    margins: list[Margin] = []
    blocks: list[Block] = []
    for block in _blocks(items):
        if isinstance(block, Grid):
            mended, repeats = without_repeats(block)
            blocks.append(mended)
            margins += repeats
        else:
            blocks.append(block)
    whole, more = joined(blocks)
    return whole, margins + more


def _blocks(items: Iterable[Item]) -> Iterator[Block]:
    held: list[Paragraph] = []
    for item in items:
        if isinstance(item, Paragraph):
            held.append(item)
            continue
        yield from without_tabs(held)
        held = []
        if _is_layout(item):
            for cell in _by_column(item):
                yield from _blocks(cell.items)
        else:
            yield _grid(item)
    yield from without_tabs(held)


def _is_layout(table: TableDraft) -> bool:
    filled = [cell for cell in table.cells if cell.items]
    if len(filled) <= 1 or len({cell.column for cell in table.cells}) == 1:
        return True
    small = table.rows <= _MOST_ROWS and _cells_across(table) <= _MOST_COLUMNS
    if not small or table.header_rows is not None:
        return False
    text = fold("\n".join(_text(cell.items) for cell in filled))
    if table.ruled:
        return table.rows <= 2 and bool(SURE.search(text))
    return table.rows == 1 or bool(SURE.search(text) or LIKELY.search(text)) or _is_signing(filled)


def _is_signing(cells: list[CellDraft]) -> bool:
    # Two offices side by side over two names, in capitals: a signature block without its usual marks.
    top = [_text(cell.items) for cell in cells if cell.row == 0]
    return all(text.isupper() for text in top) and any(OFFICE.search(fold(text)) for text in top)


def _cells_across(table: TableDraft) -> int:
    return max(sum(cell.row == row and bool(cell.items) for cell in table.cells) for row in range(table.rows))


def _by_column(table: TableDraft) -> list[CellDraft]:
    # Left column first; a cell across the whole width ends what stands above it.
    band, bands = 0, {}
    for row in range(table.rows):
        wide = any(cell.row == row and cell.column_span >= table.columns for cell in table.cells)
        band += 1 if wide else 0
        bands[row] = band
        band += 1 if wide else 0
    return sorted(table.cells, key=lambda cell: (bands[cell.row], cell.column, cell.row))


def _grid(table: TableDraft) -> Grid:
    cells = [_cell(cell) for cell in table.cells]
    return Grid(fitted(cells), table.header_rows)


def _cell(cell: CellDraft) -> GridCell:
    paragraphs = [item for item in cell.items if isinstance(item, Paragraph)]
    bold = all(item.bold for item in paragraphs) if paragraphs else None
    return GridCell(_text(cell.items), cell.row, cell.column, cell.row_span, cell.column_span, bold)


def _text(items: Iterable[Item]) -> str:
    texts = (untabbed(item.text) if isinstance(item, Paragraph) else _flat(item) for item in items)
    return "\n".join(filter(None, texts))


def _flat(table: TableDraft) -> str:
    # A table inside a cell keeps its rows as lines, so that a value stays beside its name.
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(" ".join(_text(cell.items).split()))
    return "\n".join(" ".join(filter(None, texts)) for _, texts in sorted(rows.items()) if any(texts))
