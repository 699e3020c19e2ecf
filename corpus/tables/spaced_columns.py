"""Finds the columns of a table that is laid out with spaces, as the gaps that run down through its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_LEAST_SEGMENTS = 2


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with two or more spaces on either side, at the columns ``[start, end)`` of their line."""

    start: int
    end: int
    text: str


Band = tuple[int, int]


def segments_of(line: str) -> tuple[Segment, ...]:
    """Return the parts of a line that wide gaps keep apart."""
    return tuple(Segment(match.start(), match.end(), match.group()) for match in _SEGMENT.finditer(line))


def bands_of(lines: Iterable[Sequence[Segment]]) -> tuple[Band, ...]:
    """Return where the columns stand that the lines with several parts share, left to right."""
    bands: list[Band] = []
    spans = sorted((part.start, part.end) for line in lines if len(line) >= _LEAST_SEGMENTS for part in line)
    for start, end in spans:
        if bands and start <= bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], end))
        else:
            bands.append((start, end))
    return tuple(bands)


def overlapped(bands: Sequence[Band], part: Segment) -> tuple[int, ...]:
    """Return the columns over which a part stands."""
    return tuple(at for at, (start, end) in enumerate(bands) if part.start < end and start < part.end)


def distance(band: Band, part: Segment) -> int:
    """Return how many characters lie between a column and a part beside it."""
    return max(band[0] - part.end, part.start - band[1])


def covered(bands: Sequence[Band], part: Segment) -> tuple[int, ...]:
    """Return the columns over which a part stands; the nearest one where it stands between two."""
    over = overlapped(bands, part)
    return over or ((min(range(len(bands)), key=lambda at: distance(bands[at], part)),) if bands else ())


def placed(bands: Sequence[Band], line: Sequence[Segment]) -> dict[int, str] | None:
    """Return the texts of a line by column, ``None`` where a part stands over two columns."""
    cells: dict[int, str] = {}
    for part in line:
        over = covered(bands, part)
        if len(over) != 1:
            return None
        cells[over[0]] = f"{cells[over[0]]} {part.text}" if over[0] in cells else part.text
    return cells
