"""A word as recognised on a scanned page."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.formats.pdf_content import Word


@dataclass(frozen=True, slots=True)
class Sure:
    """A recognised word, how sure Tesseract is of it (0 to 100), and what it was read as where it was mended."""

    word: Word
    confidence: float
    original: str | None = None
