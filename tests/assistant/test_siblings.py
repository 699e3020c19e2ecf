"""Tests that clauses which say alike things of different subjects are told apart, and what a line tells alone."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.building import Memory, Plan


def rules() -> Memory:
    """Return a circular, invented, with reports of two bodies and a measure under conditions."""
    plan = Plan()
    plan.head(issuer="BỘ NỘI VỤ", number="9/2024/TT-BNV", type="THÔNG TƯ", title="Thông tư về kho lưu trữ")
    plan.section("Điều 1. Thời hạn gửi báo cáo kho", kind="dieu")
    plan.line("1. Chi cục lưu trữ gửi báo cáo kho đến Cục trước ngày 05 tháng 01 hằng năm.")
    plan.line("2. Phòng lưu trữ gửi báo cáo kho đến Chi cục trước ngày 20 tháng 12 hằng năm.")
    plan.section("Điều 2. Đóng cửa kho", kind="dieu")
    plan.line("Thủ kho đóng cửa kho để khử trùng trong thời hạn không quá 04 ngày khi có các điều kiện sau đây:")
    plan.line("a) Có đơn của người quản lý;")
    plan.line("b) Đã báo cho người đọc.")
    plan.section("Điều 3. Trách nhiệm của Giám đốc kho lưu trữ", kind="dieu")
    plan.line("1. Phê duyệt danh mục tài liệu cần khử trùng.")
    plan.line("2. Báo cáo tình hình kho.")
    return Memory(kho=plan.document())


ASSISTANT = Assistant(rules())
TOLD = [
    ("Phòng lưu trữ gửi báo cáo kho trước ngày nào?", "20 tháng 12", "05 tháng 01"),
    ("Chi cục lưu trữ gửi báo cáo kho trước ngày nào?", "05 tháng 01", "20 tháng 12"),
    ("Thủ kho đóng cửa kho để khử trùng trong thời hạn bao lâu?", "04 ngày", "Có đơn"),
    ("Ai phê duyệt danh mục tài liệu cần khử trùng?", "Giám đốc kho lưu trữ", "Thủ kho"),
]


@pytest.mark.parametrize(("question", "told", "untold"), TOLD)
def test_tells_the_one_that_is_asked_of(question: str, told: str, untold: str) -> None:
    answer = ASSISTANT.ask(question)
    assert answer.status == "answered", answer.text
    assert told in answer.text
    assert untold not in answer.text


def shares() -> Memory:
    """Return a decree, invented, whose figure stands above the cases, and who details a clause behind it."""
    plan = Plan()
    plan.head(issuer="CHÍNH PHỦ", number="5/2024/NĐ-CP", type="NGHỊ ĐỊNH", title="Nghị định về vé bảo tàng")
    plan.section("Điều 1. Giảm giá vé", kind="dieu")
    plan.line("1. Các đối tượng được giảm 40% giá vé gồm:")
    plan.line("a) Nghệ nhân ưu tú có thẻ;")
    plan.line("b) Cựu thanh niên xung phong.")
    plan.section("Điều 2. Phí sao chụp hiện vật", kind="dieu")
    plan.line(
        "Người sao chụp hiện vật phải trả phí sao chụp hiện vật. Bộ trưởng Bộ Văn hóa quy định chi tiết khoản này."
    )
    return Memory(ve=plan.document())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Cựu thanh niên xung phong được giảm bao nhiêu phần trăm giá vé?", "40%"),
        ("Ai quy định chi tiết về phí sao chụp hiện vật?", "Bộ trưởng Bộ Văn hóa"),
    ],
)
def test_tells_what_stands_above_or_behind(question: str, told: str) -> None:
    answer = Assistant(shares()).ask(question)
    assert answer.status == "answered", answer.text
    assert told in answer.text
