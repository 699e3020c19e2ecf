"""The value lock: what an answer states stands in its grounds, whatever the path."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.answer import Answer, CellName, Citation, Computed
from assistant.answering.grounding import ungrounded
from assistant.assistant import Assistant
from tests.assistant.plans import everything
from tests.assistant.test_families import ANSWERED, REFUSED


def citing(quote: str, **values: object) -> Answer:
    citation = Citation(1, "d", "Kế hoạch năm 2026", "7/KH", "d.docx", ("Phụ lục I",), None, None, 0, len(quote), quote)
    return Answer("answered", "", (replace(citation, **values),))  # type: ignore[arg-type]


CARRIED = [
    ("Tỷ lệ là 85% [1].", "3\tTỷ lệ\t85%"),
    ("Tỷ lệ là > 95%.", "> 95% trường"),
    ("Ban hành ngày 22/12/2024.", "ngày 22/12/2024 của Bộ"),
    ("Trong Quý III/2025.", "Quý III, IV/2025"),
    ("Theo 57-NQ/TW.", "Nghị quyết số 57-NQ/TW"),
    ("Phòng Giáo dục và Đào tạo chủ trì.", "Phòng GDĐT"),
    ("Ủy ban nhân dân tỉnh phối hợp.", "Uỷ ban nhân dân tỉnh"),
    ("Người ký: Nguyễn Văn An.", "Nguyễn Văn An"),
    ("Kế hoạch năm 2026, số 7/KH, Phụ lục I.", "không có gì"),
    ("Trường Đồi Sim – Tổng số lớp: 12 [1].", "4\tTrường Đồi Sim\t12\tTổng hợp"),
]


@pytest.mark.parametrize(("text", "quote"), CARRIED)
def test_carried(text: str, quote: str) -> None:
    assert ungrounded(replace(citing(quote), text=text), "") == ()


LOOSE = [
    ("Tỷ lệ là 86%.", "85%"),
    ("Tỷ lệ là 8%.", "85%"),
    ("Tỷ lệ là > 85%.", "85%"),
    ("Ban hành ngày 23/12/2024.", "22/12/2024"),
    ("Trong Quý II/2025.", "Quý III/2025"),
    ("Theo 58-NQ/TW.", "57-NQ/TW"),
    ("Sở Tài chính chủ trì.", "Sở Y tế chủ trì"),
    ("Người ký: Nguyễn Văn Bình.", "Nguyễn Văn An"),
    ("Phòng Kế hoạch – Đối ngoại chủ trì.", "Phòng Kế hoạch – Tài chính"),
]


@pytest.mark.parametrize(("text", "quote"), LOOSE)
def test_loose(text: str, quote: str) -> None:
    assert ungrounded(replace(citing(quote), text=text), "85% 22/12/2024 Sở Tài chính Nguyễn Văn Bình") != ()


def test_cells_and_computed_values_carry() -> None:
    answer = replace(citing("x", cell=CellName("3", "Đến năm 2030")), text="Đến năm 2030 có 14 việc.")
    assert ungrounded(answer, "") == ("14",)
    assert ungrounded(replace(answer, computed=(Computed("14", "count"),)), "") == ()


def test_a_refusal_may_only_repeat_the_question() -> None:
    refusal = Answer("not_found", "Không tìm thấy chỉ tiêu năm 2035.")
    assert ungrounded(refusal, "chỉ tiêu năm 2035?") == ()
    assert ungrounded(refusal, "chỉ tiêu năm 2030?") == ("2035",)
    assert ungrounded(Answer("not_found", "Không tìm thấy Điều 45."), "Đ45 nói gì?") == ()


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_number_is_carried_by_itself_alone(stated: int, quoted: int) -> None:
    loose = ungrounded(replace(citing(f"giá trị {quoted} đồng"), text=f"Giá trị {stated} đồng"), "")
    allowed = {quoted, 2026, 7}
    assert (loose == ()) == (stated in allowed)


@given(st.text(max_size=200))
def test_any_text_can_be_checked(text: str) -> None:
    ungrounded(replace(citing(text), text=text), text)


@pytest.mark.parametrize("text", [*(text for text, _ in ANSWERED), *REFUSED])
def test_every_answer_keeps_the_rules(text: str) -> None:
    library = everything()
    answer = Assistant(library).ask(text)
    assert ungrounded(answer, text) == ()
    for citation in (*answer.citations, *answer.related):
        assert library.document(citation.document_id).text[citation.start : citation.end] == citation.quote
    assert [citation.marker for citation in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_the_same_question_gives_the_same_answer() -> None:
    first, second = (Assistant(everything()).ask("CDC chủ trì những nhiệm vụ nào?") for _ in range(2))
    same = {"conversation_id": "", "milliseconds": 0.0}
    assert replace(first, **same) == replace(second, **same)  # type: ignore[arg-type]
