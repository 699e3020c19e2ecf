"""Sets apart what a question leaves out ("Ngoài X, chỉ tiêu nào …?"), and drops it from what would be answered."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.evidence.matching import weigh
from assistant.understanding.words import bag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.proposal import Claim, Proposal
    from assistant.evidence.matching import Term

_APART = re.compile(
    r"^\s*(?:ngoài|ngoại trừ|trừ|không kể|không tính|ngoai|ngoai tru|khong ke|khong tinh)\s+(?P<what>[^,?.]{2,120}?)"
    r"(?:\s+ra)?\s*(?:,\s*(?:thì\s+)?(?:còn\s+|con\s+)?|\s(?:thì\s+)?(?:còn|con)\s+)(?P<rest>.{6,})$",
    re.IGNORECASE,
)
_SAME = 0.9  # of what is left out, for a claim to be about it


@dataclass(frozen=True, slots=True)
class Apart:
    """What is left out, as typed, and the question without it."""

    what: str
    rest: str


def set_apart(text: str) -> Apart | None:
    """Return what the question leaves out and the rest of it; ``None`` where it leaves out nothing."""
    match = _APART.match(text)
    return Apart(match["what"], match["rest"]) if match else None


def without(proposal: Proposal, left_out: Sequence[Term]) -> Proposal:
    """Return the proposal without the claims about what is left out; whole where those are all, or are counted."""
    telling = [term for term in left_out if not term.optional]
    if proposal.worked or not telling:
        return proposal
    kept = tuple(claim for claim in proposal.claims if not _is_about(claim, telling))
    if not kept or len(kept) == len(proposal.claims):
        return proposal
    spans = [(one.opened, one.start, one.end) for claim in kept for one in claim.grounds]
    facts = tuple(
        fact for fact in proposal.facts if any(start <= fact.start and fact.end <= end for _, start, end in spans)
    )
    return replace(proposal, claims=kept, facts=facts)


def _is_about(claim: Claim, terms: Sequence[Term]) -> bool:
    own = claim.grounds[0].opened.document.abbreviations if claim.grounds else ()
    return weigh(terms, bag(claim.text, own)).coverage >= _SAME
