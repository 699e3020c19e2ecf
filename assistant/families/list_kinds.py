"""Takes the clause that lists things of the very kind asked ("những dạng nào": "Dạng tật bao gồm:") before others."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.evidence.clauses import bare, clauses_of
from assistant.families.answerability import chance_of
from assistant.families.clause_bonus import ENUMERATES
from assistant.families.clause_choice import asked_of, choices
from assistant.families.clause_kinds import opens_items
from assistant.families.clause_ranking import Found
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.clauses import Clause
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.families.clause_choice import Choice
    from assistant.understanding.question import Question

_SEVERAL = frozenset(("nhung", "cac"))
_ASKS = frozenset(("nao", "gi"))
_SPREAD = 4  # words of a kind ("loại chất lượng")
_LOOKED = 8  # choices that may list
_LEAST, _LEAST_FIT = 0.3, 0.35
# "Văn thư có nhiệm vụ", "Trách nhiệm của chủ bến": what such a line says besides whose they are; folded.
_DUTIES = re.compile(r"(?<!\w)(?:nhiem vu|trach nhiem|quyen han|quyen va nghia vu|nghia vu|bon phan)(?!\w)")
_FRAME_WORDS = """
    co cac nhung cua sau day nhu va nhiem vu trach quyen han nghia bon phan chuc nang duoc giao phai
"""
_FRAME = frozenset(_FRAME_WORDS.split())
_INTRODUCES = re.compile(r"(?<!\w)(?:gom|sau day|nhu sau|sau)(?!\w)\W*$|:\s*$|(?<!\w)gom(?!\w)")
_OWNERS = 2  # words that name whose duties they are


def listing_first(question: Question, shelf: Shelf, ranked: Sequence[Found]) -> list[Found]:
    """Return the clauses with the one first that lists what is asked by its kind, or whose duties are asked."""
    duty = _of_duties(question, shelf) if "tasks" in question.asks else None
    if duty is not None:
        return [duty, *(one for one in ranked if one.clause is not duty.clause)]
    kind = kind_asked(question)
    if not kind or (ranked and _lists(ranked[0].opened, ranked[0].clause, kind)):
        return list(ranked)
    return [*(replace(one, share=1.0) for one in _of_kind(question, shelf, kind)[:1]), *ranked]


def kind_asked(question: Question) -> frozenset[str]:
    """Return the words (folded) that name the kind of what is asked for: those between "những" and "nào"."""
    words = [word.folded for word in question.words]
    for end in reversed(range(len(words))):
        if words[end] not in _ASKS:
            continue
        start = next((at for at in range(end - 1, max(-1, end - _SPREAD - 2), -1) if words[at] in _SEVERAL), None)
        if start is not None and end - start > 1:
            return frozenset(words[start + 1 : end])
    return frozenset()


def _of_kind(question: Question, shelf: Shelf, kind: frozenset[str]) -> list[Found]:
    asked, many = asked_of(question, shelf), choices(question, shelf)
    listing = [one for one in many[:_LOOKED] if _lists(one.opened, one.clause, kind) and one.fit.score >= _LEAST_FIT]
    made = [_found(question, shelf, one, chance_of(question, shelf, asked, one, many)) for one in listing]
    return [one for one in made if one.chance >= _LEAST]


def _found(question: Question, shelf: Shelf, one: Choice, chance: float) -> Found:
    asked = asked_of(question, shelf)
    return Found(one.opened, one.clause, one.fit, one.score, chance, asked=asked, share=one.share)


def _lists(opened: Opened, clause: Clause, kind: frozenset[str]) -> bool:
    """Say whether the clause, or the line above it, lists things of the kind."""
    above = clauses_of(opened).every[clause.above] if clause.above >= 0 else None
    if above is not None and kind <= above.main.folded and _INTRODUCES.search(fold(above.text)):
        return True
    return kind <= clause.main.folded and (opens_items(opened, clause) or ENUMERATES.search(clause.text) is not None)


def _of_duties(question: Question, shelf: Shelf) -> Found | None:
    """Return the line that introduces somebody's duties and says no more than the question; the fullest name wins."""
    said = {word.folded for word in question.words}
    best: tuple[int, Found] | None = None
    for one in choices(question, shelf):
        text = fold(bare(one.clause.text)).rstrip(" :.")
        owner = set(re.findall(r"\w+", text)) - _FRAME
        fits = _DUTIES.search(text) and len(owner) >= _OWNERS and owner <= said and opens_items(one.opened, one.clause)
        if fits and (best is None or len(owner) > best[0]):
            best = (len(owner), _found(question, shelf, one, 1.0))
    return replace(best[1], share=1.0) if best is not None else None
