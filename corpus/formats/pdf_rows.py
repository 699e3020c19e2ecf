"""Groups the words of a PDF page into rows, and rows into the stretches that wide gaps part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.formats.pdf_content import Word

_SAME_ROW = 0.3  # share of the letters' height by which the feet of one row may differ
_SMALL = 0.85  # letters lower than this share of the usual are exponents and marks


@dataclass(frozen=True, slots=True)
class Row:
    """Words that stand on one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        """Where the row begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where the row ends."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """The height of its highest letter, from the page's top."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The line that most letters stand on."""
        return median(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """The usual height of its letters."""
        return median(word.height for word in self.words)

    @property
    def center(self) -> float:
        """The middle between its ends."""
        return (self.x0 + self.x1) / 2

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        """The words with their blanks."""
        return joined_words(self.words)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Group words into rows from top to bottom; raised and lowered letters go to the row they stand beside."""
    ordered = sorted(words, key=lambda word: (word.bottom, word.x0))
    usual = median(word.height for word in ordered) if ordered else 0.0
    groups: list[list[Word]] = []
    small: list[Word] = []
    for word in ordered:
        group = next((group for group in reversed(groups[-3:]) if _stands_on(word, group)), None)
        if group is not None:
            group.append(word)
        elif word.height < _SMALL * usual:
            small.append(word)
        else:
            groups.append([word])
    for word in small:
        _attach(word, groups)
    rows = [Row(tuple(sorted(group, key=lambda word: word.x0))) for group in groups]
    return sorted(rows, key=lambda row: row.bottom)


def _stands_on(word: Word, group: Sequence[Word]) -> bool:
    tallest = max(group, key=lambda other: other.height)
    reach = _SAME_ROW * max(word.height, tallest.height)
    return abs(word.bottom - tallest.bottom) < reach and not any(_covers(word, other) for other in group)


def _covers(word: Word, other: Word) -> bool:
    # Two words in one place belong to two lines that stand very close.
    shared = min(word.x1, other.x1) - max(word.x0, other.x0)
    return shared > 0.5 * min(word.x1 - word.x0, other.x1 - other.x0) and abs(word.bottom - other.bottom) > 1.5


def _attach(word: Word, groups: list[list[Word]]) -> None:
    # The exponent of "m³" touches the letter before it and stands within that letter's height.
    def distance(group: list[Word]) -> float:
        near = (abs(word.x0 - other.x1) + 3 * max(0.0, other.top - word.middle, word.middle - other.bottom)
                for other in group)  # fmt: skip
        return min(near)

    best = min(groups, key=distance, default=None)
    if best is None or distance(best) > word.height:
        groups.append([word])
    else:
        best.append(word)


def joined_words(words: Sequence[Word]) -> str:
    """Write words as text: a blank where the page has one; a number stamped before "/KH-…" closes up."""
    text = ""
    last: Word | None = None
    for word in words:
        near = last is not None and not word.spaced and word.x0 - last.x1 < 0.15 * max(word.height, last.height)
        closes = last is not None and last.stamp and word.text.startswith("/")
        text += word.text if not text or near or closes else f" {word.text}"
        last = word
    return text


_LEFT_COLUMN_ENDS = re.compile(r"(?:CỘNG|ĐẢNG|Độc|(?:TM|KT|TL|TUQ|Q)\.\w*)")


def stretches(row: Row, gap: float) -> list[Row]:
    """Cut a row where a gap wider than ``gap`` letter heights stands, sooner before words that open a right column."""
    parts: list[list[Word]] = [[row.words[0]]]
    for word in row.words[1:]:
        space = word.x0 - max(other.x1 for other in parts[-1])
        wanted = 0.6 if _LEFT_COLUMN_ENDS.fullmatch(word.text) else gap
        if space > wanted * row.height:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [Row(tuple(part)) for part in parts]
