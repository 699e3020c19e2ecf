"""Reads pictures of pages (PNG, JPEG, TIFF, BMP, WebP) as one document, a page a picture."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from corpus.draft import Draft
from corpus.errors import DamagedFile, EmptyFile, TooLarge
from corpus.formats.pdf import laid_out
from corpus.formats.pdf_render import Drawn
from corpus.scans.aligned import aligned
from corpus.scans.ink import Picture
from corpus.scans.reading import side_by_side, told
from corpus.scans.tesseract import program

MOST_PAGES = 500
_WORKED = 12_000_000  # pixels of a picture as it is read
_LONG_SIDE = 11.69  # inches of A4: pictures of pages seldom say how large the page was


def read_images(images: Sequence[bytes]) -> Draft:
    """Read pictures as the pages of one document; a TIFF may hold several.

    Raises ``DamagedFile``, ``TooLarge``, ``EmptyFile`` where nothing can be read, and ``MissingProgram`` without
    Tesseract.
    """
    program()
    pages = aligned(list(side_by_side(_drawn(images))))
    scans = told(pages)
    if not any(not word.stamp for page in scans.contents for word in page.words):
        raise EmptyFile("Ảnh không có chữ nào nhận dạng được.", "Hãy chụp hoặc quét lại rõ hơn.")
    blocks, margins = laid_out(scans.contents)
    return Draft(
        tuple(blocks),
        tuple(margins),
        scans.warnings,
        ocr=tuple(page.number for page in pages),
        doubts=scans.doubts,
    )


def read_image(data: bytes) -> Draft:
    """Read one picture file as a document; errors as in ``read_images``."""
    return read_images([data])


def _drawn(images: Sequence[bytes]) -> Iterator[Drawn]:
    number = 0
    for data in images:
        for picture in _decoded(data):
            number += 1
            if number > MOST_PAGES:
                raise TooLarge(f"Tệp có hơn {MOST_PAGES} trang ảnh.", "Hãy tách thành nhiều tệp nhỏ hơn.")
            yield _sized(picture, number)


def _decoded(data: bytes) -> Iterator[Picture]:
    encoded = np.frombuffer(data, np.uint8)
    if data.startswith((b"II*\x00", b"MM\x00*")):
        whole, pictures = cv2.imdecodemulti(encoded, cv2.IMREAD_COLOR)
        if whole and pictures:
            yield from (np.asarray(picture, np.uint8) for picture in pictures)
            return
    try:
        picture = cv2.imdecode(encoded, cv2.IMREAD_COLOR)
    except cv2.error as error:
        if "MAX_IMAGE" in str(error):
            raise TooLarge("Ảnh có quá nhiều điểm.", "Hãy thu nhỏ ảnh.") from error
        picture = None
    if picture is None:
        raise DamagedFile("Tệp ảnh bị hỏng hoặc thuộc loại không đọc được.", "Hãy lưu lại thành PNG hoặc JPEG.")
    yield np.asarray(picture, np.uint8)


def _sized(picture: Picture, number: int) -> Drawn:
    height, width = picture.shape[:2]
    scale = min(1.0, math.sqrt(_WORKED / (height * width)))
    dots = max(height, width) / _LONG_SIDE
    if dots * scale > 250:
        scale = 250 / dots
    if scale < 1.0:
        picture = np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    return Drawn(number, picture, dots * scale)
