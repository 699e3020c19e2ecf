"""Rebuilds ruled tables from the straight lines of a PDF page: where its cells are and which of them are merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.formats.pdf_drawn import Rule

_NEAR = 3.0  # points within which two rules are one, or meet
_MOST_LINES = 400  # rules of one table in one direction

_Drawn = set[tuple[int, int]]  # (line, step): which stretch of which line is drawn


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell by its place in the lattice and its box on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled table: the places of its columns and rows, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies inside the table."""
        return self.xs[0] - _NEAR <= x <= self.xs[-1] + _NEAR and self.ys[0] - _NEAR <= y <= self.ys[-1] + _NEAR


def lattices(across: Sequence[Rule], down: Sequence[Rule]) -> list[Lattice]:
    """Return the ruled tables of a page from top to bottom; frames, of one cell or one column, are none."""
    rows, columns = _merged(across), _merged(down)
    found = [_lattice(*group) for group in _groups(rows, columns)]
    tables = [lattice for lattice in found if lattice is not None and len({slot.column for slot in lattice.slots}) > 1]
    return sorted(tables, key=lambda lattice: lattice.ys[0])


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    # Tables are drawn cell by cell: pieces on one line that touch are one rule.
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / _NEAR), rule.start)):
        at = next((i for i in range(len(out) - 1, max(-1, len(out) - 60), -1) if _continues(out[i], rule)), None)
        if at is None:
            out.append(rule)
        else:
            last = out[at]
            out[at] = Rule(last.at, min(last.start, rule.start), max(last.end, rule.end))
    return out


def _continues(last: Rule, rule: Rule) -> bool:
    return abs(last.at - rule.at) <= _NEAR / 2 and rule.start <= last.end + _NEAR and last.start <= rule.end + _NEAR


def _groups(across: list[Rule], down: list[Rule]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    # Rules that cross, directly or through others, make one table.
    home = list(range(len(across) + len(down)))

    def root(item: int) -> int:
        while home[item] != item:
            home[item] = home[home[item]]
            item = home[item]
        return item

    for i, row in enumerate(across):
        for j, column in enumerate(down):
            if _meet(row, column):
                home[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, row in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(row)
    for j, column in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(column)
    return groups.values()


def _meet(row: Rule, column: Rule) -> bool:
    return row.start - _NEAR <= column.at <= row.end + _NEAR and column.start - _NEAR <= row.at <= column.end + _NEAR


def _lattice(across: list[Rule], down: list[Rule]) -> Lattice | None:
    ys = _places([rule.at for rule in across] + [end for rule in down for end in (rule.start, rule.end)])
    xs = _places([rule.at for rule in down] + [end for rule in across for end in (rule.start, rule.end)])
    if len(across) < 2 or not down or not len(xs) + len(ys) - 1 > 2 or max(len(xs), len(ys)) > _MOST_LINES:
        return None
    walls = _walls(down, xs, ys)
    floors = _walls(across, ys, xs)
    return Lattice(tuple(xs), tuple(ys), tuple(_slots(xs, ys, walls, floors)))


def _places(values: list[float]) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _walls(rules: list[Rule], ats: list[float], steps: list[float]) -> _Drawn:
    """Return (line, step) pairs: line ``ats[i]`` is drawn between ``steps[j]`` and ``steps[j + 1]``."""
    walls: set[tuple[int, int]] = set()
    for rule in rules:
        line = min(range(len(ats)), key=lambda i: abs(ats[i] - rule.at))
        for step in range(len(steps) - 1):
            middle = (steps[step] + steps[step + 1]) / 2
            if rule.start <= middle <= rule.end:
                walls.add((line, step))
    return walls


def _slots(xs: list[float], ys: list[float], walls: _Drawn, floors: _Drawn) -> Iterable[Slot]:
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            width = _width(row, column, len(xs) - 1, walls, taken)
            columns = range(column, column + width)
            height = _height(row, columns, len(ys) - 1, walls, floors)
            taken.update((r, c) for r in range(row, row + height) for c in columns)
            yield Slot(row, column, height, width, xs[column], ys[row], xs[column + width], ys[row + height])


def _width(row: int, column: int, end: int, walls: _Drawn, taken: set[tuple[int, int]]) -> int:
    reach = 1
    while column + reach < end and (column + reach, row) not in walls and (row, column + reach) not in taken:
        reach += 1
    return reach


def _height(row: int, columns: range, end: int, walls: _Drawn, floors: _Drawn) -> int:
    reach = 1
    while row + reach < end:
        below = row + reach
        parted = any((below, column) in floors for column in columns)
        if parted or any((column, below) in walls for column in columns[1:]):
            break
        reach += 1
    return reach
