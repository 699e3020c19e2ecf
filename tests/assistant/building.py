"""Builds documents by hand for the assistant's tests, and a library that keeps them in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from assistant.understanding.words import bag
from corpus.document import (
    Abbreviation,
    Assignment,
    Basis,
    Cell,
    Definition,
    Document,
    Identity,
    Passage,
    Row,
    Section,
    Signer,
    Span,
    Table,
    Target,
)
from index.records import Entry, Hit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass
class Plan:
    """Writes a document line by line, remembering where everything stands."""

    text: str = ""
    identity: Identity = field(default_factory=Identity)
    spans: dict[str, Span] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    abbreviations: list[Abbreviation] = field(default_factory=list)

    def line(self, text: str) -> Span:
        start = len(self.text)
        self.text += text + "\n"
        return Span(start, start + len(text))

    def head(self, **values: str) -> None:
        """Write one letterhead line a field and keep its place."""
        for name, value in values.items():
            self.spans[name] = self.line(value)
        said: dict[str, Any] = {name: " ".join(value.split()) for name, value in values.items()}
        self.identity = replace(self.identity, **said)

    def dated(self, words: str, iso: str) -> None:
        self.spans["issued_on"] = self.line(words)
        self.identity = replace(self.identity, issued_on=iso)

    def basis(self, text: str, number: str) -> None:
        span = self.line(text)
        basis = Basis(number, None, None, None, span.start, span.end)
        self.identity = replace(self.identity, bases=(*self.identity.bases, basis))

    def section(self, *path: str, kind: str = "roman") -> None:
        """Open a part; parts at its depth or deeper end here."""
        self._close(len(path))
        span = self.line(path[-1])
        self.sections.append(Section(path, path[-1], span.start, -1, kind, span.end))

    def signed(self, role: str, name: str) -> None:
        self._close(1)
        span = self.line(f"{role}\n{name}")
        self.spans["signer"] = span
        self.identity = replace(self.identity, signer=Signer(name, role))

    def recipients(self, *names: str) -> None:
        self._close(1)
        self.line("Nơi nhận:")
        spans = [self.line(f"- {name};") for name in names]
        self.spans["recipients"] = Span(spans[0].start, spans[-1].end)
        self.identity = replace(self.identity, recipients=names)

    def duty(self, text: str, *lead: str, coordinating: Sequence[str] = (), timeframe: str | None = None) -> None:
        """Write an item under the open part, whose heading names the unit."""
        span = self.line(text)
        heading = self.sections[-1]
        evidence = (Span(heading.start, heading.heading_end),)
        self.assignments.append(
            Assignment(
                text.lstrip("- ").rstrip(".;"),
                lead,
                tuple(coordinating),
                span.start,
                span.end,
                timeframe=timeframe,
                evidence=evidence,
                path=heading.path,
            )
        )

    def define(self, text: str, term: str) -> None:
        span = self.line(text)
        self.definitions.append(Definition(term, text, span.start, span.end))

    def shorten(self, short: str, full: str) -> None:
        start = self.text.index(full)
        self.abbreviations.append(Abbreviation(short, full, start, start + len(full)))

    def table(self, columns: Sequence[str], roles: Sequence[str | None], rows: Sequence[Sequence[str] | str]) -> None:
        """Write a table; a bare string is a group row. Assignments and targets are read off by the roles."""
        start = len(self.text)
        headers = tuple((self._cell(column),) for column in columns)
        self.text += "\n"
        path = self.sections[-1].path if self.sections else ()
        made: list[Row] = []
        groups: tuple[Cell, ...] = ()
        for row in rows:
            if isinstance(row, str):
                span = self.line(row)
                groups = (Cell(row, span.start, span.end),)
                continue
            begin = len(self.text)
            cells = tuple(self._cell(cell) for cell in row)
            made.append(Row(cells, begin, len(self.text) - 1, groups))
            self.text += "\n"
        table = Table(path, "", headers, tuple(made), start, len(self.text), tuple(roles))
        self.tables.append(table)
        for number, one in enumerate(made):
            self._facts(table, len(self.tables) - 1, number, one)

    def document(self) -> Document:
        self._close(1)
        identity = replace(self.identity, spans=tuple(self.spans.items()))
        return Document(
            self.text,
            identity,
            sections=tuple(self.sections),
            tables=tuple(self.tables),
            assignments=tuple(self.assignments),
            targets=tuple(self.targets),
            definitions=tuple(self.definitions),
            abbreviations=tuple(self.abbreviations),
        )

    def _cell(self, text: str) -> Cell:
        start = len(self.text)
        self.text += text + "\t"
        return Cell(text, start, start + len(text))

    def _close(self, depth: int) -> None:
        end = max(0, len(self.text) - 1)
        self.sections = [
            replace(one, end=end) if one.end < 0 and len(one.path) >= depth else one for one in self.sections
        ]

    def _facts(self, table: Table, place: int, number: int, row: Row) -> None:
        at = {role: column for column, role in enumerate(table.roles) if role}
        values = {role: row.cells[column].text for role, column in at.items()}
        if "task" in at:
            self.assignments.append(
                Assignment(
                    values["task"],
                    _units(values.get("lead", "")),
                    _units(values.get("coordinating", "")),
                    row.start,
                    row.end,
                    timeframe=values.get("timeframe") or None,
                    result=values.get("result") or None,
                    group=row.group,
                    table=place,
                    row=number,
                    columns=tuple(at.items()),
                    path=table.path,
                )
            )
        for column, header in enumerate(table.columns):
            year = next((int(word) for word in header[0].split() if word.isdigit()), None)
            if "indicator" in at and year and row.cells[column].text:
                self.targets.append(
                    Target(
                        values["indicator"],
                        values.get("scope"),
                        year,
                        row.cells[column].text,
                        row.start,
                        row.end,
                        table=place,
                        row=number,
                        column=column,
                        path=table.path,
                    )
                )


def _units(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())


class Memory:
    """A library in memory: documents by name, lexical search by shared words, turns by conversation."""

    def __init__(self, **documents: Document) -> None:
        self.documents = documents
        self.kept: dict[str, list[dict[str, Any]]] = {}
        self.revision = 1

    def entries(self) -> tuple[Entry, ...]:
        return tuple(
            Entry(
                name, f"{name}.docx", one.identity.title, one.identity.number, one.identity.issuer, None, None, "ready"
            )
            for name, one in self.documents.items()
        )

    def document(self, document_id: str) -> Document:
        return self.documents[document_id]

    def search(
        self, query: str, k: int = 10, *, mode: str = "hybrid", document_ids: Collection[str] | None = None
    ) -> tuple[Hit, ...]:
        assert mode in {"hybrid", "lexical", "dense"}
        wanted = bag(query).folded
        found = [
            (len(wanted & bag(one.text[section.start : section.end]).folded), name, section)
            for name, one in self.documents.items()
            for section in one.sections
            if document_ids is None or name in document_ids
        ]
        ranked = sorted(found, key=lambda hit: (-hit[0], hit[1], hit[2].start))[:k]
        return tuple(
            Hit(rank, float(score), name, _passage(self.documents[name], section))
            for rank, (score, name, section) in enumerate(ranked, 1)
        )

    def save_turn(self, conversation_id: str, turn: dict[str, Any]) -> None:
        self.kept.setdefault(conversation_id, []).append(turn)

    def turns(self, conversation_id: str) -> tuple[dict[str, Any], ...]:
        return tuple(self.kept.get(conversation_id, ()))


def _passage(document: Document, section: Section) -> Passage:
    return Passage(document.text[section.start : section.end], section.path, section.start, section.end)
