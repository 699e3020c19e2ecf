"""Tests who does what: the words that ask for somebody, what they do, and where a clause says so."""

from __future__ import annotations

import pytest

from assistant.families.agents import asks_who, deed, opens_with_agent
from assistant.understanding.question import understand


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("Ai quyết định giao đất cho trường?", "quyết định"),
        ("Giấy phép hoạt động do ai cấp?", "cấp"),
        ("Cơ quan nào phải chịu trách nhiệm niêm yết giá vé?", "niêm yết"),
        ("Những ai không được tham gia bốc thăm?", "tham gia"),
        ("Hội đồng nào xem xét việc khen thưởng?", "việc khen"),
        ("Sổ trực được gửi cho ai?", ""),
    ],
)
def test_what_somebody_does_stands_behind_the_word_that_asks_for_them(text: str, doing: str) -> None:
    question = understand(text)
    assert asks_who(question)
    assert " ".join(word.text for word in deed(question)).rstrip("?") == doing


@pytest.mark.parametrize("text", ["Giấy phép có hạn mấy năm?", "Có phải ai cũng được vay không?"])
def test_nobody_is_asked_for(text: str) -> None:
    assert not asks_who(understand(text))


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Trưởng phòng Nội vụ ký giấy mời.", True),
        ("Hằng quý, Ủy ban nhân dân cấp xã tổ chức đối thoại.", True),
        ("Tổ chức, cá nhân nuôi chó phải đăng ký.", True),
        ("Cha, mẹ đưa con đi tiêm chủng.", True),
        ("Các kiểm soát viên lập biên bản.", True),
        ("Tổ chức tiêm chủng cho trẻ em.", False),
        ("Ban hành quy chế chi tiêu nội bộ.", False),
        ("Hội nghị được tổ chức trong quý I.", False),
        ("Quyết định mức thu.", False),
    ],
)
def test_a_sentence_opens_with_who_acts(text: str, opens: bool) -> None:  # noqa: FBT001 - a table of cases
    assert opens_with_agent(text) is opens
