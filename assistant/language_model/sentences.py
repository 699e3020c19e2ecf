"""Cuts a reply into checkable pieces as it comes: each ends behind its markers and stop, or with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

MARKER = re.compile(r"\[(\d{1,3})\]")
# "… chủ trì [1]. " and "… chủ trì [1][2] "; a full stop without a marker ends nothing ("TP. Cần Thơ").
_END = re.compile(r"(?:\[\d{1,3}\]\s*)+[.;!?]?(?=\s)\s*+(?!\[)|\n+")


def sentences(pieces: Iterable[str]) -> Iterator[str]:
    """Yield each sentence with the blanks behind it once its end is sure; joined they are the pieces joined."""
    held = ""
    for piece in pieces:
        held += piece
        while (end := _END.search(held)) and end.end() < len(held):
            yield held[: end.end()]
            held = held[end.end() :]
    if held:
        yield held


def markers_of(sentence: str) -> tuple[int, ...]:
    """Return the markers of a sentence, each once, in order."""
    return tuple(dict.fromkeys(int(number) for number in MARKER.findall(sentence)))


def unmarked(text: str) -> str:
    """Return the text without its markers."""
    return MARKER.sub(" ", text)
