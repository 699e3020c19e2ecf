"""Documents laid side by side as plain JSON values: the same at every door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.wire import Json, citation_to_dict
from assistant.answering.citations import cite, flat

if TYPE_CHECKING:
    from assistant.compare.comparison import Change, Comparison, Entry, Side

PARTS = ("targets", "assignments", "bases", "dates")
STATUS_WORDS = {
    "same": "giống nhau",
    "changed": "khác nhau",
    "added": "chỉ văn bản sau có",
    "removed": "chỉ văn bản trước có",
    "partial": "không phải văn bản nào cũng có",
}


def comparison_to_dict(comparison: Comparison) -> Json:
    """Return the contract's comparison; each entry has a value and a citation for each document, in their order."""
    documents = [
        {
            "document_id": one.id,
            "source": one.entry.source,
            "title": flat(one.document.identity.title or one.entry.title or one.entry.source),
            "number": one.document.identity.number,
        }
        for one in comparison.documents
    ]
    parts = {part: [_entry(entry, part) for entry in getattr(comparison, part)] for part in PARTS}
    return {"documents": documents, **parts}


def _entry(entry: Entry, part: str) -> Json:
    told: Json = {
        "topic": flat(entry.topic),
        "status": entry.status,
        "documents": [_side(side) for side in entry.sides],
        "changes": [_change(change) for change in entry.changes],
    }
    return told | {"scope": entry.scope, "year": entry.year} if part == "targets" else told


def _change(change: Change) -> Json:
    return {"field": change.field, "documents": [_side(side) for side in change.sides]}


def _side(side: Side) -> Json:
    """Return one document's value; ``citation`` holds its row or sentence, ``citations`` all that it rests on."""
    cited = [citation_to_dict(one) for one in dict.fromkeys(cite(side.grounds).values())]
    return {
        "document_id": side.opened.id,
        "value": side.value,
        "citation": cited[0] if cited and side.value is not None else None,
        "citations": cited if side.value is not None else [],
    }
