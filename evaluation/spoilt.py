"""Spoil a question the way people do: accents dropped, half dropped, one typo; the same question, the same spoiling."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_LETTERS = "abcdeghiklmnopqrstuvxy"


def as_typed(question: str) -> str:
    """Return the question untouched."""
    return question


def without_accents(question: str) -> str:
    """Return the question in lower case without diacritics."""
    return fold(question)


def half_accented(question: str) -> str:
    """Return the question with the diacritics of about half its words dropped."""
    chance = random.Random(question)  # noqa: S311 - no secret
    return " ".join(fold(word) if chance.random() < 0.5 else word for word in question.split())


def one_typo(question: str) -> str:
    """Return the question with one word misspelt: two letters swapped, one left out, or one mistaken."""
    chance = random.Random(question)  # noqa: S311 - no secret
    words = question.split()
    places = [place for place, word in enumerate(words) if len(word) >= 3 and word.isalpha()]
    if not places:
        return question
    place = chance.choice(places)
    words[place] = _misspelt(words[place], chance)
    return " ".join(words)


def _misspelt(word: str, chance: random.Random) -> str:
    at, kind = chance.randrange(len(word) - 1), chance.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + ("" if kind == 1 else chance.choice(_LETTERS)) + word[at + 1 :]


MANNERS: dict[str, Callable[[str], str]] = {
    "as typed": as_typed,
    "no accents": without_accents,
    "half accents": half_accented,
    "one typo": one_typo,
}
