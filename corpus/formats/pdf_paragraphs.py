"""Joins the rows of a PDF's running text into paragraphs by margin, indent, spacing, letters and labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.draft import Paragraph
from corpus.formats.pdf_rows import Row
from corpus.formats.text_paragraphs import join_lines
from corpus.language.numbering import label_of

_ENDED = re.compile(r"[.;:!?…](?:[”\"'’)\]]*)$|\./\.$")
_CLOSED = re.compile(r"[.!?…](?:[”\"'’)\]]*)$")
_CUT_SYMBOL = re.compile(r"\w[-/]$")
_INDENT = 9.0  # points beyond the left margin that open a paragraph
_EDGE = 3.0  # points within which a row touches a margin
_WIDE = 1.5  # times the usual distance of rows that part paragraphs
_ALIGNED = 1.5  # points within which rows begin alike
_SAME_START = 0.75  # points: rows of a paragraph begin alike to a hair
_AXIS = 0.25  # letter heights by which the middles of centred rows differ
# Words that open a clause under a title (Decree 30/2020): within a sentence they have no capital.
_BASIS = re.compile(
    r"(?:[-+*•]\s*)?(?:Căn cứ|(?:Xét|Theo) (?:đề nghị|đề xuất|tờ trình|công văn)"
    r"|(?:Thực hiện|Triển khai|Theo|Xét) (?:Luật|Nghị (?:quyết|định)|Quyết định|Chỉ thị|Kết luận|Thông (?:tư|báo)"
    r"|Chương trình|Kế hoạch|Công (?:văn|điện)|Tờ trình|Đề án))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Area:
    """Where running text stands on a page: its margins, the usual distance of its rows, where rows often begin.

    In a ``narrow`` area (a column of a letterhead) lines stand for themselves.
    """

    left: float
    right: float
    pitch: float
    starts: tuple[float, ...] = ()
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, and whether it seems to go on from the page before, or carries on on the next."""

    rows: tuple[Row, ...]
    goes_on: bool
    carries_on: bool
    centered: bool | None

    def runs_into(self, more: Piece) -> bool:
        """Say whether ``more``, the first on the next page, is the rest of this paragraph."""
        if not more.goes_on or self.centered:
            return False
        lower = more.rows[0].text[:1].islower() and not _CLOSED.search(self.rows[-1].text)
        return self.carries_on or lower

    def paragraph(self, page: int) -> Paragraph:
        """Return it as a paragraph of a draft."""
        text = join_lines([row.text for row in self.rows])
        bold = all(row.bold for row in self.rows)
        return Paragraph(text, page, self.centered, bold)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row, whether it is centred, and whether it is so on the very axis of a centred one above."""

    row: Row
    centered: bool
    titled: bool


def area_of(rows: Sequence[Row], width: float) -> Area:
    """Measure the margins from the rows themselves; a page with few rows takes usual margins."""
    if not rows:
        return Area(0.1 * width, 0.95 * width, 20.0)
    starts, ends = sorted(row.x0 for row in rows), sorted(row.x1 for row in rows)
    right = max(ends[len(ends) * 9 // 10], 0.7 * width) if len(rows) > 2 else max(ends[-1], 0.9 * width)
    steps = [low.bottom - high.bottom for high, low in pairwise(rows)]
    usual = [step for step in steps if 0 < step < 40]
    often = tuple(start for start in starts if sum(abs(start - other) < 1.5 for other in starts) > 2)
    return Area(starts[len(starts) // 10], right, median(usual) if usual else 20.0, often)


def pieces_of(rows: Sequence[Row], area: Area) -> list[Piece]:
    """Group rows into paragraphs."""
    groups: list[list[_Line]] = []
    for line in _lines(rows, area):
        if groups and continues(groups[-1], line, area):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_piece(group, area) for group in groups]


def _lines(rows: Sequence[Row], area: Area) -> list[_Line]:
    lines: list[_Line] = []
    for row in rows:
        titled = bool(lines) and lines[-1].centered and _is_on_axis(lines[-1].row, row, area)
        lines.append(_Line(row, is_centered(row, area) or titled, titled))
    return lines


def _is_on_axis(above: Row, row: Row, area: Area) -> bool:
    """Say whether a row, even one that fills the line, stands on the axis of the centred one above, at no margin."""
    on_axis = abs(above.center - row.center) < _AXIS * row.height
    near = row.bottom - above.bottom < 2 * _WIDE * area.pitch
    starts = (area.left, *area.starts)
    return not area.narrow and on_axis and near and all(abs(row.x0 - start) > _SAME_START for start in starts)


def _piece(group: list[_Line], area: Area) -> Piece:
    first, last = group[0].row, group[-1].row
    opens = first.x0 < area.left + _INDENT and label_of(first.text) is None
    centered = all(line.centered for line in group)
    unended = not _ENDED.search(last.text) and last.x1 > area.right - 4 * last.height
    # In a narrow column every line touches an edge now and then: nothing can be said.
    shown = None if area.narrow else centered
    return Piece(tuple(line.row for line in group), opens and not centered, unended and not centered, shown)


def is_centered(row: Row, area: Area) -> bool:
    """Say whether a row stands in the middle between the margins, touching neither."""
    middle = (area.left + area.right) / 2
    free = row.x0 > area.left + 1.5 * row.height and row.x1 < area.right - 1.5 * row.height
    indented = any(abs(row.x0 - start) < _ALIGNED for start in area.starts)
    return free and not indented and abs(row.center - middle) < 1.2 * row.height


def continues(group: Sequence[_Line], line: _Line, area: Area) -> bool:
    """Say whether ``line`` goes on with the paragraph that ``group`` holds so far."""
    row, last = line.row, group[-1].row
    step = row.bottom - last.bottom
    if step > max(_WIDE * area.pitch, 2.4 * row.height):
        return False
    if _symbol_is_cut(last.text, row.text):
        return True
    lower = row.text[:1].islower() and label_of(row.text) is None
    if area.narrow or (line.centered and group[-1].centered):
        return lower and not _ENDED.search(last.text)
    return not _opens_clause(group[-1], row) and _sentence_goes_on(group, row, area, lower=lower)


def _sentence_goes_on(group: Sequence[_Line], row: Row, area: Area, *, lower: bool) -> bool:
    rows = [line.row for line in group]
    full = _is_full(rows[-1], row, area)
    if row.bottom - rows[-1].bottom > 1.25 * area.pitch:
        return full and lower
    if label_of(row.text) is not None:
        return full and _is_mid_sentence(rows, row, area)
    if not full:
        return lower and not _ENDED.search(rows[-1].text) and not group[-1].centered
    return _words_go_on(rows, row, area, lower=lower)


def _opens_clause(above: _Line, row: Row) -> bool:
    # A row on the axis of a title is the title's own, however near it comes to the margins.
    if above.titled:
        return not row.text[:1].islower()
    return bool(_BASIS.match(row.text)) and not _CLOSED.search(above.row.text)


def _is_mid_sentence(group: Sequence[Row], row: Row, area: Area) -> bool:
    # "… năm" / "2026. …": figures at the margin of an indented paragraph whose line above has not ended;
    # "…; (ii) …; / (iii) …": an enumeration within a sentence, which may stand after a semicolon too.
    at_margin = abs(row.x0 - area.left) < _EDGE and row.x0 < group[0].x0 - _INDENT
    ended = (_CLOSED if row.text.startswith("(") else _ENDED).search(group[-1].text)
    return at_margin and not ended


def _words_go_on(group: Sequence[Row], row: Row, area: Area, *, lower: bool) -> bool:
    last = group[-1]
    if row.x0 <= area.left + _INDENT or abs(row.x0 - last.x0) < _EDGE < abs(group[0].x0 - row.x0):
        return True
    # Deeper than the margin: a hanging paragraph goes on, a new one opens.
    return lower or (row.x0 > group[0].x0 + _EDGE and not _ENDED.search(last.text))


def _is_full(last: Row, row: Row, area: Area) -> bool:
    first = row.words[0]
    return last.x1 + (first.x1 - first.x0) + 0.2 * row.height > area.right - _EDGE


def _symbol_is_cut(before: str, text: str) -> bool:
    return bool(_CUT_SYMBOL.search(before)) and text[:1].isalnum()
