"""Cuts a document into passages: what an index holds, each a stretch of the text under its heading path."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Passage, Span
from corpus.language.letters import UPPER
from corpus.structure.lines import syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.document import Document, Row, Section, Table

# Syllables: worth a passage, split above, too small to stand alone, too small to say anything.
SHORT, LONG, CRUMB, SHORTEST = 60, 250, 25, 4
_SENTENCE = re.compile(rf"(?<=[.;!?…])\s+(?=[{UPPER}“\"\-+•(\d])")
_HEAD_LINE = re.compile(r"nơi\s+nhận\b", re.IGNORECASE)


def passages(document: Document) -> tuple[Passage, ...]:
    """Return the passages in reading order; together they hold every visible character exactly once.

    Prose is cut at sections, then at paragraphs and sentences into some 60 to 250 syllables; a numbered item stays
    whole with its lettered points where it fits. A heading with nothing of its own beneath goes with the first part
    under it. A table gives one passage a row (``row``), and one for each run of header and group rows (``section``).
    """
    found = [*_rows(document), *_prose(document)]
    return tuple(sorted(found, key=lambda passage: passage.start))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of prose: its span, and the section it stands in (``None`` above the first one)."""

    start: int
    end: int
    section: int | None


class _Pages:
    """Says on which page an offset stands."""

    def __init__(self, document: Document) -> None:
        self.numbers = [page.number for page in document.pages]
        self.starts = [page.start for page in document.pages]

    def at(self, offset: int) -> int | None:
        index = bisect_right(self.starts, offset) - 1
        return self.numbers[index] if index >= 0 else None


# --- tables ---


def _rows(document: Document) -> Iterator[Passage]:
    pages = _Pages(document)
    for number, table in enumerate(document.tables):
        for index, row in enumerate(table.rows):
            if row.start < row.end:
                yield Passage(
                    text=document.text[row.start : row.end],
                    path=(*table.path, *(group.text for group in row.groups)),
                    start=row.start,
                    end=row.end,
                    kind="row",
                    page=pages.at(row.start),
                    table=number,
                    row=index,
                    context=_context(table, row),
                )
        yield from _between_rows(document, number, table, pages)


def _context(table: Table, row: Row) -> str:
    names = (cell.text for path in table.headers for cell in path)
    groups = (group.text for group in row.groups)
    merged = (cell.text for cell in row.cells if not row.start <= cell.start <= row.end)
    words = (table.caption, *names, *groups, *merged)
    return " | ".join(dict.fromkeys(" ".join(text.split()) for text in words if text.strip()))


def _between_rows(document: Document, number: int, table: Table, pages: _Pages) -> Iterator[Passage]:
    """Give header and group rows, which are no data rows, passages of their own."""
    position = table.start
    edges = [(row.start, row.end) for row in table.rows if row.start < row.end]
    for start, end in (*sorted(edges), (table.end, table.end)):
        span = _trimmed(document.text, position, start)
        if span:
            text = document.text[span.start : span.end]
            yield Passage(text, table.path, span.start, span.end, page=pages.at(span.start), table=number)
        position = max(position, end)


# --- prose ---


def _prose(document: Document) -> Iterator[Passage]:
    pages = _Pages(document)
    pieces = _pieces(document)
    for kind, section, run in _runs(document, pieces):
        path = document.sections[section].path if section is not None and kind == "section" else ()
        for span in _cut(document.text, run) if kind == "section" else [Span(run[0].start, run[-1].end)]:
            text = document.text[span.start : span.end]
            yield Passage(text, path, span.start, span.end, kind, pages.at(span.start))


def _pieces(document: Document) -> list[_Piece]:
    """Return the lines outside of tables, in order, each with its innermost section."""
    tables = sorted((table.start, table.end) for table in document.tables)
    pieces: list[_Piece] = []
    position = 0
    for start, end in (*tables, (len(document.text), len(document.text))):
        pieces += _lines(document, position, start)
        position = max(position, end)
    return pieces


def _lines(document: Document, start: int, end: int) -> Iterator[_Piece]:
    starts = [section.start for section in document.sections]
    for match in re.compile(r"[^\n]+").finditer(document.text, start, end):
        span = _trimmed(document.text, *match.span())
        if span:
            yield _Piece(span.start, span.end, _innermost(document.sections, starts, span.start))


def _innermost(sections: Sequence[Section], starts: list[int], offset: int) -> int | None:
    index = bisect_right(starts, offset) - 1
    while index >= 0 and sections[index].end <= offset:
        # The section before has ended: go on with the nearest one above it that has not.
        depth = len(sections[index].path)
        index -= 1
        while index >= 0 and len(sections[index].path) >= depth:
            index -= 1
    return index if index >= 0 else None


def _runs(document: Document, pieces: list[_Piece]) -> Iterator[tuple[str, int | None, list[_Piece]]]:
    """Gather the lines that belong together: the head, each basis, each section's own words, the signature block."""
    home = _homes(document, pieces)
    kinds = _head_marks(document, pieces)
    run: list[_Piece] = []
    key: tuple[str, int | None, int] = ("", None, 0)
    for piece, mark in zip(pieces, kinds, strict=True):
        kind = "head" if mark else "section"
        mine = (kind, None if mark else home.get(piece.section), mark)
        if run and (mine != key or _table_between(document, run[-1], piece)):
            if _may_join(document, run, key, mine) and not _table_between(document, run[-1], piece):
                key = mine
            else:
                yield key[0], key[1], run
                run = []
        run.append(piece)
        key = mine
    if run:
        yield key[0], key[1], run


def _table_between(document: Document, above: _Piece, below: _Piece) -> bool:
    return any(above.end <= table.start < below.start for table in document.tables)


def _may_join(
    document: Document, run: list[_Piece], key: tuple[str, int | None, int], mine: tuple[str, int | None, int]
) -> bool:
    """Say whether the run is a bare heading and the next line opens a part under it."""
    if key[0] != "section" or mine[0] != "section" or key[1] is None or mine[1] is None:
        return False
    above, below = document.sections[key[1]], document.sections[mine[1]]
    bare = run[-1].end <= max(above.heading_end, above.start)
    return bare and below.path[: len(above.path)] == above.path and below.start >= above.start


def _homes(document: Document, pieces: list[_Piece]) -> dict[int | None, int | None]:
    """Map each section to the one whose passage holds it: itself, or the item that is short enough to stay whole."""
    sizes = [0] * len(document.sections)
    for piece in pieces:
        if piece.section is not None:
            sizes[piece.section] += syllables(document.text[piece.start : piece.end])
    home: dict[int | None, int | None] = {None: None}
    index = 0
    while index < len(document.sections):
        last = _last_descendant(document.sections, index)
        whole = _stays_whole(document.sections[index : last + 1], sum(sizes[index : last + 1]))
        for inside in range(index, last + 1 if whole else index + 1):
            home[inside] = index
        index = last + 1 if whole else index + 1
    return home


def _last_descendant(sections: Sequence[Section], index: int) -> int:
    last = index
    while last + 1 < len(sections) and sections[last + 1].start < sections[index].end:
        last += 1
    return last


def _stays_whole(tree: Sequence[Section], size: int) -> bool:
    if any(section.title for section in tree[1:]):
        return False
    return size <= (LONG if tree[0].kind in ("khoan", "number", "letter", "diem") else SHORT)


def _head_marks(document: Document, pieces: list[_Piece]) -> list[int]:
    """Return a number per line: 0 for prose, 1 letterhead and title, 2 signature and recipients, 3… each basis."""
    spans = dict(document.identity.spans)
    top = max((spans[name].end for name in _ABOVE if name in spans), default=0)
    first = min((section.start for section in document.sections), default=len(document.text))
    bottom = [span for name, span in spans.items() if name in ("signer", "recipients")]
    marks: list[int] = []
    for piece in pieces:
        bare = marks and marks[-1] and _says_nothing(document.text[piece.start : piece.end])
        marks.append(marks[-1] if bare else _mark(document, piece, min(top, first), bottom))
    return marks


def _says_nothing(text: str) -> bool:
    """Say whether a line is a rule of dashes or the bare words "QUYẾT ĐỊNH:", which go with what stands above."""
    return not any(map(str.isalnum, text)) or (text.isupper() and syllables(text) <= SHORTEST)


def _mark(document: Document, piece: _Piece, top: int, bottom: list[Span]) -> int:
    if piece.start < top:
        return 1
    if any(span.start < piece.end and piece.start < span.end for span in bottom):
        return 2
    if bottom and _HEAD_LINE.match(document.text, piece.start):
        return 2
    return next(
        (
            3 + index
            for index, basis in enumerate(document.identity.bases)
            if basis.start < piece.end and piece.start < basis.end and basis.end >= piece.end - 1
        ),
        0,
    )


_ABOVE = ("title", "type", "number", "place", "parent")


# --- cutting ---


def _cut(text: str, run: list[_Piece]) -> Iterable[Span]:
    """Pack lines, and the sentences of over-long lines, into passages of some 60 to 250 syllables."""
    sizes: list[int] = []
    spans: list[Span] = []
    for start, end in (part for piece in run for part in _sentences(text, piece)):
        size = syllables(text[start:end])
        if spans and (sizes[-1] < SHORT or size < CRUMB) and sizes[-1] + size <= LONG:
            spans[-1], sizes[-1] = Span(spans[-1].start, end), sizes[-1] + size
        else:
            spans.append(Span(start, end))
            sizes.append(size)
    return spans


def _sentences(text: str, piece: _Piece) -> Iterator[tuple[int, int]]:
    if syllables(text[piece.start : piece.end]) <= LONG:
        yield piece.start, piece.end
        return
    position = piece.start
    for match in _SENTENCE.finditer(text, piece.start, piece.end):
        yield from _by_words(text, position, match.start())
        position = match.end()
    yield from _by_words(text, position, piece.end)


def _by_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence that is too long even alone after every so many syllables."""
    words = list(re.compile(r"\S+").finditer(text, start, end))
    for first in range(0, len(words), LONG):
        group = words[first : first + LONG]
        yield group[0].start(), group[-1].end()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    stripped = words.strip()
    if not stripped:
        return None
    left = start + len(words) - len(words.lstrip())
    return Span(left, left + len(stripped))
