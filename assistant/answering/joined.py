"""Joins the answers to the parts of one question into one answer, and says which part found none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.answering.answer import Answer
from assistant.answering.conversation import turn
from assistant.understanding.splitting import goes_on

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assistant.answering.answer import Citation, Computed

_MARKER = re.compile(r"\[(\d{1,3})\]")
_SURE = 0.8  # part of an answer is only given where it is this sure
_MISSING = "Phần còn lại của câu hỏi không tìm thấy trong các văn bản đã nạp."


def one_by_one(parts: Sequence[str], ask: Callable[[str, Sequence[dict[str, Any]]], Answer]) -> list[Answer]:
    """Return the answers that ``ask`` gives to the parts; one that goes on from the first is asked after its turn."""
    answers: list[Answer] = []
    for part in parts:
        talk = (turn(parts[0], parts[0], answers[0]),) if answers and goes_on(part) else ()
        answers.append(ask(part, talk))
    return answers


def joined(whole: Answer, parts: Sequence[Answer]) -> Answer | None:
    """Return the answers to the parts as one, ``None`` where the answer to the whole question says as much.

    A part that is not answered is said to be missing; where none is, the whole stands. An answer to the whole that
    rests on something else than its parts do is given up for theirs.
    """
    found = [one for one in parts if one.status == "answered"]
    if len(found) < len(parts):
        found = [one for one in found if one.confidence >= _SURE]
    if not found or (whole.status == "answered" and len(found) < len(parts)):
        return None
    if whole.status == "answered" and _spans(whole) >= {span for one in found for span in _spans(one)}:
        return None
    return _joined(found, missing=len(found) < len(parts))


def _joined(found: Sequence[Answer], *, missing: bool) -> Answer:
    citations: list[Citation] = []
    texts: list[str] = []
    computed: list[Computed] = []
    for one in found:
        places = {citation.marker: _placed(citation, citations) for citation in one.citations}
        text = _renumbered(one.text, places)
        if text not in texts:
            texts.append(text)
        computed += [
            replace(value, over=tuple(places.get(over, over) if isinstance(over, int) else over for over in value.over))
            for value in one.computed
        ]
    return Answer(
        status="answered",
        text="\n".join([*texts, *([_MISSING] if missing else [])]),
        citations=tuple(citations),
        facts=tuple(dict.fromkeys(fact for one in found for fact in one.facts)),
        computed=tuple(dict.fromkeys(computed)),
        confidence=min(one.confidence for one in found),
    )


def _renumbered(text: str, places: Mapping[int, int]) -> str:
    return _MARKER.sub(lambda match: f"[{places[int(match[1])]}]", text)


def _placed(citation: Citation, citations: list[Citation]) -> int:
    """Return the marker under which a citation stands among those of the joined answer; a new one is added."""
    for one in citations:
        if replace(one, marker=citation.marker) == citation:
            return one.marker
    citations.append(replace(citation, marker=len(citations) + 1))
    return len(citations)


def _spans(answer: Answer) -> set[tuple[str, int, int]]:
    return {(one.document_id, one.start, one.end) for one in answer.citations}
