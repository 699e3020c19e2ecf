"""Finds who leads in a sentence: "Sở A chủ trì …", "… do Sở A làm đầu mối", "giao Sở A …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Span
from corpus.facts.unit_runs import flat, names_someone, unit_run
from corpus.language.units import find_units

CHAIRS = re.compile(
    r"\s*(?:,\s*)?(?:là\s+)?(?:(?:cơ quan|đơn vị)\s+)?(?:làm\s+)?(?:chủ trì|đầu mối)\b"
    r"(?!\s*(?:và|hoặc)\s+(?:đơn vị|cơ quan))",
    re.IGNORECASE,
)
# Who chairs a meeting is given no duty by it.
_MEETS = re.compile(r"\s*(?:buổi|cuộc|phiên|hội nghị|hội thảo|hội đàm|họp|làm việc)\b", re.IGNORECASE)
_ORDERS = re.compile(r"(?:^|[.;,]\s*)(?:giao|phân công)\s+(?:cho\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chair:
    """Who leads in a sentence, and where the words about the task begin; ``behind`` when they stand before."""

    names: tuple[str, ...]
    start: int
    end: int
    behind: bool


def chair_of(text: str) -> Chair | None:
    """Return who leads in the first words that say so, ``None`` where nobody does."""
    for match in re.finditer(
        r"(?=\s(?:là\s+|làm\s+)?(?:(?:cơ quan|đơn vị)\s+)?(?:chủ trì|đầu mối)\b)", text, re.IGNORECASE
    ):
        run = _run_before(text, match.start())
        chairs = CHAIRS.match(text, match.start()) if run else None
        names = tuple(flat(text, span) for span in run)
        if chairs and not _MEETS.match(text, chairs.end()) and all(map(names_someone, names)):
            before = text[: run[0].start]
            asked = _ORDERS.match(before)
            begin = 0 if asked and asked.end() == len(before) else len(before)
            return Chair(names, begin, chairs.end(), re.search(r"\b(?:do|bởi)\s+$", before, re.IGNORECASE) is not None)
    ordered = _ORDERS.search(text)
    run = unit_run(text, ordered.end()) if ordered else ()
    names = tuple(flat(text, span) for span in run)
    return (
        Chair(names, ordered.start(), run[-1].end, behind=False)
        if ordered and run and all(map(names_someone, names))
        else None
    )


def _run_before(text: str, end: int) -> tuple[Span, ...]:
    """Return the unbroken list of units that ends at ``end``."""
    for span in find_units(text[:end]):
        run = unit_run(text, span.start)
        if run and not text[run[-1].end : end].strip():
            return run
    return ()
