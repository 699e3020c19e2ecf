"""Numbered parts: by number, by the document's name, by what they speak of, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.assistant import Assistant
from index.ingest import ingest
from index.library import Library
from tests.assistant.laws import laws

if TYPE_CHECKING:
    from pathlib import Path

ASSISTANT = Assistant(laws())

ANSWERED = [
    ("Điều 3 của Luật Thư viện cộng đồng quy định gì?", ["05 cuốn sách", "bản gốc"]),
    ("dieu 4 noi gi", ["Làm giả thẻ"]),
    ("Điều nào quy định về thời hạn mượn?", ["Điều 3. Thời hạn mượn"]),
    ("Luật Thư viện cộng đồng có bao nhiêu điều?", ["Có 5 điều", "Điều 5. Hiệu lực thi hành"]),
    ("Luật Thư viện cộng đồng có mấy chương?", ["Có 2 chương"]),
    ("Luật Thư viện cộng đồng năm 2025 có mấy chương?", ["Có 2 chương"]),
]


@pytest.mark.parametrize(("question", "expected"), ANSWERED)
def test_tells_parts(question: str, expected: list[str]) -> None:
    answer = ASSISTANT.ask(question)
    assert answer.status == "answered", answer.text
    assert all(one in answer.text for one in expected), answer.text


def test_asks_back_where_two_documents_have_the_article() -> None:
    assert ASSISTANT.ask("Điều 3 quy định gì?").status == "ambiguous"


@pytest.mark.parametrize(
    "question",
    ["Luật Biển 2012 có mấy chương?", "Điều 9 quy định gì?", "Chương V quy định gì?", "khoản 8 Điều 3 nói gì?"],
)
def test_refuses_parts_that_are_not_there(question: str) -> None:
    assert ASSISTANT.ask(question).status == "not_found"


def test_a_long_clause_without_a_heading_is_told_by_its_first_words(tmp_path: Path) -> None:
    steps = "".join(f"\n{letter}) Bản sao giấy tờ số {number} của người mượn phòng;" for number, letter in
                    enumerate("abcdeghiklm", 1))  # fmt: skip
    (tmp_path / "quy_che.txt").write_text(
        "QUY CHẾ\nCho mượn phòng họp\n\nĐiều 1. Hồ sơ mượn phòng\n"
        f"1. Người mượn nộp một bộ hồ sơ tại quầy tiếp đón gồm các giấy tờ sau đây:{steps}\n"
        "2. Quầy tiếp đón trả lời trong 02 ngày.\n",
        encoding="utf-8",
    )
    library = Library.open(tmp_path / "data")
    ingest(library, [tmp_path / "quy_che.txt"])
    answer = Assistant(library).ask("Điều 1 quy định gì?")
    assert "Người mượn nộp một bộ hồ sơ" in answer.text, answer.text
    assert all(len(citation.quote) > len("1.") for citation in answer.citations)
