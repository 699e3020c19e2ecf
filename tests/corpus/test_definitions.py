"""Definitions and abbreviations that a document brings itself, with exactly the words they stand for."""

from __future__ import annotations

import pytest

from tests.corpus.fact_checker import misplaced, ungrounded
from tests.corpus.grid_builder import document

SHORT_FORMS = [
    ("Cơ sở dữ liệu quốc gia (CSDLQG) về dân cư.", "CSDLQG", "Cơ sở dữ liệu quốc gia"),
    ("Tiếp nhận thủ tục hành chính (TTHC) tại xã.", "TTHC", "thủ tục hành chính"),
    ("Sở Khoa học và Công nghệ (KHCN) tham mưu.", "KHCN", "Khoa học và Công nghệ"),
    ("Trung tâm Giáo dục thường xuyên và Kỹ thuật tổng hợp (GDTX&KTTH).", "GDTX&KTTH",
     "Giáo dục thường xuyên và Kỹ thuật tổng hợp"),
    ("Sở Văn hóa, Thể thao và Du lịch (VHTTDL) báo cáo.", "VHTTDL", "Văn hóa, Thể thao và Du lịch"),
    ("Hạ tầng CNTT (Công nghệ thông tin) của tỉnh.", "CNTT", "Công nghệ thông tin"),
    ("Ủy ban nhân dân tỉnh Quảng Nam (sau đây gọi là UBND tỉnh) ban hành.", "UBND tỉnh",
     "Ủy ban nhân dân tỉnh Quảng Nam"),
    ("Thành lập Ban Chỉ đạo chuyển đổi số của tỉnh (sau đây gọi tắt là Ban Chỉ đạo).", "Ban Chỉ đạo",
     "Ban Chỉ đạo chuyển đổi số của tỉnh"),
    ("Các trạm y tế xã, phường, thị trấn (gọi tắt là các trạm y tế) báo cáo.", "các trạm y tế",
     "Các trạm y tế xã, phường, thị trấn"),
    ("Người vận hành là cá nhân được giao trực máy (sau đây gọi là NVH).", "NVH", "Người vận hành"),
    ("Bảo hiểm xã hội (sau đây viết tắt là BHXH) chi trả.", "BHXH", "Bảo hiểm xã hội"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "short", "full"), SHORT_FORMS)
def test_a_short_form_and_its_full_words(line: str, short: str, full: str) -> None:
    found = document("# I. CHUNG", line)
    assert [(one.short, one.full) for one in found.abbreviations] == [(short, full)]
    assert ungrounded(found) == []
    assert misplaced(found) == []


@pytest.mark.parametrize(
    "line",
    ["Khoa học, Kỹ thuật, Công nghệ, Toán học (STEM).", "Đồ họa thông tin (infographic).", "Theo Kế hoạch (TTHC) này."],
)
def test_letters_that_do_not_fit_are_no_abbreviation(line: str) -> None:
    assert document("# I. CHUNG", line).abbreviations == ()


def test_an_article_that_explains_terms() -> None:
    found = document(
        "# Điều 3. Giải thích từ ngữ", "Trong Quy chế này, các từ ngữ dưới đây được hiểu như sau:",
        "1. Dữ liệu mở là dữ liệu được cơ quan nhà nước công bố rộng rãi.",
        "2. “Bến xe” là công trình phục vụ đón, trả khách.",
        "# Điều 4. Nguyên tắc", "1. Dữ liệu là tài sản chung.",
        "“Ngày làm việc” được hiểu là ngày từ thứ Hai đến thứ Sáu.",
    )  # fmt: skip
    assert [(one.term, one.meaning) for one in found.definitions] == [
        ("Dữ liệu mở", "dữ liệu được cơ quan nhà nước công bố rộng rãi"),
        ("Bến xe", "công trình phục vụ đón, trả khách"),
        ("Ngày làm việc", "ngày từ thứ Hai đến thứ Sáu"),
    ]
    assert ungrounded(found) == []
