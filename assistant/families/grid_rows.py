"""Answers from tables that state no typed facts: rows kept by what their cells hold, columns by what is asked.

"Thứ năm có những câu lạc bộ nào?", "CLB đọc sách tối đa bao nhiêu em?": some words of the question name
cells, some name headers, the rest may only speak of the table or its document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.citations import column_name, flat, row_ground, shorten
from assistant.answering.proposal import Claim, Proposal, Worked, answered
from assistant.evidence.matching import weigh
from assistant.families.grid_columns import asked_columns, counted_column, header_bag, is_ordinal
from assistant.families.keyed_cells import said_in_prose
from assistant.understanding.words import EMPTY, bag, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Bag
    from corpus.document import Row, Table

FAMILY = "grid_rows"
_CONFIDENCE, _MORE, _COUNT = 0.775, 0.13, 0.92
_SAID = {"", "plain", "amount", "year", "quarter"}
_MOST_ROWS, _MOST_CELLS = 14, 20_000
_LENGTH = 300


@dataclass(frozen=True, slots=True)
class _Grid:
    """One table of a document, with what its headers and its surroundings say."""

    opened: Opened
    index: int
    table: Table
    headers: tuple[Bag, ...]
    around: Bag


@dataclass(frozen=True, slots=True)
class _Kept:
    """The rows that hold what the question names; ``places`` are the columns that hold it, ``terms`` what they meet.

    ``spoken`` are words that only headers say.
    """

    grid: _Grid
    rows: tuple[int, ...]
    places: frozenset[int]
    terms: tuple[Term, ...]
    spoken: tuple[Term, ...]


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the asked cells of the rows that the question tells; ``None`` where it tells no rows or no columns."""
    if question.form in {"yesno", "compare"} or question.symbols or question.references:
        return None
    terms = _terms(question, shelf)
    if not terms:
        return None
    found = [kept for grid in _grids(shelf) if (kept := _kept(question, grid, terms))]
    told = [one for kept in found if (one := _told(question, shelf, kept))]
    return told[0] if len(told) == 1 else None


def _terms(question: Question, shelf: Shelf) -> tuple[Term, ...]:
    words = [word for word in question.words if word.tag in _SAID and word.kind != "symbol"]
    return tuple(term for term in shelf.terms(question, words) if not term.optional)


def _grids(shelf: Shelf) -> list[_Grid]:
    return [
        _Grid(opened, index, table, tuple(map(header_bag, table.columns)), _around(opened, table))
        for opened in shelf.documents
        for index, table in enumerate(opened.document.tables)
        if any(map(any, table.columns)) and len(table.rows) * len(table.headers) <= _MOST_CELLS
    ]


def _around(opened: Opened, table: Table) -> Bag:
    own = opened.document.abbreviations
    return join([bag(" ; ".join((table.caption, *table.path)), own), opened.identity])


def _kept(question: Question, grid: _Grid, terms: Sequence[Term]) -> _Kept | None:
    """Return the rows that hold every word which neither a header nor the table's surroundings say."""
    every = join(grid.headers)
    free = [term for term in terms if not _met(term, every)]
    wanted = [term for term in free if not _met(term, grid.around) or _is_amount(term)]
    spoken = [term for term in terms if _met(term, every)]
    if not spoken and not wanted:
        return None
    held = {number: _holding(question, grid, row, wanted) for number, row in enumerate(grid.table.rows)}
    rows = tuple(number for number, places in held.items() if places is not None)
    if not rows or (not wanted and not spoken):
        return None
    places = frozenset(place for number in rows for place in held[number] or ())
    return _Kept(grid, rows, places, tuple(wanted), tuple(term for term in spoken if not _met(term, grid.around)))


def _is_figure(term: Term) -> bool:
    return term.word.kind == "number"


def _is_amount(term: Term) -> bool:
    return _is_figure(term) and term.word.tag != "year"


def _met(term: Term, evidence: Bag) -> bool:
    return weigh((term,), evidence).coverage > 0


def _holding(question: Question, grid: _Grid, row: Row, wanted: Sequence[Term]) -> frozenset[int] | None:
    """Return the columns whose cells hold the wanted words, ``None`` where some word stands in none of them.

    Neighbours stand in one cell: "Bảo hiểm y tế" is not "Sở Y tế" beside "Bảo hiểm xã hội".
    """
    own = grid.opened.document.abbreviations
    cells = [EMPTY if is_ordinal(grid.table, at) else bag(cell.text, own) for at, cell in enumerate(row.cells)]
    groups = bag(" ; ".join(group.text for group in row.groups), own)
    found: set[int] = set()
    for run in _runs(wanted):
        at = next(
            (at for at, cell in enumerate(cells) if all(_in(question, grid, term, cell, at) for term in run)), None
        )
        if at is None and not all(_met(term, groups) for term in run):
            if all(term.light or term.verbal for term in run):
                continue
            return None
        found |= {at} if at is not None else set()
    return frozenset(found)


def _in(question: Question, grid: _Grid, term: Term, cell: Bag, at: int) -> bool:
    """Say whether the cell holds the word; a number only beside the word that it numbers ("khối 2")."""
    if not _met(term, cell):
        return False
    if not _is_figure(term):
        return True
    before = question.words[term.place - 1].folded if term.place else ""
    return before in cell.folded or before in grid.headers[at].folded


def _runs(terms: Sequence[Term]) -> list[list[Term]]:
    """Return the terms, those that stand side by side in the question together."""
    runs: list[list[Term]] = []
    for term in terms:
        if runs and runs[-1][-1].place + 1 == term.place and term.word.glued:
            runs[-1].append(term)
        else:
            runs.append([term])
    return runs


def _told(question: Question, shelf: Shelf, kept: _Kept) -> Proposal | None:
    """Return the asked cells of the kept rows, or how many they are."""
    table = kept.grid.table
    heavy = any(not term.light and not term.verbal for term in kept.terms)
    column = counted_column(question, table)
    if column is not None and column not in kept.places:
        return _counted(kept, column)
    columns = [one for one in asked_columns(question, table, kept.grid.headers) if one not in kept.places]
    if not columns or not heavy or len(kept.rows) > _MOST_ROWS or not kept.places:
        return None
    cells = table.rows[kept.rows[0]].cells
    own = kept.grid.opened.document.abbreviations
    named = join(
        [kept.grid.headers[one] for one in (*columns, *sorted(kept.places))] + [bag(one.text, own) for one in cells]
    )
    if any(not _met(term, named) for term in kept.spoken if not term.light and not term.verbal):
        return None  # some other column is spoken of
    claims = tuple(_claim(kept, number, columns) for number in kept.rows if _is_filled(table.rows[number], columns))
    # A row named whole is read as surely, but it may be one of several, and one of its cells one of two asked.
    names = (flat(table.rows[kept.rows[0]].cells[min(kept.places)].text), *table.columns[columns[0]][-1:])
    if said_in_prose(question, shelf, names):
        return None  # the table only repeats it in short
    several = len(columns) > 1 or (len(claims) > 1 and any(map(_is_figure, kept.terms)))
    more = _MORE if several else 0.0
    return answered(FAMILY, _CONFIDENCE + more, claims) if claims else None


def _is_filled(row: Row, columns: Sequence[int]) -> bool:
    return all(flat(row.cells[column].text) for column in columns)


def _counted(kept: _Kept, column: int) -> Proposal | None:
    """Return how many different cells the column has in the kept rows, each told."""
    table = kept.grid.table
    first: dict[str, int] = {}
    # The header names what stands beneath it; a group row further down opens rows of another kind.
    plain = [number for number in kept.rows if not table.rows[number].groups]
    for number in plain or kept.rows:
        text = flat(table.rows[number].cells[column].text)
        if text:
            first.setdefault(text, number)
    if not first:
        return None
    grounds = {text: row_ground(kept.grid.opened, kept.grid.index, number, column) for text, number in first.items()}
    claims = tuple(Claim(shorten(text, _LENGTH), (ground,)) for text, ground in grounds.items())
    total = str(len(claims))
    name = flat(table.columns[column][-1]).lower()
    worked = (Worked(total, "count", tuple(grounds.values())),)
    return answered(FAMILY, _COUNT, claims, opening=f"Có {total} {name}", worked=worked)


def _claim(kept: _Kept, number: int, columns: Sequence[int]) -> Claim:
    """Return what one row says: what it is called, then each asked column."""
    table = kept.grid.table
    cells = table.rows[number].cells
    subject = shorten(cells[min(kept.places)].text, 160)
    told = "; ".join(f"{column_name(table, one)}: {shorten(cells[one].text, _LENGTH)}" for one in columns)
    grounds = tuple(row_ground(kept.grid.opened, kept.grid.index, number, one) for one in columns)
    return Claim(f"{subject} – {told}", grounds)
