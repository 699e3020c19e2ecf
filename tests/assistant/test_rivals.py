"""Facts read from sentences of a law against the clauses of that law: each question is answered in its own form."""

from datetime import date

import pytest

from assistant.assistant import Assistant
from corpus.read import read_bytes
from tests.assistant.building import Memory

_DECREE = [
    "CHÍNH PHỦ",
    "Số: 71/2022/NĐ-CP",
    "NGHỊ ĐỊNH",
    "Về hoạt động của bảo tàng",
    "Điều 1. Trách nhiệm của Bộ Văn hóa",
    "1. Bộ Văn hóa xây dựng tiêu chuẩn kho hiện vật và kiểm tra việc thực hiện.",
    "2. Bộ Văn hóa hướng dẫn khách tham quan bảo vệ hiện vật.",
    "Điều 2. Trách nhiệm của khách tham quan đối với bảo tàng",
    "1. Khách tham quan giữ gìn hiện vật và trật tự trong phòng trưng bày.",
    "2. Khách tham quan bồi thường hiện vật do mình làm hỏng.",
    "Điều 3. Kho hiện vật",
    "1. Kho hiện vật gồm kho mở, kho kín và kho tạm.",
    "2. Bảo tàng có trách nhiệm kiểm kê kho hiện vật vào tháng 11 hằng năm.",
]
ASSISTANT = Assistant(
    Memory(nghi_dinh=read_bytes("\n".join(_DECREE).encode(), "nghi-dinh-71.txt")), today=lambda: date(2023, 1, 1)
)

ANSWERED = [
    # whose duty it is, from the heading above the sentence
    ("Ai hướng dẫn khách tham quan bảo vệ hiện vật?", ["Bộ Văn hóa"], []),
    ("Bộ Văn hóa có trách nhiệm gì?", ["ây dựng tiêu chuẩn", "ướng dẫn khách"], ["bồi thường"]),
    # what is owed to a unit is no duty of its own
    ("Khách tham quan có trách nhiệm gì đối với bảo tàng?", ["giữ gìn hiện vật"], ["kiểm kê", "tiêu chuẩn"]),
    # what something consists of is no task of anybody
    ("Kho hiện vật gồm những kho nào?", ["kho mở, kho kín"], ["chủ trì"]),
    # a yes or no on what is no role is the sentence's to give
    ("Khách tham quan có phải bồi thường hiện vật do mình làm hỏng không?", ["Đúng", "bồi thường"], ["chủ trì"]),
]


@pytest.mark.parametrize(("question", "said", "unsaid"), ANSWERED)
def test_is_answered_in_the_form_asked(question: str, said: list[str], unsaid: list[str]) -> None:
    answer = ASSISTANT.ask(question)
    assert answer.status == "answered", answer.text
    assert all(one in answer.text for one in said), answer.text
    assert not any(one in answer.text for one in unsaid), answer.text
