"""Short forms are found whatever their case, accents and joints, and ordinary words are left alone."""

import pytest

from corpus.document import Abbreviation
from corpus.language.abbreviations import chat_expansions, expand_tokens, expansions
from corpus.language.syllables import tokens


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("UBND", "ủy ban nhân dân"),
        ("ubnd", "ủy ban nhân dân"),
        ("GD&ĐT", "giáo dục và đào tạo"),
        ("gddt", "giáo dục và đào tạo"),
        ("HC-QT", "hành chính - quản trị"),
        ("ĐMST", "đổi mới sáng tạo"),
        ("dmst", "đổi mới sáng tạo"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
    ],
)
def test_first_expansion(short: str, full: str) -> None:
    assert expansions(short)[0] == full


def test_ambiguous_forms_keep_all_readings() -> None:
    assert {"thông tư", "trung tâm"} <= set(expansions("TT"))


@pytest.mark.parametrize("word", ["không", "xyzzy", "", "&"])
def test_unknown_forms_have_none(word: str) -> None:
    assert expansions(word) == ()


def test_chat_is_never_in_capitals() -> None:
    assert chat_expansions("ko") == ("không",)
    assert chat_expansions("KO") == ()


def read(text: str, *, chatty: bool = False, own: tuple[Abbreviation, ...] = ()) -> list[str]:
    return [found.full for found in expand_tokens(tokens(text), own, chatty=chatty)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ban tu vi pham", []),
        ("cntt la gi", ["công nghệ thông tin"]),
        ("Sở GD&ĐT", ["giáo dục và đào tạo"]),
        ("năm 2025", []),
    ],
)
def test_expand_tokens(text: str, found: list[str]) -> None:
    assert read(text) == found


def test_chat_spellings_are_read_in_questions_only() -> None:
    assert "được" in read("dc cap khi nao", chatty=True)
    assert read("dc cap khi nao") == []


def test_own_definitions_come_first() -> None:
    own = (Abbreviation("TT", "Trung tâm Giám sát", 0, 5),)
    assert read("giao TT chủ trì", own=own) == ["Trung tâm Giám sát"]
