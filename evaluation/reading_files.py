"""Makes long documents to measure reading on: a Word file, a PDF of prose, and a PDF of ruled tables."""

from __future__ import annotations

import io
import itertools
import textwrap
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from corpus.samples.build import PLANS
from evaluation.table_suite.printed import prepare

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LETTERS_A_PAGE = 1_800  # of A4 in size 13 to 14, blanks included, as Decree 30/2020 itself is printed
_FONT, _SIZE, _STEP = "CanCuPlain", 12.0, 18.0
_WIDTH, _HEIGHT, _SIDE, _TOP = 595.0, 842.0, 70.0, 70.0
_LINE = 75  # letters
_LINES = 38
_ROWS = 12
_EDGES = (70.0, 105.0, 300.0, 420.0, 525.0)
_FIRST_ARTICLES = 5  # paragraphs of an article
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def word_file(pages: int) -> bytes:
    """Return a .docx of about ``pages`` printed pages: articles with clauses, and a table after every tenth article."""
    body = "".join(_word_blocks(pages * LETTERS_A_PAGE))
    relation = f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">{relation}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def prose_pdf(pages: int) -> bytes:
    """Return a PDF of ``pages`` A4 pages of prose without a rule; raises ``MissingPart`` without reportlab or fonts."""
    lines = (line for text in _articles() for line in textwrap.wrap(text, _LINE))

    def page(canvas: Canvas) -> None:
        for number, line in enumerate(itertools.islice(lines, _LINES)):
            canvas.drawString(_SIDE, _HEIGHT - _TOP - number * _STEP, line)

    return _pdf(pages, page)


def ruled_pdf(pages: int) -> bytes:
    """Return a PDF of ``pages`` A4 pages, each with a ruled table of four columns; raises ``MissingPart`` as above."""
    rows = enumerate(itertools.cycle(_rows()), start=1)

    def page(canvas: Canvas) -> None:
        tops = [_HEIGHT - _TOP - 3 * _STEP * number for number in range(_ROWS + 2)]
        canvas.grid(_EDGES, tops)
        _cells(canvas, tops[0], ("TT", "Nội dung", "Chủ trì", "Thời gian"))
        for top, (number, row) in zip(tops[1:], itertools.islice(rows, _ROWS), strict=False):
            _cells(canvas, top, (str(number), *row))

    return _pdf(pages, page)


def _pdf(pages: int, page: object) -> bytes:
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - only the made PDFs need it

    prepare()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(_WIDTH, _HEIGHT), invariant=True)
    assert callable(page)
    for number in range(1, pages + 1):
        canvas.setFont(_FONT, _SIZE)
        canvas.drawCentredString(_WIDTH / 2, _HEIGHT - 40, str(number))
        page(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _cells(canvas: Canvas, top: float, cells: Iterable[str]) -> None:
    canvas.setFont(_FONT, 9)
    for (left, right), text in zip(itertools.pairwise(_EDGES), cells, strict=True):
        for number, line in enumerate(textwrap.wrap(text, int((right - left) / 5.2))[:4]):
            canvas.drawString(left + 3, top - 12 - 12 * number, line)


def _articles() -> Iterator[str]:
    """Give paragraphs without end: articles with numbered clauses, in the words of the sample plans."""
    texts = itertools.cycle(section.lstrip("IVX0123456789.-) ") for plan in PLANS for section in plan.sections)
    for article in itertools.count(1):
        yield f"Điều {article}. {next(texts)[:60].rstrip('.:;, ')}"
        yield from (f"{clause}. {next(texts)}" for clause in range(1, _FIRST_ARTICLES + 1))


def _rows() -> list[tuple[str, str, str]]:
    """Return a task, a unit and a time a row, from the tables of the sample plans."""
    lines = [row for plan in PLANS for part in plan.appendices for row in part.grid.rows if len(row) >= 4]
    return [(row[1].strip("^<") or row[2], row[2].strip("^<"), row[3].strip("^<")) for row in lines]


def _word_blocks(letters: int) -> Iterator[str]:
    written, articles = 0, 0
    for text in _articles():
        if written >= letters:
            return
        yield _paragraph(text)
        written += len(text)
        articles += text.startswith("Điều ")
        if text.startswith("Điều ") and articles % 10 == 0:
            table = [("TT", "Nội dung", "Chủ trì", "Thời gian"), *_numbered(_rows()[:8])]
            yield _table(table)
            written += sum(len(cell) for row in table for cell in row)


def _numbered(rows: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str, str]]:
    return ((str(number), *row) for number, row in enumerate(rows, start=1))


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    cells = ("".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
