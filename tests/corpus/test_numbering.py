"""Labels are told from figures, dates and initials that look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.numbering import label_of, roman


@pytest.mark.parametrize(
    ("text", "kind", "label", "value"),
    [
        ("Phụ lục I", "phu_luc", "Phụ lục I", 1),
        ("PHỤ LỤC II", "phu_luc", "PHỤ LỤC II", 2),
        ("Phụ lục", "phu_luc", "Phụ lục", 0),
        ("Phụ lục số 03: Danh mục", "phu_luc", "Phụ lục số 03:", 3),
        ("PL I", "phu_luc", "PL I", 1),
        ("PL 02. DANH MỤC", "phu_luc", "PL 02.", 2),
        ("PL3", "phu_luc", "PL3", 3),
        ("Phần thứ hai", "phan", "Phần thứ hai", 2),
        ("PHẦN A. CHUNG", "phan", "PHẦN A.", 1),
        ("Chương IV", "chuong", "Chương IV", 4),
        ("CHƯƠNG II. QUY ĐỊNH", "chuong", "CHƯƠNG II.", 2),
        ("Mục 1. THỦ TỤC", "muc", "Mục 1.", 1),
        ("Tiểu mục 2", "tieu_muc", "Tiểu mục 2", 2),
        ("Điều 12. Hiệu lực", "dieu", "Điều 12.", 12),
        ("II. NỘI DUNG", "roman", "II.", 2),
        ("II.NỘI DUNG", "roman", "II.", 2),
        ("I- MỤC ĐÍCH", "roman", "I-", 1),
        ("A. ĐẶC ĐIỂM", "letter", "A.", 1),
        ("1. Mục đích", "number", "1.", 1),
        ("1.2. Yêu cầu", "number", "1.2.", 2),
        ("1.3 Yêu cầu", "number", "1.3", 3),
        ("2) Rà soát", "number", "2)", 2),
        ("(3). Rà soát", "number", "(3).", 3),
        ("2). Rà soát", "number", "2).", 2),
        ("b). Rà soát", "letter", "b).", 2),
        ("3/ Rà soát", "number", "3/", 3),
        ("1- Mục đích", "number", "1-", 1),
        ("7.Tăng cường", "number", "7.", 7),
        ("a) điểm", "letter", "a)", 1),
        ("đ) điểm", "letter", "đ)", 5),
        ("e) điểm", "letter", "e)", 6),
        ("k. điểm", "letter", "k.", 10),
        ("- Lưu: VT", "bullet", "-", 0),
        ("+ Có", "bullet", "+", 0),
        ("• Có", "bullet", "•", 0),
        ("- - Trung tâm", "bullet", "- -", 0),
    ],
)
def test_labels(text: str, kind: str, label: str, value: int) -> None:
    found = label_of(text)
    assert found is not None
    assert (found.kind, found.text, found.value) == (kind, label, value)
    assert text[found.start : found.end] == label


@pytest.mark.parametrize(
    "text",
    [
        *("2025. ", "22/12/2024", "3,5 điểm", "V.v", "I.T", "95%", "1.272 trường", "1.1 tỷ đồng", "-5 độ", "––––", "*"),
        *(
            "Mục đích",
            "Phần mềm",
            "Phần Lan",
            "Chương trình",
            "Mục II của Kế hoạch",
            "Điều 5 Luật này",
            "Phụ lục kèm theo",
            "PLATFORM",
        ),
        *("Chương II của Luật", "57-NQ/TW", "", "v.v.", "TM. ỦY BAN"),
    ],
)
def test_no_labels(text: str) -> None:
    assert label_of(text) is None


def test_roman_numerals() -> None:
    assert [roman(text) for text in ("I", "IV", "IX", "XIV", "XL", "IIII", "VX", "")] == [1, 4, 9, 14, 40, 0, 0, 0]


def test_levels_of_a_decimal_label_and_its_style() -> None:
    first, second = label_of("1.2.3. Tổ"), label_of("(1) Tổ")
    assert first is not None
    assert second is not None
    assert first.parts == (1, 2, 3)
    assert (first.style, second.style) == ("1.1.1.", "(1)")


def test_a_full_stop_behind_a_bracket_changes_no_level() -> None:
    pairs = [("(1). Tổ", "(1) Tổ"), ("1). Tổ", "1) Tổ"), ("a). Tổ", "a) Tổ")]
    styles = [[found.style for text in pair if (found := label_of(text))] for pair in pairs]
    assert styles == [["(1)", "(1)"], ["1)", "1)"], ["a)", "a)"]]


@given(st.text(alphabet="IVXabđ123.()/- ĐiềuPhụlcMục\n", max_size=30))
def test_a_label_stands_where_it_says(text: str) -> None:
    found = label_of(text)
    if found:
        assert text[found.start : found.end] == found.text
        assert text[: found.start].strip() == ""
