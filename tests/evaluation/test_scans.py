"""The measures of scanned pages, and the scanned plan read and asked as well as before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import evaluation
from api.wire import answer_to_dict
from assistant.assistant import Assistant
from corpus.document import Assignment, Document
from corpus.scans.tesseract import is_installed
from evaluation.questions import evaluate, read_questions
from evaluation.scans.assignments import Seen, judged, seen_rows
from evaluation.scans.characters import Page, checked_pages, distance, error_rate
from index.ingest import ingest
from index.library import Library

SET = Path(evaluation.__file__).parent / "sets" / "scan-707.jsonl"
PLAN = Path(__file__).resolve().parents[2] / "../shared/documents/qd_707_ttg_full_scan.pdf"


@pytest.mark.parametrize(
    ("one", "other", "edits"), [("", "", 0), ("", "ba", 2), ("bộ", "bo", 1), ("kitten", "sitting", 3), ("ab", "ba", 2)]
)
def test_distance(one: str, other: str, edits: int) -> None:
    assert distance(one, other) == distance(other, one) == edits


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_distance_is_a_metric(one: str, other: str, third: str) -> None:
    assert (distance(one, other) == 0) is (one == other)
    assert distance(one, third) <= distance(one, other) + distance(other, third)


def test_the_best_order_of_the_ends_counts() -> None:
    page = Page("x", (("sai", "đúng"),), ((0, 1), (1, 0)), ((3, 4), (4, 3)))
    truths = page.truths("A\nB\n\nsai\nC\nD")
    assert truths == ["A B đúng C D", "A B đúng D C", "B A đúng C D", "B A đúng D C"]
    assert error_rate("B  A\nđúng C D", truths) == 0
    assert error_rate("B A đung C D", truths) == pytest.approx(1 / 12)


def test_a_fix_must_meet_the_given_text_once() -> None:
    with pytest.raises(ValueError, match="stands 2 times"):
        Page("x", (("a", "b"),)).truths("a a")


def test_what_was_seen_is_whole() -> None:
    rows = seen_rows()
    assert (len(rows), len({row.page for row in rows})) == (64, 17)
    assert all(row.lead and row.timeframe for row in rows)
    assert len(checked_pages()) == 5


@pytest.mark.parametrize(
    ("lead", "timeframe", "right"),
    [
        (("Đề nghị Bộ A (theo chức năng)", "Bộ B"), "12/2027", True),
        (("Bộ A",), "12/2027", False),
        (("Bộ A", "Bộ B"), None, False),
    ],
)
def test_a_row_is_right_with_its_leads_and_its_deadline(
    lead: tuple[str, ...],
    timeframe: str | None,
    right: bool,  # noqa: FBT001 - expected output
) -> None:
    seen = Seen(1, "Rà soát quy định", frozenset({"bộ a", "bộ b"}), frozenset(), "12/2027")
    read = Assignment("Rà soát quy định về thanh tra", lead, (), 0, 1, timeframe=timeframe, table=0)
    other = Assignment("Xây dựng kế hoạch", lead, (), 0, 1, timeframe="12/2027", table=0)
    found = judged(Document("x", assignments=(other, read)), [seen, seen])
    assert [one.right for one in found] == [right, False]


@pytest.mark.shared
@pytest.mark.skipif(not PLAN.exists(), reason="the scanned plan is not beside this checkout")
@pytest.mark.skipif(not is_installed(), reason="tesseract-ocr and tesseract-ocr-vie are not installed")
def test_the_scanned_plan_is_read_and_asked_as_well_as_before(tmp_path: Path) -> None:
    with Library.open(tmp_path / "data") as library:
        (outcome,) = ingest(library, [PLAN])
        assert outcome.document_id is not None
        document = library.document(outcome.document_id)
        rows = judged(document, seen_rows())
        assert sum(row.right for row in rows) >= 0.9 * len(rows)
        assistant = Assistant(library)

        def ask(question: str, conversation_id: str | None = None) -> dict[str, Any]:
            return answer_to_dict(assistant.ask(question, conversation_id=conversation_id))

        report = evaluate(read_questions([SET]), ask, library.text)
    assert report.violations == 0
    assert len(report.failures) <= 6
