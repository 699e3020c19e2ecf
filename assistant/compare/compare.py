"""The door of comparing: documents in, their matters side by side out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.compare.comparison import Comparison
from assistant.compare.facts import compared_assignments, compared_targets
from assistant.compare.identities import compared_bases, compared_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened


def compared(documents: Sequence[Opened]) -> Comparison:
    """Return two documents or more side by side; of two, the first counts as the older."""
    return Comparison(
        tuple(documents),
        compared_targets(documents),
        compared_assignments(documents),
        compared_bases(documents),
        compared_dates(documents),
    )
