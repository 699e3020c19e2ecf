from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from evaluation.errors import QuestionSetError
from evaluation.questions import converse, evaluate, read_questions
from evaluation.scoring import Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINE = {
    "id": "lead-01",
    "kind": "lead",
    "question": "Ai chủ trì?",
    "after": [],
    "document": None,
    "status": "answered",
    "must": [["phòng gdđt", "phòng giáo dục"]],
    "none": ["sở"],
    "cite": [],
}


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def line(**changes: object) -> str:
    return json.dumps({**LINE, **changes}, ensure_ascii=False)


def test_a_set_is_read_whole(tmp_path: Path) -> None:
    (question,) = read_questions([written(tmp_path / "a.jsonl", line(manner="chat"), "")])
    assert question.must == (("phòng gdđt", "phòng giáo dục"),)
    assert (question.none, question.manner, question.statuses) == (("sở",), "chat", ("answered",))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "không có câu nào"),
        ("{", "dòng 1: không phải JSON"),
        (f"{line()}\n{{", "dòng 2: không phải JSON"),
        ("[1]", "cần một đối tượng JSON"),
        (line(question=""), "thiếu trường “question”"),
        (line(status="maybe"), "“status” là 'maybe'"),
        (line(must=["phòng"]), "trường “must”"),
        (line(must=[[]]), "trường “must”"),
        (line(none="sở"), "trường “none”"),
        (f"{line()}\n{line()}", "xuất hiện hai lần"),
    ],
)
def test_an_unusable_set_says_where_and_why(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(QuestionSetError, match=said):
        read_questions([written(tmp_path / "a.jsonl", content)])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match=r"nowhere\.jsonl"):
        read_questions([tmp_path / "nowhere.jsonl"])


class Echo:
    """Answers with how many questions its conversation has heard."""

    def __init__(self) -> None:
        self.heard: dict[str, list[str]] = {}

    def __call__(self, question: str, conversation_id: str | None = None) -> dict[str, Any]:
        name = conversation_id or f"c{len(self.heard)}"
        self.heard.setdefault(name, []).append(question)
        return {"status": "answered", "text": f"Câu thứ {len(self.heard[name])}", "conversation_id": name}


def test_a_follow_up_is_asked_in_the_conversation_of_its_earlier_questions() -> None:
    echo = Echo()
    asked = Question("f", "follow", "Còn ba?", "answered", after=("Một?", "Hai?"))
    assert converse(asked, echo)["text"] == "Câu thứ 3"
    assert echo.heard == {"c0": ["Một?", "Hai?", "Còn ba?"]}


def test_each_question_has_a_conversation_of_its_own() -> None:
    echo = Echo()
    evaluate([Question("a", "x", "Một?", "answered"), Question("b", "x", "Hai?", "answered")], echo, twice=False)
    assert list(echo.heard.values()) == [["Một?"], ["Hai?"]]


class Clock:
    """Answers with the fields that ``told`` makes of how often it was asked."""

    def __init__(self, told: Callable[[int], dict[str, Any]]) -> None:
        self.told = told
        self.asked = 0

    def __call__(self, question: str, conversation_id: str | None = None) -> dict[str, Any]:
        self.asked += 1
        return {"status": "answered", "text": question, "conversation_id": conversation_id, **self.told(self.asked)}


@pytest.mark.parametrize(
    ("told", "violations"),
    [
        (lambda asked: {"text": "x" * asked}, 1),
        (lambda asked: {"confidence": 1 / asked}, 1),
        (lambda asked: {"milliseconds": asked, "conversation_id": str(asked)}, 0),
    ],
)
def test_an_answer_that_changes_on_a_second_asking_breaks_a_rule(
    told: Callable[[int], dict[str, Any]], violations: int
) -> None:
    report = evaluate([Question("a", "x", "Một?", "answered")], Clock(told))
    assert report.violations == violations
    assert all("quy tắc 4" in violation for item in report.items for violation in item.violations)
