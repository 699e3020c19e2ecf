"""The nouns between a family and the answer: a ground to cite, a claim that rests on it, a proposal made of claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answering.answer import CellName
    from assistant.evidence.pieces import Opened
    from corpus.document import Assignment, Target


@dataclass(frozen=True, slots=True)
class Ground:
    """A citation to be: a span of one document with its path and, for a table, its cell."""

    opened: Opened
    start: int
    end: int
    path: tuple[str, ...] = ()
    cell: CellName | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence or list item, without its markers and its final stop, and what it rests on."""

    text: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """A value that no document states: a count or a difference, or one repeated from the question (``asked``)."""

    value: str
    how: str
    over: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one family would answer. ``opening`` stands before the claims; more than one claim makes a list.

    ``confidence`` is comparable between families: how much of what the question is about is met, and how sure the
    family is that the question is its own. A ``not_found`` proposal is a refusal that the family can justify.
    ``notes`` stand behind the answer: what is to be said of the documents it rests on. ``led_by`` is what the opening
    rests on, where that is a line of a document.
    """

    family: str
    status: str
    confidence: float
    claims: tuple[Claim, ...] = ()
    opening: str = ""
    text: str = ""
    facts: tuple[Assignment | Target, ...] = ()
    worked: tuple[Worked, ...] = ()
    related: tuple[Ground, ...] = ()
    choices: tuple[str, ...] = ()
    notes: tuple[Claim, ...] = ()
    led_by: tuple[Ground, ...] = ()


def answered(  # noqa: PLR0913 - the fields of one record
    family: str,
    confidence: float,
    claims: tuple[Claim, ...],
    *,
    opening: str = "",
    facts: tuple[Assignment | Target, ...] = (),
    worked: tuple[Worked, ...] = (),
    led_by: tuple[Ground, ...] = (),
) -> Proposal:
    """Return a proposal that answers."""
    return Proposal(family, "answered", confidence, claims, opening, facts=facts, worked=worked, led_by=led_by)


def refused(family: str, confidence: float, text: str, related: tuple[Ground, ...] = ()) -> Proposal:
    """Return a proposal that says honestly what the documents do not state."""
    return Proposal(family, "not_found", confidence, text=text, related=related)


def nothing_found(question: str) -> Proposal:
    """Return the refusal of a question that no family answers."""
    shown = question if len(question) <= 160 else question[:160].rsplit(" ", 1)[0] + "…"
    return refused("none", 0.0, f"Không tìm thấy câu trả lời cho “{shown}” trong các văn bản đã nạp.")
