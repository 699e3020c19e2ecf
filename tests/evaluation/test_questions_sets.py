from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import evaluation
from evaluation.questions import read_questions
from evaluation.scoring import Question, holds

SETS = Path(evaluation.__file__).parent / "sets"
SHARED = Path(__file__).resolve().parents[2] / "../shared/corpus"
PLANS = [SETS / "plans-tune.jsonl", SETS / "plans-heldout.jsonl"]
KINDS = {
    *("lead", "coordinating", "time", "result", "target", "duties", "signer", "date", "basis", "recipients"),
    *("funding", "list", "count", "open", "yesno", "follow"),
}
MANNERS = {"full", "bare", "short", "chat"}


def named(path: Path) -> str:
    return path.name


# Claims have a form of their own, which their own test reads.
QUESTIONS = sorted(path for path in SETS.glob("*.jsonl") if path.stem != "claims")


@pytest.mark.parametrize("path", QUESTIONS, ids=named)
def test_every_set_is_usable_and_quotes_twelve_words_at_most(path: Path) -> None:
    questions = read_questions([path])
    assert all(len(words.split()) <= 12 for question in questions for words in question.cite)
    assert {question.manner for question in questions} <= MANNERS


@pytest.mark.parametrize("path", [*PLANS, SETS / "samples.jsonl"], ids=named)
def test_a_set_that_gates_asks_in_every_manner(path: Path) -> None:
    assert {question.manner for question in read_questions([path])} == MANNERS


@pytest.mark.parametrize(("paths", "least", "missing"), [(PLANS, 200, 50), ([SETS / "samples.jsonl"], 90, 20)])
def test_a_set_is_large_and_asks_every_kind(paths: list[Path], least: int, missing: int) -> None:
    questions = read_questions(paths)
    assert len(questions) >= least
    assert {question.kind for question in questions} >= KINDS
    assert sum(question.status == "not_found" for question in questions) >= missing


def test_no_question_stands_in_both_halves() -> None:
    tuned, held_out = (_bases(path) for path in PLANS)
    assert not tuned & held_out
    assert abs(len(tuned) - len(held_out)) <= len(KINDS)


def _bases(path: Path) -> set[str]:
    return {question.id.partition("@")[0] for question in read_questions([path])}


def test_the_halves_hold_the_same_kinds() -> None:
    kinds = [Counter(question.kind for question in read_questions([path])) for path in PLANS]
    assert all(kinds[0][kind] and kinds[1][kind] for kind in KINDS)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the two real plans are not beside this checkout")
@pytest.mark.parametrize("path", PLANS, ids=named)
def test_cited_words_stand_in_the_plan(path: Path) -> None:
    texts = {file.name: file.read_text(encoding="utf-8") for file in SHARED.glob("*.txt")}
    assert [question.id for question in read_questions([path]) if not _stands(question, texts)] == []


def _stands(question: Question, texts: dict[str, str]) -> bool:
    named_text = texts.get(question.document or "", "\n".join(texts.values()))
    # Symbols broken over two lines are rejoined on reading, so a hyphen at the end of a line joins here.
    text = "-".join(part.lstrip() for part in named_text.split("-\n"))
    return not question.cite or any(holds(text, words) for words in question.cite)
