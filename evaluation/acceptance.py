"""Learns the weights of ``assistant/families/answerability.py`` from judged clauses, printed as ``answerability.toml``.

Run as ``python -m evaluation.acceptance DIR=SET.jsonl[,SET.jsonl…][@WEIGHT] …``: each ingested folder with the sets
that are put to it, and how much its examples count. The three clauses that the assistant would choose first are
examples, right where they hold what the answer must quote; of a question that nothing answers, none is. Logistic
regression with a quadratic penalty, by Newton's method; before the weights, how well each folder's first clauses are
told apart by weights learned from the other folders alone, and how often a likelihood so high was right.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.evidence.shelf import Shelves
from assistant.families.answerability import NAMES, features_of
from assistant.families.clause_choice import asked_of, choices
from evaluation.clause_choice import put, whole_of
from evaluation.questions import read_questions
from evaluation.scoring import holds
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from assistant.families.clause_choice import Choice
    from evaluation.scoring import Question

_FIRST = 3  # choices of a question
_LATER = 0.4  # what the second and the third count: the first decides
_PENALTY = 4.0
_STEPS = 30
_BANDS = (0.0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9)


@dataclass(frozen=True, slots=True)
class Examples:
    """Choices of one folder's questions: features, which are right, which come first, what each counts."""

    name: str
    features: NDArray[np.float64]
    right: NDArray[np.float64]
    first: NDArray[np.bool_]
    counts: NDArray[np.float64]


def learned(
    features: NDArray[np.float64], right: NDArray[np.float64], counts: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """Return the bias and the weights of a logistic regression.

    ``features`` is examples by names, ``right`` is 1 or 0 an example, ``counts`` is what each counts (1 without it).
    """
    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    table = np.column_stack([np.ones(len(features)), (features - mean) / spread])
    counts = np.ones(len(features)) if counts is None else counts
    weights = np.zeros(table.shape[1])
    penalty = _PENALTY * np.eye(table.shape[1])
    penalty[0, 0] = 0.0
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-table @ weights))
        slope = table.T @ (counts * (right - chance)) - penalty @ weights
        curve = (table * (counts * chance * (1.0 - chance))[:, None]).T @ table + penalty
        weights += np.linalg.solve(curve, slope)
    own = weights[1:] / spread
    return np.concatenate([[weights[0] - own @ mean], own])


def told_apart(chance: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Return how often a right example is likelier than a wrong one (the area under the curve), 0.5 for a guess."""
    wrong, good = np.sort(chance[right < 1]), chance[right > 0]
    if not len(wrong) or not len(good):
        return 0.5
    below = np.searchsorted(wrong, good, side="left") + np.searchsorted(wrong, good, side="right")
    return float(below.sum() / 2 / len(wrong) / len(good))


def examples_of(folder: Path, sets: Sequence[Path], weight: float) -> Examples:
    """Return what the questions of the sets teach, put to the documents of an ingested folder."""
    shelves = Shelves(Library.open(folder))
    rows = [row for question in read_questions(sets) if not question.after for row in _judged(shelves, question)]
    features = np.array([features for features, _, _ in rows], dtype=np.float64)
    first = np.array([place == 0 for _, _, place in rows], dtype=bool)
    right = np.array([float(right) for _, right, _ in rows])
    return Examples(folder.name, features, right, first, np.where(first, 1.0, _LATER) * weight)


def _judged(shelves: Shelves, question: Question) -> Iterator[tuple[tuple[float, ...], bool, int]]:
    if question.status not in {"answered", "not_found"}:
        return
    asked, shelf = put(shelves, question.question)
    words, many = asked_of(asked, shelf), choices(asked, shelf)
    for place, one in enumerate(many[:_FIRST]):
        yield features_of(asked, shelf, words, one, many), is_right(question, one), place


def is_right(question: Question, choice: Choice) -> bool:
    """Say whether the clause, or what it introduces, holds what the answer must quote."""
    if question.status == "not_found" or question.document not in {None, choice.opened.entry.source}:
        return False
    if any(holds(choice.clause.text, one) for one in question.cite):
        return True
    whole = whole_of(choice)
    said = bool(question.must) and all(any(holds(whole, one) for one in group) for group in question.must)
    return any(holds(whole, one) for one in question.cite) if question.cite else said


def _all(many: Sequence[Examples]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    return (
        np.concatenate([one.features for one in many]),
        np.concatenate([one.right for one in many]),
        np.concatenate([one.counts for one in many]),
    )


def _chance(features: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    chance: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-weights[0] - features @ weights[1:]))
    return chance


def _checked(folders: Sequence[Examples]) -> Iterator[str]:
    """Yield how well each folder fares with what the others teach, and how far the likelihoods may be believed."""
    seen: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for own in folders:
        weights = learned(*_all([one for one in folders if one is not own]))
        chance, right = _chance(own.features[own.first], weights), own.right[own.first]
        seen.append((chance, right))
        yield f"# {own.name}: {len(right)} first choices, {told_apart(chance, right):.3f} told apart"
    chance, right = (np.concatenate(part) for part in zip(*seen, strict=True))
    for low, high in zip(_BANDS, (*_BANDS[1:], 1.01), strict=True):
        inside = (chance >= low) & (chance < high)
        share = f"{100 * right[inside].mean():.0f} % right" if inside.any() else "none"
        yield f"# likelihood {low:.2f} to {min(high, 1.0):.2f}: {int(inside.sum())} first choices, {share}"


def _folder(named: str) -> Examples:
    folder, _, rest = named.partition("=")
    sets, _, weight = rest.partition("@")
    return examples_of(Path(folder), [Path(one) for one in sets.split(",")], float(weight or 1))


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from the given sets and print the weights."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.acceptance", description=__doc__)
    parser.add_argument("folders", metavar="DIR=SET[,SET…][@WEIGHT]", nargs="+")
    folders = [_folder(one) for one in parser.parse_args(arguments).folders]
    bias, *weights = learned(*_all(folders))
    lines = [f"bias = {bias:.3f}", "", "[weights]"]
    lines += [f"{name} = {weight:.3f}" for name, weight in zip(NAMES, weights, strict=True)]
    for line in (*(_checked(folders) if len(folders) > 1 else ()), *lines):
        print(line)  # noqa: T201 - a command prints


if __name__ == "__main__":
    main()
