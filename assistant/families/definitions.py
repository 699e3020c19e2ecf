"""Answers what a term means or a short form stands for, from the documents' own definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.citations import flat, sentence_ground, shorten
from assistant.proposal import Claim, Proposal, answered
from assistant.words import bag, keys, syllables

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
    if not {"define", "parts"} & question.tags:
        return None
    found = [*_short_forms(question, shelf), *_terms(question, shelf)]
    return max(found, key=lambda one: one.confidence) if found else None


def _terms(question: Question, shelf: Shelf) -> Iterator[Proposal]:
    said = f" {' '.join(word.folded for word in question.words)} "
    for opened in shelf.documents:
        for one in opened.document.definitions:
            term = syllables(one.term)
            if len(term) and f" {' '.join(term)} " in said and not _more_asked(question, shelf, opened, set(term)):
                text = shorten(opened.text(one.start, one.end), _LENGTH)
                ground = sentence_ground(opened, one.start, one.end)
                yield answered(FAMILY, min(0.97, 0.86 + 0.02 * len(term)), (Claim(text, (ground,)),))


def _more_asked(question: Question, shelf: Shelf, opened: Opened, term: set[str]) -> bool:
    words = [word for word in question.content() if word.folded not in term and word.kind != "symbol"]
    terms = [one for one in shelf.terms(question, words) if not one.light and not one.optional]
    return any(one.word.folded not in opened.identity.folded for one in terms)


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
    plural = {"cac", "nhung"}
    return [syllable for syllable in syllables(text) if syllable not in plural]


def _proposal(opened: Opened, one: Abbreviation) -> Proposal:
    inside = next((part for part in opened.stretches if part.start <= one.start < part.end), None)
    start, end = (inside.start, inside.end) if inside else (one.start, one.end)
    return answered(
        FAMILY, 0.9, (Claim(f"{flat(one.short)} là {flat(one.full)}", (sentence_ground(opened, start, end),)),)
    )
