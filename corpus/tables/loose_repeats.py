"""Takes out of a loose table what each new page puts into it: the header again, and page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"\d{1,3}")
_END = re.compile(r"[.;:!?…%]$")

Placed = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Body:
    """The lines under a header with their places in the whole text; apart, with places, what came again."""

    lines: tuple[str, ...]
    places: tuple[int, ...]
    headers: tuple[Placed, ...]
    page_numbers: tuple[Placed, ...]


def without_repeats(lines: Sequence[str], header: Sequence[str], places: range, *, figures_last: bool) -> Body:
    """Return the lines at ``places`` without the header's repeats and without page numbers.

    ``figures_last`` says that the last column holds figures: one before a repeated header is then a cell.
    """
    squeezed = _squeezed(header)
    kept: list[int] = []
    headers: list[Placed] = []
    pages: list[Placed] = []
    at = places.start
    while at < places.stop:
        length = _repeat_length(lines, at, places.stop, squeezed)
        if length:
            if not figures_last and kept and kept[-1] == at - 1 and _is_page_number(lines, at - 1, at + length):
                pages.append((lines[kept.pop()], at - 1))
            headers.append((" ".join(lines[at : at + length]), at))
        elif _interrupts(lines, at, places):
            pages.append((lines[at], at))
        else:
            kept.append(at)
        at += max(length, 1)
    return Body(tuple(lines[place] for place in kept), tuple(kept), tuple(headers), tuple(pages))


def _squeezed(lines: Sequence[str]) -> str:
    return "".join("".join(line.split()) for line in lines).lower()


def _repeat_length(lines: Sequence[str], at: int, stop: int, header: str) -> int:
    """Return how many lines from ``at`` repeat the whole header, 0 for none."""
    seen = ""
    for end in range(at, stop):
        seen += _squeezed(lines[end : end + 1])
        if seen == header:
            return end + 1 - at
        if not header.startswith(seen):
            return 0
    return 0


def _is_page_number(lines: Sequence[str], at: int, after: int) -> bool:
    """Say whether a line before a repeated header is a page's figure, and not the number of the row that goes on."""
    if not _NUMBER.fullmatch(lines[at]):
        return False
    value = int(lines[at])
    below = next((int(line) for line in lines[after : after + 40] if _NUMBER.fullmatch(line)), None)
    above = next((int(lines[k]) for k in range(at - 1, max(at - 60, -1), -1) if _NUMBER.fullmatch(lines[k])), None)
    return above != value - 1 or below == value


def _interrupts(lines: Sequence[str], at: int, places: range) -> bool:
    """Say whether a lone figure cuts a sentence in two, as a page number does and a row's number does not."""
    if not _NUMBER.fullmatch(lines[at]) or at == places.start or at + 1 >= places.stop:
        return False
    return lines[at + 1][0].islower() and not _END.search(lines[at - 1]) and len(lines[at - 1].split()) > 2
