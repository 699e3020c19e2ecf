"""Finds the sentence or table row that says a claim word for word, whatever its accents, case and punctuation."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.citations import row_ground, sentence_ground
from assistant.evidence.kept import kept
from assistant.understanding.words import keys
from corpus.language.syllables import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.answering.proposal import Ground
    from assistant.evidence.pieces import Opened

_FEW = 6  # fewer words may stand anywhere


@dataclass(frozen=True, slots=True)
class _Line:
    """A document's text as folded syllables with single blanks; ``starts`` are their places in the text."""

    words: str
    starts: tuple[int, ...]


def said_in(claim: str, documents: Iterable[Opened]) -> Ground | None:
    """Return the ground that says all of the claim's words in a row, ``None`` where no document does."""
    said = [keys(token.text)[1] for token in tokens(claim) if not token.whole]
    if len(said) < _FEW:
        return None
    needle = f" {' '.join(said)} "
    for opened in documents:
        line = _line(opened)
        at = line.words.find(needle)
        if at >= 0:
            first = line.words.count(" ", 0, at)
            return _ground(opened, line.starts[first], line.starts[first + len(said) - 1])
    return None


@kept
def _line(opened: Opened) -> _Line:
    cut = [token for token in tokens(opened.document.text) if not token.whole]
    return _Line(f" {' '.join(keys(token.text)[1] for token in cut)} ", tuple(token.start for token in cut))


def _ground(opened: Opened, start: int, end: int) -> Ground | None:
    """Return the sentence or row that holds both ends; words that run over several are no claim of one."""
    stretches = opened.stretches
    near = bisect_right([one.start for one in stretches], start) - 1
    if near >= 0 and end < stretches[near].end:
        return sentence_ground(opened, stretches[near].start, stretches[near].end)
    for number, table in enumerate(opened.document.tables):
        for row, line in enumerate(table.rows) if table.start <= start < table.end else ():
            if line.start <= start and end < line.end:
                return row_ground(opened, number, row, None)
    return None
