"""Tells what was put on a page after it was printed: seals, stamps of receipt, notes above the letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.formats.pdf_drawn import Rule
from corpus.language.vietnamese import fold
from corpus.scans.rules import Ruled
from corpus.scans.segments import Print, Segment
from corpus.scans.words import Sure

_SEAL = (0.8, 2.3)  # inch: seals of authorities measure 30 to 42 millimetres, ink and paper stretch
_ROUND = (0.6, 1.6)  # width over height, where a signature runs out of the seal too
_UNDER_SEAL = 0.6  # share of a line's letters inside a seal by which the line is the seal's
_RECEIPT = (2.3, 1.6)  # inch: the stamp of receipt measures 50 by 35 millimetres (Decree 30/2020, annex VI)
_LEAST = 0.25  # inch: a lower frame is none
_UPPER = 0.5  # share of the page above which documents are stamped when they come in
_RECEIVED = re.compile(r"(?:(?:cong van|van ban) )?den")
_MOTTO = re.compile(r"^(?:cong|dang)$")
_AFTER_MOTTO = re.compile(r"^(?:hoa|cong)$")


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the page, in pixels."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, segment: Segment) -> bool:
        """Say whether the middle of a segment is inside."""
        x, y = (segment.x0 + segment.x1) / 2, (segment.y0 + segment.y1) / 2
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


def receipts(rules: Ruled, dots: float) -> tuple[Ruled, list[Box]]:
    """Return the rules without the frames of stamps of receipt, and those frames."""
    height = rules.drawn.shape[0]
    boxes, across, down = [], [], []
    for flat, upright in _groups(rules.across, rules.down, 0.1 * dots):
        box = _box(flat, upright)
        if flat and upright and _is_receipt(box, dots, height):
            boxes.append(box)
        else:
            across += flat
            down += upright
    return replace(rules, across=tuple(across), down=tuple(down)), boxes


def _is_receipt(box: Box, dots: float, height: float) -> bool:
    wide, high = (box.x1 - box.x0) / dots, (box.y1 - box.y0) / dots
    return _LEAST < high < _RECEIPT[1] and 2 * _LEAST < wide < _RECEIPT[0] and box.y1 < _UPPER * height


def _box(flat: Sequence[Rule], upright: Sequence[Rule]) -> Box:
    xs = [x for rule in flat for x in (rule.start, rule.end)] + [rule.at for rule in upright]
    ys = [y for rule in upright for y in (rule.start, rule.end)] + [rule.at for rule in flat]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _groups(across: Sequence[Rule], down: Sequence[Rule], near: float) -> list[tuple[list[Rule], list[Rule]]]:
    """Return rules by the frames and tables that they make: those that meet, directly or through others."""
    groups: list[tuple[list[Rule], list[Rule]]] = [([rule], []) for rule in across]
    for rule in down:
        met = [group for group in groups if any(_meet(flat, rule, near) for flat in group[0])]
        groups = [group for group in groups if group not in met]
        flats, uprights = [flat for group in met for flat in group[0]], [one for group in met for one in group[1]]
        groups.append((flats, [*uprights, rule]))
    return groups


def _meet(flat: Rule, upright: Rule, near: float) -> bool:
    along = flat.start - near <= upright.at <= flat.end + near
    return along and upright.start - near <= flat.at <= upright.end + near


def says_received(words: Sequence[str]) -> bool:
    """Say whether a line is what the stamp of receipt says in capitals, its frame too faint to be seen."""
    text = " ".join(words)
    return text.isupper() and bool(_RECEIVED.fullmatch(fold(text)))


def unsealed(found: Print, dots: float) -> Print:
    """Return the print without the lines inside seals."""
    seals = [found.boxes[label] for label in found.big if _is_seal(found.boxes[label], dots)]
    if not seals:
        return found
    kept = tuple(
        segment for segment in found.segments if _inside(found.boxes[list(segment.labels)], seals) < _UNDER_SEAL
    )
    return replace(found, segments=kept)


def _is_seal(box: NDArray[np.int32], dots: float) -> bool:
    wide, high = box[2] / dots, box[3] / dots
    return bool(_SEAL[0] < wide < _SEAL[1] and _SEAL[0] < high < _SEAL[1] and _ROUND[0] < wide / high < _ROUND[1])


def _inside(own: NDArray[np.int32], seals: Sequence[NDArray[np.int32]]) -> float:
    x, y = own[:, 0] + own[:, 2] / 2, own[:, 1] + own[:, 3] / 2
    inside = np.zeros(len(own), bool)
    for left, top, width, height, _ in seals:
        across, down = (x - left - width / 2) / (width / 2), (y - top - height / 2) / (height / 2)
        inside |= across**2 + down**2 < 1.0
    return float(inside.mean())


def without_notes(words: Sequence[Sure]) -> list[Sure]:
    """Mark what stands above the national motto as stamps: nothing is printed there, but much is written."""
    tops = [
        first.word.top
        for first, second in pairwise(words)
        if _is_motto(first.word.text, second.word.text) and first.word.bottom == second.word.bottom
    ]
    if not tops:
        return list(words)
    top = min(tops)
    return [replace(sure, word=replace(sure.word, stamp=True)) if sure.word.bottom < top else sure for sure in words]


def _is_motto(first: str, second: str) -> bool:
    capitals = first.isupper() and second.isupper()
    return capitals and bool(_MOTTO.match(fold(first)) and _AFTER_MOTTO.match(fold(second)))
