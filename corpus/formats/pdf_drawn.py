"""Finds the straight rules and the pictures on a PDF page, inside form objects too."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped] # the same

from corpus.formats.pdf_turn import Turn

_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 400  # a path of more is a drawing
_MOST_RULES = 4000
THIN = 3.0  # points: a filled box no thicker than this is a rule
_SHORTEST = 4.0  # points
_STRAIGHT = 0.8  # points
_DEEPEST = 6
_SHAPES = frozenset((pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING))

Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: ``at`` is its y when it runs across, its x when it runs down; from ``start`` to ``end``."""

    at: float
    start: float
    end: float


def drawn(page: pdfium.PdfPage, turn: Turn) -> tuple[tuple[Rule, ...], tuple[Rule, ...], float]:
    """Return the rules across and down, and the share of the page that images cover (0 to 1)."""
    across: list[Rule] = []
    down: list[Rule] = []
    pictured = 0.0
    width, height = turn.size()
    for kind, item, matrix in objects(page):
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            pictured += _area(item) / max(1.0, width * height)
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH and len(across) + len(down) < _MOST_RULES:
            for one, other in _strokes(item, matrix):
                _sort(turn.place(*one), turn.place(*other), across, down)
    return tuple(across), tuple(down), min(1.0, pictured)


def objects(page: pdfium.PdfPage) -> Iterator[tuple[int, pdfium_c.FPDF_PAGEOBJECT, Matrix]]:
    """Give the paths, pictures and shadings of a page, each with its kind and the matrix it stands in."""
    handle = page.raw
    for index in range(min(pdfium_c.FPDFPage_CountObjects(handle), _MOST_OBJECTS)):
        yield from _unfolded(pdfium_c.FPDFPage_GetObject(handle, index), (1, 0, 0, 1, 0, 0), 0)


def _unfolded(
    item: pdfium_c.FPDF_PAGEOBJECT, outer: Matrix, depth: int
) -> Iterator[tuple[int, pdfium_c.FPDF_PAGEOBJECT, Matrix]]:
    kind = pdfium_c.FPDFPageObj_GetType(item)
    if kind in _SHAPES:
        yield kind, item, outer
    elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _times(_matrix(item), outer)
        for index in range(min(pdfium_c.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
            yield from _unfolded(pdfium_c.FPDFFormObj_GetObject(item, index), inner, depth + 1)


def _matrix(item: pdfium_c.FPDF_PAGEOBJECT) -> Matrix:
    found = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _area(item: pdfium_c.FPDF_PAGEOBJECT) -> float:
    values = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(item, *values):
        return 0.0
    left, bottom, right, top = (value.value for value in values)
    return max(0.0, right - left) * max(0.0, top - bottom)


def _strokes(item: pdfium_c.FPDF_PAGEOBJECT, outer: Matrix) -> Iterator[tuple[_Point, _Point]]:
    if not 1 < pdfium_c.FPDFPath_CountSegments(item) <= _MOST_SEGMENTS:
        return
    matrix = _times(_matrix(item), outer)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(item, fill, stroke)
    for corners in _outlines(item, matrix):
        if stroke.value:
            yield from pairwise(corners)
        elif fill.value and len(corners) > 3:
            yield from _thin(corners)


def _outlines(item: pdfium_c.FPDF_PAGEOBJECT, matrix: Matrix) -> Iterator[list[_Point]]:
    corners: list[_Point] = []
    for index in range(pdfium_c.FPDFPath_CountSegments(item)):
        segment = pdfium_c.FPDFPath_GetPathSegment(item, index)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1:
                yield corners
            corners = []
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        corners.append(moved(x.value, y.value, matrix))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            corners.append(corners[0])
    if len(corners) > 1:
        yield corners


def moved(x: float, y: float, matrix: Matrix) -> _Point:
    """Return a point moved by a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _thin(corners: list[_Point]) -> Iterator[tuple[_Point, _Point]]:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    if high - low <= THIN:
        yield (left, (low + high) / 2), (right, (low + high) / 2)
    elif right - left <= THIN:
        yield ((left + right) / 2, low), ((left + right) / 2, high)


def _sort(one: _Point, other: _Point, across: list[Rule], down: list[Rule]) -> None:
    (ax, ay), (bx, by) = one, other
    if abs(ay - by) <= _STRAIGHT and abs(ax - bx) >= _SHORTEST:
        across.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
    elif abs(ax - bx) <= _STRAIGHT and abs(ay - by) >= _SHORTEST:
        down.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))
