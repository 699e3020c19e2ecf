"""Figures of one proposal that tell how likely it answers: words met and missing, kind, shape, rivals, the search."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.claimed import is_held
from assistant.evidence.clause_matching import stands_in
from assistant.evidence.matching import weigh
from assistant.families.answerability import (
    chance_of,
    heads_of,
    is_likely,
    likelihood,
    says,
)
from assistant.families.clause_choice import asked_of, choices
from assistant.families.clause_kinds import holds_text
from assistant.families.fitting_in import is_inside
from assistant.families.quantities import amounts_met, states_amount
from assistant.understanding.words import bag, join, says_otherwise
from corpus.language.times import years_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.answering.proposal import Ground, Proposal
    from assistant.evidence.asked_words import Asked
    from assistant.evidence.shelf import Shelf
    from assistant.families.clause_choice import Choice
    from assistant.understanding.question import Question
    from assistant.understanding.words import Bag

_RAREST = 6.0
_MOST_CLAIMS = 12
_STANDING = ("passage", "article", "lexical", "dense", "place")
_TAGS = ("who", "timeframe", "howmany", "percent", "place", "list", "parts", "define", "named", "tasks")
_ASKS = ("lead", "coordinating", "timeframe", "result", "funding", "tasks", "value", "targets", "count", "unit")
_FORMS = ("yesno", "compare", "list", "count")
_MONEY_ASKED = frozenset(("tien", "phi", "kinh", "dong"))
_DENIED = frozenset(("khong", "chua", "cam"))
_MONEY = re.compile(r"\d[\d.,]*\s*(?:đồng|triệu|tỷ|nghìn)")
_DENIES = re.compile(r"(?i)không|chưa|cấm|trừ")


@dataclass(frozen=True, slots=True)
class Bench:
    """What one question's proposals are judged before: the clauses weighed, how likely the first, all proposals.

    ``refused`` says that the rules would take none of the proposals.
    """

    question: Question
    shelf: Shelf
    asked: tuple[Asked, ...]
    many: tuple[Choice, ...]
    first: float
    made: tuple[Proposal, ...]
    refused: bool


def bench_for(question: Question, shelf: Shelf, made: Sequence[Proposal], *, refused: bool) -> Bench:
    """Return the bench of a question and of what was proposed for it."""
    asked, many = asked_of(question, shelf), choices(question, shelf)
    first = chance_of(question, shelf, asked, many[0], many) if many else 0.0
    return Bench(question, shelf, asked, many, first, tuple(made), refused)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one proposal: what it says, what it says with its quotes, what that stands under, whose it is."""

    text: str
    quotes: str
    said: Bag
    both: Bag
    names: Bag
    identity: Bag


def features_of(bench: Bench, proposal: Proposal, *, chosen: bool, loose: bool) -> dict[str, float]:
    """Return the figures by name; ``chosen`` says that the rules would answer so, ``loose`` that it is a guess."""
    words = _words_of(proposal)
    made = {f"family={proposal.family}": 1.0, "loose": float(loose), "chosen": float(chosen)}
    for group in (_coverage(bench, words), _pairs(bench.asked, words), _heads(bench, words), _lost(bench, words)):
        made |= group
    made |= _kinds(bench.question, words) | _shape(bench, proposal, words) | _marks(bench, proposal)
    return made | _standing(bench, proposal) | _of_question(bench)


def _grounds(proposal: Proposal) -> list[Ground]:
    return [ground for claim in proposal.claims for ground in claim.grounds]


def _words_of(proposal: Proposal) -> _Words:
    grounds = _grounds(proposal)
    own = grounds[0].opened.document.abbreviations if grounds else ()
    text = " ; ".join([proposal.opening, *(claim.text for claim in proposal.claims)])
    quotes = " ; ".join(one.opened.text(one.start, one.end) for one in grounds)
    cells = [f"{one.cell.row} ; {one.cell.column}" for one in grounds if one.cell]
    names = " ; ".join([*(" ; ".join(one.path) for one in grounds), *cells])
    said = bag(text, own)
    identity = join([one.opened.identity for one in grounds])
    return _Words(text, quotes, said, join([said, bag(quotes, own)]), bag(names, own), identity)


def _coverage(bench: Bench, words: _Words) -> dict[str, float]:
    """Return the shares of the weight asked that are met, and where; how rare what is met and what is missing is."""
    made = dict.fromkeys(("main", "near", "identity", "synonym", "missing"), 0.0)
    gone: list[Asked] = []
    for one in bench.asked:
        name = _met(one, words)
        made[name] += one.weight if name != "missing" or one.firm else 0.0
        gone += [one] if name == "missing" and one.firm else []
    total = sum(one.weight for one in bench.asked) or 1.0
    met = max((one.rarity for one in bench.asked if one.firm and stands_in(one, words.both)), default=0.0)
    said = sum(one.weight for one in bench.asked if stands_in(one, words.said)) / total
    missing = max((one.rarity for one in gone), default=0.0)
    own = {"rarest_met": met / _RAREST, "rarest_missing": missing / _RAREST, "missing_words": float(len(gone))}
    return {name: weight / total for name, weight in made.items()} | own | {"said": said}


def _met(one: Asked, words: _Words) -> str:
    if stands_in(one, words.both):
        return "main"
    if says_otherwise(words.both, one.others):
        return "synonym"
    if stands_in(one, words.names) or says_otherwise(words.names, one.others):
        return "near"
    return "identity" if stands_in(one, words.identity) else "missing"


def _pairs(asked: Sequence[Asked], words: _Words) -> dict[str, float]:
    """Return the shares of neighbouring words that stand side by side, in the proposal and in what it stands under."""
    total = main = near = 0.0
    for left, right in pairwise(asked):
        if left.place + 1 != right.place or not (left.firm and right.firm):
            continue
        weight, pair = left.weight + right.weight, (left.word.folded, right.word.folded)
        total += weight
        if pair in words.both.pairs:
            main += weight
        elif pair in words.names.pairs or pair in words.identity.pairs:
            near += weight
    total = total or 1.0
    return {"pairs_main": main / total, "pairs_near": near / total}


def _heads(bench: Bench, words: _Words) -> dict[str, float]:
    """Return if a noun tells what is asked for, and its shares in the proposal and in what it stands under."""
    heads = heads_of(bench.question, bench.asked)
    total = sum(one.weight for one in heads) or 1.0
    main = [one for one in heads if says(one, words.both)]
    near = [one for one in heads if one not in main and (says(one, words.names) or says(one, words.identity))]
    shares = (sum(one.weight for one in some) / total for some in (main, near))
    return dict(zip(("heads", "heads_main", "heads_near"), (float(bool(heads)), *shares), strict=True))


def _lost(bench: Bench, words: _Words) -> dict[str, float]:
    """Return what nothing near the proposal says: words that the documents use elsewhere, words that they never use."""
    under = join([words.names, words.identity])
    match = weigh(bench.shelf.terms(bench.question, bench.question.content()), words.both, under)
    counts = bench.shelf.lexicon.counts
    lost = [one for one in bench.asked if one.firm and not (says(one, words.both) or says(one, under))]
    total = sum(one.weight for one in bench.asked) or 1.0
    unheard = [one for one in lost if not counts.get(one.word.folded)]
    return {
        "covered": match.coverage,
        "matched": match.score,
        "lost_terms": float(sum(not term.light and not term.verbal for term in match.missing)),
        "lost_unknown": float(sum(term.unknown for term in match.missing)),
        "unheard": sum(one.weight for one in unheard) / total,
        "unheard_words": float(len(unheard)),
        "heard_elsewhere": sum(one.weight for one in lost if one not in unheard) / total,
        "commonest_lost": max((math.log1p(counts.get(one.word.folded, 0)) for one in lost), default=0.0),
    }


def _kinds(question: Question, words: _Words) -> dict[str, float]:
    """Return if the proposal holds the kind of thing asked, its figures, its years, money, a denial."""
    number = bool({"howmany", "percent"} & question.tags) or "value" in question.asks
    years = set(question.years)
    folded = {word.folded for word in question.words[:-1]}
    return {
        "kind": float(holds_text(question, words.quotes)),
        "figure_said": float(number and states_amount(question, words.text)),
        "figure_quoted": float(number and states_amount(question, words.quotes)),
        "amounts": float(amounts_met(question, words.quotes)),
        "year_asked": float(bool(years)),
        "year_missing": float(not years <= set(years_in(f"{words.text} {words.quotes}"))),
        "money_asked": float(bool(_MONEY_ASKED & folded)),
        "money": float(_MONEY.search(words.quotes) is not None),
        "denied": float(bool(_DENIED & folded)),
        "denies": float(_DENIES.search(words.quotes) is not None),
        "says_no": float(words.text.removeprefix(" ; ").startswith("Không")),
        "says_yes": float(words.text.removeprefix(" ; ").startswith("Đúng")),
    }


def _shape(bench: Bench, proposal: Proposal, words: _Words) -> dict[str, float]:
    """Return how the proposal is made, and how it stands among the others."""
    grounds = _grounds(proposal)
    places = {(one.opened.id, one.start) for one in grounds}
    others = [one for one in bench.made if one is not proposal]
    return {
        "confidence": proposal.confidence,
        "claims": float(min(len(proposal.claims), _MOST_CLAIMS)),
        "length": math.log1p(len(words.text)),
        "quoted_length": math.log1p(len(words.quotes)),
        "documents": float(len({one.opened.id for one in grounds})),
        "cell": float(any(one.cell for one in grounds)),
        "opening": float(bool(proposal.opening)),
        "worked": float(bool(proposal.worked)),
        "rank": float(bench.made.index(proposal)),
        "proposals": float(len(bench.made)),
        "other": max((one.confidence for one in others), default=0.0),
        "agreed": float(any(places & {(g.opened.id, g.start) for g in _grounds(one)} for one in others)),
    }


def _marks(bench: Bench, proposal: Proposal) -> dict[str, float]:
    """Return what the rules hold of the proposal."""
    question, shelf = bench.question, bench.shelf
    return {
        "refused": float(bench.refused),
        "held": float(is_held(question, shelf, proposal)),
        "likely": float(is_likely(question, shelf, proposal)),
        "inside": float(is_inside(question, proposal)),
        "likelihood": likelihood(question, shelf, proposal) if proposal.status == "answered" else 0.0,
    }


def _standing(bench: Bench, proposal: Proposal) -> dict[str, float]:
    """Return how the search ranks the clauses that the proposal quotes, and how they stand among all weighed."""
    mine = list(_quoted_choices(bench, proposal))
    made = {name: max((getattr(one.standing, name) for one in mine), default=0.0) for name in _STANDING}
    best = max(mine, key=lambda one: one.score, default=None)
    return made | {
        "first": bench.first,
        "is_first": float(bool(mine) and bench.many[0] in mine),
        "has_clause": float(best is not None),
        "share": best.share if best else 0.0,
        "behind": (best.score if best else 0.0) - (bench.many[0].score if bench.many else 0.0),
        "fit": best.fit.score if best else 0.0,
    }


def _quoted_choices(bench: Bench, proposal: Proposal) -> Iterator[Choice]:
    grounds = _grounds(proposal)
    for one in bench.many:
        if any(
            g.opened.id == one.opened.id and max(g.start, one.clause.start) < min(g.end, one.clause.end)
            for g in grounds
        ):
            yield one


def _of_question(bench: Bench) -> dict[str, float]:
    question = bench.question
    return {
        "words": float(len(question.words)),
        "asked_words": float(len(bench.asked)),
        "accented": float(question.accented),
        "open": float(not question.asks),
        "references": float(bool(question.references)),
        "decided": float(bench.shelf.decided),
        "quotes": float(bool(question.quoted)),
        **{f"form={name}": float(question.form == name) for name in _FORMS},
        **{f"tag={name}": float(name in question.tags) for name in _TAGS},
        **{f"asks={name}": float(name in question.asks) for name in _ASKS},
    }
