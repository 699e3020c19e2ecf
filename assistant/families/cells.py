"""Answers from any table: the cell where the row that the question names meets the column that it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import column_name, row_ground, row_label, shorten
from assistant.answering.proposal import Claim, Proposal, answered
from assistant.evidence.matching import weigh
from assistant.families.told_rows import names_row
from assistant.understanding.words import bag

if TYPE_CHECKING:
    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.understanding.question import Question
    from corpus.document import Cell, Table

FAMILY = "cells"
_ASKING = (
    "howmany",
    "percent",
    "who",
    "timeframe",
    "result",
    "place",
    "funding",
    "number",
    "type",
    "task",
    "targets",
    "lead",
    "year",
    "date",
    "quarter",
)
_VALUE_LENGTH = 400
_NAMING = {"ordinal", "indicator", "task", "unit"}  # columns that name the row rather than say something of it


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the cell, or the row where no column is named; ``None`` where no row is."""
    terms = shelf.terms(question, question.content())
    if not any(not term.optional and not term.light for term in terms):
        return None
    ranked = shelf.rank("row", terms)
    if not ranked or not ranked[0].match.convincing or ranked[0].match.own < 0.5:
        return None
    best = ranked[0]
    if "howmany" in question.tags and _sets_target(best):
        return None
    column = _column(question, shelf, best)
    missing = [term for term in best.match.missing if not term.light and not (_is_typed(best) and term.verbal)]
    if column is None or missing or not names_row(question, shelf, best):
        return None
    return answered(FAMILY, 0.2 + 0.6 * best.match.score, (_claim(best, column),))


def _sets_target(best: Ranked) -> bool:
    # How many of something there are is no share that a target sets.
    table = best.opened.document.tables[best.opened.rows[best.evidence.place][0]]
    return "indicator" in table.roles


def _is_typed(best: Ranked) -> bool:
    """Say whether the table's columns are known: of any other table a row must hold all that is asked."""
    table = best.opened.document.tables[best.opened.rows[best.evidence.place][0]]
    return bool({"task", "parent", "indicator"} & set(table.roles))


def _column(question: Question, shelf: Shelf, best: Ranked) -> int | None:
    """Return the column whose header the question names best, apart from those that hold what it asks about."""
    opened = best.opened
    table_index, row_index = opened.rows[best.evidence.place]
    table = opened.document.tables[table_index]
    cells = table.rows[row_index].cells
    subject = bag(
        " ; ".join(cell.text for cell, role in zip(cells, _roles(table, cells), strict=False) if role != "ordinal")
    )
    asked = shelf.terms(question, question.content(*_ASKING))
    terms = tuple(term for term in asked if term.word.folded not in subject.folded and not term.optional)
    scored = []
    for column, header in enumerate(table.columns):
        named = _named(terms, " ".join(header))
        held = _named(terms, cells[column].text) if column < len(cells) else 1.0
        named_by = _roles(table, cells)[column] if column < len(cells) else None
        if column < len(cells) and named_by not in _NAMING and _may_say(question, cells[column].text):
            scored.append((named - held, -column))
    gain, place = max(scored, default=(0.0, 0))
    return -place if gain > 0.15 else None


def _may_say(question: Question, text: str) -> bool:
    """Say whether a cell can answer: how many is said by a figure."""
    counts = "howmany" in question.tags and bool({"value", "count"} & set(question.asks))
    return bool(text.strip()) and (not counts or any(map(str.isdigit, text)))


def _roles(table: Table, cells: tuple[Cell, ...]) -> tuple[str | None, ...]:
    return table.roles or (None,) * len(cells)


def _named(terms: tuple[Term, ...], text: str) -> float:
    return weigh(terms, bag(text)).coverage


def _claim(best: Ranked, column: int) -> Claim:
    opened: Opened = best.opened
    table_index, row_index = opened.rows[best.evidence.place]
    table = opened.document.tables[table_index]
    row = table.rows[row_index]
    header = column_name(table, column)
    names = [cell.text for cell, role in zip(row.cells, _roles(table, row.cells), strict=False) if role != "ordinal"]
    subject = shorten(
        next((name for name in names if name.strip() and name != row.cells[column].text), row_label(table, row)), 160
    )
    value = shorten(row.cells[column].text, _VALUE_LENGTH)
    return Claim(f"{subject} – {header}: {value}", (row_ground(opened, table_index, row_index, column),))
