"""Says whether a proposal may stand beside what the question names, and beside what clauses already say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.families import document_facts
from assistant.resolving.parts import named_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.proposal import Ground, Proposal
    from assistant.understanding.question import Question


def is_inside(question: Question, proposal: Proposal) -> bool:
    """Say whether the proposal rests on the part that the question names, where it names one."""
    grounds = [ground for claim in proposal.claims for ground in claim.grounds]
    spans = {ground.opened: named_spans(question, ground.opened) for ground in grounds}
    return all(_stands(ground, spans[ground.opened]) for ground in grounds)


def _stands(ground: Ground, spans: Sequence[tuple[int, int]] | None) -> bool:
    return spans is not None and (not spans or any(start <= ground.start < end for start, end in spans))


def is_misheard(proposal: Proposal) -> bool:
    """Say whether a document is asked back for that no fact of is asked ("Ký văn bản giấy dùng bút màu gì?")."""
    return proposal.status == "ambiguous" and proposal.family == document_facts.FAMILY
