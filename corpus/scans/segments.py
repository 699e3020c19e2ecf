"""Finds the stretches of print on a page of ink: letters on one line, each accent with the line that it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from corpus.scans.ink import Mask, Picture

_LETTER = (0.035, 0.25)  # inch: heights of letters, of the smallest notes and the largest titles
_CORE = (0.5, 2.5)  # usual letter heights of what lines are made of
_CAPPED = 0.95  # usual letter heights: higher pieces are no accents
_CLOSE = 0.16  # ems between an accent and its letter
_EM = 2.0  # usual letter heights of a line's letters, from descent to ascent
_ROOM = (0.42, 0.3)  # ems that a line's own accents and descenders take above and below its letters
_BIG = 1.9  # ems: higher than any letter; seals, signatures, handwriting
_BAR = 0.17  # ems above and below a letter's middle that it is drawn as, to find its neighbours
_REACH = 0.7  # ems to either side at which letters are neighbours
_ABOVE, _BELOW = 0.5, 0.25  # ems between a line's letters and the marks that belong to it
_BESIDE = 1.4  # ems between a letter and a stop or dash beside it
_FEWEST_SMALL = 4  # letters without ascender or descender that make a line of their own
_FAR = 2.5  # ems: lines farther from a mark are not asked
_WIDEST = 14  # ems: letters that run together are no wider

Boxes = NDArray[np.int32]  # (n, 5): x, y, width, height, area, as OpenCV gives them


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of print: its box in pixels, the labels of its pieces of ink, and the size of its letters."""

    x0: int
    y0: int
    x1: int
    y1: int
    labels: tuple[int, ...]
    em: float
    top: float  # the height that most letters reach
    foot: float  # the height that they stand on
    measured: bool  # whether ``em`` is the line's own, not the page's
    shared: tuple[int, ...] = ()  # pieces of ink that belong to another segment too


@dataclass(frozen=True, slots=True)
class Print:
    """The pieces of ink on a page, by label, and the segments that they make; ``big`` are pieces that are no print."""

    labels: NDArray[np.int32]
    boxes: Boxes
    segments: tuple[Segment, ...]
    big: tuple[int, ...]
    em: float

    def crop(self, page: Picture, segment: Segment, padding: int) -> Picture:
        """Return the segment cut out of the page, without the ink of its neighbours."""
        y0, x0 = max(0, segment.y0 - padding), max(0, segment.x0 - padding)
        region = np.s_[y0 : segment.y1 + padding, x0 : segment.x1 + padding]
        labels = self.labels[region]
        own = np.isin(labels, segment.labels)
        if segment.shared:
            # Letters that touch the line above or below: what is beyond this line's own room is the other's.
            rows = np.arange(y0, y0 + labels.shape[0])[:, None]
            beyond = (rows < segment.top - _ROOM[0] * segment.em) | (rows > segment.foot + _ROOM[1] * segment.em)
            own &= ~(beyond & np.isin(labels, segment.shared))
        near = cv2.dilate(own.astype(np.uint8), np.ones((3, 3), np.uint8))
        return np.where(near > 0, page[region], np.uint8(255)).astype(np.uint8)


def printed(mask: Mask, dots: float, walls: Mask | None = None) -> Print:
    """Return the print of a straightened page without rules; no segment runs through ``walls``."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    boxes: Boxes = np.asarray(stats, np.int32)
    boxes[0, 2:4] = 0  # the paper
    body = _body(boxes, dots)
    em = body * _EM
    tall, wide = boxes[:, cv2.CC_STAT_HEIGHT], boxes[:, cv2.CC_STAT_WIDTH]
    core = (tall > _CORE[0] * body) & (tall < _BIG * em) & (wide < _WIDEST * em)
    core &= ~_accents(boxes, core & (tall < _CAPPED * body), core, em)
    big = (tall >= _BIG * em) | (wide >= _WIDEST * em)
    lines = _lines(boxes, core & (tall < _CORE[1] * body), em, mask.shape, walls)
    homes = _homes(boxes, core, lines, em)
    core = _without_accents(boxes, core, homes, body)
    _attach_marks(boxes, ~core & ~big & (tall > 0), homes, em)
    return Print(
        labels.astype(np.int32), boxes, tuple(_segments(boxes, core, homes, em)), tuple(np.flatnonzero(big)), em
    )


def _body(boxes: Boxes, dots: float) -> float:
    tall, wide = boxes[:, cv2.CC_STAT_HEIGHT], boxes[:, cv2.CC_STAT_WIDTH]
    letters = (tall > _LETTER[0] * dots) & (tall < _LETTER[1] * dots) & (wide > 0.25 * tall) & (wide < 3 * tall)
    return float(np.median(tall[letters])) if letters.any() else 0.08 * dots


def _accents(boxes: Boxes, small: NDArray[np.bool_], core: NDArray[np.bool_], em: float) -> NDArray[np.bool_]:
    """Say which of the small pieces stand right over a larger one: the two accents of "ế", no letters."""
    out = np.zeros(len(boxes), bool)
    letters = boxes[core]
    for label in np.flatnonzero(small):
        x, y, width, height, _ = boxes[label]
        shared = np.minimum(letters[:, 0] + letters[:, 2], x + width) - np.maximum(letters[:, 0], x)
        gap = letters[:, 1] - (y + height)
        under = (shared > 0.4 * width) & (gap > -0.5 * height) & (gap < _CLOSE * em) & (letters[:, 3] > height)
        out[label] = bool((under & (letters[:, 1] > y)).any())
    return out


def _lines(
    boxes: Boxes, core: NDArray[np.bool_], em: float, shape: tuple[int, ...], walls: Mask | None
) -> NDArray[np.int32]:
    bars = np.zeros(shape[:2], np.uint8)
    half, reach = max(1, int(_BAR * em)), int(_REACH * em)
    for x, y, width, height, _ in boxes[core]:
        middle = y + height // 2
        bars[max(0, middle - half) : middle + half + 1, max(0, x - reach) : x + width + reach] = 255
    if walls is not None:
        bars[walls > 0] = 0
    return np.asarray(cv2.connectedComponents(bars, connectivity=4)[1], np.int32)


def _homes(boxes: Boxes, core: NDArray[np.bool_], lines: NDArray[np.int32], em: float) -> dict[int, list[int]]:
    homes: dict[int, list[int]] = {}
    for label in np.flatnonzero(core):
        x, y, width, height, _ = boxes[label]
        for line in _crossed(lines[y : y + height, x + width // 2], height, em):
            homes.setdefault(line, []).append(int(label))
    return homes


def _crossed(column: NDArray[np.int32], height: int, em: float) -> list[int]:
    # Letters of two lines that touch belong to both; any other piece to the line through its middle.
    if height > 1.25 * em:
        return [int(line) for line in np.unique(column) if line]
    middle = int(column[len(column) // 2])
    return [middle] if middle else [int(line) for line in np.unique(column)[:2] if line][:1]


def _without_accents(
    boxes: Boxes, core: NDArray[np.bool_], homes: dict[int, list[int]], body: float
) -> NDArray[np.bool_]:
    """Give back lines of small pieces alone, the two accents of "ế" or dust: they are no letters of their own."""
    for line in list(homes):
        tall = boxes[homes[line], cv2.CC_STAT_HEIGHT]
        if tall.max() < 1.05 * body and len(tall) < _FEWEST_SMALL:
            core[homes.pop(line)] = False
    return core


@dataclass(frozen=True, slots=True)
class _Line:
    """The letters of a line: their boxes, where most of them end above and below, and how far they reach."""

    own: Boxes
    left: float
    top: float
    right: float
    foot: float
    em: float

    def away(self, mark: NDArray[np.int32]) -> float:
        """Return how far a mark is from being this line's, 1 and more for too far."""
        x, y, width, height, _ = (int(value) for value in mark)
        middle = y + height / 2
        if x > self.right + _BESIDE * self.em or x + width < self.left - _BESIDE * self.em:
            return 1.0
        size = max(0.6 * self.em, min(self.em, 1.9 * (self.foot - self.top)))
        beyond = max((self.top - middle) / _ABOVE, (middle - self.foot) / _BELOW, 0.0) / size
        return beyond + _aside(self.own, x, x + width) / (_BESIDE * self.em)


def _attach_marks(boxes: Boxes, marks: NDArray[np.bool_], homes: dict[int, list[int]], em: float) -> None:
    lines = {home: _Line(boxes[labels], *_span(boxes[labels]), em) for home, labels in homes.items()}
    order = list(lines)
    tops = np.array([lines[home].top for home in order], float)
    found: list[tuple[int, int]] = []
    for label in map(int, np.flatnonzero(marks)):
        near = np.flatnonzero(np.abs(tops - boxes[label, 1]) < _FAR * em)
        best = min((order[at] for at in near), key=lambda home: lines[home].away(boxes[label]), default=None)
        if best is not None and lines[best].away(boxes[label]) < 1.0:
            found.append((best, label))
    for home, label in found:
        homes[home].append(label)


def _span(own: Boxes) -> tuple[float, float, float, float]:
    """Return left, the height of most letters' tops, right, and of most letters' feet."""
    left, right = float(own[:, 0].min()), float((own[:, 0] + own[:, 2]).max())
    return left, float(np.median(own[:, 1])), right, float(np.median(own[:, 1] + own[:, 3]))


def _aside(own: Boxes, x0: int, x1: int) -> float:
    """Return how many pixels a mark is beside the letters of a line; 0 where it is over or under one."""
    gaps = np.maximum(own[:, 0] - x1, x0 - own[:, 0] - own[:, 2])
    return max(0.0, float(gaps.min()))


def _segments(boxes: Boxes, core: NDArray[np.bool_], homes: dict[int, list[int]], em: float) -> list[Segment]:
    times = Counter(label for labels in homes.values() for label in labels)
    return sorted(
        (_segment(boxes, core, labels, em, times) for labels in homes.values()),
        key=lambda segment: (segment.y1, segment.x0),
    )


def _segment(boxes: Boxes, core: NDArray[np.bool_], labels: Sequence[int], em: float, times: Counter[int]) -> Segment:
    own = boxes[labels]
    left, top, right, foot = _span(boxes[[label for label in labels if core[label]]])
    high = max(float(own[:, 1].min()), top - 0.8 * em)
    low = min(float((own[:, 1] + own[:, 3]).max()), foot + 0.5 * em)
    x0, x1 = min(float(own[:, 0].min()), left), max(float((own[:, 0] + own[:, 2]).max()), right)
    size = _em(own, em)
    shared = tuple(label for label in labels if times[label] > 1)
    return Segment(int(x0), int(high), int(x1), int(low) + 1, tuple(labels), size, top, foot, size != em, shared)


def _em(own: Boxes, em: float) -> float:
    tall = own[:, 3][own[:, 3] > 0.25 * em]
    size = float(np.median(tall)) * _EM if len(tall) > 8 else em
    return size if size < 0.75 * em or size > 1.35 * em else em
