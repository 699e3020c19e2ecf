"""Answers, hits, entries and facts as plain JSON values, the same at every front door."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.answering.answer import Answer, Citation
from corpus.document import Assignment, Target
from corpus.wire import assignment_to_dict, target_to_dict
from index.records import Entry, Hit, Outcome, StoredAssignment, StoredTarget

Json = dict[str, Any]


def answer_to_dict(answer: Answer) -> Json:
    """Return the contract's Answer."""
    return {
        "status": answer.status,
        "text": answer.text,
        "citations": [citation_to_dict(citation) for citation in answer.citations],
        "facts": [fact_to_dict(fact) for fact in answer.facts],
        "computed": [{"value": one.value, "how": one.how, "over": list(one.over)} for one in answer.computed],
        "related": [citation_to_dict(citation) for citation in answer.related],
        "choices": list(answer.choices),
        "confidence": round(answer.confidence, 4),
        "conversation_id": answer.conversation_id,
        "milliseconds": round(answer.milliseconds, 3),
    }


def citation_to_dict(citation: Citation) -> Json:
    """Return one citation; ``path`` is a list, ``cell`` an object or ``None``."""
    return asdict(citation) | {"path": list(citation.path), "doubtful": list(citation.doubtful)}


def fact_to_dict(fact: Assignment | Target) -> Json:
    """Return an assignment or a target as ``cancu read`` prints it."""
    return assignment_to_dict(fact) if isinstance(fact, Assignment) else target_to_dict(fact)


def stored_fact_to_dict(stored: StoredAssignment | StoredTarget, citation: Citation) -> Json:
    """Return an assignment or a target with the document it stands in and its citation."""
    fact = stored.assignment if isinstance(stored, StoredAssignment) else stored.target
    return fact_to_dict(fact) | {"document_id": stored.document_id, "citation": citation_to_dict(citation)}


def entry_to_dict(entry: Entry) -> Json:
    """Return one stored document as lists show it."""
    return asdict(entry) | {"warnings": list(entry.warnings)}


def outcome_to_dict(outcome: Outcome) -> Json:
    """Return what became of one file."""
    return asdict(outcome)


def hit_to_dict(hit: Hit) -> Json:
    """Return one ranked passage of ``/v1/search`` and ``cancu search``."""
    passage = hit.passage
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "document_id": hit.document_id,
        "path": list(passage.path),
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.text,
        "kind": passage.kind,
    }
