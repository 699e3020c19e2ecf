"""Finds lines that stand inside a quotation, as the new wording in an amending law does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.structure.lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.tables.laid import LaidGrid

_OPENS = re.compile(r"^[“\"«]")
_CLOSES = re.compile(r"[”\"»](?:\s*[.;,:/]+)?$")
_LONGEST = 600  # lines: an unclosed quotation beyond this is taken for a stray mark


def quoted_items(items: Sequence[Line | LaidGrid]) -> frozenset[int]:
    """Return the indexes of items inside quotations that a line opens and a later one closes, the first included."""
    found: set[int] = set()
    index = 0
    while index < len(items):
        last = _closing(items, index) if _opens(items[index]) else None
        if last is not None:
            found.update(range(index, last + 1))
            index = last
        index += 1
    return frozenset(found)


def _opens(item: Line | LaidGrid) -> bool:
    return isinstance(item, Line) and bool(_OPENS.match(item.text))


def _closing(items: Sequence[Line | LaidGrid], start: int) -> int | None:
    first = items[start]
    if isinstance(first, Line) and _is_closed(first.text):
        return start
    for index in range(start + 1, min(len(items), start + _LONGEST)):
        item = items[index]
        if not isinstance(item, Line):
            continue
        if _opens(item):
            # The mark that should have closed the quotation above was forgotten; "… như sau:" opens the next one.
            above = items[index - 1]
            last = index - 2 if isinstance(above, Line) and above.text.endswith(":") else index - 1
            return max(start, last)
        if _CLOSES.search(item.text) and not _is_balanced(item.text):
            return index
    return None


def _is_closed(text: str) -> bool:
    marks = len(re.findall(r"[“”\"«»]", text))
    return marks % 2 == 0


def _is_balanced(text: str) -> bool:
    return text.count("“") >= text.count("”") and text.count('"') % 2 == 0 and text.count("«") >= text.count("»")
