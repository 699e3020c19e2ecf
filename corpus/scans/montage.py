"""Sets the print of a page as one tall column, a stretch a line, for Tesseract, and brings its words back home.

Left alone, Tesseract looks for lines itself: in tables it runs over rules, and in Vietnamese it gives the accents of
one line to the line above. Every line alone, at one size, with its own ink only, costs nothing more and reads better.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from corpus.scans.ink import Picture
from corpus.scans.segments import Print, Segment
from corpus.scans.tesseract import Read

SIZE = 36.0  # pixels of an em in the column: more only costs time
_DOTS_AN_EM = 5.1  # what Tesseract is told: 14 points are an em of the size above at 185 dots an inch
_SMOOTH = 0.6  # pixels: stair steps of black and white scans
_LEADING = 0.7  # ems between lines
_PADDING = 2  # pixels around a line before it is scaled
_SHORT = 1.6  # ems: shorter stretches share a line
_FULL = 12.0  # ems of such a line
_APART = 1.1  # ems between them, so that they are words apart
_NEIGHBOURS = 16  # places above and below a word: more than share a line
_WIDEST = 4000  # pixels of a line; a longer one is scaled down further


@dataclass(frozen=True, slots=True)
class Place:
    """Where a segment stands in the column, in pixels: its left, its line's top, and by how much it was scaled."""

    segment: Segment
    left: int
    top: int
    scale: float


@dataclass(frozen=True, slots=True)
class Column:
    """A column of lines as one picture, and whose line stands where, from top to bottom."""

    picture: Picture
    places: tuple[Place, ...]

    @property
    def dots(self) -> float:
        """What the column's letters suggest as dots an inch."""
        return SIZE * _DOTS_AN_EM


@dataclass(frozen=True, slots=True)
class _Cut:
    segment: Segment
    picture: Picture
    scale: float


def column_of(page: Picture, found: Print, segments: Sequence[Segment]) -> Column:
    """Set the segments of a page one under the other, short ones side by side."""
    lines = list(_lines([_cut(page, found, segment) for segment in segments]))
    margin, leading = int(SIZE), int(_LEADING * SIZE)
    height = sum(max(cut.picture.shape[0] for cut in line) + leading for line in lines) + 2 * margin
    width = max((_width(line) for line in lines), default=1) + 2 * margin
    picture = np.full((height, width), 255, np.uint8)
    places, top = [], margin
    for line in lines:
        left, foot = margin, max(_above(cut) for cut in line)
        for cut in line:
            # Short ones stand on one line, as if they were its words.
            high = top + foot - _above(cut)
            high = min(high, height - cut.picture.shape[0])
            rows, columns = cut.picture.shape
            picture[high : high + rows, left : left + columns] = cut.picture
            places.append(Place(cut.segment, left, high, cut.scale))
            left += columns + int(_APART * SIZE)
        top += max(foot - _above(cut) + cut.picture.shape[0] for cut in line) + leading
    return Column(picture, tuple(places))


def _cut(page: Picture, found: Print, segment: Segment) -> _Cut:
    line = found.crop(page, segment, _PADDING)
    scale = min(SIZE / segment.em, _WIDEST / line.shape[1])
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    sized = cv2.resize(line, None, fx=scale, fy=scale, interpolation=how)
    return _Cut(segment, np.asarray(cv2.GaussianBlur(sized, (0, 0), _SMOOTH), np.uint8), scale)


def _above(cut: _Cut) -> int:
    """Return how many pixels of a cut line are above the line that its letters stand on."""
    return round((cut.segment.foot - cut.segment.y0 + _PADDING) * cut.scale)


def _width(line: Sequence[_Cut]) -> int:
    return sum(cut.picture.shape[1] + int(_APART * SIZE) for cut in line)


def _lines(cuts: Sequence[_Cut]) -> Iterator[list[_Cut]]:
    """Group what is set on one line: a figure or two alone read badly, beside others they read as words."""
    short: list[_Cut] = []
    for cut in cuts:
        if cut.picture.shape[1] > _SHORT * SIZE:
            yield [cut]
            continue
        short.append(cut)
        if _width(short) > _FULL * SIZE:
            yield short
            short = []
    if short:
        yield short


def brought_home(column: Column, words: Sequence[Read]) -> dict[int, list[Read]]:
    """Return, by the number of the place, its words from left to right, in pixels of the page."""
    homes: dict[int, list[Read]] = {}
    for word in words:
        at = _home(column.places, word)
        place = column.places[at]
        left, top = place.segment.x0 - _PADDING, place.segment.y0 - _PADDING
        x0, x1 = (round(left + (x - place.left) / place.scale) for x in (word.x0, word.x1))
        y0, y1 = (round(top + (y - place.top) / place.scale) for y in (word.y0, word.y1))
        homes.setdefault(at, []).append(Read(word.text, x0, y0, x1, y1, word.confidence, word.line))
    return {at: sorted(own, key=lambda word: word.x0) for at, own in homes.items()}


def _home(places: Sequence[Place], word: Read) -> int:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    # Places stand from top to bottom: none far from the word's height is its own.
    near = range(len(places))
    at = bisect_left(places, y, key=lambda place: place.top)
    near = near[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]

    def away(at: int) -> float:
        place = places[at]
        width = (place.segment.x1 - place.segment.x0) * place.scale
        height = (place.segment.y1 - place.segment.y0) * place.scale
        beside = max(place.left - x, x - place.left - width, 0.0)
        return abs(place.top + height / 2 - y) + beside

    return min(near, key=away)
