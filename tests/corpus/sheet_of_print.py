"""Draws small pages as a scanner would see them: print in a Debian font, rules, skew, dust, stamps."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.formats.pdf_render import drawn_picture

_FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
)
DOTS = 200.0

Picture = NDArray[np.uint8]


@functools.cache
def font() -> str:
    """Return the name of a registered font that has all Vietnamese letters; skip where Debian's are missing."""
    path = next((path for path in _FONTS if Path(path).exists()), None)
    if path is None:
        pytest.skip("no Debian font with Vietnamese letters (fonts-dejavu-core) is installed")
    pdfmetrics.registerFont(TTFont("print", path))
    return "print"


@dataclass
class Sheet:
    """A page to draw; all measures in points from the top left corner."""

    width: float = 595
    height: float = 842
    canvas: Canvas = field(init=False)

    def __post_init__(self) -> None:
        self.canvas = Canvas("sheet.pdf", pagesize=(self.width, self.height))

    def text(self, x: float, y: float, *lines: str, size: float = 13, pitch: float = 1.25) -> Sheet:
        self.canvas.setFont(font(), size)
        for at, line in enumerate(lines):
            self.canvas.drawString(x, self.height - y - at * pitch * size, line)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.8) -> Sheet:
        self.canvas.setLineWidth(thick)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)
        return self

    def table(self, xs: list[float], ys: list[float]) -> Sheet:
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self

    def circle(self, x: float, y: float, radius: float, red: bool = False) -> Sheet:  # noqa: FBT001, FBT002 - a test's word
        self.canvas.setStrokeColorRGB(*((0.85, 0.1, 0.1) if red else (0, 0, 0)))
        self.canvas.setLineWidth(3)
        self.canvas.circle(x, self.height - y, radius)
        self.canvas.setStrokeColorRGB(0, 0, 0)
        return self

    def pdf(self) -> bytes:
        self.canvas.showPage()
        return self.canvas.getpdfdata()

    def picture(self, dots: float = DOTS) -> Picture:
        """Return the page as a picture in blue, green and red."""
        return drawn_picture(self.pdf(), dots)


def dusty(picture: Picture, share: float = 0.0005) -> Picture:
    """Return the picture with specks of dust, always the same."""
    noise = np.random.default_rng(7)
    out = picture.copy()
    height, width = out.shape[:2]
    for _ in range(int(height * width * share / 4)):
        y, x = noise.integers(0, height - 2), noise.integers(0, width - 2)
        out[y : y + 2, x : x + 2] = 0
    return out


def turned(picture: Picture, degrees: float) -> Picture:
    """Return the picture leaning clockwise, paper coming in at its corners."""
    import cv2  # noqa: PLC0415 - only drawing needs it

    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return np.asarray(cv2.warpAffine(picture, matrix, (width, height), borderValue=(255, 255, 255)), np.uint8)


def scanned_pdf(*pictures: Picture, dots: float = DOTS) -> bytes:
    """Return a PDF whose pages are nothing but these pictures."""
    from PIL import Image  # noqa: PLC0415 - reportlab brings it
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415

    canvas = Canvas("scan.pdf")
    for picture in pictures:
        width, height = (side * 72 / dots for side in (picture.shape[1], picture.shape[0]))
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(Image.fromarray(np.ascontiguousarray(picture[:, :, ::-1]))), 0, 0, width, height)
        canvas.showPage()
    return canvas.getpdfdata()
