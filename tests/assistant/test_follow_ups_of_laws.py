"""Follow-ups over laws put a thing in place of one of its kind; a document's name is no part of what is asked."""

import pytest

from assistant.assistant import Assistant
from assistant.resolving.paraphrases import unnamed
from assistant.resolving.scope import narrowed
from assistant.resolving.symbols_meant import completed
from assistant.understanding.follow_ups import put_in_place
from assistant.understanding.question import understand
from tests.assistant.building import Memory, Plan

PUT = [
    ("Lệ phí của công chức là bao nhiêu?", "còn viên chức thì sao ạ?", "Lệ phí của viên chức là bao nhiêu?"),
    ("Trường THPT nộp sổ về đâu?", "còn tiểu học và THCS?", "Trường tiểu học và THCS nộp sổ về đâu?"),
    ("Sổ mượn sách giữ bao lâu?", "thế còn sổ góp ý?", "sổ góp ý giữ bao lâu?"),
    ("so muon sach giu bao lau", "con so gop y", "so gop y giu bao lau"),
    ("Quyển lý lịch gồm mấy trang?", "còn sơ yếu lý lịch?", "Quyển sơ yếu lý lịch gồm mấy trang?"),
    ("Hội thi học kỳ I khối 4 mở khi nào?", "thế còn học kỳ II?", "Hội thi học kỳ II khối 4 mở khi nào?"),
    ("Phí của thẻ mượn sách là bao nhiêu?", "thế thẻ mượn phim thì bao nhiêu?", "Phí của thẻ mượn phim là bao nhiêu?"),
    ("Căn lề trái bao nhiêu?", "không, ý mình là lề trên cơ", "Căn lề trên bao nhiêu?"),
]


@pytest.mark.parametrize(("before", "after", "expected"), PUT)
def test_a_thing_takes_the_place_of_its_kind(before: str, after: str, expected: str) -> None:
    assert put_in_place(understand(after), understand(before))[0] == expected


@pytest.mark.parametrize("after", ["Còn năm 2030?", "còn Điều 7?", "Thế thì sao?", "còn bến đò?"])
def test_years_parts_and_strangers_take_no_place(after: str) -> None:
    assert put_in_place(understand(after), understand("Sổ mượn sách năm 2025 theo Điều 5 giữ bao lâu?")) == ()


def _memory() -> Memory:
    plan = Plan()
    plan.head(issuer="BỘ VĂN HÓA", number="19/2025/TT-BVH", type="THÔNG TƯ", title="Thông tư về sổ sách thư viện")
    plan.section("Điều 1. Sổ sách", kind="dieu")
    plan.line("1. Sổ mượn sách được giữ trong 03 năm.")
    plan.line("2. Sổ góp ý được giữ trong 01 năm.")
    plan.section("Điều 2. Thanh lý sách rách", kind="dieu")
    plan.line("Thư viện thanh lý sách rách vào tháng 11 hằng năm.")
    other = Plan()
    other.head(issuer="BỘ VĂN HÓA", number="20/2025/TT-BVH", type="THÔNG TƯ", title="Thông tư về rạp chiếu phim")
    other.section("Điều 1. Vé", kind="dieu")
    other.line("Vé xem phim được giữ trong 05 ngày.")
    return Memory(books=plan.document(), films=other.document())


def test_a_follow_up_is_answered_in_the_place_of_what_was_asked() -> None:
    assistant = Assistant(_memory())
    first = assistant.ask("Sổ mượn sách giữ bao lâu?")
    assert "03 năm" in first.text
    second = assistant.ask("thế còn sổ góp ý?", conversation_id=first.conversation_id)
    assert "01 năm" in second.text


NAMED = [
    ("Sổ góp ý giữ bao lâu (TT 19/2025)?", "Sổ góp ý giữ bao lâu?"),
    ("Theo Thông tư 19/2025/TT-BVH, sổ góp ý giữ bao lâu?", "sổ góp ý giữ bao lâu?"),
    ("TT 19/2025: sổ góp ý giữ bao lâu?", "sổ góp ý giữ bao lâu?"),
    ("Sổ góp ý giữ bao lâu?", ""),
]


@pytest.mark.parametrize(("question", "expected"), NAMED)
def test_the_name_of_a_document_is_taken_off(question: str, expected: str) -> None:
    assistant = Assistant(_memory())
    shelf = assistant._shelves.shelf(question)
    asked, _ = narrowed(completed(understand(question), shelf.documents), shelf)
    assert unnamed(asked) == expected


@pytest.mark.parametrize("question", [question for question, _ in NAMED])
def test_a_question_with_a_name_is_answered_as_without(question: str) -> None:
    assert "01 năm" in Assistant(_memory()).ask(question).text
