"""Tells clauses apart that say alike things of different subjects, by the words that each of them opens with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.evidence.clauses import bare
from assistant.evidence.standing import article_span
from assistant.families.clause_ranking import asks_number
from assistant.understanding.words import syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.families.clause_ranking import Found
    from assistant.understanding.question import Question

_OPENING = 8  # syllables
_LEAST = 2
_CLOSE = 1.5  # of the joint score


def same_subject_first(question: Question, ranked: Sequence[Found]) -> list[Found]:
    """Return the clauses, the best one's sibling before it where the sibling opens with words of the question.

    "Phòng A gửi báo cáo … Sở B gửi báo cáo …": every word of a question on the one may stand in the other too.
    """
    many = list(ranked)
    if len(many) < _LEAST or many[0].clause.heading or asks_number(question):
        return many
    first = many[0]
    close = [one for one in many[1:] if _is_sibling(one, first)]
    own = _said(question, first)
    best = max(close, key=lambda one: _said(question, one), default=first)
    if _said(question, best) < max(_LEAST, own + 1):
        return many
    return [best, *(one for one in many if one is not best)]


def _is_sibling(one: Found, first: Found) -> bool:
    if one.clause.heading or one.opened is not first.opened or one.score < first.score - _CLOSE:
        return False
    at, other = one.clause.start, first.clause.start
    return article_span(one.opened, at, at + 1) == article_span(first.opened, other, other + 1)


def _said(question: Question, found: Found) -> int:
    """Return how many of the syllables that open the clause the question says side by side, as typed or spelled out."""
    line = syllables(bare(found.clause.text))[:_OPENING]
    asked = (syllables(question.text), tuple(word.folded for word in question.words))
    sizes = range(len(line), 0, -1)
    return max((size for size in sizes for words in asked if _holds(words, line[:size])), default=0)


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    return any(tuple(words[at : at + len(run)]) == tuple(run) for at in range(len(words) - len(run) + 1))
