"""Rebuilds the tables that lie in a text as loose lines: finds header, rows and end, and lays the cells in a grid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.draft import Grid
from corpus.language.numbering import label_of
from corpus.tables import loose_words as words
from corpus.tables.loose_align import Entry, Reading, align
from corpus.tables.loose_grid import grid_of, warnings_of
from corpus.tables.loose_headers import Header, HeaderColumn, column_numbers, find_headers, readings
from corpus.tables.loose_repeats import without_repeats

STOPS = re.compile(r"(?:nơi nhận|ghi chú|người lập)\s*:|trên đây là\b|(?:TM|KT|TL|TUQ)\.", re.IGNORECASE)
_Columns = tuple[HeaderColumn, ...]
_FIGURES = (words.VALUE, words.FUNDING, words.MEASURE)
_LEAST_SCORE = 3.0
_LONGEST_BODY = 4000


@dataclass(frozen=True, slots=True)
class LooseTable:
    """A table found in lines ``[start, end)``: its grid, headers that came again, page numbers, doubts."""

    start: int
    end: int
    grid: Grid
    repeated: tuple[str, ...] = ()
    page_numbers: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def find_tables(lines: Sequence[str]) -> tuple[LooseTable, ...]:
    """Return the tables among the lines of a text, in order; no word of ``[start, end)`` is left out of its parts."""
    flat = [" ".join(line.split()) for line in lines]
    found: list[LooseTable] = []
    at = 0
    while (header := find_headers(flat, at)) is not None:
        table = _table_at(flat, *header)
        if table is not None:
            found.append(table)
        at = table.end if table is not None else header[0] + 1
    return tuple(found)


def _table_at(lines: list[str], start: int, end: int) -> LooseTable | None:
    numbered, marks = column_numbers(lines, end)
    stop = _body_end(lines, start, end + numbered)
    choices = [columns for columns in readings(lines[start:end]) if not marks or len(marks) == len(columns)]
    figures = any(columns[-1].kind in _FIGURES for columns in choices)
    body = without_repeats(lines, lines[start:end], range(end + numbered, stop), figures_last=figures)
    best = _best(body.lines, choices)
    if best is None:
        return None
    reading, columns = best
    header = Header(start, end, columns)
    return LooseTable(
        start,
        stop := body.places[reading.end] if reading.end < len(body.places) else stop,
        grid_of(header, marks, reading.entries),
        tuple(text for text, place in body.headers if place < stop),
        tuple(text for text, place in body.page_numbers if place < stop),
        warnings_of(header, reading.entries),
    )


def _best(lines: Sequence[str], choices: Sequence[_Columns]) -> tuple[Reading, _Columns] | None:
    """Return the reading of the header under which the body reads best, ``None`` where none makes a table."""
    best: tuple[Reading, _Columns] | None = None
    for columns in choices:
        reading = _twice(lines, columns)
        if best is None or reading.score > best[0].score + 1.0:
            best = (reading, columns)
    if best is None or best[0].score < _LEAST_SCORE or not any(entry.opens_row for entry in best[0].entries):
        return None
    return best


def _body_end(lines: list[str], start: int, at: int) -> int:
    """Return where the lines under a header surely end: an appendix, a signature, another header."""
    header = "".join("".join(lines[start:at]).split()).lower()
    for place in range(at, min(len(lines), at + _LONGEST_BODY)):
        label = label_of(lines[place])
        if (label is not None and label.kind == "phu_luc") or STOPS.match(lines[place]):
            return place
        if "".join(lines[place].split()).lower() not in header and _is_other_header(lines, place):
            return place
    return min(len(lines), at + _LONGEST_BODY)


def _is_other_header(lines: list[str], place: int) -> bool:
    found = (
        find_headers(lines[place : place + 30], 0)
        if re.match(r"(?:s?tt|số tt)\s", lines[place], re.IGNORECASE)
        else None
    )
    return found is not None and found[0] == 0


def _twice(lines: Sequence[str], columns: tuple[HeaderColumn, ...]) -> Reading:
    """Align, learn how wide each column's lines are, and align again."""
    kinds = [column.kind for column in columns]
    reading = align(lines, kinds, [None] * len(kinds))
    widths = _widths(reading.entries, len(kinds))
    return align(lines, kinds, widths) if any(widths) else reading


def _widths(entries: tuple[Entry, ...], count: int) -> list[float | None]:
    wrapped = sorted(
        (entry for entry in entries if entry.column >= 0 and len(entry.lines) > 1), key=lambda entry: entry.column
    )
    found: list[float | None] = [None] * count
    for column, group in groupby(wrapped, key=lambda entry: entry.column):
        longest = sorted(max(map(len, entry.lines)) for entry in group)
        if len(longest) >= 3:
            found[column] = float(longest[len(longest) * 3 // 4])
    return found
