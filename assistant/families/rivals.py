"""Holds a fact that was read from a sentence of a law to the clause that fits the question best.

A row of a table is certain of who leads what. A sentence ("X có trách nhiệm …") was cut into such a fact by rule, and
what was asked may be said better by another sentence, or by the whole of this one: so both are judged by one measure,
how likely the words that they rest on answer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.citations import flat
from assistant.families import assignments, audiences, payers, provisions, subjects
from assistant.families.answerability import likelihood, rests_on_provisions
from assistant.resolving.asked_units import asked_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.proposal import Proposal
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

_OF_SENTENCES = {assignments.FAMILY, subjects.FAMILY, audiences.FAMILY, payers.FAMILY}
_LEAST = 0.5  # below this a rival is a guess
_LEAST_LIKELY = 0.2  # below this the fact is of something else, whether a clause fits or not
_AS_GOOD = 0.1  # all duties of a unit say more than the one clause that fits a little better
_ROLES = {"lead", "coordinating"}
_FORBIDDEN = re.compile(r"(?<!\w)(?:khong (?:duoc|phai|can)|(?:nghiem )?cam)(?!\w)")


def held_to_clauses(question: Question, shelf: Shelf, made: Sequence[Proposal]) -> list[Proposal]:
    """Return the proposals without facts that nothing bears out, those that a clause betters behind that clause."""
    if not any(_is_doubtful(one) for one in made):
        return list(made)
    rival = provisions.answer(question, shelf)
    if rival is not None and (rival.confidence < _LEAST or rival.status != "answered"):
        rival = None
    return list(_judged(question, shelf, made, rival))


def _judged(question: Question, shelf: Shelf, made: Sequence[Proposal], rival: Proposal | None) -> Iterator[Proposal]:
    best = likelihood(question, shelf, rival) if rival else 0.0
    for one in made:
        if not _is_doubtful(one):
            yield one
            continue
        own = likelihood(question, shelf, one)
        if own < _LEAST_LIKELY or not _is_asked(question, shelf, one):
            continue
        if rival is None or _is_better(question, one, own, rival, best):
            yield one
        else:
            yield replace(one, confidence=min(one.confidence, rival.confidence - 0.01))


def _is_doubtful(proposal: Proposal) -> bool:
    return proposal.family in _OF_SENTENCES and rests_on_provisions(proposal)


def _is_asked(question: Question, shelf: Shelf, fact: Proposal) -> bool:
    """Say whether the form of the question is one that duties and roles answer."""
    said = " ".join(word.folded for word in question.words)
    if question.form == "yesno" or "parts" in question.tags:
        return bool(_ROLES & question.tags)  # a verdict on anything but a role is the clause's to give
    if fact.opening and fact.family == assignments.FAMILY:
        # What somebody must not do is no duty; a holder that gives no such fact has others' duties for an answer.
        return not _FORBIDDEN.search(said) and bool(asked_units(question.words, shelf.documents))
    return True


def _is_better(question: Question, fact: Proposal, own: float, rival: Proposal, best: float) -> bool:
    if fact.opening:
        return own >= best - _AS_GOOD
    return own > best or (own == best and _tells_more(question, fact, rival))


def _tells_more(question: Question, fact: Proposal, rival: Proposal) -> bool:
    """Say whether the fact names who does it and the clause, an item under their name, does not."""
    names = [name for one in fact.facts for name in getattr(one, "lead", ())]
    said = flat(" ".join([rival.opening, *(claim.text for claim in rival.claims)])).lower()
    return (
        "who" in question.tags
        and not assignments.asks_object(question)
        and not any(flat(name).lower() in said for name in names)
    )
