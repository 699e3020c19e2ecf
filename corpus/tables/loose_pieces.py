"""Cuts the lines of a loose table into pieces at the places where one cell may end and the next begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.language.vietnamese import place_tone
from corpus.tables.loose_words import ends_open

_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[a-zđA-HĐ])[.)]?|\(\d{1,2}\)")
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?%[;.,]?")
_CELL_START = re.compile(r"[-–+•*]?\s?[^\W\d_]|[<>≥≤~±]|\d|[-–+•*]$|[x…]$|%$")
_COMPARES = frozenset(
    {"đạt", "thiểu", "trên", "dưới", "nhất", "từ", "là", "còn", "khoảng", "tăng", "giảm", "lên", "quá", "hơn"}
)
# A figure behind one of these belongs to it.
COUNT_WORDS = frozenset(
    {
        "năm",
        "ngày",
        "tháng",
        "quý",
        "số",
        "lớp",
        "khối",
        "cấp",
        "mức",
        "đoạn",
        "khóa",
        "tuổi",
        "kỳ",
        "học",
        "án",
        "điều",
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of line ``line``: no cell boundary lies inside it."""

    line: int
    text: str
    opens: bool
    closes: bool


def pieces_of(lines: Sequence[str]) -> tuple[Piece, ...]:
    """Return the pieces of all lines in order."""
    return tuple(piece for at, line in enumerate(lines) for piece in _cut(at, line))


def lines_of(pieces: Sequence[Piece]) -> list[str]:
    """Return the text of neighbouring pieces, one string for each line they stand on."""
    found: list[str] = []
    last = -1
    for piece in pieces:
        if piece.line == last:
            found[-1] += " " + piece.text
        else:
            found.append(piece.text)
        last = piece.line
    return found


def is_ordinal(text: str) -> bool:
    """Say whether a piece could be a row's number."""
    return _ORDINAL.fullmatch(text) is not None


def _cut(at: int, line: str) -> Iterator[Piece]:
    words = line.split()
    starts = [0, *(k for k in range(1, len(words)) if _may_start(words, k))]
    for begin, end in zip(starts, [*starts[1:], len(words)], strict=True):
        yield Piece(at, " ".join(words[begin:end]), begin == 0, end == len(words))


def _may_start(words: list[str], at: int) -> bool:
    word, before = words[at], words[at - 1]
    if at == 1 and is_ordinal(before):
        return True
    if _PERCENT.fullmatch(word):
        return before not in "<>≥≤~" and place_tone(before) not in _COMPARES
    if before[-1] in "(“\"'/-–" or before in "<>≥≤~" or ends_open(" ".join(words[max(0, at - 2) : at])):
        return False
    if not _CELL_START.match(word) or word[0].islower():
        return word in {"x", "…"} or _opens_lower(words, at)
    if word in "-–":
        return not (before[-1].isdigit() and (at + 1 == len(words) or words[at + 1][0].isdigit()))
    return not (word[0].isdigit() and counts(" ".join(words[max(0, at - 2) : at])))


def counts(text: str) -> bool:
    """Say whether a figure behind ``text`` belongs to its last word ("lớp" / "3", but not "hằng năm" / "50")."""
    words = [place_tone(word) for word in text.split()[-2:]]
    return words[-1] in COUNT_WORDS | _COMPARES and words[0] not in {"hằng", "hàng", "thường", "kế"}


def _opens_lower(words: list[str], at: int) -> bool:
    # Some tables write their times and units in small letters all through.
    pair = " ".join(words[at : at + 2]).lower()
    return pair in {"thường xuyên", "hằng năm", "hàng năm", "hằng tháng", "hàng tháng", "hằng quý", "hàng quý"}
