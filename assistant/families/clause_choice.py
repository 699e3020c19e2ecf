"""Chooses among clauses by one learned score: how the search ranks article and passage, words met, kind asked."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.evidence.acceptance import NAMES as MET
from assistant.evidence.asked_words import asked_words
from assistant.evidence.clause_matching import fit, within
from assistant.evidence.clauses import clauses_of
from assistant.evidence.standing import UNFOUND, standings
from assistant.families.clause_bonus import bonus, wants_list
from assistant.families.clause_kinds import Judged, features_for
from assistant.families.clause_shape import NAMES as SHAPE
from assistant.families.clause_shape import shape
from assistant.resolving.parts import named_spans
from assistant.understanding.words import keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.evidence.asked_words import Asked
    from assistant.evidence.clause_matching import Fit
    from assistant.evidence.clauses import Clause, Clauses
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.evidence.standing import Standing
    from assistant.understanding.question import Question

# What only the question says tells no clause from another: it counts joined with what the clause is.
_ASKED = ("who", "when", "number", "yesno", "define", "wants")
_KIND = ("opens", "heading", "holds", "stated", "item")
_ONCE = (*_ASKED, "list", "asked")
_FOUND = ("passage", "article", "lexical", "dense", "place")
_FIT = ("bonus", "own", "covered", "lacking", "item")
_JOINED = tuple(f"{asked}*{kind}" for asked in _ASKED for kind in _KIND)
NAMES = (*(name for name in MET if name not in _ONCE), *_FIT, *_FOUND, *SHAPE, *_JOINED)
MOST = 24  # clauses that are weighed with all that is known of them
_BESIDE = 0.25  # what a clause gains, of all that is asked, where its passage or its article is the first found


@dataclass(frozen=True, slots=True)
class Choice:
    """A clause that may answer, with how well it fits, how the search ranks where it stands, and the joint score.

    ``met`` are the features that acceptance judges by, ``features`` stand in the order of ``NAMES``. ``score`` is
    comparable within one question only; ``share`` is its part of the belief in all clauses weighed (they sum to 1).
    """

    opened: Opened
    clause: Clause
    fit: Fit
    standing: Standing
    met: tuple[float, ...]
    features: tuple[float, ...]
    score: float
    share: float = 0.0


def asked_of(question: Question, shelf: Shelf) -> tuple[Asked, ...]:
    """Return the words that the question is about, the names that the shelf's documents go by known."""
    return shelf.once(("asked", question), lambda: _asked(question, shelf))


def _asked(question: Question, shelf: Shelf) -> tuple[Asked, ...]:
    names = frozenset().union(*(clauses_of(opened).names for opened in shelf.documents))
    return tuple(asked_words(question, shelf.lexicon, names))


def choices(question: Question, shelf: Shelf) -> tuple[Choice, ...]:
    """Return the clauses that may answer, the likeliest first; ties keep the reading order."""
    return shelf.once(("choices", question), lambda: _choices(question, shelf, asked_of(question, shelf)))


def _choices(question: Question, shelf: Shelf, asked: Sequence[Asked]) -> tuple[Choice, ...]:
    found = standings(question.text, shelf)
    many = [_weighed(question, asked, *one, found) for one in pool(question, shelf, asked, found)]
    best = max((one.score for one in many), default=0.0)
    whole = sum(math.exp(one.score - best) for one in many)
    made = [replace(one, share=math.exp(one.score - best) / whole) for one in many]
    return tuple(sorted(made, key=lambda one: -one.score))


def pool(
    question: Question, shelf: Shelf, asked: Sequence[Asked], found: Mapping[tuple[str, int], Standing]
) -> list[tuple[Opened, Clause]]:
    """Return the clauses worth weighing: those that hold most of what is asked, or stand where the search points."""
    total = sum(one.weight for one in asked) or 1.0
    ranked: list[tuple[float, int, int, Opened, Clause]] = []
    for number, opened in enumerate(shelf.documents):
        spans = named_spans(question, opened)
        if spans is None:
            continue
        clauses = clauses_of(opened)
        for place, gained in _gained(opened, clauses, asked, found, total).items():
            if within(clauses.every[place], spans):
                ranked.append((-gained, number, place, opened, clauses.every[place]))
    return [(opened, clause) for *_, opened, clause in sorted(ranked, key=lambda one: one[:3])[:MOST]]


def _gained(
    opened: Opened,
    clauses: Clauses,
    asked: Sequence[Asked],
    found: Mapping[tuple[str, int], Standing],
    total: float,
) -> dict[int, float]:
    gained: dict[int, float] = {}
    for one in asked:
        met = clauses.postings.get(one.word.folded, frozenset[int]())
        for place in met:
            gained[place] = gained.get(place, 0.0) + one.weight / total
        others = {keys(other[0])[1] for other in one.others}
        for place in frozenset().union(*(clauses.postings.get(other, ()) for other in others)) - met:
            gained[place] = gained.get(place, 0.0) + one.weight / total / 2
    for (document, place), standing in found.items():
        if document == opened.id:
            gained[place] = gained.get(place, 0.0) + _BESIDE * (standing.passage + standing.article)
    return gained


def _weighed(
    question: Question,
    asked: Sequence[Asked],
    opened: Opened,
    clause: Clause,
    found: Mapping[tuple[str, int], Standing],
) -> Choice:
    standing = found.get((opened.id, clause.place), UNFOUND)
    met, extra = fit(asked, clause, opened.identity), bonus(question, opened, clause)
    judged = features_for(question, asked, Judged(opened, clause, met.score + extra))
    own = dict(zip(MET, judged, strict=True))
    own |= {"bonus": extra, "own": met.own, "covered": met.covered, "lacking": float(met.lacking)}
    own |= {name: getattr(standing, name) for name in _FOUND}
    own |= dict(zip(SHAPE, shape(question, clause), strict=True))
    own |= {"item": float(clause.above >= 0), "wants": float(wants_list(question))}
    features = tuple(_features(own))
    score = sum(weight * one for weight, one in zip(_learned(), features, strict=True))
    return Choice(opened, clause, met, standing, judged, features, score)


def _features(own: Mapping[str, float]) -> Iterator[float]:
    for name in NAMES:
        left, _, right = name.partition("*")
        yield own[left] * own[right] if right else own[left]


@cache
def _learned() -> tuple[float, ...]:
    text = files("assistant.families").joinpath("clause_choice.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)["weights"]
    return tuple(float(table.get(name, 0.0)) for name in NAMES)
