"""Spreadsheets: values as the cell shows them, tables told from the words around them, what is hidden left out."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from corpus.document import Document
from corpus.draft import Grid, Paragraph
from corpus.errors import CorpusError, DamagedFile, EmptyFile, ProtectedFile, TooLarge
from corpus.formats.sheet import MOST_ROWS, Field, sheet_blocks
from corpus.formats.xlsx import read_xlsx
from corpus.formats.xlsx_format import general, shown
from corpus.read import read_bytes
from tests.corpus.docx_builder import zipped
from tests.corpus.legacy_encoder import encoded


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.955, "0.0%", "95,5%"), (1, "0%", "100%"), (1272, "#,##0", "1.272"), (1500.5, "#,##0.00", "1.500,50"),
        (1234567.891, "#,##0.##", "1.234.567,89"), (0.5, "General", "0,5"), (2025, "General", "2025"), (3, "", "3"),
        (12, "0000", "0012"), (5, '0" hộ"', "5 hộ"), (-3.5, "0.0;(0.0)", "(3,5)"), (0, '0;-0;"-"', "-"),
        (1e15, "General", "1E+15"), (0.1 + 0.2, "General", "0,3"), (2.5, "0", "3"), (-0.001, "0.0", "0,0"),
        (1500000, '#,##0," nghìn"', "1.500 nghìn"), (7, "[Red]0", "7"), (9, "#,##0\\ [$₫-42A]", "9 ₫"),
        (1234.5, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "1.235"), (45, "@", "45"),
        (12345, "0.00E+00", "1,23E+04"),
        (45731, "dd/mm/yyyy", "15/03/2025"), (45731, "mm-dd-yy", "03-15-25"), (45731, "d-m-yy", "15-3-25"),
        (45731.5, "dd/mm/yyyy h:mm", "15/03/2025 12:00"), (45731, 'mm"/"yyyy', "03/2025"), (1.5, "[h]:mm", "36:00"),
        (45731.75, "h:mm AM/PM", "6:00 CH"), (45731, '"ngày" d "tháng" m "năm" yyyy', "ngày 15 tháng 3 năm 2025"),
        (45731, "[$-F800]dddd, mmmm dd, yyyy", "15/03/2025"), (45731, "dddd", "Thứ Bảy"),
        (45731, "mmm-yy", "Tháng 3-25"),
        (1, "dd/mm/yyyy", "01/01/1900"), (61, "dd/mm/yyyy", "01/03/1900"), (-5, "dd/mm/yyyy", "-5"), (5, ";;;", ""),
    ],
)  # fmt: skip
def test_numbers_as_their_cell_shows_them(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_the_calendar_of_1904() -> None:
    assert shown(0, "dd/mm/yyyy", since_1904=True) == "01/01/1904"
    assert general(0.1) == "0,1"


def _book(*rows: list[Any], title: str = "Sheet1") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def _saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _read(book: openpyxl.Workbook) -> Document:
    return read_bytes(_saved(book), "a.xlsx")


HEADER = ["TT", "Nhiệm vụ", "Chủ trì", "Hoàn thành"]


def test_a_sheet_with_letterhead_two_header_rows_groups_and_signature() -> None:
    book = _book(
        ["UBND XÃ HOÀ AN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["TỔ KHUYẾN NÔNG", None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["DANH MỤC NHIỆM VỤ NĂM 2025"],
        ["TT", "Nhiệm vụ", "Đơn vị thực hiện", None, "Kinh phí"],
        [None, None, "Chủ trì", "Phối hợp", None],
        ["I", "TRỒNG TRỌT"],
        [1, "Cấp giống lúa", "Hợp tác xã", "Hội Nông dân", 1500000],
        [2, "Nạo vét mương", "Thôn Đoài", None, 0.5],
        [None, "Tổng cộng", None, None, 1500000.5],
        [],
        [None, None, None, "TỔ TRƯỞNG"],
        [None, None, None, "Lê Văn Bình"],
        title="Kế hoạch",
    )
    sheet = book.worksheets[0]
    for merged in ("A4:E4", "A5:A6", "B5:B6", "C5:D5", "E5:E6", "B7:E7"):
        sheet.merge_cells(merged)
    sheet["E8"].number_format = "#,##0"
    document = _read(book)
    assert document.text.split("\n")[:5] == [
        "UBND XÃ HOÀ AN", "TỔ KHUYẾN NÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "DANH MỤC NHIỆM VỤ NĂM 2025",
    ]  # fmt: skip
    (table,) = document.tables
    assert table.columns == (
        ("TT",), ("Nhiệm vụ",), ("Đơn vị thực hiện", "Chủ trì"), ("Đơn vị thực hiện", "Phối hợp"), ("Kinh phí",),
    )  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in table.rows][:2] == [
        ["1", "Cấp giống lúa", "Hợp tác xã", "Hội Nông dân", "1.500.000"],
        ["2", "Nạo vét mương", "Thôn Đoài", "", "0,5"],
    ]
    assert table.rows[0].groups[-1].text.split() == ["I", "TRỒNG", "TRỌT"]
    assert [(fact.task, fact.lead, fact.coordinating) for fact in document.assignments][:2] == [
        ("Cấp giống lúa", ("Hợp tác xã",), ("Hội Nông dân",)),
        ("Nạo vét mương", ("Thôn Đoài",), ()),
    ]
    assert document.text.split("\n")[-2:] == ["TỔ TRƯỞNG", "Lê Văn Bình"]
    assert [(margin.kind, margin.text) for margin in document.margins] == [("header", "Kế hoạch")]


def test_dates_and_kinds_of_values() -> None:
    book = _book(HEADER, [1, "Gieo sạ", True, dt.date(2025, 3, 15)], [2, "Thu hoạch", "=1+1", dt.time(7, 30)])
    book.worksheets[0]["D2"].number_format = "dd/mm/yyyy"
    rows = [[cell.text for cell in row.cells] for row in _read(book).tables[0].rows]
    assert rows == [["1", "Gieo sạ", "TRUE", "15/03/2025"], ["2", "Thu hoạch", "", "7:30:00"]]


def test_sheets_follow_each_other_and_hidden_things_are_told() -> None:
    book = _book(HEADER, [1, "Gieo sạ", "Thôn Đoài", "3/2025"], [2, "Ẩn", "Thôn Đoài", "4/2025"], title="Vụ xuân")
    book.worksheets[0].row_dimensions[3].hidden = True
    second = book.create_sheet("Vụ mùa")
    for row in (HEADER, [1, "Làm đất", "Thôn Thượng", "6/2025"]):
        second.append(row)
    second.column_dimensions["D"].hidden = True
    book.create_sheet("Nháp").sheet_state = "hidden"
    book["Nháp"].append(["không đọc"])
    document = _read(book)
    assert "Vụ xuân\nTT\t" in document.text
    assert "Vụ mùa\nTT\t" in document.text
    assert len(document.tables) == 2
    for gone in ("Ẩn", "6/2025", "không đọc"):
        assert gone not in document.text
    assert [warning for warning in document.warnings if "ẩn" in warning] == [
        "Đã bỏ 6 ô nằm trong hàng hoặc cột bị ẩn.",
        "Đã bỏ 1 trang tính bị ẩn: Nháp.",
    ]


def test_cells_in_old_fonts() -> None:
    written = [encoded(words, "TCVN3") for words in ("Tu sửa kênh mương nội đồng trước mùa lũ", "Tổ thuỷ nông")]
    book = _book(HEADER, [1, *written, "6/2025"])
    capitals = InlineFont(rFont=".VnTimeH")
    book.worksheets[0]["B3"] = CellRichText(TextBlock(capitals, encoded("cứng hoá", "TCVN3")), " 5 km")
    book.worksheets[0]["C3"], book.worksheets[0]["D3"] = encoded("có", "TCVN3"), "x"
    book.worksheets[0]["C3"].font = Font(name=".VnTime")
    rows = [[cell.text for cell in row.cells] for row in _read(book).tables[0].rows]
    assert rows == [
        ["1", "Tu sửa kênh mương nội đồng trước mùa lũ", "Tổ thuỷ nông", "6/2025"],
        ["", "CỨNG HOÁ 5 km", "có", "x"],
    ]


def test_a_blank_row_inside_a_table_does_not_end_it() -> None:
    book = _book(
        HEADER, [1, "Gieo sạ", "Thôn Đoài", "3/2025"], [], ["II", None, None, None], [2, "Gặt", "Thôn Đoài", "6/2025"]
    )
    document = _read(book)
    assert [fact.task for fact in document.assignments] == ["Gieo sạ", "Gặt"]


def _fields(*rows: str) -> list[Field]:
    return [
        Field(text, row, column)
        for row, line in enumerate(rows)
        for column, text in enumerate(line.split("|"))
        if text
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "shapes"),
    [
        (["a"], ["a"]),
        (["a", "b"], ["a", "b"]),
        (["a|b", "1|2", "3|4"], [3]),
        (["Tiêu đề", "a|b|c", "1|2|3"], ["Tiêu đề", 2]),
        (["a|b|c", "1|2|3", "", "Ghi chú"], [2, "Ghi chú"]),
        (["a|b|c", "1|2|3", "Tổng||9"], [3]),
        (["a|b|c", "1|2|3", "", "d|e|f", "4|5|6"], [2, 2]),
        (["a|b|c", "1|2|3", "", "a|b|c", "4|5|6"], [3]),
        ([], []),
    ],
)
def test_what_lies_on_a_sheet(rows: list[str], shapes: list[str | int]) -> None:
    blocks = sheet_blocks(_fields(*rows))
    found = [
        block.text if isinstance(block, Paragraph) else max(cell.row for cell in block.cells) + 1 for block in blocks
    ]
    assert found == shapes
    assert all(isinstance(block, Paragraph | Grid) for block in blocks)


_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _raw(sheet: str, **more: str) -> bytes:
    links = f'<Relationship Id="r1" Type="{_RELS}/worksheet" Target="worksheets/sheet1.xml"/>'
    links += '<Relationship Id="r2" TargetMode="External" Type="x/externalLink" Target="http://127.0.0.1:9/a"/>'
    rels = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )
    book = f'<workbook {_NS} xmlns:r="{_RELS}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
    parts = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": rels, "xl/worksheets/sheet1.xml": sheet}
    return zipped({**parts, **more})


def _sheet(rows: str) -> str:
    return f"<worksheet {_NS}><sheetData>{rows}</sheetData></worksheet>"


BAD: list[tuple[str, bytes, type[CorpusError]]] = [
    ("no cells", _raw(_sheet("")), EmptyFile),
    ("no workbook", zipped({"xl/worksheets/a.xml": "x", "[Content_Types].xml": "x"}), DamagedFile),
    ("not XML", _raw("<worksheet"), DamagedFile),
    ("entities", _raw('<!DOCTYPE a [<!ENTITY b "c">]>' + _sheet("")), DamagedFile),
    ("macros", _raw(_sheet(""), **{"xl/vbaProject.bin": "x"}), ProtectedFile),
    ("too many rows", _raw(_sheet("<row><c><v>1</v></c></row>" * (MOST_ROWS + 1))), TooLarge),
]


@pytest.mark.parametrize(("data", "error"), [(data, error) for _, data, error in BAD], ids=[name for name, _, _ in BAD])
def test_bad_workbooks_are_refused(data: bytes, error: type[CorpusError]) -> None:
    with pytest.raises(error) as caught:
        read_bytes(data, "a.xlsx")
    assert caught.value.remedy


def test_references_out_of_all_bounds_do_no_harm() -> None:
    rows = '<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c><c r="A9" t="s"><v>99</v></c></row>'
    rows += '<row><c s="999"><v>x</v></c></row>'
    rows += '<row r="-5"><c r="??"><v>1e999</v></c><c t="inlineStr"><is><t>chữ</t></is></c></row>'
    sheet = _sheet(rows).replace(
        "</worksheet>", '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="x"/></mergeCells></worksheet>'
    )
    draft = read_xlsx(_raw(sheet))
    assert "chữ" in str(draft.blocks)
