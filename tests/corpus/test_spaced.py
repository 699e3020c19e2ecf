"""Tables whose columns stand side by side in a text, as a PDF's layout gives them: each word in its row and column."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.draft import Grid, Paragraph
from corpus.formats.text import draft_lines
from tests.corpus.test_loose import grids, rows_of
from tests.corpus.test_text import held, visible

BEFORE = "                 PHỤ LỤC\n      (Kèm theo Kế hoạch số 18/KH-THCS ngày 12/01/2026)\n\n"
AFTER = "\n\nNơi nhận:\n- Như trên;\n"
ROWS = [
    ["I. HOÀN THIỆN QUY CHẾ"],
    [
        "1",
        "Sửa đổi quy chế quản lý tài khoản của giáo viên",
        "Văn phòng",
        "Tổ Tin học; các tổ chuyên môn",
        "Quý I/2026",
    ],
    ["2", "Ban hành nội quy phòng máy", "Tổ Tin học", "", "Tháng 3/2026"],
    ["II. TẬP HUẤN"],
    ["3", "Cử giáo viên dự lớp của Sở", "Ban Giám hiệu", "Công đoàn trường", "Khi có yêu cầu"],
]
TOP = """
STT            Nhiệm vụ            Cơ quan chủ    Cơ quan phối      Thời gian
                                       trì            hợp          hoàn thành
I. HOÀN THIỆN QUY CHẾ
 1   Sửa đổi quy chế quản lý tài   Văn phòng     Tổ Tin học; các   Quý I/2026
     khoản của giáo viên                         tổ chuyên môn
 2   Ban hành nội quy phòng        Tổ Tin học                      Tháng
     máy                                                           3/2026
II. TẬP HUẤN
 3   Cử giáo viên dự lớp           Ban Giám      Công đoàn         Khi có yêu
     của Sở                        hiệu          trường            cầu"""
MIDDLE = """
                                    Đơn vị thực hiện               Thời hạn
STT     Nội dung công việc
                                  Chủ trì        Phối hợp          hoàn thành
I. HOÀN THIỆN QUY CHẾ
     Sửa đổi quy chế quản lý tài                 Tổ Tin học; các
 1                                 Văn phòng                       Quý I/2026
     khoản của giáo viên                         tổ chuyên môn
     Ban hành nội quy phòng                                        Tháng
 2                                 Tổ Tin học
     máy                                                           3/2026
II. TẬP HUẤN
     Cử giáo viên dự lớp           Ban Giám      Công đoàn         Khi có yêu
 3
     của Sở                        hiệu          trường            cầu"""
PAGES = TOP.replace("\nII. TẬP HUẤN", "\f" + "\n".join(TOP.split("\n")[1:3]) + "\nII. TẬP HUẤN")


@pytest.mark.parametrize("text", [TOP, MIDDLE, PAGES], ids=["top", "middle", "two pages"])
def test_every_cell_is_in_its_place(text: str) -> None:
    (grid,) = grids(BEFORE + text + AFTER)
    assert rows_of(grid) == ROWS


@pytest.mark.parametrize("text", [TOP, MIDDLE], ids=["top", "middle"])
def test_what_stands_around_stays_paragraphs(text: str) -> None:
    blocks = draft_lines(BEFORE + text + AFTER).blocks
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert texts == ["PHỤ LỤC", "(Kèm theo Kế hoạch số 18/KH-THCS ngày 12/01/2026)", "Nơi nhận:", "- Như trên;"]


def test_a_header_stands_over_others() -> None:
    (grid,) = grids(BEFORE + MIDDLE + AFTER)
    spans = {cell.text: (cell.row, cell.column, cell.column_span) for cell in grid.cells if cell.row < 2}
    assert spans["Đơn vị thực hiện"] == (0, 2, 2)
    assert spans["Chủ trì"] == (1, 2, 1)
    assert spans["Phối hợp"] == (1, 3, 1)
    assert spans["Thời hạn hoàn thành"] == (0, 4, 1)


def test_the_header_of_a_later_page_is_a_margin() -> None:
    draft = draft_lines(BEFORE + PAGES + AFTER)
    assert [margin.kind for margin in draft.margins] == ["header"]


def test_figures_stand_beside_the_middle_of_their_headers() -> None:
    text = """
                                     Đơn vị      Năm       Năm
  TT             Chỉ tiêu
                                      tính       2025      2030
   1   Tỷ lệ giáo viên có tài       %         70        100
       khoản số
   2   Số phòng máy                 phòng     2         4"""
    (grid,) = grids(text)
    assert [cell.text for cell in grid.cells if cell.row == 0] == [
        "TT",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Năm 2025",
        "Năm 2030",
    ]
    assert rows_of(grid) == [
        ["1", "Tỷ lệ giáo viên có tài khoản số", "%", "70", "100"],
        ["2", "Số phòng máy", "phòng", "2", "4"],
    ]


def test_groups_may_have_their_numbers_apart_and_run_over_two_lines() -> None:
    text = """
TT     Nhiệm vụ                Chủ trì        Thời gian    Ghi chú
 I     CÔNG TÁC CHỈ ĐẠO
 1     Lập tổ công tác         Ban Giám hiệu  Quý I/2026
II     NÂNG CAO NĂNG LỰC CỦA GIÁO VIÊN VÀ NHÂN VIÊN TRONG
       VIỆC ỨNG DỤNG CÔNG NGHỆ THÔNG TIN CỦA NHÀ TRƯỜNG
 1     Mở lớp học buổi tối     Tổ Tin học     Quý II/2026"""
    (grid,) = grids(text)
    assert rows_of(grid) == [
        ["I CÔNG TÁC CHỈ ĐẠO"],
        ["1", "Lập tổ công tác", "Ban Giám hiệu", "Quý I/2026", ""],
        ["II NÂNG CAO NĂNG LỰC CỦA GIÁO VIÊN VÀ NHÂN VIÊN TRONG VIỆC ỨNG DỤNG CÔNG NGHỆ THÔNG TIN CỦA NHÀ TRƯỜNG"],
        ["1", "Mở lớp học buổi tối", "Tổ Tin học", "Quý II/2026", ""],
    ]


def test_a_group_of_header_words_is_no_header_and_each_page_has_its_own_columns() -> None:
    text = """
STT          Nhiệm vụ            Cơ quan chủ trì     Thời gian      Ghi chú
I. TỔ CHỨC THỰC HIỆN
 1     Lập tổ công tác           Ban Giám hiệu       Quý I/2026
 2     Mở lớp học buổi tối       Tổ Tin học          Quý II/2026
STT       Nhiệm vụ        Cơ quan chủ trì    Thời gian    Ghi chú
 3   In tài liệu hướng      Văn phòng          Tháng 9
     dẫn cho học sinh"""
    (grid,) = grids(text)
    assert rows_of(grid) == [
        ["I. TỔ CHỨC THỰC HIỆN"],
        ["1", "Lập tổ công tác", "Ban Giám hiệu", "Quý I/2026", ""],
        ["2", "Mở lớp học buổi tối", "Tổ Tin học", "Quý II/2026", ""],
        ["3", "In tài liệu hướng dẫn cho học sinh", "Văn phòng", "Tháng 9", ""],
    ]


def test_a_table_ends_where_prose_begins() -> None:
    after = "\n\nIII. TỔ CHỨC THỰC HIỆN\nCác tổ chuyên môn căn cứ Kế hoạch này để xây dựng kế hoạch của tổ mình.\n"
    blocks = draft_lines(TOP + after).blocks
    assert isinstance(blocks[0], Grid)
    assert next(block.text for block in blocks[1:] if isinstance(block, Paragraph)) == "III. TỔ CHỨC THỰC HIỆN"


def test_a_letterhead_is_no_table() -> None:
    text = (
        "UBND HUYỆN YÊN LẬP        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRƯỜNG THCS        Độc lập - Tự do - Hạnh phúc\n"
    )
    assert grids(text) == []


LINES = st.sampled_from(
    [*TOP.split("\n"), *MIDDLE.split("\n"), "(1)   (2)   (3)   (4)   (5)", "\f", "", "  2  ", "Trang 3"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=24).map("\n".join))
def test_every_visible_character_stands_somewhere(text: str) -> None:
    assert held(draft_lines(text)) == visible(text)
