"""Lays a draft out as one reading text: a paragraph a line, a grid's row a line, every cell with its span."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.document import Cell, Page
from corpus.draft import Draft, Grid, GridCell, Paragraph
from corpus.language.vietnamese import fold, nfc
from corpus.structure.lines import Laid, Line
from corpus.tables.laid import LaidGrid, LaidRow

# A grid of these words is the letterhead or the signature block, laid out in columns (Decree 30/2020, annex I).
_LAYOUT_WORDS = re.compile(
    r"doc lap\s*[-–]\s*tu do|cong hoa xa hoi chu nghia|dang cong san viet nam|^\s*noi nhan\b|^\s*so\s*:.*/"
    r"|^\s*(tm|kt|tl|tuq|q)\s*\.",
    re.MULTILINE,
)
# A head's office alone in a cell also stands in lists of staff; in capitals it signs.
_OFFICE = re.compile(
    r"^\s*(pho )?(chu tich|giam doc|hieu truong|truong phong|bo truong|tong giam doc)\s*$", re.MULTILINE
)
_LAYOUT_ROWS, _LAYOUT_COLUMNS = 6, 3


def lay(draft: Draft) -> Laid:
    """Return the draft as one text: paragraphs separated by newlines, a grid's cells by tabs; nothing is dropped."""
    writer = _Writer()
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            writer.paragraph(block)
        elif _is_layout(block):
            for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
                writer.paragraph(Paragraph(cell.text, cell.page or block.page, bold=cell.bold))
        else:
            writer.grid(block)
    return writer.laid(frozenset(draft.ocr))


def _is_layout(grid: Grid) -> bool:
    rows = max((cell.row for cell in grid.cells), default=-1) + 1
    columns = max((cell.column for cell in grid.cells), default=-1) + 1
    if rows > _LAYOUT_ROWS or columns > _LAYOUT_COLUMNS or grid.header_rows:
        return False
    return any(_LAYOUT_WORDS.search(fold(nfc(cell.text))) for cell in grid.cells) or (
        any(_signs(cell.text, small=rows <= 2 and columns <= 2) for cell in grid.cells)
    )


def _signs(text: str, *, small: bool) -> bool:
    """Say whether a cell holds the office of whoever signs: in capitals, or in a block of two columns."""
    printed = nfc(text)
    office = _OFFICE.search(fold(printed))
    return office is not None and (small or printed[office.start() : office.end()].isupper())


@dataclass(slots=True)
class _Writer:
    """Collects the text piece by piece and knows where it stands."""

    pieces: list[str] = field(default_factory=list)
    position: int = 0
    items: list[Line | LaidGrid] = field(default_factory=list)
    page_starts: list[tuple[int, int]] = field(default_factory=list)

    def paragraph(self, paragraph: Paragraph) -> None:
        hints = (paragraph.centered, paragraph.bold, paragraph.level)
        for text in nfc(paragraph.text).splitlines():
            stripped = text.strip()
            if stripped:
                self._turn(paragraph.page)
                self._break_line()
                start = self._write(stripped)
                self.items.append(Line(stripped, start, self.position, *hints))

    def grid(self, grid: Grid) -> None:
        matrix = _matrix(grid)
        width = max((len(row) for row in matrix), default=0)
        placed: dict[int, Cell] = {}
        rows = tuple(self._row(index, row, placed, grid) for index, row in enumerate(matrix))
        filled = [row for row in rows if row.start < row.end]
        if filled:
            laid = LaidGrid(rows, width, filled[0].start, filled[-1].end, grid.header_rows)
            self.items.append(laid)

    def _row(self, index: int, row: list[GridCell | None], placed: dict[int, Cell], grid: Grid) -> LaidRow:
        own = [cell for cell in dict.fromkeys(row) if cell and cell.row == index]
        if any(_cell_text(cell) for cell in own):
            self._turn(min((cell.page for cell in own if cell.page), default=grid.page))
            self._break_line()
        start = end = self.position
        pending = ""
        for column, cell in enumerate(row):
            if cell is None or cell.row < index or cell.column == column:
                text = _cell_text(cell) if cell and cell.row == index else ""
                # Tabs before the first and after the last filled cell would only blur where the row stands.
                if text and end > start:
                    self._write(pending)
                at = self._write(text) if text else self.position
                end = self.position if text else end
                pending = "\t" if text else pending + "\t"
                if cell and cell.row == index:
                    placed[id(cell)] = Cell(text, at, self.position) if text else Cell("", at, at)
        cells = tuple(placed[id(cell)] if cell else Cell("", end, end) for cell in row)
        return LaidRow(cells, start, end, tuple(cell.bold if cell else None for cell in row))

    def _turn(self, page: int | None) -> None:
        if page is not None and (not self.page_starts or self.page_starts[-1][0] < page):
            self.page_starts.append((page, self.position + (1 if self.pieces else 0)))

    def _break_line(self) -> None:
        if self.pieces:
            self._write("\n")

    def _write(self, text: str) -> int:
        start = self.position
        self.pieces.append(text)
        self.position += len(text)
        return start

    def laid(self, ocr: frozenset[int]) -> Laid:
        text = "".join(self.pieces)
        ends = (*(start for _, start in self.page_starts[1:]), len(text))
        turns = zip(self.page_starts, ends, strict=False)
        pages = tuple(Page(*turn, end, turn[0] in ocr) for turn, end in turns)
        return Laid(text, tuple(self.items), pages)


def _cell_text(cell: GridCell) -> str:
    lines = (re.sub(r"[\t\v\f]+", " ", line).strip() for line in nfc(cell.text).splitlines())
    return "\n".join(line for line in lines if line)


def _matrix(grid: Grid) -> list[list[GridCell | None]]:
    height = max((cell.row + cell.row_span for cell in grid.cells), default=0)
    width = max((cell.column + cell.column_span for cell in grid.cells), default=0)
    matrix: list[list[GridCell | None]] = [[None] * width for _ in range(height)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            matrix[row][cell.column : cell.column + cell.column_span] = [cell] * cell.column_span
    return matrix
