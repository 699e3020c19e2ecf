"""Reads assignments from tables: one per data row with a task, with roles, times and results from their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Assignment, Cell, Document, Row, Span, Table
from corpus.facts.roles import Parties, parties_of
from corpus.facts.wording import is_blank, said, squash
from corpus.language.times import looks_like_time
from corpus.language.units import looks_like_unit
from corpus.tables.columns import is_mark

_UNIT_ROLES = ("lead", "coordinating", "units")
_SUM = re.compile(r"(?:tổng(?:\s+(?:cộng|số))?|cộng)\s*:?", re.IGNORECASE)
_LEVELS = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)\.?")


def is_assignment_table(table: Table) -> bool:
    """Say whether the columns hold tasks given to someone, or dated tasks with their results."""
    roles = set(table.roles)
    what = "task" in roles or ("indicator" in roles and "value" in roles)
    return what and (bool(roles & set(_UNIT_ROLES)) or {"timeframe", "result"} <= roles)


def table_assignments(document: Document, index: int) -> Iterator[Assignment]:
    """Yield one assignment per data row of the table that states a task."""
    table = document.tables[index]
    if is_assignment_table(table):
        yield from _Reader(index, table).assignments()


class _Reader:
    """Walks the rows of one table, remembering the broad task that numbered rows beneath it belong to."""

    def __init__(self, index: int, table: Table) -> None:
        self.index, self.table = index, table
        self.task = table.roles.index("task" if "task" in table.roles else "indicator")
        # What is counted is a task only where someone answers for it.
        self.named = "task" in table.roles
        self.parent = table.roles.index("parent") if "parent" in table.roles else None

    def assignments(self) -> Iterator[Assignment]:
        broad: tuple[str, Cell] | None = None
        for number, row in enumerate(self.table.rows):
            task = row.cells[self.task]
            label = row.cells[0].text.strip() if self.task > 0 else ""
            if broad and not _is_under(label, task.text, broad[0]):
                broad = None
            if self._only_opens(number):
                broad = (label, task)
            elif not self._runs_across(row) and self._concrete(row) and not _SUM.fullmatch(task.text.strip()):
                fact = self._assignment(number, row, broad[1] if broad else None)
                if self.named or fact.lead or fact.coordinating:
                    yield fact

    def _only_opens(self, number: int) -> bool:
        """Say whether the row names a broad task alone, whose numbered or bulleted parts follow."""
        row = self.table.rows[number]
        others = [
            cell for at, cell in enumerate(row.cells) if at not in (0, self.task) and cell != row.cells[self.task]
        ]
        if self.parent is not None or number + 1 == len(self.table.rows) or not all(is_blank(c.text) for c in others):
            return False
        after = self.table.rows[number + 1]
        label = row.cells[0].text.strip() if self.task > 0 else ""
        return _is_under(after.cells[0].text.strip() if self.task > 0 else "", after.cells[self.task].text, label)

    def _runs_across(self, row: Row) -> bool:
        return (
            len({cell for cell in row.cells if cell.text}) < 2 and len(row.cells) > 1 and row.cells[0] == row.cells[-1]
        )

    def _concrete(self, row: Row) -> Cell | None:
        """Return the cell of the concrete task: the broad one stands in where the concrete one is blank."""
        cells = [row.cells[self.task], *([row.cells[self.parent]] if self.parent is not None else [])]
        return next((cell for cell in cells if not is_blank(cell.text)), None)

    def _assignment(self, number: int, row: Row, broad: Cell | None) -> Assignment:
        task = self._concrete(row) or row.cells[self.task]
        parent = broad or (row.cells[self.parent] if self.parent is not None else None)
        parent = None if parent == task or parent is None or is_blank(parent.text) else parent
        parties = self._parties(row)
        used = [
            self._spoken(row, at) for at, role in enumerate(self.table.roles) if role not in (None, "note", "ordinal")
        ]
        outside = [task, *([parent] if parent else []), *used, *row.groups]
        return Assignment(
            task=said(task.text) or "", lead=parties.lead, coordinating=parties.coordinating,
            start=row.start, end=row.end, parent=said(parent.text) if parent else None,
            timeframe=self._joined(row, "timeframe"), result=self._joined(row, "result"),
            place=self._joined(row, "place"), funding=self._joined(row, "funding"),
            group=squash(row.group) if row.group else None,
            table=self.index, row=number, columns=self._columns(task == row.cells[self.task]),
            evidence=_outside(row, outside), path=self.table.path,
        )  # fmt: skip

    def _parties(self, row: Row) -> Parties:
        cells: dict[tuple[Cell, str], str] = {}
        for at, role in enumerate(self.table.roles):
            cell = self._spoken(row, at)
            if role in _UNIT_ROLES and not is_blank(cell.text):
                # A cell merged over both columns has both roles, as it stands in both.
                cells.setdefault((cell, role or ""), " ".join(one.text for one in self.table.headers[at]))
        found = [parties_of(cell.text, role, header) for (cell, role), header in cells.items()]
        lead = tuple(dict.fromkeys(name for one in found for name in one.lead))
        helping = dict.fromkeys(name for one in found for name in one.coordinating)
        return Parties(lead, tuple(helping))

    def _joined(self, row: Row, role: str) -> str | None:
        """Return what the columns of the role say; a start and an end stand joined by a dash."""
        marked = any(one == role and is_mark(row.cells[at].text) for at, one in enumerate(self.table.roles))
        cells = dict.fromkeys(self._spoken(row, at) for at, one in enumerate(self.table.roles) if one == role)
        texts = [text for text in (said(cell.text) for cell in cells) if text]
        return (", " if marked else " - ").join(texts) or None

    def _spoken(self, row: Row, at: int) -> Cell:
        """Return the cell that speaks for a column: under "Quý II" or "Sở Y tế", a mark stands for the header."""
        cell, header = row.cells[at], self.table.headers[at]
        named = header and is_mark(cell.text) and (looks_like_time(header[-1].text) or looks_like_unit(header[-1].text))
        return header[-1] if named else cell

    def _columns(self, task_in_place: bool) -> tuple[tuple[str, int], ...]:  # noqa: FBT001 - a private detail
        columns: dict[str, int] = {"task": self.task if task_in_place else (self.parent or self.task)}
        for at, role in enumerate(self.table.roles):
            for name in ("lead", "coordinating") if role == "units" else (role,):
                if name in ("lead", "coordinating", "parent", "timeframe", "result", "place", "funding"):
                    columns.setdefault(name, at)
        return tuple(columns.items())


def _is_under(label: str, task: str, above: str) -> bool:
    """Say whether a row is a part of the row labelled ``above``: "1.1" or "a)" or "-" under "1"."""
    outer, inner = _LEVELS.fullmatch(above), _LEVELS.fullmatch(label)
    if outer and inner:
        return inner[1].startswith(outer[1] + ".")
    bare = label if _is_label(label) else task
    return bool(re.match(r"\s*(?:[-–+•*](?:\s|$)|[a-zđ][.)])", bare)) and not re.match(
        r"\s*(?:[-–+•*]|[a-zđ][.)])", above
    )


def _is_label(label: str) -> bool:
    """Say whether the first cell is a label and nothing more."""
    return re.fullmatch(r"[-–+•*]|\(?[a-zđ\d]{1,3}[.)]?", label) is not None


def _outside(row: Row, cells: list[Cell]) -> tuple[Span, ...]:
    spans = [Span(cell.start, cell.end) for cell in cells if cell.text]
    return tuple(dict.fromkeys(span for span in spans if not row.start <= span.start <= span.end <= row.end))
