"""Verifies a list row by row: what each row claims is read by the rules that read the plans' own tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.citations import flat
from assistant.answering.compose import listed
from assistant.errors import UnusableQuestion
from assistant.understanding.question import check
from assistant.verify.finding import NOT_STATED, Finding
from assistant.verify.judge import finding_of, verified
from assistant.verify.of_rows import judge_row
from corpus.document import Assignment, Document, Target
from corpus.facts.assignments import is_assignment_table, table_assignments
from corpus.facts.targets import is_target_table, table_targets
from corpus.facts.wording import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.evidence.shelf import Shelf
    from assistant.verify.sheets import Listed, Sheet
    from corpus.document import Row, Table

_TOO_LONG = "Dòng này dài quá, không kiểm tra được."


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """A sheet with its findings; ``findings`` pairs the index of a physical row with what was found for it."""

    sheet: Sheet
    findings: tuple[tuple[int, Finding], ...]


@dataclass(frozen=True, slots=True)
class CheckedList:
    """A list with its findings, sheet by sheet; ``lines`` are those of a list in prose."""

    sheets: tuple[CheckedSheet, ...]
    lines: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the list."""
        return (*(found for sheet in self.sheets for _, found in sheet.findings), *self.lines)


def verify_list(listed_rows: Listed, shelf_for: Callable[[str], Shelf]) -> CheckedList:
    """Return the list with a finding for each row that claims something; ``shelf_for`` gives the shelf of a text."""
    sheets = tuple(CheckedSheet(one, tuple(_findings(one, shelf_for))) for one in listed_rows.sheets)
    lines = tuple(_line(text, number, shelf_for) for number, text in enumerate(listed_rows.lines, 1))
    return CheckedList(sheets, lines)


def _findings(sheet: Sheet, shelf_for: Callable[[str], Shelf]) -> Iterator[tuple[int, Finding]]:
    facts = facts_by_row(sheet)
    for at, row in enumerate(sheet.table.rows):
        place = sheet.places[at]
        claims = facts.get(at, ())
        if claims:
            text = "; ".join(map(words_of, claims))
            judgement = judge_row(claims, shelf_for(text))
            yield place, finding_of(text, judgement, place + 1)
        elif sentence := sentence_of(sheet.table, row):
            yield place, _line(sentence, place + 1, shelf_for)


def _line(text: str, row: int, shelf_for: Callable[[str], Shelf]) -> Finding:
    try:
        checked = check(text)
    except UnusableQuestion:
        return Finding(text, NOT_STATED, explanation=_TOO_LONG, row=row)
    found = verified(checked, shelf_for(checked))
    return Finding(checked, found.status, found.says, found.citations, found.parts, found.explanation, row)


def facts_by_row(sheet: Sheet) -> dict[int, tuple[Assignment | Target, ...]]:
    """Return what each row of the sheet claims: assignments and targets, by the index of the table's row."""
    table = sheet.table
    whole = Document(text=sheet.text, tables=(table,))
    found: list[Assignment | Target] = []
    if is_assignment_table(table):
        found += list(table_assignments(whole, 0))
    elif "task" in table.roles and set(table.roles) & {"timeframe", "result", "place", "funding"}:
        found += list(_dated_tasks(table))
    if is_target_table(table):
        found += list(table_targets(whole, 0))
    rows: dict[int, tuple[Assignment | Target, ...]] = {}
    for fact in found:
        if fact.row is not None and (isinstance(fact, Target) or _claims(fact)):
            rows[fact.row] = (*rows.get(fact.row, ()), fact)
    return rows


def _claims(fact: Assignment) -> bool:
    return bool(fact.lead or fact.coordinating or fact.timeframe or fact.result or fact.place or fact.funding)


def _dated_tasks(table: Table) -> Iterator[Assignment]:
    """Yield the tasks of a list that gives times or results alone, which no plan's table does."""
    for number, row in enumerate(table.rows):
        cells = {role: said(cell.text) for role, cell in zip(table.roles, row.cells, strict=False) if role}
        if cells.get("task"):
            yield Assignment(
                cells["task"] or "", (), (), row.start, row.end, table=0, row=number,
                timeframe=cells.get("timeframe"), result=cells.get("result"),
                place=cells.get("place"), funding=cells.get("funding"),
            )  # fmt: skip


def sentence_of(table: Table, row: Row) -> str | None:
    """Return the cell that holds a claim in words where the columns tell no roles: the longest that is a sentence."""
    texts = [
        flat(cell.text) for cell, role in zip(row.cells, _roles(table), strict=False) if role not in {"ordinal", "note"}
    ]
    longest = max(texts, key=len, default="")
    return longest if len(longest.split()) > 2 else None


def _roles(table: Table) -> Sequence[str | None]:
    return table.roles or (None,) * len(table.headers)


def words_of(fact: Assignment | Target) -> str:
    """Return what a row claims, in one line."""
    if isinstance(fact, Target):
        whom = f" ({flat(fact.scope)})" if fact.scope else ""
        when = f" năm {fact.year}" if fact.year else ""
        return f"{flat(fact.indicator)}{whom}{when}: {flat(fact.value)}"
    told = (
        ("chủ trì", listed(fact.lead)),
        ("phối hợp", listed(fact.coordinating)),
        ("thời gian", fact.timeframe),
        ("kết quả", fact.result),
        ("địa điểm", fact.place),
        ("kinh phí", fact.funding),
    )
    return f"{flat(fact.task)} – " + "; ".join(f"{name}: {flat(value)}" for name, value in told if value)
