"""Sets a scanned page straight: quarter turns judged from its lines of text, then skew and slant."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from corpus.scans.ink import Mask, Picture

_STEEPEST = 8.0  # degrees of skew that are looked for
_COARSE, _FINE = 0.5, 0.05  # degrees
_SMALL = 900  # pixels: the longer side of the picture that angles are judged on
_LEAST = 0.04  # degrees: less is not worth the blur of turning
_LEANING = 4.0  # degrees of skew within which turned pages are told
_SHEAR = 2.0  # degrees by which upright rules may lean besides
_CLEARER = 1.25  # times as sharp the lines must be across the page to call it turned


@dataclass(frozen=True, slots=True)
class Tilt:
    """Degrees by which lines across, and lines down, lean clockwise."""

    across: float
    down: float

    @property
    def matters(self) -> bool:
        """Whether a page that leans so reads better set straight."""
        return max(abs(self.across), abs(self.down)) > _LEAST


def lies_sideways(mask: Mask) -> bool:
    """Say whether lines of text run down the picture: they part its columns more sharply than its rows."""
    small = _small(_letters(mask))
    return _sharpest(np.rot90(small, -1).copy()) > _CLEARER * _sharpest(small)


def _sharpest(small: Mask) -> float:
    # Lines that lean part nothing until they are set straight.
    return max(_sharpness(_turned(small, angle)) for angle in np.arange(-_LEANING, _LEANING + 0.1, 1.0))


def _letters(mask: Mask) -> Mask:
    # Rules and pictures say nothing of how letters lie.
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    tall, wide = boxes[:, cv2.CC_STAT_HEIGHT], boxes[:, cv2.CC_STAT_WIDTH]
    least = 0.0025 * max(mask.shape)
    letters = (np.maximum(tall, wide) < 0.03 * max(mask.shape)) & (np.maximum(tall, wide) > least)
    letters[0] = False
    return np.where(letters[labels], np.uint8(255), np.uint8(0)).astype(np.uint8) if count else mask


def tilt_of(mask: Mask) -> Tilt:
    """Return how far the page leans: across from all its lines, down from upright rules where it has them."""
    small = _small(mask)
    across = _best(small, 0.0, _STEEPEST)
    return Tilt(across, _down(mask, across))


def _down(mask: Mask, across: float) -> float:
    length = max(mask.shape) // 25
    upright = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8)), np.uint8)
    if int(np.count_nonzero(upright)) < 8 * length:
        return across
    # Turned a quarter, rules that run down run across, and lean as before.
    return _best(_small(np.rot90(upright, -1).copy()), across, _SHEAR)


def _best(small: Mask, around: float, reach: float) -> float:
    best = around
    for step, span in ((_COARSE, reach), (0.1, _COARSE), (_FINE, 0.1)):
        angles = np.arange(best - span, best + span + step / 2, step)
        best = max(angles, key=lambda angle: (round(_sharpness(_turned(small, angle)), 6), -abs(angle)))
    return float(best)


def _small(mask: Mask) -> Mask:
    scale = min(1.0, _SMALL / max(mask.shape))
    return np.asarray(cv2.resize(mask, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def _turned(mask: Mask, angle: float) -> Mask:
    # For angles this small a shear of the rows does what turning does, without touching their order.
    height, width = mask.shape
    slope = math.tan(math.radians(angle))
    moved = np.array([[1.0, 0.0, 0.0], [-slope, 1.0, slope * width / 2]])
    return np.asarray(cv2.warpAffine(mask, moved, (width, height)), np.uint8)


def _sharpness(mask: Mask) -> float:
    rows = mask.sum(axis=1, dtype=np.float64)
    steps = np.diff(rows)
    return float((steps * steps).sum() / max(1.0, rows.sum() * mask.shape[1]))


def straight(page: Picture, tilt: Tilt) -> Picture:
    """Return the page with its lines across level and its lines down upright; what comes in from outside is paper."""
    height, width = page.shape[:2]
    across, down = math.radians(tilt.across), math.radians(tilt.down)
    leaning = np.array([[math.cos(across), -math.sin(down)], [math.sin(across), math.cos(down)]])
    matrix = np.linalg.inv(leaning)
    middle = np.array([width / 2, height / 2])
    moved = np.column_stack([matrix, middle - matrix @ middle])
    border = (255, 255, 255)
    return np.asarray(
        cv2.warpAffine(page, moved, (width, height), flags=cv2.INTER_LINEAR, borderValue=border), np.uint8
    )
