from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Assignment, Definition, Document, Identity, Section, Signer, Target
from evaluation.generate import generate, to_line
from evaluation.questions import read_questions

if TYPE_CHECKING:
    from pathlib import Path

    from evaluation.scoring import Question

TEXT = "Điều 1. Phạm vi\nSở Ngoại vụ được mời. Trồng cây xanh ven đường."
DOCUMENT = Document(
    text=TEXT,
    identity=Identity(number="12/KH-UBND", signer=Signer("Lê Văn Giả Định", "CHỦ TỊCH")),
    sections=(Section(("Điều 1. Phạm vi",), "Phạm vi", 0, 15, "dieu"),),
    assignments=(
        Assignment("Trồng cây xanh ven đường; tưới cây", ("Phường A", "Đội B"), (), 20, 40, "", "2025", table=0),
    ),
    targets=(
        Target("Tỷ lệ cây sống", "Khu phố", 2030, "> 95% cây", 20, 40),
        Target("Tỷ lệ cây sống", None, 2045, "100%", 20, 40),
    ),
    definitions=(Definition("Cây xanh", "là cây trồng ven đường phố", 20, 40),),
)


def made(manner: str = "full") -> list[Question]:
    return [question for question in generate([("a.docx", DOCUMENT)]) if question.manner == manner]


def asked(kind: str) -> Question:
    return next(question for question in made() if question.kind == kind)


def test_every_lead_unit_must_be_named() -> None:
    assert asked("lead").must == (("Phường A",), ("Đội B",))
    assert "“Trồng cây xanh ven đường”" in asked("lead").question


def test_an_empty_field_is_to_be_refused() -> None:
    assert asked("coordinating").status == "not_found"
    assert asked("timeframe").must == (("2025",),)


def test_a_target_is_asked_for_its_year_and_scope_and_for_a_year_that_is_not_there() -> None:
    assert asked("target").question == "Đến năm 2030, chỉ tiêu “Tỷ lệ cây sống” đối với Khu phố là bao nhiêu?"
    assert asked("target").must == (("95%",),)
    assert (asked("missing-year").status, asked("missing-year").none) == ("not_found", ("95%",))
    assert "2031" in asked("missing-year").question


def test_documents_are_named_by_their_number() -> None:
    assert asked("signer").question == "Ai ký văn bản số 12/KH-UBND?"
    assert asked("missing-part").question.startswith("Điều 41 văn bản số 12/KH-UBND")


def test_a_unit_that_the_text_names_is_no_stranger() -> None:
    strangers = [question.question for question in made() if question.kind == "missing-unit"]
    assert strangers
    assert not any("Sở Ngoại vụ" in question for question in strangers)


def test_each_question_comes_bare_and_with_a_slip() -> None:
    full = {question.id.partition("@")[0]: question.question for question in made()}
    bare = [question.question for question in made("bare")]
    slipped = {question.id.partition("@")[0]: question.question for question in made("typo")}
    assert len(bare) == len(full)
    assert all(text.replace("“", "").replace("”", "").isascii() for text in bare)
    assert len(slipped) > len(full) / 2
    assert all(text != full[name] and sorted(text) == sorted(full[name]) for name, text in slipped.items())


def test_what_is_made_can_be_read_back(tmp_path: Path) -> None:
    questions = generate([("a.docx", DOCUMENT), ("b.docx", DOCUMENT)])
    (tmp_path / "made.jsonl").write_text("\n".join(map(to_line, questions)), encoding="utf-8")
    assert read_questions([tmp_path / "made.jsonl"]) == questions
    assert generate([("a.docx", DOCUMENT), ("b.docx", DOCUMENT)]) == questions
