"""Lays the tables of scanned pages over each other: a sheet never goes through the scanner twice at one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from corpus.formats.pdf_drawn import Rule
from corpus.formats.pdf_lattice import Lattice, lattices
from corpus.scans.page import ScannedPage

_WIDTHS = 0.02  # share of a table's width by which its columns differ from page to page
_FAR = 40.0  # points by which sheets shift


def aligned(pages: Sequence[ScannedPage]) -> list[ScannedPage]:
    """Shift each page so that a table with the columns of the one on the page before stands under that one."""
    out: list[ScannedPage] = []
    for page in pages:
        before = _last(out[-1]) if out and out[-1].number == page.number - 1 else None
        out.append(_shifted(page, before) if before else page)
    return out


def _tables(page: ScannedPage) -> list[Lattice]:
    return lattices(page.across, page.down)


def _last(page: ScannedPage) -> Lattice | None:
    return next(reversed(_tables(page)), None)


def _shifted(page: ScannedPage, before: Lattice) -> ScannedPage:
    table = next(iter(_tables(page)), None)
    if table is None or not _same_widths(before, table):
        return page
    steps = np.array(before.xs) - np.array(table.xs)
    shift = float(np.median(steps))
    return _moved(page, shift) if abs(shift) < _FAR else page


def _same_widths(before: Lattice, table: Lattice) -> bool:
    if len(before.xs) != len(table.xs):
        return False
    allowed = _WIDTHS * (before.xs[-1] - before.xs[0])
    widths, others = ([high - low for low, high in pairwise(one.xs)] for one in (before, table))
    return all(abs(width - other) <= allowed for width, other in zip(widths, others, strict=True))


def _moved(page: ScannedPage, shift: float) -> ScannedPage:
    words = tuple(
        replace(sure, word=replace(sure.word, x0=sure.word.x0 + shift, x1=sure.word.x1 + shift)) for sure in page.words
    )
    across = tuple(Rule(rule.at, rule.start + shift, rule.end + shift) for rule in page.across)
    down = tuple(Rule(rule.at + shift, rule.start, rule.end) for rule in page.down)
    return replace(page, words=words, across=across, down=down)
