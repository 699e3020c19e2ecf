"""Passages and questions become the terms they are matched by."""

import pytest

from corpus.document import Abbreviation, Passage
from index.terms import accent_habit, keys_of, passage_terms, query_terms


def passage(text: str, path: tuple[str, ...] = (), context: str = "") -> Passage:
    return Passage(text, path, 0, len(text), context=context)


def test_a_sentence_a_line_with_symbols_whole_and_in_parts() -> None:
    terms = passage_terms(passage("Theo số 18-NQ/HU. Hạn: quý I;\nđạt 70%."))
    assert terms.body.split("\n") == ["theo số 18 nq hu §18-nq/hu", "hạn quí i", "đạt 70 §70%"]


def test_heading_and_context_stand_aside() -> None:
    terms = passage_terms(passage("Nội dung.", ("I. Chung", "2. Riêng"), "Đơn vị chủ trì"))
    assert terms.head == "i chung 2 riêng đơn vị chủ trì"
    assert "chủ" not in terms.body


def test_short_forms_are_written_out_by_the_list_and_by_the_document() -> None:
    assert "ủy_ban" in passage_terms(passage("UBND huyện")).expanded.split()
    own = (Abbreviation("TVM", "thư viện mở", 0, 3),)
    assert {"thư", "viện", "mở", "viện_mở"} <= set(passage_terms(passage("lập TVM"), own).expanded.split())


def test_a_question_has_syllables_bigrams_and_written_out_short_forms() -> None:
    terms = {term.exact: term for term in query_terms("UBND xã chủ trì", expansion_weight=0.5)}
    assert {"ubnd", "xã", "ubnd_xã", "chủ_trì", "nhân_dân"} <= set(terms)
    assert terms["nhân_dân"].weight < terms["chủ_trì"].weight == 1.0
    assert terms["chủ_trì"].folded == "chu_tri"


@pytest.mark.parametrize(
    ("question", "term", "exactness"),
    [
        ("bán sách cũ ở đâu", "bán", 1.0),
        ("ban sach cu o dau", "ban", 0.0),
        ("cơ quan nào chủ trì việc này", "quan", 1.0),
        ("bán sach cu o dau", "bán", 1.0),
    ],
)
def test_missing_diacritics_are_meant_only_by_those_who_type_them(question: str, term: str, exactness: float) -> None:
    found = {item.exact: item.exactness for item in query_terms(question, expansion_weight=0.5)}
    assert found[term] == exactness


def test_habit_of_nothing() -> None:
    assert accent_habit([]) == accent_habit(["2025"]) == 0.0
    assert keys_of("") == []
