"""Compares what is set for two indicators ("Chỉ tiêu A và chỉ tiêu B có bằng nhau không?")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.proposal import Claim, Proposal, answered
from assistant.families.target_values import figure_of, target_claim
from assistant.families.targets import target_of, year_fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

FAMILY = "targets"
_CONFIDENCE = 0.93
_JOINTS = {"va", "voi", "hay", "hoac", "vs"}
_COMPARES = re.compile(
    r"(?<!\w)(?:so sanh|so voi|bang nhau|nhu nhau|giong nhau|khac nhau|cao hon|thap hon|lon hon|nho hon|chenh|hon kem)"
)
_SAME = re.compile(r"(?<!\w)(?:bang nhau|nhu nhau|giong nhau)(?!\w)")
_ORDERS = re.compile(r"(?<!\w)(?:cao hon|thap hon|lon hon|nho hon)(?!\w)")
_ASKED = {"", "plain"}


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the values of the two indicators that are compared; ``None`` where two are not told apart."""
    said = " ".join(word.folded for word in question.words)
    if not _COMPARES.search(said) or not {"targets", "percent", "compare"} & question.tags:
        return None
    pairs = [pair for halves in _halves(question) if (pair := _pair(question, shelf, halves))]
    if not pairs:
        return None
    left, right = max(pairs, key=lambda pair: min(one.match.score for one in pair[0]) + pair[1][0].match.score)
    return _told(said, left, right)


def _halves(question: Question) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    for place, word in enumerate(question.words):
        if word.folded in _JOINTS and word.tag not in _ASKED | {"named"}:
            yield question.words[:place], question.words[place + 1 :]


def _pair(
    question: Question, shelf: Shelf, halves: tuple[Sequence[Word], Sequence[Word]]
) -> tuple[list[Ranked], list[Ranked]] | None:
    left, right = (_best(question, shelf, half) for half in halves)
    if not left or not right or target_of(left[0]).indicator == target_of(right[0]).indicator:
        return None
    return left, right


def _best(question: Question, shelf: Shelf, words: Sequence[Word]) -> list[Ranked]:
    """Return the targets of the indicator that the words say, for the years asked."""
    places = {place for place, word in enumerate(question.words) if any(word is one for one in words)}
    terms = shelf.terms(question, [word for word in words if word.tag in _ASKED])
    terms = tuple(term for term in terms if term.place in places and not term.optional)
    if not any(not term.light for term in terms):
        return []
    ranked = [one for one in shelf.rank("target", terms) if one.match.convincing]
    if not ranked:
        return []
    indicator = target_of(ranked[0]).indicator
    same = [one for one in ranked if one.opened is ranked[0].opened and target_of(one).indicator == indicator]
    return sorted((one for one in same if year_fits(question, one)), key=lambda one: one.evidence.place)


def _told(said: str, left: Sequence[Ranked], right: Sequence[Ranked]) -> Proposal:
    every = [*left, *right]
    facts = tuple(target_of(one) for one in every)
    claims = [target_claim(one.opened, target_of(one)) for one in every]
    figures = [figure_of(fact) for fact in facts]
    opening = ""
    if len(every) == 2 and None not in figures:
        equal = facts[0].value.strip() == facts[1].value.strip()
        if _SAME.search(said):
            opening = "Đúng." if equal else "Không đúng."
        elif _ORDERS.search(said) and not equal:
            claims = _ordered(claims, [figure or 0.0 for figure in figures])
        opening = opening or ("Hai chỉ tiêu bằng nhau" if equal else "")
    return answered(FAMILY, _CONFIDENCE, tuple(claims), opening=opening, facts=facts)


def _ordered(claims: Sequence[Claim], figures: Sequence[float]) -> list[Claim]:
    order = sorted(range(len(claims)), key=lambda at: -figures[at])
    names = ("Cao hơn", "Thấp hơn")
    return [Claim(f"{names[rank]}: {claims[at].text}", claims[at].grounds) for rank, at in enumerate(order)]
