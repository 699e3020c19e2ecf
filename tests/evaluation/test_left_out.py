"""Laws with articles left out: what is asked of the rest is answerable, what is asked of the gap is not."""

import pytest

from evaluation.codified_laws import Article
from evaluation.left_out import is_left_out, questions_on
from evaluation.scoring import Question

_SAID = "Bảo tàng ngày 01/02/2022 của Chính phủ, có hiệu lực thi hành kể từ ngày 01/04/2022"


def _article(number: int, title: str, *lines: str) -> Article:
    return Article(number, "", "Nghị định", _SAID, title, "\n".join(lines))


_ARTICLES = [
    _article(1, "Phạm vi điều chỉnh", "Nghị định này quy định về bảo tàng."),
    *(
        _article(
            number,
            f"Điều kiện mở kho thứ {number}",
            f"1. Trong thời hạn {number + 3} ngày kể từ ngày nhận hồ sơ, cơ quan cấp phép trả lời người mở kho.",
            f"2. Bộ Văn hóa quyết định việc đóng cửa kho hiện vật {number} của bảo tàng.",
        )
        for number in range(2, 14)
    ),
]
_QUESTIONS = list(questions_on("71/2022/NĐ-CP", _ARTICLES))


def test_about_a_third_is_left_out_and_never_what_every_law_has() -> None:
    left = [one for one in _ARTICLES if is_left_out("71/2022/NĐ-CP", one)]
    assert 1 <= len(left) < len(_ARTICLES) / 2
    assert _ARTICLES[0] not in left


@pytest.mark.parametrize("question", _QUESTIONS, ids=lambda one: one.id)
def test_a_question_is_refused_just_where_its_article_is_gone_or_silent(question: Question) -> None:
    gone = question.kind in {"left_out", "unstated"}
    assert (question.status == "not_found") is gone
    assert bool(question.cite) is not gone


def test_asks_in_several_ways() -> None:
    kinds = {one.kind for one in _QUESTIONS}
    assert {"heading", "deadline", "who", "left_out", "unstated"} <= kinds
    assert len({one.question for one in _QUESTIONS}) > len(_QUESTIONS) / 2


def test_the_quote_wanted_stands_in_the_article() -> None:
    deadlines = [one for one in _QUESTIONS if one.kind == "deadline"]
    assert deadlines
    texts = " ".join(one.text.lower() for one in _ARTICLES)
    assert all(one.cite[0] in texts and one.must[0][0] in texts for one in deadlines)
