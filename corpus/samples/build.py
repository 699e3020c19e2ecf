"""Builds the sample plans as Word files, byte for byte the same on every run: ``python -m corpus.samples.build``."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from corpus.samples.cat_hai import CAT_HAI
from corpus.samples.long_an import LONG_AN

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

    from corpus.samples.plan import Appendix, GridText, Plan

PLANS = (CAT_HAI, LONG_AN)

_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
# Packing time would change the bytes: every entry gets the first date that the ZIP format knows.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PARTS_DROPPED = ("/stylesWithEffects", "/thumbnail", "/customXml")
_STYLES_KEPT = {"Normal", "Normal Table", "Table Grid", "Default Paragraph Font", "No List"}
_ROMAN_HEADINGS = ("I. ", "II. ", "III. ", "IV. ")


def build(plan: Plan) -> bytes:
    """Return the plan as the bytes of a Word file."""
    word = _blank()
    _letterhead(word, plan)
    _centered(word, "KẾ HOẠCH", bold=True)
    _centered(word, plan.subject, bold=True)
    for text in (*plan.bases, plan.opening, *plan.sections, plan.closing):
        _paragraph(word, text, bold=text.startswith(_ROMAN_HEADINGS))
    _signature(word, plan)
    for appendix in plan.appendices:
        _appendix(word, appendix)
    return _repacked(word)


def main(folder: Path = Path(__file__).parent) -> None:
    """Write every sample plan into ``folder``."""
    for plan in PLANS:
        (folder / plan.file_name).write_bytes(build(plan))


def _blank() -> WordFile:
    word = docx.Document()
    _strip(word)
    normal = word.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.font.size = Pt(13)
    word.core_properties.author = "Căn Cứ"
    word.core_properties.title = "Bản tóm lược minh hoạ"
    word.core_properties.created = word.core_properties.modified = datetime(2025, 1, 1)  # noqa: DTZ001 (python-docx wants naive UTC)
    return word


def _strip(word: WordFile) -> None:
    """Drop what the blank template brings and the plans never use: most styles, and a second copy of them."""
    for style in word.styles.element.style_lst:
        if style.name_val not in _STYLES_KEPT:
            word.styles.element.remove(style)
    for relations in (word.part.rels, word.part.package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_PARTS_DROPPED)]:
            del relations[key]


def _letterhead(word: WordFile, plan: Plan) -> None:
    table = word.add_table(rows=2, cols=2)
    _fill(table.cell(0, 0), (plan.parent, plan.issuer), bold=True)
    _fill(table.cell(0, 1), _MOTTO, bold=True)
    _fill(table.cell(1, 0), (plan.symbol,))
    _fill(table.cell(1, 1), (plan.place_and_date,))


def _signature(word: WordFile, plan: Plan) -> None:
    table = word.add_table(rows=1, cols=2)
    _fill(table.cell(0, 0), ("Nơi nhận:", *plan.recipients), centered=False)
    _fill(table.cell(0, 1), (plan.role, "", "", plan.signer), bold=True)


def _appendix(word: WordFile, appendix: Appendix) -> None:
    section = word.add_section()
    turned = section.orientation == WD_ORIENT.LANDSCAPE
    if appendix.landscape != turned:
        section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = WD_ORIENT.LANDSCAPE if appendix.landscape else WD_ORIENT.PORTRAIT
    _centered(word, appendix.label, bold=True)
    _centered(word, appendix.title, bold=True)
    _centered(word, appendix.note)
    _grid(word, appendix.grid)


def _grid(word: WordFile, grid: GridText) -> None:
    lines = grid.headers + grid.rows
    table = word.add_table(rows=len(lines), cols=len(grid.widths))
    table.style = "Table Grid"
    for number, line in enumerate(lines):
        _line(table, number, line, bold=number < len(grid.headers) or len(line) == 1)
    for row in table.rows[: len(grid.headers)]:
        _repeat_on_every_page(row)
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Cm(width)


def _line(table: Table, number: int, line: tuple[str, ...], *, bold: bool) -> None:
    if len(line) == 1:
        whole = table.cell(number, 0).merge(table.cell(number, len(table.columns) - 1))
        _fill(whole, line, bold=bold, centered=False)
        return
    for column, text in enumerate(line):
        if text == "^":
            table.cell(number - 1, column).merge(table.cell(number, column))
        elif text == "<":
            table.cell(number, column - 1).merge(table.cell(number, column))
        else:
            _fill(table.cell(number, column), text.split("\n"), bold=bold, centered=bold)


def _fill(cell: _Cell, lines: tuple[str, ...] | list[str], *, bold: bool = False, centered: bool = True) -> None:
    for number, text in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        _write(paragraph, text, bold=bold, centered=centered)


def _centered(word: WordFile, text: str, *, bold: bool = False) -> None:
    _write(word.add_paragraph(), text, bold=bold, centered=True)


def _paragraph(word: WordFile, text: str, *, bold: bool) -> None:
    _write(word.add_paragraph(), text, bold=bold, centered=False)


def _write(paragraph: Paragraph, text: str, *, bold: bool, centered: bool) -> None:
    paragraph.add_run(text).bold = bold
    if centered:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _repeat_on_every_page(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader", {qn("w:val"): "true"}))  # noqa: SLF001 (python-docx offers no public way)


def _repacked(word: WordFile) -> bytes:
    packed, fixed = io.BytesIO(), io.BytesIO()
    word.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in sorted(source.namelist()):
            # Stored, not deflated: compressed bytes differ from one zlib to another.
            target.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name))
    return fixed.getvalue()


if __name__ == "__main__":
    main()
