"""What the index hands out: stored documents, ranked hits, stored facts."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Assignment, Passage, Target


@dataclass(frozen=True, slots=True)
class Entry:
    """One stored document as a list shows it; ``source`` is the original file name."""

    id: str
    source: str
    title: str | None
    number: str | None
    issuer: str | None
    issued_on: str | None
    pages: int | None
    status: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: ``read``, ``unchanged``, ``replaced`` or ``refused`` (then ``message`` says why)."""

    source: str
    status: str
    document_id: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One ranked passage. ``score`` orders hits of one search only; ``evidence`` names what raised it."""

    rank: int
    score: float
    document_id: str
    passage: Passage
    evidence: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class StoredAssignment:
    """An assignment with the document it stands in."""

    document_id: str
    assignment: Assignment


@dataclass(frozen=True, slots=True)
class StoredTarget:
    """A target with the document it stands in."""

    document_id: str
    target: Target
