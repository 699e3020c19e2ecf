"""The second stage of lexical search: BM25 over the candidates alone, with diacritics and the best window weighed.

BM25 as in Robertson and Zaragoza (2009), fields combined before saturation (BM25F); k1 = 1.2, b = 0.75.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.terms import WHOLE, PassageTerms, QueryTerm, fold_key, with_bigrams

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

K1 = 1.2
B = 0.75


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence counts; a value of 0 switches it off (for ablations)."""

    head: float = 0.5
    expanded: float = 0.5
    expansion: float = 0.5
    exact: float = 0.5
    bigram: float = 0.5
    window: float = 0.4


@dataclass(frozen=True, slots=True)
class Statistics:
    """What BM25 knows of the whole index: sizes, and how many passages hold each term (exact and folded)."""

    passages: int
    average_length: float
    average_window: float
    exact: Mapping[str, int]
    folded: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Bag:
    """A passage ready to be scored: for each term the sentences it stands in (once an occurrence).

    ``lengths`` are syllables a sentence; ``aside`` are terms of heading and written-out short forms with weights.
    """

    exact: dict[str, list[int]]
    folded: dict[str, list[int]]
    lengths: tuple[int, ...]
    head_exact: dict[str, int]
    head_folded: dict[str, int]
    expanded: frozenset[str]

    @property
    def length(self) -> int:
        """Syllables in the passage."""
        return sum(self.lengths)


def bag_of(terms: PassageTerms) -> Bag:
    """Return the bag of a passage's terms."""
    exact: dict[str, list[int]] = {}
    folded: dict[str, list[int]] = {}
    lengths = []
    for place, line in enumerate(terms.body.split("\n")):
        keys = line.split(" ") if line else []
        lengths.append(sum(not key.startswith(WHOLE) for key in keys))
        for key in with_bigrams(keys):
            exact.setdefault(key, []).append(place)
            folded.setdefault(fold_key(key), []).append(place)
    head = with_bigrams(terms.head.split())
    return Bag(
        exact,
        folded,
        tuple(lengths),
        _counts(head),
        _counts(fold_key(key) for key in head),
        frozenset(fold_key(key) for key in terms.expanded.split()),
    )


def window_lengths(lengths: Sequence[int]) -> list[int]:
    """Return the syllables of each two-sentence window; a passage of one sentence is its own window."""
    if len(lengths) < 2:
        return list(lengths)
    return [one + two for one, two in pairwise(lengths)]


def sentence_lengths(terms: PassageTerms) -> list[int]:
    """Return the syllables of each sentence of a passage."""
    return [sum(not key.startswith(WHOLE) for key in line.split()) for line in terms.body.split("\n")]


def sizes_of(passages: Iterable[PassageTerms]) -> tuple[int, int, int, int]:
    """Return how many passages, syllables, windows and syllables in windows there are."""
    lengths = [sentence_lengths(terms) for terms in passages]
    windows = [size for sizes in lengths for size in window_lengths(sizes)]
    return len(lengths), sum(map(sum, lengths)), len(windows), sum(windows)


def score(query: Sequence[QueryTerm], bag: Bag, statistics: Statistics, weights: Weights) -> float:
    """Return the passage's score for a question: BM25 of the whole, mixed with BM25 of its best window."""
    length = max(bag.length, 1) / max(statistics.average_length, 1.0)
    windows = window_lengths(bag.lengths)
    scale = [max(size, 1) / max(statistics.average_window, 1.0) for size in windows]
    whole = 0.0
    parts = [0.0] * len(windows)
    for term in query:
        for places, aside, factor in _evidence(term, bag, statistics, weights):
            if places or aside:
                whole += factor * _saturated(len(places) + aside, length)
                _add_windows(parts, places, aside, factor, scale)
    best = max(parts, default=0.0)
    return (1.0 - weights.window) * whole + weights.window * best


def inverse_frequency(passages: int, holding: int) -> float:
    """Return BM25's idf, never below 0: ``ln(1 + (N - n + 0.5) / (n + 0.5))``."""
    holding = min(holding, passages)
    return math.log1p((passages - holding + 0.5) / (holding + 0.5))


def _evidence(
    term: QueryTerm, bag: Bag, statistics: Statistics, weights: Weights
) -> Iterable[tuple[list[int], float, float]]:
    kind = weights.bigram if "_" in term.exact else 1.0
    exact_share = weights.exact * term.exactness
    rarity = inverse_frequency(statistics.passages, statistics.folded.get(term.folded, 0))
    aside = weights.head * bag.head_folded.get(term.folded, 0)
    aside += weights.expanded * (term.folded in bag.expanded)
    yield bag.folded.get(term.folded, []), aside, term.weight * kind * (1.0 - exact_share) * rarity
    if exact_share:
        rarity = inverse_frequency(statistics.passages, statistics.exact.get(term.exact, 0))
        aside = weights.head * bag.head_exact.get(term.exact, 0)
        yield bag.exact.get(term.exact, []), aside, term.weight * kind * exact_share * rarity


def _saturated(frequency: float, length: float) -> float:
    return frequency * (K1 + 1.0) / (frequency + K1 * (1.0 - B + B * length))


def _add_windows(parts: list[float], places: list[int], aside: float, factor: float, scale: Sequence[float]) -> None:
    counts: dict[int, float] = {}
    for place in places:
        for window in (place - 1, place) if len(parts) > 1 else (0,):
            if 0 <= window < len(parts):
                counts[window] = counts.get(window, 0.0) + 1.0
    for window in range(len(parts)) if aside else counts:
        parts[window] += factor * _saturated(counts.get(window, 0.0) + aside, scale[window])


def _counts(keys: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts
