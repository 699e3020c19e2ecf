"""Keeps side-by-side columns of a PDF page apart: letterheads, and recipients beside the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.formats.layout_words import OFFICE
from corpus.formats.pdf_rows import Row, stretches
from corpus.language.vietnamese import fold

# What stands in one of two columns and hardly anywhere else (Decree 30/2020, appendix I).
_CUE = re.compile(
    r"^(?:cong hoa xa hoi chu nghia|doc lap ?[-–] ?tu do|dang cong san viet nam|noi nhan ?:|so ?:|"
    r"tm\. ?|kt\. ?|tl\. ?|tuq\. ?|[^,]{2,30}, ngay .{0,12}thang .{0,10}nam)"
)
_LIST = re.compile(r"^noi nhan")
_GAP = 1.6  # letter heights that part two columns
_FIRST_ROWS = 6  # rows within which the other column begins
_WIDER = 60.0  # points by which a row may reach beyond the rightmost column so far
_LINES_BELOW = 2.6  # letter heights between lines of one column
_ROOM_TO_SIGN = 14.0  # letter heights between an office and the name under it


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns that stand side by side, from left to right, each with its own rows."""

    sides: tuple[tuple[Row, ...], ...]


@dataclass(slots=True)
class _Side:
    """One column being read: how far it reaches, and its rows so far."""

    x0: float
    x1: float
    rows: list[Row] = field(default_factory=list)

    def distance(self, part: Row) -> float:
        middle = (self.x0 + self.x1) / 2
        outside = max(self.x0 - part.center, part.center - self.x1, 0.0)
        return min(abs(part.center - middle), outside + 0.15 * abs(part.center - middle))

    @property
    def opening(self) -> str:
        """The column's first row, folded."""
        return fold(self.rows[0].text) if self.rows else ""

    def take(self, parts: Sequence[Row]) -> None:
        if parts:
            row = _one(parts)
            self.rows.append(row)
            self.x0, self.x1 = min(self.x0, row.x0), max(self.x1, row.x1)


def _one(parts: Sequence[Row]) -> Row:
    return Row(tuple(word for part in parts for word in part.words))


def parted(rows: Sequence[Row]) -> Iterator[Row | Columns]:
    """Give the rows from top to bottom, those of columns that stand side by side together."""
    at = 0
    while at < len(rows):
        sides = _seed(rows, at)
        end = _fill(rows, at, sides) if sides else at + 1
        if sides and all(side.rows for side in sides):
            yield Columns(tuple(tuple(side.rows) for side in sides))
        else:
            yield from rows[at:end]
        at = end


def _seed(rows: Sequence[Row], start: int) -> list[_Side]:
    """Return the columns that begin at row ``start``, none where it is running text."""
    parts = stretches(rows[start], _GAP)
    cued = [part for part in parts if _is_cue(part)]
    if len(parts) > 1 and (cued or _is_over_cue(rows, start)):
        right = next((at for at in range(1, len(parts)) if _is_cue(parts[at])), _widest_gap(parts))
        return [_side(parts[:right]), _side(parts[right:])]
    if len(parts) > 1:
        return [_side([part]) for part in parts] if _are_offices(parts) else []
    return _other_side(rows, start, cued[0]) if cued else []


def _are_offices(parts: Sequence[Row]) -> bool:
    # Offices in capitals over the names of those who sign, without any of the usual marks.
    return all(part.text.isupper() for part in parts) and any(OFFICE.search(fold(part.text)) for part in parts)


def _other_side(rows: Sequence[Row], start: int, cued: Row) -> list[_Side]:
    # One column begins a line or more before the other: "Nơi nhận:" beside and above the office that signs.
    for row in rows[start + 1 : start + _FIRST_ROWS]:
        for part in stretches(row, _GAP):
            if (_is_cue(part) or part.text.isupper()) and _apart(cued, part):
                return [_side([one]) for one in sorted((cued, part), key=lambda one: one.x0)]
    return []


def _is_cue(part: Row) -> bool:
    return part.text[:1].isupper() and bool(_CUE.match(fold(part.text)))


def _is_over_cue(rows: Sequence[Row], start: int) -> bool:
    # Two names in capitals side by side open a letterhead when a cue stands right below them.
    parts = stretches(rows[start], _GAP)
    below = [part for row in rows[start + 1 : start + 3] for part in stretches(row, _GAP)]
    return len(parts) == 2 and all(part.text.isupper() for part in parts) and any(_is_cue(part) for part in below)


def _widest_gap(parts: Sequence[Row]) -> int:
    return max(range(1, len(parts)), key=lambda at: parts[at].x0 - parts[at - 1].x1)


def _apart(one: Row, other: Row) -> bool:
    return max(one.x0, other.x0) - min(one.x1, other.x1) > 2 * one.height


def _side(parts: Sequence[Row]) -> _Side:
    return _Side(parts[0].x0, parts[-1].x1)


def _fill(rows: Sequence[Row], start: int, sides: Sequence[_Side]) -> int:
    """Take rows into the columns until one belongs to none; return the index after the last taken."""
    for at in range(start, len(rows)):
        shares = _shares(stretches(rows[at], _GAP), sides)
        if not _belongs(shares, sides):
            return at
        for side, share in zip(sides, shares, strict=True):
            side.take(share)
    return len(rows)


def _shares(parts: Sequence[Row], sides: Sequence[_Side]) -> list[list[Row]]:
    shares: list[list[Row]] = [[] for _ in sides]
    for part in parts:
        nearest = min(range(len(sides)), key=lambda at: sides[at].distance(part))
        shares[nearest].append(part)
    return shares


def _belongs(shares: Sequence[Sequence[Row]], sides: Sequence[_Side]) -> bool:
    parts = [part for share in shares for part in share]
    if any(_spans(part, one, other) for part in parts for one, other in pairwise(sides)):
        return False
    rooms = [_LINES_BELOW if _LIST.match(side.opening) else _ROOM_TO_SIGN for side in sides]
    rooms[0] = min(rooms[0], _ROOM_TO_SIGN if OFFICE.search(sides[0].opening) else _LINES_BELOW)
    judged = zip(shares, sides, rooms, strict=True)
    return any(
        share and _fits(_one(share), side, room) and share[-1].x1 < sides[-1].x1 + _WIDER
        for share, side, room in judged
    )


def _spans(part: Row, left: _Side, right: _Side) -> bool:
    return part.x0 < (left.x0 + left.x1) / 2 and part.x1 > (right.x0 + right.x1) / 2


def _fits(row: Row, side: _Side, room: float) -> bool:
    # Rows of one column share an axis or a left edge; a title below a letterhead shares neither.
    if not side.rows:
        return True
    if row.top - side.rows[-1].bottom > room * row.height:
        return False
    centered = min(abs(row.center - other.center) for other in side.rows) < 0.9 * row.height
    return centered or (_is_flush(side) and any(abs(row.x0 - other.x0) < 3 for other in side.rows))


def _is_flush(side: _Side) -> bool:
    # A list of recipients stands flush left; two lines of a centred column that begin alike do so by chance.
    starts = [row.x0 for row in side.rows]
    listed = bool(_LIST.match(side.opening))
    return listed or sum(abs(start - starts[-1]) < 3 for start in starts) > 2
