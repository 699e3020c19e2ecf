"""The nouns of comparing: what each document says of one matter, and whether they say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answering.proposal import Ground
    from assistant.evidence.pieces import Opened

# Of two documents, seen from the first; among more, a matter that only some have is "partial".
SAME, CHANGED, ADDED, REMOVED, PARTIAL = "same", "changed", "added", "removed", "partial"


@dataclass(frozen=True, slots=True)
class Side:
    """What one document says: ``value`` as printed, ``None`` where it is silent; ``grounds`` the words it rests on."""

    opened: Opened
    value: str | None
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One field that the documents state differently ("chủ trì"), with each document's cell."""

    field: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One matter laid side by side; ``sides`` follow the order of the documents.

    ``topic`` is the task, the indicator, the basis or the name of the date; ``scope`` and ``year`` are a target's.
    """

    topic: str
    status: str
    sides: tuple[Side, ...]
    changes: tuple[Change, ...] = ()
    scope: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several documents side by side, in the order they were named."""

    documents: tuple[Opened, ...]
    targets: tuple[Entry, ...]
    assignments: tuple[Entry, ...]
    bases: tuple[Entry, ...]
    dates: tuple[Entry, ...]


def status_of(values: tuple[str | None, ...], *, same: bool) -> str:
    """Return how the documents stand to one another; ``same`` says that all who speak say the same."""
    if all(value is not None for value in values):
        return SAME if same else CHANGED
    if len(values) > 2:
        return PARTIAL
    return ADDED if values[0] is None else REMOVED
