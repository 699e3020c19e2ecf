"""Holds a reworded question to the asked one: spelling, order and small words may change, what is asked may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.background import rarity
from assistant.errors import UnusableQuestion
from assistant.question import check, understand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.question import Question
    from assistant.words import Word

_MOST = 3
_COMMON = 2.0
_SLIP = 2  # so many letters may differ between a word and its mended form
_LIST_MARK = ' \t-–•*0123456789.)"“”'


def wordings(reply: str) -> tuple[str, ...]:
    """Return the usable lines of a model's reply, bare of list marks, each once, at most three."""
    lines = dict.fromkeys(line.strip().lstrip(_LIST_MARK).rstrip('"”').strip() for line in reply.splitlines())
    return tuple(line for line in lines if line and _usable(line))[:_MOST]


def asks_the_same(asked: str, reworded: str) -> bool:
    """Say whether ``reworded`` asks what ``asked`` asks: same kind, same values, every word of content kept or mended.

    A synonym is no mending: nothing here could tell it from another topic.
    """
    before, after = understand(asked), understand(reworded)
    return _frame(before) <= _frame(after) and _values(before) == _values(after) and _keeps(before, after)


def _usable(line: str) -> bool:
    try:
        return check(line) == line
    except UnusableQuestion:
        return False


def _frame(question: Question) -> set[str]:
    # A clumsy question may ask nothing recognisable; then the reworded one may ask more, never something else.
    return {*question.asks, question.form} if question.asks else set()


def _values(question: Question) -> tuple[object, ...]:
    amounts = tuple(one.value for one in question.amounts)
    pointed = tuple((one.kind, one.label) for one in question.references)
    return question.years, question.quarters, question.dates, question.symbols, amounts, pointed


def _keeps(before: Question, after: Question) -> bool:
    old, new = _content(before), _content(after)
    gone = [word for word in old if word.folded not in {one.folded for one in new}]
    come = [word for word in new if word.folded not in {one.folded for one in old}]
    return all(_mended(word, come) for word in gone) and all(_mends(word, gone) for word in come)


def _content(question: Question) -> list[Word]:
    return [word for word in question.content() if rarity(word.exact) > _COMMON]


def _mended(word: Word, come: Sequence[Word]) -> bool:
    return any(_near(word.folded, one.folded) for one in come)


def _mends(word: Word, gone: Iterable[Word]) -> bool:
    return any(_near(one.folded, word.folded) for one in gone)


def _near(one: str, other: str) -> bool:
    """Say whether two syllables are a slip of the keyboard apart (Levenshtein, both of three letters or more)."""
    if min(len(one), len(other)) < 3:
        return False
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (left != right))
    return row[-1] <= min(_SLIP, min(len(one), len(other)) // 3)
