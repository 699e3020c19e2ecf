"""What offices write besides laws: who bears a duty and who only befalls one, whom to call, who signs behind tables."""

from __future__ import annotations

import pytest

from corpus.draft import Draft, Paragraph
from corpus.facts.charged import charged_units
from corpus.structure.layout import structure
from tests.corpus.grid_builder import document

NO_HOLDERS = [
    "1. Học sinh chuyển trường ra ngoài tỉnh",
    "2. Giáo viên nghỉ hưu, thôi việc",
    "III. Học sinh giỏi, văn nghệ, thể thao",
    "a) Học viên vắng mặt quá 5 buổi",
]


@pytest.mark.parametrize("heading", NO_HOLDERS)
def test_a_case_or_a_field_of_persons_bears_no_duty(heading: str) -> None:
    assert charged_units(heading) == ()


@pytest.mark.parametrize("heading", ["1. Giáo viên chủ nhiệm", "2. Học sinh, phụ huynh"])
def test_persons_named_alone_bear_it(heading: str) -> None:
    assert charged_units(heading)


def test_whom_to_call_leads_nothing() -> None:
    text = "Đầu mối liên hệ: bà Lò Thị Mẫu, chuyên viên Phòng Tổ chức cán bộ, điện thoại 0999."
    read = document("# IV. TỔ CHỨC THỰC HIỆN", "1. Các trường nộp danh sách dự thi về Sở trong tháng 5.", text)
    assert all("bà Lò Thị Mẫu" not in one.lead for one in read.assignments)


def test_what_is_led_stands_before_the_partners_of_another_duty() -> None:
    text = "1. Phòng Kiểm định chủ trì hội thi bơi và hội trại; phối hợp với Đoàn trường chấm điểm các tiết mục."
    found = document("# III. TỔ CHỨC THỰC HIỆN", text).assignments
    assert [one.task.startswith("hội thi bơi") for one in found] == [True]


def test_a_negated_word_belongs_to_what_is_counted() -> None:
    read = document("# II. CHỈ TIÊU NĂM 2026", "1. Học sinh xếp loại Chưa đạt không quá 1,5%.")
    assert [one.indicator for one in read.targets] == ["Học sinh xếp loại Chưa đạt"]


def test_a_signature_behind_the_appendix_is_read_where_none_stands_before_it() -> None:
    lines = (
        "UBND HUYỆN SƠN THỬ", "Số: 12/KH-UBND", "Sơn Thử, ngày 05 tháng 3 năm 2026", "KẾ HOẠCH", "Trồng cây năm 2026",
        "I. MỤC ĐÍCH", "Trồng 5.000 cây bàng.", "PHỤ LỤC", "DANH SÁCH ĐỘI TRỒNG CÂY", "Đội 1 gồm 20 người.",
        "Nơi nhận:", "- Các xã;", "- Lưu: VT.", "CHỦ TỊCH", "Lò Văn Mẫu",
    )  # fmt: skip
    signer = structure(Draft(tuple(Paragraph(line) for line in lines))).identity.signer
    assert signer is not None
    assert (signer.name, signer.role) == ("Lò Văn Mẫu", "CHỦ TỊCH")
