"""Tells the white letters of a PDF page that cannot be seen from those that something coloured lies behind."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from heapq import nlargest

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped] # the same

from corpus.formats.pdf_drawn import THIN, Matrix, moved, objects
from corpus.formats.pdf_turn import Turn

Box = tuple[float, float, float, float]  # two opposite corners, in points: x0, top, x1, bottom of the upright page

_WHITEST = 250  # of 255 in red, green and blue: 0.98 of the full light
_MOST_BOXES = 600
_FILLED_ONLY = frozenset((pdfium_c.FPDF_TEXTRENDERMODE_FILL, pdfium_c.FPDF_TEXTRENDERMODE_FILL_CLIP))


def is_white(handle: pdfium_c.FPDF_TEXTPAGE, index: int) -> bool:
    """Say whether a letter is filled with white and has no outline."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium_c.FPDFText_GetFillColor(handle, index, red, green, blue, alpha):
        return False
    if min(red.value, green.value, blue.value) < _WHITEST:
        return False
    drawn_by = pdfium_c.FPDFText_GetTextObject(handle, index)
    return pdfium_c.FPDFTextObj_GetTextRenderMode(drawn_by) in _FILLED_ONLY


def coloured_boxes(page: pdfium.PdfPage, turn: Turn) -> list[Box]:
    """Return where the page is not left white: pictures, shadings and shapes filled with any other colour.

    Of a drawing with thousands of shapes the largest are given; rules, too thin to lie behind letters, never.
    """
    boxes = (_box(item, matrix, turn) for kind, item, matrix in objects(page) if _is_coloured(kind, item))
    wide = (box for box in boxes if box is not None and min(box[2] - box[0], box[3] - box[1]) > THIN)
    return nlargest(_MOST_BOXES, wide, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))


def is_on_white(x: float, y: float, coloured: Sequence[Box]) -> bool:
    """Say whether nothing coloured lies behind a point of the upright page."""
    return not any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in coloured)


def _is_coloured(kind: int, item: pdfium_c.FPDF_PAGEOBJECT) -> bool:
    if kind != pdfium_c.FPDF_PAGEOBJ_PATH:
        return True
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    pdfium_c.FPDFPath_GetDrawMode(item, fill, stroke)
    pdfium_c.FPDFPageObj_GetStrokeWidth(item, width)
    thick = stroke.value and width.value > THIN
    return bool(thick) or (bool(fill.value) and not _is_filled_white(item))


def _is_filled_white(item: pdfium_c.FPDF_PAGEOBJECT) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False  # a pattern: whatever it shows, it may be dark
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _WHITEST


def _box(item: pdfium_c.FPDF_PAGEOBJECT, matrix: Matrix, turn: Turn) -> Box | None:
    values = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(item, *values):
        return None
    left, bottom, right, top = (value.value for value in values)
    corners = [turn.place(*moved(x, y, matrix)) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
