"""Scores what the first and last words of a cell tell, and whether two neighbouring lines are of one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.language.numbering import label_of
from corpus.language.times import looks_like_time
from corpus.language.units import find_units, starts_unit
from corpus.tables import loose_words as words
from corpus.tables.loose_pieces import counts
from corpus.tables.loose_scores import BULLET, is_bare_head, is_lone_head, is_value_start, kind_score

_ITEM_END = re.compile(r"[;.:!?…][”\"')]*$")
# Behind one of these a unit belongs to the phrase before it.
_ATTACHED = re.compile(
    r"(?:[,;:(/\-–]|\b(?:của|gửi|tại|cho|với|và|đến|về|giữa|trình|do|bởi|từ|theo|giúp|cùng|là|thuộc|hoặc|trong))$"
)
_LONGEST_LABEL = 60
_TAIL = 14
# More than one more cell is worth: no split may be bought by breaking a phrase off.
_BROKEN_OFF = 9.0
_PROSE = frozenset({words.TASK, words.RESULT, words.NOTE, words.OTHER, words.FUNDING, words.PLACE})


@lru_cache(maxsize=65536)
def text_score(kind: str, text: str, lines: int) -> float:
    """Return how well a cell's text of so many lines fits a kind of column, its first and last words included."""
    return kind_score(kind, text, lines) + edge_score(text, kind)


def edge_score(text: str, kind: str) -> float:
    """Return what the first and last words of a cell tell: no cell starts in small letters or ends on "của"."""
    last = text.rsplit("\n", 1)[-1]
    return _start_score(text[:_LONGEST_LABEL], kind) + _end_score(_tail(text), last, kind)


@lru_cache(maxsize=8192)
def _start_score(text: str, kind: str) -> float:
    score = 0.0
    first = text[0]
    if first.islower() and kind not in (words.VALUE, words.MEASURE) and label_of(text) is None:
        score -= 5.0
    if first in ",.;:)”%/" and kind not in (words.VALUE, words.MEASURE):
        score -= 6.0
    return score


@lru_cache(maxsize=16384)
def _end_score(text: str, last: str, kind: str) -> float:
    score = 0.0
    if words.ends_open(text):
        score -= _BROKEN_OFF
    if kind in _PROSE:
        score -= 2.5 if is_bare_head(last) else 2.0 if _trails_unit(text) else 0.0
    if kind in (words.LEAD, words.HELP, words.VALUE, words.TIME) and text.endswith((";", ".")):
        score -= _BROKEN_OFF if text.endswith(";") and kind != words.VALUE else 1.0
    if not text.endswith((",", "-", "–", "/")):
        return score
    return score - (_BROKEN_OFF if kind in (words.LEAD, words.HELP, words.TIME) else 4.0)


def _tail(text: str) -> str:
    return " ".join(text.rsplit(maxsplit=_TAIL)[-_TAIL:])


@lru_cache(maxsize=20000)
def _trails_unit(tail: str) -> bool:
    """Say whether a phrase ends on a unit that nothing ties to it: "Báo cáo Sở Nội vụ" are two cells."""
    found = find_units(tail)
    if not found or found[-1].end != len(tail) or not found[-1].start or not tail[found[-1].start].isupper():
        return False
    return _ATTACHED.search(tail[: found[-1].start].rstrip()) is None


@lru_cache(maxsize=4096)
def tears_unit(before: str, after: str) -> bool:
    """Say whether a cut inside a line would go through the name of a unit."""
    cut = len(before)
    whole = f"{before} {after}"
    return any(span.start < cut < span.end and _capital_unit(whole, span.start, cut) for span in find_units(whole))


def _capital_unit(whole: str, start: int, cut: int) -> bool:
    """Say whether a unit with a capital head before the cut runs over it ("lãnh đạo" / "Ban Tổ chức" may part)."""
    for word in re.finditer(r"\S+", whole[start:cut]):
        at = start + word.start()
        found = find_units(whole[at:]) if whole[at].isupper() else ()
        if found and found[0].start == 0 and at + found[0].end > cut:
            return True
    return False


def parts_count(before: str, after: str) -> bool:
    """Say whether a word and the figure that it counts would be parted ("lớp" / "3")."""
    return after[0].isdigit() and counts(before)


def join_score(before: str, after: str, width: float, kind: str) -> float:
    """Return how likely two neighbouring lines are of one cell whose lines are about ``width`` characters wide."""
    score, short, share = _join(before, after, kind)
    needed = len(before) + 1 + len(after.split(maxsplit=1)[0])
    return short if needed < share * width else score


@lru_cache(maxsize=8192)
def _join(before: str, after: str, kind: str) -> tuple[float, float, float]:
    """Return the score of two lines, their score where room was left, and the share of the width that has none."""
    if not after[0].isupper() and not BULLET.match(after):
        return _run_on(before, after, kind)
    score = _new_start(before, after, kind)
    return (-0.6, -4.0, 0.9) if score is None else (score, score, 0.0)


def _new_start(before: str, after: str, kind: str) -> float | None:
    """Return the score of a line that starts as a cell does, ``None`` where the width of the lines decides."""
    if BULLET.match(after):
        return -0.2 if BULLET.match(before) or _ITEM_END.search(before) or before.endswith(",") else -1.0
    if _ITEM_END.search(before):
        return -0.5 if before.endswith((";", ":")) or kind in (words.TASK, words.NOTE) else -2.0
    if kind in (words.LEAD, words.HELP) and is_lone_head(after):
        return -0.3
    if kind in (words.LEAD, words.HELP) and starts_unit(after):
        return -1.2 if kind == words.LEAD else -0.9
    return -0.3 if words.ends_open(before) or before.endswith(",") else None


def _run_on(before: str, after: str, kind: str) -> tuple[float, float, float]:
    if kind == words.VALUE and is_value_start(after):
        score = -0.3 if before.endswith(";") else -3.0
        return score, score, 0.0
    if after[0].isdigit() and label_of(after) is None and looks_like_time(after) and kind != words.TIME:
        return -1.0, -1.0, 0.0
    score = -1.0 if before.endswith(".") and after[0].islower() else 0.0
    return score, score - (0.0 if before.endswith((".", ";")) else 1.5), 0.6


def width_score(lines: Sequence[str], width: float | None) -> float:
    """Return what the lengths of a cell's lines tell, once the usual width of its column is known."""
    if width is None:
        return 0.0
    longest = max(map(len, lines))
    over = max(0.0, longest / width - 1.25) * 8.0
    return -min(over, 6.0)
