"""Draw the retrieval figures: ``python -m evaluation.retrieval_plot docs/benchmarks-retrieval.md > docs/X.svg``.

Reads the page's tables (a heading ``### SET (…)``, rows of a name and percentages) and draws nDCG@10 as bars.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Rows that are drawn, in order, and their colours: published ones grey, ours blue, spoilt questions lighter.
_DRAWN = (
    ("BM25, published", "#b8b8b8"),
    ("best hybrid, published", "#808080"),
    ("hybrid, as typed", "#1f4e8c"),
    ("hybrid, no accents", "#4f81bd"),
    ("hybrid, half accents", "#84aad6"),
    ("hybrid, one typo", "#b9d0ea"),
)
_WIDTH, _BAR, _GAP, _LEFT, _TOP = 760, 16, 22, 300, 28


@dataclass(frozen=True, slots=True)
class Bars:
    """One set's drawn rows: (name, colour, nDCG@10 in percent)."""

    title: str
    rows: tuple[tuple[str, str, float], ...]


def read_bars(page: str) -> list[Bars]:
    """Return the drawn rows of every set on the page; rows without a figure are left out."""
    found = []
    for part in re.split(r"^### ", page, flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        figures = dict(_figures(body))
        rows = tuple((name, colour, figures[name]) for name, colour in _DRAWN if name in figures)
        if rows:
            found.append(Bars(title.strip(), rows))
    return found


def drawn(sets: Sequence[Bars]) -> str:
    """Return the sets' bars as one SVG, 0 to 100 from left to right."""
    parts, top = [], _TOP
    for bars in sets:
        parts.append(f'<text x="8" y="{top}" font-weight="bold">{escape(bars.title)}</text>')
        for name, colour, value in bars.rows:
            top += _BAR + 3
            parts.extend(_bar(name, colour, value, top))
        top += _GAP + _BAR
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{top}" font-family="sans-serif"'
    title = '<title>nDCG@10, percent</title><rect width="100%" height="100%" fill="white"/>'
    return "\n".join([f'{head} font-size="12" role="img">', title, *parts, "</svg>", ""])


def main(arguments: Sequence[str]) -> int:
    """Write the plot of the page that is named to standard output and return the exit code."""
    if len(arguments) != 1:
        sys.stderr.write(__doc__ or "")
        return 2
    sys.stdout.write(drawn(read_bars(Path(arguments[0]).read_text(encoding="utf-8"))))
    return 0


def _figures(body: str) -> Iterator[tuple[str, float]]:
    for line in body.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if len(cells) == 5 and re.fullmatch(r"\d+\.\d", cells[-1]):
            yield cells[0], float(cells[-1])


def _bar(name: str, colour: str, value: float, top: int) -> Iterator[str]:
    length = value / 100 * (_WIDTH - _LEFT - 50)
    yield f'<text x="{_LEFT - 8}" y="{top}" text-anchor="end">{escape(name)}</text>'
    yield f'<rect x="{_LEFT}" y="{top - _BAR + 4}" width="{length:.1f}" height="{_BAR}" fill="{colour}"/>'
    yield f'<text x="{_LEFT + length + 5:.1f}" y="{top}">{value:.1f}</text>'


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
