"""The clause that answers is chosen among those that hold the words, with the search's word on where they stand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.evidence.shelf import Shelves
from assistant.evidence.standing import standings
from assistant.families.clause_choice import NAMES, choices
from assistant.understanding.question import understand
from evaluation.clause_choice import Example, first_right, learned
from tests.assistant.laws import laws

if TYPE_CHECKING:
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

QUESTIONS = ["Bạn đọc được mượn mấy cuốn sách?", "Thẻ bạn đọc bị thu hồi khi nào?", "Ai không được cho mượn bản gốc?"]


def _shelf(question: str) -> tuple[Question, Shelf]:
    return understand(question), Shelves(laws()).shelf(question)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_shares_of_all_clauses_weighed_make_one_and_the_likeliest_stands_first(question: str) -> None:
    many = choices(*_shelf(question))
    assert math.isclose(sum(one.share for one in many), 1.0)
    assert [one.score for one in many] == sorted((one.score for one in many), reverse=True)
    assert all(len(one.features) == len(NAMES) for one in many)


def test_a_clause_stands_as_high_as_the_passage_and_the_article_that_hold_it() -> None:
    question, shelf = _shelf(QUESTIONS[0])
    found = standings(question.text, shelf)
    assert max(one.passage for one in found.values()) == 1.0
    assert all(0.0 <= one.passage <= 1.0 and 0.0 <= one.article <= 1.0 for one in found.values())


def test_without_a_search_no_clause_stands_anywhere() -> None:
    question, shelf = _shelf(QUESTIONS[0])
    assert not standings(question.text, type(shelf)(shelf.documents, shelf.lexicon))


def test_what_tells_the_right_clause_is_learned_and_what_does_not_is_left() -> None:
    drawn = np.random.default_rng(7)
    made = []
    for _ in range(60):
        features = drawn.normal(size=(6, 3))
        right = np.zeros(6, dtype=bool)
        right[np.argmax(features[:, 1])] = True
        made.append(Example(features, right))
    weights = learned(made)
    assert weights[1] > 5 * max(abs(weights[0]), abs(weights[2]))
    assert first_right(made, weights)[0] > 55
