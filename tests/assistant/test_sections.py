"""Numbered parts: by number, by the document's name, by what they speak of, and counted."""

import pytest

from assistant.assistant import Assistant
from tests.assistant.laws import laws

ASSISTANT = Assistant(laws())

ANSWERED = [
    ("Điều 3 của Luật Thư viện cộng đồng quy định gì?", ["05 cuốn sách", "bản gốc"]),
    ("dieu 4 noi gi", ["Làm giả thẻ"]),
    ("Điều nào quy định về thời hạn mượn?", ["Điều 3. Thời hạn mượn"]),
    ("Luật Thư viện cộng đồng có bao nhiêu điều?", ["Có 5 điều", "Điều 5. Hiệu lực thi hành"]),
    ("Luật Thư viện cộng đồng có mấy chương?", ["Có 2 chương"]),
    ("Luật Thư viện cộng đồng năm 2025 có mấy chương?", ["Có 2 chương"]),
]


@pytest.mark.parametrize(("question", "expected"), ANSWERED)
def test_tells_parts(question: str, expected: list[str]) -> None:
    answer = ASSISTANT.ask(question)
    assert answer.status == "answered", answer.text
    assert all(one in answer.text for one in expected), answer.text


def test_asks_back_where_two_documents_have_the_article() -> None:
    assert ASSISTANT.ask("Điều 3 quy định gì?").status == "ambiguous"


@pytest.mark.parametrize(
    "question",
    ["Luật Biển 2012 có mấy chương?", "Điều 9 quy định gì?", "Chương V quy định gì?", "khoản 8 Điều 3 nói gì?"],
)
def test_refuses_parts_that_are_not_there(question: str) -> None:
    assert ASSISTANT.ask(question).status == "not_found"
