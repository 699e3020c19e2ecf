"""Groups the words of a PDF page into rows, and rows into the stretches that wide gaps part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from corpus.formats.pdf_content import Word

_SAME_ROW = 0.3  # share of the letters' height by which the feet of one row may differ
_SMALL = 0.85  # exponents and marks are lower than this share of the letters beside them
_MARK_LETTERS = 4
_RAISED = 0.25  # mark heights by which the middle of an exponent may stand beyond the letters beside it
_FAR = 1000.0  # points: further than any page is wide
_LEAST_GAP = 0.6  # letter heights that part two columns where the words themselves say so
_UNEVEN = 1.5  # points by which the feet of one row differ without a second look


@dataclass(frozen=True)
class Row:
    """Words that stand on one line, from left to right; without slots, so that what is derived is kept."""

    words: tuple[Word, ...]

    @cached_property
    def x0(self) -> float:
        """Where the row begins."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Where the row ends."""
        return max(word.x1 for word in self.words)

    @cached_property
    def top(self) -> float:
        """The height of its highest letter, from the page's top."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """The line that most letters stand on."""
        return median(word.bottom for word in self.words)

    @cached_property
    def height(self) -> float:
        """The usual height of its letters."""
        return median(word.height for word in self.words)

    @cached_property
    def center(self) -> float:
        """The middle between its ends."""
        return (self.x0 + self.x1) / 2

    @cached_property
    def widest(self) -> float:
        """The widest blank between two of its words, in points."""
        return max((after.x0 - before.x1 for before, after in pairwise(self.words)), default=0.0)

    @cached_property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)

    @cached_property
    def text(self) -> str:
        """The words with their blanks."""
        return joined_words(self.words)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Group words into rows from top to bottom; raised and lowered letters go to the row they stand beside."""
    groups: list[list[Word]] = []
    feet: list[Word] = []  # the tallest word of each group: what the others stand beside
    for word in sorted(words, key=lambda word: (word.bottom, word.x0)):
        at = next(
            (
                at
                for at in range(len(groups) - 1, max(-1, len(groups) - 4), -1)
                if _stands_on(word, feet[at], groups[at])
            ),
            None,
        )
        if at is None:
            groups.append([word])
            feet.append(word)
        else:
            groups[at].append(word)
            feet[at] = word if word.height > feet[at].height else feet[at]
    rows = [Row(tuple(sorted(group, key=lambda word: word.x0))) for group in _with_marks(groups)]
    return sorted(rows, key=lambda row: row.bottom)


def _with_marks(groups: list[list[Word]]) -> list[list[Word]]:
    """Put groups of a letter or two, the exponent of "m³" or a note's mark, into the line whose words they touch."""
    kept: list[list[Word]] = []
    marks: list[list[Word]] = []
    for group in groups:
        (marks if sum(len(word.text) for word in group) <= _MARK_LETTERS else kept).append(group)
    for mark in marks:
        home = min(kept, key=lambda group: _distance(mark[0], group), default=None)
        if home is None or _distance(mark[0], home) > 2 * mark[0].height:
            kept.append(mark)
        else:
            home.extend(mark)
    return kept


def _distance(mark: Word, group: Sequence[Word]) -> float:
    # A mark is smaller than the word it touches, and stands within that word's height.
    larger = (word for word in group if mark.height < _SMALL * word.height)
    return min((_apart(mark, word) for word in larger), default=_FAR)


def _apart(mark: Word, word: Word) -> float:
    # A short line of its own ("Mục 1") stands over the words of the next, not within them.
    beyond = max(0.0, word.top - mark.middle, mark.middle - word.bottom)
    if beyond > _RAISED * mark.height:
        return _FAR
    return max(0.0, mark.x0 - word.x1, word.x0 - mark.x1) + 3 * beyond


def _stands_on(word: Word, foot: Word, group: Sequence[Word]) -> bool:
    apart = abs(word.bottom - foot.bottom)
    if apart >= _SAME_ROW * max(word.bottom - word.top, foot.bottom - foot.top):
        return False
    return apart <= _UNEVEN or not any(_covers(word, other) for other in group)


def _covers(word: Word, other: Word) -> bool:
    # Two words in one place belong to two lines that stand very close.
    shared = min(word.x1, other.x1) - max(word.x0, other.x0)
    return shared > 0.5 * min(word.x1 - word.x0, other.x1 - other.x0)


def joined_words(words: Sequence[Word]) -> str:
    """Write words as text: a blank where the page has one; a number stamped before "/KH-…" closes up."""
    text = ""
    last: Word | None = None
    for word in words:
        text += word.text if last is None or _closes_up(last, word) else f" {word.text}"
        last = word
    return text


def _closes_up(last: Word, word: Word) -> bool:
    # A change of size between "m" and its exponent reads as a blank that is not there.
    gap = (word.x0 - last.x1) / max(word.height, last.height, 1.0)
    ends = not word.spaced and word.text[0] in ",.;:!?)”"
    return ends or gap < (0.04 if word.spaced else 0.15) or (last.stamp and word.text.startswith("/"))


_LEFT_COLUMN_ENDS = re.compile(r"(?:CỘNG|ĐẢNG|Độc|(?:TM|KT|TL|TUQ|Q)\.\w*)")


def stretches(row: Row, gap: float) -> list[Row]:
    """Cut a row where a gap wider than ``gap`` letter heights stands, sooner before words that open a right column."""
    if row.widest <= _LEAST_GAP * row.height:
        return [row]
    parts: list[list[Word]] = [[row.words[0]]]
    for word in row.words[1:]:
        space = word.x0 - max(other.x1 for other in parts[-1])
        wanted = _LEAST_GAP if _LEFT_COLUMN_ENDS.fullmatch(word.text) else gap
        if space > wanted * row.height:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [Row(tuple(part)) for part in parts]
