"""Reads question sets and puts them to anything that answers, in process or over HTTP."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from evaluation.errors import QuestionSetError
from evaluation.scoring import Item, Question, judge
from evaluation.summary import Report, summarise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

__all__ = ["Ask", "QuestionSetError", "converse", "evaluate", "read_questions"]

_STATUSES = ("answered", "not_found", "ambiguous")
_VOLATILE = ("milliseconds", "conversation_id")


class Ask(Protocol):
    """Whatever answers: a question and the conversation it belongs to, to an Answer as a JSON object."""

    def __call__(self, question: str, conversation_id: str | None = None) -> dict[str, Any]:
        """Return the Answer; a new conversation is opened when ``conversation_id`` is ``None``."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a set, with what an error message needs."""

    path: Path
    number: int
    fields: dict[str, Any]


def read_questions(paths: Iterable[Path]) -> tuple[Question, ...]:
    """Return the questions of all files in order; raise ``QuestionSetError`` on the first unusable line."""
    questions = [_question(line) for path in paths for line in _lines(path)]
    _refuse_repeated_ids(questions)
    return tuple(questions)


def evaluate(
    questions: Sequence[Question],
    ask: Ask,
    text_of: Callable[[str], str | None] | None = None,
    *,
    twice: bool = True,
) -> Report:
    """Ask every question and judge every answer.

    ``text_of`` gives a document's whole text by its id, for the check that quotes are exact; without it that
    check is left out. ``twice`` asks everything a second time and counts answers that differ.
    """
    return summarise([_asked(question, ask, text_of, twice=twice) for question in questions])


def _asked(question: Question, ask: Ask, text_of: Callable[[str], str | None] | None, *, twice: bool) -> Item:
    answer = converse(question, ask)
    same = not twice or _lasting(converse(question, ask)) == _lasting(answer)
    return judge(question, answer, text_of, same=same)


def converse(question: Question, ask: Ask) -> dict[str, Any]:
    """Return the answer to the question, after its earlier questions in one conversation of their own."""
    conversation_id: str | None = None
    for earlier in question.after:
        conversation_id = ask(earlier, conversation_id).get("conversation_id") or conversation_id
    return ask(question.question, conversation_id)


def _lasting(answer: dict[str, Any]) -> str:
    return json.dumps({key: value for key, value in answer.items() if key not in _VOLATILE}, sort_keys=True)


def _lines(path: Path) -> Iterable[_Line]:
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"Không đọc được bộ câu hỏi {path}: {error}. Hãy kiểm tra đường dẫn và lưu tệp bằng UTF-8."
        raise QuestionSetError(message) from error
    lines = [_parsed(path, number, line) for number, line in enumerate(content.split("\n"), 1) if line.strip()]
    if not lines:
        raise QuestionSetError(f"Bộ câu hỏi {path} không có câu nào. Hãy ghi mỗi dòng một câu hỏi dạng JSON.")
    return lines


def _parsed(path: Path, number: int, line: str) -> _Line:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        message = f"{path}, dòng {number}: không phải JSON ({error.msg}, cột {error.colno}). Hãy sửa dòng này."
        raise QuestionSetError(message) from error
    if not isinstance(fields, dict):
        raise QuestionSetError(f"{path}, dòng {number}: cần một đối tượng JSON {{…}}, không phải {line[:40]!r}.")
    return _Line(path, number, fields)


def _question(line: _Line) -> Question:
    status = _text(line, "status")
    if not set(status.split("|")) <= set(_STATUSES):
        raise _fault(line, f"“status” là {status!r}; chỉ nhận {', '.join(_STATUSES)} (nhiều giá trị nối bằng “|”)")
    return Question(
        id=_text(line, "id"),
        kind=_text(line, "kind"),
        question=_text(line, "question"),
        status=status,
        after=_texts(line, "after"),
        document=line.fields.get("document"),
        must=_groups(line),
        none=_texts(line, "none"),
        cite=_texts(line, "cite"),
        manner=str(line.fields.get("manner", "full")),
    )


def _text(line: _Line, name: str) -> str:
    value = line.fields.get(name)
    if not isinstance(value, str) or not value:
        raise _fault(line, f"thiếu trường “{name}” (chuỗi không rỗng)")
    return value


def _texts(line: _Line, name: str) -> tuple[str, ...]:
    value = line.fields.get(name, [])
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise _fault(line, f"trường “{name}” phải là danh sách chuỗi")
    return tuple(value)


def _groups(line: _Line) -> tuple[tuple[str, ...], ...]:
    value = line.fields.get("must", [])
    if not isinstance(value, list) or not all(isinstance(group, list) and group for group in value):
        raise _fault(line, "trường “must” phải là danh sách các danh sách chuỗi không rỗng")
    return tuple(tuple(str(alternative) for alternative in group) for group in value)


def _fault(line: _Line, what: str) -> QuestionSetError:
    return QuestionSetError(f"{line.path}, dòng {line.number}: {what}. Hãy sửa dòng này.")


def _refuse_repeated_ids(questions: Sequence[Question]) -> None:
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            raise QuestionSetError(f"Mã câu hỏi “{question.id}” xuất hiện hai lần. Hãy đặt mỗi câu một mã riêng.")
        seen.add(question.id)
