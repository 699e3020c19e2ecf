"""Turns a PDF page's own coordinates, which start at the bottom left and may lie sideways, into the reader's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """Quarter turns clockwise that make the page upright, and the box of it that is shown, in points."""

    quarters: int
    left: float
    bottom: float
    right: float
    top: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as x from the left and y from the top of the upright page."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return a box as (x0, top, x1, bottom) of the upright page."""
        if self.quarters == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        (ax, ay), (bx, by) = self.place(left, bottom), self.place(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def size(self) -> tuple[float, float]:
        """Return the width and height of the upright page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (width, height) if self.quarters % 2 == 0 else (height, width)
