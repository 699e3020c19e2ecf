"""A Document as blocks to draw: headings, paragraphs, page breaks and tables, with the cited words marked.

Every drawn piece is a slice of ``Document.text``, so what is marked is exactly what a citation's span covers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from api.pages.grid import TableView, table_view
from api.pages.pieces import Marker, Piece
from corpus.document import Document, Page, Section, Span, Table

HEADING_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Block:
    """``kind`` is ``heading``, ``paragraph``, ``table`` or ``page``; ``level`` is 2 to 6 for a heading.

    ``style`` is ``centre`` for the title, ``motto`` for the letterhead above it, else empty.
    """

    kind: str
    start: int
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    style: str = ""
    table: TableView | None = None
    page: Page | None = None


def blocks(document: Document, cited: Sequence[Span] = ()) -> tuple[Block, ...]:
    """Return the whole document in reading order, with the words of ``cited`` marked."""
    marker = Marker(document.text, cited)
    drawn = sorted((*_prose(document, marker), *_tables(document, marker)), key=lambda block: block.start)
    return tuple(_with_pages(drawn, document.pages))


def _tables(document: Document, marker: Marker) -> Iterator[Block]:
    for table in _outermost(document.tables):
        yield Block("table", table.start, table=table_view(table, marker.pieces))


def _outermost(tables: Sequence[Table]) -> Iterator[Table]:
    reached = -1
    for table in sorted(tables, key=lambda one: (one.start, -one.end)):
        if table.start >= reached:
            yield table
            reached = table.end


def _prose(document: Document, marker: Marker) -> Iterator[Block]:
    headings = _Headings(document.sections)
    read = ((start, end, headings.of(start, end)) for start, end in _lines(document))
    for section, lines in groupby(read, key=lambda line: line[2]):
        spans = [(start, end) for start, end, _ in lines]
        if section is None:
            yield from (Block("paragraph", *_words(marker, span), style=_style(document, *span)) for span in spans)
        else:
            # "PHỤ LỤC II" and the name below it are one heading of several lines.
            whole = (spans[0][0], spans[-1][1])
            yield Block("heading", *_words(marker, whole), level=min(len(section.path) + 1, 6))


def _words(marker: Marker, span: tuple[int, int]) -> tuple[int, tuple[Piece, ...]]:
    return span[0], marker.pieces(*span)


def _style(document: Document, start: int, end: int) -> str:
    spans = dict(document.identity.spans)
    named = [spans[name] for name in ("type", "title") if name in spans]
    if any(span.start < end and start < span.end for span in named):
        return "centre"
    return "motto" if named and end <= min(span.start for span in named) else ""


def _lines(document: Document) -> Iterator[tuple[int, int]]:
    offset = 0
    for table in _outermost(document.tables):
        yield from _split(document.text, offset, table.start)
        offset = table.end
    yield from _split(document.text, offset, len(document.text))


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1


class _Headings:
    def __init__(self, sections: Iterable[Section]) -> None:
        self._sections = sorted(sections, key=lambda one: one.start)
        self._starts = [one.start for one in self._sections]

    def of(self, start: int, end: int) -> Section | None:
        """Return the section whose heading is this whole line, if any."""
        place = bisect_right(self._starts, end - 1) - 1
        if place < 0 or end - start > HEADING_LIMIT:
            return None
        section = self._sections[place]
        whole = section.heading_end >= end and section.start < end and section.end > end
        return section if whole else None


def _with_pages(drawn: Sequence[Block], pages: Sequence[Page]) -> Iterator[Block]:
    waiting = deque(sorted(pages, key=lambda one: one.start))
    for block in drawn:
        yield from _page_blocks(_begun(waiting, block.start))
        yield replace(block, table=_paged(block.table, waiting)) if block.table else block
    yield from _page_blocks(waiting)


def _page_blocks(pages: Iterable[Page]) -> Iterator[Block]:
    return (Block("page", page.start, page=page) for page in pages)


def _paged(table: TableView, waiting: deque[Page]) -> TableView:
    """Return ``table`` with the pages that begin inside it, each before its first row."""
    return replace(table, body=tuple(replace(row, pages=_begun(waiting, row.start)) for row in table.body))


def _begun(waiting: deque[Page], offset: int) -> tuple[Page, ...]:
    begun: list[Page] = []
    while waiting and waiting[0].start <= offset:
        begun.append(waiting.popleft())
    return tuple(begun)
