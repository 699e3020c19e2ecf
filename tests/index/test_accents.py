"""Diacritics left out of a question are read from the passages it finds."""

import pytest

from evaluation.retrieval import ranker_over
from index.accents import restored
from index.scoring import bag_of
from index.terms import PassageTerms, query_terms

BAGS = {
    1: bag_of(PassageTerms("người bán hàng\nbán hàng rong", "", "")),
    2: bag_of(PassageTerms("bàn ghế của bạn hàng", "", "")),
}


@pytest.mark.parametrize(
    ("question", "scores", "readings"),
    [
        ("ban hang", {1: 2.0, 2: 1.0}, {"ban": "bán", "hang": "hàng", "ban_hang": "bán_hàng"}),
        ("ban hang", {1: 1.0, 2: 2.0}, {"ban": "bạn", "hang": "hàng", "ban_hang": "bạn_hàng"}),
        ("ban ghe", {1: 2.0, 2: 1.0}, {"ban": "bàn", "ghe": "ghế", "ban_ghe": "bàn_ghế"}),
        ("ban xe", {1: 2.0, 2: 1.0}, {"ban": "bán", "xe": "xe", "ban_xe": "ban_xe"}),
        ("bạn hàng", {1: 2.0, 2: 1.0}, {"ban": "bạn", "hang": "hàng", "ban_hang": "bạn_hàng"}),
        (
            "xe bán hang",
            {1: 2.0, 2: 1.0},
            {"xe": "xe", "xe_ban": "xe_bán", "ban": "bán", "hang": "hàng", "ban_hang": "bán_hang"},
        ),
    ],
)
def test_readings(question: str, scores: dict[int, float], readings: dict[str, str]) -> None:
    query = query_terms(question, expansion_weight=0.5)
    assert {term.folded: term.exact for term in restored(query, BAGS, scores, 1.0)} == readings


def test_a_reading_is_meant_as_far_as_the_passages_agree() -> None:
    query = query_terms("ban hang", expansion_weight=0.5)
    sure, unsure = (restored(query, BAGS, scores, 1.0)[0] for scores in ({1: 1.0}, {1: 1.0, 2: 1.0}))
    assert sure.exactness == 1.0 > unsure.exactness > 0.4
    assert restored(query, BAGS, {1: 1.0}, 0.5)[0].exactness == 0.5


def test_words_typed_with_their_marks_stay() -> None:
    query = list(query_terms("người bạn hàng", expansion_weight=0.5))
    assert restored(query, BAGS, {1: 1.0}, 1.0) == query


def test_what_the_passages_mean_outranks_what_only_looks_alike() -> None:
    passages = {
        "a": "Sở cấp phép bán hàng rong.",
        "b": "Bạn hàng rong ruổi.",
        "c": "Người bán hàng rong nộp phí.",
        "d": "Quy định về bán hàng rong trên vỉa hè.",
    }
    ranked = ranker_over(passages, "lexical").rank("quy dinh ve ban hang rong", 4, mode="lexical")
    order = [list(passages)[item.number] for item in ranked]
    assert (order[0], order[-1]) == ("d", "b")
