"""Reads the header of a loose table: where it stands, which columns it names, in one row or two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.language.numbering import label_of
from corpus.language.times import years_in
from corpus.tables import loose_words as words

_LONGEST_HEADER = 30
_COLUMN_NUMBERS = re.compile(r"[(\[]?\s*(?:\d{1,2}|[A-D])\s*[)\]]?")


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """A column: its kind, its header's words, and the words of the header above it, where there are two rows."""

    kind: str
    text: str
    above: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """Header lines ``[start, end)`` and one reading of the columns they name."""

    start: int
    end: int
    columns: tuple[HeaderColumn, ...]

    @property
    def rows(self) -> int:
        """One row, or two where a header stands over others."""
        return 2 if any(column.above for column in self.columns) else 1


def find_headers(lines: Sequence[str], start: int) -> tuple[int, int] | None:
    """Return the lines ``[a, b)`` of the first table header at or after ``start``."""
    for at in range(start, len(lines)):
        if not _may_open(lines[at]):
            continue
        # The first lines of the body may be all header words too: the longest stretch that reads as a header is one.
        for end in range(_header_end(lines, at), at, -1):
            if readings(lines[at:end]):
                return at, end
    return None


def readings(lines: Sequence[str]) -> tuple[tuple[HeaderColumn, ...], ...]:
    """Return the ways to read header lines as columns, likeliest first."""
    found: dict[tuple[HeaderColumn, ...], None] = {}
    for tied in (False, True):
        named = _segmented(lines, tied=tied)
        if any(words.column_kind(name) is None for name, _ in named):
            continue
        flat = tuple(HeaderColumn(words.column_kind(name) or words.OTHER, name) for name, _ in named)
        found |= dict.fromkeys(settled(columns) for columns in [*_with_sub_headers(named), flat] if columns)
    return tuple(columns for columns in found if plausible(columns))


def _may_open(line: str) -> bool:
    if words.opens_header(line):
        return True
    return (
        words.is_header_line(line) and label_of(line) is None and line[:1].isupper() and not line.endswith((":", ";"))
    )


def _header_end(lines: Sequence[str], start: int) -> int:
    end = start + 1
    limit = min(len(lines), start + _LONGEST_HEADER)
    while end < limit and words.is_header_line(lines[end]) and not _opens_body(lines[end], lines[start:end]):
        end += 1
    return end


def _opens_body(line: str, header: Sequence[str]) -> bool:
    label = label_of(line)
    numbered = re.match(r"\(?\d{1,2}(?:\.\d{1,2})*\)?[.)]?(?:$|\s+[^\W\d])", line.strip()) is not None
    if numbered or (label is not None and label.kind != "bullet"):
        return True
    capitals = line.isupper() and not any(text.isupper() for text in header)
    return capitals and len(line.split()) > 2


def plausible(columns: tuple[HeaderColumn, ...]) -> bool:
    """Say whether the columns make a table: what it is about, and something said about that."""
    kinds = {column.kind for column in columns}
    numbered = columns[0].kind == words.ORDINAL if columns else False
    holds = words.TASK in kinds and len(kinds - {words.ORDINAL, words.TASK, words.NOTE}) > 0
    return holds and len(columns) >= (2 if numbered else 3) and (numbered or len(kinds) >= 3)


def _segmented(lines: Sequence[str], *, tied: bool) -> list[tuple[str, bool]]:
    """Cut header lines into the headers of single columns, each with whether it starts a line.

    ``tied`` keeps a year that starts a line with the words above it ("Hiện trạng" / "2024").
    """
    pieces = list(_pieces(lines))
    shouted = all(line.isupper() for line in lines)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        options = [
            (
                best[begin][0]
                + _name_score(pieces[begin:end], shouted=shouted)
                - _tears_year(pieces, begin, tied=tied),
                begin,
            )
            for begin in range(max(0, end - 14), end)
        ]
        best.append(max(options))
    cuts = [len(pieces)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    cuts.reverse()
    return [(" ".join(word for word, _ in pieces[a:b]), pieces[a][1]) for a, b in pairwise(cuts)]


def _pieces(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield each word with whether it starts a line."""
    for line in lines:
        for at, word in enumerate(line.split()):
            yield word, at == 0


def _name_score(pieces: list[tuple[str, bool]], *, shouted: bool) -> float:
    text = " ".join(word for word, _ in pieces)
    kind = words.column_kind(text)
    score = 1.0 if kind else -4.0 * len(pieces)
    if not text[0].isupper() and not text[0].isdigit():
        score -= 5.0
    inner = sum(1 for at, (word, _) in enumerate(pieces) if at and word[0].isupper() and not word.isupper())
    if kind == words.OTHER:
        score -= 0.5
    bonus = _shouted_score(text) if shouted else 0.0
    return score - 1.6 * inner + bonus


def _tears_year(pieces: list[tuple[str, bool]], begin: int, *, tied: bool) -> float:
    """Return what it costs to start a name at a year: nothing after another year, much after "năm"."""
    if begin == 0 or not pieces[begin][0][0].isdigit() or pieces[begin - 1][0][-1].isdigit():
        return 0.0
    counts = pieces[begin - 1][0].lower() in {"năm", "đến", "hết", "đoạn", "cuối", "học", "quý", "tháng"}
    return 3.0 if tied or counts or not pieces[begin][1] else 0.0


def _shouted_score(text: str) -> float:
    """In capitals nothing marks where the next name starts: few long names win over many short ones."""
    spoken = text.lower().split()
    again = sum(1 for head in ("quan", "vị") if spoken.count(head) > 1)
    return float(-1.0 + 0.1 * len(spoken) ** 1.2 - 2.0 * again)


def _with_sub_headers(named: list[tuple[str, bool]]) -> Iterator[tuple[HeaderColumn, ...]]:
    """Yield readings in which the last names stand in a second row, under a header that covers them."""
    names = [name for name, _ in named]
    first = len(names)
    while first and words.sub_header(names[first - 1]):
        first -= 1
    for begin in range(max(first, 1), len(names) - 1):
        if named[begin][1]:
            yield _placed(names[:begin], names[begin:])


def _placed(tops: list[str], subs: list[str]) -> tuple[HeaderColumn, ...]:
    """Put sub-headers under the headers that cover their kind, in order; empty where some find no place."""
    homes: dict[int, list[str]] = {}
    # The first text column is what the others are about; nothing stands under it.
    lowest = 1 + int(words.column_kind(tops[0]) == words.ORDINAL)
    for sub in subs:
        covers = words.covers_units if words.sub_header(sub) == "role" else words.covers_values
        home = next(
            (at for at, top in enumerate(tops) if at >= lowest and covers(top) and _has_room(homes, at, sub)), None
        )
        if home is None:
            return ()
        homes.setdefault(home, []).append(sub)
    if any(len(held) < 2 for held in homes.values()):
        return ()
    columns: list[HeaderColumn] = []
    for at, top in enumerate(tops):
        held = homes.get(at)
        kind = words.column_kind(top) or words.OTHER
        columns += [under(sub, top) for sub in held] if held else [HeaderColumn(kind, top)]
    return tuple(columns)


def _has_room(homes: dict[int, list[str]], at: int, sub: str) -> bool:
    held = homes.get(at, [])
    return not held or (words.sub_header(held[-1]) == words.sub_header(sub) and at == max(homes))


def under(sub: str, top: str) -> HeaderColumn:
    """Return the column of a header that stands under another."""
    money = words.column_kind(top) == words.FUNDING
    return HeaderColumn(words.FUNDING if money else words.column_kind(sub) or words.OTHER, sub, top)


def settled(columns: tuple[HeaderColumn, ...]) -> tuple[HeaderColumn, ...]:
    """Let "Chỉ tiêu" be the text it is where it comes first, not a column of values."""
    if any(column.kind == words.TASK for column in columns):
        return columns
    for at, column in enumerate(columns):
        if column.kind == words.VALUE and not years_in(column.text):
            return (*columns[:at], replace(column, kind=words.TASK), *columns[at + 1 :])
        if column.kind != words.ORDINAL:
            break
    return columns


def column_numbers(lines: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    """Return how many lines from ``at`` only number the columns ("(1) (2) (3)"), and the numbers."""
    found: list[str] = []
    end = at
    while end < len(lines) and len(found) < 20:
        marks = re.findall(r"\(\s*\w+\s*\)|\S+", lines[end])
        if not all(_COLUMN_NUMBERS.fullmatch(mark) for mark in marks):
            break
        found += marks
        end += 1
    bare = [re.sub(r"\W", "", mark) for mark in found]
    figures = [int(mark) for mark in bare if mark.isdigit()]
    counted = len(found) >= 3 and figures == list(range(1, len(figures) + 1)) and len(figures) >= 2
    return (end - at, tuple(found)) if counted else (0, ())
