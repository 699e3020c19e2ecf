"""Says which columns of a table a question asks for: by the words of their headers, and by what kind is asked."""

from __future__ import annotations

import re
from functools import lru_cache
from math import fsum
from typing import TYPE_CHECKING

from assistant.background import is_compound
from assistant.understanding.intent import runs_of
from assistant.understanding.words import bag, keys, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.understanding.question import Question
    from assistant.understanding.words import Bag
    from corpus.document import Table

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NAME_OF = re.compile(r"\s*(?:tên|danh mục|danh sách|các)\s+", re.IGNORECASE)
_BEHIND, _BEFORE = 4, 3  # so many words around an asking word may name the column
_WHICH = {"nao", "gi"}
_HOW_MANY = {"may", "nhieu"}
_ASKING = {"howmany", "percent", "who", "timeframe", "place", "number"}
# What kind of thing an asking word asks for, by the words that headers of such columns hold.
_KINDS = {
    "who": ("giao vien", "nguoi", "phu trach", "ho ten", "ho va ten", "can bo", "don vi", "co quan", "chu nhiem"),
    "timeframe": ("thoi gian", "thoi han", "ngay", "thu", "gio", "buoi", "han", "tien do", "thoi diem"),
    "place": ("dia diem", "phong", "noi", "dia chi", "vi tri"),
}
_FACTS = {"task", "parent", "lead", "coordinating", "units", "indicator", "value", "timeframe", "result"}
_PHONE = re.compile(r"(?<!\w)(?:dien thoai|sdt|dt|hotline|duong day nong|fax)(?!\w)")
_PHONE_SAID = ("dien thoai", "sdt", "goi so", "duong day nong", "hotline")
_FIGURED = 0.6  # of a column's cells, that open with a figure
_FIGURE = re.compile(r"\s*(?:khoảng\s+|từ\s+)?[<>≥≤~]?\s*\d")


@lru_cache(maxsize=4096)
def header_bag(path: tuple[str, ...]) -> Bag:
    """Return what a column's header path can be matched by, without what stands in brackets."""
    return bag(" ; ".join(_BRACKETS.sub("", part) for part in path))


def is_ordinal(table: Table, column: int) -> bool:
    """Say whether a column only numbers the rows."""
    return bool(table.roles) and table.roles[column] == "ordinal"


def is_phone(table: Table, column: int) -> bool:
    """Say whether a column holds telephone numbers, by its header."""
    return _PHONE.search(" ".join(syllables(" ".join(table.columns[column])))) is not None


def asks_phone(question: Question) -> bool:
    """Say whether a telephone number is asked for."""
    line = " ".join(word.folded for word in question.words)
    return any(one in line for one in _PHONE_SAID)


def may_be_asked(table: Table, column: int) -> bool:
    """Say whether a column is none of those that are read as typed facts."""
    return not (states_facts(table) and table.roles[column] in _FACTS)


def counted_column(question: Question, table: Table) -> int | None:
    """Return the column whose header is counted ("Có bao nhiêu câu lạc bộ?"), if its cells are no figures."""
    if not {"count", "value"} & set(question.asks) or states_facts(table):
        return None
    words = question.words
    for place, word in enumerate(words):
        if word.folded not in _HOW_MANY or word.tag != "howmany":
            continue
        for column, path in enumerate(table.columns):
            name = syllables(_NAME_OF.sub("", _BRACKETS.sub("", path[-1]))) if path else ()
            said = tuple(one.folded for one in words[place + 1 : place + 1 + len(name)])
            if name and said == name and not is_ordinal(table, column) and not is_figured(table, column):
                return column
    return None


def asked_columns(question: Question, table: Table, headers: Sequence[Bag]) -> list[int]:
    """Return the columns that the question asks for, in the order it asks."""
    found = [one for spot in _spots(question) if (one := _column(question, table, headers, spot)) is not None]
    return list(dict.fromkeys(found))


def _spots(question: Question) -> Iterator[tuple[int, int, str]]:
    """Yield where something is asked: the asking words' first and last place, and what kind they ask for."""
    for run in runs_of(question.words):
        if run.tag in _ASKING and run.interrogative and run.folded != ("may",):
            yield run.first, run.last, run.tag
    for place, word in enumerate(question.words):
        if word.folded in _WHICH and word.tag not in _ASKING:
            yield place, place + 1, ""
        elif word.folded == "may":
            yield place, place + 1, "" if place and question.words[place - 1].tag in {"", "plain"} else "howmany"


def _column(question: Question, table: Table, headers: Sequence[Bag], spot: tuple[int, int, str]) -> int | None:
    """Return the column that an asking word asks for: its header stands beside the word, or it holds such things."""
    first, last, kind = spot
    near = _near(question, first, last, frozenset().union(*(header.pairs for header in headers)))
    scored = [
        (_score(near, header), -column)
        for column, header in enumerate(headers)
        if not is_ordinal(table, column) and _may(table, column, kind)
    ]
    best, place = max(scored, default=(0.0, 0))
    if best > 0:
        return -place
    return next((at for at, path in enumerate(table.columns) if is_of_kind(path, kind) and _may(table, at, kind)), None)


def _score(near: dict[str, float], header: Bag) -> float:
    """Return how near the header is said; one syllable of a longer header ("sinh" of "số học sinh") says nothing."""
    said = header.folded & set(near)
    # "tổ chức" says nothing of "Chức vụ": half a word is no header.
    halved = len(header.folded) == 2 and len(said) == 1 and _is_word(header)
    telling = len(said) > 1 or (len(said) * 2 >= len(header.folded) and not halved)
    return fsum(near[word] for word in said) if telling else 0.0  # whatever order they come in


def _near(question: Question, first: int, last: int, headed: frozenset[tuple[str, str]]) -> dict[str, float]:
    """Return the words beside an asking word, those that are nearer weighing more; its own words too.

    A word with a number behind it ("lớp 10") names one of many, unless a header of ``headed`` pairs has both.
    """
    near: dict[str, float] = {word.folded: 1.0 for word in question.words[first:last]}
    for step in range(1, _BEHIND + 1):
        for place, weight in ((last - 1 + step, 0.5), (first - step, 1.0)):
            if not 0 <= place < len(question.words) or (place < first and step > _BEFORE):
                continue
            word = question.words[place]
            if _is_one_of_many(question, place, headed):
                continue
            for said in (word.folded, *(keys(part)[1] for other in word.others for part in other)):
                near[said] = max(near.get(said, 0.0), weight / step)
    return {word: weight for word, weight in near.items() if word not in _WHICH | _HOW_MANY | {"bao", "co", "la", "so"}}


def _is_word(header: Bag) -> bool:
    return any(is_compound(left, right, bare=False) for left in header.exact for right in header.exact)


def _is_one_of_many(question: Question, place: int, headed: frozenset[tuple[str, str]]) -> bool:
    after = question.words[place + 1] if place + 1 < len(question.words) else None
    if after is None or after.kind != "number" or not after.glued:
        return False
    return (question.words[place].folded, after.folded) not in headed


def _may(table: Table, column: int, kind: str) -> bool:
    """Say whether a column can hold what is asked: a number is asked of figures; facts are read elsewhere."""
    if kind in {"howmany", "percent"} and (not is_figured(table, column) or is_phone(table, column)):
        return False
    return may_be_asked(table, column)


def is_of_kind(path: tuple[str, ...], kind: str) -> bool:
    """Say whether a header names what such a question asks for: "Giáo viên" for ``who``."""
    name = " ".join(syllables(" ".join(path)))
    return any(re.search(rf"(?<!\w){noun}(?!\w)", name) for noun in _KINDS.get(kind, ()))


def states_facts(table: Table) -> bool:
    """Say whether a table is read as assignments or targets: tasks that nobody is given are a mere timetable."""
    roles = set(table.roles)
    return "indicator" in roles or ("task" in roles and bool(roles & {"lead", "units", "coordinating"}))


def is_figured(table: Table, column: int) -> bool:
    """Say whether a column holds figures that count something."""
    texts = [row.cells[column].text for row in table.rows if row.cells[column].text.strip()]
    return bool(texts) and sum(map(bool, map(_FIGURE.match, texts))) >= _FIGURED * len(texts)
