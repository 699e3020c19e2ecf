"""Tests what stands at a numbered place: notes under forms, boxes of a diagram, rows by their number."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.assistant.building import Memory, Plan


def forms() -> Memory:
    """Return an appendix, invented, with two forms and their notes, and a key of a diagram."""
    plan = Plan()
    plan.head(issuer="BỘ NỘI VỤ", number="7/2024/TT-BNV", type="THÔNG TƯ", title="Thông tư về biểu mẫu kho")
    plan.section("Mẫu 1.1 - Phiếu mượn sách", kind="phu_luc")
    plan.line("Phiếu mượn số ……1…… cấp cho ……2……")
    plan.line("Ghi chú:")
    plan.line("1 Số thứ tự của phiếu mượn.")
    plan.line("2 Họ và tên người đọc.")
    plan.section("Mẫu 1.2 - Phiếu trả sách", kind="phu_luc")
    plan.line("Phiếu trả số ……1…… ngày ……2……")
    plan.line("Ghi chú:")
    plan.line("(1) Số thứ tự của phiếu trả.")
    plan.line("(2) Ngày trả sách.")
    plan.section("Sơ đồ bố trí kho", kind="phu_luc")
    plan.table(
        ("Ô số", ":", "Nội dung ghi"),
        (None, None, None),
        (("1", ":", "Tên kho"), ("2, 3a", ":", "Tên người giữ chìa khóa")),
    )
    return Memory(mau=plan.document())


ASSISTANT = Assistant(forms())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ghi chú số 2 ở mẫu phiếu mượn sách là gì?", "Họ và tên người đọc"),
        ("ghi chu so 2 o mau phieu tra sach la gi", "Ngày trả sách"),
        ("Vị trí số 1 của mẫu 1.2 ghi gì?", "Số thứ tự của phiếu trả"),
        ("Ô số 3a trong sơ đồ bố trí kho ghi gì?", "Tên người giữ chìa khóa"),
        ("STT 1, cột nội dung ghi?", "Tên kho"),
    ],
)
def test_tells_what_stands_at_a_numbered_place(question: str, told: str) -> None:
    answer = ASSISTANT.ask(question)
    assert answer.status == "answered", answer.text
    assert told in answer.text
    assert answer.citations


@pytest.mark.parametrize("question", ["Ghi chú số 9 ở mẫu phiếu mượn sách là gì?", "Ghi chú số 2 ở mẫu đơn xin là gì?"])
def test_a_note_that_is_not_there_is_not_told(question: str) -> None:
    assert ASSISTANT.ask(question).status == "not_found"
