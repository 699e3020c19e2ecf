"""Sums judged answers up into the figures that reports print and gates hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from evaluation.scoring import Item


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` of ``whole``; its value is 1 where there is nothing to count."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share as a fraction from 0 to 1."""
        return self.part / self.whole if self.whole else 1.0


@dataclass(frozen=True, slots=True)
class Report:
    """Every judged answer with the figures over all of them.

    ``figures`` are fractions where 1 is best; ``violations`` counts broken rules, where 0 is best.
    """

    items: tuple[Item, ...]
    figures: tuple[tuple[str, Share], ...]
    kinds: tuple[tuple[str, Share], ...]
    manners: tuple[tuple[str, Share], ...]

    @property
    def violations(self) -> int:
        """How many rule violations all answers hold together."""
        return sum(len(item.violations) for item in self.items)

    @property
    def failures(self) -> tuple[Item, ...]:
        """The answers that are wrong or break a rule."""
        return tuple(item for item in self.items if item.problems or item.violations)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as a JSON object; every share is ``{"value", "part", "whole"}``."""
        return {
            "questions": len(self.items),
            "figures": _shares(self.figures),
            "violations": self.violations,
            "kinds": _shares(self.kinds),
            "manners": _shares(self.manners),
            "failures": [_failure(item) for item in self.failures],
        }


def summarise(items: Sequence[Item]) -> Report:
    """Return the report over judged answers."""
    return Report(
        items=tuple(items),
        figures=tuple(_figures(items).items()),
        kinds=_accuracy_by(items, lambda item: item.question.kind),
        manners=_accuracy_by(items, lambda item: item.question.manner),
    )


def _figures(items: Sequence[Item]) -> dict[str, Share]:
    # A question that may be refused or answered says nothing about refusing.
    strict = [item for item in items if len(item.question.statuses) == 1]
    missing = [item for item in strict if item.question.status == "not_found"]
    there = [item for item in strict if item.question.status == "answered"]
    refused = [item for item in strict if item.answer.get("status") == "not_found"]
    return {
        "accuracy": _share(items, lambda item: item.right),
        "refusing_precision": _share(refused, lambda item: item.question.status == "not_found"),
        "refusing_recall": _share(missing, lambda item: item.answer.get("status") == "not_found"),
        "answerable_not_refused": _share(there, lambda item: item.answer.get("status") != "not_found"),
        "citation_precision": _total(items, lambda item: (item.citations_good, item.citations_all)),
        "citation_lines": _total(items, lambda item: (item.lines_good, item.citations_all)),
        "citation_recall": _total(items, lambda item: (item.claims_good, item.claims_all)),
        "manners_agree": _manners_agree(items),
    }


def _manners_agree(items: Sequence[Item]) -> Share:
    """Count the questions asked in several manners that are right in every one of them."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for item in items:
        groups[item.question.id.partition("@")[0]].append(item.right)
    several = [rights for rights in groups.values() if len(rights) > 1]
    return Share(sum(1 for rights in several if all(rights)), len(several))


def _accuracy_by(items: Iterable[Item], key: Callable[[Item], str]) -> tuple[tuple[str, Share], ...]:
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return tuple((name, _share(groups[name], lambda item: item.right)) for name in sorted(groups))


def _share(items: Sequence[Item], holds: Callable[[Item], bool]) -> Share:
    return Share(sum(1 for item in items if holds(item)), len(items))


def _total(items: Sequence[Item], counts: Callable[[Item], tuple[int, int]]) -> Share:
    pairs = [counts(item) for item in items]
    return Share(sum(part for part, _ in pairs), sum(whole for _, whole in pairs))


def _shares(shares: Iterable[tuple[str, Share]]) -> dict[str, dict[str, float]]:
    return {name: {"value": round(share.value, 4), "part": share.part, "whole": share.whole} for name, share in shares}


def _failure(item: Item) -> dict[str, Any]:
    return {
        "id": item.question.id,
        "kind": item.question.kind,
        "question": item.question.question,
        "after": list(item.question.after),
        "problems": list(item.problems),
        "violations": list(item.violations),
        "status": item.answer.get("status"),
        "text": item.answer.get("text"),
        "quotes": [citation.get("quote") for citation in item.answer.get("citations") or ()],
    }
