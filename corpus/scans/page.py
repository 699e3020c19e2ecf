"""Reads one scanned page: from a picture to words with their places, rules, and how sure each word is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

import cv2
import numpy as np

from corpus.formats.pdf_content import PageContent, Word
from corpus.formats.pdf_drawn import Rule
from corpus.scans.ink import Mask, Picture, grey, ink, without_borders, without_specks
from corpus.scans.montage import brought_home, column_of
from corpus.scans.openings import mended_openings
from corpus.scans.repair import repaired
from corpus.scans.rules import Ruled, ruled
from corpus.scans.runs import runs_of
from corpus.scans.segments import Print, Segment, printed
from corpus.scans.sense import sensed
from corpus.scans.stamps import Box, receipts, says_received, unsealed, without_notes
from corpus.scans.straighten import lies_sideways, straight, tilt_of
from corpus.scans.tesseract import Read, words_of
from corpus.scans.words import Sure

_POINTS = 72.0  # an inch
_COLUMN = 4  # Tesseract's mode for one column of lines of any size
_ASCENT, _DESCENT = 0.9, 0.22  # ems above and below the line that letters stand on, as fonts have it
_FEW = 10  # words
_READABLE = 0.35  # share of letters read surely on a page that lies right
_SURE = 70.0  # of 100
_CAPITALS = 0.72  # small letters' usual height over that of capitals
_BLANK = 0.12  # ems at least between two words


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """What a scanned page holds: its size and rules in points, and its words in the order of its lines."""

    number: int
    width: float
    height: float
    words: tuple[Sure, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]

    def content(self) -> PageContent:
        """Return the page as PDF pages are handed on."""
        words = tuple(sure.word for sure in self.words)
        return PageContent(self.number, self.width, self.height, words, self.across, self.down, pictured=1.0)


def read_page(picture: Picture, dots: float, number: int) -> ScannedPage:
    """Read the picture of a page of ``dots`` an inch, whichever way it lies; raises ``MissingProgram``."""
    page = grey(picture)
    half = np.asarray(cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    first = 1 if lies_sideways(ink(half, dots / 2)) else 0
    found: list[ScannedPage] = []
    # Upside down looks like upright until it is read: only then the other ways are tried.
    for quarters in (first, first + 2, first + 1, first + 3):
        found.append(_read_upright(np.rot90(page, -quarters).copy(), dots, number))
        if _reads_well(found[-1]):
            return found[-1]
    return max(found, key=_sense)


def _reads_well(page: ScannedPage) -> bool:
    # A page of a few words is soon misjudged, and seldom turned.
    return len(page.words) < _FEW or _sense(page) > _READABLE * sum(len(sure.word.text) for sure in page.words)


def _sense(page: ScannedPage) -> float:
    """Return how many letters were read surely."""
    return sum(len(sure.word.text) for sure in page.words if not sure.word.stamp and sure.confidence > _SURE)


def _read_upright(page: Picture, dots: float, number: int) -> ScannedPage:
    page, mask = _straight(page, dots)
    rules, frames = receipts(ruled(mask, dots), dots)
    bare = np.asarray(cv2.bitwise_and(mask, cv2.bitwise_not(rules.drawn)), np.uint8)
    found = unsealed(printed(bare, dots, _walls(rules, mask)), dots)
    lines = [line for line in _lines(page, found, frames) if line.words]
    texts = _mended(lines, rules.across)
    words = [word for line, own in zip(lines, texts, strict=True) for word in _placed(line, own, dots)]
    points = _POINTS / dots
    height, width = (side * points for side in page.shape)
    across, down = _in_points(rules.across, points), _in_points(rules.down, points)
    return ScannedPage(number, width, height, tuple(without_notes(words)), across, down)


def _straight(page: Picture, dots: float) -> tuple[Picture, Mask]:
    mask = without_borders(ink(page, dots))
    tilt = tilt_of(mask)
    if tilt.matters:
        page = straight(page, tilt)
        mask = without_borders(ink(page, dots))
    return page, without_specks(mask, dots)


def _walls(rules: Ruled, mask: Mask) -> Mask:
    walls = np.zeros_like(mask)
    for rule in rules.down:
        cv2.line(walls, (round(rule.at), round(rule.start)), (round(rule.at), round(rule.end)), 255, 3)
    return walls


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of print: its segment, its words as recognised, and whether it was stamped on."""

    segment: Segment
    words: tuple[Read, ...]
    stamp: bool

    @property
    def em(self) -> float:
        """The size of its letters, in pixels: a line of capitals was measured by them, as if they were small."""
        text = "".join(word.text for word in self.words)
        return self.segment.em * (_CAPITALS if self.segment.measured and text.isupper() else 1.0)


def _lines(page: Picture, found: Print, frames: Sequence[Box]) -> Iterator[_Line]:
    column = column_of(page, found, found.segments)
    homes = brought_home(column, words_of(column.picture, _COLUMN, column.dots)) if column.places else {}
    for at, place in enumerate(column.places):
        line = sensed(homes.get(at, []))
        framed = any(frame.holds(place.segment) for frame in frames)
        stamped = framed or not line.is_print or says_received([word.text for word in line.words])
        yield _Line(place.segment, line.words, stamped)


def _mended(lines: Sequence[_Line], across: Sequence[Rule]) -> list[list[str]]:
    """Return the words of each line, mended by those of its own line and of the lines that it runs on from and to."""
    order = sorted(range(len(lines)), key=lambda at: lines[at].segment.foot)
    opened = dict(zip(order, mended_openings([lines[at].words for at in order]), strict=True))
    texts: list[list[str]] = [[] for _ in lines]
    for run in runs_of([line.segment for line in lines], across):
        words = [word for at in run for word in opened[at]]
        mended = iter(repaired([word.text for word in words], [word.confidence for word in words]))
        for at in run:
            texts[at] = list(islice(mended, len(opened[at])))
    return texts


def _placed(line: _Line, texts: Sequence[str], dots: float) -> Iterator[Sure]:
    points = _POINTS / dots
    em, foot = line.em * points, line.segment.foot * points
    # Tesseract's boxes of neighbours touch at times; a blank stands between them all the same.
    ends = [after.x0 * points - _BLANK * em for _, after in pairwise(line.words)] + [float("inf")]
    for word, text, end in zip(line.words, texts, ends, strict=False):
        x0 = word.x0 * points
        x1 = max(x0 + 0.1 * em, min(word.x1 * points, end))
        original = None if text == word.text else word.text
        placed = Word(text, x0, x1, foot - _ASCENT * em, foot + _DESCENT * em, stamp=line.stamp)
        yield Sure(placed, word.confidence, original)


def _in_points(rules: Sequence[Rule], points: float) -> tuple[Rule, ...]:
    return tuple(replace(rule, at=rule.at * points, start=rule.start * points, end=rule.end * points) for rule in rules)
