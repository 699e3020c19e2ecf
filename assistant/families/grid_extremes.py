"""Answers which row of a table has the most or the least of something: of all of them, or of those that are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from assistant.answering.citations import column_name, flat, row_ground, shorten
from assistant.answering.proposal import Claim, Proposal, answered
from assistant.evidence.matching import weigh
from assistant.families.grid_columns import header_bag, is_figured, is_ordinal, is_phone, states_facts
from assistant.families.keyed_cells import COUNTING, header_share, named_cells
from assistant.understanding.words import bag, join, syllables
from corpus.language.symbols import find_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Bag, Word
    from corpus.document import Table

FAMILY = "grid_extremes"
_CONFIDENCE = 0.9
_MORE = {"cao", "lon", "nhieu", "dong", "dai", "dat", "rong", "nang", "muon"}
_LESS = {"thap", "nho", "it", "ngan", "re", "hep", "nhe", "kem"}
_RANKING = {"nhat", "hon"}
_HEADED = 0.5  # of a header's weight, said by the question
_NEAR = 7  # so many words may stand between "nhiều" and "nhất"
_MET = 0.65  # of what else is asked, met around the table
_LEAST_ROWS = 2
# Rows that add up the others.
_TOTAL = re.compile(r"(?:tong|cong|toan|binh quan|trung binh|tat ca)(?!\w)")
_SAID = {"", "plain", "percent", "targets"}
_ROW_WORDS = {"nao", "gi", "ai", "la", "co", "va", "hay", "hoac"}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures that the question compares, over these rows of a table; ``key`` names the rows."""

    opened: Opened
    index: int
    column: int
    key: int
    rows: tuple[int, ...]
    share: float

    @property
    def table(self) -> Table:
        return self.opened.document.tables[self.index]


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the rows with the highest or lowest figure; ``None`` where the question ranks no rows of one table."""
    way = _way(question)
    if way is None or question.form == "yesno" or not _asks_which(question):
        return None
    first, most, versus = way
    named = _named_rows(question, shelf) if versus else None
    columns = _columns(question, shelf, named, {first})
    if not columns or (len(columns) > 1 and columns[0].share == columns[1].share):
        return None
    return _ranked(question, columns[0], first, most=most, versus=versus)


def _way(question: Question) -> tuple[int, bool, bool] | None:
    """Return where the ranking words stand ("cao nhất", "nhiều … hơn"), whether most wins, and whether two compete."""
    words = [word.folded for word in question.words]
    for at, word in enumerate(words):
        if word not in _MORE | _LESS:
            continue
        # "cao nhất", "nhiều học sinh bỏ học nhất"; "nhiều chỉ tiêu hơn" sets two against each other.
        behind = next((other for other in words[at + 1 : at + _NEAR] if other in _RANKING), None)
        if behind:
            return at, word in _MORE, behind == "hon"
    return None


def _asks_which(question: Question) -> bool:
    said = [word.folded for word in question.words]
    return bool({"nao", "ai"} & set(said)) and not question.symbols


def _named_rows(question: Question, shelf: Shelf) -> list[tuple[Opened, int, int, tuple[int, ...]]]:
    """Return the tables with the column and the rows, two or more, that the question names whole."""
    found: dict[tuple[str, int, int], tuple[Opened, dict[int, tuple[int, int]]]] = {}
    for one in named_cells(question, shelf):
        _, rows = found.setdefault((one.opened.id, one.table, one.column), (one.opened, {}))
        if not any(first < one.last and one.first < last for first, last in rows.values()):
            rows.setdefault(one.row, (one.first, one.last))
    return [
        (opened, table, column, tuple(sorted(rows)))
        for (_, table, column), (opened, rows) in found.items()
        if len(rows) >= _LEAST_ROWS
    ]


def _columns(
    question: Question,
    shelf: Shelf,
    named: Sequence[tuple[Opened, int, int, tuple[int, ...]]] | None,
    ranking: set[int],
) -> list[_Column]:
    """Return the columns of figures that the question may rank by, the best said first."""
    places = named if named is not None else list(_every_table(shelf))
    found = [one for place in places for one in _said(question, shelf, place, ranking, whole=named is None)]
    return sorted(found, key=lambda one: -one.share)


def _every_table(shelf: Shelf) -> Iterator[tuple[Opened, int, int, tuple[int, ...]]]:
    for opened in shelf.documents:
        for index, table in enumerate(opened.document.tables):
            key = next((at for at in range(len(table.headers)) if _names_rows(table, at)), None)
            rows = tuple(
                at for at, row in enumerate(table.rows) if key is not None and not _adds_up(row.cells[key].text)
            )
            if key is not None and len(rows) >= _LEAST_ROWS and not states_facts(table):
                yield opened, index, key, rows


def _names_rows(table: Table, column: int) -> bool:
    texts = [flat(row.cells[column].text) for row in table.rows]
    return not is_ordinal(table, column) and sum(any(map(str.isalpha, text)) for text in texts) * 2 > len(texts)


def _adds_up(text: str) -> bool:
    return _TOTAL.match(" ".join(syllables(text))) is not None


def _said(
    question: Question,
    shelf: Shelf,
    place: tuple[Opened, int, int, tuple[int, ...]],
    ranking: set[int],
    *,
    whole: bool,
) -> Iterator[_Column]:
    opened, index, key, rows = place
    table = opened.document.tables[index]
    own = opened.document.abbreviations
    names = frozenset().union(*(bag(table.rows[at].cells[key].text, own).folded for at in rows))
    left = [word for at, word in enumerate(question.words) if at not in ranking and word.folded not in _RANKING]
    left = left if whole else [word for word in left if word.folded not in names or word.tag in {"percent", "targets"}]
    for column in range(len(table.headers)):
        if column == key or is_ordinal(table, column) or is_phone(table, column) or not is_figured(table, column):
            continue
        share = header_share(left, table, column, shelf, COUNTING)
        if share >= _HEADED and _is_about(question, shelf, left, table, opened, (key, column), names):
            yield _Column(opened, index, column, key, rows, share)


def _is_about(  # noqa: PLR0913, PLR0917 - what is asked, and all that a table offers for it
    question: Question,
    shelf: Shelf,
    left: Sequence[Word],
    table: Table,
    opened: Opened,
    columns: tuple[int, int],
    names: frozenset[str],
) -> bool:
    """Say whether what else is asked stands in the headers, around the table or in the names of its rows."""
    own = opened.document.abbreviations
    around = join([bag(" ; ".join((table.caption, *table.path)), own), opened.identity])
    there: Bag = join([around, *(header_bag(table.columns[one]) for one in columns)])
    asked = [word for word in left if word.tag in _SAID and word.folded not in _ROW_WORDS]
    terms = [term for term in shelf.terms(question, asked) if not term.optional]
    total = fsum(term.weight for term in terms)
    met = (term.weight for term in terms if term.word.folded in names or weigh((term,), there).coverage > 0)
    return not total or fsum(met) >= _MET * total


def _ranked(question: Question, found: _Column, first: int, *, most: bool, versus: bool) -> Proposal | None:
    figures = {at: figure for at in found.rows if (figure := _figure(found, at)) is not None}
    if len(figures) < _LEAST_ROWS or (versus and len(figures) < len(found.rows)):
        return None
    best = (max if most else min)(figures.values())
    winners = [at for at, figure in figures.items() if figure == best]
    others = [at for at in figures if at not in winners] if versus else []
    opening = _opening(found, winners, question.words[first].text, versus=versus)
    opening = opening if len(winners) < len(figures) else "Bằng nhau"
    claims = tuple(_claim(found, at) for at in (*winners, *others))
    return answered(FAMILY, _CONFIDENCE, claims if len(winners) < len(figures) or versus else (), opening=opening)


def _opening(found: _Column, winners: Sequence[int], word: str, *, versus: bool) -> str:
    """Return what ranks ("Nhiều nhất"), of two that are named the one that wins ("Trường A nhiều hơn")."""
    if not versus:
        return f"{word[:1].upper()}{word[1:]} nhất"
    return f"{shorten(flat(found.table.rows[winners[0]].cells[found.key].text), 160)} {word.lower()} hơn"


def _figure(found: _Column, row: int) -> float | None:
    text = flat(found.table.rows[row].cells[found.column].text)
    quantities = find_quantities(text)
    try:
        return float(quantities[0].value.strip("%<>≥≤~")) if quantities else None
    except ValueError:
        return None  # a range has no single figure


def _claim(found: _Column, row: int) -> Claim:
    table, cells = found.table, found.table.rows[row].cells
    header = column_name(table, found.column)
    said = f"{shorten(cells[found.key].text, 160)} – {header}: {shorten(cells[found.column].text, 200)}"
    return Claim(said, (row_ground(found.opened, found.index, row, found.column),))
