"""Says how likely a clause answers: how it meets the question, where the search ranks it, what its article lacks."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.evidence.acceptance import NAMES as MET
from assistant.evidence.acceptance import clause_at
from assistant.evidence.clause_matching import stands_in
from assistant.evidence.clauses import clauses_of
from assistant.evidence.standing import article_span
from assistant.families.clause_choice import asked_of, choices
from assistant.understanding.phrases import INTERROGATIVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.proposal import Proposal
    from assistant.evidence.asked_words import Asked
    from assistant.evidence.clauses import Clause
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.families.clause_choice import Choice
    from assistant.understanding.question import Question
    from assistant.understanding.words import Bag

_FIT = ("own", "covered", "lacking")
_FOUND = ("passage", "article", "lexical", "dense", "place")
_OWN = (
    "share",
    "ahead",
    "elsewhere",
    "nowhere",
    "rarest_nowhere",
    "headed",
    "head_main",
    "head_near",
    "head_apart",
    "named",
    "bare",
    "provision",
)
NAMES = (*MET, *_FIT, *_FOUND, *_OWN)
_LIKELY = 0.33
_RAREST = 6.0
_HEADS = 2  # words beside the one that asks that name what is asked for ("bằng cấp gì", "bao nhiêu người")
_AHEAD = 3.0  # a choice so much surer than the next article's is as clear as any


def chance_of(
    question: Question, shelf: Shelf, asked: Sequence[Asked], choice: Choice, many: Sequence[Choice]
) -> float:
    """Return how likely one of ``many`` choices (the best first) answers the question, 0 to 1."""
    return probability(features_of(question, shelf, asked, choice, many))


def probability(features: Sequence[float]) -> float:
    """Return the probability (0 to 1) that a choice with these features (in the order of ``NAMES``) answers."""
    bias, weights = _learned()
    return 1.0 / (1.0 + math.exp(-bias - sum(weight * one for weight, one in zip(weights, features, strict=True))))


def features_of(
    question: Question, shelf: Shelf, asked: Sequence[Asked], choice: Choice, many: Sequence[Choice]
) -> tuple[float, ...]:
    """Return the features of one choice among ``many`` (the best first), in the order of ``NAMES``."""
    named = "named" in question.tags or bool(question.references) or shelf.decided
    return (
        *choice.met,
        choice.fit.own,
        choice.fit.covered,
        float(choice.fit.lacking),
        *(getattr(choice.standing, name) for name in _FOUND),
        choice.share,
        _ahead(choice, many),
        *_in_article(asked, choice),
        *_heads_met(question, asked, choice.clause),
        float(named),
        float(not question.accented),
        float(is_provision(choice.opened)),
    )


@cache
def _learned() -> tuple[float, tuple[float, ...]]:
    text = files("assistant.families").joinpath("answerability.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return float(table["bias"]), tuple(float(table["weights"][name]) for name in NAMES)


def _ahead(choice: Choice, many: Sequence[Choice]) -> float:
    """Return by how much the choice is surer than the best of any other article, -1 to 1."""
    own = _article_of(choice)
    others = [one.score for one in many if one.opened is not choice.opened or _article_of(one) != own]
    return max(-1.0, min(1.0, (choice.score - max(others)) / _AHEAD)) if others else 1.0


def _article_of(choice: Choice) -> tuple[int, int]:
    start = choice.clause.start
    return article_span(choice.opened, start, start + 1)


def _in_article(asked: Sequence[Asked], choice: Choice) -> tuple[float, float, float]:
    """Return what only other clauses of the article hold, what none of them holds, and how rare that is."""
    own = (choice.clause.main, choice.clause.near, choice.clause.far, choice.opened.identity)
    total = sum(one.weight for one in asked if one.firm) or 1.0
    lacking = [one for one in asked if one.firm and not any(says(one, bag) for bag in own)]
    start, end = _article_of(choice)
    beside = [one.main for one in clauses_of(choice.opened).every if start <= one.start < end] if lacking else []
    nowhere = [one for one in lacking if not any(says(one, bag) for bag in beside)]
    gone = sum(one.weight for one in nowhere) / total
    rarest = max((one.rarity for one in nowhere), default=0.0) / _RAREST
    return sum(one.weight for one in lacking) / total - gone, gone, rarest


def says(one: Asked, bag: Bag) -> bool:
    """Say whether the bag holds a word, or all that says the same."""
    return stands_in(one, bag) or any(map(bag.exact.issuperset, one.others))


def _heads_met(question: Question, asked: Sequence[Asked], clause: Clause) -> tuple[float, float, float, float]:
    """Return if a noun stands beside what asks, its share in the clause, above it, and if its two words stand apart."""
    heads = heads_of(question, asked)
    total = sum(one.weight for one in heads)
    if not heads or not total:
        return 0.0, 0.0, 0.0, 0.0
    main = sum(one.weight for one in heads if says(one, clause.main)) / total
    near = sum(one.weight for one in heads if not says(one, clause.main) and says(one, clause.near)) / total
    pair = (heads[0].word.folded, heads[-1].word.folded)
    together = len(heads) < _HEADS or pair in clause.main.pairs or pair in clause.near.pairs
    return 1.0, main, near, float(not together)


def heads_of(question: Question, asked: Sequence[Asked]) -> list[Asked]:
    """Return the words that name what is asked for: behind "bao nhiêu" and "mấy", before "gì" and "nào"."""
    firm = {one.place: one for one in asked if one.firm}
    places = [at for at, word in enumerate(question.words) if word.folded in INTERROGATIVES and at not in firm]
    if not places:
        return []
    last = places[-1]
    behind = [firm[at] for at in (last + 1, last + 2) if at in firm]
    if "howmany" in question.tags and behind:
        return behind
    before = [firm[at] for at in (last - 2, last - 1) if at in firm]
    return before or [firm[at] for at in (last - 3, last - 2) if at in firm]


def is_likely(question: Question, shelf: Shelf, proposal: Proposal) -> bool:
    """Say whether prose of a law or a regulation, taken by its words alone, likely answers; other answers pass."""
    if not rests_on_provisions(proposal):
        return True
    part = proposal.opening and not {"value", "count"} & set(question.asks)
    if question.quoted or part or any(len(claim.grounds) > 1 for claim in proposal.claims):
        return True  # the task or the part is named whole, or the unit stands above it
    return likelihood(question, shelf, proposal) >= _LIKELY


def likelihood(question: Question, shelf: Shelf, proposal: Proposal) -> float:
    """Return how likely the best of the clauses that a proposal rests on answers, 0 to 1.

    1 beside a table and where nothing is asked about; 0 for a clause that is not among those worth weighing.
    """
    asked, many = asked_of(question, shelf), choices(question, shelf)
    grounds = {ground for claim in proposal.claims for ground in claim.grounds}
    clauses = {(ground.opened.id, clause_at(ground.opened, ground.start)) for ground in grounds}
    if not many or any(clause is None for _, clause in clauses):
        return 1.0
    chosen = [one for one in many if (one.opened.id, one.clause) in clauses]
    return max((chance_of(question, shelf, asked, one, many) for one in chosen), default=0.0)


def rests_on_provisions(proposal: Proposal) -> bool:
    """Say whether it answers from sentences of laws or regulations alone, no row of a table among them."""
    grounds = [ground for claim in proposal.claims for ground in claim.grounds]
    return (
        proposal.status == "answered"
        and bool(grounds)
        and all(one.cell is None and is_provision(one.opened) for one in grounds)
    )


def is_provision(opened: Opened) -> bool:
    """Say whether the document is a law or a regulation: it has articles."""
    return any(one.kind == "dieu" for one in opened.document.sections)
