"""Recognised words are mended only where the words beside them leave no doubt, and dust is no word."""

from __future__ import annotations

import pytest

from corpus.document import Page
from corpus.draft import Doubt
from corpus.formats.pdf_content import Word
from corpus.scans.counting import counted, lines_of
from corpus.scans.doubts import doubts_of, ranges
from corpus.scans.openings import mended_openings
from corpus.scans.page import ScannedPage
from corpus.scans.repair import repaired
from corpus.scans.sense import sensed
from corpus.scans.tesseract import Read
from corpus.scans.words import Sure
from corpus.structure.doubtful import found_doubts
from corpus.structure.lines import Laid


def reads(*words: str, confidence: float = 90.0) -> list[Read]:
    return [Read(word, 20 * at, 0, 20 * at + 15, 20, confidence, (1, 1, 1)) for at, word in enumerate(words)]


@pytest.mark.parametrize(
    ("read", "mended"),
    [
        ("đáp ứng yêu câu về phòng cháy", "đáp ứng yêu cầu về phòng cháy"),
        ("sửa đôi bô sung một số điều", "sửa đổi bổ sung một số điều"),
        ("QUYÉT ĐỊNH:", "QUYẾT ĐỊNH:"),
        ("cơ quan có thâm quyền", "cơ quan có thẩm quyền"),
        ("ngày l6 tháng 6 năm 2010", "ngày 16 tháng 6 năm 2010"),
        ("số 164/2024/QHI5 ngày", "số 164/2024/QH15 ngày"),
        ("Ủy ban nhân dân thành phó Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
    ],
)
def test_what_law_never_says_is_mended(read: str, mended: str) -> None:
    words = read.split()
    assert " ".join(repaired(words, [90.0] * len(words))) == mended


@pytest.mark.parametrize(
    "text",
    [
        "ông Võ Tuấn Anh, Phó Chánh Văn phòng",
        "bà Lò Thị Mỷ và ông Sùng A Páo",
        "phòng, chống úng ngập, hạn hán",
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024",
        "đạt 12,5% và 1.272 hộ",
        "",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    words = text.split()
    assert repaired(words, [95.0] * len(words)) == words


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("~", "Bộ", "Công", "an;"), ["-", "Bộ", "Công", "an;"]),
        (("_nước", "Việt", "Nam_", "|"), ["nước", "Việt", "Nam"]),
        (("§/2027",), ["8/2027"]),
        (("8.", "Sửa", "đổi"), ["8.", "Sửa", "đổi"]),
        (("§.", "Sửa", "đổi"), ["8.", "Sửa", "đổi"]),
        (("-",), []),
        (("'", "`"), []),
    ],
)
def test_dust_is_taken_off(words: tuple[str, ...], kept: list[str]) -> None:
    assert [word.text for word in sensed(reads(*words)).words] == kept


@pytest.mark.parametrize(
    ("words", "confidence", "is_print"),
    [
        (("Bộ", "Công", "an;"), 60.0, True),
        (("12/2027",), 90.0, True),
        (("về", "TTPBVKHDHL)"), 90.0, True),
        (("zy%i1I1ỆC", "x⁄‡x"), 30.0, False),
        (("#", "ƒQ§"), 20.0, False),
    ],
)
def test_a_line_without_sense_is_no_print(words: tuple[str, ...], confidence: float, is_print: bool) -> None:  # noqa: FBT001 - expected output
    assert sensed(reads(*words, confidence=confidence)).is_print is is_print


def test_lists_and_quotations_open_as_they_must() -> None:
    lines = [reads(first, "Tổ", "chức") for first in ("a)", "b)", "c)", "đ)", "đ)", "e)", "%6.", "“3,", "3,")]
    opened = [line[0].text for line in mended_openings(lines)]
    assert opened == ["a)", "b)", "c)", "d)", "đ)", "e)", "“6.", "“3.", "3,"]


def test_doubts_are_found_again_in_the_text() -> None:
    text = "Sở A chủ trì\t6/2027\nSở B chủ trì\t8/2027"
    laid = Laid(text, (), (Page(1, 0, len(text), ocr=True),))
    doubts = [
        Doubt(1, "8/2027", (), (), 0.4),
        Doubt(1, "Sở", (), ("B",), 0.5, "Số"),
        Doubt(1, "chủ", (), (), 0.3),
        Doubt(1, "mất", (), (), 0.3),
    ]
    found = found_doubts(laid, doubts)
    assert [(text[one.start : one.end], one.confidence, one.original) for one in found] == [
        ("Sở", 0.5, "Số"),
        ("8/2027", 0.4, None),
    ]
    assert text[found[0].start :].startswith("Sở B")


def test_unsure_and_mended_words_are_doubted() -> None:
    words = [
        Sure(Word("Bộ", 0, 10, 0, 12), 95.0),
        Sure(Word("Tài", 12, 20, 0, 12), 40.0),
        Sure(Word("chính", 22, 40, 0, 12), 95.0, "chinh"),
        Sure(Word("†‡", 50, 60, 0, 12, stamp=True), 10.0),
    ]
    doubts = list(doubts_of(ScannedPage(2, 595, 842, tuple(words), (), ())))
    assert [(one.page, one.text, one.before, one.after, one.original) for one in doubts] == [
        (2, "Tài", ("Bộ",), ("chính",), None),
        (2, "chính", ("Bộ", "Tài"), (), "chinh"),
    ]


@pytest.mark.parametrize(("numbers", "said"), [([1], "1"), ([1, 2, 3], "1–3"), ([1, 3, 4, 9], "1, 3–4, 9"), ([], "")])
def test_ranges_of_pages(numbers: list[int], said: str) -> None:
    assert ranges(numbers) == said


def test_pairs_are_counted_over_commas_but_not_over_stops() -> None:
    single, pairs = counted(["Cháy, nổ. Phải có " + "cháy, nổ; " * 20])
    assert single["nổ"] == 21
    assert pairs["cháy", "nổ"] == 21
    assert ("nổ", "phải") not in pairs
    assert list(lines_of(single, pairs)) == ["cháy\t21\tnổ\t21", "nổ\t21"]
