"""Runs question sets with a scripted model attached, and compares each answer with the one composed without it."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from assistant.assistant import Assistant
from assistant.language_model.chat import chat
from assistant.language_model.settings import Settings
from assistant.language_model.voice import Voice
from evaluation.model_trials.behaviours import LIES, honest, lie
from evaluation.model_trials.server import MANNERS, served
from evaluation.questions import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from evaluation.model_trials.behaviours import Asked
    from evaluation.questions import Ask
    from evaluation.scoring import Question
    from evaluation.summary import Report
    from index.library import Library


_LOADING = 60.0


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one behaviour: accuracy (fraction), lost and won questions, rule violations, and the counts.

    ``slowest`` is the longest time of one answer in seconds; ``outcomes`` are those of ``Voice``.
    """

    name: str
    accuracy: float
    lost: tuple[str, ...]
    won: tuple[str, ...]
    violations: int
    slowest: float
    outcomes: dict[str, int]


def trials(
    library: Library, questions: Sequence[Question], seconds: float, names: Sequence[str] = ()
) -> Iterator[Trial]:
    """Yield the trial of no model, then of each behaviour (or of ``names``); each answer may take ``seconds``."""
    _load()
    base = _run(library, questions, None)
    yield _trial("no model", base, base, None)
    for name, (reply, manner) in _behaviours().items():
        if names and name not in names:
            continue
        with served(reply, manner) as url:
            voice = Voice(chat(Settings("openai:scripted", url, seconds=seconds)), seconds)
            yield _trial(name, base, _run(library, questions, voice), voice)


def _load() -> None:
    """Speak to a model once: loading LangChain takes seconds on a busy machine, and is no behaviour of a model."""
    with served(honest) as url:
        Voice(chat(Settings("openai:scripted", url, seconds=_LOADING)), _LOADING).hello()


def _behaviours() -> dict[str, tuple[Callable[[Asked], str], str]]:
    made: dict[str, tuple[Callable[[Asked], str], str]] = {"honest": (honest, "well")}
    made |= {name: (lie(name), "well") for name in LIES}
    return made | {manner: (honest, manner) for manner in MANNERS if manner != "well"}


@dataclass(frozen=True, slots=True)
class _Run:
    report: Report
    slowest: float


def _run(library: Library, questions: Sequence[Question], voice: Voice | None) -> _Run:
    times: list[float] = []
    report = evaluate(questions, _timed(Assistant(library, voice), times), library.text, twice=False)
    return _Run(report, max(times))


def _timed(assistant: Assistant, times: list[float]) -> Ask:
    def ask(question: str, conversation_id: str | None = None) -> dict[str, Any]:
        began = time.perf_counter()
        answer = asdict(assistant.ask(question, conversation_id=conversation_id))
        times.append(time.perf_counter() - began)
        return answer

    return ask


def _trial(name: str, base: _Run, run: _Run, voice: Voice | None) -> Trial:
    pairs = list(zip(base.report.items, run.report.items, strict=True))
    return Trial(
        name,
        dict(run.report.figures)["accuracy"].value,
        tuple(after.question.id for before, after in pairs if before.right and not after.right),
        tuple(after.question.id for before, after in pairs if after.right and not before.right),
        run.report.violations,
        run.slowest,
        voice.outcomes if voice else {},
    )
