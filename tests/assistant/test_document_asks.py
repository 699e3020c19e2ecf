"""What questions about a document itself ask for, in wordings that look like another ask."""

from __future__ import annotations

import pytest

from assistant.understanding.question import understand


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Ông Trần Văn An ký văn bản với tư cách nào?", ("signer_role",)),
        ("Bà Lê Thị Bình giữ cương vị gì?", ("signer_role",)),
        ("Văn bản do Trần Văn An ký là văn bản nào?", ("title",)),
        ("Kế hoạch được ký ban hành tại địa phương nào?", ("issue_place",)),
        ("Họ và tên kế toán phụ trách quyết toán?", ("person",)),
        ("Những chương trình nào được lấy làm căn cứ?", ("bases",)),
    ],
)
def test_asks_for_the_fact_that_is_meant(text: str, asks: tuple[str, ...]) -> None:
    assert understand(text).asks == asks


@pytest.mark.parametrize(
    "text",
    ["Vì sao ủy ban ban hành kế hoạch này?", "Xã ban hành kế hoạch để đạt được điều gì?", "Lý do ban hành quy chế?"],
)
def test_the_reason_of_issuing_is_no_date(text: str) -> None:
    assert "issued_on" not in understand(text).asks


def test_a_part_is_no_slip_of_the_tone_for_an_amount() -> None:
    assert "value" not in understand("Sổ điểm được đề cập ở mục nào?").asks
