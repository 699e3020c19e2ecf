"""Answers "khác nhau thế nào" of two documents: their targets, assignments, bases and dates that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import flat, sentence_ground, shorten
from assistant.answering.proposal import Claim, Proposal, answered
from assistant.compare.comparison import CHANGED
from assistant.families.document_statements import ground_of, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.compare.comparison import Comparison, Entry, Side
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

FAMILY = "differences"
_CONFIDENCE = 0.9
_MOST = 4  # so many of each part are told; the command and the route tell all
_TOPIC, _VALUE, _NAME = 140, 160, 200
_LETTERS = ("A", "B")
_PARTS = {"targets": "Chỉ tiêu", "assignments": "Nhiệm vụ", "bases": "Căn cứ", "dates": ""}
_ASKING = {
    "follow", "document", "both", "compare", "named", "scaffold", "maybe", "year", "list", "tasks", "task", "targets",
    "bases",
}  # fmt: skip
_OF_WHOLE = {"nhiem", "vu", "chi", "tieu", "can", "cu", "noi", "dung", "ban", "ke", "hoach", "so", "hai", "cai", "nay"}


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return what differs between the two documents at hand, ``None`` where the question compares something else."""
    if question.form != "compare" or len(shelf.documents) != 2 or not _of_documents(question):
        return None
    from assistant.compare.compare import compared  # noqa: PLC0415 - other questions compare nothing

    found = compared(shelf.documents)
    differing = tuple(_claims(found, _wanted(question)))
    if not differing:
        return None
    named = tuple(_named(one, letter) for one, letter in zip(found.documents, _LETTERS, strict=True))
    return answered(FAMILY, _CONFIDENCE, (*named, *differing), opening="Hai văn bản khác nhau")


def _of_documents(question: Question) -> bool:
    """Say whether nothing but the documents, or a part of them ("nhiệm vụ", "chỉ tiêu"), is compared."""
    rest = [
        word
        for word in question.words
        if word.tag not in _ASKING and word.tag not in {"tasks", "task", "targets", "bases"}
    ]
    return all(word.folded in _OF_WHOLE for word in rest)


def _wanted(question: Question) -> tuple[str, ...]:
    tags = question.tags
    named = {"targets": {"targets"}, "assignments": {"tasks", "task"}, "bases": {"bases"}}
    kept = tuple(part for part, signs in named.items() if signs & tags)
    return kept or tuple(_PARTS)


def _claims(found: Comparison, parts: tuple[str, ...]) -> Iterator[Claim]:
    for part in parts:
        entries = [one for one in getattr(found, part) if one.status != "same"]
        # What both state differently tells more than what one of them leaves out.
        ordered = sorted(entries, key=lambda one: one.status != CHANGED)
        for entry in ordered[:_MOST]:
            yield _claim(entry, _PARTS[part])


def _claim(entry: Entry, kind: str) -> Claim:
    whom = f" ({flat(entry.scope)})" if entry.scope else ""
    when = f" năm {entry.year}" if entry.year else ""
    topic = f"{kind} “{shorten(entry.topic, _TOPIC)}”{whom}{when}" if kind else entry.topic
    changed = [change for change in entry.changes if change.field != "nhiệm vụ"] or list(entry.changes)
    sides = changed[0].sides if changed else entry.sides
    field = f" – {changed[0].field}" if changed and kind else ""
    letters = {id(side.opened): letter for side, letter in zip(entry.sides, _LETTERS, strict=True)}
    told = "; ".join(_told(side, letters[id(side.opened)]) for side in sides)
    grounds = tuple(ground for side in (*sides, *entry.sides) for ground in side.grounds)
    return Claim(f"{topic}{field}: {told}", tuple(dict.fromkeys(grounds)))


def _told(side: Side, letter: str) -> str:
    return f"{letter}: {shorten(side.value, _VALUE) if side.value else 'không nêu'}"


def _named(opened: Opened, letter: str) -> Claim:
    """Return the claim that says which document a letter stands for."""
    grounds = ground_of(opened, "title") or (sentence_ground(opened, 0, max(1, opened.document.text.find("\n"))),)
    return Claim(f"{letter} là {shorten(value_of(opened, 'title') or opened.entry.source, _NAME)}", grounds)
