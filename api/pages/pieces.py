"""Stretches of a document's text, cut where cited words begin and end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``mark`` is the number of the cited span it belongs to (from 1), or 0."""

    text: str
    mark: int = 0
    first: bool = False


class Marker:
    """Cuts stretches of a text into marked and unmarked pieces."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        """Remember the cited spans, the one to scroll to first."""
        self._text = text
        self._spans = [span for span in spans if 0 <= span.start < span.end <= len(text)]

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return ``text[start:end]`` in pieces; blank text gives none."""
        return tuple(self._cut(start, end)) if self._text[start:end].strip() else ()

    def _cut(self, start: int, end: int) -> Iterator[Piece]:
        edges = {start, end}
        for span in self._spans:
            edges |= {edge for edge in (span.start, span.end) if start < edge < end}
        ordered = sorted(edges)
        for left, right in pairwise(ordered):
            number = self._number(left)
            first = bool(number) and self._begins(number, left)
            yield Piece(self._text[left:right], number, first)

    def _number(self, offset: int) -> int:
        return next((n for n, span in enumerate(self._spans, 1) if span.start <= offset < span.end), 0)

    def _begins(self, number: int, offset: int) -> bool:
        # The span may begin in white space that is never drawn: its first drawn words carry the anchor.
        return not self._text[self._spans[number - 1].start : offset].strip()
