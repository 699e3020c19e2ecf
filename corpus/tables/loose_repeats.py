"""Takes out of a loose table what each new page puts into it: the header again, and page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"\d{1,3}")
_END = re.compile(r"[.;:!?…%]$")

Placed = tuple[str, int]


def without_repeats(
    lines: Sequence[str], start: int, end: int, stop: int, body: int, *, figures_last: bool
) -> tuple[tuple[str, ...], tuple[int, ...], list[Placed], list[Placed]]:
    """Return the body's lines without repeats, their places, and, with their places, headers and page numbers.

    ``lines[start:end]`` is the header, ``lines[body:stop]`` the body; ``figures_last`` says that the last column holds
    figures, so that one before a repeated header is a cell.
    """
    header = _squeezed(lines[start:end])
    kept: list[int] = []
    repeated: list[Placed] = []
    pages: list[Placed] = []
    at = body
    while at < stop:
        length = _repeat_length(lines, at, stop, header)
        if length:
            if (
                kept
                and kept[-1] == at - 1
                and _NUMBER.fullmatch(lines[at - 1])
                and _is_page_number(lines, at - 1, at + length)
            ):
                pages.append((lines[kept.pop()], at - 1))
            repeated.append((" ".join(lines[at : at + length]), at))
            at += length
        else:
            if _interrupts(lines, at, body, stop):
                pages.append((lines[at], at))
            else:
                kept.append(at)
            at += 1
    return tuple(lines[place] for place in kept), tuple(kept), repeated, pages


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
    """A figure before a repeated header is the page's, unless it is the number of the row that goes on below."""
    value = int(lines[at])
    below = next((int(line) for line in lines[after : after + 40] if _NUMBER.fullmatch(line)), None)
    above = next((int(lines[k]) for k in range(at - 1, max(at - 60, -1), -1) if _NUMBER.fullmatch(lines[k])), None)
    return above != value - 1 or below == value


def _interrupts(lines: Sequence[str], at: int, body: int, stop: int) -> bool:
    """Say whether a lone figure cuts a sentence in two, as a page number does and a row's number does not."""
    if not _NUMBER.fullmatch(lines[at]) or at == body or at + 1 >= stop:
        return False
    return lines[at + 1][0].islower() and not _END.search(lines[at - 1]) and len(lines[at - 1].split()) > 2
