"""A stored fact's citation: its row or sentence, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.library import Library

from api.facts import Stored, fact_of
from assistant.answer import CellName, Citation
from corpus.document import Assignment, Document, Target
from index.records import Entry


def cite(entry: Entry, document: Document, fact: Assignment | Target, marker: int = 1) -> Citation:
    """Return the citation of ``fact``; ``quote`` is ``document.text[fact.start:fact.end]``."""
    return Citation(
        marker=marker,
        document_id=entry.id,
        document_title=entry.title or entry.source,
        document_number=entry.number,
        source=entry.source,
        path=fact.path,
        cell=_cell(document, fact),
        page=page_at(document, fact.start),
        start=fact.start,
        end=fact.end,
        quote=document.text[fact.start : fact.end],
    )


def page_at(document: Document, offset: int) -> int | None:
    """Return the number of the page that ``offset`` stands on, ``None`` in a format without pages."""
    return next((page.number for page in document.pages if page.start <= offset < page.end), None)


def _cell(document: Document, fact: Assignment | Target) -> CellName | None:
    if fact.table is None or fact.row is None:
        return None
    table = document.tables[fact.table]
    column = fact.column if isinstance(fact, Target) else dict(fact.columns).get("task", 0)
    label = table.rows[fact.row].cells[0].text if table.rows[fact.row].cells else ""
    return CellName(" ".join(label.split()), " / ".join(table.columns[column or 0]))


def cited(library: Library, stored: Iterable[Stored]) -> Iterator[tuple[Stored, Citation]]:
    """Pair each stored fact with its citation; each document is loaded once."""
    entries = {entry.id: entry for entry in library.entries()}
    documents: dict[str, Document] = {}
    for one in stored:
        # A document removed since the facts were listed has nothing left to cite.
        if one.document_id in entries:
            document = documents.get(one.document_id) or library.document(one.document_id)
            documents[one.document_id] = document
            yield one, cite(entries[one.document_id], document, fact_of(one))
