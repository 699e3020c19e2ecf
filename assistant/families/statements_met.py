"""Says whether a clause speaks of what a yes-or-no question asks about, by the words of its statement alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.evidence.clause_matching import credit_of, stands_in
from assistant.families.opposites import says_opposite
from assistant.understanding.statements_asked import statement_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.asked_words import Asked
    from assistant.evidence.clauses import Clause
    from assistant.evidence.pieces import Opened
    from assistant.families.clause_ranking import Found
    from assistant.understanding.question import Question
    from assistant.understanding.statements_asked import Statement

_ASKED, _REST = 0.3, 0.2  # of what is asked about, and of whom and when, for a clause to speak of it at all
_ALL = 0.9
_SEVERAL = 3  # clauses that come into question at all
_HARDLY, _MORE = 0.8, 0.3  # of the chance of the first; of what is asked, said by a clause itself
_LITTLE = 2.0  # of weight: less says nothing of its own


def speaks_of(question: Question, asked: Sequence[Asked], opened: Opened, clause: Clause) -> bool:
    """Say whether the clause, with what it stands under, speaks of what a yes-or-no question asks about."""
    statement = statement_of(question)
    if statement is None:
        return False
    core = [] if says_opposite(question.text, clause.text) else [one for one in asked if statement.holds(one.place)]
    rest = [one for one in asked if not statement.holds(one.place)]
    return all(_met(part, opened, clause) >= least for part, least in ((core, _ASKED), (rest, _REST)))


def says_it(question: Question, found: Found) -> bool:
    """Say whether the clause's own words, without the items that it may introduce, say all that is asked."""
    statement = statement_of(question)
    if statement is None:
        return False
    total = sum(one.weight for one in found.asked)
    return sum(one.weight for one in found.asked if stands_in(one, found.clause.main)) >= _ALL * total > 0


def is_scattered(question: Question, found: Found) -> bool:
    """Say whether what is asked, typed without accents, is met only word by word ("cap chung chi": cấp, chung, chỉ)."""
    statement = statement_of(question)
    if question.accented or statement is None:
        return False
    core = {one.place: one for one in found.asked if statement.holds(one.place) and one.firm}
    pairs = [(core[at].word.folded, core[at + 1].word.folded) for at in core if at + 1 in core]
    there = found.clause.main.pairs | found.clause.near.pairs | found.clause.far.pairs
    return bool(pairs) and not there.intersection(pairs)


def sayers_first(question: Question, ranked: Sequence[Found]) -> list[Found]:
    """Return the clauses with one that says itself what is asked before one that is hardly likelier and does not."""
    statement = statement_of(question) if question.form == "yesno" else None
    if statement is None or not ranked:
        return list(ranked)
    own = [_own(statement, found) for found in ranked[:_SEVERAL]]
    first = ranked[0]
    better = (
        place
        for place, found in enumerate(ranked[:_SEVERAL])
        if found.chance >= _HARDLY * first.chance and own[place] >= own[0] + _MORE
    )
    place = next(better, 0)
    return [ranked[place], *ranked[:place], *ranked[place + 1 :]]


def _own(statement: Statement, found: Found) -> float:
    core = [one for one in found.asked if statement.holds(one.place)]
    total = sum(one.weight for one in core)
    return sum(one.weight for one in core if stands_in(one, found.clause.main)) / total if total else 1.0


def _met(words: Sequence[Asked], opened: Opened, clause: Clause) -> float:
    total = sum(one.weight for one in words)
    met = sum(one.weight for one in words if credit_of(one, clause, opened.identity))
    return met / total if total >= _LITTLE else 1.0
