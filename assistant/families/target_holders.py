"""Answers who has to reach a target ("Ai phải triển khai ký số?"): the indicator itself says whom it is set for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.proposal import Proposal, answered
from assistant.families.target_values import target_claim
from assistant.families.targets import target_of, year_fits

if TYPE_CHECKING:
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

FAMILY = "targets"
_OWN = 0.85  # of what is asked, said by the indicator itself
_ASKS = {"unit", "lead"}


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the targets whose indicator is all that the question says; ``None`` where a task says it as well."""
    if not question.asks or not set(question.asks) <= _ASKS or question.form == "yesno" or question.references:
        return None
    terms = shelf.terms(question, question.content())
    if sum(not term.optional and not term.light for term in terms) < 2:
        return None
    ranked = [one for one in shelf.rank("target", terms) if one.match.convincing and one.match.own >= _OWN]
    tasks = [one for one in shelf.rank("assignment", terms) if one.match.convincing]
    if not ranked or (tasks and tasks[0].match.score >= ranked[0].match.score):
        return None
    indicator = target_of(ranked[0]).indicator
    same = [one for one in ranked if one.opened is ranked[0].opened and target_of(one).indicator == indicator]
    same = sorted((one for one in same if year_fits(question, one)), key=lambda one: one.evidence.place)
    claims = tuple(target_claim(one.opened, target_of(one)) for one in same)
    facts = tuple(target_of(one) for one in same)
    return answered(FAMILY, 0.35 + 0.5 * ranked[0].match.score, claims, facts=facts) if claims else None
