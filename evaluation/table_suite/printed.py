"""Prints a table of the suite as a PDF, rows running over pages as a word processor lets them."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.errors import MissingPart
from evaluation.table_suite.truth import Case, TableText, origins

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_WHOLE_PAGE = 595.0
_SIZE, _STEP, _PAD = 9.0, 12.0, 4.0
_PAGE_WIDTH, _SIDE, _TOP, _FOOT = 842.0, 50.0, 60.0, 50.0
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts")
# Each with its bold face; all of them hold every Vietnamese letter.
_FACES = (
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
    ("arial.ttf", "arialbd.ttf"),
)
_PLAIN, _BOLD = "CanCuPlain", "CanCuBold"


@cache
def prepare() -> None:
    """Make the fonts ready; raises ``MissingPart`` where reportlab or a font with Vietnamese letters is missing."""
    try:
        from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415 - only the PDF half of the suite needs it
    except ImportError as error:
        raise MissingPart(
            "Chưa có reportlab nên không dựng được các bảng PDF. Hãy chạy “pip install reportlab” rồi đo lại."
        ) from error
    faces = next((found for pair in _FACES if (found := _found(pair))), None)
    if faces is None:
        raise MissingPart(
            "Không thấy phông chữ có đủ chữ tiếng Việt nên không dựng được các bảng PDF. "
            "Hãy cài DejaVu Sans (gói fonts-dejavu-core trên Debian) rồi đo lại."
        )
    for name, path in zip((_PLAIN, _BOLD), faces, strict=True):
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(path)))


def _found(pair: tuple[str, str]) -> tuple[Path, Path] | None:
    places = [next((path for folder in _FOLDERS for path in Path(folder).rglob(name)), None) for name in pair]
    plain, bold = places
    return (plain, bold or plain) if plain else None


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell in one tall strip: its edges in points, top down, and the feet of its lines with their words."""

    left: float
    right: float
    top: float
    bottom: float
    words: tuple[tuple[float, str], ...]
    font: str
    centered: bool


def pdf_file(case: Case, opening: tuple[str, ...], closing: str) -> bytes:
    """Return a PDF on landscape A4 paper, or lower pages where the case asks for them."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - only the PDF half of the suite needs it

    prepare()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(_PAGE_WIDTH, case.height), invariant=True)
    y = _TOP
    for text in (*opening, *_wrapped(case.table.caption, _PAGE_WIDTH - 2 * _SIDE, _BOLD)):
        canvas.setFont(_BOLD, _SIZE)
        canvas.drawCentredString(_PAGE_WIDTH / 2, case.height - y, text)
        y += 1.5 * _STEP
    y = _drawn(canvas, case, y)
    canvas.setFont(_PLAIN, _SIZE)
    canvas.drawString(_SIDE, case.height - y - 2.5 * _STEP, closing)
    canvas.save()
    return file.getvalue()


def _drawn(canvas: Canvas, case: Case, y: float) -> float:
    """Draw the table page by page and return where it ends."""
    edges, boxes = _strip(case.table)
    heads = sum(1 for _ in itertools.takewhile(lambda line: line.kind == "head", case.table.lines))
    repeated = edges[heads] if case.repeats else 0.0
    start, fresh = 0.0, True
    while start < edges[-1]:
        if not fresh:
            canvas.showPage()
            y = _TOP
            if repeated:
                _slice(canvas, case, boxes, (0.0, repeated), y)
                y += repeated
        end = _cut(edges, boxes, start, case.height - _FOOT - y, split=case.height < _WHOLE_PAGE)
        _slice(canvas, case, boxes, (start, end), y)
        y, start, fresh = y + end - start, end, False
    return y


def _cut(edges: list[float], boxes: list[_Box], start: float, room: float, *, split: bool) -> float:
    """Return where the page ends: at a row's edge, or between two lines of a row where rows may be split."""
    limit = start + room
    whole = max((edge for edge in edges if start < edge <= limit), default=0.0)
    if whole == edges[-1] or not split:
        return whole or min(edge for edge in edges if edge > start)
    feet = {y for box in boxes for y, _ in box.words if start < y <= limit - _PAD}
    cut = max(feet, default=whole - _PAD) + _PAD
    # No sliver of a row is left for the next page.
    return next((edge for edge in edges if cut <= edge < cut + _STEP / 2), cut)


def _strip(table: TableText) -> tuple[list[float], list[_Box]]:
    width = _PAGE_WIDTH - 2 * _SIDE
    sides = [_SIDE, *(_SIDE + width * share for share in itertools.accumulate(table.widths))]
    grid = origins(table.lines, len(table.widths))
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for row, places in enumerate(grid):
        for column, place in enumerate(places):
            spans[place] = (row, column)
    lines = {place: _lines_of(table, place, sides[end[1] + 1] - sides[place[1]]) for place, end in spans.items()}
    edges = [0.0]
    for row in range(len(table.lines)):
        ends = [place for place, end in spans.items() if end[0] == row]
        need = max((edges[place[0]] + len(lines[place]) * _STEP + 2 * _PAD for place in ends), default=0.0)
        edges.append(max(need, edges[-1] + _STEP + 2 * _PAD))
    boxes = [
        _Box(
            sides[place[1]], sides[end[1] + 1], edges[place[0]], edges[end[0] + 1],
            _words(edges[place[0]], lines[place]), _font(table, place), table.lines[place[0]].kind == "head",
        )
        for place, end in spans.items()
    ]  # fmt: skip
    return edges, boxes


def _words(top: float, lines: list[str]) -> tuple[tuple[float, str], ...]:
    return tuple((top + _PAD + at * _STEP + _SIZE, text) for at, text in enumerate(lines))


def _font(table: TableText, place: tuple[int, int]) -> str:
    return _BOLD if table.lines[place[0]].kind in ("head", "group") else _PLAIN


def _lines_of(table: TableText, place: tuple[int, int], width: float) -> list[str]:
    text, font = table.lines[place[0]].cells[place[1]], _font(table, place)
    return [line for part in text.split("\n") if part for line in _wrapped(part, width - 2 * _PAD, font)]


def _wrapped(text: str, width: float, font: str) -> Iterator[str]:
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415 - only the PDF half of the suite needs it

    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and stringWidth(longer, font, _SIZE) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _slice(canvas: Canvas, case: Case, boxes: list[_Box], part: tuple[float, float], y: float) -> None:
    """Draw what stands between two heights of the strip, its top at ``y`` of the page."""
    start, end = part
    for box in boxes:
        top, bottom = max(box.top, start), min(box.bottom, end)
        if top >= bottom:
            continue
        if case.ruled:
            canvas.setLineWidth(0.5)
            canvas.rect(box.left, case.height - (y + bottom - start), box.right - box.left, bottom - top)
        canvas.setFont(box.font, _SIZE)
        for foot, words in box.words:
            if start < foot <= end:
                height = case.height - (y + foot - start)
                if box.centered:
                    canvas.drawCentredString((box.left + box.right) / 2, height, words)
                else:
                    canvas.drawString(box.left + _PAD, height, words)
