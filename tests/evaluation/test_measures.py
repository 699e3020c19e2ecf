"""The measures agree with hand-worked figures and cannot be won by leaving queries out."""

import math

import pytest

from evaluation.measures import MEASURES, Measure, mean, table

JUDGED = {"a": 1, "b": 2, "c": 0}


@pytest.mark.parametrize(
    ("measure", "ranking", "expected"),
    [
        (Measure("P", 1), ["a", "x"], 1.0),
        (Measure("P", 1), ["c", "a"], 0.0),
        (Measure("P", 5), ["a", "x", "b"], 2 / 5),
        (Measure("R", 10), ["x", "a"], 0.5),
        (Measure("R", 1), ["x", "a"], 0.0),
        (Measure("MRR", 10), ["x", "c", "b"], 1 / 3),
        (Measure("MRR", 2), ["x", "c", "b"], 0.0),
        (Measure("nDCG", 10), ["b", "a"], 1.0),
        (Measure("nDCG", 10), ["a", "b"], (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3))),
        (Measure("nDCG", 10), [], 0.0),
    ],
)
def test_measure(measure: Measure, ranking: list[str], expected: float) -> None:
    assert measure.of(ranking, JUDGED) == pytest.approx(expected)


def test_measures_print_as_the_field_writes_them() -> None:
    assert [str(measure) for measure in MEASURES] == ["P@1", "R@10", "MRR@10", "nDCG@10"]


def test_a_query_that_is_missing_from_the_run_scores_nothing() -> None:
    qrels = {"q1": {"a": 1}, "q2": {"a": 1}}
    assert mean(Measure("P", 1), {"q1": {"a": 3.0}}, qrels) == 0.5


def test_a_query_without_relevant_documents_does_not_count() -> None:
    assert table({"q1": {"a": 3.0}}, {"q1": {"a": 1}, "q2": {"a": 0}})["MRR@10"] == 1.0


def test_scores_rank_and_ties_keep_their_order() -> None:
    assert mean(Measure("P", 1), {"q": {"x": 1.0, "a": 2.0, "b": 2.0}}, {"q": {"a": 1}}) == 1.0
