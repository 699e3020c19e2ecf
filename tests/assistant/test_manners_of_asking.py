"""Greetings and particles are taken off a question; accents that were left out are read from the documents."""

import pytest

from assistant.assistant import Assistant
from assistant.resolving.accents_read import with_accents
from assistant.understanding.politeness import without_politeness
from tests.assistant.laws import laws

TAKEN_OFF = [
    ("cho mình hỏi thẻ mượn gồm những gì vậy ạ", "Thẻ mượn gồm những gì"),
    ("dạ, cho em hỏi chút: hồ sơ gồm gì ạ?", "Hồ sơ gồm gì?"),
    ("ad ơi, ai ký quyết định này vậy ad?", "Ai ký quyết định này?"),
    ("Xin chào, tôi muốn hỏi thời hạn nộp sổ là bao lâu?", "Thời hạn nộp sổ là bao lâu?"),
    ("cho minh hoi ho so gom gi vay a", "ho so gom gi"),
    # what only looks like it stays
    ("Phải phối hợp với ai?", "Phải phối hợp với ai?"),
    ("Sao lại làm như thế?", "Sao lại làm như thế?"),
    ("Ai cho phép mượn sách?", "Ai cho phép mượn sách?"),
    ("Đ12 k1 điểm a", "Đ12 k1 điểm a"),
    ("Cho hỏi?", "Cho hỏi?"),
]


@pytest.mark.parametrize(("typed", "left"), TAKEN_OFF)
def test_politeness_is_taken_off(typed: str, left: str) -> None:
    assert without_politeness(typed) == left


READ = [
    ("ban doc duoc muon bao nhieu cuon sach", "bạn đọc được mượn bao nhiêu cuốn sách"),
    ("Lam mat sach phai lam gi?", "Làm mất sách phải làm gì?"),
    ("muon sach trong may ngay", "mượn sách trong mấy ngày"),
    ("Mượn sách bao lâu?", "Mượn sách bao lâu?"),
    ("xyzt 512/QD-SVH", "xyzt 512/QĐ-SVH"),
]


@pytest.mark.parametrize(("typed", "read"), READ)
def test_accents_are_read_from_the_documents(typed: str, read: str) -> None:
    shelf = Assistant(laws())._shelves.shelf(typed)
    assert with_accents(typed, shelf.documents) == read


@pytest.mark.parametrize(
    "question", ["Mượn sách trong bao lâu?", "dạ cho em hỏi mượn sách trong bao lâu vậy ạ?", "muon sach trong bao lau"]
)
def test_one_answer_in_every_manner(question: str) -> None:
    assert "30 ngày" in Assistant(laws()).ask(question).text
