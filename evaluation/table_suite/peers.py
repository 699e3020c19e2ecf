"""Reads the suite with other tools, and asks of each cell only whether its output still ties it to its header.

The criterion is the weakest that a person could use, and the same for every tool, Căn Cứ included. A cell counts
once, where it begins (copies of merged cells are not asked for), if it has text and its column has a header; only the
innermost header is asked for. It is tied to the header

- in Markdown, when some table line holds the cell's text at the very index at which an earlier table line holds the
  header's text, whatever stands between the two;
- in plain text, when the paragraphs behind the header row, dealt out one to a column as often as there are columns,
  bring the cell's text under its header. (Lines with tabs are read as Markdown lines are.)

docx2txt, MarkItDown and Docling are run where they are installed (``pip install docx2txt "markitdown[docx,pdf]"
docling``). Docling reads DOCX here without its models; its way with PDF needs models that it downloads at run time, so
it is asked for DOCX alone.
"""

from __future__ import annotations

import contextlib
import functools
import html
import importlib
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any

from corpus.errors import CorpusError
from corpus.read import read_bytes
from evaluation.table_suite.scores import Share
from evaluation.table_suite.truth import Case, TableText, flat, true_headers, true_rows

Lines = list[list[str]]
Read = Callable[[bytes, str], list[Lines] | str]
_RULE = re.compile(r":?-{2,}:?")
_MARK = re.compile(r"\*\*|<br\s*/?>|\\(?=\W)")


def compare(files: Iterable[tuple[Case, bytes]]) -> tuple[tuple[str, dict[str, Share]], ...]:
    """Return for each tool that is there its share of tied cells per format, Căn Cứ first."""
    readers = {"Căn Cứ": (("docx", "pdf"), _own), **_installed()}
    found: dict[str, dict[str, Share]] = {name: {} for name in readers}
    for case, data in files:
        for name, (formats, read) in readers.items():
            if case.format in formats:
                known = found[name].get(case.format, Share())
                found[name][case.format] = known + tied(read(data, case.format), case.table)
    return tuple(found.items())


def _installed() -> dict[str, tuple[tuple[str, ...], Read]]:
    known: dict[str, tuple[tuple[str, ...], Read]] = {
        "docx2txt": (("docx",), _docx2txt),
        "markitdown": (("docx", "pdf"), _markitdown),
        "docling": (("docx",), _docling),
    }
    return {name: reader for name, reader in known.items() if find_spec(name)}


def _own(data: bytes, _: str) -> list[Lines]:
    try:
        document = read_bytes(data, "")
    except CorpusError:
        return []
    heads = (([path[-1] if path else "" for path in table.columns]) for table in document.tables)
    return [
        [head, *([cell.text for cell in row.cells] for row in table.rows)]
        for head, table in zip(heads, document.tables, strict=True)
    ]


def _docx2txt(data: bytes, _: str) -> str:
    return str(importlib.import_module("docx2txt").process(io.BytesIO(data)))


def _markitdown(data: bytes, kind: str) -> list[Lines] | str:
    made = importlib.import_module("markitdown").MarkItDown()
    with contextlib.redirect_stderr(io.StringIO()):
        text = str(made.convert_stream(io.BytesIO(data), file_extension=f".{kind}").text_content)
    lines = markdown_lines(text)
    return [lines] if lines else text


def _docling(data: bytes, kind: str) -> list[Lines] | str:
    stream = importlib.import_module("docling.datamodel.base_models").DocumentStream
    result = _docling_converter().convert(stream(name=f"table.{kind}", stream=io.BytesIO(data)))
    text = html.unescape(str(result.document.export_to_markdown()))
    lines = markdown_lines(text)
    return [lines] if lines else text


@functools.cache
def _docling_converter() -> Any:  # noqa: ANN401  the package is not there to be typed against
    """One converter for the whole suite: making it takes longer than reading a table."""
    return importlib.import_module("docling.document_converter").DocumentConverter()


def markdown_lines(text: str) -> Lines:
    """Return the cells of each line of Markdown tables, emphasis and line breaks taken out, rules left out."""
    lines = [line.strip() for line in text.splitlines() if line.lstrip().startswith("|")]
    split = ([flat(_MARK.sub(" ", cell)) for cell in line[1:].removesuffix("|").split("|")] for line in lines)
    return [cells for cells in split if not all(_RULE.fullmatch(cell) for cell in cells)]


def tied(output: list[Lines] | str, truth: TableText) -> Share:
    """Return how many of the cells can be tied to their header in a tool's output."""
    asked = list(_asked(truth))
    tables = output if not isinstance(output, str) else _dealt(output, truth)
    return Share(sum(_is_tied(tables, header, text) for header, text in asked), len(asked))


def _asked(truth: TableText) -> Iterator[tuple[str, str]]:
    headers = true_headers(truth)
    for row in true_rows(truth):
        for column, (text, begin) in enumerate(zip(row.texts, row.begins, strict=True)):
            if text and headers[column] and begin == (row.number, column):
                yield headers[column][-1], text


def _is_tied(tables: Sequence[Lines], header: str, text: str) -> bool:
    wanted, named = _key(text), _key(header)
    return any(_stands_under(table, named, wanted) for table in tables)


def _stands_under(table: Lines, header: str, text: str) -> bool:
    heads: set[int] = set()
    for line in table:
        cells = [_key(cell) for cell in line]
        if any(cells[at] == text for at in heads if at < len(cells)):
            return True
        heads |= {at for at, cell in enumerate(cells) if cell == header}
    return False


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _dealt(text: str, truth: TableText) -> list[Lines]:
    """Read plain text: lines with tabs as they are, else paragraphs behind the last header dealt out to the columns."""
    lines = [line.split("\t") for line in text.splitlines() if "\t" in line.strip()]
    if lines:
        return [lines]
    heads = [path[-1] if path else "" for path in true_headers(truth)]
    pieces = [flat(line) for line in text.splitlines() if line.strip()]
    keys = [_key(piece) for piece in pieces]
    first = next((at for at in range(len(keys)) if keys[at : at + len(heads)] == [_key(head) for head in heads]), None)
    if first is None:
        return []
    width = len(heads)
    return [[pieces[at : at + width] for at in range(first, len(pieces), width)]]
