"""Turns a picture of a page into ink on paper: grey, without red stamps, black borders and specks of dust."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]  # (height, width) grey, 0 black; or (height, width, 3) blue, green, red
Mask = NDArray[np.uint8]  # 255 where there is ink

_PALE = 150  # a coloured stroke lighter than this is a stamp's, however strong its colour
_RED = (12, 165)  # OpenCV's hue of red: below the first, above the second, of 180
_COLOURFUL = 70  # of 255: paper yellows less than this
_SPECK = 0.0009  # share of a square centimetre that dust covers at most
_BORDER = 0.6  # share of the page's side that a scanner's black edge runs along


def grey(picture: Picture) -> Picture:
    """Return the picture in grey, with what is red (the seals of authorities) turned to paper."""
    if picture.ndim == 2:
        return picture
    return np.where(_red(picture) > 0, np.uint8(255), cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)).astype(np.uint8)


def _red(picture: Picture) -> Mask:
    hue, strength, _ = cv2.split(cv2.cvtColor(picture, cv2.COLOR_BGR2HSV))
    # Black letters under a red seal stay: they are dark in the red channel too.
    bright = picture[:, :, 2] > _PALE
    red = ((hue < _RED[0]) | (hue > _RED[1])) & (strength > _COLOURFUL) & bright
    return (red * 255).astype(np.uint8)


def ink(page: Picture, dots: float) -> Mask:
    """Return where the ink is: darker than the paper around it, for pictures of ``dots`` a inch."""
    smooth = cv2.GaussianBlur(page, (3, 3), 0)
    level, _ = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    paper = float(np.median(page))
    if _is_even(page, paper):
        level = min(max(level, 0.45 * paper), 0.8 * paper)
        return cv2.threshold(page, level, 255, cv2.THRESH_BINARY_INV)[1].astype(np.uint8)
    # Photographs have shadows: each place is judged by its own paper.
    window = int(dots / 4) | 1
    found: Any = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, 15)
    return np.asarray(found, np.uint8)


def _is_even(page: Picture, paper: float) -> bool:
    small = cv2.resize(page, (32, 32), interpolation=cv2.INTER_AREA)
    return float(np.percentile(small, 25)) > 0.8 * paper


def without_borders(mask: Mask) -> Mask:
    """Return the ink without the black edges that scanners leave along a page's side."""
    height, width = mask.shape
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    for label in range(1, count):
        x, y, w, h, area = boxes[label]
        at_edge = x <= 2 or y <= 2 or x + w >= width - 2 or y + h >= height - 2
        solid = area > 0.3 * w * h
        long = w > _BORDER * width or h > _BORDER * height
        if at_edge and ((long and solid) or min(w, h) > 0.1 * min(width, height)):
            mask[labels == label] = 0
    return mask


def without_specks(mask: Mask, dots: float) -> Mask:
    """Return the ink without specks too small for a full stop."""
    least = _SPECK * (dots / 2.54) ** 2
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    kept = boxes[:, cv2.CC_STAT_AREA] > least
    kept[0] = False
    return np.where(kept[labels], mask, np.uint8(0)).astype(np.uint8) if count else mask
