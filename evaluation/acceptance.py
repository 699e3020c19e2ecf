"""Learns the weights of ``assistant/evidence/acceptance.py`` from judged clauses, printed as ``acceptance.toml``.

Run as ``python -m evaluation.acceptance --data DIR SET.jsonl…`` over an ingested folder: the five clauses that match a
question best are examples, right where they hold what the question must be answered with. Logistic regression with a
quadratic penalty, by Newton's method (iteratively reweighted least squares).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.evidence.acceptance import NAMES
from assistant.evidence.asked_words import asked_words
from assistant.evidence.clause_matching import candidates, fit
from assistant.evidence.clauses import clauses_of
from assistant.evidence.shelf import Shelves
from assistant.families.clause_bonus import bonus
from assistant.families.clause_kinds import Judged, features_for
from assistant.resolving.scope import narrowed
from assistant.resolving.symbols_meant import completed
from assistant.understanding.question import check, understand
from evaluation.questions import read_questions
from evaluation.scoring import holds
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from evaluation.scoring import Question

_MOST = 5
_PENALTY = 2.0
_STEPS = 30


def learned(features: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the bias and the weights (in the order of ``NAMES``) of a logistic regression.

    ``features`` is examples by names, ``right`` is 1 or 0 an example.
    """
    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    table = np.column_stack([np.ones(len(features)), (features - mean) / spread])
    weights = np.zeros(table.shape[1])
    penalty = _PENALTY * np.eye(table.shape[1])
    penalty[0, 0] = 0.0
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-table @ weights))
        slope = table.T @ (right - chance) - penalty @ weights
        curve = (table * (chance * (1.0 - chance))[:, None]).T @ table + penalty
        weights += np.linalg.solve(curve, slope)
    own = weights[1:] / spread
    return np.concatenate([[weights[0] - own @ mean], own])


def _examples(shelves: Shelves, questions: Sequence[Question]) -> Iterator[tuple[tuple[float, ...], bool]]:
    for question in questions:
        judged = [] if question.after else list(_judged(shelves, question))
        if question.status == "not_found" or any(right for _, right in judged):
            yield from judged


def _judged(shelves: Shelves, question: Question) -> Iterator[tuple[tuple[float, ...], bool]]:
    shelf = shelves.shelf(question.question)
    asked, shelf = narrowed(completed(understand(check(question.question)), shelf.documents), shelf)
    words = asked_words(asked, shelf.lexicon)
    found = [
        Judged(opened, clause, fit(words, clause, opened.identity).score + bonus(asked, opened, clause))
        for opened in shelf.documents
        for clause in candidates(clauses_of(opened), words)
    ]
    for one in sorted(found, key=lambda one: -one.score)[:_MOST]:
        below = " ".join(item.text for item in clauses_of(one.opened).items(one.clause))
        yield features_for(asked, words, one), _answers(question, f"{one.clause.text} {below}")


def _answers(question: Question, text: str) -> bool:
    if question.status == "not_found":
        return False
    met = sum(any(holds(text, one) for one in group) for group in question.must)
    return any(holds(text, one) for one in question.cite) or (bool(question.must) and 2 * met >= len(question.must))


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from the given sets and print the weights."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.acceptance", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("sets", type=Path, nargs="+")
    options = parser.parse_args(arguments)
    examples = list(_examples(Shelves(Library.open(options.data)), read_questions(options.sets)))
    features = np.array([features for features, _ in examples], dtype=np.float64)
    bias, *weights = learned(features, np.array([float(right) for _, right in examples]))
    print(f"bias = {bias:.3f}")  # noqa: T201 - a command prints
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"{name} = {weight:.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
