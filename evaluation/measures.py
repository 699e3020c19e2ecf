"""Retrieval measures as values: each prints as its notation and scores one query's ranking.

P@k, R@k, MRR@k as in TREC; nDCG@k with gains equal to the judgements and discounts log2(rank + 1)
(Järvelin and Kekäläinen 2002, as trec_eval's ``ndcg_cut``).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Qrels = dict[str, dict[str, int]]
"""Query id → document id → judgement; above 0 is relevant."""

Run = dict[str, dict[str, float]]
"""Query id → document id → score."""


@dataclass(frozen=True, slots=True)
class Measure:
    """``name`` is ``P``, ``R``, ``MRR`` or ``nDCG``; only the first ``depth`` documents count."""

    name: str
    depth: int

    def __str__(self) -> str:
        """Return the field's notation, ``nDCG@10``."""
        return f"{self.name}@{self.depth}"

    def of(self, ranking: Sequence[str], judged: Mapping[str, int]) -> float:
        """Return the measure of one ranking, 0 to 1."""
        gains = [max(judged.get(document, 0), 0) for document in ranking[: self.depth]]
        return _FORMULAS[self.name](gains, sorted(judged.values(), reverse=True), self.depth)


def _precision(gains: Sequence[int], _judged: Sequence[int], depth: int) -> float:
    return sum(gain > 0 for gain in gains) / depth


def _recall(gains: Sequence[int], judged: Sequence[int], _depth: int) -> float:
    relevant = sum(value > 0 for value in judged)
    return sum(gain > 0 for gain in gains) / relevant if relevant else 0.0


def _reciprocal_rank(gains: Sequence[int], _judged: Sequence[int], _depth: int) -> float:
    return next((1.0 / rank for rank, gain in enumerate(gains, start=1) if gain > 0), 0.0)


def _ndcg(gains: Sequence[int], judged: Sequence[int], depth: int) -> float:
    ideal = _dcg([max(value, 0) for value in judged[:depth]])
    return _dcg(gains) / ideal if ideal else 0.0


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


_FORMULAS = {"P": _precision, "R": _recall, "MRR": _reciprocal_rank, "nDCG": _ndcg}

MEASURES = (Measure("P", 1), Measure("R", 10), Measure("MRR", 10), Measure("nDCG", 10))


def ranking_of(scores: Mapping[str, float]) -> list[str]:
    """Return document ids, best first; equal scores in the order in which they were given."""
    return sorted(scores, key=lambda document: -scores[document])


def mean(measure: Measure, run: Run, qrels: Qrels) -> float:
    """Return the measure's mean over the judged queries; one that the run lacks scores 0."""
    judged = {query: values for query, values in qrels.items() if any(value > 0 for value in values.values())}
    scores = [measure.of(ranking_of(run.get(query, {})), values) for query, values in judged.items()]
    return sum(scores) / len(scores) if scores else 0.0


def table(run: Run, qrels: Qrels) -> dict[str, float]:
    """Return the mean of each measure under its notation."""
    return {str(measure): mean(measure, run, qrels) for measure in MEASURES}
