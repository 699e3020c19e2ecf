"""Follows running text from line to line of a scanned page, so that a word is judged beside the one that follows it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.formats.pdf_drawn import Rule
from corpus.scans.segments import Segment

_STEP = (0.7, 2.0)  # ems from one line's foot to the next one's
_SHARED = 0.3  # share of the shorter line that stands over the other


def runs_of(lines: Sequence[Segment], across: Sequence[Rule]) -> list[list[int]]:
    """Return the lines, by number, as runs from top to bottom; a rule across (pixels) ends a run."""
    order = sorted(range(len(lines)), key=lambda at: lines[at].foot)
    runs: list[list[int]] = []
    for at in order:
        home = next((run for run in reversed(runs) if _goes_under(lines[run[-1]], lines[at], across)), None)
        if home is None:
            runs.append([at])
        else:
            home.append(at)
    return runs


def _goes_under(above: Segment, line: Segment, across: Sequence[Rule]) -> bool:
    step = (line.foot - above.foot) / max(above.em, line.em)
    left, right = max(above.x0, line.x0), min(above.x1, line.x1)
    if not _STEP[0] < step < _STEP[1] or right - left < _SHARED * min(above.x1 - above.x0, line.x1 - line.x0):
        return False
    middle = (left + right) / 2
    return not any(above.foot < rule.at < line.foot and rule.start <= middle <= rule.end for rule in across)
