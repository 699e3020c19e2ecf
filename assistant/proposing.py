"""Asks the families what they would answer: facts first, clauses and prose only where no fact is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.count_claims import judged_counts
from assistant.families import (
    assigned_units,
    assignments,
    audiences,
    cells,
    contents,
    definitions,
    differences,
    document_facts,
    grid_cells,
    grid_extremes,
    grid_rows,
    keyed_cells,
    kinds_mentioned,
    numbered_targets,
    outlines,
    passages,
    payers,
    placements,
    provisions,
    purposes,
    references,
    relations,
    sections,
    subjects,
    target_holders,
    target_pairs,
    targets,
)
from assistant.families.fitting_in import is_inside, is_misheard
from assistant.families.rivals import held_to_clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.answering.proposal import Proposal
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

# In the order that breaks ties between equally confident proposals.
_FACTS: tuple[Callable[[Question, Shelf], Proposal | None], ...] = (
    differences.answer,
    relations.answer,
    purposes.answer,
    placements.answer,
    kinds_mentioned.answer,
    audiences.answer,
    payers.answer,
    assigned_units.answer,
    outlines.answer,
    sections.answer,
    references.answer,
    grid_extremes.answer,
    keyed_cells.answer,
    grid_rows.answer,
    grid_cells.answer,
    document_facts.answer,
    definitions.answer,
    target_pairs.answer,
    numbered_targets.answer,
    targets.answer,
    target_holders.answer,
    subjects.answer,
    assignments.answer,
    contents.answer,
)
_CLAUSES: tuple[Callable[[Question, Shelf], Proposal | None], ...] = (provisions.answer,)
_PROSE: tuple[Callable[[Question, Shelf], Proposal | None], ...] = (cells.answer, passages.answer)
_SURE = 0.8
_CERTAIN = 0.9  # no clause is as sure as this of what it says
_LEAST = 0.5  # below this a proposal is a guess
_TOLD = 0.75
_READING = {provisions.FAMILY, passages.FAMILY}  # families that read on, whatever part is named


def in_turn(question: Question, shelf: Shelf) -> Iterator[Proposal]:
    """Yield what may be answered, the surest first; what reads on is asked only where nothing before is held."""
    yield from judged_counts(question, shelf, proposals)
    first = proposals(question, shelf)
    yield from first
    if first and first[0].confidence >= _CERTAIN:
        yield from all_proposals(question, shelf)[len(first) :]


def all_proposals(question: Question, shelf: Shelf) -> list[Proposal]:
    """Return what the families would answer, then what those that read on say where the others are sure."""
    first = proposals(question, shelf)
    if not first or first[0].confidence < _CERTAIN:
        return first  # nothing was left out
    return [*first, *(one for one in proposals(question, shelf, whole=True) if one not in first)]


def proposals(question: Question, shelf: Shelf, *, whole: bool = False) -> list[Proposal]:
    """Return what the families would answer, the most confident first; guesses are left out.

    Families that read clauses and prose are asked only where those that read facts are not sure, or for the ``whole``.
    """
    return shelf.once(("proposals", question, whole), lambda: _proposals(question, shelf, whole=whole))


def _proposals(question: Question, shelf: Shelf, *, whole: bool) -> list[Proposal]:
    made = held_to_clauses(question, shelf, [one for family in _FACTS if (one := family(question, shelf))])
    if not whole and any(one.confidence >= _CERTAIN for one in made):
        return sorted((one for one in made if one.confidence >= _CERTAIN), key=lambda one: -one.confidence)
    made += [one for family in _CLAUSES if (one := family(question, shelf))]
    sure = [one.family for one in made if one.confidence >= _SURE]
    if all(family == provisions.FAMILY for family in sure):
        # A table may still say better what a clause says; other prose cannot.
        made += [one for family in _PROSE[: 1 if sure else None] if (one := family(question, shelf))]
    told = any(one.family == provisions.FAMILY and one.confidence >= _TOLD for one in made)
    made = [one for one in made if one.family not in _READING or is_inside(question, one)]
    kept = (one for one in made if one.confidence >= _LEAST and not (told and is_misheard(one)))
    return sorted(kept, key=lambda one: -one.confidence)
