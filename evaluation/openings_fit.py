"""Find what openings should count on all sets but one, and try it there: ``python -m evaluation.openings_fit DIR…``.

The weights minimise the listwise loss (softmax over the first passages, the judged ones wanted) over questions as typed
and without accents, every set counting the same; the last lines fold one set by question. Nothing is chosen by hand.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from evaluation.beir import read_set
from evaluation.retrieval import ranker_over
from evaluation.spoilt import as_typed, without_accents
from index.openings import Trust
from index.scoring import Weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from evaluation.beir import RetrievalSet

# The score without openings, then one piece at a time; what a piece adds is its value.
_PIECES = (Trust(0.0, 0.0, 0.0), Trust(1.0, 0.0, 0.0), Trust(0.0, 1.0, 0.0), Trust(0.0, 0.0, 1.0))
_DEPTH = 50
_STEPS, _RATE, _RIDGE = 600, 0.3, 3e-4
_FOLDS = 10


@dataclass(frozen=True, slots=True)
class Pieces:
    """A set's first passages: ``values`` (questions x passages x 4), which are judged, and the best nDCG's divisor."""

    values: NDArray[np.float64]
    wanted: NDArray[np.bool_]
    ideal: NDArray[np.float64]

    def of(self, places: NDArray[np.int64]) -> Pieces:
        """Return those of some questions."""
        return Pieces(self.values[places], self.wanted[places], self.ideal[places])

    def figures(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return P@1, MRR@10 and nDCG@10 in percent, by question."""
        order = np.argsort(-(self.values @ weights), axis=1, kind="stable")[:, :10]
        hits = np.take_along_axis(self.wanted, order, axis=1)
        discounts = 1.0 / np.log2(np.arange(hits.shape[1]) + 2.0)
        first = np.where(hits.any(axis=1), 1.0 / (hits.argmax(axis=1) + 1.0), 0.0)
        return 100.0 * np.stack([hits[:, 0], first, hits @ discounts / self.ideal], axis=1)


def pieces_of(found: RetrievalSet, change: Callable[[str], str]) -> Pieces:
    """Return the pieces of a set's first passages, as shares of the best score; passages lacking are never wanted."""
    rankers = [ranker_over(found.passages, weights=replace(Weights(), openings=trust)) for trust in _PIECES]
    ids = list(found.passages)
    values = np.zeros((len(found.qrels), _DEPTH, len(_PIECES)))
    values[:, :, 0] = -1.0
    wanted = np.zeros(values.shape[:2], dtype=bool)
    for place, key in enumerate(found.qrels):
        ranked = [ranker.rank(change(found.queries[key]), 2 * _DEPTH) for ranker in rankers]
        base, *others = [{item.number: item.score for item in items} for items in ranked]
        numbers = list(base)[:_DEPTH]
        for column, scores in enumerate((base, *others)):
            less = base if column else dict.fromkeys(base, 0.0)
            shares = [(scores.get(number, base[number]) - less[number]) / base[numbers[0]] for number in numbers]
            values[place, : len(numbers), column] = shares
        wanted[place, : len(numbers)] = [found.qrels[key].get(ids[number], 0) > 0 for number in numbers]
    relevant = [sum(value > 0 for value in judged.values()) for judged in found.qrels.values()]
    ideal = np.array([sum(1.0 / np.log2(rank + 2.0) for rank in range(min(count, 10))) for count in relevant])
    return Pieces(values, wanted, ideal)


def fitted(sets: Sequence[Pieces]) -> NDArray[np.float64]:
    """Return the weights (Adam on the listwise loss), the first scaled to 1."""
    weights = np.array([10.0, 0.0, 0.0, 0.0])
    mean, spread = np.zeros(4), np.zeros(4)
    for step in range(1, _STEPS + 1):
        slope = sum((_slope(one, weights) for one in sets), np.zeros(4)) / len(sets)
        slope[1:] += 2.0 * _RIDGE * weights[1:]
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        weights -= _RATE * (mean / (1.0 - 0.9**step)) / (np.sqrt(spread / (1.0 - 0.99**step)) + 1e-8)
    return np.asarray(weights / weights[0])


def _slope(one: Pieces, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    scores = one.values @ weights
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    right = np.where(one.wanted, raised, 0.0)
    found = one.wanted.any(axis=1)
    chance = raised / raised.sum(axis=1, keepdims=True)
    due = right[found] / np.maximum(right[found].sum(axis=1, keepdims=True), 1e-300)
    return np.asarray(np.einsum("qp,qpf->f", chance[found] - due, one.values[found]) / max(int(found.sum()), 1))


def by_set(sets: dict[str, tuple[Pieces, Pieces]]) -> Iterator[str]:
    """Yield a row a set left out: the weights found without it, and what they give on it, typed and without accents."""
    plain = np.array([1.0, 0.0, 0.0, 0.0])
    for name, tried in sets.items():
        weights = fitted([one for other, pair in sets.items() if other != name for one in pair])
        cells = [_cell(one.figures(plain).mean(axis=0), one.figures(weights).mean(axis=0)) for one in tried]
        yield f"| {name} | {_named(weights)} | {' | '.join(cells)} |"


def by_question(name: str, pair: tuple[Pieces, Pieces]) -> str:
    """Return a row: each tenth of a set's questions with the weights found on the other nine tenths."""
    places = np.random.default_rng(0).permutation(len(pair[0].ideal))
    plain = np.array([1.0, 0.0, 0.0, 0.0])
    gained = []
    for fold in range(_FOLDS):
        kept = np.setdiff1d(places, places[fold::_FOLDS])
        weights = fitted([one.of(kept) for one in pair])
        gained.append(pair[0].of(places[fold::_FOLDS]).figures(weights))
    return f"| {name} | {_cell(pair[0].figures(plain).mean(axis=0), np.concatenate(gained).mean(axis=0))} |"


def _cell(before: NDArray[np.float64], after: NDArray[np.float64]) -> str:
    return " → ".join(" / ".join(f"{value:.1f}" for value in figures) for figures in (before, after))


def _named(weights: NDArray[np.float64]) -> str:
    return " / ".join(f"{value:.2f}" for value in weights[1:])


def main(folders: Sequence[str]) -> int:
    """Print the tables and return the exit code."""
    read = [read_set(Path(folder)) for folder in folders]
    if len(read) < 2:
        sys.stderr.write(__doc__ or "")
        return 2
    sets = {found.name: (pieces_of(found, as_typed), pieces_of(found, without_accents)) for found in read}
    lines = ["| left out | lead / opening / defined | as typed | no accents |", "|---|---|---|---|", *by_set(sets)]
    lines += [f"all: {_named(fitted([one for pair in sets.values() for one in pair]))}"]
    lines += [by_question(name, pair) for name, pair in sets.items()]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
