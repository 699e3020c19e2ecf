"""How much of a text is quoted: all items for a list, one item with its line for a fact."""

from __future__ import annotations

import pytest

from assistant.families.extent import asks_one
from assistant.understanding.question import understand
from tests.assistant.test_provisions import ask

FORMS = [
    ("Thẻ bạn đọc bị thu hồi khi nào?", True),
    ("Ai cho mượn sách?", True),
    ("Được mượn bao nhiêu cuốn sách?", True),
    ("Thủ thư có được thu phí không?", True),
    ("Thủ thư phải làm gì?", False),
    ("Hồ sơ xin cấp thẻ gồm những gì?", False),
    ("Những hành vi nào bị nghiêm cấm?", False),
]


@pytest.mark.parametrize(("question", "one"), FORMS)
def test_one_fact_is_told_from_a_list(question: str, one: bool) -> None:  # noqa: FBT001 - a table's column
    assert asks_one(understand(question)) is one


def test_the_cases_asked_for_are_all_quoted_under_their_line() -> None:
    answer = ask("Thẻ bạn đọc bị thu hồi trong những trường hợp nào?")
    lines = answer.text.split("\n")
    assert lines[0].startswith("Thẻ bạn đọc bị thu hồi trong các trường hợp sau đây [1]")
    assert [line[2:10] for line in lines[1:3]] == ["Cho ngườ", "Làm giả "]
    assert len(answer.citations) == 3
