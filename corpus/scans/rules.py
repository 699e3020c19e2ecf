"""Finds the straight rules of a scanned page, mends what the scanner broke, and takes them off the letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from corpus.formats.pdf_drawn import Rule
from corpus.scans.ink import Mask

_SHORTEST = 0.24  # inch: shorter straight strokes are letters
_THICKEST = 0.035  # inch
_BREAK = 0.10  # inch of a rule that a scanner may have lost
_LONGEST_BREAK = 0.45  # inch, where both parts are long
_SAME_LINE = 0.02  # inch by which parts of one rule may be off its line
_ALONE = 0.6  # inch: a rule shorter than this that meets no other is a dash or a letter's stroke
_TALL = 0.6  # inch: what a rule must be for others to end at it
_STUB = 0.3  # inch: the least that a cell's border is long
_LEVEL = 0.05  # inch by which pieces of one border differ
_NEAR = 0.08  # inch by which a rule ends beside the one that it meets


@dataclass(frozen=True, slots=True)
class Ruled:
    """The rules of a page, in pixels, and the ink that they are drawn with."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    drawn: Mask


def ruled(mask: Mask, dots: float) -> Ruled:
    """Return the rules across and down of a straightened page of ``dots`` an inch."""
    across, flat = _along(mask, dots)
    down, upright = _along(np.ascontiguousarray(mask.T), dots)
    across, down = _kept(across, down, dots), _kept(down, across, dots)
    drawn = np.maximum(_only(flat, across, dots), _only(upright, down, dots).T)
    across, down = _levelled(across, dots), _levelled(down, dots)
    across, down = _ending(across, down, dots), _ending(down, across, dots)
    return Ruled(tuple(across), tuple(down), drawn.astype(np.uint8))


def _along(mask: Mask, dots: float) -> tuple[list[Rule], Mask]:
    length = max(8, int(_SHORTEST * dots))
    # A rule that leans by a hair steps from row to row: thickened, it holds together.
    thick = cv2.dilate(mask, np.ones((3, 1), np.uint8))
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    drawn = cv2.bitwise_and(cv2.dilate(opened, np.ones((1, 3), np.uint8)), mask)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    rules = []
    for x, y, width, height, area in boxes[1:]:
        if area / width <= _THICKEST * dots + 2 and height <= max(_THICKEST * dots * 2 + 2, 0.02 * width):
            rules.append(Rule(y + height / 2, float(x), float(x + width)))
    return _mended(rules, dots), np.asarray(drawn, np.uint8)


def _only(drawn: Mask, rules: Sequence[Rule], dots: float) -> Mask:
    """Return what is drawn near the rules alone: strokes of letters are as straight, but no rules."""
    near = np.zeros_like(drawn)
    reach = int(_THICKEST * dots) + 2
    for rule in rules:
        low = max(0, int(rule.at) - reach)
        near[low : int(rule.at) + reach + 1, max(0, int(rule.start) - 2) : int(rule.end) + 3] = 255
    return np.asarray(cv2.bitwise_and(drawn, near), np.uint8)


def _mended(rules: Sequence[Rule], dots: float) -> list[Rule]:
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.start):
        at = next((at for at, last in enumerate(out) if _is_one(last, rule, dots)), None)
        if at is None:
            out.append(rule)
        else:
            last = out[at]
            first, more = last.end - last.start, rule.end - rule.start
            middle = (last.at * first + rule.at * more) / max(1.0, first + more)
            out[at] = Rule(middle, min(last.start, rule.start), max(last.end, rule.end))
    return out


def _is_one(last: Rule, rule: Rule, dots: float) -> bool:
    if abs(last.at - rule.at) > _SAME_LINE * dots + 1:
        return False
    gap = rule.start - last.end
    both_long = min(rule.end - rule.start, last.end - last.start) > 2 * _LONGEST_BREAK * dots
    return gap < (_LONGEST_BREAK if both_long else _BREAK) * dots


def _kept(rules: Sequence[Rule], others: Sequence[Rule], dots: float) -> list[Rule]:
    """Keep rules that are long, or that meet a long one that runs the other way."""
    long = [other for other in others if other.end - other.start > _TALL * dots]
    return [
        rule
        for rule in rules
        if rule.end - rule.start > _ALONE * dots
        or (rule.end - rule.start > _STUB * dots and any(_touch(rule, other, _NEAR * dots) for other in long))
    ]


def _touch(rule: Rule, other: Rule, near: float) -> bool:
    return rule.start - near <= other.at <= rule.end + near and other.start - near <= rule.at <= other.end + near


def _levelled(rules: Sequence[Rule], dots: float) -> list[Rule]:
    """Put rules that stand at nearly one height at one: paper curls, and the border of a row bends with it."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if groups and rule.at - groups[-1][-1].at <= _LEVEL * dots and rule.at - groups[-1][0].at <= 2 * _LEVEL * dots:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [Rule(_middle(group), rule.start, rule.end) for group in groups for rule in group]


def _middle(group: Sequence[Rule]) -> float:
    lengths = [rule.end - rule.start for rule in group]
    return sum(rule.at * length for rule, length in zip(group, lengths, strict=True)) / max(1.0, sum(lengths))


def _ending(rules: Sequence[Rule], others: Sequence[Rule], dots: float) -> list[Rule]:
    """Let rules end where they meet one that runs the other way, and not a hair beside it."""
    return [
        Rule(rule.at, _met(rule.start, rule.at, others, dots), _met(rule.end, rule.at, others, dots)) for rule in rules
    ]


def _met(end: float, at: float, others: Sequence[Rule], dots: float) -> float:
    reach = _NEAR * dots
    crossing = (other.at for other in others if other.start - reach <= at <= other.end + reach)
    near = [place for place in crossing if abs(place - end) <= reach]
    return min(near, key=lambda place: abs(place - end), default=end)
