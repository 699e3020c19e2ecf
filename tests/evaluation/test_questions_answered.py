from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import evaluation
from api.wire import answer_to_dict
from assistant.assistant import Assistant
from corpus.samples import sample_paths
from evaluation.gates import check
from evaluation.questions import evaluate, read_questions
from evaluation.report import terminal
from index.ingest import ingest
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evaluation.summary import Report

PACKAGE = Path(evaluation.__file__).parent
SHARED = Path(__file__).resolve().parents[2] / "../shared"


def answered(folder: Path, files: Sequence[Path], sets: Sequence[str]) -> Report:
    with Library.open(folder) as library:
        assert {outcome.status for outcome in ingest(library, files)} == {"read"}
        assistant = Assistant(library)

        def ask(question: str, conversation_id: str | None = None) -> dict[str, Any]:
            return answer_to_dict(assistant.ask(question, conversation_id=conversation_id))

        return evaluate(read_questions([PACKAGE / "sets" / name for name in sets]), ask, library.text)


def test_the_sample_plans_are_answered_as_well_as_before(tmp_path: Path) -> None:
    report = answered(tmp_path / "data", sample_paths(), ["samples.jsonl"])
    assert check(report, PACKAGE / "baselines" / "samples.json") == (), terminal(report)


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the two real plans are not beside this checkout")
@pytest.mark.parametrize("half", ["tune", "heldout"])
def test_the_two_plans_are_answered_as_well_as_before(tmp_path: Path, half: str) -> None:
    plans = [Path(shutil.copy(path, tmp_path)) for path in sorted((SHARED / "corpus").glob("*.txt"))]
    report = answered(tmp_path / "data", plans, [f"plans-{half}.jsonl"])
    assert check(report, PACKAGE / "baselines" / f"plans-{half}.json") == ()
