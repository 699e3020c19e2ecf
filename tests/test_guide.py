"""The answers that the user's guide shows are the answers that the sample plans give."""

import re
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from corpus.samples import sample_paths
from index.ingest import ingest
from index.library import Library

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "huong-dan.md"
SHOWN = re.findall(r'```console\n\$ cancu ask "(.+?)"\n(.+?)\n```', GUIDE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    library = Library.open(tmp_path_factory.mktemp("guide"))
    ingest(library, sample_paths())
    return Assistant(library)


def test_the_guide_shows_answers() -> None:
    assert len(SHOWN) >= 10


@pytest.mark.parametrize(("question", "shown"), SHOWN, ids=[question for question, _ in SHOWN])
def test_shown_answer(assistant: Assistant, question: str, shown: str) -> None:
    answer = assistant.ask(question)
    assert "\n".join([answer.text, *(f"- {choice}" for choice in answer.choices)]) == shown
