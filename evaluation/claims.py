"""Measures verifying: puts claims of known truth to the assistant and counts which statuses are right."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from evaluation.errors import QuestionSetError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

STATUSES = ("supported", "contradicted", "not_stated")
# What must never be called supported: claims in which one thing that the documents state was changed.
CHANGED = frozenset({"changed", "measure", "swapped", "denied"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim and the statuses that are right for it, the best first.

    ``kind`` is ``true``, ``changed`` (one value), ``measure`` (one unit of measure), ``swapped`` (roles), ``denied``
    (a negation put in), ``other`` (another document's) or ``never``; ``manner`` says how it is worded. ``without`` is
    the source of the document that is kept out, for claims of another document. ``over`` is ``samples`` for claims over
    the sample plans, ``shared`` for those over two real plans that do not come with the project.
    """

    id: str
    kind: str
    manner: str
    claim: str
    right: tuple[str, ...]
    without: str | None = None
    over: str = "samples"


class Verify(Protocol):
    """Whatever verifies a claim, one document kept out where ``without`` names its source."""

    def __call__(self, claim: str, without: str | None) -> str:
        """Return the status."""


@dataclass(frozen=True, slots=True)
class Report:
    """``counts`` gives right and all claims of each kind; ``wrong`` the claims that failed with what was said."""

    counts: dict[str, tuple[int, int]]
    manners: dict[str, tuple[int, int]]
    wrong: tuple[tuple[Claim, str], ...]
    changed: int
    changed_supported: int
    figures: dict[str, float] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many claims there were."""
        return sum(of for _, of in self.counts.values())

    @property
    def accuracy(self) -> float:
        """The share of claims whose status is right."""
        return sum(right for right, _ in self.counts.values()) / self.total if self.total else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "claims": self.total,
            "accuracy": round(self.accuracy, 4),
            "changed": self.changed,
            "changed_supported": self.changed_supported,
            "kinds": {kind: {"right": right, "of": of} for kind, (right, of) in sorted(self.counts.items())},
            "manners": {name: {"right": right, "of": of} for name, (right, of) in sorted(self.manners.items())},
            **self.figures,
        }


def evaluate(claims: Sequence[Claim], verify: Verify) -> Report:
    """Put every claim to ``verify`` and count."""
    told = [(claim, verify(claim.claim, claim.without)) for claim in claims]
    wrong = tuple((claim, status) for claim, status in told if status not in claim.right)
    changed = [(claim, status) for claim, status in told if claim.kind in CHANGED]
    lost = {claim.id for claim, _ in wrong}
    return Report(
        _shares(told, lost, "kind"),
        _shares(told, lost, "manner"),
        wrong,
        len(changed),
        sum(status == "supported" for _, status in changed),
    )


def _shares(told: Sequence[tuple[Claim, str]], lost: set[str], by: str) -> dict[str, tuple[int, int]]:
    every = Counter(str(getattr(claim, by)) for claim, _ in told)
    right = Counter(str(getattr(claim, by)) for claim, _ in told if claim.id not in lost)
    return {name: (right[name], count) for name, count in every.items()}


def read_claims(path: Path) -> tuple[Claim, ...]:
    """Return the claims of a set written by hand, JSON lines; raise ``QuestionSetError`` on the first unusable line."""
    return tuple(
        _claim(path, number, line)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip()
    )


def _claim(path: Path, number: int, line: str) -> Claim:
    try:
        told = json.loads(line)
        right = tuple(told["right"])
        if not right or not set(right) <= set(STATUSES):
            raise ValueError(right)  # noqa: TRY301 - one place says which line is wrong
        manner, over = told.get("manner", "hand"), told.get("over", "samples")
        return Claim(told["id"], told["kind"], manner, told["claim"], right, told.get("without"), over)
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionSetError(f"{path.name}, dòng {number}: không đọc được nhận định ({error}).") from error
