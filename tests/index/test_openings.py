"""What a passage and its sentences open with speaks for it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.retrieval import ranker_over
from index.openings import LEAD, Trust, openings_of, subject_of, worth
from index.scoring import Weights

LEAD_ALONE, OPENING_ALONE = Trust(1.0, 0.0, 0.0), Trust(0.0, 1.0, 0.0)
DEFINED_ALONE = Trust(0.0, 0.0, 1.0)
WORDS = st.lists(st.sampled_from(["tre", "trẻ", "là", "gì", "luật", "a", "1", "nào"]), max_size=9)


def score(question: str, passage: str, trust: Trust) -> float:
    keys = question.split()
    subject = subject_of(keys, dict.fromkeys(["tre", "em", "vai", "tro", "cua"], 1.0))
    return worth(subject, openings_of([line.split() for line in passage.split(". ")]), trust)


@pytest.mark.parametrize(
    ("question", "passage", "expected"),
    [
        ("trẻ em là gì", "trẻ em là người còn nhỏ", 1.0),
        ("trẻ em là gì", "1. trẻ em là người còn nhỏ", 1.0),
        ("tre em la gi", "a trẻ em là người còn nhỏ", 1.0),
        ("trẻ em là gì", "vai trẻ em là vai nhỏ", (2 / 3) ** 2),
        ("vai trò của trẻ em là gì", "trẻ em là người còn nhỏ", (2 / 5) ** 2),
        ("trẻ em là gì", "xã lo cho trẻ em", 0.0),
        ("trẻ em là gì", "người còn nhỏ là trẻ em", 0.0),
    ],
)
def test_defined(question: str, passage: str, expected: float) -> None:
    assert score(question, passage, DEFINED_ALONE) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("trẻ em được học", 1.0),
        ("trẻ được học", 0.5),
        ("được học. trẻ em được chơi", 1.0 - 0.5 * 2 / 6),
        ("được học và được chơi như trẻ em", 0.0),
    ],
)
def test_opening(passage: str, expected: float) -> None:
    assert score("trẻ em nào", passage, OPENING_ALONE) == pytest.approx(expected)


def test_lead_is_the_beginning() -> None:
    assert score("trẻ em", "và " * (LEAD - 2) + "trẻ em", LEAD_ALONE) == pytest.approx(1.0)
    assert score("trẻ em", "và " * (LEAD - 1) + "trẻ em", LEAD_ALONE) == pytest.approx(0.5)
    assert score("trẻ em", "và " * LEAD + "trẻ em", LEAD_ALONE) == 0.0


@given(WORDS, st.lists(WORDS, max_size=4))
def test_worth_is_bounded(question: list[str], lines: list[list[str]]) -> None:
    weights = dict.fromkeys(("tre", "la", "luat"), 2.0)
    assert 0.0 <= worth(subject_of(question, weights), openings_of(lines), Trust(0.5, 0.25, 0.25)) <= 1.0 + 1e-9


@pytest.mark.parametrize(("trust", "first"), [(Trust(), "defines"), (Trust(0.0, 0.0, 0.0), "mentions")])
def test_the_sentence_that_says_what_it_is_comes_first(trust: Trust, first: str) -> None:
    passages = {
        "mentions": "Xã lo cho vùng đệm. Dân giữ vùng đệm. Ai cũng quý vùng đệm.",
        "defines": "Các từ được hiểu như sau. Rừng là nơi có cây lớn. Vùng đệm là dải đất sát rừng. Suối là dòng nước.",
        **{f"x{number}": f"Điều {number} quy định về trang phục của đội {number}." for number in range(8)},
    }
    ranker = ranker_over(passages, "lexical", weights=replace(Weights(), openings=trust))
    assert list(passages)[ranker.rank("Vùng đệm là gì?", 1, mode="lexical")[0].number] == first
