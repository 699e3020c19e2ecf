"""Asks each question in four manners and counts how often the answers rest on the same words of the documents.

Run as ``python -m evaluation.manners --data DIR SET.jsonl…`` over an ingested folder. The manners are made by rule: as
written, without accents, with short forms, and as people chat.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.language.vietnamese import fold
from evaluation.questions import read_questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from evaluation.questions import Ask
    from evaluation.scoring import Question

# Short forms that officers type, for words that stand in many questions.
_SHORT = {
    "văn bản": "vb",
    "nhiệm vụ": "nv",
    "thời gian": "tg",
    "đơn vị": "đv",
    "kết quả": "kq",
    "ủy ban nhân dân": "ubnd",
    "giáo dục và đào tạo": "gdđt",
    "bao nhiêu": "bnhieu",
}
MANNERS = ("full", "bare", "short", "chat")


@dataclass(frozen=True, slots=True)
class Same:
    """How many of the questions are answered alike in each manner as in full, and in all four."""

    questions: int
    by_manner: dict[str, int]
    in_all: int


def said(question: str, manner: str) -> str:
    """Return the question in one of ``MANNERS``."""
    made: dict[str, Callable[[str], str]] = {
        "full": str,
        "bare": fold,
        "short": _shortened,
        "chat": lambda text: f"cho mình hỏi {text[:1].lower()}{text[1:].rstrip(' ?.')} vậy ạ",
    }
    return made[manner](question)


def measure(questions: Iterable[Question], ask: Ask) -> Same:
    """Return how often the four manners lead to the same facts; questions of a conversation are left out."""
    asked = [one for one in questions if not one.after and one.manner == "full"]
    facts = [{manner: _facts(ask(said(one.question, manner))) for manner in MANNERS} for one in asked]
    by_manner = {manner: sum(one[manner] == one["full"] for one in facts) for manner in MANNERS}
    return Same(len(asked), by_manner, sum(len(set(one.values())) == 1 for one in facts))


def _facts(answer: dict[str, Any]) -> tuple[object, ...]:
    """Return what an answer says: its status and the words of the documents that it rests on."""
    spans = {(one["document_id"], one["start"], one["end"]) for one in answer.get("citations", ())}
    return (answer["status"], *sorted(spans))


def _shortened(text: str) -> str:
    for full, short in _SHORT.items():
        text = re.sub(rf"(?<!\w){full}(?!\w)", short, text, flags=re.IGNORECASE)
    return text


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how often the manners agree over the given sets."""
    from assistant.assistant import Assistant  # noqa: PLC0415 - only the command answers
    from index.library import Library  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="python -m evaluation.manners", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("sets", type=Path, nargs="+")
    options = parser.parse_args(arguments)
    assistant = Assistant(Library.open(options.data))
    same = measure(read_questions(options.sets), lambda text, _=None: _told(assistant.ask(text)))
    for manner, count in same.by_manner.items():
        print(f"{manner}: {count} / {same.questions}")  # noqa: T201 - a command prints
    print(f"in all four: {same.in_all} / {same.questions}")  # noqa: T201


def _told(answer: Any) -> dict[str, Any]:  # noqa: ANN401 - the Answer of whatever answers
    spans = [{"document_id": one.document_id, "start": one.start, "end": one.end} for one in answer.citations]
    return {"status": answer.status, "citations": spans}


if __name__ == "__main__":
    main()
