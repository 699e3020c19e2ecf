"""Spoilt questions stay the same question, spoilt the same way every time."""

import pytest

from corpus.language.vietnamese import fold
from evaluation.spoilt import MANNERS, half_accented, one_typo, without_accents

QUESTION = "Cơ quan nào chủ trì việc kiểm tra thư viện trường học?"


@pytest.mark.parametrize("manner", MANNERS)
def test_the_same_every_time(manner: str) -> None:
    assert MANNERS[manner](QUESTION) == MANNERS[manner](QUESTION)


def test_accents() -> None:
    assert without_accents(QUESTION) == "co quan nao chu tri viec kiem tra thu vien truong hoc?"
    assert fold(half_accented(QUESTION)) == without_accents(QUESTION)
    assert half_accented(QUESTION) not in {QUESTION, without_accents(QUESTION)}


def test_one_word_is_misspelt() -> None:
    before, after = QUESTION.split(), one_typo(QUESTION).split()
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) <= 1
    assert one_typo("1 2") == "1 2"
