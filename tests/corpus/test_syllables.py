"""What the tokens and keys of Vietnamese text must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.syllables import exact_key, folded_key, is_accented, tokens


def coarse(text: str) -> list[str]:
    return [token.text for token in tokens(text) if not token.part]


def finest(text: str) -> list[str]:
    return [token.text for token in tokens(text) if not token.whole]


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("Sở Tài chính", ["Sở", "Tài", "chính"], ["Sở", "Tài", "chính"]),
        ("số 12-CTr/HU.", ["số", "12-CTr/HU"], ["số", "12", "CTr", "HU"]),
        ("/TB-VPUB", ["/TB-VPUB"], ["TB", "VPUB"]),
        ("15/2021/QH15", ["15/2021/QH15"], ["15", "2021", "QH15"]),
        ("> 70%", ["70%"], ["70"]),
        ("3.456 em", ["3.456", "em"], ["3.456", "em"]),
        ("0,75", ["0,75"], ["0,75"]),
        ("ngày 05/6/2023", ["ngày", "05/6/2023"], ["ngày", "05", "6", "2023"]),
        ("kiểm tra/giám sát", ["kiểm", "tra", "giám", "sát"], ["kiểm", "tra", "giám", "sát"]),
        ("TH&THCS", ["TH&THCS"], ["TH", "THCS"]),
        ("số 18-\n\nNQ/HU", ["số", "18-\n\nNQ/HU"], ["số", "18", "NQ", "HU"]),
        ("lớp 12a", ["lớp", "12a"], ["lớp", "12a"]),
        ("", [], []),
        ("… – !", [], []),
    ],
)
def test_tokens(text: str, whole: list[str], parts: list[str]) -> None:
    assert coarse(text) == whole
    assert finest(text) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Thuỷ", "THỦY"),
        ("quí", "quý"),
        ("qui", "quy"),
        ("kĩ", "kỹ"),
        ("lí", "lý"),
        ("công ti"[-2:], "ty"),
        ("1.272", "1272"),
        ("0.5", "0,5"),
        ("GD&ĐT", "GDĐT"),
        ("18-\n\nNQ/HU", "18-NQ/HU"),
        ("2022–2025", "2022-2025"),
        ("Ðiều", "Điều"),
        ("ho\u0061\u0300", "hòa"),
    ],
)
def test_spellings_of_one_thing_share_their_key(one: str, other: str) -> None:
    assert exact_key(one) == exact_key(other)
    assert folded_key(one) == folded_key(other)


@pytest.mark.parametrize(("one", "other"), [("bán", "bạn"), ("tay", "tai"), ("quyết", "quiết"), ("1,1", "11")])
def test_different_things_keep_different_keys(one: str, other: str) -> None:
    assert exact_key(one) != exact_key(other)


def test_folding_forgets_only_diacritics() -> None:
    assert folded_key("Đường") == "duong"
    assert is_accented("đi")
    assert not is_accented("ban")


@given(st.text(max_size=200))
def test_offsets_cut_the_text(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.text


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạ0123456789-/.,% \n&TUNQ", max_size=80))
def test_parts_and_wholes_cover_the_same_letters(text: str) -> None:
    def letters(cut: list[str]) -> str:
        return "".join(character for piece in cut for character in piece if character.isalnum())

    assert letters(coarse(text)) == letters(finest(text)) == letters([text])
