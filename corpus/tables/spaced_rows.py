"""Parts the lines of a table whose columns are known into rows, by row numbers and where sentences begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.tables import loose_words as words
from corpus.tables.loose_pieces import is_ordinal
from corpus.tables.loose_scores import BULLET

GROUP = -1
_OPEN = -4.0
_APART = 3.0


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of a line by column, a group row's under ``GROUP``; whether blank lines stand before it."""

    texts: dict[int, str]
    apart: bool


def rows_of(lines: Sequence[Cells], *, numbered: bool) -> list[dict[int, tuple[str, ...]]]:
    """Return the rows in order, each with the lines of its cells by column."""
    found: list[dict[int, tuple[str, ...]]] = []
    first = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and GROUP not in lines[at].texts:
            continue
        found += [_row(lines[a:b]) for a, b in _cut(lines[first:at], first, numbered=numbered)]
        if at < len(lines):
            found.append({GROUP: (lines[at].texts[GROUP],)})
        first = at + 1
    return found


def _row(lines: Sequence[Cells]) -> dict[int, tuple[str, ...]]:
    columns = sorted({column for line in lines for column in line.texts})
    return {column: tuple(line.texts[column] for line in lines if column in line.texts) for column in columns}


def _cut(lines: Sequence[Cells], shift: int, *, numbered: bool) -> list[tuple[int, int]]:
    """Return the rows ``[a, b)`` of lines that no group row parts."""
    if not lines:
        return []
    marks = [at for at, line in enumerate(lines) if is_ordinal(line.texts.get(0, ""))] if numbered else []
    starts = _numbered(lines, marks) if marks else _unnumbered(lines, numbered=numbered)
    return [(shift + a, shift + b) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _numbered(lines: Sequence[Cells], marks: Sequence[int]) -> list[int]:
    """Return where each numbered row starts: at its number, or above it where numbers stand in the middle."""
    if marks[0] == 0 and all(_begins(lines, a, b) for a, b in pairwise([*marks, len(lines)])):
        return list(marks)
    starts = [0]
    for mark, following in pairwise(marks):
        begin = starts[-1]
        starts.append(
            max(
                range(mark + 1, following + 1),
                key=lambda at: _break(lines, begin, at, following) - _lean(begin, at, mark),
            )
        )
    return starts


def _lean(begin: int, end: int, mark: int) -> float:
    """Return how far a row's number would stand from its middle."""
    return 0.5 * abs((begin + end - 1) / 2 - mark)


def _begins(lines: Sequence[Cells], start: int, end: int) -> bool:
    """Say whether every cell of the lines ``[start, end)`` begins there, the text beside the number at once."""
    firsts = {column: at for at in range(end - 1, start - 1, -1) for column in lines[at].texts if column}
    return firsts.get(1, start) == start and not any(_goes_on(lines, column, at) for column, at in firsts.items())


def _goes_on(lines: Sequence[Cells], column: int, at: int) -> bool:
    """Say whether a cell's line goes on with the line above it."""
    text = lines[at].texts[column]
    before = lines[at - 1].texts.get(column) if at else None
    return text[0].islower() or (before is not None and (words.ends_open(before) or before.endswith(",")))


def _break(lines: Sequence[Cells], begin: int, at: int, mark: int) -> float:
    """Return how well a row ends before line ``at``: no sentence is cut, and the cells begin as cells do."""
    score = _APART if lines[at].apart else 0.0
    for column in {column for line in lines[begin : mark + 1] for column in line.texts} - {0}:
        above = [line.texts[column] for line in lines[begin:at] if column in line.texts]
        below = [line.texts[column] for line in lines[at : mark + 1] if column in line.texts]
        if above and below:
            open_end = words.ends_open(above[-1]) or above[-1].endswith(",")
            score += _OPEN if below[0][0].islower() or open_end else 1.0
        elif above and not below:
            score -= 0.2
    return score


def _unnumbered(lines: Sequence[Cells], *, numbered: bool) -> list[int]:
    """Return where rows start that have no numbers: behind blank lines, else where the first text begins anew."""
    if numbered:
        return [0]
    spaced = [at for at in range(1, len(lines)) if lines[at].apart]
    if spaced:
        return [0, *(at for at in spaced if _begins(lines, at, at + 1))]
    return [0, *(at for at in range(1, len(lines)) if 0 in lines[at].texts and _opens(lines, at))]


def _opens(lines: Sequence[Cells], at: int) -> bool:
    text = lines[at].texts[0]
    whole = text[0].isupper() or text[0].isdigit() or BULLET.match(text) is not None
    return whole and len(lines[at].texts) > 1 and not _goes_on(lines, 0, at)
