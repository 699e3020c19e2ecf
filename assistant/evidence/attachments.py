"""Knows which files are appendices of a document: what they are called, and the number that they were issued with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.evidence.kept import kept
from assistant.understanding.words import keys
from corpus.language.numbering import label_of
from corpus.language.symbols import find_symbols
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.evidence.pieces import Opened

_HEAD = 1200  # letters at the head of a file that say what it belongs to
# "(Kèm theo Nghị định số …)", "(Ban hành kèm theo Quyết định số …)": a line of its own under the title.
_WITH = re.compile(r"\(\s*(?:Được\s+)?(?:ban hành\s+)?kèm theo\s", re.IGNORECASE)


@kept
def parent_of(opened: Opened) -> str | None:
    """Return the number (folded) of the document that this file was issued with, ``None`` for one of its own."""
    if opened.document.identity.number:
        return None
    head = opened.document.text[:_HEAD]
    attached = _WITH.search(head)
    if attached is None:
        return None
    end = head.find(")", attached.end())
    line = head[attached.end() : end if end >= 0 else len(head)]
    return next((keys(found.value)[1] for found in find_symbols(line)), None)


@kept
def label_line(opened: Opened) -> str | None:
    """Return the title of a file that is itself an appendix ("Phụ lục I. …"), ``None`` for other files."""
    title = " ".join((opened.document.identity.title or "").split())
    label = label_of(title)
    return title if label is not None and label.kind == "phu_luc" and fold(title).startswith("phu luc") else None


def belongs_to(opened: Opened, symbols: Iterable[str]) -> bool:
    """Say whether the file is a document with one of these numbers (folded), or an appendix of one."""
    own = opened.document.identity.number
    number = keys(own)[1] if own else parent_of(opened)
    return number is not None and number in set(symbols)


def without_appendices(documents: Sequence[Opened]) -> tuple[Opened, ...]:
    """Return the documents without those that are appendices of another one among them."""
    own = {keys(one.document.identity.number)[1] for one in documents if one.document.identity.number}
    return tuple(one for one in documents if parent_of(one) not in own)


def are_one(documents: Sequence[Opened]) -> bool:
    """Say whether the files make up one document: itself and its appendices."""
    numbers = {
        keys(one.document.identity.number)[1] if one.document.identity.number else parent_of(one) or one.id
        for one in documents
    }
    return len(numbers) == 1
