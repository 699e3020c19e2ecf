"""Assignments read from tables and from labelled fields: who leads, who helps, when, with what result."""

from __future__ import annotations

import pytest

from corpus.document import Assignment, Document
from corpus.facts.roles import parties_of
from tests.corpus.fact_checker import misplaced, ungrounded
from tests.corpus.grid_builder import Rows, document

Told = tuple[str, tuple[str, ...], tuple[str, ...], str | None]


def told(found: Document) -> list[Told]:
    return [(one.task, one.lead, one.coordinating, one.timeframe) for one in found.assignments]


def checked(found: Document) -> Document:
    assert ungrounded(found) == []
    assert misplaced(found) == []
    return found


CELLS = [
    ("Sở Y tế", "lead", ("Sở Y tế",), ()),
    ("- Sở Y tế\n- Sở Nội vụ", "lead", ("Sở Y tế", "Sở Nội vụ"), ()),
    ("–", "lead", (), ()),
    ("Chủ trì: Phòng Kinh tế;\nPhối hợp: Công an huyện, UBND các xã", "lead",
     ("Phòng Kinh tế",), ("Công an huyện", "UBND các xã")),
    ("- Chủ trì: Phòng Kinh tế\n- Phối hợp: Công an huyện", "units", ("Phòng Kinh tế",), ("Công an huyện",)),
    ("Sở Xây dựng chủ trì, phối hợp với Sở Tài chính, Công an tỉnh", "lead",
     ("Sở Xây dựng",), ("Sở Tài chính", "Công an tỉnh")),
    ("Chi cục Thủy lợi (chủ trì), Công an tỉnh, Sở Y tế", "units",
     ("Chi cục Thủy lợi",), ("Công an tỉnh", "Sở Y tế")),
    ("Sở Nội vụ", "coordinating", (), ("Sở Nội vụ",)),
    ("Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh", "coordinating", (), ("Ủy ban Mặt trận Tổ quốc tỉnh",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "lead", "coordinating"), CELLS)
def test_parties_of_a_cell(text: str, role: str, lead: tuple[str, ...], coordinating: tuple[str, ...]) -> None:
    found = parties_of(text, role, "Đơn vị thực hiện")
    assert (found.lead, found.coordinating) == (lead, coordinating)


@pytest.mark.parametrize(
    "text", ["Sở Y tế/Sở Nội vụ", "Sở Y tế; Sở Nội vụ", "Sở Y tế\nSở Nội vụ", "Sở Y tế, Sở Nội vụ"]
)
def test_in_a_column_of_both_roles_the_first_leads(text: str) -> None:
    found = parties_of(text, "units", "Chủ trì/phối hợp")
    assert (found.lead, found.coordinating) == (("Sở Y tế",), ("Sở Nội vụ",))


HEAD = ("TT", "Nhiệm vụ", "Đơn vị thực hiện", "<", "Thời hạn", "Sản phẩm")
SUBHEAD = ("^", "^", "Chủ trì", "Phối hợp", "^", "^")


def test_roles_never_mix_even_where_neighbours_are_equal() -> None:
    found = checked(document("# Phụ lục 1", [
        HEAD, SUBHEAD,
        ("1", "Xây cầu dân sinh", "Sở Xây dựng", "Sở Xây dựng", "2026", "Cầu"),
        ("2", "Dẹp lòng đường", "Công an tỉnh", "", "Quý I", ""),
        ("3", "Sửa đèo", "-", "Sở Tài chính; UBND các huyện", "", "…"),
    ]))  # fmt: skip
    assert told(found) == [
        ("Xây cầu dân sinh", ("Sở Xây dựng",), ("Sở Xây dựng",), "2026"),
        ("Dẹp lòng đường", ("Công an tỉnh",), (), "Quý I"),
        ("Sửa đèo", (), ("Sở Tài chính", "UBND các huyện"), None),
    ]
    assert [one.result for one in found.assignments] == ["Cầu", None, None]
    assert {one.path for one in found.assignments} == {("Phụ lục 1",)}
    assert dict(found.assignments[0].columns) == {
        "task": 1, "lead": 2, "coordinating": 3, "timeframe": 4, "result": 5,
    }  # fmt: skip


def test_merged_cells_above_and_groups_are_evidence() -> None:
    found = checked(document([
        HEAD, SUBHEAD,
        ("I. PHÒNG BỆNH",),
        ("1", "Tiêm chủng trẻ em", "Sở Y tế", "", "Quý II/2026", "Báo cáo"),
        ("2", "Mua vắc xin", "^", "", "^", "Hợp đồng"),
    ]))  # fmt: skip
    second = found.assignments[1]
    assert (second.lead, second.timeframe, second.group) == (("Sở Y tế",), "Quý II/2026", "I. PHÒNG BỆNH")
    said = [found.text[span.start : span.end] for span in second.evidence]
    assert said == ["Sở Y tế", "Quý II/2026", "I. PHÒNG BỆNH"]


BROAD: list[tuple[str, Rows]] = [
    ("two columns", [
        ("TT", "Nhiệm vụ", "Nội dung cụ thể", "Chủ trì"),
        ("1", "Phát triển chăn nuôi", "Tiêm phòng gia súc", "Chi cục Thú y"),
        ("^", "^", "Giám sát dịch bệnh", "Trạm Thú y huyện"),
    ]),
    ("numbers", [
        ("TT", "Nhiệm vụ", "Chủ trì"),
        ("1", "Phát triển chăn nuôi", ""),
        ("1.1", "Tiêm phòng gia súc", "Chi cục Thú y"),
        ("1.2", "Giám sát dịch bệnh", "Trạm Thú y huyện"),
    ]),
    ("bullets", [
        ("TT", "Nhiệm vụ", "Chủ trì"),
        ("1", "Phát triển chăn nuôi", ""),
        ("", "- Tiêm phòng gia súc", "Chi cục Thú y"),
        ("", "- Giám sát dịch bệnh", "Trạm Thú y huyện"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows"), BROAD, ids=[name for name, _ in BROAD])
def test_the_concrete_task_stands_under_the_broad_one(name: str, rows: Rows) -> None:
    found = checked(document(rows))
    assert [(one.parent, one.task, one.lead) for one in found.assignments] == [
        ("Phát triển chăn nuôi", "Tiêm phòng gia súc", ("Chi cục Thú y",)),
        ("Phát triển chăn nuôi", "Giám sát dịch bệnh", ("Trạm Thú y huyện",)),
    ], name


def test_place_and_funding() -> None:
    found = checked(document([
        ("STT", "Hoạt động", "Người phụ trách", "Thời gian", "Địa điểm", "Nguồn kinh phí"),
        ("1", "Hội thi tay nghề", "Hiệu trưởng", "Tháng 11", "Hội trường A", "Quỹ khuyến học"),
    ]))  # fmt: skip
    [one] = found.assignments
    assert (one.lead, one.place, one.funding) == (("Hiệu trưởng",), "Hội trường A", "Quỹ khuyến học")


def test_a_table_of_targets_is_no_table_of_tasks() -> None:
    found = document([("TT", "Chỉ tiêu", "Năm 2030"), ("1", "Tỷ lệ che phủ rừng", "45%")])
    assert found.assignments == ()
    assert len(found.targets) == 1


def _only(found: Document) -> Assignment:
    [one] = checked(found).assignments
    return one


def test_fields_beneath_a_task() -> None:
    one = _only(document(
        "# II. NHIỆM VỤ", "## 1. Nâng cấp bến xe",
        "Nâng cấp bến xe khách trung tâm theo tiêu chuẩn loại 2.",
        "- Đơn vị chủ trì: Sở Xây dựng.", "- Đơn vị phối hợp: Sở Tài chính; UBND thành phố.",
        "- Thời gian thực hiện: Quý II/2026.", "- Sản phẩm: Bến xe được công bố.",
        "- Kinh phí: Ngân sách tỉnh.", "- Địa điểm: Phường 3.",
    ))  # fmt: skip
    assert one.task == "Nâng cấp bến xe khách trung tâm theo tiêu chuẩn loại 2"
    assert (one.lead, one.coordinating) == (("Sở Xây dựng",), ("Sở Tài chính", "UBND thành phố"))
    assert (one.timeframe, one.result) == ("Quý II/2026", "Bến xe được công bố")
    assert (one.funding, one.place) == ("Ngân sách tỉnh", "Phường 3")


def test_a_field_may_list_its_units_beneath_it_and_the_heading_may_be_the_task() -> None:
    one = _only(document(
        "# 2. Mở tuyến xe buýt mới", "- Chủ trì: Sở Xây dựng", "- Phối hợp:", "+ Công an tỉnh", "+ UBND các xã",
        "- Thời hạn: 12/2026",
    ))  # fmt: skip
    assert one.task == "Mở tuyến xe buýt mới"
    assert (one.lead, one.coordinating, one.timeframe) == (("Sở Xây dựng",), ("Công an tỉnh", "UBND các xã"), "12/2026")


@pytest.mark.parametrize(
    "line",
    [
        "a) Tập huấn chữa cháy (Đơn vị chủ trì: Công an tỉnh; phối hợp: Sở Công Thương; thời gian: Tháng 8/2026).",
        "a) Tập huấn chữa cháy. Chủ trì: Công an tỉnh. Phối hợp: Sở Công Thương. Thời gian: Tháng 8/2026.",
    ],
)
def test_fields_in_one_line(line: str) -> None:
    one = _only(document("# II. NHIỆM VỤ", line))
    assert (one.task, one.lead, one.coordinating) == ("Tập huấn chữa cháy", ("Công an tỉnh",), ("Sở Công Thương",))
    assert one.timeframe == "Tháng 8/2026"


def test_warnings_name_a_repeated_group_and_a_repeated_number() -> None:
    row = ("1", "Trồng cây", "UBND xã", "2026")
    found = document([
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"), ("I. MÔI TRƯỜNG",), row, row, ("II. MÔI TRƯỜNG",), row,
    ])  # fmt: skip
    assert found.warnings == (
        "Nhóm “II. MÔI TRƯỜNG” lặp lại tên của nhóm “I. MÔI TRƯỜNG”.",
        "Số thứ tự 1 trong nhóm “I. MÔI TRƯỜNG” xuất hiện hai lần.",
    )


def test_a_mark_under_a_time_or_a_unit_stands_for_its_header() -> None:
    found = document([
        ("TT", "Nội dung", "Quý I", "Quý II", "Quý III", "Phòng Nội vụ", "Phòng Y tế"),
        ("1", "Tập huấn nghiệp vụ", "x", "", "x", "", "x"),
        ("2", "Tổng kết công tác", "", "x", "", "x", ""),
    ])  # fmt: skip
    assert told(found) == [
        ("Tập huấn nghiệp vụ", ("Phòng Y tế",), (), "Quý I, Quý III"),
        ("Tổng kết công tác", ("Phòng Nội vụ",), (), "Quý II"),
    ]


def test_a_start_and_an_end_are_one_time() -> None:
    found = checked(document([
        ("TT", "Nội dung", "Thời gian", "<", "Đơn vị thực hiện"), ("^", "^", "Bắt đầu", "Kết thúc", "^"),
        ("1", "Xây cầu", "01/2026", "12/2026", "Ban Quản lý dự án"),
    ]))  # fmt: skip
    assert told(found) == [("Xây cầu", ("Ban Quản lý dự án",), (), "01/2026 - 12/2026")]


def test_other_labelled_lines_may_stand_between_the_task_and_its_fields() -> None:
    one = _only(document(
        "# II. NỘI DUNG", "- Nội dung: Phổ biến Luật Giao thông.", "- Hình thức: Phát thanh, pa-nô.",
        "- Thời gian: Tháng 4, 5/2026.", "- Đơn vị thực hiện: Đoàn Thanh niên, Hội Phụ nữ xã.",
    ))  # fmt: skip
    assert (one.task, one.lead) == ("Phổ biến Luật Giao thông", ("Đoàn Thanh niên", "Hội Phụ nữ xã"))


def test_persons_are_parted_and_sums_are_no_tasks() -> None:
    found = document([
        ("STT", "Nội dung", "Người thực hiện", "Kinh phí"),
        ("1", "Trang trí hội trường", "Đ/c Nam, cô Lan", "2 triệu"),
        ("2", "Đón khách", "Nguyễn Văn A, Trần Thị B", "1 triệu"),
        ("", "Tổng cộng", "", "3 triệu"),
    ])  # fmt: skip
    assert [one.lead for one in found.assignments] == [("Đ/c Nam", "cô Lan"), ("Nguyễn Văn A", "Trần Thị B")]


def test_a_unit_merged_over_both_role_columns_has_both() -> None:
    found = checked(document([
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp"), ("1", "Xây kè", "Sở Xây dựng", "<"),
        ("2", "Đắp đê", "UBND xã", "Hội Nông dân"),
    ]))  # fmt: skip
    assert [(one.lead, one.coordinating) for one in found.assignments] == [
        (("Sở Xây dựng",), ("Sở Xây dựng",)),
        (("UBND xã",), ("Hội Nông dân",)),
    ]


def test_what_is_counted_is_a_task_only_where_someone_answers_for_it() -> None:
    rows = [
        ["STT", "Chỉ tiêu", "ĐVT", "Năm 2030", "Cơ quan theo dõi"],
        ["1", "Tuổi thọ trung bình", "Tuổi", "75,5", "Sở Y tế"],
        ["2", "Diện tích cây xanh", "m2", "12", ""],
    ]
    assert [one.lead for one in document(rows).assignments] == [("Sở Y tế",)]


def test_a_task_in_fields_leaves_the_item_above_alone() -> None:
    found = document(
        "# II. NHIỆM VỤ",
        "1. Xây dựng cơ sở dữ liệu (Sở Tư pháp chủ trì, hoàn thành năm 2027).",
        "2. Biên soạn tài liệu. Đơn vị chủ trì: Sở Y tế. Thời gian: Quý IV/2026.",
    )
    assert [one.task for one in found.assignments] == ["Xây dựng cơ sở dữ liệu", "Biên soạn tài liệu"]


def test_who_chairs_a_meeting_is_given_no_task() -> None:
    found = document("# I. Thành phần", "1. Chủ trì: Ông Trần Văn Nam - Chủ tịch UBND xã.", "2. Thư ký: Bà Lê Thị Tâm.")
    assert found.assignments == ()
