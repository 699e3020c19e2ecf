"""Rank passages for a question: candidates from the indexes, a second lexical stage, fusion with the dense side."""

from __future__ import annotations

import heapq
import threading
from collections import OrderedDict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from index.accents import HABIT, restored
from index.errors import EncoderError
from index.fusion import fused
from index.openings import subject_of, worth
from index.scoring import (
    Bag,
    Scorer,
    Sought,
    Statistics,
    Weights,
    bag_of,
    in_proportion,
    inverse_frequency,
    said_in,
)
from index.spelling import mended_terms
from index.terms import WHOLE, QueryTerm, accent_habit, fold_key, keys_of, query_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from index.lexical import LexicalIndex
    from index.terms import Held
    from index.vectors import DenseSide

LEXICAL_CANDIDATES = 100
DENSE_CANDIDATES = 50
_CACHED_BAGS = 4096
_CACHED_PASSAGES = 4096
_ACCENTED = 30  # passages that show how words typed without diacritics are written
_OPENED = 50  # passages whose openings are looked at
_TELLING = 10  # passages that show what kind of text the question is put to
MODES = ("hybrid", "lexical", "dense")


class PassageSource(Protocol):
    """Where the ranker gets passages by number."""

    def held(self, numbers: Sequence[int]) -> dict[int, Held]:
        """Return the passages of these numbers; those that are gone are left out."""

    def sizes(self) -> tuple[int, int, int, int]:
        """Return how many passages, syllables, windows and syllables in windows there are."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage number with its score and the pieces that make it up."""

    number: int
    score: float
    evidence: tuple[tuple[str, float], ...]


class Ranker:
    """Ranks over one lexical index and, where there is one, a dense side; safe to call from several threads."""

    def __init__(
        self,
        source: PassageSource,
        lexical: LexicalIndex,
        dense: DenseSide | None = None,
        weights: Weights = Weights(),  # noqa: B008 - frozen
    ) -> None:
        """Rank the passages of ``source``."""
        self._source = source
        self._lexical = lexical
        self._dense = dense
        self._weights = weights
        self._met: OrderedDict[int, Held] = OrderedDict()  # met once
        self._bags: OrderedDict[int, tuple[Held, Bag]] = OrderedDict()  # met again
        self._lock = threading.Lock()
        self._sizes: tuple[int, int, int, int] | None = None

    def rank(
        self, question: str, k: int, *, mode: str = "hybrid", document_ids: Collection[str] | None = None
    ) -> tuple[Ranked, ...]:
        """Return the best ``k`` passages, best first; equal scores stand in document and reading order."""
        if mode not in MODES:
            raise ValueError(f"mode is one of {', '.join(MODES)}, not {mode!r}")
        query = self._asked(question)
        numbers = self._lexical.candidates(query, max(LEXICAL_CANDIDATES, k), document_ids) if mode != "dense" else []
        similar = self._similar(question, numbers, k, mode, document_ids)
        bags = self._fetched(list(dict.fromkeys((*numbers, *similar))), Sought(term.folded for term in query))
        lexical = self._scored(question, query, bags) if mode != "dense" else {}
        familiarity = self._familiarity(lexical, bags) if mode == "hybrid" else 0.0
        scores = {"hybrid": fused(lexical, similar, familiarity), "lexical": lexical, "dense": similar}[mode]
        if mode != "dense" and self._weights.openings:
            scores = self._opened(question, query, scores, bags)
        return self._best(scores, lexical, similar, bags, k)

    def _opened(
        self, question: str, query: Sequence[QueryTerm], scores: dict[int, float], bags: dict[int, tuple[Held, Bag]]
    ) -> dict[int, float]:
        keys = [key for key in keys_of(question) if not key.startswith(WHOLE)]
        asked = {fold_key(key) for key in keys}
        held = self._lexical.frequencies("folded", asked)
        passages = self._passage_sizes()[0]
        rare = {key: inverse_frequency(passages, count) for key, count in held.items()}
        weights = {term.folded: term.weight * rare[term.folded] for term in query if term.folded in asked}
        best = heapq.nlargest(_OPENED, scores.items(), key=lambda item: item[1])
        most, subject = max(scores.values(), default=0.0), subject_of(keys, weights)
        return scores | {
            number: score + most * worth(subject, bags[number][1].openings, self._weights.openings)
            for number, score in best
            if number in bags
        }

    def _asked(self, question: str) -> list[QueryTerm]:
        query = list(query_terms(question, expansion_weight=self._weights.expansion))
        if self._weights.spelling:
            keys = [fold_key(key) for key in keys_of(question) if not key.startswith(WHOLE)]
            asked = {term.folded for term in query}
            mended = mended_terms(keys, self._lexical.frequency, self._weights.spelling)
            query += [term for term in mended if term.folded not in asked]
        return [in_proportion(term, self._weights) for term in query]

    def _similar(
        self, question: str, numbers: Sequence[int], k: int, mode: str, document_ids: Collection[str] | None
    ) -> dict[int, float]:
        if mode == "lexical":
            return {}
        if self._dense is None:
            if mode == "dense":
                raise EncoderError("Chưa có bộ mã hoá nên không tìm theo nghĩa được.", "Hãy dùng chế độ lexical.")
            return {}
        return self._dense.similar(question, numbers, max(DENSE_CANDIDATES, k), document_ids)

    def _familiarity(self, lexical: dict[int, float], bags: dict[int, tuple[Held, Bag]]) -> float:
        best = heapq.nlargest(_TELLING, lexical, key=lexical.__getitem__)
        said = (list(map(fold_key, line)) for number in best for line in said_in(bags[number][0].terms))
        pairs = {f"{one}_{two}" for line in said for one, two in pairwise(line)}
        return self._dense.familiarity(pairs) if self._dense is not None else 0.0

    def _fetched(self, numbers: Sequence[int], sought: Sought) -> dict[int, tuple[Held, Bag]]:
        """Return the passages with their bags: whole and kept where a passage comes again, else of what is sought."""
        with self._lock:
            kept = {number: self._bags[number] for number in numbers if number in self._bags}
            again = {number: held for number in numbers if (held := self._met.pop(number, None))}
        first = self._source.held([number for number in numbers if number not in kept and number not in again])
        whole = {number: (held, bag_of(held.terms)) for number, held in again.items()}
        self._keep(first, whole)
        return kept | whole | {number: (held, bag_of(held.terms, sought)) for number, held in first.items()}

    def _keep(self, first: dict[int, Held], whole: dict[int, tuple[Held, Bag]]) -> None:
        with self._lock:
            self._met.update(first)
            self._bags.update(whole)
            for table, most in ((self._met, _CACHED_PASSAGES), (self._bags, _CACHED_BAGS)):
                while len(table) > most:
                    table.popitem(last=False)

    def _scored(self, question: str, query: Sequence[QueryTerm], bags: dict[int, tuple[Held, Bag]]) -> dict[int, float]:
        scores = self._scored_as(query, bags)
        if not self._weights.accents or accent_habit(keys_of(question)) >= HABIT:
            return scores
        best = dict(heapq.nlargest(_ACCENTED, scores.items(), key=lambda item: item[1]))
        accented = restored(query, {number: bags[number][1] for number in best}, best, self._weights.accents)
        return self._scored_as(accented, bags)

    def _scored_as(self, query: Sequence[QueryTerm], bags: dict[int, tuple[Held, Bag]]) -> dict[int, float]:
        scorer = Scorer(query, self._statistics(query), self._weights)
        return {number: scorer.score(bag) for number, (_, bag) in bags.items()}

    def _statistics(self, query: Iterable[QueryTerm]) -> Statistics:
        terms = list(query)
        passages, syllables, windows, window_syllables = self._passage_sizes()
        return Statistics(
            passages,
            syllables / max(passages, 1),
            window_syllables / max(windows, 1) / 2,  # a window is two sentences
            self._lexical.frequencies("exact", {term.exact for term in terms}),
            self._lexical.frequencies("folded", {term.folded for term in terms}),
        )

    def _passage_sizes(self) -> tuple[int, int, int, int]:
        if self._sizes is None:
            self._sizes = self._source.sizes()
        return self._sizes

    @staticmethod
    def _best(
        scores: dict[int, float],
        lexical: dict[int, float],
        similar: dict[int, float],
        bags: dict[int, tuple[Held, Bag]],
        k: int,
    ) -> tuple[Ranked, ...]:
        def place(number: int) -> tuple[float, str, int]:
            held = bags[number][0]
            return -round(scores[number], 9), held.document_id, held.position

        alive = [number for number in scores if number in bags and scores[number] > 0.0]
        return tuple(
            Ranked(
                number,
                round(scores[number], 9),
                tuple(
                    (name, side[number]) for name, side in (("lexical", lexical), ("dense", similar)) if number in side
                ),
            )
            for number in sorted(alive, key=place)[:k]
        )
