"""Lays the bases and the dates of several documents side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import flat, sentence_ground
from assistant.compare.comparison import Change, Entry, Side, status_of
from assistant.families.document_statements import ground_of, value_of
from assistant.understanding.words import keys, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened
    from corpus.document import Basis, Relation

_DATES = {"issued_on": "ngày ban hành", "effective_from": "ngày có hiệu lực", "expires": "ngày hết hiệu lực"}


def compared_bases(documents: Sequence[Opened]) -> tuple[Entry, ...]:
    """Return one entry a basis: the same number, or the same words where it has none."""
    found: dict[object, list[Basis | None]] = {}
    for number, opened in enumerate(documents):
        for basis in opened.document.identity.bases:
            row = found.setdefault(_key(opened, basis), [None] * len(documents))
            row[number] = row[number] or basis
    return tuple(_basis_entry(documents, row) for row in found.values())


def _key(opened: Opened, basis: Basis) -> object:
    if basis.number:
        return keys(basis.number)[1]
    words = syllables(basis.title or opened.text(basis.start, basis.end))
    return tuple(one for one in words if not one.isdigit())


def _basis_entry(documents: Sequence[Opened], row: Sequence[Basis | None]) -> Entry:
    sides = tuple(_basis_side(opened, basis) for opened, basis in zip(documents, row, strict=True))
    there = [basis for basis in row if basis]
    dates = {basis.issued_on for basis in there}
    first = there[0]
    opened = documents[next(at for at, basis in enumerate(row) if basis)]
    topic = first.number or first.title or flat(opened.text(first.start, first.end))
    changes = () if len(dates) < 2 else (Change("ngày của căn cứ", tuple(side for side in sides if side.value)),)
    return Entry(topic, status_of(tuple(side.value for side in sides), same=not changes), sides, changes)


def _basis_side(opened: Opened, basis: Basis | None) -> Side:
    if basis is None:
        return Side(opened, None)
    ground = sentence_ground(opened, basis.start, basis.end)
    return Side(opened, flat(opened.text(basis.start, basis.end)).strip(" ;,."), (ground,))


def compared_dates(documents: Sequence[Opened]) -> tuple[Entry, ...]:
    """Return one entry for each kind of date that any of the documents states."""
    entries = (_date_entry(documents, field) for field in _DATES)
    return tuple(entry for entry in entries if any(side.value for side in entry.sides))


def _date_entry(documents: Sequence[Opened], field: str) -> Entry:
    sides = tuple(_issued(one) if field == "issued_on" else _in_force(one, field) for one in documents)
    stated = [_iso(one, field) for one in documents]
    same = len({date for date in stated if date}) < 2
    changes = () if same else (Change(_DATES[field], tuple(side for side in sides if side.value)),)
    return Entry(_DATES[field], status_of(tuple(side.value for side in sides), same=same), sides, changes)


def _issued(opened: Opened) -> Side:
    return Side(opened, value_of(opened, "issued_on"), ground_of(opened, "issued_on") or ())


def _in_force(opened: Opened, kind: str) -> Side:
    found = _relation(opened, kind)
    if found is None:
        return Side(opened, None)
    ground = sentence_ground(opened, found.start, found.end)
    return Side(opened, flat(opened.text(found.start, found.end)).strip(" ;."), (ground,))


def _relation(opened: Opened, kind: str) -> Relation | None:
    own = (one for one in opened.document.relations if one.kind == kind and not one.number)
    return next((one for one in own if one.date or kind == "effective_from"), None)


def _iso(opened: Opened, field: str) -> str | None:
    if field == "issued_on":
        return opened.document.identity.issued_on
    found = _relation(opened, field)
    return found.date if found else None
