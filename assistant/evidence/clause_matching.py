"""Weighs how well a clause speaks of what a question is about, by how rare each word is in the language at large."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.background import is_compound
from assistant.understanding.words import keys, says_otherwise

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assistant.evidence.asked_words import Asked
    from assistant.evidence.clauses import Clause, Clauses
    from assistant.understanding.words import Bag

# Credits of one word by where it stands; what a clause stands under tells as well what it is about.
_MAIN, _NEAR, _FAR, _IDENTITY = 1.0, 0.85, 0.5, 0.3
_SYNONYM = 0.85
_PAIR_SHARE = 0.35
_LETTERS = re.compile(r"\w+")
_RARE = 4.5  # a word as rare as this names the matter: a clause that lacks it speaks of something else
_MISSING_MOST = 0.34
_CANDIDATES = 48
_TELLING = 1.5


@dataclass(frozen=True, slots=True)
class Fit:
    """``score`` ranks clauses; ``covered`` is the share of the weight met anywhere, ``lacking`` that the matter is not.

    ``own`` is the share met by the clause's own words.
    """

    score: float
    covered: float
    own: float
    lacking: bool


def telling(asked: Sequence[Asked]) -> int:
    """Return how many of the words say something of their own."""
    return sum(one.firm and one.rarity >= _TELLING for one in asked)


def candidates(clauses: Clauses, asked: Sequence[Asked]) -> list[Clause]:
    """Return the clauses that hold most of what is asked, in reading order."""
    gained: dict[int, float] = {}
    for one in asked:
        for place in clauses.postings.get(one.word.folded, ()):
            gained[place] = gained.get(place, 0.0) + one.weight
        for other in one.others:
            for place in clauses.postings.get(keys(other[0])[1], ()):
                gained[place] = gained.get(place, 0.0) + one.weight * 0.5
    best = sorted(gained, key=lambda place: (-gained[place], place))[:_CANDIDATES]
    return [clauses.every[place] for place in sorted(best)]


def fit(asked: Sequence[Asked], clause: Clause, identity: Bag) -> Fit:
    """Return how well the clause, with what it stands under, covers the words."""
    total = gained = firm = met = own = 0.0
    credited = [credit_of(one, clause, identity) for one in asked]
    for one, credit in zip(asked, credited, strict=True):
        total += one.weight
        gained += one.weight * credit
        own += one.weight if _said_itself(one, clause.main) else 0.0
        firm += one.weight if one.firm else 0.0
        met += one.weight if one.firm and credit else 0.0
    if not firm:
        return Fit(0.0, 0.0, 0.0, lacking=True)
    paired, parted = _pairs(asked, credited, clause)
    score = (1 - _PAIR_SHARE) * gained / total + _PAIR_SHARE * paired
    covered = max(0.0, met - parted) / firm
    missing = [one for one, credit in zip(asked, credited, strict=True) if not credit]
    return Fit(score, covered, own / total, _lacks(missing, covered))


def _said_itself(one: Asked, bag: Bag) -> bool:
    return stands_in(one, bag) or _said_otherwise(one, bag)


def _said_otherwise(one: Asked, bag: Bag) -> bool:
    return says_otherwise(bag, one.others)


def _lacks(missing: Sequence[Asked], covered: float) -> bool:
    if covered < 1.0 - _MISSING_MOST:
        return True
    return any(one.firm and (one.rarity >= _RARE or _named(one)) for one in missing)


def _named(one: Asked) -> bool:
    text = one.word.text
    return one.place > 0 and text[:1].isupper() and not text.isupper()


def credit_of(one: Asked, clause: Clause, identity: Bag) -> float:
    """Return how well the clause, or what it stands under, holds a word: 1 in it, less above it, 0 nowhere."""
    levels = ((_MAIN, clause.main), (_NEAR, clause.near), (_FAR, clause.far), (_IDENTITY, identity))
    plain = 0.0
    for level, bag in levels:
        if stands_in(one, bag):
            plain = level
            break
    if (
        one.proper
        and plain == _MAIN
        and not {one.word.text, one.word.text.upper()} & set(_LETTERS.findall(clause.text))
    ):
        plain = 0.0
    if plain >= _SYNONYM or not one.others:
        return plain
    for level, bag in levels:
        if _said_otherwise(one, bag):
            return max(plain, _SYNONYM * level)
    return plain


def stands_in(one: Asked, bag: Bag) -> bool:
    """Say whether the bag holds the word, without accents where it was typed so or is a symbol."""
    return one.word.folded in bag.folded if one.bare or one.word.kind == "symbol" else one.word.exact in bag.exact


def _pairs(asked: Sequence[Asked], credited: Sequence[float], clause: Clause) -> tuple[float, float]:
    """Return the share of neighbouring pairs that the clause holds, and the weight of the compounds it tears apart."""
    total = met = parted = 0.0
    for (left, one), (right, other) in pairwise(zip(asked, credited, strict=True)):
        if left.place + 1 != right.place or not (left.firm and right.firm):
            continue
        compound = is_compound(left.word.exact, right.word.exact, bare=left.bare)
        weight = (left.weight + right.weight) * (1.0 if compound else 0.5)
        pair = (left.word.folded, right.word.folded)
        held = _MAIN if pair in clause.main.pairs else _NEAR if pair in clause.near.pairs else 0.0
        total += weight
        met += weight * held
        torn = compound and not held and one and other and not (left.others or right.others)
        parted += weight / 2 if torn else 0.0
    return (met / total if total else 1.0), parted


def within(clause: Clause, spans: Collection[tuple[int, int]]) -> bool:
    """Say whether the clause stands in one of the spans; with none, everywhere is in."""
    return not spans or any(start <= clause.start < end for start, end in spans)
