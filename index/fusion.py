"""How much the dense side may say beside the lexical one, decided for each question."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The dense side is trusted as far as it agrees with the lexical one over the candidates of this very question: on
# text like its training's the two correlate at about 0.5, on reviews of telephones below 0. The three figures were
# chosen on four benchmarks and tried on the fifth, each in turn.
MOST = 0.6  # of the best lexical score, for a cosine of 1
NO_TRUST = 0.2  # correlation up to which the dense side has no say
FULL_TRUST = 0.6


def fused(lexical: Mapping[int, float], similar: Mapping[int, float]) -> dict[int, float]:
    """Return one score a passage: lexical, plus cosine worth up to ``MOST`` of the best lexical score.

    A passage that one side lacks has 0 there; negative cosines count as 0.
    """
    if not similar or not lexical:
        return dict(lexical or similar)
    numbers = list(lexical)
    best = max(lexical.values()) or 1.0
    cosines = [max(similar.get(number, 0.0), 0.0) for number in numbers]
    worth = best * dense_weight([lexical[number] for number in numbers], cosines)
    return {number: lexical[number] + worth * cosine for number, cosine in zip(numbers, cosines, strict=True)}


def dense_weight(lexical: Sequence[float], cosines: Sequence[float]) -> float:
    """Return the dense side's weight, 0 to ``MOST``, by Pearson's correlation of the two."""
    agreement = (correlation(lexical, cosines) - NO_TRUST) / (FULL_TRUST - NO_TRUST)
    return MOST * min(1.0, max(0.0, agreement))


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Pearson's correlation; 0 where either side does not vary."""
    if len(one) < 2:
        return 0.0
    middle, centre = sum(one) / len(one), sum(other) / len(other)
    product = sum((x - middle) * (y - centre) for x, y in zip(one, other, strict=True))
    spread = math.sqrt(sum((x - middle) ** 2 for x in one) * sum((y - centre) ** 2 for y in other))
    return product / spread if spread > 1e-12 else 0.0
