"""Compares a table as read with the table as meant: cells, groups, roles, targets, spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Assignment, Document, Row, Table
from evaluation.table_suite.truth import Aim, Duty, TableText, TrueRow, flat, true_headers, true_rows

MEASURES = ("cells", "groups", "roles", "targets", "spans")


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many are right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        """Add up."""
        return Share(self.right + other.right, self.of + other.of)


Scores = dict[str, Share]


def score(document: Document, truth: TableText) -> tuple[Scores, tuple[str, ...]]:
    """Return one share per measure and a line for everything that is wrong.

    ``cells``: the cell's text with its column's whole header path. ``groups``: the row's group rows, all of them.
    ``roles``: parent, lead, coordinating, timeframe and result of each task. ``targets``: indicator, scope, year and
    value together. ``spans``: cells as read whose text is the document's text between their offsets. What was read
    but is not there counts as wrong: rows, assignments and targets too many stand in the count.
    """
    table = max(document.tables, key=lambda one: len(one.rows), default=None)
    rows = true_rows(truth)
    paired = _paired(rows, table.rows if table else ())
    wrong: list[str] = []
    scores = {
        "cells": _cells(table, true_headers(truth), paired, wrong),
        "groups": _groups(paired, wrong),
        "roles": _roles([row.line.duty for row in rows if row.line.duty], document.assignments, wrong),
        "targets": _targets([aim for row in rows for aim in row.line.aims], document, wrong),
        "spans": _spans(document, wrong),
    }
    return scores, tuple(wrong)


_Pair = tuple[TrueRow | None, Row | None]


def _paired(rows: Sequence[TrueRow], read: Sequence[Row]) -> list[_Pair]:
    """Pair each true row with the row read that shares the most cells with it; ``None`` for what has no partner."""
    left = list(range(len(read)))
    pairs: list[_Pair] = []
    for row in rows:
        best = max(left, key=lambda at: (_shared(row, read[at]), -at), default=None)
        if best is None or not _shared(row, read[best]):
            pairs.append((row, None))
        else:
            left.remove(best)
            pairs.append((row, read[best]))
    return [*pairs, *((None, read[at]) for at in left)]


def _shared(row: TrueRow, read: Row) -> int:
    return sum((Counter(filter(None, row.texts)) & Counter(flat(cell.text) for cell in read.cells)).values())


def _cells(table: Table | None, headers: Sequence[tuple[str, ...]], pairs: list[_Pair], wrong: list[str]) -> Share:
    known = [tuple(map(flat, path)) for path in table.columns] if table else []
    total = Share()
    for true, read in pairs:
        if true is None:
            total += Share(0, len(headers))
            wrong.append(f"dòng thừa: {flat(' | '.join(cell.text for cell in read.cells)) if read else ''}")
            continue
        for at, text in enumerate(true.texts):
            cell = flat(read.cells[at].text) if read and at < len(read.cells) else None
            path = known[at] if at < len(known) else None
            good = cell == text and path == headers[at]
            total += Share(int(good), 1)
            if not good:
                wrong.append(f"ô {headers[at]} “{text}”: đọc là {path} “{cell}”")
    return total


def _groups(pairs: list[_Pair], wrong: list[str]) -> Share:
    total = Share()
    for true, read in pairs:
        if true is None:
            continue
        found = tuple(flat(cell.text) for cell in read.groups) if read else None
        total += Share(int(found == true.line.groups), 1)
        if found != true.line.groups:
            wrong.append(f"nhóm của “{true.texts[:2]}”: {true.line.groups}, đọc là {found}")
    return total


def _roles(duties: Sequence[Duty], read: Sequence[Assignment], wrong: list[str]) -> Share:
    left = list(read)
    total = Share()
    for duty in duties:
        match = next((one for one in left if _bare(one.task) == _bare(duty.task)), None)
        if match:
            left.remove(match)
        for name, meant, found in _fields(duty, match):
            total += Share(int(meant == found), 1)
            if meant != found:
                wrong.append(f"{name} của “{duty.task[:40]}”: {meant}, đọc là {found}")
    wrong += [f"nhiệm vụ thừa: {one.task}" for one in left]
    return total + Share(0, 5 * len(left))


def _bare(text: str) -> str:
    return flat(text).rstrip(" .")


def _fields(duty: Duty, read: Assignment | None) -> Iterator[tuple[str, object, object]]:
    for name in ("lead", "coordinating"):
        yield name, frozenset(getattr(duty, name)), frozenset(getattr(read, name)) if read else None
    for name in ("timeframe", "result", "parent"):
        said = getattr(duty, name)
        found = getattr(read, name) if read else ""
        yield name, said and _bare(said), found and _bare(found)


def _targets(aims: Sequence[Aim], document: Document, wrong: list[str]) -> Share:
    meant = Counter((one.indicator, one.scope, one.year, one.value) for one in aims)
    read = Counter(
        (flat(one.indicator), one.scope and flat(one.scope), one.year, flat(one.value)) for one in document.targets
    )
    wrong += [f"chỉ tiêu thiếu: {one}" for one in meant - read] + [f"chỉ tiêu thừa: {one}" for one in read - meant]
    return Share((meant & read).total(), (meant | read).total())


def _spans(document: Document, wrong: list[str]) -> Share:
    cells = [cell for table in document.tables for row in table.rows for cell in (*row.cells, *row.groups)]
    cells += [cell for table in document.tables for path in table.headers for cell in path]
    bad = [cell for cell in cells if document.text[cell.start : cell.end] != cell.text]
    wrong += [f"đoạn [{cell.start}:{cell.end}] không phải “{cell.text}”" for cell in bad]
    return Share(len(cells) - len(bad), max(len(cells), 1))
