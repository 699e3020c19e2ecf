"""Cuts a fact's words out of a cell or an item: bullets and end punctuation off, white space single."""

from __future__ import annotations

import re

_BULLETS = re.compile(r"^(?:[-–—+•*▪●○·◦➢✓✔]\s*)+(?=[^\d\s]|\s|\d)")
_BLANK = re.compile(r"[\s\-–—.…_/\\xX+*•]*")
_ENDS = " \t\n;,"


def is_blank(text: str) -> bool:
    """Say whether a cell says nothing: empty, or only dashes, dots or a mark."""
    return _BLANK.fullmatch(text) is not None


def squash(text: str) -> str:
    """Return the text with single spaces."""
    return " ".join(text.split())


def said(text: str) -> str | None:
    """Return a cell's words on one line, a leading bullet and trailing separators gone; ``None`` for a blank cell."""
    if is_blank(text):
        return None
    flat = squash(text)
    bullet = _BULLETS.match(flat)
    # "-5%" is a value, "- Báo cáo" an item.
    if bullet and not re.match(r"[-–]\s?\d", flat):
        flat = flat[bullet.end() :]
    return flat.strip(_ENDS) or None


def trimmed(text: str, start: int, end: int, ends: str = " \t\n;,.:") -> tuple[int, int]:
    """Return the span without white space at its start and the characters of ``ends`` at its end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1] in ends:
        end -= 1
    return start, end
