"""How much the dense side may say beside the lexical one, decided for each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# A model has a say over texts in the language that it was trained on, and none over any other: outside, it never
# helped and often harmed. Which it is shows in the passages that the lexical side found: the bundled encoder knows
# nine pairs of syllables in ten of a law, three in four of a plan, and half of medicine or an encyclopedia.
MOST = 0.8  # of the best lexical score, for a cosine of 1
FAMILIARITY = (0.75, 0.9)  # share of the passages' pairs known that gives no trust, and full trust


def fused(lexical: Mapping[int, float], similar: Mapping[int, float], familiarity: float) -> dict[int, float]:
    """Return one score a passage: lexical, plus cosine worth up to ``MOST`` of the best lexical score.

    A passage that one side lacks has 0 there; negative cosines count as 0. ``familiarity`` is of the best passages.
    """
    if not similar or not lexical:
        return dict(lexical or similar)
    worth = max(lexical.values()) * dense_weight(familiarity)
    return {number: score + worth * max(similar.get(number, 0.0), 0.0) for number, score in lexical.items()}


def dense_weight(familiarity: float) -> float:
    """Return the dense side's weight, 0 to ``MOST``."""
    low, high = FAMILIARITY
    return MOST * min(1.0, max(0.0, (familiarity - low) / (high - low)))
