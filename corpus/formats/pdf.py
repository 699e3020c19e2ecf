"""Reads PDF bytes that hold text into a Draft: paragraphs, tables and margins, each with its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types

from corpus.document import Margin
from corpus.draft import Block, Draft, Grid, Paragraph
from corpus.errors import DamagedFile, EmptyFile, MissingProgram, ProtectedFile, TooLarge
from corpus.formats.grids import without_repeats
from corpus.formats.pdf_columns import Columns, parted
from corpus.formats.pdf_content import PageContent, page_content
from corpus.formats.pdf_lattice import lattices
from corpus.formats.pdf_legacy import in_unicode
from corpus.formats.pdf_margins import CleanPage, clean_pages
from corpus.formats.pdf_paragraphs import Area, Piece, area_of, pieces_of
from corpus.formats.pdf_real import needs_reading
from corpus.formats.pdf_rows import Row, rows_of
from corpus.formats.pdf_scans import Scans
from corpus.formats.pdf_tables import LaidGrid, continued, filled
from corpus.formats.pdf_unruled import unruled

MAXIMUM_PAGES = 3000
_SHOWN_HIDDEN = 60
_PASSWORD = 4  # pdfium's code for a missing or wrong password


@dataclass(slots=True)
class _Placed:
    """A paragraph's rows or a table, the page it ends on, and the page it began on where that is another."""

    page: int
    piece: Piece | None = None
    table: LaidGrid | None = None
    began: int | None = None


def read_pdf(data: bytes) -> Draft:
    """Read a PDF; pages that are pictures are read from their pictures.

    Raises ``DamagedFile``, ``ProtectedFile``, ``TooLarge``, ``EmptyFile``, or ``MissingProgram`` for a scan where
    Tesseract is not installed.
    """
    pages = in_unicode(_contents(data))
    scans = _scans(data, pages)
    found = {page.number: page for page in scans.contents}
    shown = [found.get(page.number, page) for page in pages]
    if all(word.stamp for page in shown for word in page.words):
        raise EmptyFile(
            "Tệp PDF là ảnh, không nhận dạng được chữ nào." if found else "Tệp PDF không có chữ nào.",
            "Hãy kiểm tra lại nội dung tệp.",
        )
    blocks, margins = laid_out(shown)
    warnings = (*scans.warnings, *_warnings([page for page in pages if page.number not in found]))
    return Draft(tuple(blocks), tuple(margins), warnings, ocr=tuple(found), doubts=scans.doubts)


def _scans(data: bytes, pages: Sequence[PageContent]) -> Scans:
    """Read the pages that are pictures; where that needs a program not installed, a page with text is enough."""
    numbers = [page.number for page in pages if needs_reading(page)]
    if not numbers:
        return Scans()
    from corpus.scans.reading import scans_of  # noqa: PLC0415 - most files have no scans, and need no OpenCV

    try:
        return scans_of(data, numbers)
    except MissingProgram as error:
        if all(word.stamp for page in pages if page.number not in numbers for word in page.words):
            raise
        return Scans(
            warnings=tuple(f"Trang {number} là ảnh quét, chưa đọc được chữ. {error.remedy}" for number in numbers)
        )


def laid_out(pages: Sequence[PageContent]) -> tuple[list[Block], list[Margin]]:
    """Return the blocks in reading order, and the margins, of pages given by what is drawn on them."""
    cleaned = clean_pages(pages)
    margins = [margin for page in cleaned for margin in page.margins]
    placed: list[_Placed] = []
    for page in cleaned:
        for item in _placed(page):
            margins += _join(placed, item)
    blocks, repeats = _blocks(placed)
    return blocks, margins + repeats


def _contents(data: bytes) -> list[PageContent]:
    document = _opened(data)
    try:
        count = len(document)
        if count > MAXIMUM_PAGES:
            raise TooLarge(f"Tệp PDF có {count} trang, giới hạn {MAXIMUM_PAGES}.", "Hãy tách thành nhiều tệp nhỏ hơn.")
        if document.get_formtype():
            document.init_forms()
        return [page_content(document, index) for index in range(count)]
    except pdfium.PdfiumError as error:
        raise _damaged() from error
    finally:
        document.close()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error):
            raise ProtectedFile("Tệp PDF được đặt mật khẩu.", "Hãy bỏ mật khẩu rồi nạp lại.") from error
        raise _damaged() from error


def _damaged() -> DamagedFile:
    return DamagedFile("Tệp PDF bị cắt cụt hoặc hỏng.", "Hãy chép hoặc tải lại tệp từ nguồn.")


def _warnings(pages: Sequence[PageContent]) -> Iterator[str]:
    unseen = sum(page.unseen for page in pages)
    if unseen:
        yield f"Đã bỏ {unseen} ký tự quá nhỏ hoặc nằm ngoài trang."
    hidden = " ".join(text for page in pages for text in page.hidden)
    if hidden:
        shown = hidden if len(hidden) <= _SHOWN_HIDDEN else hidden[:_SHOWN_HIDDEN] + "…"
        yield f"Đã bỏ {len(hidden)} ký tự chữ ẩn (ẩn, trắng trên nền trắng hoặc quá nhỏ): “{shown}”."


def _placed(page: CleanPage) -> Iterator[_Placed]:
    """Give what stands on a page from top to bottom: running text between its tables."""
    words = [word for row in page.rows for word in row.words]
    tables: list[tuple[float, LaidGrid]] = []
    for lattice in lattices(page.content.across, page.content.down):
        inside = [word for word in words if lattice.holds((word.x0 + word.x1) / 2, word.middle)]
        table = filled(lattice, inside, page.content.number)
        # A frame around words is no table, but at the page's top it may be the rest of a row.
        if table is not None and (not table.is_frame() or all(word.bottom > lattice.ys[0] for word in words)):
            tables.append((lattice.ys[0], table))
            taken = set(map(id, inside))
            words = [word for word in words if id(word) not in taken]
    rows = rows_of(words) if tables else list(page.rows)
    area = area_of(rows, page.content.width)
    above = -1.0
    for top, table in [*tables, (page.content.height * 2, None)]:
        yield from _running_text([row for row in rows if above <= row.bottom < top], area, page.content.number)
        if table is not None:
            yield _Placed(page.content.number, table=table)
        above = top


def _running_text(rows: Sequence[Row], area: Area, page: int) -> Iterator[_Placed]:
    held: list[Row] = []
    for item in [*_told_apart(rows, page), None]:
        if isinstance(item, Row):
            held.append(item)
            continue
        yield from (_Placed(page, piece) for piece in pieces_of(held, area))
        held = []
        if isinstance(item, Columns):
            yield from _columns(item, area, page)
        elif item is not None:
            yield _Placed(page, table=item)


def _told_apart(rows: Sequence[Row], page: int) -> Iterator[Row | Columns | LaidGrid]:
    held: list[Row] = []
    for item in parted(rows):
        if isinstance(item, Row):
            held.append(item)
        else:
            yield from unruled(held, page)
            yield item
            held = []
    yield from unruled(held, page)


def _columns(columns: Columns, area: Area, page: int) -> Iterator[_Placed]:
    for rows in columns.sides:
        own = Area(min(row.x0 for row in rows), max(row.x1 for row in rows), area.pitch, narrow=True)
        for piece in pieces_of(rows, own):
            # Nothing in a column goes on over the page.
            yield _Placed(page, Piece(piece.rows, goes_on=False, carries_on=False, centered=piece.centered))


def _join(placed: list[_Placed], item: _Placed) -> list[Margin]:
    last = placed[-1] if placed else None
    if last is None or last.page == item.page:
        placed.append(item)
        return []
    if last.table is not None and item.table is not None:
        whole = continued(last.table, item.table, item.page)
        if whole is not None:
            last.table, margins = whole
            last.page = item.page
            return margins
    if last.piece is not None and item.piece is not None and last.piece.runs_into(item.piece):
        _lengthen(last, item.piece, item.page)
        return []
    placed.append(item)
    return []


def _lengthen(last: _Placed, more: Piece, page: int) -> None:
    if last.piece is not None:
        rows = (*last.piece.rows, *more.rows)
        last.piece = Piece(rows, last.piece.goes_on, more.carries_on, centered=False)
        last.began, last.page = last.began or last.page, page


def _blocks(placed: Sequence[_Placed]) -> tuple[list[Block], list[Margin]]:
    blocks: list[Block] = []
    margins: list[Margin] = []
    for item in placed:
        if item.piece is not None:
            blocks.append(item.piece.paragraph(item.began or item.page))
        elif item.table is not None:
            grid, repeats = without_repeats(item.table.whole())
            blocks += _unframed(grid) if item.table.is_frame() else [grid]
            margins += repeats
    return blocks, margins


def _unframed(grid: Grid) -> list[Block]:
    lines = ((line, cell) for cell in grid.cells for line in cell.text.split("\n") if line)
    return [Paragraph(line, page=cell.page, bold=cell.bold) for line, cell in lines]
