"""Finds the times that a question says in the documents' own words ("thường xuyên", "theo kế hoạch riêng")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.words import syllables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question


def said_times(question: Question, documents: Iterable[Opened]) -> tuple[frozenset[tuple[str, ...]], frozenset[int]]:
    """Return the wordy timeframes that the question says, as folded syllables, and the places of their words.

    Timeframes with figures (years, quarters, dates) are understood as such and are not looked for here.
    """
    folded = [word.folded for word in question.words]
    known = {key for opened in documents for one in opened.document.assignments if (key := wordy(one.timeframe))}
    found, places = set(), set()
    for key in sorted(known):
        for at in range(len(folded) - len(key) + 1):
            if tuple(folded[at : at + len(key)]) == key:
                found.add(key)
                places |= set(range(at, at + len(key)))
    return frozenset(found), frozenset(places)


def wordy(timeframe: str | None) -> tuple[str, ...]:
    """Return a timeframe without figures as folded syllables; empty for any other."""
    if not timeframe or any(character.isdigit() for character in timeframe):
        return ()
    key = tuple(syllables(timeframe))
    return key if len(key) > 1 else ()
