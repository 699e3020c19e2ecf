"""A stored fact's citation, as the assistant would make it: its row or sentence, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from api.facts import Stored, fact_of
from assistant.answering.answer import Citation
from assistant.answering.citations import cite, fact_grounds
from assistant.evidence.pieces import Opened
from corpus.document import Assignment, Target
from index.library import Library


def cite_fact(opened: Opened, fact: Assignment | Target) -> Citation:
    """Return the citation of ``fact``; ``quote`` is the document's text at its span."""
    ground = fact_grounds(opened, fact, _column(fact), ())[0]
    return cite([ground])[ground]


def cited(library: Library, stored: Iterable[Stored]) -> Iterator[tuple[Stored, Citation]]:
    """Pair each stored fact with its citation; each document is opened once."""
    entries = {entry.id: entry for entry in library.entries()}
    opened: dict[str, Opened] = {}
    for one in stored:
        # A document removed since the facts were listed has nothing left to cite.
        if one.document_id in entries:
            if one.document_id not in opened:
                document = library.document(one.document_id)
                opened[one.document_id] = Opened(one.document_id, entries[one.document_id], document)
            yield one, cite_fact(opened[one.document_id], fact_of(one))


def _column(fact: Assignment | Target) -> int | None:
    return fact.column if isinstance(fact, Target) else dict(fact.columns).get("task")
