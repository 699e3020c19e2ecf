"""Fills ruled tables of a PDF page with their words, and joins tables and rows that run over a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from corpus.document import Margin
from corpus.draft import Grid, GridCell
from corpus.formats.grids import fitted, header_height, height_of, repeats_header, rows_of, width_of
from corpus.formats.grids import without_rows as rows_dropped
from corpus.formats.pdf_content import Word
from corpus.formats.pdf_lattice import Lattice, Slot
from corpus.formats.pdf_rows import Row
from corpus.formats.pdf_rows import rows_of as lines_of
from corpus.formats.text_paragraphs import join_lines
from corpus.language.numbering import label_of

_ENDED = re.compile(r"[.;:!?…](?:[”\"'’)\]]*)$")
_CUT = re.compile(r"\w[-/,]$")  # a line of a cell that breaks inside a symbol or a list
_SAME_EDGE = 6.0  # points by which the columns of two parts of a table may differ
_BLANK = 0.25  # letter heights of a blank between words
_PARTED = 2.1  # letter heights between lines that a blank line parts
_PADDING = 4.0  # points between a cell's rule and its words


@dataclass(frozen=True, slots=True)
class LaidGrid:
    """A table with the places of its columns.

    ``grid`` is what its first page holds. Of a table that runs over more pages, ``settled`` are the cells that no
    later page can change, page by page, and ``tail`` those that end in its last row; their rows count from the top
    of the whole table. ``opens`` holds how wide the first word of a cell is, by its row and column on the first page;
    ``ends`` how much room, by column, the last line of a cell in the last row leaves; both in points.
    """

    grid: Grid
    xs: tuple[float, ...]
    settled: tuple[tuple[GridCell, ...], ...] = ()
    tail: Grid | None = None
    opens: dict[tuple[int, int], float] = field(default_factory=dict)
    ends: dict[int, float] = field(default_factory=dict)

    def is_frame(self) -> bool:
        """Say whether words stand in one cell alone, and no other page goes on with it."""
        return self.tail is None and sum(bool(cell.text) for cell in self.grid.cells) < 2

    def whole(self) -> Grid:
        """Return what all pages hold as one grid."""
        if self.tail is None:
            return self.grid
        cells = (*chain.from_iterable(self.settled), *self.tail.cells)
        return replace(self.grid, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def filled(lattice: Lattice, words: Sequence[Word], page: int) -> LaidGrid | None:
    """Put words into the cells; ``None`` for a lattice that holds none."""
    homes: dict[Slot, list[Word]] = {slot: [] for slot in lattice.slots}
    for word in words:
        slot = _home(lattice.slots, (word.x0 + word.x1) / 2, word.middle)
        if slot is not None:
            homes[slot].append(word)
    if not any(homes.values()):
        return None
    lines = {slot: lines_of(inside) for slot, inside in homes.items()}
    cells = [_cell(slot, inside, page) for slot, inside in lines.items()]
    grid = Grid(fitted(_squeezed(cells)), None, page)
    opens, ends = _flow(lines)
    return LaidGrid(grid, lattice.xs, opens=opens, ends=ends)


def _flow(homes: dict[Slot, list[Row]]) -> tuple[dict[tuple[int, int], float], dict[int, float]]:
    rows = {row: rank for rank, row in enumerate(sorted({slot.row for slot in homes}))}
    columns = {column: rank for rank, column in enumerate(sorted({slot.column for slot in homes}))}
    bottom = max(slot.row + slot.row_span for slot in homes)
    opens, ends = {}, {}
    for slot, lines in homes.items():
        if lines:
            first = lines[0].words[0]
            opens[rows[slot.row], columns[slot.column]] = first.x1 - first.x0 + _BLANK * first.height
        if lines and slot.row + slot.row_span == bottom:
            ends[columns[slot.column]] = slot.x1 - _PADDING - lines[-1].x1
    return opens, ends


def _home(slots: Sequence[Slot], x: float, y: float) -> Slot | None:
    inside = (slot for slot in slots if slot.x0 - 1 <= x <= slot.x1 + 1 and slot.top - 2 <= y <= slot.bottom + 2)
    return min(inside, key=lambda slot: abs(y - (slot.top + slot.bottom) / 2), default=None)


def _cell(slot: Slot, lines: Sequence[Row], page: int) -> GridCell:
    text = cell_text(lines, slot.x1 - _PADDING)
    bold = all(line.bold for line in lines) if lines else None
    return GridCell(text, slot.row, slot.column, slot.row_span, slot.column_span, bold, page)


def _squeezed(cells: list[GridCell]) -> list[GridCell]:
    # A row in which no cell starts is a double rule or the drawing of a merged cell.
    starts = sorted({cell.row for cell in cells})
    rank = {row: place for place, row in enumerate(starts)}
    spans = {cell: sum(cell.row <= row < cell.row + cell.row_span for row in starts) for cell in cells}
    return [replace(cell, row=rank[cell.row], row_span=spans[cell]) for cell in cells]


def cell_text(lines: Sequence[Row], right: float) -> str:
    """Join a cell's lines into paragraphs: a line goes on where the next one's first word had no room on it."""
    groups: list[list[Row]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, right):
            groups[-1].append(line)
        else:
            groups.append([line])
    return "\n".join(join_lines([line.text for line in group]) for group in groups)


def _goes_on(last: Row, line: Row, right: float) -> bool:
    if line.bottom - last.bottom > _PARTED * max(line.height, last.height):
        return False
    if _CUT.search(last.text) and (line.text[:1].isalnum() or last.text.endswith(",")):
        return label_of(line.text) is None
    if label_of(line.text) is not None:
        return False
    # "> 90% …" begins a value, "(…" and figures may go on with one.
    lower = line.text[:1].islower() or not (line.text[:1].isalpha() or line.text[:1] in "<>≥≤")
    # A cell's text may be centred: what counts is whether the word would have fitted between the rules.
    used = (last.x1 - last.x0) + (line.words[0].x1 - line.words[0].x0) + 0.3 * line.height
    room = right - min(last.x0, line.x0)
    full = used > room - 2 or last.x1 + used - (last.x1 - last.x0) > right - 1
    return (lower and not _ENDED.search(last.text)) or (full and not (_ENDED.search(last.text) and not lower))


def continued(first: LaidGrid, second: LaidGrid, page: int) -> tuple[LaidGrid, list[Margin]] | None:
    """Join a table with the part of it on the next page, or return ``None`` where that is another table."""
    repeated = repeats_header(first.grid, second.grid)
    if not repeated and not (_same_columns(first, second) and _is_headless(first.grid, second.grid)):
        return None
    dropped = header_height(first.grid) if repeated else 0
    rest = rows_dropped(second.grid, list(range(dropped)))
    head = " ".join(text for row in rows_of(second.grid)[:dropped] for text in row if text)
    margins = [Margin("header", head, page)] if head else []
    widths = {column: width for (row, column), width in second.opens.items() if row == dropped}
    wraps = {column: widths[column] > room for column, room in first.ends.items() if column in widths}
    ends = second.ends if height_of(rest) > 1 else first.ends | second.ends
    return replace(_longer(first, rest, wraps), ends=ends), margins


def _longer(first: LaidGrid, rest: Grid, wraps: dict[int, bool]) -> LaidGrid:
    # A table may run over hundreds of pages: only its end is looked at again.
    grid = _appended(first.tail or first.grid, rest, wraps)
    height = height_of(grid)
    settled = tuple(cell for cell in grid.cells if cell.row + cell.row_span < height)
    tail = tuple(cell for cell in grid.cells if cell.row + cell.row_span >= height)
    return replace(first, settled=(*first.settled, settled), tail=replace(grid, cells=tail))


def _same_columns(first: LaidGrid, second: LaidGrid) -> bool:
    same_count = width_of(first.grid) == width_of(second.grid)
    pairs = zip(first.xs, second.xs, strict=False)
    return same_count and len(first.xs) == len(second.xs) and all(abs(a - b) < _SAME_EDGE for a, b in pairs)


def _is_headless(first: Grid, second: Grid) -> bool:
    # A header of its own, in bold where the first table's is bold too, makes another table.
    top = [cell for cell in second.cells if cell.row == 0 and cell.text]
    head = [cell for cell in first.cells if cell.row == 0 and cell.text]
    named = 2 * len(top) > width_of(second)  # a group's label and name fill two cells, a header most of them
    bold_again = all(cell.bold for cell in top) and all(cell.bold for cell in head) and len(top) > 1 and named
    return not bold_again


def _appended(first: Grid, rest: Grid, wraps: dict[int, bool]) -> Grid:
    """Put a page's rows under the others; ``wraps`` says by column whether its first word had no room above."""
    height = height_of(first)
    first, rest = _merges_joined(first, rest, height, wraps)
    if not rest.cells or not _row_goes_on(first, rest, height - 1, wraps):
        return _under(first, rest, height)
    tail = {cell.column: cell for cell in rest.cells if cell.row == 0}
    last = {cell.column: cell for cell in first.cells if cell.row + cell.row_span == height}
    mended = tuple(
        _extended(cell, tail.get(cell.column)) if last.get(cell.column) is cell else _lowered(cell, height)
        for cell in first.cells
    )
    return _under(replace(first, cells=mended), rows_dropped(rest, [0]), height)


def _lowered(cell: GridCell, height: int) -> GridCell:
    # The row that both pages share was counted on both.
    return replace(cell, row_span=cell.row_span - (cell.row + cell.row_span > height))


def _under(first: Grid, rest: Grid, height: int) -> Grid:
    moved = (replace(cell, row=cell.row + height) for cell in rest.cells)
    return replace(first, cells=(*first.cells, *moved))


def _merges_joined(first: Grid, rest: Grid, height: int, wraps: dict[int, bool]) -> tuple[Grid, Grid]:
    """Let merged cells run on over the page, where the next page draws the rest of them, without words or with more."""
    below = {(cell.column, cell.column_span): cell for cell in rest.cells if cell.row == 0}
    grown: dict[GridCell, GridCell] = {}
    for cell in first.cells:
        more = below.get((cell.column, cell.column_span))
        at_end = cell.row + cell.row_span == height
        if (
            at_end
            and more
            and (cell.text or not more.text)
            and max(cell.row_span, more.row_span) > 1
            and _stays(more, wraps)
        ):
            grown[cell] = more
    if not grown:
        return first, rest
    joined = set(grown.values())
    kept = tuple(cell for cell in rest.cells if cell not in joined)
    longer = (
        replace(_extended(cell, grown[cell]), row_span=cell.row_span + grown[cell].row_span) if cell in grown else cell
        for cell in first.cells
    )
    return replace(first, cells=tuple(longer)), replace(rest, cells=kept)


def _stays(more: GridCell, wraps: dict[int, bool]) -> bool:
    return not more.text or (wraps.get(more.column, False) and _opens_lower(more.text))


def _row_goes_on(first: Grid, rest: Grid, row: int, wraps: dict[int, bool]) -> bool:
    """Say whether the rest's first row is the other half of row ``row``: no ordinal of its own, and a sentence cut."""
    above = {cell.column: cell for cell in first.cells if cell.row + cell.row_span == row + 1}
    below = {cell.column: cell for cell in rest.cells if cell.row == 0}
    if set(above) != set(below) or any(cell.row_span > 1 for cell in below.values()):
        return False
    more = [column for column in below if below[column].text]
    if not more or not all(above[column].text for column in more):
        return False
    lower = all(_opens_lower(below[column].text) for column in more)
    if len(more) > 1 and not lower and _begins(above, below, more, wraps):
        return False
    if min(below) in more:
        # A row with words in its first column goes on only where none of its words begin anything.
        return lower or (all(map(wraps.get, more)) and label_of(below[min(below)].text) is None)
    if len(more) == 1:
        return lower or wraps.get(more[0]) is True or not _ENDED.search(above[more[0]].text) or _lists(above, more[0])
    return any(
        wraps.get(column, not _ENDED.search(above[column].text))
        or _opens_lower(below[column].text)
        or _lists(above, column)
        for column in more
    )


def _begins(
    above: dict[int, GridCell], below: dict[int, GridCell], more: Sequence[int], wraps: dict[int, bool]
) -> bool:
    """Say whether words in several columns begin a row: the line above had room for them, or its task had ended."""
    if all(wraps.get(column) is False for column in more):
        return True
    task = max((above[column].text for column in more), key=len)
    return len(more) > 2 and not any(_opens_lower(below[column].text) for column in more) and bool(_ENDED.search(task))


def _lists(above: dict[int, GridCell], column: int) -> bool:
    return above[column].text.endswith((";", ",", ":"))


def _opens_lower(text: str) -> bool:
    return text[:1].islower() and label_of(text) is None


def _extended(cell: GridCell, more: GridCell | None) -> GridCell:
    if more is None or not more.text:
        return cell
    goes_on = more.text[:1].islower() or not (_ENDED.search(cell.text) or label_of(more.text))
    text = join_lines([cell.text, more.text]) if goes_on else f"{cell.text}\n{more.text}"
    return replace(cell, text=text)
