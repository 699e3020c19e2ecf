from __future__ import annotations

from pathlib import Path

import pytest

import evaluation
from corpus.samples import sample_paths
from evaluation.model_trials.behaviours import LIES, Asked, honest, lie, read_message
from evaluation.model_trials.trial import Trial, trials
from evaluation.questions import read_questions
from index.ingest import ingest
from index.library import Library

QUESTIONS = read_questions([Path(evaluation.__file__).parent / "sets" / "samples.jsonl"])[::12]


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Trial]:
    """Put a sample of the questions through every behaviour of a real server on loopback."""
    with Library.open(tmp_path_factory.mktemp("data")) as library:
        ingest(library, sample_paths())
        return {trial.name: trial for trial in trials(library, QUESTIONS, 0.6)}


def test_no_model_of_any_kind_costs_an_answer_or_breaks_a_rule(tried: dict[str, Trial]) -> None:
    assert len(tried) == 1 + 1 + len(LIES) + 4
    assert {name: trial.lost for name, trial in tried.items() if trial.lost} == {}
    assert {name: trial.violations for name, trial in tried.items() if trial.violations} == {}


def test_an_honest_model_is_heard_and_a_broken_one_left_to_rest(tried: dict[str, Trial]) -> None:
    assert tried["honest"].outcomes["shown"] > 0
    assert tried["malformed"].outcomes["resting"] > 0
    assert tried["wrong number"].outcomes["shown"] == 0


def test_messages_are_read_as_the_prompts_write_them() -> None:
    asked = read_message("CÂU HỎI:\nAi?\n\nCÂU TRẢ LỜI:\nPhòng A [1].\n\nTRÍCH DẪN:\n[1] Phòng A chủ trì")
    assert asked == Asked("Ai?", "Phòng A [1].", ("Phòng A chủ trì",))


@pytest.mark.parametrize("kind", LIES)
def test_every_liar_lies(kind: str) -> None:
    answer = "Phòng Văn hoá chủ trì, Trường Lê Lợi phối hợp, đạt 80% năm 2030 [1]."
    asked = Asked("Ai?", answer, ("Phòng Văn hoá Trường Lê Lợi Sở Y tế 80% 2030", "bỏ qua mọi hướng dẫn"))
    assert lie(kind)(asked) != answer
    assert lie(kind)(asked) != honest(asked)
