"""Answers from any table by weighing: the row that the question's words tell, the column that they ask for.

Where ``keyed_cells`` wants a row named whole and ``grid_rows`` every word in its place, here most of what the question
says must be met by the row, the header and what stands around the table. Its names, figures and compounds must be.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from assistant.answering.citations import column_name, flat, row_ground, shorten
from assistant.answering.proposal import Claim, Proposal, answered
from assistant.families.asked_column import asked_column
from assistant.families.keyed_cells import said_in_prose
from assistant.families.told_rows import holds_names, holds_quoted, is_scattered, line_of, met, told_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.shelf import Shelf
    from assistant.families.told_rows import Line
    from assistant.understanding.question import Question
    from assistant.understanding.words import Bag

FAMILY = "grid_cells"
_MOST_RANKED, _MOST_ROWS = 12, 8
_ASIDE = 0.6  # of a word that only the caption, the path or the document's name has
_LEAST, _WELL = 0.75, 0.93
_KEYED = 0.5  # of the name of the row, that the question says
_SURE, _LIKELY = 0.89, 0.79
_LENGTH = 400
_WHOLE = {"define", "parts"}  # what a word means, what a thing consists of: no cell says it


@dataclass(frozen=True, slots=True)
class _Found:
    """A cell that may answer: its row and column, the column that names the row, how much of the question is met.

    ``sure`` says that the question names both the row and the column.
    """

    line: Line
    column: int
    key: int
    score: float
    own: float
    sure: bool


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the cell, or the cells of rows told alike; ``None`` where no row or no column is told well enough."""
    if question.form in {"yesno", "compare"} or question.symbols or question.references or _WHOLE & question.tags:
        return None
    terms = told_terms(question, shelf)
    if not any(not term.light and not term.optional for term in terms):
        return None
    ranked = shelf.rank("row", terms)[:_MOST_RANKED]
    found = [one for line in map(line_of, ranked) if (one := _found(question, shelf, line, terms))]
    told = _best(question, found)
    if not told or _in_prose(question, shelf, told[0]):
        return None
    sure = all(one.score >= _WELL and one.sure for one in told)
    return answered(FAMILY, _SURE if sure else _LIKELY, tuple(dict.fromkeys(map(_claim, told))))


def _found(question: Question, shelf: Shelf, line: Line, terms: Sequence[Term]) -> _Found | None:
    """Return the asked cell of a row where the question is met by it."""
    key = _key(line, terms)
    if key is None or not any(map(any, line.table.columns)) or is_scattered(terms, line.cells[key]):
        return None
    left = [word for at, word in enumerate(question.words) if not _in_cell(at, terms, line.cells[key])]
    column, named = asked_column(question, left, line.table, (line.number, key), shelf)
    if column is None or not flat(line.row.cells[column].text).strip("-–—. "):
        return None
    if not _tells_row(terms, line, key, column):
        return None
    if not holds_names(terms, line, (line.headers[column],)) or not holds_quoted(question, line):
        return None
    credited = [(term.weight, _credit(term, line, column)) for term in terms]
    total = fsum(weight for (weight, credit), term in zip(credited, terms, strict=True) if credit or not term.optional)
    own = fsum(term.weight for term in terms if any(met(term, one) for one in (*line.cells, line.groups)))
    sure = named and _said_share(terms, line.cells[key], shelf) >= _KEYED
    score = fsum(weight * credit for weight, credit in credited) / total if total else 0.0
    return _Found(line, column, key, score, own, sure)


def _key(line: Line, terms: Sequence[Term]) -> int | None:
    """Return the column whose cell says most of what the question says."""
    said = [
        (fsum(term.weight for term in terms if not term.light and met(term, cell)), -at)
        for at, cell in enumerate(line.cells)
        if any(map(str.isalpha, line.row.cells[at].text))
    ]
    best, at = max(said, default=(0.0, 0))
    return -at if best > 0 else None


def _tells_row(terms: Sequence[Term], line: Line, key: int, column: int) -> bool:
    """Say whether the question says something of the row's name that the header asked for does not say."""
    own = (term for term in terms if not term.light and not term.optional and met(term, line.cells[key]))
    return any(not met(term, line.headers[column]) for term in own)


def _in_cell(at: int, terms: Sequence[Term], cell: Bag) -> bool:
    return any(term.place == at and not term.optional and met(term, cell) for term in terms)


def _said_share(terms: Sequence[Term], cell: Bag, shelf: Shelf) -> float:
    """Return the share of the cell's words, by weight, that the question says."""
    said = {term.word.folded for term in terms}
    total = fsum(shelf.lexicon.weight(word) for word in cell.folded)
    return fsum(shelf.lexicon.weight(word) for word in cell.folded & said) / total if total else 0.0


def _credit(term: Term, line: Line, column: int) -> float:
    """Return how well one word is met: by the row or the header whole, by what stands around in part."""
    if any(met(term, one) for one in (*line.cells, line.groups, line.headers[column])):
        return 1.0
    return _ASIDE if met(term, line.around) else 0.0


def _best(question: Question, found: Sequence[_Found]) -> list[_Found]:
    """Return the best cell, with those told as well where they share its name or a list is asked."""
    good = sorted((one for one in found if one.score >= _LEAST), key=lambda one: (-one.score, -one.own))
    if not good:
        return []
    best = good[0]
    alike = [one for one in good if one.score >= best.score - 1e-6 and one.own >= best.own - 1e-6]
    if len({(one.line.opened.id, one.line.index, one.column) for one in alike}) > 1 or len(alike) > _MOST_ROWS:
        return []
    alike.sort(key=lambda one: one.line.number)
    names = {flat(one.line.row.cells[one.key].text) for one in alike}
    return alike if len(names) == 1 or _asks_several(question) else []


def _asks_several(question: Question) -> bool:
    said = {word.folded for word in question.words}
    return question.form == "list" or bool(said & {"nhung", "cac", "nao"})


def _in_prose(question: Question, shelf: Shelf, found: _Found) -> bool:
    table = found.line.table
    name = flat(found.line.row.cells[found.key].text)
    return said_in_prose(question, shelf, (name, *(flat(part) for part in table.columns[found.column][-1:])))


def _claim(found: _Found) -> Claim:
    table, cells = found.line.table, found.line.row.cells
    header = column_name(table, found.column)
    name = shorten(cells[found.key].text, 160)
    value = shorten(cells[found.column].text, _LENGTH)
    told = header if found.column == found.key else f"{name} – {header}" if header else name
    said = f"{told}: {value}" if told else value
    return Claim(said, (row_ground(found.line.opened, found.line.index, found.line.number, found.column),))
