"""The four manners of a question, and what counts as the same answer."""

from typing import Any

import pytest

from evaluation.manners import measure, said
from evaluation.scoring import Question

MANNERS = [
    ("full", "Văn bản do đơn vị nào ban hành?"),
    ("bare", "van ban do don vi nao ban hanh?"),
    ("short", "vb do đv nào ban hành?"),
    ("chat", "cho mình hỏi văn bản do đơn vị nào ban hành vậy ạ"),
]


@pytest.mark.parametrize(("manner", "expected"), MANNERS)
def test_says_it_in_each_manner(manner: str, expected: str) -> None:
    assert said("Văn bản do đơn vị nào ban hành?", manner) == expected


def test_counts_answers_that_rest_on_the_same_words() -> None:
    def ask(text: str, _conversation: str | None = None) -> dict[str, Any]:
        end = 9 if text.startswith("cho") else 5
        return {"status": "answered", "citations": [{"document_id": "a", "start": 0, "end": end}]}

    same = measure(
        [Question("a", "open", "Ai ký?", "answered"), Question("b", "open", "Rồi sao?", "answered", ("x",))], ask
    )
    assert (same.questions, same.by_manner["bare"], same.by_manner["chat"], same.in_all) == (1, 1, 0, 0)
