"""How much of a text is quoted: all items for a list, one item with its line for a fact, and no verdict unsaid."""

from __future__ import annotations

import pytest

from assistant.evidence.asked_words import asked_words
from assistant.evidence.shelf import Shelves
from assistant.families.extent import asks_one
from assistant.families.verdict_words import verdict
from assistant.understanding.question import understand
from tests.assistant.laws import laws
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
VERDICTS = [
    ("Bạn đọc có được mượn bản gốc không?", "Bạn đọc được mượn bản gốc tại chỗ.", True),
    ("Bạn đọc có được mượn bản gốc không?", "Bạn đọc không được mượn bản gốc.", False),
    ("Bạn đọc có được mượn bản gốc không?", "Bạn đọc được mượn bản gốc, nếu trả chậm thì không bị xử lý.", None),
    ("Bạn đọc có được mượn bản gốc không?", "Mọi tài liệu đều cho mượn, trừ bản gốc.", None),
    ("Bản gốc không được cho mượn phải không?", "Thủ thư không được cho mượn bản gốc.", True),
    ("Trả chậm có bị nhắc nhở không?", "Bạn đọc trả chậm không quá 05 ngày bị nhắc nhở.", True),
]


@pytest.mark.parametrize(("question", "one"), FORMS)
def test_one_fact_is_told_from_a_list(question: str, one: bool) -> None:  # noqa: FBT001 - a table's column
    assert asks_one(understand(question)) is one


@pytest.mark.parametrize(("question", "text", "expected"), VERDICTS)
def test_a_text_affirms_denies_or_leaves_open(question: str, text: str, expected: bool | None) -> None:  # noqa: FBT001
    shelf = Shelves(laws()).shelf(question)
    asked = understand(question)
    assert verdict(asked, asked_words(asked, shelf.lexicon), text) is expected


def test_the_cases_asked_for_are_all_quoted_under_their_line() -> None:
    answer = ask("Thẻ bạn đọc bị thu hồi trong những trường hợp nào?")
    lines = answer.text.split("\n")
    assert lines[0].startswith("Thẻ bạn đọc bị thu hồi trong các trường hợp sau đây [1]")
    assert [line[2:10] for line in lines[1:3]] == ["Cho ngườ", "Làm giả "]
    assert len(answer.citations) == 3
