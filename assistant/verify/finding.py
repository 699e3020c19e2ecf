"""The nouns of verifying: a finding with its parts, and the judgement that one judge makes of one claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answering.answer import Citation
    from assistant.answering.proposal import Ground

SUPPORTED, CONTRADICTED, NOT_STATED = "supported", "contradicted", "not_stated"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a claim ("chủ trì", "thời gian", "giá trị"): what is claimed, its status, what the cell says.

    ``says`` is ``None`` where the documents are silent; ``note`` explains in Vietnamese, one sentence or empty.
    """

    part: str
    claimed: str
    status: str
    says: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the documents say of one claim.

    ``says`` is what the deciding words say, ``None`` where nothing is stated; ``row`` is the row of the list that the
    claim came from, counted from 1 as a spreadsheet counts, ``None`` for a sentence.
    """

    claim: str
    status: str
    says: str | None = None
    citations: tuple[Citation, ...] = ()
    parts: tuple[Part, ...] = ()
    explanation: str = ""
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's view of one claim; ``score`` (0 to 1) says how well the words it rests on fit the claim's subject."""

    status: str
    score: float
    says: str | None = None
    parts: tuple[Part, ...] = ()
    grounds: tuple[Ground, ...] = ()


def overall(parts: tuple[Part, ...]) -> str:
    """Return the status of a claim: one denied part denies it, one that is not stated leaves it not stated."""
    found = {part.status for part in parts}
    if CONTRADICTED in found:
        return CONTRADICTED
    return SUPPORTED if found == {SUPPORTED} else NOT_STATED
