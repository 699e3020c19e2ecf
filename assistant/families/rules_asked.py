"""Tells a yes-or-no question about a rule ("Có phải ghi học vị không?") from one about a document's own facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.families.document_statements import signer_words, value_of
from assistant.resolving.asked_units import HEADS
from assistant.resolving.localities import localities
from assistant.resolving.scope import ADDRESSES, KINDS
from assistant.understanding.intent import DOCUMENT_ASKS, OFFICES
from assistant.understanding.phrases import light_words
from assistant.understanding.statements_asked import MAY, MUST, statement_of
from assistant.understanding.words import syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

_MOST = 1  # words that are neither a document's name nor a value that it could have
_CLAIMED = frozenset(" ".join(OFFICES).split()) | {"pho", "cap", "truong", "ten", "chuc", "vu"}
_OF_SIGNER = frozenset(("signer", "signer_role", "person"))
_REQUIRED = frozenset(("can", "buoc", "nen"))


def asks_rule(question: Question, shelf: Shelf, field: str) -> bool:
    """Say whether a yes-or-no question that seems to ask for a document's ``field`` asks how such things are done.

    A fact is confirmed by naming the document and what is claimed of it: someone, a place, a day, another document.
    Words that are neither speak of a rule.
    """
    if question.form != "yesno" or field == "recipients":
        return False  # who receives it may be anybody
    statement = statement_of(question)
    if statement is not None and statement.mode in {MAY, MUST} and _required(question, statement.first):
        return True
    said = " ".join(word.folded for word in question.words)
    if field == "bases":
        return not question.symbols and not question.years and not any(kind in said for kind in KINDS)
    known = frozenset().union(*(_known(opened, field) for opened in shelf.documents))
    return len(list(_foreign(question, shelf, known))) > _MOST


def _required(question: Question, first: int) -> bool:
    before = question.words[max(0, first - 2) : first]
    return any(word.folded in _REQUIRED and word.tag not in {"", "plain", "bases"} for word in before)  # "căn cứ"


def _foreign(question: Question, shelf: Shelf, known: frozenset[str]) -> Iterator[str]:
    """Yield the words that no document at hand goes by and that claim no value."""
    for term in shelf.terms(question, question.content()):
        word = term.word
        if term.light or term.optional or word.text[:1].isupper() or (word.folded,) in light_words():
            continue
        if word.folded not in known | _CLAIMED | HEADS | ADDRESSES:
            yield word.folded


def _known(opened: Opened, field: str) -> frozenset[str]:
    places = frozenset(syllable for name in localities(opened) for syllable in name)
    stated = value_of(opened, field) if field in DOCUMENT_ASKS else None
    said = signer_words(opened) if field in _OF_SIGNER else stated
    return opened.identity.folded | places | frozenset(syllables(said or ""))
