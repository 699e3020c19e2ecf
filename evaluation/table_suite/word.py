"""Writes a table of the suite as a Word file, byte for byte the same on every run."""

from __future__ import annotations

import io
import itertools
import zipfile
from datetime import datetime

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell

from evaluation.table_suite.truth import Case, Line, origins

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PAGE_WIDTH = 16.0  # centimetres between the margins
_BREAK = "\f"


def word_file(case: Case, opening: tuple[str, ...], closing: str) -> bytes:
    """Return a Word file: the opening paragraphs, the caption, the table, the closing paragraph."""
    word = docx.Document()
    word.core_properties.created = word.core_properties.modified = datetime(2026, 1, 1)  # noqa: DTZ001 (python-docx wants naive UTC)
    for text in (*opening, case.table.caption):
        paragraph = word.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(word, case)
    word.add_paragraph(closing)
    return _packed(word)


def _write(word: WordFile, case: Case) -> None:
    lines, width = case.table.lines, len(case.table.widths)
    table = word.add_table(rows=len(lines), cols=width)
    table.style = "Table Grid" if case.ruled else "Normal Table"
    for column, share in zip(table.columns, case.table.widths, strict=True):
        column.width = Cm(_PAGE_WIDTH * share)
    grid = origins(lines, width)
    for origin in dict.fromkeys(itertools.chain.from_iterable(grid)):
        places = [(row, at) for row, line in enumerate(grid) for at, place in enumerate(line) if place == origin]
        first, last = places[0], places[-1]
        cell = table.cell(*first) if first == last else table.cell(*first).merge(table.cell(*last))
        _fill(cell, lines[origin[0]].cells[origin[1]], bold=lines[origin[0]].kind in ("head", "group"))
    if case.repeats:
        _repeat_head(table, lines)


def _fill(cell: _Cell, text: str, *, bold: bool) -> None:
    fresh = True
    for tabbed, run in itertools.groupby(text.split("\n"), key=lambda line: "\t" in line):
        if tabbed:
            _inner(cell, [line.split("\t") for line in run])
            continue
        for line in run:
            paragraph = cell.paragraphs[0] if fresh else cell.add_paragraph()
            for at, piece in enumerate(line.split(_BREAK)):
                if at:
                    paragraph.add_run().add_break(WD_BREAK.PAGE)
                paragraph.add_run(piece).bold = bold
            fresh = False


def _inner(cell: _Cell, rows: list[list[str]]) -> None:
    table = cell.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text


def _repeat_head(table: Table, lines: tuple[Line, ...]) -> None:
    heads = sum(1 for _ in itertools.takewhile(lambda line: line.kind == "head", lines))
    for row in table.rows[:heads]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader", {qn("w:val"): "true"}))  # noqa: SLF001 (python-docx offers no public way)


def _packed(word: WordFile) -> bytes:
    saved, fixed = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name))
    return fixed.getvalue()
