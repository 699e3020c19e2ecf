"""Measures what an answer costs beside one search: ``python -m evaluation.answering --data DIR SET.jsonl…``."""

from __future__ import annotations

import argparse
import json
import statistics
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from evaluation.questions import read_questions
from evaluation.speed import Timing, timed
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

_HITS = 10


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of processor time over the same questions: one hybrid search, one answer, the difference of each."""

    questions: int
    search_p50: float
    search_p95: float
    answer_p50: float
    answer_p95: float
    added_p50: float
    added_p95: float


def measure(data: Path, questions: Sequence[str]) -> Cost:
    """Search and answer every question once, in two libraries of their own, so that neither warms the other."""
    with Library.open(data) as searched, Library.open(data) as asked:
        assistant = Assistant(asked)
        _warm(questions, searched, assistant)
        search = [timed(lambda text: searched.search(text, k=_HITS), text)[1] for text in questions]
        answer = [timed(assistant.ask, text)[1] for text in questions]
    added = [one - other for one, other in zip(answer, search, strict=True)]
    timings = (Timing("", tuple(times)) for times in (search, answer, added))
    figures = (part for one in timings for part in (statistics.median(one.milliseconds), one.percentile(95)))
    return Cost(len(questions), *(round(part, 2) for part in figures))


def _warm(questions: Sequence[str], library: Library, assistant: Assistant) -> None:
    """Open what the first question opens (documents, lexicons); what is measured is the questions after it."""
    library.search(questions[0], k=_HITS)
    assistant.ask(questions[0])


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the sets over the data folder; questions that follow others are left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    cost = measure(chosen.data, [one.question for one in read_questions(chosen.sets) if not one.after])
    print(json.dumps(asdict(cost)) if chosen.json else _lines(cost))  # noqa: T201 - this is its output


def _lines(cost: Cost) -> str:
    return "\n".join(
        f"{name:7} p50 {p50:7.2f} ms, p95 {p95:7.2f} ms"
        for name, p50, p95 in (
            ("search", cost.search_p50, cost.search_p95),
            ("answer", cost.answer_p50, cost.answer_p95),
            ("added", cost.added_p50, cost.added_p95),
        )
    )


if __name__ == "__main__":
    main()
