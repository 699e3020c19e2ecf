"""Answers what a term means or a short form stands for, from the documents' own definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.citations import flat, sentence_ground, shorten
from assistant.matching import weigh
from assistant.proposal import Claim, Proposal, answered
from assistant.words import bag, keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.evidence import Opened
    from assistant.question import Question
    from assistant.shelf import Shelf
    from corpus.document import Abbreviation

FAMILY = "definitions"
_LENGTH = 500


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the definition or the full form; ``None`` where the question asks for neither."""
    if "define" not in question.asks and "define" not in question.tags:
        return None
    found = [*_short_forms(question, shelf), *_terms(question, shelf)]
    return max(found, key=lambda one: one.confidence) if found else None


def _terms(question: Question, shelf: Shelf) -> Iterator[Proposal]:
    terms = shelf.terms(question, question.content())
    if not any(not term.optional for term in terms):
        return
    for opened in shelf.documents:
        for one in opened.document.definitions:
            term = bag(one.term, opened.document.abbreviations)
            match = weigh(terms, term)
            if match.convincing and match.coverage > 0.9 and len(term.folded) <= len(terms) + 2:
                text = shorten(opened.text(one.start, one.end), _LENGTH)
                yield answered(
                    FAMILY, 0.5 + 0.45 * match.score, (Claim(text, (sentence_ground(opened, one.start, one.end),)),)
                )


def _short_forms(question: Question, shelf: Shelf) -> Iterator[Proposal]:
    typed = {keys(piece.strip("?.,!“”\"'()"))[1] for piece in question.text.split() if piece.strip("?.,!“”\"'()")}
    said = " " + " ".join(word.folded for word in question.words) + " "
    for opened in shelf.documents:
        for one in opened.document.abbreviations:
            if _is_asked(one, typed, said):
                yield _proposal(opened, one)


def _is_asked(one: Abbreviation, typed: set[str], said: str) -> bool:
    short = bag(one.short)
    if " " not in one.short.strip():
        return keys(one.short.strip())[1] in typed
    key = " ".join(sorted(short.folded))
    return bool(key) and len(short.folded) > 1 and f" {' '.join(_syllables(one.short))} " in said


def _syllables(text: str) -> list[str]:
    from assistant.words import syllables  # noqa: PLC0415

    plural = {"cac", "nhung"}
    return [syllable for syllable in syllables(text) if syllable not in plural]


def _proposal(opened: Opened, one: Abbreviation) -> Proposal:
    inside = next((part for part in opened.stretches if part.start <= one.start < part.end), None)
    start, end = (inside.start, inside.end) if inside else (one.start, one.end)
    return answered(
        FAMILY, 0.9, (Claim(f"{flat(one.short)} là {flat(one.full)}", (sentence_ground(opened, start, end),)),)
    )
