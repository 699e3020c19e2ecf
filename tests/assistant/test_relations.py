"""What documents do to one another and when they take force, asked from both sides."""

import pytest

from assistant.assistant import Assistant
from tests.assistant.laws import laws

ASSISTANT = Assistant(laws())

ANSWERED = [
    ("Luật Thư viện cộng đồng có hiệu lực khi nào?", "01 tháng 7 năm 2026"),
    ("luat 77/2025/QH15 co hieu luc tu ngay nao", "01 tháng 7 năm 2026"),
    ("Luật Thư viện cộng đồng thay thế văn bản nào?", "31/2000/PL-UBTVQH"),
    ("Văn bản nào thay thế Pháp lệnh 31/2000/PL-UBTVQH?", "77/2025/QH15"),
    ("Pháp lệnh 31/2000/PL-UBTVQH bị thay thế bởi văn bản nào?", "77/2025/QH15"),
    ("Pháp lệnh 31/2000/PL-UBTVQH còn hiệu lực không?", "Không còn hiệu lực."),
]


@pytest.mark.parametrize(("question", "expected"), ANSWERED)
def test_tells_relations(question: str, expected: str) -> None:
    answer = ASSISTANT.ask(question)
    assert answer.status == "answered", answer.text
    assert expected in answer.text


def test_knows_nothing_that_replaces_the_law() -> None:
    assert ASSISTANT.ask("Văn bản nào thay thế Luật 77/2025/QH15?").status == "not_found"
