"""Answers about a target by its number in the table ("chỉ tiêu số 5 đặt mức bao nhiêu?")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.proposal import Proposal, refused
from assistant.families.choices import ask_back
from assistant.families.filters import ordinal_of
from assistant.families.targets import of_year, target_of
from assistant.resolving.parts import labelled
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.understanding.pointers import Reference
    from assistant.understanding.question import Question

FAMILY = "targets"
_CONFIDENCE = 0.93


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the target of the row that the question numbers; ``None`` where no target is numbered."""
    item = next((one for one in question.references if one.kind == "item" and _is_target(question, one)), None)
    with_targets = [opened for opened in shelf.documents if opened.document.targets]
    if item is None or not with_targets:
        return None
    held = [(opened, many) for opened in with_targets if (many := _rows(question, shelf, opened, item))]
    if not held:
        text = f"Không tìm thấy {question.text[item.start : item.end]} trong các văn bản đã nạp."
        return refused(FAMILY, _CONFIDENCE, text)
    if len(held) > 1 and not shelf.decided:
        return ask_back(FAMILY, [opened for opened, _ in held], _CONFIDENCE)
    return of_year(question, held[0][1], _CONFIDENCE)


def _is_target(question: Question, item: Reference) -> bool:
    return fold(question.text[item.start : item.end]).startswith("chi tieu")


def _rows(question: Question, shelf: Shelf, opened: Opened, item: Reference) -> list[Ranked]:
    parts = [one for one in question.references if one.kind != "item"]
    every = shelf.every_of("target", opened, shelf.terms(question, ()))
    return [
        one
        for one in every
        if ordinal_of(opened, target_of(one)) == item.value
        and all(any(labelled(name, part.kind, part.value) for name in _path(one)) for part in parts)
    ]


def _path(ranked: Ranked) -> tuple[str, ...]:
    table = ranked.opened.table_of(target_of(ranked))
    return table.path if table else ()
