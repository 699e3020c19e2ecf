"""Rebuilds the tables of a text whose columns stand side by side, kept apart by runs of spaces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.language.numbering import label_of
from corpus.tables import loose_words as words
from corpus.tables.loose import STOPS, LooseTable
from corpus.tables.loose_align import Entry
from corpus.tables.loose_grid import grid_of
from corpus.tables.loose_headers import Header, HeaderColumn, column_numbers, plausible, settled, under
from corpus.tables.loose_pieces import is_ordinal
from corpus.tables.loose_rows import group_score
from corpus.tables.spaced_columns import Band, Segment, bands_of, covered, distance, overlapped, placed, segments_of
from corpus.tables.spaced_rows import GROUP, Cells, rows_of

_LEAST_COLUMNS = 3
_LONGEST_HEADER = 8
_NEAR = 6
# A line without gaps that is this much of the table's width is prose.
_PROSE_WIDTH = 0.85


@dataclass(frozen=True, slots=True)
class SpacedLine:
    """A line with the white space before it, the page it stands on, and whether blank lines stand before it."""

    text: str
    page: int | None
    apart: bool


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines of a table under its header, by column, the headers that came again, and where it ends."""

    cells: list[Cells]
    repeated: tuple[str, ...]
    end: int


def find_spaced(lines: Sequence[SpacedLine]) -> tuple[LooseTable, ...]:
    """Return the tables among the lines that gaps part into columns, in order."""
    parts = [segments_of(line.text) for line in lines]
    found: list[LooseTable] = []
    at = 0
    while at < len(lines):
        end = _header_end(lines, parts, at)
        table = _table_at(lines, parts, at, end) if end > at else None
        if table is not None:
            found.append(table)
        at = table.end if table is not None else at + 1
    return tuple(found)


def _header_end(lines: Sequence[SpacedLine], parts: Sequence[Sequence[Segment]], start: int) -> int:
    """Return the line after the header that starts at ``start``, or ``start`` where none does."""
    end = start
    while end < min(len(parts), start + _LONGEST_HEADER) and _is_header(parts[end]):
        if end > start and (lines[end].apart or is_ordinal(parts[end][0].text)) and not _names(parts[end]):
            break
        end += 1
    held = parts[start:end]
    return end if any(len(line) > 1 for line in held) and sum(map(len, held)) >= _LEAST_COLUMNS else start


def _is_header(line: Sequence[Segment]) -> bool:
    label = label_of(line[0].text)
    opens = line[0].text.endswith(":") or (label is not None and label.end < len(line[0].text))
    return not opens and all(words.is_header_line(part.text) for part in line)


def _names(line: Sequence[Segment]) -> bool:
    return any(part.text[0].isalpha() and not is_ordinal(part.text) for part in line)


def _table_at(
    lines: Sequence[SpacedLine], parts: Sequence[Sequence[Segment]], start: int, last: int
) -> LooseTable | None:
    stop = _stop(lines, last)
    first = next((at for at in range(last, stop) if lines[at].page != lines[start].page), stop)
    best = _header(parts[start:first], last - start)
    if best is None:
        return None
    tall, bands, columns = best
    end = start + tall
    numbered, marks = column_numbers([line.text for line in lines[:stop]], end)
    body = _body(lines, parts, range(end + numbered, stop), bands, _words(parts[start:end]))
    rows = rows_of(body.cells, numbered=columns[0].kind == words.ORDINAL)
    if not any(GROUP not in row for row in rows):
        return None
    header = Header(start, end, columns)
    return LooseTable(start, body.end, grid_of(header, marks, _entries(rows)), body.repeated)


def _header(
    parts: Sequence[Sequence[Segment]], tallest: int
) -> tuple[int, tuple[Band, ...], tuple[HeaderColumn, ...]] | None:
    """Return how many lines the header has, and its columns: as many as leave every column with a header's name.

    The first lines of the body may be all words of headers too ("Văn phòng").
    """
    found: list[tuple[int, tuple[Band, ...], tuple[HeaderColumn, ...]]] = []
    for tall in range(tallest, 0, -1):
        bands = _bands(parts[tall:], parts[:tall])
        columns = _columns(bands, parts[:tall])
        if len(bands) >= _LEAST_COLUMNS and plausible(columns):
            found.append((tall, bands, columns))
    known = (each for each in found if all(column.above or words.column_kind(column.text) for column in each[2]))
    return next(known, found[0] if found else None)


def _stop(lines: Sequence[SpacedLine], start: int) -> int:
    for at in range(start, len(lines)):
        label = label_of(lines[at].text)
        if (label is not None and label.kind == "phu_luc") or STOPS.match(lines[at].text.strip()):
            return at
    return len(lines)


def _with_header(bands: tuple[Band, ...], header: Sequence[Sequence[Segment]]) -> tuple[Band, ...]:
    """Return the columns as wide as their headers, with those of which only the header says anything."""
    wide = list(bands)
    parts = [part for line in header for part in line]
    bare = set(range(len(bands))) - {over[0] for part in parts if len(over := overlapped(bands, part)) == 1}
    for part in parts:
        over = overlapped(wide, part)
        # A short figure may stand beside the middle of its header.
        near = [at for at in bare if distance(wide[at], part) <= _NEAR] if not over else []
        if not over and not near:
            wide.append((part.start, part.end))
        elif len(over) <= 1:
            at = over[0] if over else min(near, key=lambda at: distance(wide[at], part))
            wide[at] = (min(wide[at][0], part.start), max(wide[at][1], part.end))
            bare.discard(at)
    return tuple(sorted(wide))


def _columns(bands: Sequence[Band], header: Sequence[Sequence[Segment]]) -> tuple[HeaderColumn, ...]:
    """Return the columns of a header; none where its parts stand neither over one column nor over named ones."""
    named: list[list[str]] = [[] for _ in bands]
    above: dict[tuple[int, ...], list[str]] = {}
    for part in (part for line in header for part in line):
        over = covered(bands, part)
        if len(over) == 1:
            named[over[0]].append(part.text)
        else:
            above.setdefault(over, []).append(part.text)
    spanned = [at for over in above for at in over]
    if not all(named) or len(set(spanned)) < len(spanned):
        return ()
    tops = {at: " ".join(texts) for over, texts in above.items() for at in over}
    return settled(tuple(_column(" ".join(name), tops.get(at)) for at, name in enumerate(named)))


def _column(name: str, top: str | None) -> HeaderColumn:
    return under(name, top) if top else HeaderColumn(words.column_kind(name) or words.OTHER, name)


def _words(lines: Iterable[Sequence[Segment]]) -> list[str]:
    return sorted(word.lower() for line in lines for part in line for word in part.text.split())


def _body(
    lines: Sequence[SpacedLine],
    parts: Sequence[Sequence[Segment]],
    places: range,
    bands: Sequence[Band],
    header: list[str],
) -> _Body:
    cells: list[Cells] = []
    ends: list[int] = [places.start]
    repeated: list[str] = []
    local = _page_bands(lines, parts, places, bands, header)
    at = places.start
    while at < places.stop:
        again = _again(parts, at, places.stop, header)
        texts = None if again else _texts(parts[at], local.get(lines[at].page, bands))
        if again:
            repeated.append(" ".join(" ".join(line.text.split()) for line in lines[at : at + again]))
        elif texts is None:
            break
        elif cells and _wraps(cells[-1].texts, texts):
            cells[-1].texts[GROUP] += " " + texts[GROUP]
            ends[-1] = at + 1
        else:
            cells.append(Cells(texts, apart=lines[at].apart))
            ends.append(at + 1)
        at += max(again, 1)
    return _ended(cells, ends, repeated, at)


def _ended(cells: list[Cells], ends: list[int], repeated: list[str], end: int) -> _Body:
    """Return the body up to its last row: a heading with no rows beneath it is no part of the table."""
    while cells and GROUP in cells[-1].texts:
        cells.pop()
        ends.pop()
        end = ends[-1]
    return _Body(cells, tuple(repeated), end)


def _texts(line: Sequence[Segment], bands: Sequence[Band]) -> dict[int, str] | None:
    """Return a line's texts by column, or a group row's; ``None`` where it is no line of the table."""
    group = _group(line)
    texts = placed(bands, line)
    if texts is None or (group is not None and set(texts) == {0, 1} and not texts[0][0].isdigit()):
        return group
    return texts


def _wraps(before: dict[int, str], texts: dict[int, str]) -> bool:
    """Say whether a group row goes on in the next line."""
    shouted = GROUP in before and GROUP in texts and before[GROUP].isupper() and texts[GROUP].isupper()
    return shouted and label_of(texts[GROUP]) is None


def _page_bands(
    lines: Sequence[SpacedLine],
    parts: Sequence[Sequence[Segment]],
    places: range,
    bands: Sequence[Band],
    header: list[str],
) -> dict[int | None, tuple[Band, ...]]:
    """Return the columns of each page, where it has as many: a page is laid out apart from the others."""
    pages: dict[int | None, list[int]] = {}
    for at in places:
        pages.setdefault(lines[at].page, []).append(at)
    found: dict[int | None, tuple[Band, ...]] = {}
    for page, held in pages.items():
        again = next(((at, end) for at in held if (end := at + _again(parts, at, places.stop, header)) > at), None)
        top, start = (parts[slice(*again)], again[1]) if again else ((), held[0])
        own = _bands(parts[start : held[-1] + 1], top)
        if len(own) == len(bands):
            found[page] = own
    return found


def _bands(body: Sequence[Sequence[Segment]], header: Sequence[Sequence[Segment]]) -> tuple[Band, ...]:
    """Return the columns of lines under a header, as far as the lines surely are a table's."""
    widest = max((line[-1].end for line in (*header, *body)), default=0)
    held = takewhile(lambda line: len(line) > 1 or len(line[0].text) < _PROSE_WIDTH * widest or _group(line), body)
    return _with_header(bands_of(line for line in held if not _group(line)), header)


def _again(parts: Sequence[Sequence[Segment]], at: int, stop: int, header: list[str]) -> int:
    """Return how many lines from ``at`` are the header again, however its words are spread over its lines."""
    for end in range(at + 1, min(stop, at + _LONGEST_HEADER) + 1):
        if not _is_header(parts[end - 1]):
            return 0
        if _words(parts[at:end]) == header:
            return end - at
    return 0


def _group(line: Sequence[Segment]) -> dict[int, str] | None:
    text = " ".join(part.text for part in line)
    fits = len(line) == 1 or (len(line) == 2 and is_ordinal(line[0].text))
    return {GROUP: text} if fits and group_score([text], None) is not None else None


def _entries(rows: Sequence[dict[int, tuple[str, ...]]]) -> list[Entry]:
    found: list[Entry] = []
    for at, row in enumerate(rows):
        for place, column in enumerate(sorted(row)):
            found.append(Entry(column, row[column], at, at, opens_row=place == 0 and column != GROUP, score=0.0))
    return found
