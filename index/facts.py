"""Pick stored facts by unit, role, year and time, as people write them: without accents, abbreviated, in part."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import wire
from corpus.language.abbreviations import expansions
from corpus.language.syllables import folded_key, tokens
from index.records import StoredAssignment, StoredTarget

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from corpus.document import Assignment

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def stored_assignments(stored: Iterable[tuple[str, str]]) -> tuple[StoredAssignment, ...]:
    """Return the assignments of (document id, wire JSON) pairs."""
    return tuple(StoredAssignment(key, wire.assignment_from_dict(json.loads(value))) for key, value in stored)


def stored_targets(stored: Iterable[tuple[str, str]]) -> tuple[StoredTarget, ...]:
    """Return the targets of (document id, wire JSON) pairs."""
    return tuple(StoredTarget(key, wire.target_from_dict(json.loads(value))) for key, value in stored)


def matching_assignments(  # noqa: PLR0913 - one argument a filter of the contract
    stored: Iterable[StoredAssignment],
    *,
    unit: str | None,
    role: str | None,
    document_ids: Collection[str] | None,
    year: int | None,
    timeframe: str | None,
) -> tuple[StoredAssignment, ...]:
    """Return the assignments that fit every filter that is given."""
    if role not in {None, "lead", "coordinating"}:
        raise ValueError(f"role is lead or coordinating, not {role!r}")
    return tuple(
        item
        for item in stored
        if (document_ids is None or item.document_id in document_ids)
        and _has_unit(item.assignment, unit, role)
        and _in_year(item.assignment.timeframe, year)
        and _at_time(item.assignment.timeframe, timeframe)
    )


def matching_targets(
    stored: Iterable[StoredTarget], *, year: int | None, document_ids: Collection[str] | None
) -> tuple[StoredTarget, ...]:
    """Return the targets of these documents and this year."""
    return tuple(
        item
        for item in stored
        if (document_ids is None or item.document_id in document_ids) and (year is None or item.target.year == year)
    )


@lru_cache(maxsize=8192)
def unit_key(name: str) -> str:
    """Return a unit's name as it is compared: folded, short forms written out, joining words left out."""
    words: list[str] = []
    skip_to = -1
    for token in tokens(name):
        if token.start < skip_to:
            continue
        full = expansions(token.text) if _is_short(token.text) else ()
        if token.whole and not full:
            continue
        words += [folded_key(word) for word in tokens(full[0])] if full else [folded_key(token)]
        skip_to = token.end if token.whole else skip_to
    return " ".join(word for word in words if word != "va")


def same_unit(name: str, wanted: str) -> bool:
    """Return whether ``wanted`` names the unit ``name`` or a part of its name."""
    return f" {unit_key(wanted)} " in f" {unit_key(name)} "


def _is_short(word: str) -> bool:
    # "mn" and "MN" are short forms; "an" and "Tu" may be ordinary syllables.
    return word.upper() == word or not re.search(r"[aeiouyăâêôơưáàảãạ]", word) or word.lower() in {"ubnd", "gddt"}


def _has_unit(assignment: Assignment, unit: str | None, role: str | None) -> bool:
    names = {
        "lead": assignment.lead,
        "coordinating": assignment.coordinating,
        None: assignment.lead + assignment.coordinating,
    }[role]
    if unit is None:
        return role is None or bool(names)
    return any(same_unit(name, unit) for name in names)


def _in_year(timeframe: str | None, year: int | None) -> bool:
    return year is None or str(year) in _YEAR.findall(timeframe or "")


def _at_time(timeframe: str | None, wanted: str | None) -> bool:
    return wanted is None or f" {unit_key(wanted)} " in f" {unit_key(timeframe or '')} "
