"""Laws and regulations, asked in the words of people: the clause that answers, whole lists, and what is not there."""

from datetime import date

import pytest

from assistant.answering.answer import Answer
from assistant.answering.grounding import ungrounded
from assistant.assistant import Assistant
from assistant.families.quantities import states_amount
from assistant.understanding.question import understand
from tests.assistant.laws import laws

ASSISTANT = Assistant(laws(), today=lambda: date(2026, 8, 1))


def ask(text: str) -> Answer:
    return ASSISTANT.ask(text)


ANSWERED = [
    # a quantity with its counted noun, under an everyday wording
    ("Bạn đọc được mượn tối đa mấy cuốn sách?", ["05 cuốn sách"]),
    ("ban doc duoc muon toi da may cuon sach", ["05 cuốn sách"]),
    ("Mượn sách trong bao lâu?", ["30 ngày"]),
    # what to do, who does it
    ("Làm mất sách thì phải làm gì?", ["đền sách cùng tên"]),
    ("Ai điểm danh đầu giờ?", ["Giáo viên chủ nhiệm"]),
    # a document by its bare number
    ("Kho mở cửa theo quy chế nào của quyết định 512?", ["512/QĐ-SVH"]),
    # a list is answered whole, a count with its items
    ("Trường hợp nào bị thu hồi thẻ?", ["Cho người khác dùng thẻ", "Làm giả thẻ"]),
    ("Những hành vi nào bị nghiêm cấm?", ["Làm hư hỏng", "Thu phí", "Hút thuốc"]),
    ("Có bao nhiêu hành vi bị nghiêm cấm?", ["Có 3 hành vi", "Hút thuốc"]),
    # what a clause forbids is said first
    ("Có được cho mượn bản gốc tài liệu quý hiếm không?", ["Không đúng.", "không được cho mượn"]),
    # an item is said without its label
    ("Bạn đọc là gì?", ["Bạn đọc là người mượn tài liệu"]),
]


@pytest.mark.parametrize(("question", "expected"), ANSWERED)
def test_answers_with_the_clause(question: str, expected: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered", answer.text
    assert all(one in answer.text for one in expected), answer.text
    assert answer.citations
    assert ungrounded(answer, question) == ()


@pytest.mark.parametrize(("text", "states"), [("Thẻ cứng: 85 mm x 54 mm", True), ("Thẻ in 54 chữ", False)])
def test_a_size_is_told_by_its_unit(text: str, states: bool) -> None:  # noqa: FBT001 - a column of the table
    assert states_amount(understand("Thẻ có kích thước bao nhiêu?"), text) is states


REFUSED = [
    "Hút thuốc trong phòng đọc bị phạt bao nhiêu tiền?",
    "Thẻ bạn đọc có giá bao nhiêu tiền?",
    "Thư viện mở cửa lúc mấy giờ?",
    "Ai sửa chữa máy tính của thư viện?",
    "Tài liệu mượn theo Mẫu 4.7 là mẫu gì?",  # no form of that number
]


@pytest.mark.parametrize("question", REFUSED)
def test_refuses_what_no_clause_states(question: str) -> None:
    assert ask(question).status == "not_found"


def test_a_list_cites_its_heading_and_each_item() -> None:
    answer = ask("Những hành vi nào bị nghiêm cấm?")
    assert [citation.quote for citation in answer.citations] == [
        "Điều 2. Các hành vi bị nghiêm cấm",
        "1. Làm hư hỏng tài liệu.",
        "2. Thu phí mượn sách.",
        "3. Hút thuốc trong phòng đọc.",
    ]
