from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.lock import loose_values
from evaluation.scoring import Question, holds, judge, plain

TEXT = "Cơ quan chủ trì: Phòng GDĐT\nThời gian: Quý III, IV/2025"


def citation(quote: str, start: int = 0, **fields: object) -> dict[str, Any]:
    place = {"marker": 1, "document_id": "d", "start": start, "end": start + len(quote), "source": "a.docx"}
    return {**place, "quote": quote, **fields}


def answer(text: str, *quotes: str, status: str = "answered", **fields: object) -> dict[str, Any]:
    return {"status": status, "text": text, "citations": [citation(quote) for quote in quotes], **fields}


def question(**fields: Any) -> Question:  # noqa: ANN401 (a builder that passes any field on)
    return Question(**{"id": "q", "kind": "lead", "question": "Ai chủ trì?", "status": "answered", **fields})


@pytest.mark.parametrize(
    ("text", "wanted", "held"),
    [
        ("Phòng  GDĐT\nchủ trì", "phòng gdđt chủ trì", True),
        ("Ho\u0300a", "hòa", True),
        ("đạt 95%", "95%", True),
        ("đạt 195%", "95%", False),
        ("có 60 nhiệm vụ", "có 6", False),
        ("có 6 nhiệm vụ", "có 6", True),
        ("1.95%", "95%", False),
        ("22/12/2024", "22/12/2024", True),
        ("22/12/20245", "22/12/2024", False),
    ],
)
def test_words_are_matched_in_one_form_and_numbers_never_cut(text: str, wanted: str, *, held: bool) -> None:
    assert holds(text, wanted) is held


@given(st.text(), st.text(), st.text())
def test_what_stands_in_a_text_is_found(before: str, middle: str, after: str) -> None:
    needle = plain(middle)
    if needle and not any(character.isdigit() for character in needle):
        assert holds(f"{before} {needle} {after}", needle)


@pytest.mark.parametrize(
    ("asked", "given_answer", "fault"),
    [
        (question(must=(("phòng gdđt",),)), answer("Phòng GDĐT chủ trì [1]", "Phòng GDĐT"), None),
        (question(must=(("sở", "phòng gdđt"),)), answer("Phòng GDĐT [1]", "Phòng GDĐT"), None),
        (question(must=(("sở nội vụ",),)), answer("Phòng GDĐT [1]", "Phòng GDĐT"), "thiếu “sở nội vụ”"),
        (question(none=("sở",)), answer("Sở và Phòng", "Sở và Phòng"), "có “sở”"),
        (question(cite=("chủ trì",)), answer("Phòng GDĐT", "Phòng GDĐT"), "không trích dẫn “chủ trì”"),
        (question(cite=("x", "gdđt")), answer("Phòng GDĐT", "Phòng GDĐT"), None),
        (question(document="b.docx"), answer("Phòng", "Phòng"), "không trích dẫn văn bản b.docx"),
        (question(document="a.docx"), answer("Phòng", "Phòng"), None),
        (question(), answer("Không tìm thấy.", status="not_found"), "trạng thái not_found, cần answered"),
        (question(status="answered|ambiguous"), answer("Văn bản nào?", status="ambiguous"), None),
        (question(status="not_found", none=("85%",)), answer("85%", status="not_found"), "có “85%”"),
    ],
)
def test_an_answer_is_right_only_when_nothing_is_wrong(
    asked: Question, given_answer: dict[str, Any], fault: str | None
) -> None:
    assert judge(asked, given_answer).problems == ((fault,) if fault else ())


def test_cited_words_must_stand_in_one_quote() -> None:
    split = answer("Phòng GDĐT chủ trì", "Phòng GDĐT", "chủ trì")
    assert judge(question(cite=("phòng gdđt chủ trì",)), split).problems == ("không trích dẫn “phòng gdđt chủ trì”",)


def test_a_citation_supports_when_its_quote_holds_a_value_or_the_words_of_the_answer() -> None:
    given_answer = answer("Phòng GDĐT chủ trì [1] [2]", "Phòng GDĐT", "Nơi nhận: như trên")
    judged = judge(question(must=(("phòng gdđt",),)), given_answer)
    assert (judged.citations_good, judged.citations_all) == (1, 2)


@pytest.mark.parametrize(("over", "good"), [([1, 2], 1), ([], 0)])
def test_a_counted_thing_supports_the_number_by_the_row_that_names_it(over: list[int], good: int) -> None:
    counted = {"value": "2", "how": "count", "over": over}
    given_answer = answer("Có 2 loại:\n- Chỉ thị [1].\n- Quy chế [2].", "3 | Chỉ thị | CT", "Phòng", computed=[counted])
    for marker, citation in enumerate(given_answer["citations"], 1):
        citation["marker"] = marker
    judged = judge(question(must=(("2 loại",),)), given_answer)
    assert (judged.citations_good, judged.citations_all) == (good, 2)


def test_a_claim_counts_as_supported_when_a_quote_or_a_computation_carries_it() -> None:
    asked = question(must=(("14 nhiệm vụ",), ("phòng gdđt",), ("sở nội vụ",)))
    judged = judge(
        asked, answer("14 nhiệm vụ: Phòng GDĐT, Sở Nội vụ", "Phòng GDĐT", computed=[{"value": "14", "how": "count"}])
    )
    assert (judged.claims_good, judged.claims_all) == (2, 3)


def test_a_verdict_word_is_no_claim() -> None:
    judged = judge(question(must=(("không đúng", "sai"), ("85%",))), answer("Không đúng, 85% [1]", "85%"))
    assert (judged.claims_good, judged.claims_all) == (1, 1)


@pytest.mark.parametrize(
    ("start", "quote", "broken"),
    [(0, "Cơ quan chủ trì", False), (1, "Cơ quan chủ trì", True), (0, "cơ quan chủ trì", True)],
)
def test_a_quote_is_the_text_at_its_place(start: int, quote: str, *, broken: bool) -> None:
    given_answer = {"status": "answered", "text": "x", "citations": [citation(quote, start)]}
    assert any("quy tắc 1" in line for line in judge(question(), given_answer, lambda _: TEXT).violations) is broken


@pytest.mark.parametrize(("end", "broken"), [(15, False), (16, True)])
def test_a_fact_is_cited_whole(end: int, *, broken: bool) -> None:
    given_answer = answer("x", "Cơ quan chủ trì", facts=[{"start": 0, "end": end}])
    assert any("quy tắc 2" in line for line in judge(question(), given_answer).violations) is broken


@pytest.mark.parametrize(
    ("text", "quotes", "loose"),
    [
        ("Đạt 95% [1].", ["> 95% cơ sở"], ()),
        ("Đạt 85% [1].", ["95%"], ("85%",)),
        ("Đạt 95 [1].", ["95%"], ("95",)),
        ("Đạt 95 %", ["95%"], ()),
        ("Quý III, IV/2025 [1]", ["trong Quý III, IV/2025; x"], ()),
        ("Quý II [1]", ["trong Quý III, IV/2025; x"], ("Quý II",)),
        ("số 57-NQ/TW", ["số 57-\n\nNQ/TW"], ()),
        ("ngày 22 tháng 12 năm 2024", ["22/12/2024"], ()),
        ("ngày 23/12/2024", ["22/12/2024"], ("23/12/2024",)),
        ("Lê Văn Giả Định ký", ["Lê Văn Giả Định"], ()),
        ("Lê Văn Giả Định ký", ["Lê Văn Giả"], ("Lê Văn Giả Định",)),
        ("1. Một việc\n2. Việc khác", [], ()),
    ],
)
def test_every_value_has_a_carrier(text: str, quotes: list[str], loose: tuple[str, ...]) -> None:
    assert loose_values(answer(text, *quotes), "Hỏi gì?") == loose


@pytest.mark.parametrize(
    "carrier", [{"computed": [{"value": "14", "how": "count"}]}, {"citations": [citation("có 14 việc")]}]
)
def test_a_count_is_carried_by_a_computation_or_a_quote(carrier: dict[str, Any]) -> None:
    assert loose_values({"status": "answered", "text": "Có 14 nhiệm vụ", **carrier}, "") == ()


def test_a_refusal_may_repeat_the_question_and_nothing_else() -> None:
    refused = answer("Không có năm 2035; năm 2030 là 85%.", "85%", status="not_found")
    assert loose_values(refused, "Đến 2035?") == ("2030", "85%")
