"""How much the dense side may say beside the lexical one, decided per query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.terms import QueryTerm


@dataclass(frozen=True, slots=True)
class Side:
    """One side's scores by passage number."""

    scores: dict[int, float]


def fused(lexical: Side, dense: Side, _query: Sequence[QueryTerm]) -> dict[int, float]:
    """Return one score a passage."""
    if not dense.scores:
        return lexical.scores
    return lexical.scores or dense.scores
