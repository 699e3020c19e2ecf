"""The cost of an answer beside one search is measured over every question that stands alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from corpus.samples import sample_paths
from evaluation.answering import main
from index.ingest import ingest
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_questions_that_stand_alone_are_timed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, questions = tmp_path / "data", tmp_path / "set.jsonl"
    with Library.open(data) as library:
        ingest(library, sample_paths()[:1])
    asked = [("ai ký kế hoạch?", []), ("đơn vị nào chủ trì?", []), ("còn ai?", ["ai ký?"])]
    lines = [
        json.dumps({"id": text, "kind": "open", "status": "answered", "question": text, "after": after})
        for text, after in asked
    ]
    questions.write_text("\n".join(lines), encoding="utf-8")
    main(["--data", str(data), str(questions), "--json"])
    cost = json.loads(capsys.readouterr().out)
    assert cost["questions"] == sum(not after for _, after in asked)
    assert 0 < cost["answer_p50"] <= cost["answer_p95"]
