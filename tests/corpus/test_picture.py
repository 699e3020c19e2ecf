"""Pictures are judged by their headers before any decoder sees them, and read where Tesseract is installed."""

from __future__ import annotations

import os
import shutil
import struct
import zlib

import cv2
import numpy as np
import pytest

from corpus.errors import CorpusError, DamagedFile, MissingProgram, TooLarge
from corpus.formats.detect import detect
from corpus.formats.picture import refuse_huge
from corpus.read import read_bytes


def _png(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))


def _jpeg(width: int, height: int) -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(10) + frame + bytes(10)


def _tiff(*sizes: tuple[int, int]) -> bytes:
    data, at = b"II*\x00" + struct.pack("<I", 8), 8
    for number, (width, height) in enumerate(sizes):
        at += 2 + 24 + 4
        following = at if number + 1 < len(sizes) else 0
        data += struct.pack("<H", 2) + struct.pack("<HHII", 256, 4, 1, width) + struct.pack("<HHII", 257, 4, 1, height)
        data += struct.pack("<I", following)
    return data


def _bmp(width: int, height: int) -> bytes:
    return b"BM" + struct.pack("<IIIIii", 60, 0, 54, 40, width, height) + bytes(30)


def _webp(width: int, height: int) -> bytes:
    head = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + bytes(4) + b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + head


MAKERS = [("png", _png), ("jpeg", _jpeg), ("tiff", lambda w, h: _tiff((w, h))), ("bmp", _bmp), ("webp", _webp)]


@pytest.mark.parametrize(("kind", "make"), MAKERS, ids=[kind for kind, _ in MAKERS])
def test_a_picture_of_too_many_points_is_refused_by_its_header(kind: str, make) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    assert detect(make(60_000, 60_000)) == kind
    refuse_huge(make(1000, 1400))
    with pytest.raises(TooLarge, match="60000"):
        read_bytes(make(60_000, 60_000), f"a.{kind}")


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00\xff\xff\xff\x7f", _tiff((1, 1))[:30]]
)
def test_a_cut_header_is_a_damaged_file(data: bytes) -> None:
    with pytest.raises(DamagedFile):
        refuse_huge(data)


def test_pages_of_a_picture_file_are_counted_and_loops_end() -> None:
    refuse_huge(_tiff(*[(10, 10)] * 3))
    with pytest.raises(TooLarge, match="500"):
        refuse_huge(_tiff(*[(10, 10)] * 502))
    looped = bytearray(_tiff((10, 10), (10, 10)))
    looped[-4:] = struct.pack("<I", 8)
    refuse_huge(bytes(looped))


def test_words_that_open_like_a_bitmap_are_words() -> None:
    assert detect(b"BM 12: ghi ch\xc3\xba c\xe1\xbb\xa7a x\xc3\xa3") == "text"


def _drawn(words: str) -> np.ndarray:
    page = np.full((700, 1240), 255, np.uint8)
    for number, line in enumerate(words.split("\n")):
        cv2.putText(page, line, (80, 120 + number * 90), cv2.FONT_HERSHEY_DUPLEX, 1.6, 0, 2, cv2.LINE_AA)
    return page


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tiff"])
def test_words_on_a_picture(suffix: str) -> None:
    data = cv2.imencode(suffix, _drawn("Lam duong lang nam 2025\nTrong cay ven kenh"))[1].tobytes()
    try:
        document = read_bytes(data, f"a{suffix}")
    except MissingProgram as error:
        assert "tesseract" in str(error)  # noqa: PT017 - what is told where it is missing
        assert shutil.which("tesseract") is None
        if os.environ.get("CI") == "true":
            pytest.fail("no Tesseract: apt-get install tesseract-ocr-vie")
        pytest.skip("no Tesseract")
    assert "Lam duong lang" in document.text
    assert [page.ocr for page in document.pages] == [True]


def test_a_tiff_of_two_pages_has_two() -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("no Tesseract")
    pages = [_drawn("Trang mot nam 2025"), _drawn("Trang hai nam 2026")]
    data = cv2.imencodemulti(".tiff", pages)[1].tobytes()
    document = read_bytes(data, "a.tiff")
    assert [page.number for page in document.pages] == [1, 2]


def test_a_blank_picture_is_refused() -> None:
    with pytest.raises(CorpusError) as caught:
        read_bytes(cv2.imencode(".png", np.full((400, 400), 255, np.uint8))[1].tobytes(), "a.png")
    assert caught.value.remedy
