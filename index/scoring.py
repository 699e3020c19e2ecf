"""The second stage of lexical search: BM25 over the candidates alone, with diacritics and the best sentence weighed.

BM25 as in Robertson and Zaragoza (2009), fields combined before saturation (BM25F). The figures below were chosen on
four benchmarks and tried on the fifth, each in turn; they lie on a plateau (see docs/benchmarks-retrieval.md).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from index.background import rarity
from index.openings import Openings, Trust, openings_of
from index.terms import WHOLE, PassageTerms, QueryTerm, fold_key, with_bigrams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Saturation:
    """BM25's two figures: how soon repeats stop counting (``k1``), how much length counts against (``b``)."""

    k1: float
    b: float

    def of(self, frequency: float, length: float) -> float:
        """Return the worth of a term met ``frequency`` times in a text of ``length`` times the average."""
        return frequency * (self.k1 + 1.0) / (frequency + self.k1 * (1.0 - self.b + self.b * length))


WHOLE_PASSAGE = Saturation(1.2, 0.85)
ONE_SENTENCE = Saturation(0.45, 0.85)
_ORDINARY = 4.0  # the rarity of a middling subject; only keeps weights near 1


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence counts; 0 switches it off (for ablations), but ``asking`` and ``background``.

    ``asking`` is what is left of the weight of words that ask (1 leaves it all). ``background`` is the power to which
    a term's rarity in official prose at large is raised, beside its rarity in the index (0 leaves it out). ``accents``
    is how far diacritics read from the passages found are trusted, ``openings`` how far what a passage opens with.
    """

    head: float = 0.5
    expanded: float = 0.5
    expansion: float = 0.5
    exact: float = 0.6
    bigram: float = 0.4
    sentence: float = 0.45
    spelling: float = 0.5
    asking: float = 0.25
    background: float = 0.35
    accents: float = 1.0
    openings: Trust = Trust()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class Statistics:
    """What BM25 knows of the whole index: sizes, and how many passages hold each term (exact and folded)."""

    passages: int
    average_length: float
    average_sentence: float
    exact: Mapping[str, int]
    folded: Mapping[str, int]


# The sentences that a term stands in. Most stand in one: a bare number there spares the garbage collector a list.
_Places = int | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bag:
    """A passage ready to be scored: for each term the sentences it stands in (once an occurrence).

    ``lengths`` are syllables a sentence; ``aside`` are terms of heading and written-out short forms with weights.
    """

    exact: dict[str, _Places]
    folded: dict[str, _Places]
    lengths: tuple[int, ...]
    head_exact: dict[str, int]
    head_folded: dict[str, int]
    expanded: frozenset[str]
    openings: Openings

    @property
    def length(self) -> int:
        """Syllables in the passage."""
        return sum(self.lengths)


class Sought:
    """The folded keys that a question can meet; all that a passage says beside them need not be looked at."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Seek syllables, bigrams and whole symbols."""
        self.keys = frozenset(keys)
        self.beginnings = self.keys.union(key.partition("_")[0] for key in self.keys)


def bag_of(terms: PassageTerms, sought: Sought | None = None) -> Bag:
    """Return the bag of a passage's terms, of those alone that are ``sought`` where they are given."""
    exact: dict[str, _Places] = {}
    folded: dict[str, _Places] = {}
    lengths = []
    for place, line in enumerate(terms.body.split("\n")):
        lengths.append(len(line.split()) - line.count(WHOLE))
        for key, plain in _met(line, sought):
            _note(exact, key, place)
            _note(folded, plain, place)
    head = list(_met(terms.head, sought))
    return Bag(
        exact,
        folded,
        tuple(lengths),
        _counts(key for key, _ in head),
        _counts(plain for _, plain in head),
        frozenset(plain for plain in map(fold_key, terms.expanded.split()) if not sought or plain in sought.keys),
        openings_of(said_in(terms), sought.keys if sought else None),
    )


def said_in(terms: PassageTerms) -> list[list[str]]:
    """Return the sentences of a passage as exact keys without whole symbols."""
    return [_syllables(line.split()) if WHOLE in line else line.split() for line in terms.body.split("\n")]


def _met(line: str, sought: Sought | None) -> Iterator[tuple[str, str]]:
    """Yield the keys of a line and its bigrams, exact and folded: all of them, or those that are sought."""
    keys = line.split()
    if sought is None:
        yield from ((key, fold_key(key)) for key in with_bigrams(keys))
        return
    # Of the words of a hundred passages a question seeks few: they are found first, with little work for the rest.
    folded = list(map(fold_key, keys))
    last = len(keys) - line.count(WHOLE) - 1  # whole symbols stand after the syllables
    for place in [place for place, plain in enumerate(folded) if plain in sought.beginnings]:
        if folded[place] in sought.keys:
            yield keys[place], folded[place]
        if place < last and (pair := f"{folded[place]}_{folded[place + 1]}") in sought.keys:
            yield f"{keys[place]}_{keys[place + 1]}", pair


def _syllables(keys: list[str]) -> list[str]:
    return [key for key in keys if not key.startswith(WHOLE)]


def window_lengths(lengths: Sequence[int]) -> list[int]:
    """Return the syllables of each two-sentence window; a passage of one sentence is its own window."""
    if len(lengths) < 2:
        return list(lengths)
    return [one + two for one, two in pairwise(lengths)]


def sentence_lengths(terms: PassageTerms) -> list[int]:
    """Return the syllables of each sentence of a passage."""
    return [len(sentence) for sentence in said_in(terms)]


def sizes_of(passages: Iterable[PassageTerms]) -> tuple[int, int, int, int]:
    """Return how many passages, syllables, windows and syllables in windows there are."""
    lengths = [sentence_lengths(terms) for terms in passages]
    windows = [size for sizes in lengths for size in window_lengths(sizes)]
    return len(lengths), sum(map(sum, lengths)), len(windows), sum(windows)


def in_proportion(term: QueryTerm, weights: Weights) -> QueryTerm:
    """Return a question's term with the weight that words which ask, and words common everywhere, leave it."""
    asked = 1.0 - term.asking * (1.0 - weights.asking)
    common = (rarity(term.folded) / _ORDINARY) ** weights.background if weights.background else 1.0
    return replace(term, weight=term.weight * asked * common)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A question's term with what an occurrence is worth: ``exact`` as typed, ``folded`` without diacritics."""

    exact: str
    folded: str
    exact_worth: float
    folded_worth: float


class Scorer:
    """Scores passages for one question."""

    def __init__(self, query: Iterable[QueryTerm], statistics: Statistics, weights: Weights) -> None:
        """Weigh the question's terms once."""
        self._statistics = statistics
        self._weights = weights
        self._wanted = [self._weighed(term) for term in query]

    def score(self, bag: Bag) -> float:
        """Return the passage's score: BM25 of the whole, mixed with BM25 of its best sentence."""
        length = max(bag.length, 1) / max(self._statistics.average_length, 1.0)
        scale = [max(size, 1) / max(self._statistics.average_sentence, 1.0) for size in bag.lengths]
        whole, parts = 0.0, [0.0] * len(scale)
        for worth, places, aside in self._found(bag):
            whole += worth * WHOLE_PASSAGE.of(len(places) + aside, length)
            _add_sentences(parts, places, aside, worth, scale)
        return (1.0 - self._weights.sentence) * whole + self._weights.sentence * max(parts, default=0.0)

    def _found(self, bag: Bag) -> Iterator[tuple[float, Sequence[int], float]]:
        weights = self._weights
        for term in self._wanted:
            places = _places(bag.folded, term.folded)
            heading = bag.head_folded.get(term.folded, 0)
            written_out = term.folded in bag.expanded
            if places or heading or written_out:
                yield term.folded_worth, places, weights.head * heading + weights.expanded * written_out
                exact, heading = _places(bag.exact, term.exact), bag.head_exact.get(term.exact, 0)
                if term.exact_worth and (exact or heading):
                    yield term.exact_worth, exact, weights.head * heading

    def _weighed(self, term: QueryTerm) -> _Wanted:
        share = self._weights.exact * term.exactness
        weight = term.weight * (self._weights.bigram if "_" in term.exact else 1.0)
        passages = self._statistics.passages
        exact = inverse_frequency(passages, self._statistics.exact.get(term.exact, 0))
        folded = inverse_frequency(passages, self._statistics.folded.get(term.folded, 0))
        return _Wanted(term.exact, term.folded, weight * share * exact, weight * (1.0 - share) * folded)


def inverse_frequency(passages: int, holding: int) -> float:
    """Return BM25's idf, never below 0: ``ln(1 + (N - n + 0.5) / (n + 0.5))``."""
    holding = min(holding, passages)
    return math.log1p((passages - holding + 0.5) / (holding + 0.5))


def _add_sentences(
    parts: list[float], places: Sequence[int], aside: float, worth: float, scale: Sequence[float]
) -> None:
    counts: dict[int, int] = {}
    for place in places:
        counts[place] = counts.get(place, 0) + 1
    for sentence in range(len(parts)) if aside else counts:
        parts[sentence] += worth * ONE_SENTENCE.of(counts.get(sentence, 0) + aside, scale[sentence])


def _note(table: dict[str, _Places], key: str, place: int) -> None:
    table[key] = (*_places(table, key), place) if key in table else place


def _places(table: dict[str, _Places], key: str) -> tuple[int, ...]:
    found = table.get(key, ())
    return (found,) if isinstance(found, int) else found


def _counts(keys: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts
