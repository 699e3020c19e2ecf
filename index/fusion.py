"""How much the dense side may say beside the lexical one, decided for each question."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The dense side has a say on questions in the language that it was trained on (four bigrams in five of a question
# about law are known to the bundled encoder, half of those of any other), and as far as it agrees with the lexical
# side over the candidates of this very question. The figures were chosen on four benchmarks and tried on the fifth,
# each in turn.
MOST = 0.8  # of the best lexical score, for a cosine of 1
AGREEMENT = (0.1, 0.5)  # correlation that gives no trust, and full trust
FAMILIARITY = (0.6, 1.0)  # share of the question that is familiar, likewise


def fused(lexical: Mapping[int, float], similar: Mapping[int, float], familiarity: float) -> dict[int, float]:
    """Return one score a passage: lexical, plus cosine worth up to ``MOST`` of the best lexical score.

    A passage that one side lacks has 0 there; negative cosines count as 0. ``familiarity`` is of the question.
    """
    if not similar or not lexical:
        return dict(lexical or similar)
    numbers = list(lexical)
    cosines = [max(similar.get(number, 0.0), 0.0) for number in numbers]
    agreement = correlation([lexical[number] for number in numbers], cosines)
    worth = max(lexical.values()) * dense_weight(agreement, familiarity)
    return {number: lexical[number] + worth * cosine for number, cosine in zip(numbers, cosines, strict=True)}


def dense_weight(agreement: float, familiarity: float) -> float:
    """Return the dense side's weight, 0 to ``MOST``."""
    return MOST * _share(agreement, *AGREEMENT) * _share(familiarity, *FAMILIARITY)


def _share(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Pearson's correlation; 0 where either side does not vary."""
    if len(one) < 2:
        return 0.0
    middle, centre = sum(one) / len(one), sum(other) / len(other)
    product = sum((x - middle) * (y - centre) for x, y in zip(one, other, strict=True))
    spread = math.sqrt(sum((x - middle) ** 2 for x in one) * sum((y - centre) ** 2 for y in other))
    return product / spread if spread > 1e-12 else 0.0
