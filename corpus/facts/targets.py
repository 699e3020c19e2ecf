"""Reads targets from tables: years in columns, in rows, in the caption or the headings; scopes in cells or a column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Cell, Document, Row, Span, Table, Target
from corpus.facts.scopes import Scoped, scoped_values
from corpus.facts.wording import is_blank, said, squash
from corpus.language.symbols import find_dates
from corpus.language.times import years_in

_CHILD = re.compile(r"\s*(?:[-–+•*]\s|[a-zđ]\)|trong đó\b)", re.IGNORECASE)
_MEASURES = re.compile(r"\s*(?:tỷ lệ|tỉ lệ|số|tổng|mức|diện tích|sản lượng|giá trị|tốc độ|thu nhập)\b", re.IGNORECASE)
_EXPRESSION = re.compile(
    r"(?:năm(?: học)?|đến|giai đoạn|tầm nhìn|hết|mốc)\D{0,14}((?:19|20)\d\d)(?:\s*[-–—]\s*((?:19|20)\d\d))?(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Year:
    """A year and the words that say it, where they stand outside the row."""

    year: int | None
    span: Span | None = None


def year_named(text: str, offset: int = 0) -> Year:
    """Return the year that a heading or caption aims at: the end of the first span of time it names, dates aside."""
    dates = find_dates(text)
    for match in _EXPRESSION.finditer(text):
        if not any(date.start < match.end(1) and match.start(1) < date.end and len(date.value) > 4 for date in dates):
            return Year(int(match[2] or match[1]), Span(offset + match.start(), offset + match.end()))
    return Year(None)


def is_target_table(table: Table) -> bool:
    """Say whether the columns hold indicators and values to be reached."""
    return "indicator" in table.roles and "value" in table.roles


def table_targets(document: Document, index: int) -> Iterator[Target]:
    """Yield one target per indicator, scope and year of the table."""
    table = document.tables[index]
    if is_target_table(table):
        yield from _Reader(document, index, table).targets()


class _Reader:
    """Walks the rows of one target table, remembering what a row without values opened."""

    def __init__(self, document: Document, index: int, table: Table) -> None:
        self.document, self.index, self.table = document, index, table
        self.indicator = table.roles.index("indicator")
        self.values = [at for at, role in enumerate(table.roles) if role == "value"]
        self.fallback = caption_year(document, table)
        self.opened: Cell | None = None
        self.last: Cell | None = None
        self.seen: set[tuple[object, ...]] = set()

    def targets(self) -> Iterator[Target]:
        for number, row in enumerate(self.table.rows):
            cell = row.cells[self.indicator]
            if all(is_blank(row.cells[at].text) or row.cells[at] == cell for at in self.values):
                self.opened = cell if not is_blank(cell.text) else self.opened
                continue
            if is_blank(cell.text) and self.last:
                cell = self.last
            self.opened = self.opened if _is_child(row, cell) else None
            self.last = cell
            if not is_blank(cell.text):
                yield from self._row(number, row, cell)

    def _row(self, number: int, row: Row, cell: Cell) -> Iterator[Target]:
        for column in self.values:
            value = row.cells[column]
            mark = (cell.start, cell.end, value.start, value.end, column)
            # A value merged over several rows holds once for the indicator they share.
            if is_blank(value.text) or mark in self.seen:
                continue
            self.seen.add(mark)
            for scoped in scoped_values(value.text):
                yield self._target(number, row, cell, column, scoped)

    def _target(self, number: int, row: Row, cell: Cell, column: int, scoped: Scoped) -> Target:
        indicator, scope = self._names(row, cell)
        year = self._year(row, column)
        outside = [cell, row.cells[column], *([self.opened] if self.opened else []), *row.groups[-1:]]
        spans = [Span(one.start, one.end) for one in outside if not row.start <= one.start <= one.end <= row.end]
        return Target(
            indicator=indicator, scope=scoped.scope or scope, year=year.year, value=scoped.value,
            start=row.start, end=row.end, table=self.index, row=number, column=column,
            unit=self._said(row, "unit"), group=row.group, path=self.table.path,
            evidence=tuple(dict.fromkeys((*spans, *([year.span] if year.span else [])))),
        )  # fmt: skip

    def _names(self, row: Row, cell: Cell) -> tuple[str, str | None]:
        """Return the indicator and its scope: under an indicator without values, an item names the scope."""
        own = (said(re.sub(r"^\s*[a-zđ]\)\s*", "", cell.text)) or "").rstrip(" .:")
        scope = self._said(row, "scope")
        if self.opened and not _MEASURES.match(own):
            return squash(self.opened.text).strip(" .:;"), own
        return own, scope

    def _said(self, row: Row, role: str) -> str | None:
        roles = self.table.roles
        return said(row.cells[roles.index(role)].text) if role in roles else None

    def _year(self, row: Row, column: int) -> Year:
        for cell in reversed(self.table.headers[column]):
            years = years_in(cell.text)
            if years:
                return Year(years[-1], Span(cell.start, cell.end))
        if "year" in self.table.roles:
            cell = row.cells[self.table.roles.index("year")]
            years = years_in(cell.text)
            inside = row.start <= cell.start and cell.end <= row.end
            if years:
                return Year(years[-1], None if inside else Span(cell.start, cell.end))
        return _year_of_words(row, column) or self.fallback


def _is_child(row: Row, cell: Cell) -> bool:
    label = row.cells[0].text.strip()
    return bool(_CHILD.match(cell.text) or re.fullmatch(r"[-–+*•]|[a-zđ][.)]|\d+\.\d+\.?", label))


def _year_of_words(row: Row, column: int) -> Year | None:
    year = year_named(row.cells[column].text).year
    return Year(year) if year else None


def caption_year(document: Document, table: Table) -> Year:
    """Return the year named by the table's caption, its group of headings, or the sections it stands in."""
    for start, end in _captions(document, table):
        year = year_named(document.text[start:end], start)
        if year.year:
            return year
    return Year(None)


def _captions(document: Document, table: Table) -> Iterator[tuple[int, int]]:
    at = document.text.rfind(table.caption, 0, table.start) if table.caption else -1
    if at >= 0:
        yield at, at + len(table.caption)
    around = [one for one in document.sections if one.start <= table.start and table.end <= one.end]
    for section in sorted(around, key=lambda one: -one.start):
        yield section.start, max(section.heading_end, section.start)
    title = dict(document.identity.spans).get("title")
    if title:
        yield title.start, title.end
