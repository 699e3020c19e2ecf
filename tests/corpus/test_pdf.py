from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from corpus.draft import Draft, Grid, Paragraph
from corpus.errors import CorpusError, DamagedFile, EmptyFile
from corpus.formats.pdf import read_pdf
from corpus.formats.pdf_content import _words
from corpus.formats.pdf_turn import Turn
from tests.corpus.pdf_builder import Sheet, pdf, width_of

SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
BODY = [
    "Thực hiện chương trình cải cách hành chính của tỉnh, các sở và ban",
    "ngành rà soát thủ tục theo Nghị quyết số 03-",
    "NQ/CP ngày 09 tháng 01 năm 2025 của Chính phủ.",
]


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if isinstance(block, Paragraph)]


def grids(draft: Draft) -> list[Grid]:
    return [block for block in draft.blocks if isinstance(block, Grid)]


def cells(grid: Grid) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in grid.cells}


def body(sheet: Sheet, y: float, lines: list[str], *, indent: float = 35) -> Sheet:
    for number, line in enumerate(lines):
        sheet.text(80 + (indent if number == 0 else 0), y + 18 * number, line)
    return sheet


def test_lines_are_rejoined_and_cut_symbols_made_whole() -> None:
    sheet = body(body(Sheet(), 100, BODY), 190, ["Đoạn thứ hai mở đầu bằng chữ hoa và thụt vào."])
    first, second = texts(read_pdf(pdf(sheet)))
    assert first == " ".join(BODY).replace("03- NQ", "03-NQ")
    assert second == "Đoạn thứ hai mở đầu bằng chữ hoa và thụt vào."


@pytest.mark.parametrize(
    ("words", "blank", "found"),
    [
        (("thuộc", "Thành"), 2.4, ["thuộc", "Thành"]),
        (("thuộc", "Thành"), 0.4, ["thuộcThành"]),
        (("h", "oa"), 2.4, ["hoa"]),
    ],
)
def test_a_blank_shrunk_by_close_setting_parts_a_name_from_the_word_before(
    words: tuple[str, str], blank: float, found: list[str]
) -> None:
    letters, x = [], 60.0
    for word in words:
        for letter in word:
            letters.append((ord(letter), x, 100.0, x + 6, 115.0, False))
            x += 6
        x += blank
    assert [word.text for word in _words(letters, Turn(0, 0, 0, 595, 842), None)] == found


def letterhead(sheet: Sheet) -> Sheet:
    sheet.text(90, 60, "UBND TỈNH HÀ NAM").text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
    sheet.text(105, 76, "SỞ TƯ PHÁP").text(327, 76, "Độc lập - Tự do - Hạnh phúc")
    sheet.text(80, 100, "Số:      /KH-STP").text(310, 100, "Hà Nam, ngày    tháng 2 năm 2025")
    return sheet.centered(140, "KẾ HOẠCH", bold=True)


LETTERHEAD = [
    "UBND TỈNH HÀ NAM",
    "SỞ TƯ PHÁP",
    "Số: /KH-STP",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hà Nam, ngày tháng 2 năm 2025",
    "KẾ HOẠCH",
]


def test_the_columns_of_a_letterhead_stay_apart() -> None:
    assert texts(read_pdf(pdf(letterhead(Sheet())))) == LETTERHEAD


def test_recipients_and_signature_stay_apart() -> None:
    sheet = body(Sheet(), 60, BODY)
    left = ["Nơi nhận:", "- Như Điều 3;", "- Các phòng chuyên môn", "thuộc Sở;", "- Lưu: VT."]
    for number, line in enumerate(left):
        sheet.text(80, 140 + 14 * number, line, 10)
    sheet.text(360, 142, "KT. GIÁM ĐỐC", bold=True).text(354, 158, "PHÓ GIÁM ĐỐC", bold=True).text(
        362, 230, "Lê Văn An"
    )
    found = texts(read_pdf(pdf(sheet)))[1:]
    assert found == [
        "Nơi nhận:",
        "- Như Điều 3;",
        "- Các phòng chuyên môn thuộc Sở;",
        "- Lưu: VT.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Lê Văn An",
    ]


def test_those_who_sign_side_by_side_stay_apart() -> None:
    sheet = body(Sheet(), 60, BODY)
    signers = ((70, "NGƯỜI LẬP BIỂU", "Vũ Thị Hoa"), (230, "KẾ TOÁN", "Lê Bình"), (400, "HIỆU TRƯỞNG", "Đỗ An"))
    for x, office, name in signers:
        center = x + width_of(office, 12) / 2
        sheet.text(x, 150, office, bold=True).text(center - width_of(name, 12) / 2, 230, name)
    found = texts(read_pdf(pdf(sheet)))[1:]
    assert found == ["NGƯỜI LẬP BIỂU", "Vũ Thị Hoa", "KẾ TOÁN", "Lê Bình", "HIỆU TRƯỞNG", "Đỗ An"]


def test_stamped_figures_fill_the_line_and_stand_in_the_margins() -> None:
    sheet = letterhead(Sheet()).stamp(104, 100, "125").stamp(60, 25, "Người ký: SỞ TƯ PHÁP\nThời gian ký: 03.02.2025")
    draft = read_pdf(pdf(sheet))
    assert "Số: 125/KH-STP" in texts(draft)
    assert {(margin.kind, margin.text) for margin in draft.margins} == {
        ("stamp", "125"),
        ("stamp", "Người ký: SỞ TƯ PHÁP\nThời gian ký: 03.02.2025"),
    }


def test_what_is_filled_into_a_form_is_text() -> None:
    draft = read_pdf(pdf(Sheet().text(80, 100, "Họ và tên:").entry(145, 100, "Trần Văn Bình")))
    assert texts(draft) == ["Họ và tên: Trần Văn Bình"]
    assert draft.margins == ()


def numbered_sheet(number: int) -> Sheet:
    sheet = Sheet().text(80, 30, "Đề án chuyển đổi số", 9).centered(820, f"- {number} -")
    return body(sheet, 100 + number, [f"Nội dung trang {number}."])


def test_page_numbers_and_running_headers_are_margins() -> None:
    draft = read_pdf(pdf(*(numbered_sheet(number) for number in (1, 2, 3))))
    assert texts(draft) == ["Nội dung trang 1.", "Nội dung trang 2.", "Nội dung trang 3."]
    kinds = [(margin.kind, margin.page) for margin in draft.margins]
    assert sorted(kinds) == sorted([("header", n) for n in (1, 2, 3)] + [("page_number", n) for n in (1, 2, 3)])


def test_a_table_of_contents_is_kept_out_of_the_text() -> None:
    labels = ("I. MỤC ĐÍCH", "II. NỘI DUNG", "III. KINH PHÍ")
    lines = [f"{label} .......... {number}" for number, label in enumerate(labels, 1)]
    sheet = Sheet().centered(60, "MỤC LỤC")
    for number, line in enumerate(lines):
        sheet.text(80, 100 + 20 * number, line)
    draft = read_pdf(pdf(sheet, Sheet().text(80, 100, "I. MỤC ĐÍCH")))
    assert texts(draft) == ["MỤC LỤC", "I. MỤC ĐÍCH"]
    assert [margin.text for margin in draft.margins] == lines


def test_footnotes_are_margins_and_their_marks_leave_the_sentence() -> None:
    sheet = body(Sheet(), 100, ["Tỉnh có chín phường", "và một xã"])
    sheet.text(135, 114, "3", 6).line(80, 740, 230, 740).text(80, 170, "Diện tích là 90 m").text(182, 166, "3", 6)
    sheet.text(80, 752, "3", 5).text(86, 755, "Phường Hoa Lư và tám phường khác.", 9)
    draft = read_pdf(pdf(sheet))
    notes = [(margin.kind, margin.text) for margin in draft.margins]
    assert notes == [("footnote", "3 Phường Hoa Lư và tám phường khác.")]
    assert texts(draft) == ["Tỉnh có chín phường và một xã", "Diện tích là 90 m3"]


def test_a_sentence_goes_on_over_the_page() -> None:
    first = body(Sheet(), 700, ["Các cơ quan, đơn vị chủ động phối hợp với ngành giáo dục và đào"])
    second = body(Sheet(), 60, ["tạo của tỉnh để triển khai.", "Đoạn sau đứng riêng ở lề trái."], indent=0)
    draft = read_pdf(
        pdf(body(first, 660, ["Đoạn trước có đủ chiều rộng để biết lề phải của trang ở đâu vậy."]), second)
    )
    joined = [block for block in draft.blocks if isinstance(block, Paragraph) and "đào tạo của tỉnh" in block.text]
    assert [block.page for block in joined] == [1]


HEAD = ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]
XS = [60.0, 100.0, 300.0, 400.0, 530.0]


def test_a_ruled_table_keeps_its_cells() -> None:
    rows = [
        HEAD,
        ["1", "Tuyên truyền phổ biến\npháp luật", "Sở Tư pháp", "Quý III,\nIV/2025"],
        ["2", "Rà soát", "- Sở A\n- Sở B", ""],
    ]
    grid = grids(read_pdf(pdf(Sheet().grid(XS, [100, 125, 165, 205], rows))))[0]
    assert cells(grid)[(1, 1)] == "Tuyên truyền phổ biến pháp luật"
    assert cells(grid)[(1, 3)] == "Quý III, IV/2025"
    assert cells(grid)[(2, 2)] == "- Sở A\n- Sở B"
    assert cells(grid)[(2, 3)] == ""
    assert {cell.page for cell in grid.cells} == {1}


def test_frames_around_text_are_no_tables() -> None:
    sheet = Sheet().text(80, 60, "Đầu khung").text(80, 120, "Chữ trong khung").text(80, 180, "Cuối khung")
    for y in (40, 80, 140, 200):
        sheet.line(60, y, 500, y)
    sheet.line(60, 40, 60, 200).line(500, 40, 500, 200)
    draft = read_pdf(pdf(sheet))
    assert grids(draft) == []
    assert texts(draft) == ["Đầu khung", "Chữ trong khung", "Cuối khung"]


def test_merged_cells_are_found_by_the_rules_that_are_not_there() -> None:
    sheet = Sheet()
    for x in (60, 100, 300, 530):
        sheet.line(x, 100, x, 200)
    sheet.line(415, 125, 415, 200).line(300, 125, 530, 125)
    for y in (100, 150, 200):
        sheet.line(60, y, 530, y)
    sheet.text(65, 130, "TT").text(110, 130, "Nhiệm vụ").text(320, 118, "Đơn vị thực hiện").text(310, 142, "Chủ trì")
    sheet.text(420, 142, "Phối hợp").text(65, 170, "1").text(110, 170, "Rà soát").text(310, 170, "Sở A").text(
        420, 170, "Sở B"
    )
    grid = grids(read_pdf(pdf(sheet)))[0]
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in grid.cells}
    assert spans["TT"] == (2, 1)
    assert spans["Đơn vị thực hiện"] == (1, 2)
    assert cells(grid)[(2, 3)] == "Sở B"


def test_rules_drawn_as_thin_boxes_cell_by_cell_make_a_table() -> None:
    sheet = Sheet()
    xs, ys = [60.0, 200.0, 400.0], [100.0, 130.0, 160.0]
    for left, right in pairwise(xs):
        for y in ys:
            sheet.bar(left + 0.5, y, right, y + 0.5)
    for top, bottom in pairwise(ys):
        for x in xs:
            sheet.bar(x, top + 0.5, x + 0.5, bottom)
    sheet.text(70, 120, "Đơn vị").text(210, 120, "Kinh phí").text(70, 150, "Sở A").text(210, 150, "20 triệu")
    assert cells(grids(read_pdf(pdf(sheet)))[0])[(1, 1)] == "20 triệu"


def two_pages(second: list[list[str]], ys: list[float]) -> Draft:
    first = [
        HEAD,
        ["1", "Rà soát", "Sở Tư pháp", "2025"],
        ["2", "Xây dựng kế hoạch\ntruyền thông về", "Sở Văn hóa", "2026"],
    ]
    one = Sheet().text(60, 60, "Danh mục nhiệm vụ").grid(XS, [600, 625, 660, 790], first)
    return read_pdf(pdf(one, Sheet().grid(XS, ys, second)))


def test_a_table_over_two_pages_is_one_and_its_second_header_a_margin() -> None:
    draft = two_pages([HEAD, ["3", "Tập huấn", "Sở Nội vụ", "2027"]], [60, 85, 120])
    assert len(grids(draft)) == 1
    assert cells(grids(draft)[0])[(3, 1)] == "Tập huấn"
    assert [(margin.kind, margin.page) for margin in draft.margins] == [("header", 2)]


def test_a_row_cut_by_the_page_is_whole_again() -> None:
    draft = two_pages([["", "chuyển đổi số", "", ""], ["3", "Tập huấn", "Sở Nội vụ", "2027"]], [60, 85, 120])
    found = cells(grids(draft)[0])
    assert found[(2, 1)] == "Xây dựng kế hoạch truyền thông về chuyển đổi số"
    assert found[(3, 2)] == "Sở Nội vụ"


def test_a_cut_row_may_go_on_with_a_name() -> None:
    draft = two_pages([["", "Bộ Chính trị", "", ""], ["3", "Tập huấn", "Sở Nội vụ", "2027"]], [60, 85, 120])
    assert cells(grids(draft)[0])[(2, 1)] == "Xây dựng kế hoạch truyền thông về Bộ Chính trị"


def test_a_row_without_an_ordinal_that_the_page_cuts_is_whole_again() -> None:
    head = ["Nhiệm vụ", "Chủ trì", "Thời gian"]
    xs, one, two = [60.0, 300.0, 400.0, 530.0], Sheet(), Sheet()
    one.grid(xs, [600, 625, 790], [head, ["Xây dựng kế hoạch truyền thông về", "Sở Văn hóa", "2026"]])
    two.grid(xs, [60, 85, 120], [["chuyển đổi số toàn tỉnh", "và Thể thao", ""], ["Tập huấn", "Sở Nội vụ", "2027"]])
    found = cells(grids(read_pdf(pdf(one, two)))[0])
    assert found[(1, 0)] == "Xây dựng kế hoạch truyền thông về chuyển đổi số toàn tỉnh"
    assert found[(1, 1)] == "Sở Văn hóa và Thể thao"
    assert found[(2, 0)] == "Tập huấn"


def test_a_table_over_four_pages_keeps_its_rows_in_order_and_mends_each_cut() -> None:
    ys = [600.0, 625.0, 790.0]
    one = Sheet().grid(XS, ys, [HEAD, ["1", "Xây dựng kế hoạch truyền thông", "Sở A", "2025"]])
    two = Sheet().grid(XS, ys, [["", "về chuyển đổi số", "", ""], ["2", "Rà soát thủ tục", "Sở B", "2026"]])
    three = Sheet().grid(XS, ys, [["", "tại cấp xã", "", ""], ["3", "Tập huấn", "Sở C", "2027"]])
    four = Sheet().grid(XS, ys, [HEAD, ["4", "Kiểm tra", "Sở D", "2028"]])
    table = grids(read_pdf(pdf(one, two, three, four)))
    assert len(table) == 1
    assert [cells(table[0])[(row, 1)] for row in range(1, 5)] == [
        "Xây dựng kế hoạch truyền thông về chuyển đổi số",
        "Rà soát thủ tục tại cấp xã",
        "Tập huấn",
        "Kiểm tra",
    ]
    assert [cell.text for cell in table[0].cells if cell.column == 2] == ["Chủ trì", "Sở A", "Sở B", "Sở C", "Sở D"]


def test_another_table_on_the_next_page_stays_another() -> None:
    one = Sheet().grid(XS, [600, 625, 660], [HEAD, ["1", "a", "b", "c"]])
    two = Sheet().grid([60, 200, 400], [60, 85, 110], [["Đơn vị", "Kinh phí"], ["Sở A", "20 triệu"]])
    assert len(grids(read_pdf(pdf(one, two)))) == 2


def test_a_table_without_rules_is_rebuilt_from_its_gaps() -> None:
    rows = [
        (100, HEAD),
        (130, ["1", "Tỷ lệ hồ sơ trực tuyến", "90%", "2030"]),
        (145, ["", "toàn trình", "", ""]),
        (170, ["2", "Ký số", "95%", "2045"]),
    ]
    sheet = Sheet()
    for y, row in rows:
        for x, words in zip([60, 100, 300, 430], row, strict=True):
            sheet.text(x, y, words)
    found = cells(grids(read_pdf(pdf(sheet)))[0])
    assert found[(1, 1)] == "Tỷ lệ hồ sơ trực tuyến toàn trình"
    assert found[(2, 2)] == "95%"


def test_two_columns_without_rules_are_a_table_where_all_rows_keep_to_them() -> None:
    sheet = Sheet()
    for y, row in ((100, ("Đơn vị", "Kinh phí")), (120, ("Sở A", "20 triệu")), (140, ("Sở B", "30 triệu"))):
        sheet.text(80, y, row[0]).text(300, y, row[1])
    assert cells(grids(read_pdf(pdf(sheet)))[0])[(2, 1)] == "30 triệu"


TURNED = [
    pytest.param(Sheet(842, 595).text(60, 60, "Trang ngang").text(60, 90, "Dòng hai"), id="landscape"),
    pytest.param(Sheet(rotate=90).sideways(100, 700, "Trang ngang").sideways(130, 700, "Dòng hai"), id="turned page"),
    pytest.param(Sheet().sideways(100, 700, "Trang ngang").sideways(130, 700, "Dòng hai"), id="turned letters"),
]


@pytest.mark.parametrize("sheet", TURNED)
def test_turned_pages_are_read_in_their_reading_direction(sheet: Sheet) -> None:
    assert texts(read_pdf(pdf(sheet))) == ["Trang ngang", "Dòng hai"]


def test_a_scanned_page_among_others_is_a_warning() -> None:
    scanned = Sheet().picture(0, 0, 595, 842).stamp(350, 40, "Người ký: UBND TỈNH")
    draft = read_pdf(pdf(body(Sheet(), 100, BODY), scanned))
    assert [warning.startswith("Trang 2 là ảnh") for warning in draft.warnings] == [True]


REFUSED = [
    pytest.param(pdf(Sheet()), EmptyFile, id="no words"),
    pytest.param(b"%PDF-1.7\n" + b"x" * 100, DamagedFile, id="no body"),
    pytest.param(pdf(Sheet().text(60, 60, "x"))[:200], DamagedFile, id="cut"),
]


@pytest.mark.parametrize(("data", "error"), REFUSED)
def test_what_cannot_be_read_is_refused(data: bytes, error: type[CorpusError]) -> None:
    with pytest.raises(error) as caught:
        read_pdf(data)
    assert type(caught.value) is error
    assert caught.value.remedy


def shared(name: str) -> bytes:
    path = SHARED / name
    if not path.exists():
        pytest.skip("the shared documents are not beside the checkout")
    return path.read_bytes()


@pytest.mark.shared
def test_a_real_decision_is_read_as_printed() -> None:
    draft = read_pdf(shared("qd_2280_ubnd_ha_noi.pdf"))
    found = texts(draft)
    assert found[2] == "Số: 2280/QĐ-UBND"
    assert found[5] == "Hà Nội, ngày 29 tháng 4 năm 2026"
    assert sum(text.startswith("Điều ") for text in found) == 3
    assert [margin.text for margin in draft.margins if margin.kind == "page_number"] == [str(n) for n in range(2, 21)]
    assert [margin.text[0] for margin in draft.margins if margin.kind == "footnote"] == ["1", "2", "3", "4", "5"]
    assert max(block.page or 0 for block in draft.blocks) == 20
