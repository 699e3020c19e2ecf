"""Lays the lines of a loose table into rows and columns: the best reading over all, by dynamic programming.

A state is a place between two pieces and the column that was filled last. From there the text goes on with a later
column of the same row, with a new row, or with a group row; columns left out are blank, at a price. The reading may
stop at any line: what follows it is no part of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.tables import loose_words as words
from corpus.tables.loose_edges import join_score, parts_count, tears_unit, text_score, width_score
from corpus.tables.loose_pieces import Piece, lines_of, pieces_of
from corpus.tables.loose_rows import Count, after_group, follow, group_score
from corpus.tables.loose_scores import BEST, BLANK, MOST_LINES, is_bare_head

_GROUP = -1
_WORST_JOINS = -9.0
_BEAM = 30.0
_INSIDE_LINE = 0.3
_NEW_ROW = 0.5
_LOST_GROUP = 6.0
# A cut through a unit's name is likely wrong in prose, less so between a column of units and the next.
_TORN_PROSE = 6.0
_TORN_LIST = 1.5
_TORN_LINES = 0.7


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell, or a group row (``column`` is -1): its lines, and whether it opens a row."""

    column: int
    lines: tuple[str, ...]
    first: int
    last: int
    opens_row: bool
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The entries of the best reading in order, its score, and the line at which the table has ended."""

    score: float
    entries: tuple[Entry, ...]
    end: int


@dataclass(frozen=True, slots=True)
class _Step:
    score: float
    column: int
    begin: int
    end: int
    opens_row: bool
    own: float
    count: Count
    before: _Step | None


@dataclass(frozen=True, slots=True)
class _Way:
    """The best way to enter a column at a place."""

    score: float
    origin: _Step
    opens_row: bool
    count: Count


@dataclass(slots=True)
class _Cell:
    """A cell that has begun and not yet ended: where, by which way, its lines so far and how well they go together."""

    at: int
    way: _Way
    lines: list[str]
    joins: float = 0.0

    @property
    def hope(self) -> float:
        return self.way.score + self.joins


def align(lines: Sequence[str], kinds: Sequence[str], widths: Sequence[float | None]) -> Reading:
    """Return the best reading of ``lines`` as rows of columns of ``kinds``; ``widths`` in characters, if known."""
    pieces = pieces_of(lines)
    if not pieces:
        return Reading(0.0, (), 0)
    search = _Search(pieces, tuple(kinds), tuple(widths))
    return search.run()


class _Search:
    """The table of states of one alignment."""

    def __init__(self, pieces: tuple[Piece, ...], kinds: tuple[str, ...], widths: tuple[float | None, ...]) -> None:
        self._pieces = pieces
        self._kinds = kinds
        self._widths = widths
        self._numbered = kinds[0] == words.ORDINAL
        self._blanks = [BLANK[kind] for kind in kinds]
        self._rest_of_line = _rests(pieces)
        self._torn_units = [_torn_at(pieces, at) for at in range(len(pieces))]
        self._cells: list[list[_Cell]] = [[] for _ in kinds]
        self._peaks = [float("-inf")] * (len(pieces) + 1)
        self._states: list[dict[int, _Step]] = [{} for _ in range(len(pieces) + 1)]

    def run(self) -> Reading:
        self._states[0][_GROUP] = _Step(0.0, _GROUP, 0, 0, opens_row=False, own=0.0, count=Count(), before=None)
        for at in range(len(self._pieces)):
            states = self._beam(at)
            if states:
                self._enter_cells(at, states)
                if self._pieces[at].opens:
                    self._enter_groups(at, states)
            self._end_cells(at + 1)
        return self._best_end()

    def _beam(self, at: int) -> list[_Step]:
        states = list(self._states[at].values())
        floor = max((state.score for state in states), default=0.0) - _BEAM
        return [state for state in states if state.score >= floor]

    def _enter_cells(self, at: int, states: list[_Step]) -> None:
        for column, kind in enumerate(self._kinds):
            way = self._way_into(at, column, states)
            if way is None:
                continue
            if kind == words.ORDINAL:
                self._relax(at + 1, self._step(way, column, at, at + 1, 0.0))
            else:
                self._cells[column].append(_Cell(at, way, [self._pieces[at].text]))

    def _end_cells(self, end: int) -> None:
        """Let the cells that have begun end here, the likeliest first, and go on with those that may hold more."""
        for column, kind in enumerate(self._kinds):
            cells = self._cells[column]
            for cell in sorted(cells, key=lambda cell: -cell.hope):
                if cell.hope + BEST[kind] <= self._least(end, column):
                    break
                own = cell.joins + self._cell_score(cell.at, end, column, cell.lines)
                self._relax(end, self._step(cell.way, column, cell.at, end, own))
            if end < len(self._pieces):
                self._cells[column] = [cell for cell in cells if self._goes_on(cell, end, column)]

    def _goes_on(self, cell: _Cell, end: int, column: int) -> bool:
        cell.joins += self._extend(end, column, cell.lines)
        return cell.joins >= _WORST_JOINS and len(cell.lines) <= MOST_LINES[self._kinds[column]]

    def _step(self, way: _Way, column: int, at: int, end: int, own: float) -> _Step:
        return _Step(way.score + own, column, at, end, way.opens_row, own, way.count, way.origin)

    def _relax(self, at: int, step: _Step) -> None:
        held = self._states[at].get(step.column)
        if held is None or step.score > held.score:
            self._states[at][step.column] = step
            self._peaks[at] = max(self._peaks[at], step.score)

    def _way_into(self, at: int, column: int, states: list[_Step]) -> _Way | None:
        best: _Way | None = None
        for state in states:
            for way in self._ways(at, column, state):
                if best is None or way.score > best.score:
                    best = way
        return best

    def _ways(self, at: int, column: int, state: _Step) -> Iterator[_Way]:
        numbered = self._numbered and column == 0
        if _GROUP < state.column < column:
            score = state.score - sum(self._blanks[state.column + 1 : column]) - self._torn(at, state.column)
            yield _Way(score, state, opens_row=False, count=state.count)
        if not self._pieces[at].opens:
            return
        score = state.score - self._tail(state) - sum(self._blanks[:column]) - (0.0 if numbered else _NEW_ROW)
        if not numbered:
            yield _Way(score, state, opens_row=True, count=state.count)
        elif (followed := follow(state.count, self._pieces[at].text)) is not None:
            yield _Way(score + followed[0], state, opens_row=True, count=followed[1])

    def _torn(self, at: int, column: int) -> float:
        """Return what it costs to leave a column inside a line, through the name of a unit."""
        if not self._torn_units[at]:
            return 0.0
        if is_bare_head(_line_before(self._pieces, at)) or self._pieces[at].text.startswith("-"):
            return _TORN_PROSE
        if self._pieces[at].opens:
            return _TORN_LINES if self._kinds[column] in (words.LEAD, words.HELP) else 0.0
        return _TORN_LIST if self._kinds[column] in (words.LEAD, words.HELP) else _TORN_PROSE

    def _tail(self, state: _Step) -> float:
        return 0.0 if state.column == _GROUP else sum(self._blanks[state.column + 1 :])

    def _least(self, end: int, column: int) -> float:
        """Return what a step must score to count at a place."""
        held = self._states[end].get(column)
        floor = self._peaks[end] - _BEAM
        return floor if held is None else max(held.score, floor)

    def _extend(self, end: int, column: int, fragments: list[str]) -> float:
        piece = self._pieces[end]
        if not piece.opens:
            fragments[-1] += " " + piece.text
            return 0.0
        width = self._widths[column] or float(max(map(len, (*fragments, piece.text))))
        score = join_score(fragments[-1], self._rest_of_line[end], width, self._kinds[column])
        fragments.append(piece.text)
        return score

    def _cell_score(self, at: int, end: int, column: int, fragments: list[str]) -> float:
        kind = self._kinds[column]
        text = "\n".join(fragments)
        several = len(fragments) > 1
        score = text_score(kind, text, len(fragments)) + width_score(fragments, self._widths[column])
        if end < len(self._pieces) and parts_count(fragments[-1], self._pieces[end].text):
            score -= 3.0
        inside_start, inside_end = not self._pieces[at].opens, not self._pieces[end - 1].closes
        if inside_start and not (self._numbered and column == 1):
            score -= _INSIDE_LINE
        # Cells share a line only where one of them has no other: two long cells cannot meet in one line.
        return score - 0.4 * (several and (inside_start + inside_end)) - 1.0 * (several and inside_start and inside_end)

    def _enter_groups(self, at: int, states: list[_Step]) -> None:
        best = max(states, key=lambda state: state.score - self._tail(state))
        end = at
        for _ in range(3):
            end = self._line_end(end)
            if end > len(self._pieces):
                return
            lines = lines_of(self._pieces[at:end])
            own = group_score(lines, self._rest_of_line[end] if end < len(self._pieces) else None)
            if own is not None:
                score = best.score - self._tail(best) + own - 0.4 * (len(lines) - 1)
                self._relax(end, _Step(score, _GROUP, at, end, False, own, after_group(best.count, lines[0]), best))  # noqa: FBT003
            if end == len(self._pieces):
                return

    def _line_end(self, at: int) -> int:
        end = at + 1
        while end < len(self._pieces) and not self._pieces[end].opens:
            end += 1
        return end

    def _best_end(self) -> Reading:
        best: tuple[float, int, _Step] | None = None
        for at, states in enumerate(self._states):
            if at < len(self._pieces) and (not self._pieces[at].opens or self._pieces[at].text[0].islower()):
                continue
            for state in states.values():
                lost = _LOST_GROUP if state.column == _GROUP and state.before is not None else 0.0
                score = state.score - self._tail(state) - lost
                if best is None or score >= best[0]:
                    best = (score, at, state)
        if best is None:
            return Reading(0.0, (), 0)
        end = self._pieces[best[1]].line if best[1] < len(self._pieces) else self._pieces[-1].line + 1
        return Reading(best[0], self._entries(best[2]), end)

    def _entries(self, step: _Step) -> tuple[Entry, ...]:
        found: list[Entry] = []
        while step.before is not None:
            pieces = self._pieces[step.begin : step.end]
            lines = tuple(lines_of(pieces))
            found.append(Entry(step.column, lines, pieces[0].line, pieces[-1].line, step.opens_row, step.own))
            step = step.before
        return tuple(reversed(found))


def _line_before(pieces: tuple[Piece, ...], at: int) -> str:
    """Return the words before a place on its own line, or on the line above where it starts one."""
    first = pieces[at].line - int(pieces[at].opens)
    return " ".join(piece.text for piece in pieces[max(0, at - 12) : at] if piece.line >= first)


def _torn_at(pieces: tuple[Piece, ...], at: int) -> bool:
    line = pieces[at].line
    before = _line_before(pieces, at)
    after = " ".join(piece.text for piece in pieces[at : at + 12] if piece.line == line)
    return bool(before) and tears_unit(before, after)


def _rests(pieces: tuple[Piece, ...]) -> list[str]:
    """Return for each piece the text from it to the end of its line."""
    rests = [piece.text for piece in pieces]
    for at in range(len(pieces) - 2, -1, -1):
        if pieces[at + 1].line == pieces[at].line:
            rests[at] += " " + rests[at + 1]
    return rests
