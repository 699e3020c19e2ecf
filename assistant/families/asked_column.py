"""Says which one column of a table a question asks for, once it is known which row it tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.families.grid_columns import (
    asked_columns,
    asks_phone,
    header_bag,
    is_figured,
    is_ordinal,
    is_phone,
    may_be_asked,
)
from assistant.families.keyed_cells import COUNTING, header_share
from assistant.understanding.words import syllables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word
    from corpus.document import Table

_WHOLE, _MOSTLY, _HEADED = 0.75, 0.6, 0.45
_NUMBER = {"howmany", "percent"}
_ADMITS = {"tuyen", "lay", "nhan"}  # "tuyển bao nhiêu em": what a school may take is its "Chỉ tiêu"
_QUOTA = re.compile(r"chi tieu(?: tuyen sinh| giao)?")
_UNIT = re.compile(r"\(([^()]*)\)")
_UNITS = 2  # so many words behind "bao nhiêu" may name the unit ("bao nhiêu phút", "mấy tiếng")


def asked_column(
    question: Question, left: Sequence[Word], table: Table, place: tuple[int, int], shelf: Shelf
) -> tuple[int | None, bool]:
    """Return the column asked for of a row, ``None`` where none is told, and whether the question names it itself.

    ``place`` is the row with the column that names it; ``left`` are the words of the question that the name lacks.
    """
    row, key = place
    if _measured(table.rows[row].cells[key].text, _unit_words(question)[:1]):
        return key, True  # "thi Toán (90 phút)" names the row and says how long
    wanted = [one for one in range(len(table.headers)) if one != key and _may_be(question, table, one)]
    # Of "Đạt" and "Chưa đạt", both said whole, the longer one is meant.
    implied = COUNTING if _asks_number(question) else frozenset()
    shares = (
        (header_share(left, table, one, shelf, implied), len(" ".join(table.columns[one])), -one) for one in wanted
    )
    share, _, place_of = max(shares, default=(0.0, 0, 0))
    best = (share, place_of)
    if best[0] >= _WHOLE:
        return -best[1], True
    headers = tuple(map(header_bag, table.columns))
    spotted = [one for one in asked_columns(question, table, headers) if one in wanted]
    quota = _quota(question, table, wanted) if best[0] < _MOSTLY else None
    told = next(
        (one for one in (_phone(question, table), _of_unit(question, table, row, wanted), quota) if one is not None),
        None,
    )
    if told is not None or spotted:
        return (told, True) if told is not None else (spotted[0], False)
    return _by_default(question, table, wanted, best), False


def _by_default(question: Question, table: Table, wanted: Sequence[int], best: tuple[float, int]) -> int | None:
    """Return the column whose header is said in part; of a bare name ("Lệ phí phúc khảo?"), the one of figures."""
    if best[0] >= _HEADED:
        return -best[1]
    if question.asks or {"follow", "correct"} & question.tags:
        return None
    found = [one for one in wanted if is_figured(table, one)]
    return found[0] if len(found) == 1 else None


def _may_be(question: Question, table: Table, column: int) -> bool:
    """Say whether a column may be asked for: a number is asked of figures, what is read as facts elsewhere."""
    if is_ordinal(table, column) or not may_be_asked(table, column):
        return False
    if is_phone(table, column):
        return asks_phone(question)
    return not _asks_number(question) or is_figured(table, column) or bool(_unit_words(question))


def _asks_number(question: Question) -> bool:
    return bool(_NUMBER & question.tags) and bool({"value", "count"} & set(question.asks))


def _phone(question: Question, table: Table) -> int | None:
    found = [one for one in range(len(table.headers)) if is_phone(table, one)]
    return found[0] if len(found) == 1 and asks_phone(question) else None


def _unit_words(question: Question) -> tuple[str, ...]:
    """Return the words behind "bao nhiêu", "mấy": what is counted, or its unit."""
    words = question.words
    ends = [at for at, word in enumerate(words[:-1]) if word.tag in _NUMBER and words[at + 1].tag not in _NUMBER]
    return tuple(word.folded for word in words[ends[-1] + 1 : ends[-1] + 1 + _UNITS]) if ends else ()


def _of_unit(question: Question, table: Table, row: int, wanted: Sequence[int]) -> int | None:
    """Return the column whose cell gives a figure in the unit that is asked for ("thi Toán (90 phút)")."""
    units = _unit_words(question)[:1]
    headed = [one for one in wanted if units and units[0] in _bracketed(table.columns[one])]
    if len(headed) == 1:
        return headed[0]
    found = [one for one in wanted if _measured(table.rows[row].cells[one].text, units)]
    return found[0] if len(found) == 1 else None


def _bracketed(path: Sequence[str]) -> frozenset[str]:
    """Return what a header gives in brackets as its unit: "Số lượng (người)"."""
    return frozenset(part for text in path for inside in _UNIT.findall(text) for part in syllables(inside))


def _measured(text: str, units: Sequence[str]) -> bool:
    parts = syllables(text)
    return any(unit in parts[at + 1 : at + 2] for unit in units for at in _figures(parts))


def _figures(parts: Sequence[str]) -> Iterator[int]:
    return (at for at, part in enumerate(parts) if part[:1].isdigit())


def _quota(question: Question, table: Table, wanted: Sequence[int]) -> int | None:
    if not _asks_number(question) or not _ADMITS & {word.folded for word in question.words}:
        return None
    named = [one for one in wanted if _QUOTA.fullmatch(" ".join(syllables(" ".join(table.columns[one]))))]
    return named[0] if len(named) == 1 else None
