"""Scanned pages are read as pages with text are: words, tables, margins, with what is unsure said so."""

from __future__ import annotations

import os
import struct
import time
import zlib
from pathlib import Path

import numpy as np
import pytest

from corpus.draft import Draft, Grid, Paragraph
from corpus.errors import EmptyFile, MissingProgram, TooLarge
from corpus.formats.pdf import read_pdf
from corpus.formats.pdf_content import PageContent, Word
from corpus.formats.pdf_real import is_garbage, needs_reading
from corpus.pages import attending
from corpus.scans.images import read_images
from corpus.scans.ink import grey, ink, without_borders, without_specks
from corpus.scans.keeping import shelf_of
from corpus.scans.page import ScannedPage, read_page
from corpus.scans.rules import ruled
from corpus.scans.segments import printed
from corpus.scans.straighten import lies_sideways, straight, tilt_of
from corpus.scans.tesseract import is_installed
from corpus.structure.layout import understand
from tests.corpus.sheet_of_print import DOTS, Picture, Sheet, dusty, scanned_pdf, turned

needs_tesseract = pytest.mark.skipif(
    not is_installed() and os.environ.get("CI") != "true",
    reason="tesseract-ocr and tesseract-ocr-vie are not installed",
)
XS, YS = [60.0, 100, 300, 420, 540], [60.0, 95, 150, 205]
ROWS = [
    ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"),
    ("1", "Tập huấn giáo viên", "Sở Nội vụ", "6/2027"),
    ("2", "Mua sắm thiết bị", "Sở Tài chính", "12/2028"),
]
PROSE = (
    "Ủy ban nhân dân tỉnh giao các sở, ngành, địa phương",
    "tổ chức thực hiện nghiêm các nhiệm vụ tại Kế hoạch này.",
    "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính tổng hợp.",
)


def table_sheet() -> Sheet:
    sheet = Sheet(height=280).table(XS, YS)
    for y, row in zip(YS, ROWS, strict=False):
        for x, words in zip(XS, row, strict=False):
            sheet.text(x + 6, y + 24, words, size=12)
    return sheet


def mask_of(picture: Picture) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return without_specks(without_borders(ink(grey(picture), DOTS)), DOTS)


def words_of(page: ScannedPage) -> str:
    return " ".join(sure.word.text for sure in page.words if not sure.word.stamp)


def grids(draft: Draft) -> list[Grid]:
    return [block for block in draft.blocks if isinstance(block, Grid)]


@pytest.mark.parametrize("degrees", [-3.0, -0.7, 0.0, 1.2, 4.0])
def test_a_leaning_page_is_set_straight(degrees: float) -> None:
    picture = turned(Sheet(height=300).text(60, 60, *PROSE, *PROSE).picture(), degrees)
    tilt = tilt_of(mask_of(picture))
    assert tilt.across == pytest.approx(degrees, abs=0.15)
    assert tilt_of(mask_of(straight(picture, tilt))).across == pytest.approx(0, abs=0.15)


@pytest.mark.parametrize(("quarters", "sideways"), [(0, False), (1, True), (2, False), (3, True)])
def test_lines_that_run_down_the_page_are_told(quarters: int, sideways: bool) -> None:  # noqa: FBT001 - expected output
    picture = Sheet(height=300).text(60, 60, *PROSE, *PROSE).picture()
    assert lies_sideways(mask_of(np.rot90(picture, quarters).copy())) is sideways


def test_rules_are_found_whole_and_letters_are_none() -> None:
    found = ruled(mask_of(dusty(table_sheet().text(60, 240, "RT/TTKB/TTPBVKHDHL, HĐND, TTHC").picture())), DOTS)
    assert [round(rule.at * 72 / DOTS) for rule in found.across] == pytest.approx(YS, abs=1)
    assert [round(rule.at * 72 / DOTS) for rule in found.down] == pytest.approx(XS, abs=1)
    assert not found.drawn[int(235 * DOTS / 72) :].any()


def test_each_line_is_found_with_its_own_accents() -> None:
    picture = Sheet(height=200).text(60, 60, "Tổ chức kiểm tra", "Để đáp ứng yêu cầu", pitch=1.15).picture()
    found = printed(mask_of(picture), DOTS)
    assert len(found.segments) == 2
    crops = [found.crop(grey(picture), segment, 2) for segment in found.segments]
    tall = [np.flatnonzero((crop < 128).any(axis=1)) for crop in crops]
    assert all(0.7 * found.em < rows[-1] - rows[0] < 1.4 * found.em for rows in tall)


def test_red_is_taken_off_and_the_black_under_it_stays() -> None:
    sheet = Sheet(height=200).text(60, 80, "KẾ HOẠCH")
    plain = mask_of(sheet.picture())
    stamped = mask_of(Sheet(height=200).text(60, 80, "KẾ HOẠCH").circle(90, 76, 40, red=True).picture())
    assert abs(int(stamped.sum()) - int(plain.sum())) < 0.05 * plain.sum()


@pytest.mark.parametrize(
    ("words", "garbage"),
    [
        (["Căn", "cứ", "Luật", "Tổ", "chức", "chính", "quyền", "địa", "phương", "ngày", "16/6/2025;"] * 2, False),
        (["The", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog", "again", "and", "again."] * 2, False),
        (["57-NQ/TW", "128/KH-UBND", "12,5%", "(2026)", "2.1.", "01/2025/TT-BGDĐT"] * 3, False),
        (
            ["&QJ", "K+D[", "m}Kl", "¤§¶", "\ue001\ue002", "x#@!q", "~~~", "]|[", "¬¬ab", "°°", "a\ue010", "¦¦"] * 2,
            True,
        ),
    ],
)
def test_a_text_layer_of_no_words_is_garbage(words: list[str], garbage: bool) -> None:  # noqa: FBT001 - expected output
    assert is_garbage(words) is garbage


@pytest.mark.parametrize(
    ("text", "pictured", "scan"),
    [
        ("2", 0.9, True),
        (
            "Người ký: SỞ NỘI VỤ Email: sonoivu@tinh.gov.vn Cơ quan: TỈNH AN Thời gian ký: 22.04.2026 16:02:11",
            0.9,
            True,
        ),
        (
            "Người ký: SỞ NỘI VỤ Email: sonoivu@tinh.gov.vn Cơ quan: TỈNH AN Thời gian ký: 22.04.2026 16:02:11",
            0.1,
            False,
        ),
        ("Kế hoạch tuyên truyền, phổ biến, giáo dục pháp luật năm 2026 của tỉnh", 0.9, False),
        ("Điều 5. Người ký văn bản chịu trách nhiệm trước pháp luật. " * 12, 0.9, False),
    ],
)
def test_a_signature_or_a_page_number_is_no_text_layer(text: str, pictured: float, scan: bool) -> None:  # noqa: FBT001 - expected output
    words = tuple(Word(word, 10.0 * at, 10.0 * at + 8, 0, 12) for at, word in enumerate(text.split()))
    assert needs_reading(PageContent(1, 595, 842, words, pictured=pictured)) is scan


@needs_tesseract
def test_a_scanned_table_gives_the_cells_and_the_assignments() -> None:
    draft = read_pdf(scanned_pdf(turned(dusty(table_sheet().picture(), 0.0002), 0.8)))
    document = understand(draft)
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [list(row) for row in ROWS[1:]]
    assert [(one.task, one.lead, one.timeframe) for one in document.assignments] == [
        ("Tập huấn giáo viên", ("Sở Nội vụ",), "6/2027"),
        ("Mua sắm thiết bị", ("Sở Tài chính",), "12/2028"),
    ]
    assert [page.ocr for page in document.pages] == [True]
    assert document.warnings[0].startswith("Trang 1 là ảnh quét: chữ được nhận dạng tự động")


@needs_tesseract
def test_a_table_goes_on_over_a_page_that_was_laid_on_the_glass_elsewhere() -> None:
    second = Sheet(height=160).table([x + 14 for x in XS], [50, 100])
    for x, words in zip(XS, ("3", "Sửa chữa trường lớp", "Sở Xây dựng", "9/2029"), strict=False):
        second.text(x + 20, 74, words, size=12)
    draft = read_pdf(scanned_pdf(table_sheet().picture(), second.picture()))
    assert len(grids(draft)) == 1
    assert {cell.text for cell in grids(draft)[0].cells if cell.row == 3} >= {"Sửa chữa trường lớp", "9/2029"}


@needs_tesseract
@pytest.mark.parametrize("quarters", [1, 2])
def test_a_page_is_read_whichever_way_it_lies(quarters: int) -> None:
    picture = Sheet(height=300).text(60, 60, *PROSE, *PROSE).picture()
    assert PROSE[1] in words_of(read_page(np.rot90(picture, quarters).copy(), DOTS, 1))


@needs_tesseract
def test_pages_with_text_and_scanned_pages_are_one_document() -> None:
    picture = Sheet(height=300).text(60, 60, *PROSE).picture()
    draft = read_images([_png(picture), _png(picture)])
    assert draft.ocr == (1, 2)
    assert [block.page for block in draft.blocks if isinstance(block, Paragraph)] == [1, 2]


def _png(picture: Picture) -> bytes:
    import cv2  # noqa: PLC0415 - only drawing needs it

    return bytes(cv2.imencode(".png", picture)[1])


@needs_tesseract
def test_a_blank_picture_is_refused() -> None:
    with pytest.raises(EmptyFile, match="không nhận dạng được chữ"):
        read_pdf(scanned_pdf(np.full((400, 600, 3), 255, np.uint8)))


@needs_tesseract
def test_a_picture_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooLarge, match="quá nhiều điểm"):
        read_images([_png_head(60_000, 60_000)])


def _png_head(width: int, height: int) -> bytes:
    """Return a PNG that promises a picture of this size and holds hardly anything."""
    parts = (
        b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0),
        b"IDAT" + zlib.compress(b"\0" * 999),
        b"IEND",
    )
    packed = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@needs_tesseract
def test_pages_are_told_of_and_taken_up_again(tmp_path: Path) -> None:
    picture = Sheet(height=300).text(60, 60, *PROSE).picture()
    data = scanned_pdf(picture, picture)
    kept = ScannedPage(1, 595, 300, (), (), ())
    shelf_of(data, tmp_path).keep(kept)
    heard: list[tuple[int, int]] = []
    with attending(lambda done, pages: heard.append((done, pages)), tmp_path):
        draft = read_pdf(data)
    assert heard == [(1, 2), (2, 2)]
    assert {block.page for block in draft.blocks} == {2}
    assert list(tmp_path.iterdir()) == []


def test_a_page_is_kept_whole(tmp_path: Path) -> None:
    shelf = shelf_of(b"scan", tmp_path)
    page = ScannedPage(3, 595.0, 842.0, (), (), ())
    shelf.keep(page)
    assert shelf.pages() == {3: page}
    assert shelf_of(b"other", tmp_path).pages() == {}
    (tmp_path / next(tmp_path.iterdir()).name / "4.json").write_text("{", encoding="utf-8")
    assert set(shelf.pages()) == {3}


def test_pages_long_given_up_are_forgotten(tmp_path: Path) -> None:
    old = shelf_of(b"old", tmp_path)
    old.keep(ScannedPage(1, 1.0, 1.0, (), (), ()))
    past = time.time() - 40 * 24 * 3600
    assert old.folder is not None
    os.utime(old.folder, (past, past))
    shelf_of(b"new", tmp_path).clear()
    assert not old.folder.exists()


def test_without_tesseract_the_packages_are_named() -> None:
    error = MissingProgram("Tệp là ảnh quét.", "Hãy cài đặt: apt-get install tesseract-ocr tesseract-ocr-vie")
    assert is_installed() or "tesseract-ocr-vie" in str(error)
