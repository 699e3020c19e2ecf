"""Tables of every shape: where the header is, what each column holds, which rows open groups."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.tables.header_words import role_of_words
from tests.corpus.grid_builder import Rows, cells, typed

ROLES_OF_WORDS = [
    ("STT", "ordinal"), ("TT", "ordinal"), ("Số thứ tự", "ordinal"),
    ("Nhiệm vụ, giải pháp", "task"), ("NỘI DUNG CÔNG VIỆC", "task"), ("Tên hoạt động", "task"),
    ("Nội dung phối hợp", "task"), ("Việc cần làm", "task"),
    ("Cơ quan chủ trì", "lead"), ("Đơn vị thực hiện", "lead"), ("Người chịu trách nhiệm", "lead"),
    ("Đầu mối", "lead"), ("Phân công", "lead"), ("Thực hiện", "lead"),
    ("Đơn vị phối hợp", "coordinating"), ("Các đơn vị cùng thực hiện", "coordinating"), ("Tham gia", "coordinating"),
    ("Chủ trì/phối hợp", "units"), ("Đơn vị chủ trì, đơn vị phối hợp", "units"),
    ("Thời gian thực hiện", "timeframe"), ("Tiến độ", "timeframe"), ("Hoàn thành", "timeframe"),
    ("Thời gian phối hợp", "timeframe"), ("Thời hạn hoàn thành", "timeframe"),
    ("Kết quả thực hiện", "result"), ("Sản phẩm", "result"), ("Dự kiến sản phẩm", "result"), ("Đầu ra", "result"),
    ("Kinh phí", "funding"), ("Nguồn vốn", "funding"), ("Dự toán kinh phí", "funding"),
    ("Địa điểm tổ chức", "place"), ("Nơi thực hiện", "place"),
    ("Chỉ tiêu", "indicator"), ("Tên chỉ số", "indicator"), ("Mục tiêu", "indicator"),
    ("Đơn vị tính", "unit"), ("ĐVT", "unit"),
    ("Đến năm 2030", "value"), ("Giai đoạn 2026-2030", "value"), ("Kế hoạch năm 2027", "value"),
    ("Hiện trạng năm 2024", "base"),
    ("Thực hiện năm 2024", "base"), ("Thực hiện năm học 2024-2025", "base"),
    ("Ước thực hiện 2025", "base"), ("Năm 2025 (ước TH)", "base"), ("Minh chứng", "result"),
    ("Đối tượng", "scope"), ("Năm", "year"), ("Ghi chú", "note"), ("Họ và tên", None), ("Đơn giá", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "role"), ROLES_OF_WORDS)
def test_role_of_header_words(words: str, role: str | None) -> None:
    assert role_of_words(words) == role
    assert role_of_words(words.upper()) == role


def test_old_and_new_tone_placement_read_alike() -> None:
    assert role_of_words("Cơ quan chủ trì, uỷ quyền hoàn thành") == role_of_words(
        "Cơ quan chủ trì, ủy quyền hoàn thành"
    )


HEAD = ("TT", "Nội dung công việc", "Đơn vị thực hiện", "<", "Thời hạn", "Sản phẩm")
SUBHEAD = ("^", "^", "Chủ trì", "Phối hợp", "^", "^")
VACCINES = ("1", "Tiêm chủng cho trẻ dưới 5 tuổi", "Sở Y tế", "Sở Tài chính", "Quý II/2026", "Báo cáo")
CLINICS = ("2", "Nâng cấp trạm y tế xã", "Sở Xây dựng", "Sở Y tế", "2026-2028", "Trạm đạt chuẩn")


def test_two_row_header_gives_paths_without_repeats() -> None:
    _, table = typed([HEAD, SUBHEAD, VACCINES])
    assert table.columns == (
        ("TT",), ("Nội dung công việc",), ("Đơn vị thực hiện", "Chủ trì"),
        ("Đơn vị thực hiện", "Phối hợp"), ("Thời hạn",), ("Sản phẩm",),
    )  # fmt: skip
    assert table.roles == ("ordinal", "task", "lead", "coordinating", "timeframe", "result")
    assert cells(table.rows) == [list(VACCINES)]


def test_a_timetable_hands_out_no_tasks() -> None:
    _, table = typed([
        ("Thứ", "Câu lạc bộ", "Phòng", "Giáo viên phụ trách"),
        ("Thứ hai", "Cờ vua", "Phòng Đa phương tiện", "Thầy Hoàng Văn Kiên"),
        ("Thứ ba", "Bóng bàn", "Nhà tập đa năng", "Cô Trần Thị Lụa"),
    ])  # fmt: skip
    assert "task" not in table.roles


def test_blanks_instead_of_merges_make_the_same_header() -> None:
    rows = [("TT", "Nội dung công việc", "Đơn vị thực hiện", "", "Thời hạn", "Sản phẩm"),
            ("", "", "Chủ trì", "Phối hợp", "", ""), VACCINES]  # fmt: skip
    _, table = typed(rows)
    assert table.roles == ("ordinal", "task", "lead", "coordinating", "timeframe", "result")
    assert cells(table.rows) == [list(VACCINES)]


def test_three_row_header() -> None:
    _, table = typed([
        ("STT", "Chỉ tiêu", "Lộ trình thực hiện", "<", "<", "<"),
        ("^", "^", "Giai đoạn 1", "<", "Giai đoạn 2", "<"),
        ("^", "^", "Năm 2026", "Năm 2027", "Năm 2028", "Năm 2030"),
        ("1", "Tỷ lệ hộ dùng nước sạch", "80%", "85%", "90%", "98%"),
    ])  # fmt: skip
    assert table.columns[2] == ("Lộ trình thực hiện", "Giai đoạn 1", "Năm 2026")
    assert table.columns[5] == ("Lộ trình thực hiện", "Giai đoạn 2", "Năm 2030")
    assert table.roles == ("ordinal", "indicator", "value", "value", "value", "value")


@pytest.mark.parametrize("numbers", [("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), ("A", "B", "1", "2", "3", "4")])
def test_a_row_that_numbers_the_columns_is_no_data(numbers: tuple[str, ...]) -> None:
    _, table = typed([HEAD, SUBHEAD, numbers, VACCINES])
    assert cells(table.rows) == [list(VACCINES)]
    assert table.columns[0] == ("TT",)


def test_a_header_below_a_title_row_and_repeated_in_the_middle() -> None:
    _, table = typed([("DANH MỤC CÔNG VIỆC",), HEAD, SUBHEAD, VACCINES, HEAD, SUBHEAD, CLINICS])
    assert table.caption == "DANH MỤC CÔNG VIỆC"
    assert cells(table.rows) == [list(VACCINES), list(CLINICS)]


def test_a_header_below_data_rows_names_their_columns_too() -> None:
    head = ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian")
    first, second = (
        ("1", "Vá mặt đường", "Sở Xây dựng", "Quý I"),
        ("2", "Thay đèn đường", "Công ty Chiếu sáng", "Quý II"),
    )
    _, table = typed([first, head, second])
    assert table.roles == ("ordinal", "task", "lead", "timeframe")
    assert cells(table.rows) == [list(first), list(second)]


def test_no_header_is_told_from_the_cells() -> None:
    _, table = typed([
        ("1", "Xây dựng kế hoạch an toàn thực phẩm", "Phòng Y tế", "UBND các xã", "Tháng 4/2026", "Kế hoạch"),
        ("2", "Kiểm tra cơ sở kinh doanh thực phẩm", "Phòng Kinh tế", "Công an huyện", "Quý II/2026", "Báo cáo"),
    ])  # fmt: skip
    assert table.headers == ((),) * 6
    assert table.roles == ("ordinal", "task", "lead", "coordinating", "timeframe", "result")
    assert len(table.rows) == 2


def test_unknown_headers_over_units_and_times() -> None:
    _, table = typed([
        ("STT", "Đầu mục", "Cơ quan", "Khi nào"),
        ("1", "Rà soát đất lâm nghiệp chưa giao", "Chi cục Kiểm lâm", "Tháng 5/2026"),
        ("2", "Trồng mới rừng ven biển", "Ban Quản lý rừng phòng hộ", "Quý III/2026"),
    ])  # fmt: skip
    assert table.roles == ("ordinal", "task", "lead", "timeframe")


def test_columns_in_unusual_order() -> None:
    _, table = typed([
        ("Sản phẩm đầu ra", "Thời hạn", "Tham gia", "Chịu trách nhiệm chính", "Việc cần làm"),
        ("Đề án", "12/2025", "Sở Tư pháp", "Sở Nội vụ", "Sắp xếp đơn vị sự nghiệp"),
    ])  # fmt: skip
    assert table.roles == ("result", "timeframe", "coordinating", "lead", "task")


def test_beside_who_leads_those_who_perform_coordinate_and_those_who_direct_have_no_part() -> None:
    _, table = typed([
        ("TT", "Nội dung", "Lãnh đạo phụ trách", "Đơn vị chủ trì", "Đơn vị thực hiện"),
        ("1", "Kiểm kê rừng", "Phó Chủ tịch UBND huyện", "Hạt Kiểm lâm", "UBND các xã"),
    ])  # fmt: skip
    assert table.roles == ("ordinal", "task", None, "lead", "coordinating")


def test_the_broader_of_two_task_columns_is_the_parent() -> None:
    _, table = typed([
        ("STT", "Nhiệm vụ", "Hoạt động cụ thể", "Cơ quan chủ trì"),
        ("1", "Phát triển chăn nuôi", "Tiêm phòng gia súc", "Chi cục Thú y"),
        ("^", "^", "Giám sát dịch bệnh", "^"),
    ])  # fmt: skip
    assert table.roles == ("ordinal", "parent", "task", "lead")


OTHER_TABLES: list[tuple[str, Rows]] = [
    ("staff", [("STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Nhiệm vụ"),
               ("1", "Nguyễn Văn A", "Phó Chủ tịch", "UBND tỉnh", "Trưởng ban")]),
    ("prices", [("TT", "Tên dịch vụ", "Đơn vị tính", "Giá năm 2025", "Giá năm 2026"),
                ("1", "Khám bệnh", "lần", "40.000", "45.000")]),
    ("budget", [("STT", "Nội dung chi", "Đơn vị tính", "Số lượng", "Đơn giá", "Thành tiền"),
                ("1", "In tài liệu", "Quyển", "100", "50.000", "5.000.000")]),
    ("budget by year", [("STT", "Nội dung", "Kinh phí", "<"), ("^", "^", "Năm 2025", "Năm 2026"),
                        ("1", "Mua sắm thiết bị", "100", "200")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows"), OTHER_TABLES, ids=[name for name, _ in OTHER_TABLES])
def test_other_tables_hold_neither_assignments_nor_targets(name: str, rows: Rows) -> None:
    _, table = typed(rows)
    roles = set(table.roles)
    assert not roles & {"lead", "coordinating", "units"}
    assert not ({"indicator", "value"} <= roles), name
    assert table.columns[0] == (rows[0][0],)


def test_group_rows_of_every_kind_nest() -> None:
    row = ("1", "Khơi thông cống rãnh", "Phòng Quản lý đô thị", "Quý I")
    _, table = typed([
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
        ("A", "LĨNH VỰC ĐÔ THỊ", "", ""), ("I. Thoát nước",), row,
        ("II", "Chiếu sáng", "", ""), row,
        ("B", "LĨNH VỰC NÔNG THÔN", "", ""), row,
    ])  # fmt: skip
    assert [[group.text for group in one.groups] for one in table.rows] == [
        ["A\tLĨNH VỰC ĐÔ THỊ", "I. Thoát nước"],
        ["A\tLĨNH VỰC ĐÔ THỊ", "II\tChiếu sáng"],
        ["B\tLĨNH VỰC NÔNG THÔN"],
    ]


def test_a_bold_or_upper_case_name_alone_opens_a_group_and_a_plain_task_does_not() -> None:
    rows = [
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
        ("", "Công tác cán bộ", "", ""),
        ("1", "Luân chuyển cán bộ", "Phòng Nội vụ", "Quý I"),
        ("2", "Đánh giá cán bộ", "", ""),
        ("3", "Đào tạo lại", "Phòng Nội vụ", "Quý II"),
    ]
    _, table = typed(rows, bold=[0, 1])
    assert [row.group for row in table.rows] == ["Công tác cán bộ"] * 3
    assert [row.cells[1].text for row in table.rows] == ["Luân chuyển cán bộ", "Đánh giá cán bộ", "Đào tạo lại"]


def test_a_note_under_the_rows_opens_no_group() -> None:
    _, table = typed([HEAD, SUBHEAD, VACCINES, ("Ghi chú: số liệu đến tháng 12.",)])
    assert [row.group for row in table.rows] == [None, None]


def test_merged_cells_are_inherited_with_their_one_span() -> None:
    text, table = typed([HEAD, SUBHEAD, VACCINES, ("2", "Mua vắc xin", "^", "", "^", "Hợp đồng")])
    first, second = table.rows
    assert second.cells[2] == first.cells[2]
    assert text[second.cells[2].start : second.cells[2].end] == "Sở Y tế"
    assert not second.start <= second.cells[2].start < second.end


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Trồng cây xanh", "Sửa cầu treo", "Mở lớp xóa mù chữ"]),
            st.sampled_from(["Sở Y tế", "Công an tỉnh", "UBND các xã", "^", ""]),
            st.sampled_from(["", "Sở Nội vụ", "-", "^"]),
            st.sampled_from(["Quý I", "2026", "Thường xuyên", "^"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_data_row_is_kept_and_every_cell_is_its_span(rows: list[tuple[str, str, str, str]]) -> None:
    body = [(str(at), *row) for at, row in enumerate(rows, 1)]
    body[0] = tuple("x" if text == "^" else text for text in body[0])
    text, table = typed([("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"), *body])
    assert len(table.rows) == len(rows)
    for row in table.rows:
        assert all(text[cell.start : cell.end] == cell.text for cell in row.cells)


GROUPS: list[tuple[str, Rows]] = [
    ("merged over all columns", [("II. CHĂN NUÔI",)]),
    ("label beside a name merged over the rest", [("II", "CHĂN NUÔI", "<", "<", "<")]),
    ("plain number beside a name merged over the rest", [("2", "Chăn nuôi", "<", "<", "<")]),
    ("label and name alone", [("II", "CHĂN NUÔI", "", "", "")]),
    ("with a sum of its funding", [("II", "CHĂN NUÔI", "", "", "500 triệu đồng")]),
    ("upper case alone", [("", "CHĂN NUÔI", "", "", "")]),
]


@pytest.mark.parametrize(("name", "group"), GROUPS, ids=[name for name, _ in GROUPS])
def test_group_row(name: str, group: Rows) -> None:
    head = ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Kinh phí")
    row = ("1", "Tiêm phòng cho đàn lợn", "Chi cục Thú y", "Quý I", "20 triệu đồng")
    _, table = typed([head, *group, row])
    assert [one.cells[1].text for one in table.rows] == ["Tiêm phòng cho đàn lợn"], name
    assert (table.rows[0].group or "").lower().endswith("chăn nuôi")


def test_a_numbered_task_without_units_is_data() -> None:
    _, table = typed([
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"),
        ("1", "Nhiệm vụ khác theo chỉ đạo", "", ""),
        ("2", "Tiêm phòng cho đàn lợn", "Chi cục Thú y", "Quý I"),
    ])  # fmt: skip
    assert [row.group for row in table.rows] == [None, None]


def test_columns_under_unusual_names() -> None:
    _, table = typed([
        ("#", "Đầu việc", "Ai chịu trách nhiệm", "Cùng làm", "Hạn chót", "Cần đạt"),
        ("1", "Lắp camera cổng trường", "Tổ Bảo vệ", "Công an phường", "30/9/2026", "Camera hoạt động"),
    ])  # fmt: skip
    assert table.roles == ("ordinal", "task", "lead", "coordinating", "timeframe", "result")


def test_who_watches_has_no_part() -> None:
    _, table = typed([
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan giám sát"), ("1", "Xây kè", "Sở Xây dựng", "Thanh tra tỉnh"),
    ])  # fmt: skip
    assert table.roles == ("ordinal", "task", "lead", None)


def test_documents_with_those_who_issued_them_are_no_tasks() -> None:
    _, table = typed([
        ("STT", "Tên văn bản", "Cơ quan ban hành", "Ngày ban hành"), ("1", "Quy chế làm việc", "UBND tỉnh", "3/4/2026"),
    ])  # fmt: skip
    assert not {"task", "lead"} & set(table.roles)


def test_units_of_each_level_lead_side_by_side() -> None:
    _, table = typed(
        [
            ["TT", "Nhiệm vụ", "Cấp tỉnh", "Cấp xã", "Thời gian"],
            ["1", "Hội thi gia đình", "Sở Y tế", "UBND cấp xã", "Tháng 6/2025"],
            ["2", "Treo băng rôn", "", "UBND cấp xã", "Tháng 7/2025"],
        ]
    )
    assert table.roles == ("ordinal", "task", "lead", "lead", "timeframe")


def test_contents_beside_shares_alone_are_what_is_counted() -> None:
    _, table = typed(
        [["Nội dung", "Nhà trẻ", "Mẫu giáo"], ["Tỷ lệ trẻ bình thường", "95%", "97%"], ["Ăn bán trú", "80%", "90%"]]
    )
    assert table.roles == ("indicator", "value", "value")


def test_numbered_names_over_figures_are_a_header_and_dashes_are_no_figures() -> None:
    _, table = typed([("Môn", "Lớp 6", "Lớp 7"), ("Ngữ văn", "4", "4"), ("Tin học", "-", "1"), ("Mĩ thuật", "1", "2")])
    assert table.columns == (("Môn",), ("Lớp 6",), ("Lớp 7",))


def test_quantities_under_targets_number_no_rows() -> None:
    rows = [("TT", "Trường", "Chỉ tiêu"), ("1", "Trường A Lưới", "315"), ("2", "Trường B Lao", "140")]
    assert typed(rows)[1].roles == ("ordinal", "scope", "value")


def test_counts_under_a_caption_of_targets_are_targets_of_the_rows() -> None:
    rows = [("Xã", "Trẻ ra lớp", "Lớp mở thêm"), ("Xã Đông Thử", "120", "2"), ("Xã Tây Thử", "85", "1")]
    assert typed(rows, caption="CHỈ TIÊU HUY ĐỘNG TRẺ THEO XÃ")[1].roles == ("scope", "value", "value")
    assert typed(rows, caption="Tình hình trẻ em")[1].roles == (None, None, None)


def test_responsibilities_beside_those_who_bear_them_are_the_tasks() -> None:
    rows = [
        ("TT", "Đơn vị, cá nhân", "Trách nhiệm", "Thời hạn"),
        ("1", "Phòng Quản trị", "Sửa chữa bàn ghế, quạt điện của các lớp", "Tháng 8/2026"),
        ("2", "Tổ bảo vệ", "Trực cổng trường trong giờ đón trẻ", "Hằng ngày"),
    ]
    assert typed(rows)[1].roles == ("ordinal", "lead", "task", "timeframe")


def test_a_header_of_two_rows_over_numbered_names_is_found_without_ordinals() -> None:
    rows = [
        ("Môn", "Khối 6", "<", "Khối 7", "<"),
        ("^", "Giải huyện", "Giải tỉnh", "Giải huyện", "Giải tỉnh"),
        ("Cờ vua", "2", "1", "3", "0"),
        ("Bơi lội", "4", "0", "1", "1"),
    ]
    columns = typed(rows)[1].columns
    assert columns[:3] == (("Môn",), ("Khối 6", "Giải huyện"), ("Khối 6", "Giải tỉnh"))


def test_days_of_the_week_head_a_roster() -> None:
    rows = [("Buổi", "Thứ Hai", "Thứ Năm"), ("Sáng", "Cô Mẫu", "Thầy Ví"), ("Chiều", "Thầy Ví", "Cô Mẫu")]
    assert typed(rows)[1].columns == (("Buổi",), ("Thứ Hai",), ("Thứ Năm",))
