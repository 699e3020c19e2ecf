"""The laid document: every paragraph and grid with its place in the one reading text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.tables.laid import LaidGrid

if TYPE_CHECKING:
    from corpus.document import Page


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in place: ``text`` is the reading text at ``[start, end)``; the hints are the reader's."""

    text: str
    start: int
    end: int
    centered: bool | None = None
    bold: bool | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """The one text with its paragraphs and data grids, in reading order."""

    text: str
    items: tuple[Line | LaidGrid, ...]
    pages: tuple[Page, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The paragraphs alone."""
        return tuple(item for item in self.items if isinstance(item, Line))

    @property
    def grids(self) -> tuple[LaidGrid, ...]:
        """The grids alone."""
        return tuple(item for item in self.items if isinstance(item, LaidGrid))


def is_upper(text: str) -> bool:
    """Say whether all letters are capitals, and at least two there are."""
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def syllables(text: str) -> int:
    """Count the words between white space: the length of Vietnamese text."""
    return len(text.split())
