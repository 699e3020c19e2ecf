"""Lays the targets and the assignments of several documents side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import fact_grounds, flat, shorten
from assistant.answering.compose import listed
from assistant.compare.align import align
from assistant.compare.comparison import Change, Entry, Side, status_of
from assistant.families.statements import column_of, value_of
from assistant.resolving.asked_units import unit_key
from assistant.understanding.words import bag
from assistant.verify.figures import figures_in, same_figure
from assistant.verify.moments import agrees, moment_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened
    from corpus.document import Assignment, Target

_NAMES = {"lead": "chủ trì", "coordinating": "phối hợp", "timeframe": "thời gian", "result": "kết quả"}
_TOPIC = 300


def compared_assignments(documents: Sequence[Opened]) -> tuple[Entry, ...]:
    """Return one entry a task, in the order of the first document that has it."""
    rows = _rows([[(fact.task, _own(opened)) for fact in opened.document.assignments] for opened in documents],
                 documents, lambda one, other: _alike(*one, *other))  # fmt: skip
    return tuple(_task_entry(documents, row) for row in rows)


def _own(opened: Opened) -> tuple:  # type: ignore[type-arg]
    return opened.document.abbreviations


def _rows(items: list[list[tuple[str, tuple]]], documents: Sequence[Opened], alike: object) -> list[list[int | None]]:  # type: ignore[type-arg]
    """Return, for each matter, its place in each document, ``None`` where the document does not speak of it."""
    rows: list[list[int | None]] = [[place, *[None] * (len(documents) - 1)] for place in range(len(items[0]))]
    for number in range(1, len(documents)):
        known = [next((at, one) for at, one in enumerate(row) if one is not None) for row in rows]
        left = [items[at][one] for at, one in known]

        def beside(one: int, other: int, known: list[tuple[int, int]] = known, number: int = number) -> float:
            at, place = known[one]
            told: float = alike((documents[at], place), (documents[number], other))  # type: ignore[operator]
            return told

        pairs = dict(align(left, items[number], [documents[0], documents[number]], beside))
        for one, other in pairs.items():
            rows[one][number] = other
        fresh = [place for place in range(len(items[number])) if place not in set(pairs.values())]
        rows += [[*[None] * number, place, *[None] * (len(documents) - number - 1)] for place in fresh]
    return rows


def _alike(opened: Opened, place: int, there: Opened, other: int) -> float:
    """Return how much the rest of two assignments speaks for their being one: units, time, result, group."""
    one, two = opened.document.assignments[place], there.document.assignments[other]
    told = [
        set(map(unit_key, one.lead)) == set(map(unit_key, two.lead)),
        bool(one.result and two.result and bag(one.result).folded & bag(two.result).folded),
        bool(one.timeframe and two.timeframe and agrees(one.timeframe, two.timeframe)),
        bool(one.group and two.group and bag(one.group).folded & bag(two.group).folded),
    ]
    return sum(told) / len(told)


def _task_entry(documents: Sequence[Opened], row: Sequence[int | None]) -> Entry:
    facts = [None if at is None else opened.document.assignments[at] for opened, at in zip(documents, row, strict=True)]
    sides = tuple(_task_side(opened, fact) for opened, fact in zip(documents, facts, strict=True))
    changes = tuple(_changes(documents, facts))
    topic = next(fact.task for fact in facts if fact)
    same = not changes
    return Entry(shorten(topic, _TOPIC), status_of(tuple(side.value for side in sides), same=same), sides, changes)


def _task_side(opened: Opened, fact: Assignment | None) -> Side:
    if fact is None:
        return Side(opened, None)
    fields = ((name, value_of(fact, field)) for field, name in _NAMES.items())
    told = "; ".join(f"{name}: {listed(values)}" for name, values in fields if values)
    value = f"{flat(fact.task)} – {told}" if told else flat(fact.task)
    return Side(opened, value, fact_grounds(opened, fact, column_of(fact, "task"), value_of(fact, "lead")))


def _changes(documents: Sequence[Opened], facts: Sequence[Assignment | None]) -> list[Change]:
    """Return the fields that the documents which have the task state differently, the task's own words last."""
    there = [(opened, fact) for opened, fact in zip(documents, facts, strict=True) if fact]
    if len(there) < 2:
        return []
    found = [
        Change(name, tuple(_field_side(opened, fact, field) for opened, fact in there))
        for field, name in _NAMES.items()
        if _differs(there, field)
    ]
    if len({bag(fact.task).folded for _, fact in there}) > 1:
        found.append(Change("nhiệm vụ", tuple(_words_side(opened, fact) for opened, fact in there)))
    return found


def _differs(there: Sequence[tuple[Opened, Assignment]], field: str) -> bool:
    (first, one), *rest = there
    return any(not _same_field(first, one, opened, fact, field) for opened, fact in rest)


def _same_field(first: Opened, one: Assignment, opened: Opened, fact: Assignment, field: str) -> bool:
    if field in {"lead", "coordinating"}:
        mine = {unit_key(name, first.document.abbreviations) for name in value_of(one, field)}
        return mine == {unit_key(name, opened.document.abbreviations) for name in value_of(fact, field)}
    left, right = "; ".join(value_of(one, field)), "; ".join(value_of(fact, field))
    if field == "timeframe" and left and right:
        return moment_of(left) == moment_of(right)
    return bag(left).folded == bag(right).folded


def _field_side(opened: Opened, fact: Assignment, field: str) -> Side:
    values = value_of(fact, field)
    return Side(opened, listed(values) or None, fact_grounds(opened, fact, column_of(fact, field), values))


def _words_side(opened: Opened, fact: Assignment) -> Side:
    return Side(opened, flat(fact.task), fact_grounds(opened, fact, column_of(fact, "task"), ()))


def compared_targets(documents: Sequence[Opened]) -> tuple[Entry, ...]:
    """Return one entry an indicator, scope and year, in the order of the first document that has it."""
    named = [list(dict.fromkeys((one.indicator, one.scope) for one in opened.document.targets)) for opened in documents]
    items = [[(_words(pair), _own(opened)) for pair in pairs] for opened, pairs in zip(documents, named, strict=True)]
    rows = _rows(items, documents, lambda *_: 0.0)
    return tuple(entry for row in rows for entry in _target_entries(documents, named, row))


def _words(pair: tuple[str, str | None]) -> str:
    return " ".join(part for part in pair if part)


def _target_entries(
    documents: Sequence[Opened], named: Sequence[Sequence[tuple[str, str | None]]], row: Sequence[int | None]
) -> list[Entry]:
    pairs = [None if at is None else named[number][at] for number, at in enumerate(row)]
    facts = [_of_pair(opened, pair) for opened, pair in zip(documents, pairs, strict=True)]
    years = sorted({fact.year for many in facts for fact in many}, key=lambda year: (year is None, year or 0))
    indicator, scope = next(pair for pair in pairs if pair)
    entries = []
    for year in years:
        sides = tuple(_value_side(opened, many, year) for opened, many in zip(documents, facts, strict=True))
        values = [side.value for side in sides if side.value is not None]
        same = all(_same_value(values[0], other) for other in values[1:])
        changes = () if same else (Change("giá trị", tuple(side for side in sides if side.value is not None)),)
        status = status_of(tuple(side.value for side in sides), same=same)
        entries.append(Entry(shorten(indicator, _TOPIC), status, sides, changes, scope, year))
    return entries


def _of_pair(opened: Opened, pair: tuple[str, str | None] | None) -> list[Target]:
    return [one for one in opened.document.targets if pair == (one.indicator, one.scope)]


def _value_side(opened: Opened, facts: Sequence[Target], year: int | None) -> Side:
    fact = next((one for one in facts if one.year == year), None)
    if fact is None:
        return Side(opened, None)
    needs = [flat(one) for one in (fact.value, fact.indicator, fact.scope, str(fact.year or "")) if one]
    return Side(opened, flat(fact.value), fact_grounds(opened, fact, fact.column, needs))


def _same_value(one: str, other: str) -> bool:
    left, right = figures_in(one), figures_in(other)
    if not left or not right or len(left) != len(right):
        return bag(one).folded == bag(other).folded
    return all(same_figure(mine, theirs) for mine, theirs in zip(left, right, strict=True))
