"""Tells apart the two columns that writers of .docx make with tabs: letterheads and signature blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.draft import Paragraph
from corpus.formats.layout_words import LIKELY, SURE
from corpus.language.vietnamese import fold

_TABS = re.compile(r"\t+")
_LIST_LINE = re.compile(r"^[-–+] ")
_MOST_WORDS = 16  # of one side of a line: more is a sentence with a tab in it


def untabbed(text: str) -> str:
    """Return text with a blank for every stretch of tabs."""
    return _TABS.sub(" ", text).strip()


def without_tabs(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Give the paragraphs with their tabs made blanks; two columns set with tabs come left column first."""
    at = 0
    while at < len(paragraphs):
        end = _end(paragraphs, at)
        for text, paragraph in _by_column(paragraphs[at:end]) if end > at else [(paragraphs[at].text, paragraphs[at])]:
            plain = untabbed(text)
            if plain:
                yield replace(paragraph, text=plain)
        at = max(end, at + 1)


def _end(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Return the index after the last line of two columns that begin at ``start``, ``start`` where none do."""
    if not _opens(paragraphs[start].text):
        return start
    last = start + 1
    for at in range(start + 1, len(paragraphs)):
        text = paragraphs[at].text
        if _is_two_sided(text) or (_LIST_LINE.match(text) and "\t" not in text):
            last = at + 1 if _is_two_sided(text) or last == at else last
        else:
            break
    return last


def _opens(text: str) -> bool:
    sides = [fold(side) for side in _TABS.split(text) if side]
    return _is_two_sided(text) and len(sides) == 2 and any(SURE.search(side) or LIKELY.search(side) for side in sides)


def _is_two_sided(text: str) -> bool:
    sides = _TABS.split(text)
    return len(sides) == 2 and all(len(side.split()) <= _MOST_WORDS for side in sides)


def _by_column(lines: Sequence[Paragraph]) -> list[tuple[str, Paragraph]]:
    sides = [(*_TABS.split(line.text), "")[:2] for line in lines]
    left = [(side[0], line) for side, line in zip(sides, lines, strict=True)]
    return left + [(side[1], line) for side, line in zip(sides, lines, strict=True)]
