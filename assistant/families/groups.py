"""Lists and counts the groups into which a table parts its tasks ("II. CÔNG TÁC TUYÊN TRUYỀN")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import flat
from assistant.answering.proposal import Claim, Ground, Proposal, Worked, answered
from assistant.families.choices import ask_back
from assistant.resolving.parts import labelled

if TYPE_CHECKING:
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from corpus.document import Table

FAMILY = "assignments"
_CONFIDENCE = 0.9


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the groups of the tables that the question names; ``None`` where no table has any."""
    found = [(opened, many) for opened in shelf.documents if (many := _claims(question, opened))]
    if not found:
        return None
    if len(found) > 1 and "both" not in question.tags:
        return ask_back(FAMILY, [opened for opened, _ in found], _CONFIDENCE)
    claims = tuple(claim for _, many in found for claim in many)
    if "count" not in question.asks:
        return answered(FAMILY, _CONFIDENCE, claims, opening="Các nhóm nhiệm vụ")
    total = str(len(claims))
    worked = (Worked(total, "count", tuple(claim.grounds[0] for claim in claims)),)
    return answered(FAMILY, _CONFIDENCE, claims, opening=f"Có {total} nhóm nhiệm vụ", worked=worked)


def _claims(question: Question, opened: Opened) -> list[Claim]:
    cells = {
        (cell.start, cell.end): (table, flat(cell.text))
        for table in opened.document.tables
        if "task" in table.roles and _is_asked(question, table)
        for row in table.rows
        for cell in row.groups
    }
    return [
        Claim(text, (Ground(opened, start, end, (*table.path, text)),))
        for (start, end), (table, text) in sorted(cells.items(), key=lambda one: one[0])
    ]


def _is_asked(question: Question, table: Table) -> bool:
    wanted = [one for one in question.references if one.kind != "item"]
    return all(any(labelled(part, one.kind, one.value) for part in table.path) for one in wanted)
