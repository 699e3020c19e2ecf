from __future__ import annotations

import pytest

from corpus.draft import Draft, Grid, Paragraph
from corpus.errors import CorpusError, DamagedFile, EmptyFile, ProtectedFile, TooLarge, UnreadableFile
from corpus.formats.docx import read_docx
from tests.corpus.docx_builder import (
    abstract,
    box,
    docx,
    field,
    level,
    num,
    numbered,
    p,
    part,
    r,
    relations,
    shape,
    style,
    tbl,
    tc,
    tr,
    zipped,
)


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if isinstance(block, Paragraph)]


def read_texts(body: str, **parts: str) -> list[str]:
    return texts(read_docx(docx(body, more=None, **parts)))


def margins(body: str, **parts: str) -> list[tuple[str, str]]:
    return [(margin.kind, margin.text) for margin in read_docx(docx(body, more=None, **parts)).margins]


INLINE = [
    pytest.param(r("Số: ") + r("12/KH-UBND"), "Số: 12/KH-UBND", id="runs join"),
    pytest.param("<w:r><w:t>1.</w:t><w:tab/><w:t>Mục đích</w:t></w:r>", "1. Mục đích", id="a tab is a blank"),
    pytest.param("<w:r><w:t>57</w:t><w:noBreakHyphen/><w:t>NQ/TW</w:t></w:r>", "57-NQ/TW", id="hard hyphen"),
    pytest.param("<w:r><w:t>chuyển</w:t><w:softHyphen/><w:t> đổi</w:t></w:r>", "chuyển đổi", id="soft hyphen"),
    pytest.param(r("giáo\u00addục"), "giáodục", id="soft hyphen letter"),
    pytest.param(r("Sở\u00a0GDĐT"), "Sở GDĐT", id="hard blank"),
    pytest.param(r("Ke\u0302\u0301 hoa\u0323ch"), "Kế hoạch", id="combining marks"),
    pytest.param(r("Ð\u01b0\u1eddng"), "Đường", id="eth is not dyet"),
    pytest.param('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 95%"), "≥ 95%", id="symbol"),
    pytest.param(
        '<w:ins w:id="1">' + r("mới") + "</w:ins>" + '<w:del w:id="2"><w:r><w:delText>cũ</w:delText></w:r></w:del>',
        "mới",
        id="tracked",
    ),
    pytest.param(
        '<w:moveTo w:id="1">' + r("đến") + '</w:moveTo><w:moveFrom w:id="2">' + r("đi") + "</w:moveFrom>",
        "đến",
        id="moved",
    ),
    pytest.param('<w:hyperlink w:anchor="x">' + r("Điều 3") + "</w:hyperlink>", "Điều 3", id="hyperlink"),
    pytest.param(
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + r("Long An") + "</w:sdtContent></w:sdt>",
        "Long An",
        id="control",
    ),
    pytest.param('<w:smartTag w:element="place">' + r("Hà Nội") + "</w:smartTag>", "Hà Nội", id="smart tag"),
    pytest.param(field("REF muc1 \\h", "Mục II"), "Mục II", id="field result"),
    pytest.param('<w:fldSimple w:instr="DATE">' + r("14/3/2025") + "</w:fldSimple>", "14/3/2025", id="simple field"),
    pytest.param("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "x=2", id="formula"),
    pytest.param(r("có ") + r("ẩn ", "<w:vanish/>") + r("hiện"), "có hiện", id="hidden"),
    pytest.param(r("có ") + r("trắng ", '<w:color w:val="FFFFFF"/>') + r("đen"), "có đen", id="white on white"),
    pytest.param(r("có ") + r("li ti ", '<w:sz w:val="2"/>') + r("rõ"), "có rõ", id="one point"),
    pytest.param(r("trắng", '<w:color w:val="FFFFFF"/><w:shd w:fill="1F4E79"/>'), "trắng", id="white on blue"),
    pytest.param(
        r("lỗi") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r(" mất"), "lỗi mất", id="field never ends"
    ),
]


@pytest.mark.parametrize(("runs", "expected"), INLINE)
def test_inline_content(runs: str, expected: str) -> None:
    assert read_texts(f"<w:p>{runs}</w:p>") == [expected]


def test_hidden_text_is_reported() -> None:
    draft = read_docx(docx(p(r("Kế hoạch") + r("bí mật", "<w:vanish/>"))))
    assert len(draft.warnings) == 1
    assert "bí mật" in draft.warnings[0]


def test_text_hidden_by_a_style_is_left_out() -> None:
    styles = style("An", "<w:rPr><w:vanish/></w:rPr>", kind="character") + style(
        "Con", "", kind="character", based_on="An"
    )
    assert read_texts(p(r("thấy ") + r("không thấy", '<w:rStyle w:val="Con"/>')), styles=styles) == ["thấy"]


def test_white_header_of_a_painted_table_style_is_kept() -> None:
    styles = style(
        "Xanh", '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr></w:tblStylePr>', kind="table"
    )
    white = tc(p(r("Chỉ tiêu", '<w:color w:val="FFFFFF"/>')))
    table = tbl(tr(white, "Năm 2030"), tr("Ký số", "100%"))
    table = table.replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Xanh"/>')
    assert "Chỉ tiêu" in cells(read_docx(docx(table, styles=styles)))[(0, 0)]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = p("Phòng GDĐT", '<w:rPr><w:del w:id="1"/></w:rPr>')
    assert read_texts(first + p("chủ trì")) == ["Phòng GDĐT chủ trì"]


def test_manual_line_breaks_end_paragraphs_unless_the_sentence_goes_on() -> None:
    lines = ("Nơi nhận:", "- Như Điều 3;", "- Các phòng chuyên môn", "thuộc Sở.")
    body = p("<w:r>" + "<w:br/>".join(f"<w:t>{line}</w:t>" for line in lines) + "</w:r>")
    assert read_texts(body) == ["Nơi nhận:", "- Như Điều 3;", "- Các phòng chuyên môn thuộc Sở."]


NUMBERING = (
    abstract(1, ("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "\uf0b7"))
    + abstract(2, ("decimal", "Điều %1."), ("decimal", "%1.%2."))
    + abstract(3, ("decimal", "%1."))
    + num(1, 1)
    + num(2, 2)
    + num(3, 3)
    + num(4, 3)
    + num(5, 3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
)


def listed(*items: tuple[str, int, int]) -> list[str]:
    return read_texts("".join(numbered(*item) for item in items), numbering=NUMBERING)


def test_levels_count_and_restart_under_the_one_above() -> None:
    items = [
        ("A", 1, 0),
        ("b", 1, 1),
        ("c", 1, 2),
        ("c", 1, 2),
        ("d", 1, 3),
        ("b", 1, 1),
        ("c", 1, 2),
        ("A", 1, 0),
        ("b", 1, 1),
    ]
    assert listed(*items) == ["I. A", "1. b", "a) c", "b) c", "- d", "2. b", "a) c", "II. A", "1. b"]


def test_words_around_the_number_are_kept() -> None:
    assert listed(("Phạm vi", 2, 0), ("x", 2, 1), ("Đối tượng", 2, 0), ("y", 2, 1)) == [
        "Điều 1. Phạm vi",
        "1.1. x",
        "Điều 2. Đối tượng",
        "2.1. y",
    ]


def test_two_lists_of_one_shape_share_the_count_unless_one_starts_over() -> None:
    assert listed(("a", 3, 0), ("b", 4, 0), ("c", 5, 0), ("d", 5, 0), ("e", 3, 0)) == [
        "1. a",
        "2. b",
        "1. c",
        "2. d",
        "3. e",
    ]


def test_numbering_through_a_style_takes_the_level_that_names_it() -> None:
    levels = level(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc"/>') + level(
        1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>'
    )
    listing = '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
    styles = style("Muc", listing) + style("Khoan", listing)
    unlisted = '<w:pStyle w:val="Khoan"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("MỤC ĐÍCH", '<w:pStyle w:val="Muc"/>') + p("Mục đích", '<w:pStyle w:val="Khoan"/>') + p("Tự do", unlisted)
    found = read_texts(body, styles=styles, numbering=shape(7, levels) + num(7, 7))
    assert found == ["I. MỤC ĐÍCH", "1. Mục đích", "Tự do"]


def test_a_level_that_never_restarts_goes_on() -> None:
    levels = level(0, "upperRoman", "Chương %1") + level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>')
    body = numbered("A", 1) + numbered("x", 1, 1) + numbered("B", 1) + numbered("y", 1, 1)
    found = read_texts(body, numbering=shape(1, levels) + num(1, 1))
    assert found == ["Chương I A", "Điều 1. x", "Chương II B", "Điều 2. y"]


def test_an_empty_numbered_paragraph_counts_and_shows_in_a_cell_alone() -> None:
    row = tr(tc(numbered("", 3)), "Nhiệm vụ", "Phòng GDĐT")
    draft = read_docx(
        docx(tbl(tr("TT", "Việc", "Chủ trì"), row, row) + numbered("", 3) + numbered("x", 3), numbering=NUMBERING)
    )
    assert (cells(draft)[(1, 0)], cells(draft)[(2, 0)]) == ("1.", "2.")
    assert texts(draft) == ["4. x"]


def test_hints_come_from_styles_and_from_the_paragraph() -> None:
    styles = style("H1", '<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>') + style(
        "H2", "", based_on="H1"
    )
    draft = read_docx(
        docx(p("Chương I", '<w:pStyle w:val="H2"/>') + p("thường", '<w:jc w:val="both"/>'), styles=styles)
    )
    hints = [(b.centered, b.bold, b.level) for b in draft.blocks if isinstance(b, Paragraph)]
    assert hints == [(True, True, 1), (False, False, None)]


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    assert read_texts(p(r("Trước") + box(p("DỰ THẢO"))) + p("Sau")) == ["Trước", "DỰ THẢO", "Sau"]


def test_notes_headers_and_footers_are_margins() -> None:
    note = '<w:footnote w:id="2">' + p("Theo Luật Giáo dục.") + "</w:footnote>"
    unused = '<w:footnote w:id="3">' + p("Không dùng.") + "</w:footnote>"
    sections = '<w:sectPr><w:headerReference r:id="rheader"/><w:footerReference r:id="rfooter"/></w:sectPr>'
    body = p(r("Điều 1") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + sections
    found = margins(
        body, footnotes=note + unused, header=p("Sở GDĐT Long An"), footer=p(r("Trang ") + field("PAGE", "3"))
    )
    assert found == [("footnote", "Theo Luật Giáo dục."), ("header", "Sở GDĐT Long An"), ("page_number", "Trang 3")]


def test_two_notes_that_say_the_same_are_two() -> None:
    notes = "".join(f'<w:footnote w:id="{n}">{p("Như trên.")}</w:footnote>' for n in (2, 3))
    body = "".join(p(r("Điều 1") + f'<w:r><w:footnoteReference w:id="{n}"/></w:r>') for n in (2, 3))
    assert margins(body, footnotes=notes) == [("footnote", "Như trên.")] * 2


def cells(draft: Draft) -> dict[tuple[int, int], str]:
    grid = next(block for block in draft.blocks if isinstance(block, Grid))
    return {(cell.row, cell.column): cell.text for cell in grid.cells}


def spans(draft: Draft) -> dict[str, tuple[int, int]]:
    grid = next(block for block in draft.blocks if isinstance(block, Grid))
    return {cell.text: (cell.row_span, cell.column_span) for cell in grid.cells if cell.text}


HEADER = tr("TT", "Nhiệm vụ", "Chủ trì", look="<w:tblHeader/>")


def test_merged_cells_keep_their_extent() -> None:
    rows = [
        tr(tc("TT", '<w:vMerge w:val="restart"/>'), tc("Đơn vị thực hiện", '<w:gridSpan w:val="2"/>')),
        tr(tc("", "<w:vMerge/>"), "Chủ trì", "Phối hợp"),
        tr("1", "Phòng GDĐT", "Các trường"),
    ]
    draft = read_docx(docx(tbl(*rows)))
    assert spans(draft)["TT"] == (2, 1)
    assert spans(draft)["Đơn vị thực hiện"] == (1, 2)
    assert cells(draft)[(2, 2)] == "Các trường"


def test_rows_that_begin_late_keep_their_columns() -> None:
    draft = read_docx(docx(tbl(tr("A", "B", "C"), tr("b", "c", look='<w:gridBefore w:val="1"/>'))))
    assert cells(draft)[(1, 1)] == "b"


def test_marked_header_rows_are_counted() -> None:
    draft = read_docx(docx(tbl(HEADER, tr("1", "Tuyên truyền", "Phòng GDĐT"))))
    assert [b.header_rows for b in draft.blocks if isinstance(b, Grid)] == [1]


def test_a_header_typed_again_goes_to_the_margins() -> None:
    draft = read_docx(docx(tbl(HEADER, tr("1", "x", "A"), tr("TT", "Nhiệm vụ", "Chủ trì"), tr("2", "y", "B"))))
    assert cells(draft)[(2, 1)] == "y"
    assert [(m.kind, m.text) for m in draft.margins] == [("header", "TT Nhiệm vụ Chủ trì")]


def test_a_table_cut_in_two_under_the_same_header_is_joined() -> None:
    draft = read_docx(docx(tbl(HEADER, tr("1", "x", "A")) + p() + tbl(HEADER, tr("2", "y", "B"))))
    assert sum(isinstance(block, Grid) for block in draft.blocks) == 1
    assert cells(draft)[(2, 2)] == "B"


def test_two_tables_of_one_width_stay_two() -> None:
    draft = read_docx(docx(tbl(tr("A", "B"), tr("1", "2")) + p() + tbl(tr("C", "D"), tr("3", "4"))))
    assert sum(isinstance(block, Grid) for block in draft.blocks) == 2


def test_a_table_inside_a_cell_keeps_its_rows_as_lines_once() -> None:
    inner = tbl(tr("Năm 2025", "80%"), tr("Năm 2026", "90%"))
    draft = read_docx(docx(tbl(tr("TT", "Chỉ tiêu"), tr("1", tc(p("Ký số") + inner + p())))))
    assert cells(draft)[(1, 1)] == "Ký số\nNăm 2025 80%\nNăm 2026 90%"


def test_rows_and_cells_inside_content_controls_are_read() -> None:
    row = (
        "<w:sdt><w:sdtContent>"
        + tr("1", "<w:sdt><w:sdtContent>" + tc("việc") + "</w:sdtContent></w:sdt>", "A")
        + "</w:sdtContent></w:sdt>"
    )
    assert cells(read_docx(docx(tbl(HEADER, row))))[(1, 1)] == "việc"


def test_deleted_rows_are_left_out() -> None:
    draft = read_docx(docx(tbl(HEADER, tr("1", "bỏ", "A", look='<w:del w:id="1"/>'), tr("2", "giữ", "B"))))
    assert cells(draft)[(1, 1)] == "giữ"


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
LETTERHEAD = tbl(
    tr(
        tc(p("UBND TỈNH HÀ NAM") + p("SỞ TƯ PHÁP") + p("Số: 15/KH-STP")),
        tc(p(MOTTO) + p("Độc lập - Tự do - Hạnh phúc") + p("Hà Nam, ngày 3 tháng 2 năm 2025")),
    ),
    ruled=False,
)
SIGNATURE = tbl(tr(tc(p("Nơi nhận:") + p("- Lưu: VT.")), tc(p("KT. GIÁM ĐỐC") + p("Lê Văn An"))), ruled=False)
OFFICES = tbl(tr("NGƯỜI LẬP BIỂU", "HIỆU TRƯỞNG"), tr("Vũ Thị Hoa", "Trần Bình"), ruled=False)
LAYOUTS = [
    pytest.param(LETTERHEAD, ["UBND TỈNH HÀ NAM", "SỞ TƯ PHÁP", "Số: 15/KH-STP", MOTTO], id="letterhead"),
    pytest.param(SIGNATURE, ["Nơi nhận:", "- Lưu: VT.", "KT. GIÁM ĐỐC", "Lê Văn An"], id="signature"),
    pytest.param(OFFICES, ["NGƯỜI LẬP BIỂU", "Vũ Thị Hoa", "HIỆU TRƯỞNG", "Trần Bình"], id="two offices"),
    pytest.param(tbl(tr(tc(p("Khung") + p("ghi chú")))), ["Khung", "ghi chú"], id="frame"),
]


@pytest.mark.parametrize(("table", "expected"), LAYOUTS)
def test_layout_tables_become_paragraphs_left_column_first(table: str, expected: list[str]) -> None:
    draft = read_docx(docx(table))
    assert texts(draft)[: len(expected)] == expected
    assert not any(isinstance(block, Grid) for block in draft.blocks)


def tabbed(*sides: str) -> str:
    return p("<w:r>" + "<w:tab/><w:tab/>".join(f"<w:t>{side}</w:t>" for side in sides) + "</w:r>")


TABBED = [
    pytest.param(
        tabbed("UBND XÃ HÒA AN", MOTTO) + tabbed("TRƯỜNG TIỂU HỌC", "Độc lập - Tự do") + p("KẾ HOẠCH"),
        ["UBND XÃ HÒA AN", "TRƯỜNG TIỂU HỌC", MOTTO, "Độc lập - Tự do", "KẾ HOẠCH"],
        id="letterhead",
    ),
    pytest.param(
        tabbed("Nơi nhận:", "HIỆU TRƯỞNG") + p("- Các tổ;") + p("- Lưu: VT.") + tabbed("", "Vũ Thị Hoa"),
        ["Nơi nhận:", "- Các tổ;", "- Lưu: VT.", "HIỆU TRƯỞNG", "Vũ Thị Hoa"],
        id="signature",
    ),
    pytest.param(
        tabbed("1.", "Mục đích") + tabbed("Số học sinh", "250"), ["1. Mục đích", "Số học sinh 250"], id="prose"
    ),
]


@pytest.mark.parametrize(("body", "expected"), TABBED)
def test_columns_set_with_tabs_stay_apart(body: str, expected: list[str]) -> None:
    assert read_texts(body) == expected


DATA = [
    pytest.param(tbl(tr("Chỉ tiêu", "2030"), tr("Ký số", "100%"), ruled=False), id="two rows without rules"),
    pytest.param(
        tbl(tr("Đơn vị", "Giám đốc"), tr("Sở Y tế", "Lê An"), tr("Sở Nội vụ", "Vũ Bình")), id="offices as data"
    ),
    pytest.param(tbl(tr("TT", "Việc", "Ngày"), tr("1", "Họp", "3/2"), ruled=False), id="three columns without rules"),
]


@pytest.mark.parametrize("table", DATA)
def test_data_tables_stay_tables(table: str) -> None:
    assert any(isinstance(block, Grid) for block in read_docx(docx(table)).blocks)


BOMB = zipped({"[Content_Types].xml": "", "word/document.xml": b"0" * 40_000_000})
DOCTYPE = '<!DOCTYPE w:document [<!ENTITY a "aaaa">]>' + part("document", "<w:body/>").partition("?>")[2]
REFUSED = [
    pytest.param(docx(p("x"))[:-30], DamagedFile, id="cut directory"),
    pytest.param(docx(p("x"))[:200], DamagedFile, id="cut early"),
    pytest.param(docx(p("x"), more={"word/vbaProject.bin": b"\x00"}), ProtectedFile, id="macros"),
    pytest.param(docx(p("x"), more={"word/document.xml": b"<w:document"}), DamagedFile, id="broken xml"),
    pytest.param(docx(p("x"), more={"word/document.xml": DOCTYPE}), DamagedFile, id="document type"),
    pytest.param(docx(""), EmptyFile, id="no words"),
    pytest.param(docx("<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>"), UnreadableFile, id="pictures alone"),
    pytest.param(docx("<w:p>" + "<w:sdt>" * 700 + "</w:sdt>" * 700 + "</w:p>"), DamagedFile, id="too deep"),
    pytest.param(BOMB, DamagedFile, id="zip bomb"),
    pytest.param(zipped({"a.txt": "x"}), DamagedFile, id="no main part"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "error"), REFUSED)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_bad_packages_are_refused_with_a_remedy(data: bytes, error: type[CorpusError]) -> None:
    with pytest.raises(error) as caught:
        read_docx(data)
    assert caught.value.message.endswith(".")
    assert caught.value.remedy


def test_a_broken_side_part_is_a_warning() -> None:
    data = docx(p("Kế hoạch"), styles="<w:style>")
    draft = read_docx(data)
    assert texts(draft) == ["Kế hoạch"]
    assert "styles" in draft.warnings[0]


def test_a_table_of_contents_is_kept_out_of_the_text() -> None:
    styles = style("Mclc1", '<w:name w:val="toc 1"/>')
    line = p("<w:r><w:t>I. MỤC ĐÍCH</w:t><w:tab/><w:t>3</w:t></w:r>", '<w:pStyle w:val="Mclc1"/>')
    draft = read_docx(docx(p("MỤC LỤC") + line + p("I. MỤC ĐÍCH"), styles=styles))
    assert texts(draft) == ["MỤC LỤC", "I. MỤC ĐÍCH"]
    assert [(margin.kind, margin.text) for margin in draft.margins] == [("header", "I. MỤC ĐÍCH 3")]


CHART = '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing></w:r>'
UNREAD = [
    pytest.param(f"<w:p>{r('Biểu đồ 1')}{CHART}</w:p>", "biểu đồ", id="chart"),
    pytest.param(p("Bản quét") + "<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>", "ảnh", id="picture"),
]


@pytest.mark.parametrize(("body", "words"), UNREAD)
def test_what_cannot_be_read_is_a_warning(body: str, words: str) -> None:
    assert [words in warning for warning in read_docx(docx(body)).warnings] == [True]


def test_what_claims_to_unpack_beyond_the_limit_is_too_large() -> None:
    data = bytearray(docx(p("x")))
    size = data.index(b"PK\x01\x02") + 24
    data[size : size + 4] = (2**31).to_bytes(4, "little")
    with pytest.raises(TooLarge):
        read_docx(bytes(data))


def test_strict_packages_are_read_alike() -> None:
    plain = part("document", f"<w:body>{p('Kế hoạch')}</w:body>")
    strict = plain.replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml")
    assert strict != plain
    assert texts(read_docx(zipped({"word/document.xml": strict}))) == ["Kế hoạch"]


def test_external_relations_are_never_followed() -> None:
    link = '<Relationship Id="r9" Type="http://x/header" Target="file:///etc/passwd" TargetMode="External"/>'
    data = docx(
        p("x") + '<w:sectPr><w:headerReference r:id="r9"/></w:sectPr>',
        more={"word/_rels/document.xml.rels": relations({}, link)},
    )
    assert read_docx(data).margins == ()
