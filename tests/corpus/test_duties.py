"""Duties read from prose: beneath a unit's name, after its name, and in sentences that say who leads."""

from __future__ import annotations

import pytest

from corpus.document import Document
from corpus.facts.charged import charged_units
from corpus.facts.clauses import timeframe_of
from corpus.facts.prose import sentences
from tests.corpus.fact_checker import misplaced, ungrounded
from tests.corpus.grid_builder import document

HEADINGS = [
    ("3. Phòng Hành chính - Tổng hợp", ("Phòng Hành chính - Tổng hợp",)),
    ("1.1. Đồng chí Chủ tịch UBND xã", ("Đồng chí Chủ tịch UBND xã",)),
    ("Điều 5. Trách nhiệm của Sở Nội vụ", ("Sở Nội vụ",)),
    ("2. Trách nhiệm của Ủy ban nhân dân các xã, phường", ("Ủy ban nhân dân các xã, phường",)),
    ("Sở Tài chính:", ("Sở Tài chính",)),
    ("Giao Sở Y tế:", ("Sở Y tế",)),
    ("4. Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh", ("Ủy ban Mặt trận Tổ quốc tỉnh",)),
    ("5. Các phòng: Tổ chức - Cán bộ; Kế hoạch - Tài chính", ("Tổ chức - Cán bộ", "Kế hoạch - Tài chính")),
    (
        "6. Các đơn vị trực thuộc Sở, các bệnh viện tuyến huyện",
        ("Các đơn vị trực thuộc Sở", "các bệnh viện tuyến huyện"),
    ),
    ("7. Các trạm y tế xã (gọi tắt là các trạm)", ("Các trạm y tế xã",)),
    ("2. Công tác tuyên truyền", ()),
    ("1. Mục đích", ()),
    ("Phối hợp với Sở Nội vụ rà soát biên chế", ()),
]


@pytest.mark.parametrize(("heading", "names"), HEADINGS)
def test_units_that_a_heading_names(heading: str, names: tuple[str, ...]) -> None:
    assert charged_units(heading) == names


def checked(found: Document) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str | None]]:
    assert ungrounded(found) == []
    assert misplaced(found) == []
    return [(one.task, one.lead, one.coordinating, one.timeframe) for one in found.assignments]


def test_duties_under_a_units_heading() -> None:
    found = document(
        "# IV. TỔ CHỨC THỰC HIỆN", "## 1. Sở Y tế",
        "- Chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan xây dựng dự toán trước ngày 30/6/2026.",
        "- Phối hợp với Sở Nội vụ rà soát biên chế.",
        "- Có trách nhiệm hướng dẫn chuyên môn; bảo đảm sự phối hợp giữa các khoa.",
        "## 2. Sở Tài chính",
        "Bố trí kinh phí hằng năm. Thời gian thực hiện trong Quý III, IV/2026; đúng quy định.",
    )  # fmt: skip
    assert checked(found) == [
        ("Chủ trì, phối hợp với Sở Tài chính và các đơn vị liên quan xây dựng dự toán trước ngày 30/6/2026",
         ("Sở Y tế",), ("Sở Tài chính", "các đơn vị liên quan"), "trước ngày 30/6/2026"),
        ("Phối hợp với Sở Nội vụ rà soát biên chế", (), ("Sở Y tế",), None),
        ("Có trách nhiệm hướng dẫn chuyên môn; bảo đảm sự phối hợp giữa các khoa", ("Sở Y tế",), (), None),
        ("Bố trí kinh phí hằng năm. Thời gian thực hiện trong Quý III, IV/2026; đúng quy định",
         ("Sở Tài chính",), (), "Quý III, IV/2026"),
    ]  # fmt: skip
    heading = found.assignments[0].evidence[0]
    assert found.text[heading.start : heading.end] == "1. Sở Y tế"
    assert found.assignments[0].path == ("IV. TỔ CHỨC THỰC HIỆN", "1. Sở Y tế")


def test_the_nearest_heading_is_charged() -> None:
    found = document(
        "# 1. Phòng Nông nghiệp", "## 1.1. Đồng chí Trưởng phòng", "Chỉ đạo chung việc thực hiện Kế hoạch."
    )
    assert checked(found) == [("Chỉ đạo chung việc thực hiện Kế hoạch", ("Đồng chí Trưởng phòng",), (), None)]


def test_a_list_of_units_with_their_duties_in_line_or_beneath() -> None:
    found = document(
        "# V. TỔ CHỨC THỰC HIỆN",
        "- Sở Tài chính: Tham mưu bố trí kinh phí.",
        "- Sở Công Thương:", "+ Kiểm tra chợ đầu mối.", "+ Phối hợp với Công an tỉnh chống hàng giả.",
        "- Các sở, ban, ngành; UBND các xã, phường có trách nhiệm báo cáo trước ngày 15/12 hằng năm.",
        "- Đề nghị Hội Nông dân tỉnh: Vận động hội viên tham gia.",
    )  # fmt: skip
    assert checked(found) == [
        ("Tham mưu bố trí kinh phí", ("Sở Tài chính",), (), None),
        ("Kiểm tra chợ đầu mối", ("Sở Công Thương",), (), None),
        ("Phối hợp với Công an tỉnh chống hàng giả", (), ("Sở Công Thương",), None),
        ("báo cáo trước ngày 15/12 hằng năm", ("Các sở, ban, ngành", "UBND các xã, phường"), (),
         "trước ngày 15/12 hằng năm"),
        ("Vận động hội viên tham gia", ("Hội Nông dân tỉnh",), (), None),
    ]  # fmt: skip


def test_unnumbered_lines_that_name_units() -> None:
    found = document(
        "# IV. PHÂN CÔNG", "Phòng Kinh tế", "- Theo dõi giá cả thị trường.", "Phòng Văn hóa - Xã hội",
        "- Chủ động phối hợp với Phòng Kinh tế tuyên truyền.",
    )  # fmt: skip
    assert checked(found) == [
        ("Theo dõi giá cả thị trường", ("Phòng Kinh tế",), (), None),
        ("Chủ động phối hợp với Phòng Kinh tế tuyên truyền", (), ("Phòng Văn hóa - Xã hội",), None),
    ]


def test_an_article_that_charges_a_unit() -> None:
    found = document(
        "# Điều 3. Trách nhiệm của Sở Nội vụ", "1. Chủ trì, phối hợp với Sở Tài chính thẩm định đề án.",
        "2. Hướng dẫn thực hiện Quyết định này.",
        "# Điều 4. Tổ chức thực hiện",
        "Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này./.",
    )  # fmt: skip
    assert checked(found) == [
        ("Chủ trì, phối hợp với Sở Tài chính thẩm định đề án", ("Sở Nội vụ",), ("Sở Tài chính",), None),
        ("Hướng dẫn thực hiện Quyết định này", ("Sở Nội vụ",), (), None),
        ("thi hành Quyết định này", ("Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Nội vụ"), (), None),
    ]


def test_roles_in_running_prose() -> None:
    found = document(
        "# III. NHIỆM VỤ", "## 1. Nước sạch",
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ và UBND các huyện xây dựng đề án y tế cơ sở"
        " trước ngày 30/6/2026.",
        "Giao Sở Nông nghiệp và Môi trường chủ trì giám sát chất lượng nước trong quý III/2026. Việc này làm hằng năm.",
        "Cuộc điều tra do Cục Thống kê chủ trì thực hiện.",
    )  # fmt: skip
    assert checked(found) == [
        ("xây dựng đề án y tế cơ sở trước ngày 30/6/2026",
         ("Sở Y tế",), ("Sở Tài chính", "Sở Nội vụ", "UBND các huyện"),
         "trước ngày 30/6/2026"),
        ("giám sát chất lượng nước trong quý III/2026", ("Sở Nông nghiệp và Môi trường",), (), "quý III/2026"),
        ("Cuộc điều tra do Cục Thống kê chủ trì thực hiện", ("Cục Thống kê",), (), None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Đơn vị chủ trì và đơn vị phối hợp thống nhất nội dung trước khi trình.",
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về phát triển khoa học.",
        "Nâng cao nhận thức của cán bộ, công chức về chuyển đổi số.",
    ],
)
def test_prose_that_charges_nobody(line: str) -> None:
    assert checked(document("# I. MỤC ĐÍCH", "## 1. Yêu cầu", line)) == []


TIMES = [
    ("Thời gian từ Quý II/2025.", "từ Quý II/2025"),
    ("Thời gian hoàn thành: tháng 9/2026", "tháng 9/2026"),
    ("Báo cáo kết quả trước ngày 30/6/2026.", "trước ngày 30/6/2026"),
    ("Trình Quyết định số 12/QĐ-UBND ngày 5/3/2024 để thay thế", None),
    ("Triển khai Đề án giai đoạn 2022-2025, định hướng đến năm 2030 theo quy định", None),
    ("Duy trì thường xuyên chuyên mục", None),
    ("Bàn giao mặt bằng, hoàn thành trong quý III/2026.", "quý III/2026"),
    ("Kiểm tra định kỳ 02 lần mỗi năm học việc dùng tài khoản.", "định kỳ 02 lần mỗi năm học"),
]


@pytest.mark.parametrize(("text", "time"), TIMES)
def test_time_of_a_duty(text: str, time: str | None) -> None:
    span = timeframe_of(text)
    assert (text[span.start : span.end] if span else None) == time


def test_sentences_end_where_they_end() -> None:
    text = "Trình UBND TP. Huế quý III/2026. Việc này theo điểm 1.2. Mức tăng 3.500 đồng (xem v.v. Phụ lục). Hết."
    assert [text[span.start : span.end].strip() for span in sentences(text)] == [
        "Trình UBND TP. Huế quý III/2026.", "Việc này theo điểm 1.2.",
        "Mức tăng 3.500 đồng (xem v.v. Phụ lục).", "Hết.",
    ]  # fmt: skip


def test_items_that_open_with_units_where_work_is_divided() -> None:
    found = document(
        "# IV. TỔ CHỨC THỰC HIỆN", "1. Văn phòng UBND xã theo dõi, tổng hợp kết quả trước ngày 20/11 hằng năm.",
        "2. Trường THCS Nguyễn Trãi, Trạm Y tế xã xây dựng kế hoạch riêng.",
        "3. Đề nghị Hội Nông dân xã và các đoàn thể tuyên truyền, vận động.",
    )  # fmt: skip
    assert checked(found) == [
        (
            "theo dõi, tổng hợp kết quả trước ngày 20/11 hằng năm",
            ("Văn phòng UBND xã",),
            (),
            "trước ngày 20/11 hằng năm",
        ),
        ("xây dựng kế hoạch riêng", ("Trường THCS Nguyễn Trãi", "Trạm Y tế xã"), (), None),
        ("tuyên truyền, vận động", ("Hội Nông dân xã", "các đoàn thể"), (), None),
    ]


def test_who_is_responsible_in_an_article_with_points() -> None:
    found = document(
        "# Điều 9. Quản lý nhà nước", "1. Bộ Y tế chịu trách nhiệm trước Chính phủ về an toàn thực phẩm.",
        "2. Các bộ, cơ quan ngang bộ trong phạm vi nhiệm vụ của mình có trách nhiệm:",
        "a) Ban hành quy chuẩn kỹ thuật.", "b) Kiểm tra cơ sở sản xuất.",
    )  # fmt: skip
    bodies = ("Các bộ, cơ quan ngang bộ",)
    assert checked(found) == [
        ("chịu trách nhiệm trước Chính phủ về an toàn thực phẩm", ("Bộ Y tế",), (), None),
        ("Ban hành quy chuẩn kỹ thuật", bodies, (), None),
        ("Kiểm tra cơ sở sản xuất", bodies, (), None),
    ]


def test_neighbours_that_give_out_duties_make_an_item_one() -> None:
    found = document(
        "# THÔNG BÁO", "Ngày 20/4/2026, Phó Chủ tịch UBND tỉnh chủ trì buổi họp về tiến độ làm cầu.",
        "1. Sở Xây dựng chủ trì rà soát quỹ đất.",
        "2. UBND huyện Cần Giờ khẩn trương bàn giao mặt bằng; hoàn thành trong Quý II/2026.",
    )  # fmt: skip
    assert checked(found) == [
        ("rà soát quỹ đất", ("Sở Xây dựng",), (), None),
        ("khẩn trương bàn giao mặt bằng; hoàn thành trong Quý II/2026", ("UBND huyện Cần Giờ",), (), "Quý II/2026"),
    ]


def test_a_name_of_two_heads_is_one_name() -> None:
    found = document("# III. TỔ CHỨC THỰC HIỆN", "1- Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo xây dựng kế hoạch.")
    assert checked(found) == [("lãnh đạo xây dựng kế hoạch", ("Đảng ủy Ủy ban nhân dân tỉnh",), (), None)]


def test_a_line_that_opens_a_list_is_the_broad_duty() -> None:
    found = document(
        "# IV. TỔ CHỨC THỰC HIỆN", "- Sở Y tế:", "a) Công tác truyền thông:", "+ Phát thanh hằng tuần trên loa xã.",
        "b) Chủ trì, phối hợp với Sở Tài chính thực hiện các việc sau:", "+ Lập dự toán kinh phí.",
        "c) Báo cáo kết quả trước ngày 15/12.", "- Sở Nội vụ:", "+ Bố trí đủ biên chế.",
    )  # fmt: skip
    assert checked(found) == [
        ("Phát thanh hằng tuần trên loa xã", ("Sở Y tế",), (), None),
        ("Lập dự toán kinh phí", ("Sở Y tế",), ("Sở Tài chính",), None),
        ("Báo cáo kết quả trước ngày 15/12", ("Sở Y tế",), (), "trước ngày 15/12"),
        ("Bố trí đủ biên chế", ("Sở Nội vụ",), (), None),
    ]
    assert [one.parent for one in found.assignments] == [
        "Công tác truyền thông", "Chủ trì, phối hợp với Sở Tài chính thực hiện các việc sau", None, None,
    ]  # fmt: skip


def test_one_item_may_give_work_to_several_units() -> None:
    found = document(
        "# III. TỔ CHỨC THỰC HIỆN", "1. Giao Sở Tài chính thẩm định dự toán; Sở Xây dựng rà soát quy hoạch chi tiết."
    )
    assert [(one.task, one.lead) for one in found.assignments] == [
        ("thẩm định dự toán", ("Sở Tài chính",)),
        ("rà soát quy hoạch chi tiết", ("Sở Xây dựng",)),
    ]
    assert len({(one.start, one.end) for one in found.assignments}) == 1


def test_a_bracket_may_say_who_leads_the_task_before_it() -> None:
    found = document(
        "# II. NHIỆM VỤ", "- Xây dựng cơ sở dữ liệu đất rừng (Sở Tư pháp chủ trì, hoàn thành trong năm 2027)."
    )
    assert [(one.task, one.lead) for one in found.assignments] == [("Xây dựng cơ sở dữ liệu đất rừng", ("Sở Tư pháp",))]


def test_how_to_work_is_no_task() -> None:
    found = document("# IV. TỔ CHỨC THỰC HIỆN", "Đề nghị các đơn vị nghiêm túc triển khai thực hiện.")
    assert found.assignments == ()


def test_duties_of_those_whom_only_the_heading_names() -> None:
    found = document("# Điều 4. Trách nhiệm của các đơn vị sử dụng", "1. Sử dụng tài sản đúng mục đích.")
    assert [one.lead for one in found.assignments] == [("các đơn vị sử dụng",)]


def test_places_listed_behind_a_colon_are_one_heading_of_units() -> None:
    found = document("# 5. Ủy ban nhân dân các phường: Thanh Miếu, Vân Phú và xã Hy Cương", "Tu bổ các đình, miếu.")
    assert [one.lead for one in found.assignments] == [
        ("Ủy ban nhân dân các phường: Thanh Miếu, Vân Phú và xã Hy Cương",)
    ]


def test_addressees_listed_by_field_have_no_duty() -> None:
    found = document(
        "# I. YÊU CẦU", "- Bộ trưởng các Bộ: Quốc phòng, Công an, Y tế;", "- Sở Y tế: Bố trí nhân lực trực."
    )
    assert [(one.task, one.lead) for one in found.assignments] == [("Bố trí nhân lực trực", ("Sở Y tế",))]


def test_to_agree_is_no_duty() -> None:
    found = document(
        "# III. TỔ CHỨC THỰC HIỆN",
        "1. UBND tỉnh thống nhất nội dung báo cáo.",
        "2. Sở Y tế xây dựng kế hoạch tiêm chủng.",
    )
    assert [one.lead for one in found.assignments] == [("Sở Y tế",)]


def test_long_lists_of_fields_end_at_once() -> None:
    fields = " và ".join(["Công an"] * 60)
    assert document("# I. NHIỆM VỤ", f"- Bộ trưởng các Bộ: {fields} và Y tế.").assignments == ()
