"""Scores the assignments read from a scanned table against the rows that people saw."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from corpus.document import Assignment, Document
from corpus.language.vietnamese import fold, place_tone

TRUTH = Path(__file__).parent / "qd_707.toml"
_ALIKE = 0.8  # share of the opening words of a task by which a row is found
_BRACKET = re.compile(r"\([^)]*\)?")
_BEHIND = re.compile(r"\s+theo\s.*", re.DOTALL)  # "Các bộ, ngành liên quan theo chức năng …"
_ASKED = re.compile(r"^\s*Đề nghị\s+")
_BLANK = "-"


@dataclass(frozen=True, slots=True)
class Seen:
    """A row as seen: the page it begins on, how its task opens, who leads, who coordinates, until when."""

    page: int
    task: str
    lead: frozenset[str]
    coordinating: frozenset[str]
    timeframe: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and what was read of it; ``read`` is ``None`` for a row that was not found."""

    seen: Seen
    read: Assignment | None

    @property
    def right(self) -> bool:
        """Whether task, lead and deadline are right."""
        if self.read is None or _key(self.read.timeframe or _BLANK) != _key(self.seen.timeframe):
            return False
        return _names(self.read.lead) == self.seen.lead

    @property
    def coordinating_right(self) -> bool:
        """Whether the coordinating units are right too."""
        return self.read is not None and _names(self.read.coordinating) == self.seen.coordinating


def seen_rows(path: Path = TRUTH) -> list[Seen]:
    """Return the rows of a truth file."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    units: dict[str, str] = found["units"]
    return [_seen(line, units) for line in found["table"]["rows"].strip().split("\n")]


def judged(document: Document, rows: Sequence[Seen]) -> list[Judged]:
    """Return each row with the assignment that was read from it, every assignment given once."""
    free = [one for one in document.assignments if one.table is not None]
    return list(_judged(free, rows))


def _judged(free: list[Assignment], rows: Sequence[Seen]) -> Iterator[Judged]:
    for row in rows:
        best = max(free, key=lambda one: _likeness(row.task, one.task), default=None)
        found = best is not None and _likeness(row.task, best.task) >= _ALIKE
        if best is not None and found:
            free.remove(best)
        yield Judged(row, best if found else None)


def _likeness(opening: str, task: str) -> float:
    wanted = fold(_key(opening))
    return SequenceMatcher(None, wanted, fold(_key(task))[: len(wanted)], autojunk=False).ratio()


def _seen(line: str, units: dict[str, str]) -> Seen:
    page, task, lead, coordinating, timeframe = (cell.strip() for cell in line.split("|"))
    return Seen(int(page), task, _coded(lead, units), _coded(coordinating, units), timeframe)


def _coded(codes: str, units: dict[str, str]) -> frozenset[str]:
    return frozenset() if codes == _BLANK else frozenset(_key(units[code]) for code in codes.split())


def _names(names: Sequence[str]) -> frozenset[str]:
    return frozenset(_key(_BEHIND.sub("", _ASKED.sub("", _BRACKET.sub("", name)))) for name in names)


def _key(text: str) -> str:
    return " ".join(place_tone(word) for word in re.findall(r"[\w/]+", text))
