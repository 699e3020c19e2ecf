"""Learns the weights of ``assistant/families/clause_choice.py`` from question sets, printed as ``clause_choice.toml``.

Run as ``python -m evaluation.clause_choice DIR=SET.jsonl[,SET.jsonl…] …``: each ingested folder with the sets that are
put to it. The clauses that the assistant weighs for a question are one example; right are those that hold what the
answer must quote. Conditional logistic regression (the right ones against all of the same question) with a quadratic
penalty, by Newton's method; before the weights, the share of first choices that are right is printed for each folder,
by weights learned from the other folders alone.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.evidence.clauses import clauses_of
from assistant.evidence.shelf import Shelves
from assistant.families.clause_choice import NAMES, choices
from assistant.resolving.scope import narrowed
from assistant.resolving.symbols_meant import completed
from assistant.understanding.question import check, understand
from evaluation.questions import read_questions
from evaluation.scoring import holds
from index.library import Library

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from assistant.evidence.shelf import Shelf
    from assistant.families.clause_choice import Choice
    from assistant.understanding.question import Question as Understood
    from evaluation.scoring import Question

_PENALTY = 5.0
_STEPS = 40
_STEP_MOST = 3.0


@dataclass(frozen=True, slots=True)
class Example:
    """One question: a row of features for each clause weighed, and which of them are right."""

    features: NDArray[np.float64]
    right: NDArray[np.bool_]


def learned(examples: Sequence[Example]) -> NDArray[np.float64]:
    """Return the weights in the order of ``NAMES``; questions without a right clause teach nothing."""
    useful = [one for one in examples if one.right.any()]
    spread = np.concatenate([one.features for one in useful]).std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    weights = np.zeros(len(spread))
    for _ in range(_STEPS):
        slope, curve = -_PENALTY * weights, _PENALTY * np.eye(len(weights))
        for one in useful:
            more, bend = _pull(one.features / spread, one.right, weights)
            slope += more
            curve += bend
        step = np.linalg.solve(curve, slope)
        weights += step * min(1.0, _STEP_MOST / max(float(np.abs(step).max()), 1e-9))
    own: NDArray[np.float64] = weights / spread
    return own


def _pull(
    features: NDArray[np.float64], right: NDArray[np.bool_], weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the slope and the curvature that one question adds to the likelihood."""
    scores = features @ weights
    chance = np.exp(scores - scores.max())
    chance /= chance.sum()
    wanted = np.where(right, chance, 0.0)
    wanted /= wanted.sum()
    mean = features.T @ chance
    return features.T @ (wanted - chance), (features.T * chance) @ features - np.outer(mean, mean)


def first_right(examples: Sequence[Example], weights: NDArray[np.float64]) -> tuple[int, int]:
    """Return how many first choices are right, and of how many questions."""
    return sum(bool(len(one.right) and one.right[np.argmax(one.features @ weights)]) for one in examples), len(examples)


def examples_of(folder: Path, sets: Sequence[Path]) -> Iterator[Example]:
    """Yield the answerable questions of the sets whose answer stands in the prose of the folder's documents."""
    shelves = Shelves(Library.open(folder))
    for question in read_questions(sets):
        if question.status != "answered" or question.after or not _in_prose(shelves, question):
            continue
        many = choices(*put(shelves, question.question))
        right = np.array([_is_right(question, one) for one in many], dtype=bool)
        yield Example(np.array([one.features for one in many], dtype=np.float64), right)


def put(shelves: Shelves, text: str, within: Collection[str] | None = None) -> tuple[Understood, Shelf]:
    """Return the question as the assistant understands it, and the documents (of ``within``) that it puts it to."""
    shelf = shelves.shelf(text, within)
    return narrowed(completed(understand(check(text)), shelf.documents), shelf)


def _in_prose(shelves: Shelves, question: Question) -> bool:
    opened = [one for one in shelves.shelf(question.question).every if _is_meant(question, one.entry.source)]
    texts = (one.text(piece.start, piece.end) for one in opened for piece in one.stretches)
    wanted = question.cite or tuple(alternative for group in question.must for alternative in group)
    return any(holds(text, one) for text in texts for one in wanted)


def _is_meant(question: Question, source: str) -> bool:
    return question.document in {None, source}


def _is_right(question: Question, choice: Choice) -> bool:
    """Say whether the clause, or what it introduces, holds what the answer must quote."""
    if not _is_meant(question, choice.opened.entry.source):
        return False
    if any(holds(choice.clause.text, one) for one in question.cite):
        return True
    whole = whole_of(choice)
    cited = not question.cite or any(holds(whole, one) for one in question.cite)
    return cited and bool(question.must) and all(any(holds(whole, one) for one in group) for group in question.must)


def whole_of(choice: Choice) -> str:
    """Return the clause's text with the items that it introduces."""
    items = clauses_of(choice.opened).items(choice.clause)
    return " ".join((choice.clause.text, *(choice.opened.text(*one.paragraph) for one in items)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from the given sets and print the weights."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.clause_choice", description=__doc__)
    parser.add_argument("folders", metavar="DIR=SET[,SET…]", nargs="+")
    named = [one.partition("=") for one in parser.parse_args(arguments).folders]
    folders = {name: list(examples_of(Path(name), [Path(one) for one in sets.split(",")])) for name, _, sets in named}
    for name, own in folders.items():
        others = [one for other, many in folders.items() if other != name for one in many]
        if others:
            good, every = first_right(own, learned(others))
            print(f"# {Path(name).name}: {good} of {every} first choices right")  # noqa: T201 - a command prints
    print("[weights]")  # noqa: T201
    for name, weight in zip(NAMES, learned([one for many in folders.values() for one in many]), strict=True):
        print(f'"{name}" = {weight:.3f}')  # noqa: T201


if __name__ == "__main__":
    main()
