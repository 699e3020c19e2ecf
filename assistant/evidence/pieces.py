"""What one document offers as evidence: its facts, table rows and sentences, each as a bag of words with a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.evidence.kept import without_collecting
from assistant.understanding.words import EMPTY, Bag, bag, join, keys
from corpus.language.letters import UPPER
from corpus.language.symbols import find_symbols

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Assignment, Document, Section, Table, Target
    from index.records import Entry

# A sentence ends at a stop before a capital; "TP. Hồ Chí Minh", "1. Mục đích" and "Điều 3. Phạm vi" are not ends.
_SENTENCE_END = re.compile(
    r"(?<![\s.(]\w)(?<!\bTP)(?<!\bTS)(?<!\bđ/c)(?<!\bĐiều \d)(?<!\bĐiều \d\d)(?<=[\w)”\"%])"
    rf"[.!?…]+(?=\s+[{UPPER}“\"(-])"
)
_WHOLE = 360
KINDS = ("assignment", "target", "row", "sentence")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence or an item of prose; ``section`` indexes ``Document.sections``, -1 outside all."""

    start: int
    end: int
    section: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that can answer; ``place`` is its index among its kind, ``around`` the words it stands under."""

    kind: str
    place: int
    start: int
    end: int
    main: Bag
    around: Bag


class Opened:
    """A document opened for answering; everything derived from it is made once, when first wanted."""

    def __init__(self, document_id: str, entry: Entry, document: Document) -> None:
        """Take a stored document and its entry in the catalogue."""
        self.id = document_id
        self.entry = entry
        self.document = document

    def text(self, start: int, end: int) -> str:
        """Return the document's text at ``[start, end)``."""
        return self.document.text[start:end]

    @cached_property
    def identity(self) -> Bag:
        """The words of the title, number, issuer, place, type and date, for telling documents apart."""
        one = self.document.identity
        parts = (one.title, one.number, one.issuer, one.place, one.type, one.issued_on, self.entry.title)
        return bag(" ; ".join(part for part in parts if part), self.document.abbreviations)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The sentences and items outside the tables, in order."""
        return tuple(_stretches(self.document))

    @cached_property
    def evidence(self) -> dict[str, tuple[Evidence, ...]]:
        """Everything that can answer, by kind."""
        with without_collecting():
            return {
                "assignment": tuple(self._assignments()),
                "target": tuple(self._targets()),
                "row": tuple(self._rows()),
                "sentence": tuple(self._sentences()),
            }

    @cached_property
    def postings(self) -> dict[str, dict[str, tuple[list[int], list[int]]]]:
        """Per kind and folded word: the places that hold it, and the places that stand under it."""
        return {kind: _postings(many) for kind, many in self.evidence.items()}

    @cached_property
    def frequencies(self) -> Counter[str]:
        """How many pieces of evidence hold each folded word; the identity counts as one."""
        counted: Counter[str] = Counter(self.identity.folded)
        for one in self._every():
            counted.update(one.main.folded | one.around.folded)
        return counted

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every pair of neighbouring words in the document, folded, those of headers and group rows too."""
        around = {id(one.around): one.around.pairs for one in self._every()}
        return frozenset(self.identity.pairs).union(*(one.main.pairs for one in self._every()), *around.values())

    @property
    def size(self) -> int:
        """How many pieces of evidence there are."""
        return 1 + sum(map(len, self.evidence.values()))

    @cached_property
    def symbols(self) -> frozenset[str]:
        """Every document symbol in the text, folded."""
        return frozenset(keys(found.value)[1] for found in find_symbols(self.document.text))

    def section_at(self, position: int) -> Section | None:
        """Return the deepest section that holds ``position``."""
        found = _section_index(self.document, position)
        return self.document.sections[found] if found >= 0 else None

    def page_at(self, position: int) -> int | None:
        """Return the number of the page that holds ``position``; ``None`` where the format has no pages."""
        return next((page.number for page in self.document.pages if page.start <= position < page.end), None)

    def table_of(self, fact: Assignment | Target) -> Table | None:
        """Return the table that the fact was read from."""
        return None if fact.table is None else self.document.tables[fact.table]

    def _every(self) -> Iterator[Evidence]:
        for many in self.evidence.values():
            yield from many

    def _bag(self, *parts: str | None) -> Bag:
        return bag(" ; ".join(part for part in parts if part), self.document.abbreviations)

    def _around(self, path: Sequence[str], *parts: str | None) -> Bag:
        return self._bag(*path, *parts)

    def _assignments(self) -> Iterator[Evidence]:
        for place, one in enumerate(self.document.assignments):
            beside = " ; ".join(self.text(span.start, span.end) for span in one.evidence)
            rest = self.text(one.start, one.end)
            main = self._bag(one.task, one.parent)
            around = self._around(one.path, one.group, rest, beside, *one.lead, *one.coordinating, self._headers(one))
            yield Evidence("assignment", place, one.start, one.end, main, around)

    def _targets(self) -> Iterator[Evidence]:
        for place, one in enumerate(self.document.targets):
            main = self._bag(one.indicator, one.scope)
            around = self._around(one.path, one.group, one.unit, self._caption(one))
            yield Evidence("target", place, one.start, one.end, main, around)

    def _headers(self, fact: Assignment | Target) -> str:
        table = self.table_of(fact)
        return " ; ".join(part for column in table.columns for part in column) if table else ""

    def _caption(self, fact: Target) -> str | None:
        table = self.table_of(fact)
        if table is None or fact.column is None:
            return None
        return " ; ".join((table.caption, *table.columns[fact.column]))

    def _rows(self) -> Iterator[Evidence]:
        place = 0
        for table in self.document.tables:
            around = self._around(table.path, table.caption, *(part for column in table.columns for part in column))
            for row in table.rows:
                groups = self._bag(*(group.text for group in row.groups)) if row.groups else EMPTY
                main = self._bag(*dict.fromkeys(cell.text for cell in row.cells))
                yield Evidence("row", place, row.start, row.end, main, join((around, groups)))
                place += 1

    def _sentences(self) -> Iterator[Evidence]:
        paths: dict[int, Bag] = {-1: EMPTY}
        for place, one in enumerate(self.stretches):
            if one.section not in paths:
                paths[one.section] = self._bag(*self.document.sections[one.section].path)
            yield Evidence(
                "sentence", place, one.start, one.end, self._bag(self.text(one.start, one.end)), paths[one.section]
            )

    @cached_property
    def rows(self) -> tuple[tuple[int, int], ...]:
        """For each row evidence, its table and row indexes."""
        return tuple((table, row) for table, one in enumerate(self.document.tables) for row in range(len(one.rows)))


def _postings(many: Sequence[Evidence]) -> dict[str, tuple[list[int], list[int]]]:
    table: dict[str, tuple[list[int], list[int]]] = {}
    for one in many:
        for word in one.main.folded:
            table.setdefault(word, ([], []))[0].append(one.place)
        for word in one.around.folded - one.main.folded:
            table.setdefault(word, ([], []))[1].append(one.place)
    return table


def _section_index(document: Document, position: int) -> int:
    found = -1
    for number, section in enumerate(document.sections):
        if section.start <= position < section.end and (
            found < 0 or len(section.path) >= len(document.sections[found].path)
        ):
            found = number
    return found


class _Inside:
    """Says which sections hold a place; asked for places in order, it looks at each section once."""

    def __init__(self, document: Document) -> None:
        self._sections = document.sections
        self._coming = sorted(range(len(document.sections)), key=lambda one: -document.sections[one].start)
        self._open: list[int] = []

    def section(self, position: int) -> int:
        """Return the index of the deepest section that holds ``position``, -1 where none does; never go back."""
        while self._coming and self._sections[self._coming[-1]].start <= position:
            self._open.append(self._coming.pop())
        self._open = [one for one in self._open if position < self._sections[one].end]
        return max(self._open, key=lambda one: (len(self._sections[one].path), one), default=-1)


def _stretches(document: Document) -> Iterator[Stretch]:
    inside = _Inside(document)
    tables = sorted((table.start, table.end) for table in document.tables)
    starts = [start for start, _ in tables]
    for match in re.finditer(r"[^\n]+", document.text):
        near = bisect_right(starts, match.start()) - 1
        if near >= 0 and match.start() < tables[near][1]:
            continue
        for start, end in sentence_spans(document.text, match.start(), match.end()):
            yield Stretch(start, end, inside.section(start))


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph, trimmed; a short paragraph or item stays whole.

    Pieces of fewer than two letters are left out.
    """
    if end - start <= _WHOLE:
        yield from _trimmed(text, start, end)
        return
    at = start
    for match in _SENTENCE_END.finditer(text, start, end):
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
    if sum(character.isalpha() for character in piece) > 1:
        yield start + left, start + right
