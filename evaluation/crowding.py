"""Measures how far answers over a few documents stay the same when many others stand beside them.

Run as ``python -m evaluation.crowding --data FEW --crowd MANY SET.jsonl…``; MANY holds every document of FEW and more.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.questions import converse, read_questions
from evaluation.scoring import Item, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from evaluation.questions import Ask
    from evaluation.scoring import Question


@dataclass(frozen=True, slots=True)
class Pair:
    """One question with its judged answers over the few documents and over the many."""

    few: Item
    many: Item

    @property
    def same(self) -> bool:
        """Whether both answers have the same status and rest on the same words of the same files."""
        return _said(self.few.answer) == _said(self.many.answer)

    @property
    def asked_back(self) -> bool:
        """Whether the many documents made an answer into a question which of them is meant."""
        return bool(self.few.answer["status"] != "ambiguous" == self.many.answer["status"])


@dataclass(frozen=True, slots=True)
class Crowding:
    """Counts of questions, and the median processor time (milliseconds) of an answer among few and among many.

    ``same`` answers agree in status and quotes; ``lost`` were right among few only, ``gained`` among many only;
    ``asked_back`` became ``ambiguous``; ``strangers`` cite a file that the few do not hold.
    """

    questions: int
    right_few: int
    right_many: int
    same: int
    lost: int
    gained: int
    asked_back: int
    strangers: int
    violations: int
    few_ms: float
    many_ms: float


def paired(questions: Iterable[Question], few: Ask, many: Ask) -> list[Pair]:
    """Return each question's answers over the few documents and over the many, judged."""
    return [Pair(judge(one, converse(one, few)), judge(one, converse(one, many))) for one in questions]


def measured(pairs: Sequence[Pair], sources: set[str]) -> Crowding:
    """Return the counts over ``pairs``; ``sources`` are the names of the files that the few documents came from."""

    def count(holds: Callable[[Pair], bool]) -> int:
        return sum(map(holds, pairs))

    return Crowding(
        questions=len(pairs),
        right_few=count(lambda one: one.few.right),
        right_many=count(lambda one: one.many.right),
        same=count(lambda one: one.same),
        lost=count(lambda one: one.few.right and not one.many.right),
        gained=count(lambda one: one.many.right and not one.few.right),
        asked_back=count(lambda one: one.asked_back),
        strangers=count(lambda one: not _sources(one.many.answer) <= sources),
        violations=sum(len(one.many.violations) for one in pairs),
        few_ms=_middle(one.few.answer for one in pairs),
        many_ms=_middle(one.many.answer for one in pairs),
    )


def differing(pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    """Return both answers of each question that is not answered alike, as JSON objects."""
    return [
        {
            "id": one.few.question.id,
            "after": list(one.few.question.after),
            "question": one.few.question.question,
            "right": [one.few.right, one.many.right],
            "few": _shown(one.few.answer),
            "many": _shown(one.many.answer),
        }
        for one in pairs
        if not one.same
    ]


def _said(answer: dict[str, Any]) -> tuple[str, frozenset[tuple[str, str]]]:
    quotes = frozenset((one["source"], " ".join(one["quote"].split())) for one in answer.get("citations", ()))
    return answer["status"], quotes


def _sources(answer: dict[str, Any]) -> set[str]:
    return {one["source"] for one in answer.get("citations", ())}


def _shown(answer: dict[str, Any]) -> dict[str, Any]:
    return {"status": answer["status"], "text": answer["text"], "sources": sorted(_sources(answer))}


def _middle(answers: Iterable[dict[str, Any]]) -> float:
    return float(round(statistics.median([one.get("processor_ms", 0.0) for one in answers] or [0.0]), 2))


def _asking(data: Path) -> tuple[Ask, set[str]]:
    from assistant.assistant import Assistant  # noqa: PLC0415 - only the command answers
    from index.library import Library  # noqa: PLC0415

    library = Library.open(data, create=False)
    assistant = Assistant(library)

    def ask(question: str, conversation_id: str | None = None) -> dict[str, Any]:
        began = time.process_time()
        answer = asdict(assistant.ask(question, conversation_id=conversation_id))
        return answer | {"processor_ms": 1000 * (time.process_time() - began)}

    return ask, {entry.source for entry in library.entries()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the counts of each set, or all of it as JSON with the answers that differ."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.crowding", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the few documents that the sets were written over")
    parser.add_argument("--crowd", type=Path, required=True, help="the same documents among many others")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("sets", type=Path, nargs="+")
    options = parser.parse_args(arguments)
    (few, sources), (many, _) = _asking(options.data), _asking(options.crowd)
    found = {}
    for path in options.sets:
        pairs = paired(read_questions([path]), few, many)
        counts = asdict(measured(pairs, sources))
        found[path.stem] = counts | {"differing": differing(pairs)}
        if not options.json:
            print(path.stem, ", ".join(f"{name} {value}" for name, value in counts.items()), flush=True)  # noqa: T201
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
