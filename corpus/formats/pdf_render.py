"""Draws pages of a PDF as pictures, one at a time, at the resolution that their scans have."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped] # the same
from numpy.typing import NDArray

from corpus.formats.pdf_drawn import objects

_POINTS = 72.0  # an inch
_USUAL = 200.0  # dots an inch, where no picture says otherwise
_COARSEST, _FINEST = 150.0, 250.0  # finer reads no better, and costs time
_MOST_PIXELS = 12_000_000  # A3 at 250 dots an inch; larger pages are drawn coarser


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture, (height, width, 3) in blue, green and red, of ``dots`` an inch."""

    number: int
    picture: NDArray[np.uint8]
    dots: float


def drawn_pages(data: bytes, numbers: Sequence[int]) -> Iterator[Drawn]:
    """Draw the pages of these numbers (from 1), each when it is asked for."""
    document = pdfium.PdfDocument(data)
    try:
        for number in numbers:
            yield _drawn(document, number)
    finally:
        document.close()


def drawn_picture(data: bytes, dots: float, number: int = 1) -> NDArray[np.uint8]:
    """Draw one page at ``dots`` an inch, without bounds: for measuring."""
    document = pdfium.PdfDocument(data)
    try:
        return _drawn(document, number, dots).picture
    finally:
        document.close()


def _drawn(document: pdfium.PdfDocument, number: int, dots: float | None = None) -> Drawn:
    page = document[number - 1]
    try:
        dots = dots or _dots(page)
        bitmap = page.render(scale=dots / _POINTS, rev_byteorder=False, may_draw_forms=False)
        picture = bitmap.to_numpy()
        picture = np.repeat(picture, 3, axis=2) if picture.shape[2] == 1 else picture[:, :, :3]
        # A copy: the bitmap's memory goes with it.
        return Drawn(number, np.ascontiguousarray(picture).copy(), dots)
    finally:
        page.close()


def _dots(page: pdfium.PdfPage) -> float:
    """Return the dots an inch of the page's largest picture, within bounds."""
    width, height = page.get_size()
    wanted = max(_pictures(page), default=(0.0, _USUAL))[1]
    room = math.sqrt(_MOST_PIXELS * _POINTS**2 / max(1.0, width * height))
    return min(max(wanted, _COARSEST), _FINEST, room)


def _pictures(page: pdfium.PdfPage) -> Iterator[tuple[float, float]]:
    for kind, item, matrix in objects(page):
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            image = pdfium.PdfImage(item, page=page)
            left, bottom, right, top = image.get_bounds()
            inches = max(right - left, 1.0) * (math.hypot(matrix[0], matrix[1]) or 1.0) / _POINTS
            yield (right - left) * (top - bottom), max(image.get_px_size()[0], 1) / inches
