"""What a format reader hands to the structure step: paragraphs and grids in reading order, not yet understood."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Margin


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One logical paragraph, its lines already rejoined, its automatic number already visible in ``text``.

    ``centered``, ``bold`` and ``level`` (outline level, 1 at the top) are hints; ``None`` where the format is silent.
    """

    text: str
    page: int | None = None
    centered: bool | None = None
    bold: bool | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """A physical cell: its paragraphs joined by newlines, its place, and how many rows and columns it covers."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    bold: bool | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as laid out. Every ``(row, column)`` is covered by at most one cell; gaps are empty cells.

    ``header_rows`` is how many top rows the format marks as header, ``None`` where it does not say.
    Repeated headers of later pages are not part of the grid; the reader moves them to the margins.
    """

    cells: tuple[GridCell, ...]
    header_rows: int | None = None
    page: int | None = None


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of a scanned page that was read unsurely or mended, with the words around it on its line.

    ``confidence`` runs from 0 to 1; ``original`` is what was read where ``text`` was mended.
    """

    page: int
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    confidence: float
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's content in reading order; ``attachments`` names files inside it that are documents of their own.

    ``ocr`` are the numbers of the pages that were read from pictures, ``doubts`` what was read unsurely on them.
    """

    blocks: tuple[Block, ...]
    margins: tuple[Margin, ...] = ()
    warnings: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    ocr: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()
