"""Holds a reworded question to the asked one: spelling, order and small words may change, what is asked may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.background import rarity
from assistant.errors import UnusableQuestion
from assistant.understanding.phrases import PLAIN
from assistant.understanding.question import check, understand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

_MOST = 3
_COMMON = 2.0
_ALIKE = (("tr", "ch"), ("gi", "d"), ("r", "d"), ("v", "d"), ("x", "s"), ("ng", "ng"), ("nh", "nh"), ("n", "l"))
_SLIP = 2  # so many letters may differ between a word and its mended form
_LIST_MARK = ' \t-–•*0123456789.)"“”'


def wordings(reply: str) -> tuple[str, ...]:
    """Return the usable lines of a model's reply, bare of list marks, each once, at most three."""
    lines = dict.fromkeys(line.strip().lstrip(_LIST_MARK).rstrip('"”').strip() for line in reply.splitlines())
    return tuple(line for line in lines if line and _usable(line))[:_MOST]


def mends(asked: str, reworded: str) -> bool:
    """Say whether ``reworded`` is ``asked`` with its spelling or its accents mended, and asks the same.

    The same kind, the same values, every word of content kept or mended. Without anything mended the assistant has
    refused that very question, and stands by it; a synonym is no mending, since nothing here could tell it from
    another topic.
    """
    before, after = understand(asked), understand(reworded)
    if after.accented == before.accented and not (_missing(before, after) and _missing(after, before)):
        return False
    return _asks_alike(before, after) and _values(before) == _values(after) and _keeps(before, after)


def _usable(line: str) -> bool:
    try:
        return check(line) == line
    except UnusableQuestion:
        return False


def _asks_alike(before: Question, after: Question) -> bool:
    # "trủ trì" asks for some unit, "chủ trì" for the lead: a mended word may say more closely what is asked.
    closer = {"lead", "coordinating"} if "unit" in before.asks else set()
    clumsy = not before.asks
    alike = set(before.asks) - {"unit"} <= set(after.asks) and set(after.asks) <= {*before.asks, *closer}
    return clumsy or (alike and before.form == after.form)


def _values(question: Question) -> tuple[object, ...]:
    amounts = tuple(one.value for one in question.amounts)
    pointed = tuple((one.kind, one.label) for one in question.references)
    return question.years, question.quarters, question.dates, question.symbols, amounts, pointed


def _keeps(before: Question, after: Question) -> bool:
    gone, come = _missing(before, after), _missing(after, before)
    return _matched(gone, come) and _matched(come, gone)


def _missing(one: Question, other: Question) -> list[Word]:
    """Return the words of one question that the other lacks."""
    there = {word.folded for word in other.words}
    return [word for word in one.words if word.folded not in there]


def _matched(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Say whether each word that says what a question is about has its mended form among the others."""
    telling = [word for word in words if word.tag in {"", PLAIN} and rarity(word.exact) > _COMMON]
    return all(_mended(word, others) for word in telling)


def _mended(word: Word, others: Sequence[Word]) -> bool:
    return any(_near(word.folded, one.folded) for one in others)


def _sound(syllable: str) -> str:
    """Return the syllable with initials that many speakers do not tell apart made one."""
    return next((sound + syllable[len(old) :] for old, sound in _ALIKE if syllable.startswith(old)), syllable)


def _near(one: str, other: str) -> bool:
    """Say whether two syllables sound alike or are a slip of the keyboard apart (Levenshtein)."""
    one, other = _sound(one), _sound(other)
    if one == other:
        return True
    if min(len(one), len(other)) < 3:
        return False
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (left != right))
    return row[-1] <= min(_SLIP, min(len(one), len(other)) // 3)
