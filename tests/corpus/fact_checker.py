"""Holds every fact to its grounds: the words of a fact stand in its span and its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.document import Assignment, Document, Span, Target


def ungrounded(document: Document) -> list[str]:
    """Return the values of facts that their own span and evidence do not say."""
    return [
        f"{value!r} not in {_grounds(document, fact)!r}"
        for fact in (*document.assignments, *document.targets)
        for value in _values(fact)
        if _flat(value) not in _grounds(document, fact)
    ] + [
        f"{value!r} not in {document.text[found.start : found.end]!r}"
        for found in (*document.definitions, *document.abbreviations)
        for value in (getattr(found, "term", None) or found.full, getattr(found, "meaning", None) or found.short)
        if _flat(value) not in _flat(document.text[found.start : found.end])
    ]


def misplaced(document: Document) -> list[str]:
    """Return the spans that lie outside of the text, are empty or hold a fact's row wrongly."""
    facts = (*document.assignments, *document.targets, *document.definitions, *document.abbreviations)
    spans: list[Assignment | Target | Span] = [
        *facts,
        *(span for fact in (*document.assignments, *document.targets) for span in fact.evidence),
    ]
    wrong = [repr(span) for span in spans if not 0 <= span.start < span.end <= len(document.text)]
    rows = [fact for fact in (*document.assignments, *document.targets) if fact.table is not None]
    return wrong + [repr(fact) for fact in rows if _row_span(document, fact) != (fact.start, fact.end)]


def _row_span(document: Document, fact: Assignment | Target) -> tuple[int, int]:
    row = document.tables[fact.table or 0].rows[fact.row or 0]
    return row.start, row.end


def _values(fact: Assignment | Target) -> Iterable[str]:
    if isinstance(fact, Target):
        found = [fact.indicator, fact.scope, fact.value, str(fact.year) if fact.year else None, fact.group]
    else:
        found = [fact.task, fact.parent, fact.group, *fact.lead, *fact.coordinating]
        for one in (fact.timeframe, fact.result, fact.place, fact.funding):
            # Two columns of one role ("Bắt đầu", "Kết thúc"; marked quarters) are joined: each stands on its own.
            found += re.split(r" - |, ", one) if one and fact.table is not None else [one]
    return [value for value in found if value]


def _grounds(document: Document, fact: Assignment | Target) -> str:
    spans = [Span(fact.start, fact.end), *fact.evidence]
    return " … ".join(_flat(document.text[span.start : span.end]) for span in spans)


def _flat(text: str) -> str:
    return " ".join(text.split()).lower()
