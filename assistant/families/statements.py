"""States one field of an assignment as a claim with its grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import fact_grounds, flat, shorten
from assistant.answering.compose import listed
from assistant.answering.proposal import Claim

if TYPE_CHECKING:
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Ranked
    from corpus.document import Assignment

FIELDS = ("lead", "coordinating", "timeframe", "result", "place", "funding")
_TASK_LENGTH = 150


def fact_of(ranked: Ranked) -> Assignment:
    """Return the assignment that a ranked piece of evidence stands for."""
    return ranked.opened.document.assignments[ranked.evidence.place]


def column_of(fact: Assignment, field: str) -> int | None:
    """Return the table column that the field was read from."""
    return dict(fact.columns).get(field)


def value_of(fact: Assignment, field: str) -> tuple[str, ...]:
    """Return the field's values as written, on one line each; empty where the row leaves it blank."""
    value = getattr(fact, field)
    many = value if isinstance(value, tuple) else (value,) if value else ()
    return tuple(flat(one) for one in many)


def task_name(fact: Assignment) -> str:
    """Return the task as an answer names it, shortened."""
    return shorten(fact.task, _TASK_LENGTH)


def statement(opened: Opened, fact: Assignment, field: str) -> Claim:
    """Return the claim that states one field of an assignment."""
    values = value_of(fact, field)
    said = listed(values)
    task = f"nhiệm vụ “{task_name(fact)}”"
    text = {
        "lead": f"{said} chủ trì {task}",
        "coordinating": f"{said} phối hợp thực hiện {task}",
        "timeframe": f"Thời gian thực hiện {task}: {said}",
        "result": f"Kết quả của {task}: {said}",
        "place": f"Địa điểm thực hiện {task}: {said}",
        "funding": f"Kinh phí thực hiện {task}: {said}",
    }[field]
    grounds = fact_grounds(opened, fact, column_of(fact, field), [*values, task_name(fact).rstrip("…")])
    return Claim(text, grounds)
