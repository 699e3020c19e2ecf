"""Says how the hybrid search ranks the passage and the article that a clause stands in."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evidence.clauses import clauses_of
from assistant.evidence.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.evidence.clauses import Clauses
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from index.records import Hit

_HITS = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """How the search ranks what a clause stands in, against the best that it found for the question.

    ``passage`` and ``article`` are scores as shares of the best score; ``lexical`` is the passage's words alone as a
    share of the best of those, ``dense`` its cosine; ``place`` is one over its rank. All 0 where it found nothing.
    """

    passage: float = 0.0
    article: float = 0.0
    lexical: float = 0.0
    dense: float = 0.0
    place: float = 0.0


UNFOUND = Standing()


def standings(text: str, shelf: Shelf) -> dict[tuple[str, int], Standing]:
    """Return the standing of each clause (document id and place) that the search for ``text`` came upon."""
    opened = {one.id: one for one in shelf.documents}
    hits = [hit for hit in shelf.near(text)[:_HITS] if hit.document_id in opened]
    articles: dict[tuple[str, int], float] = {}
    passages: dict[tuple[str, int], Standing] = {}
    for hit, standing in zip(hits, _of_hits(hits), strict=True):
        one = opened[hit.document_id]
        for place in _inside(clauses_of(one), *article_span(one, hit.passage.start, hit.passage.end)):
            articles.setdefault((one.id, place), standing.passage)
        for place in _inside(clauses_of(one), hit.passage.start, hit.passage.end):
            passages.setdefault((one.id, place), standing)
    return {key: _joined(passages.get(key, UNFOUND), share) for key, share in articles.items()}


def _of_hits(hits: Sequence[Hit]) -> Iterator[Standing]:
    best = max((hit.score for hit in hits), default=0.0) or 1.0
    words = max(_evidence(hits, "lexical"), default=0.0) or 1.0
    for number, hit in enumerate(hits, 1):
        own = dict(hit.evidence)
        yield Standing(hit.score / best, 0.0, own.get("lexical", 0.0) / words, own.get("dense", 0.0), 1 / number)


def _evidence(hits: Iterable[Hit], name: str) -> Iterator[float]:
    return (value for hit in hits for key, value in hit.evidence if key == name)


def _joined(passage: Standing, article: float) -> Standing:
    return Standing(passage.passage, article, passage.lexical, passage.dense, passage.place)


@kept
def article_span(opened: Opened, start: int, end: int) -> tuple[int, int]:
    """Return the span of the article that holds ``start``, else of the innermost part, at least the stretch itself."""
    holding = [one for one in opened.document.sections if one.start <= start < one.end]
    article = next((one for one in reversed(holding) if one.kind == "dieu"), None) or opened.section_at(start)
    return (min(article.start, start), max(article.end, end)) if article else (start, end)


def _inside(clauses: Clauses, start: int, end: int) -> range:
    first = bisect_left(clauses.every, start, key=lambda one: one.end)
    return range(first, bisect_left(clauses.every, end, key=lambda one: one.start))
