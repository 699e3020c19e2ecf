"""Reads targets from tables: years in columns, in rows, in the caption or the headings; scopes in cells or a column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Cell, Document, Row, Span, Table, Target
from corpus.facts.scopes import Scoped, scoped_values
from corpus.facts.wording import is_blank, said, squash
from corpus.language.numbering import label_of
from corpus.language.symbols import find_dates
from corpus.language.times import years_in
from corpus.tables.header_words import VALUES, key, role_of_words

_CHILD = re.compile(r"\s*(?:[-–+•*]\s|[a-zđ]\)|trong đó\b)", re.IGNORECASE)
_MEASURES = re.compile(r"\s*(?:tỷ lệ|tỉ lệ|số|tổng|mức|diện tích|sản lượng|giá trị|tốc độ|thu nhập)\b", re.IGNORECASE)
_CHILD_LABEL = re.compile(r"[-–+*•]|[a-zđ][.)]|\d+(?:\.\d+)+\.?")
_AIMS = re.compile(r"chỉ tiêu|mục tiêu", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:bảng|biểu|phụ lục)(?:\s+số)?\s+[\dIVX.]+\s*[.:–-]?\s+", re.IGNORECASE)
# What a header says besides what is counted.
_EMPTY_WORDS = re.compile(
    r"chỉ tiêu|mục tiêu|kế hoạch|giá trị|mức|giao|năm|đến|giai đoạn|(?:19|20)\d\d|%", re.IGNORECASE
)
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
    expressions = list(_EXPRESSION.finditer(text))
    dates = find_dates(text) if expressions else ()
    for match in expressions:
        if not any(date.start < match.end(1) and match.start(1) < date.end and len(date.value) > 4 for date in dates):
            return Year(int(match[2] or match[1]), Span(offset + match.start(), offset + match.end()))
    return Year(None)


def is_target_table(table: Table) -> bool:
    """Say whether the columns hold values to be reached, of indicators in a column or in the headers."""
    roles = set(table.roles)
    if "value" not in roles or "indicator" in roles:
        return "value" in roles
    words = " ".join((*table.path, table.caption, *(cell.text for path in table.headers for cell in path)))
    return bool(roles & {"scope", "year"}) and _AIMS.search(words) is not None


def table_targets(document: Document, index: int) -> Iterator[Target]:
    """Yield one target per indicator, scope and year of the table."""
    table = document.tables[index]
    if is_target_table(table):
        yield from _Reader(document, index, table).targets()


@dataclass(frozen=True, slots=True)
class _Named:
    """The indicator and scope of a row, with the cells that say them."""

    indicator: str
    scope: str | None
    cells: tuple[Cell, ...]


class _Reader:
    """Walks the rows of one target table, remembering the row that sub-items belong to."""

    def __init__(self, document: Document, index: int, table: Table) -> None:
        self.document, self.index, self.table = document, index, table
        self.indicator = table.roles.index("indicator") if "indicator" in table.roles else None
        self.values = [at for at, role in enumerate(table.roles) if role == "value"]
        self.fallback = caption_year(document, table)
        self.above: Row | None = None
        self.seen: set[tuple[object, ...]] = set()

    def targets(self) -> Iterator[Target]:
        for number, row in enumerate(self.table.rows):
            child = self._is_child(row)
            for column in self.values:
                if not self._is_silent(row, column):
                    yield from self._cell(number, row, column, self._named(row, column, child=child))
            self.above = self.above if child else row

    def _is_silent(self, row: Row, column: int) -> bool:
        runs_across = self.indicator is not None and row.cells[column] == row.cells[self.indicator]
        return runs_across or is_blank(row.cells[column].text)

    def _cell(self, number: int, row: Row, column: int, named: _Named) -> Iterator[Target]:
        value = row.cells[column]
        # A value merged over several rows holds once for the indicator and scope they share.
        mark = (named.indicator, named.scope, value.start, value.end, column)
        if named.indicator and mark not in self.seen:
            self.seen.add(mark)
            for scoped in scoped_values(value.text):
                yield self._target(number, row, column, named, scoped)

    def _target(self, number: int, row: Row, column: int, named: _Named, scoped: Scoped) -> Target:
        year = self._year(row, column)
        outside = [*named.cells, row.cells[column], *row.groups[-1:]]
        spans = [Span(one.start, one.end) for one in outside if not row.start <= one.start <= one.end <= row.end]
        return Target(
            indicator=named.indicator, scope=scoped.scope or named.scope, year=year.year, value=scoped.value,
            start=row.start, end=row.end, table=self.index, row=number, column=column,
            unit=self._said(row, "unit"), group=squash(row.group) if row.group else None, path=self.table.path,
            evidence=tuple(dict.fromkeys((*spans, *([year.span] if year.span else [])))),
        )  # fmt: skip

    def _named(self, row: Row, column: int, *, child: bool) -> _Named:
        """Return the indicator and its scope: an item under an indicator names the scope."""
        if self.indicator is None:
            header = self._counted(column)
            return _Named(squash(header.text), self._said(row, "scope"), (header,))
        cell = row.cells[self.indicator]
        headed = self._scope_header(column)
        scope = self._said(row, "scope") or (squash(headed.text) if headed else None)
        above = self.above.cells[self.indicator] if self.above else None
        if above and is_blank(cell.text):
            return _Named(_bare(above.text), scope, (above, *([headed] if headed else [])))
        if above and child and not _MEASURES.match(_bare(cell.text)):
            return _Named(_bare(above.text), _bare(cell.text), (above, cell))
        return _Named(_bare(cell.text), scope, (cell, *([headed] if headed else [])))

    def _scope_header(self, column: int) -> Cell | None:
        """Return the innermost header when it says whom a value holds for ("Thành thị"), not when or how much."""
        leaf = next(reversed(self.table.headers[column]), None)
        if leaf is None or years_in(leaf.text) or role_of_words(leaf.text) or VALUES.search(key(leaf.text)):
            return None
        return leaf if _says_more(leaf.text) else None

    def _counted(self, column: int) -> Cell:
        """Return the header that names what a column counts, or the caption where the header only says when."""
        for cell in reversed(self.table.headers[column]):
            if _says_more(cell.text):
                return cell
        return self._captioned()

    def _captioned(self) -> Cell:
        """Return the caption, or a heading above that speaks of targets where the caption only names the rows."""
        lines = tuple(_captions(self.document, self.table))
        own = [
            line for line in lines[:1] if self.table.caption and self.document.text[slice(*line)] == self.table.caption
        ]
        told = (line for line in lines if _AIMS.search(self._line(line)))
        start, end = next((line for line in told if _says_more(self._line(line))), own[0] if own else (0, 0))
        return Cell(self._line((start, end)), start, end)

    def _line(self, span: tuple[int, int]) -> str:
        text = self.document.text[slice(*span)].strip()
        label = label_of(text)
        return _NUMBERED.sub("", text[label.end :].strip() if label else text)

    def _is_child(self, row: Row) -> bool:
        """Say whether the row is a part of the one above: bulleted, lettered, numbered beneath it, or not numbered."""
        if self.above is None or self.indicator is None:
            return False
        cell, label = row.cells[self.indicator], row.cells[0].text.strip()
        if _CHILD.match(cell.text) or (self.indicator > 0 and _CHILD_LABEL.fullmatch(label)):
            return True
        numbered = "ordinal" in self.table.roles and self.above.cells[0].text.strip()
        return bool(numbered) and not label and not is_blank(cell.text) and self._opens(self.above)

    def _opens(self, row: Row) -> bool:
        return all(self._is_silent(row, column) for column in self.values)

    def _said(self, row: Row, role: str) -> str | None:
        roles = self.table.roles
        return said(row.cells[roles.index(role)].text) if role in roles else None

    def _year(self, row: Row, column: int) -> Year:
        for cell in reversed(self.table.headers[column]):
            years = years_in(cell.text)
            if years:
                return Year(years[-1], Span(cell.start, cell.end))
        told = next((role for role in ("year", "timeframe") if role in self.table.roles), None)
        if told:
            cell = row.cells[self.table.roles.index(told)]
            years = years_in(cell.text)
            inside = row.start <= cell.start and cell.end <= row.end
            if years:
                return Year(years[-1], None if inside else Span(cell.start, cell.end))
        return _year_of_words(row, column) or self.fallback


def _says_more(text: str) -> bool:
    return bool(_EMPTY_WORDS.sub("", text).strip(" ():,-–"))


def _bare(text: str) -> str:
    return (said(re.sub(r"^\s*[a-zđ]\)\s*", "", text)) or "").rstrip(" .:;")


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
