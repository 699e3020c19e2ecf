"""Asks back which document is meant, when several answer differently and nothing decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import flat, shorten
from assistant.answering.proposal import Proposal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened

_NAME_LENGTH = 160


def ask_back(family: str, documents: Sequence[Opened], confidence: float) -> Proposal:
    """Return an ``ambiguous`` proposal whose choices are the documents' names."""
    names = tuple(dict.fromkeys(name_of(opened) for opened in documents))
    text = "Có nhiều văn bản phù hợp với câu hỏi này. Bạn muốn hỏi theo văn bản nào?"
    return Proposal(family, "ambiguous", confidence, text=text, choices=names)


def name_of(opened: Opened) -> str:
    """Return what a person would call the document: type, number, issuer or place, and the start of its title."""
    one = opened.document.identity
    title = shorten(one.title or opened.entry.title or opened.entry.source, _NAME_LENGTH)
    where = flat(one.issuer or one.place or "")
    number = f"số {one.number}, " if one.number and one.number[:1].isdigit() else ""
    return f"{title} ({number}{where})" if number or where else title
