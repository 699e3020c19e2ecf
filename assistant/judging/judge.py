"""Decides which sentence of a law answers, or that none does; rows of tables and typed facts stand as they are.

Beside laws and regulations the rules are the better judges: what rests on other documents is not judged here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.claimed import is_held
from assistant.families import assignments, passages, provisions
from assistant.families.answerability import is_likely, is_provision
from assistant.families.clause_choice import MOST, choices
from assistant.judging.features import bench_for, features_of
from assistant.judging.trees import learned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assistant.answering.proposal import Proposal
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

_OF_PROSE = {provisions.FAMILY, passages.FAMILY}  # families that have nothing but words
_BY_WORDS = {passages.FAMILY, assignments.FAMILY}  # of a law, what they take by its words alone is held to it
_DOUBTFUL = {provisions.FAMILY, assignments.FAMILY}
_LEAST = 0.5  # so likely a proposal must be
_STANDS = 0.35  # so likely, the rules' own choice stands whatever else may


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal with its figures by name."""

    proposal: Proposal
    features: Mapping[str, float]


def by_rules(
    question: Question, shelf: Shelf, made: Iterable[Proposal], grounded: Callable[[Proposal], bool]
) -> Proposal | None:
    """Return the first proposal that holds what is asked and passes the value lock (``grounded``)."""
    for one in made:
        if one.family in _OF_PROSE and not is_held(question, shelf, one):
            continue
        if one.family in _BY_WORDS and not is_likely(question, shelf, one):
            continue
        if grounded(one):
            return one
    return None


def judged(
    question: Question,
    shelf: Shelf,
    chosen: Proposal | None,
    made: Callable[[], Sequence[Proposal]],
    grounded: Callable[[Proposal], bool],
) -> Proposal | None:
    """Return the proposal that answers; ``None`` where none is likely to.

    ``chosen`` is what the rules would answer, ``made`` gives all that is proposed, the surest first; ``grounded`` says
    whether the value lock lets a proposal pass.
    """
    # A task that the question quotes is named whole: nothing is left to weigh.
    settles = chosen is not None and (bool(question.quoted) or not is_doubtful(chosen))
    if settles or not any(map(is_provision, shelf.documents)):
        return chosen
    if len(choices(question, shelf)) < MOST:
        return chosen  # a clause is judged by how far it is ahead of others: of a handful the first always is
    tried = [one for one in candidates(question, shelf, chosen, made()) if grounded(one.proposal)]
    weighed = [(learned().probability(one.features), -place, one.proposal) for place, one in enumerate(tried)]
    chance, _, best = settled(weighed, chosen)
    return best if best is not None and is_likely_enough(chance) else None


def settled(
    weighed: Sequence[tuple[float, int, Proposal]], chosen: Proposal | None
) -> tuple[float, int, Proposal | None]:
    """Return the likeliest proposal with its chance and its order; the rules' choice, where it is likely itself."""
    own = [one for one in weighed if one[2] is chosen and one[0] >= _STANDS]
    best = max(own or weighed, key=lambda one: one[:2], default=(0.0, 0, None))
    return (1.0, *best[1:]) if own else best


def is_likely_enough(chance: float) -> bool:
    """Say whether a proposal with this chance of answering is given for an answer."""
    return chance >= _LEAST


def candidates(
    question: Question, shelf: Shelf, chosen: Proposal | None, made: Sequence[Proposal]
) -> tuple[Candidate, ...]:
    """Return what of laws may answer: the rules' choice, all proposals, and clauses the rules would not have taken."""
    told = [one for one in made if chosen is None or not _says_the_same(one, chosen)]
    told = [chosen, *told] if chosen is not None else told
    guesses = [one for one in provisions.guesses(question, shelf) if not any(_says_the_same(one, it) for it in told)]
    told, guesses = list(filter(of_law, told)), list(filter(of_law, guesses))
    bench = bench_for(question, shelf, (*told, *guesses), refused=chosen is None)
    return tuple(
        Candidate(one, features_of(bench, one, chosen=one is chosen, loose=one in guesses)) for one in bench.made
    )


def _says_the_same(one: Proposal, other: Proposal) -> bool:
    return (one.opening, one.claims, one.text) == (other.opening, other.claims, other.text)


def is_doubtful(proposal: Proposal) -> bool:
    """Say whether nothing but words bears the proposal out: it is read from sentences of laws or regulations."""
    return proposal.status == "answered" and proposal.family in _DOUBTFUL and of_law(proposal)


def of_law(proposal: Proposal) -> bool:
    """Say whether all that the proposal rests on stands in laws or regulations."""
    grounds = [ground for claim in proposal.claims for ground in claim.grounds]
    return bool(grounds) and all(is_provision(one.opened) for one in grounds)
