"""The nouns of an answer: citations, computed values, and the answer itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Assignment, Target

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class CellName:
    """A table cell by its row label and its column's header path joined by " / "."""

    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Citation:
    """The grounds of a claim: ``quote`` is exactly the document's text at ``[start, end)``.

    ``ocr`` says that the page was recognised from an image; ``doubtful`` are the words of the quote that were
    recognised unsurely.
    """

    marker: int
    document_id: str
    document_title: str
    document_number: str | None
    source: str
    path: tuple[str, ...]
    cell: CellName | None
    page: int | None
    start: int
    end: int
    quote: str
    ocr: bool = False
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Computed:
    """A value that no document states: a count, a difference, or one repeated from the question (``asked``)."""

    value: str
    how: str
    over: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """``status`` is ``answered``, ``not_found`` or ``ambiguous``; see docs/contracts for what each may carry."""

    status: str
    text: str
    citations: tuple[Citation, ...] = ()
    facts: tuple[Assignment | Target, ...] = ()
    computed: tuple[Computed, ...] = ()
    related: tuple[Citation, ...] = ()
    choices: tuple[str, ...] = ()
    confidence: float = 0.0
    conversation_id: str = ""
    milliseconds: float = 0.0


def first_said(answers: Iterable[Answer]) -> Answer:
    """Return the first answer that says or asks something, else the last; later ones are not made once one does."""
    last = None
    for last in answers:
        if last.status != "not_found":
            break
    if last is None:
        raise ValueError("no answers to choose from")
    return last
