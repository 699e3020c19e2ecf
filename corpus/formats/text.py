"""Reads a text file taken from a PDF: lines, paragraphs, and the tables that lie in it as loose lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from corpus.document import Margin
from corpus.draft import Block, Draft
from corpus.formats.text_decode import decode_text
from corpus.formats.text_lines import Line, split_lines, take_margins
from corpus.formats.text_paragraphs import measure_of, paragraphs_of
from corpus.tables.loose import LooseTable, find_tables
from corpus.tables.spaced import SpacedLine, find_spaced


def read_text(data: bytes) -> Draft:
    """Return the paragraphs and grids of a text file in reading order.

    Every visible character of the file stands in a block or a margin. Raises ``EmptyFile`` and ``DamagedFile``.
    """
    return draft_lines(decode_text(data))


def draft_lines(text: str) -> Draft:
    """Return the draft of a cleaned text: lines end in a newline, pages in a form feed."""
    lines, margins = take_margins(split_lines(text))
    tables = _tables(lines)
    measure = measure_of(_outside(lines, tables))
    blocks: list[Block] = []
    at = 0
    for table in tables:
        blocks.extend(paragraphs_of(lines[at : table.start], measure))
        blocks.append(table.grid)
        at = table.end
    blocks.extend(paragraphs_of(lines[at:], measure))
    repeated = tuple(Margin("header", words) for table in tables for words in table.repeated)
    repeated += tuple(Margin("page_number", words) for table in tables for words in table.page_numbers)
    warnings = tuple(chain.from_iterable(table.warnings for table in tables))
    return Draft(tuple(blocks), margins + repeated, warnings)


def _tables(lines: tuple[Line, ...]) -> tuple[LooseTable, ...]:
    """Return the tables in order: those laid out side by side, and between them those that lie as loose lines."""
    spaced = find_spaced([SpacedLine(" " * line.indent + line.text, line.page, line.gap > 0) for line in lines])
    found: list[LooseTable] = []
    at = 0
    for table in spaced:
        found += _shifted(lines[at : table.start], at)
        found.append(table)
        at = table.end
    return (*found, *_shifted(lines[at:], at))


def _shifted(lines: tuple[Line, ...], shift: int) -> list[LooseTable]:
    loose = find_tables([line.text for line in lines])
    return [replace(table, start=table.start + shift, end=table.end + shift) for table in loose]


def _outside(lines: tuple[Line, ...], tables: tuple[LooseTable, ...]) -> list[Line]:
    inside = {at for table in tables for at in range(table.start, table.end)}
    return [line for at, line in enumerate(lines) if at not in inside]
