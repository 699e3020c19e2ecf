"""Says how a clause meets a question by its words, pairs and kind, in figures that other files learn weights for."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.background import is_compound
from assistant.evidence.clause_matching import credit_of, stands_in
from assistant.evidence.clauses import clauses_of
from assistant.understanding.words import says_otherwise, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.asked_words import Asked
    from assistant.evidence.clauses import Clause
    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question

NAMES = (
    "main",
    "near",
    "far",
    "identity",
    "synonym",
    "missing",
    "rarest_missing",
    "missing_words",
    "pairs_main",
    "pairs_near",
    "torn",
    "run",
    "window",
    "density",
    "length",
    "heading",
    "opens",
    "holds",
    "asked",
    "score",
    "rarest_met",
    "who",
    "when",
    "number",
    "yesno",
    "define",
    "list",
    "stated",
)
_RAREST = 6.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is already known of a clause: its ``score``, if it opens items, holds the asked kind, states a figure."""

    score: float
    opens: bool
    holds: bool
    stated: bool = False


def features_of(
    question: Question, asked: Sequence[Asked], opened: Opened, clause: Clause, weighed: Weighed
) -> tuple[float, ...]:
    """Return the features of one clause in the order of ``NAMES``; shares are of the weight of what is asked."""
    shares = _shares(asked, opened, clause)
    line = list(syllables(clause.text))
    firm = {one.word.folded for one in asked if one.firm}
    tags = question.tags
    return (
        *shares,
        *_pairs(asked, opened, clause),
        _longest_run([word.folded for word in question.words], line) / max(1, len(question.words)),
        _window(firm, line),
        len(firm & set(line)) / max(1, len(set(line))),
        math.log(1 + len(line)),
        float(clause.heading),
        float(weighed.opens),
        float(weighed.holds),
        min(len(firm), 12) / 12,
        weighed.score,
        max((one.rarity for one in asked if one.firm and stands_in(one, clause.main)), default=0.0) / _RAREST,
        float("who" in tags),
        float("timeframe" in tags),
        float(bool({"howmany", "percent"} & tags)),
        float(question.form == "yesno"),
        float("define" in question.asks),
        float(bool({"list", "parts"} & tags)),
        float(weighed.stated),
    )


def _shares(asked: Sequence[Asked], opened: Opened, clause: Clause) -> tuple[float, ...]:
    """Return the shares met by the clause, above it, farther out, by the document's name, otherwise said, missing."""
    levels = (clause.main, clause.near, clause.far, opened.identity)
    met: dict[str, float] = dict.fromkeys(NAMES[:5], 0.0)
    missing: list[Asked] = []
    for one in asked:
        name = next((name for name, bag in zip(NAMES, levels, strict=False) if stands_in(one, bag)), "")
        otherwise = says_otherwise(clause.main, one.others)
        if otherwise and name != "main":
            name = "synonym"
        if name:
            met[name] += one.weight
        elif one.firm:
            missing.append(one)
    total = sum(one.weight for one in asked) or 1.0
    return (
        *(met[name] / total for name in NAMES[:5]),
        sum(one.weight for one in missing) / total,
        max((one.rarity for one in missing), default=0.0) / _RAREST,
        float(len(missing)),
    )


def _pairs(asked: Sequence[Asked], opened: Opened, clause: Clause) -> tuple[float, float, float]:
    """Return the shares of neighbouring words that stand side by side in the clause, above it, and torn apart."""
    total = main = near = torn = 0.0
    credited = [credit_of(one, clause, opened.identity) for one in asked]
    for (left, one), (right, other) in pairwise(zip(asked, credited, strict=True)):
        if left.place + 1 != right.place or not (left.firm and right.firm):
            continue
        compound = is_compound(left.word.exact, right.word.exact, bare=left.bare)
        weight = (left.weight + right.weight) * (1.0 if compound else 0.5)
        pair = (left.word.folded, right.word.folded)
        total += weight
        if pair in clause.main.pairs:
            main += weight
        elif pair in clause.near.pairs:
            near += weight
        elif compound and one and other and not (left.others or right.others):
            torn += weight
    total = total or 1.0
    return main / total, near / total, torn / total


def _longest_run(question: Sequence[str], line: Sequence[str]) -> int:
    """Return the length of the longest stretch of words that both hold."""
    best = 0
    before = [0] * (len(line) + 1)
    for word in question:
        row = [0] * (len(line) + 1)
        for at, other in enumerate(line, 1):
            if word == other:
                row[at] = before[at - 1] + 1
                best = max(best, row[at])
        before = row
    return best


def _window(wanted: set[str], line: Sequence[str]) -> float:
    """Return how close together the wanted words stand that are there: their number by the stretch that holds them."""
    places = [(at, word) for at, word in enumerate(line) if word in wanted]
    there = {word for _, word in places}
    if not there:
        return 0.0
    counted: Counter[str] = Counter()
    shortest, left = len(line), 0
    for at, word in places:
        counted[word] += 1
        while len(counted) == len(there):
            first_at, first = places[left]
            shortest = min(shortest, at - first_at + 1)
            counted[first] -= 1
            if not counted[first]:
                del counted[first]
            left += 1
    return len(there) / shortest


def clause_at(opened: Opened, position: int) -> Clause | None:
    """Return the clause that holds a position of the text, ``None`` where none does (a table)."""
    return next((one for one in clauses_of(opened).every if one.start <= position < one.end), None)
