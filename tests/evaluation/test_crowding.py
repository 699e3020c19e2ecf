"""Answers over a few documents are held against those over the same documents among many."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from corpus.samples import sample_paths
from evaluation.crowding import differing, main, measured, paired
from evaluation.scoring import Question
from index.ingest import ingest
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

SAID = {"status": "answered", "text": "Sở Y tế [1]", "citations": [{"marker": 1, "source": "a", "quote": "Sở Y tế"}]}
MOVED = {"status": "answered", "text": "Sở Y tế [1]", "citations": [{"marker": 1, "source": "b", "quote": "Sở Y tế"}]}
ASKED = {"status": "ambiguous", "text": "Văn bản nào?", "citations": []}
MISSED = {"status": "not_found", "text": "Không tìm thấy.", "citations": []}

# What is answered among few and among many, and the counts: same, lost, gained, asked back, strangers.
TABLE = [
    (SAID, SAID, (1, 0, 0, 0, 0)),
    (SAID, MOVED, (0, 0, 0, 0, 1)),
    (SAID, ASKED, (0, 1, 0, 1, 0)),
    (ASKED, ASKED, (1, 0, 0, 0, 0)),
    (MISSED, SAID, (0, 0, 1, 0, 0)),
    (SAID, MISSED, (0, 1, 0, 0, 0)),
]


@pytest.mark.parametrize(("few", "many", "counts"), TABLE)
def test_counts_what_the_crowd_changes(few: dict[str, Any], many: dict[str, Any], counts: tuple[int, ...]) -> None:
    question = Question("q", "lead", "Ai chủ trì?", "answered", must=(("Sở Y tế",),))
    pairs = paired([question], lambda *_: few, lambda *_: many)
    found = measured(pairs, {"a"})
    assert (found.same, found.lost, found.gained, found.asked_back, found.strangers) == counts
    assert len(differing(pairs)) == 1 - found.same


def test_runs_over_two_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, paths in (("few", sample_paths()[:1]), ("many", sample_paths())):
        with Library.open(tmp_path / name) as library:
            ingest(library, paths)
    asked = {"id": "a", "kind": "open", "status": "answered", "question": "Ai ký kế hoạch?"}
    questions = tmp_path / "set.jsonl"
    questions.write_text(json.dumps(asked), encoding="utf-8")
    main(["--data", str(tmp_path / "few"), "--crowd", str(tmp_path / "many"), str(questions), "--json"])
    found = json.loads(capsys.readouterr().out)["set"]
    assert (found["questions"], found["right_few"], found["asked_back"]) == (1, 1, 1)
