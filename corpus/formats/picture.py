"""Reads a picture of pages (PNG, JPEG, TIFF, BMP, WebP) once its header says that it is of a bearable size."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from importlib import import_module

from corpus.draft import Draft
from corpus.errors import DamagedFile, TooLarge

MOST_PIXELS = 120_000_000  # A4 at 1,000 dots an inch is 97 million
MOST_PAGES = 500
_FETCH_AGAIN = "Hãy chụp hoặc quét lại, hoặc lấy bản khác."
_JPEG_SIZES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_LONE_MARKS = frozenset((0x01, *range(0xD0, 0xD9)))
_WIDTH, _HEIGHT = 256, 257  # the tags of a TIFF directory


def read_picture(data: bytes) -> Draft:
    """Read the words on a picture; raises ``DamagedFile``, ``TooLarge``, ``EmptyFile`` or ``MissingProgram``."""
    refuse_huge(data)
    reader: Callable[[bytes], Draft] = import_module("corpus.scans.images").read_image
    return reader(data)


def refuse_huge(data: bytes) -> None:
    """Raise ``TooLarge`` or ``DamagedFile`` by what the header says, before a decoder fills the memory."""
    try:
        sizes = list(_sizes(data))
    except (struct.error, IndexError, ValueError) as error:
        raise DamagedFile("Tệp ảnh bị cắt cụt hoặc hỏng.", _FETCH_AGAIN) from error
    if not sizes:
        raise DamagedFile("Tệp ảnh không cho biết kích thước.", _FETCH_AGAIN)
    if len(sizes) > MOST_PAGES:
        raise TooLarge(f"Tệp có hơn {MOST_PAGES} trang ảnh.", "Hãy tách thành nhiều tệp nhỏ hơn.")
    for width, height in sizes:
        if width * height > MOST_PIXELS or not width * height:
            raise TooLarge(f"Ảnh quá lớn hoặc không có điểm nào: {width} × {height} điểm.", "Hãy thu nhỏ ảnh.")


def _sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Give the width and height of every picture in the file."""
    if data.startswith(b"\x89PNG"):
        yield struct.unpack_from(">II", data, 16)
    elif data.startswith(b"\xff\xd8"):
        yield from _jpeg(data)
    elif data.startswith((b"II*\x00", b"MM\x00*")):
        yield from _tiff(data)
    elif data.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", data, 18)
        yield abs(width), abs(height)
    elif data.startswith(b"RIFF"):
        yield _webp(data)


def _jpeg(data: bytes) -> Iterator[tuple[int, int]]:
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            raise ValueError("no marker")
        mark = data[at + 1]
        if mark in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            yield width, height
            return
        at += 2 if mark in _LONE_MARKS else (1 if mark == 0xFF else 2 + struct.unpack_from(">H", data, at + 2)[0])


def _tiff(data: bytes) -> Iterator[tuple[int, int]]:
    order = "<" if data.startswith(b"II") else ">"
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    seen: set[int] = set()
    while at and at not in seen and len(seen) <= MOST_PAGES:
        seen.add(at)
        (count,) = struct.unpack_from(f"{order}H", data, at)
        found = {}
        for number in range(count):
            tag, kind = struct.unpack_from(f"{order}HH", data, at + 2 + number * 12)
            if tag in (_WIDTH, _HEIGHT):
                (found[tag],) = struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", data, at + 10 + number * 12)
        yield found.get(_WIDTH, 0), found.get(_HEIGHT, 0)
        (at,) = struct.unpack_from(f"{order}I", data, at + 2 + count * 12)


def _webp(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF
