"""What comes back from pages that were read from their pictures."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.draft import Doubt
from corpus.formats.pdf_content import PageContent


@dataclass(frozen=True, slots=True)
class Scans:
    """Recognised pages as PDF pages are handed on, the words on them to doubt, and what to warn of."""

    contents: tuple[PageContent, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    warnings: tuple[str, ...] = ()
