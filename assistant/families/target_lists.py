"""Lists, counts and compares the targets of a plan: of a year, with a value, for those whom they are set."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, shorten
from assistant.answering.proposal import Claim, Proposal, Worked, answered
from assistant.evidence.matching import weigh
from assistant.families.choices import ask_back
from assistant.families.target_values import figure_of, has_value, target_claim, target_grounds
from assistant.understanding.words import bag, syllables
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.understanding.question import Question
    from corpus.document import Target

FAMILY = "targets"
_INDICATOR_LENGTH = 170
_HEAD = 9  # so many first syllables of an indicator say whom it is of
_LIST_CONFIDENCE = 0.9
_NAMED = 0.9  # of what is asked, said by a group row itself
_DENIED = re.compile(r"(?<!\w)(?:khong|chua) (?:dat|du|toi|den)(?!\w)")  # "chưa đạt 100%"


def listing(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the targets of the years and values asked, listed, counted or compared; ``None`` where none is asked."""
    kept = [(opened, _chosen(question, opened)) for opened in shelf.documents if opened.document.targets]
    kept = [(opened, facts) for opened, facts in kept if facts] or _none_such(question, shelf)
    if not kept or not ({"targets", "count"} & set(question.asks) or "targets" in question.tags):
        return None
    if len(kept) > 1 and not shelf.decided and "both" not in question.tags:
        return ask_back(FAMILY, [opened for opened, _ in kept], 0.8)
    if question.form == "yesno" and question.amounts and not _asks_any(question):
        return _all_reach(question, kept)
    if "count" in question.asks:
        return _counted(kept)
    if "extreme" in question.tags:
        return _extreme(question, kept)
    claims = tuple(target_claim(opened, fact, short=True) for opened, facts in kept for fact in facts)
    facts = tuple(fact for _, many in kept for fact in many)
    other = question.amounts and not any(_chosen(question, opened) for opened, _ in kept)
    opening = "Không có chỉ tiêu nào như vậy; các chỉ tiêu là" if other else "Các chỉ tiêu"
    return answered(FAMILY, _LIST_CONFIDENCE, claims, opening=opening, facts=facts)


def listed_for(question: Question, ranked: Sequence[Ranked], terms: Sequence[Term]) -> Proposal | None:
    """Return the targets of several indicators that all are of those whom the question names.

    "Cơ sở giáo dục phổ thông có những chỉ tiêu nào?" names whom targets are set for, not one indicator: what is asked
    opens each of them. ``None`` where fewer than two indicators do.
    """
    if "targets" not in question.asks or question.form != "list" or question.amounts or not ranked:
        return None
    wanted = {term.word.folded for term in terms if not term.optional}
    held = [one for one in ranked if one.opened is ranked[0].opened and _opens_with(_target(one), wanted)]
    if len({flat(_target(one).indicator) for one in held}) < 2:
        return None
    held.sort(key=lambda one: one.evidence.place)
    claims = tuple(target_claim(one.opened, _target(one)) for one in held)
    return answered(FAMILY, _LIST_CONFIDENCE, claims, opening="Các chỉ tiêu", facts=tuple(_target(one) for one in held))


def listed_under(question: Question, shelf: Shelf, terms: Sequence[Term]) -> Proposal | None:
    """Return the targets under the group row that the question names ("Có mấy chỉ tiêu về nhân lực?")."""
    if not {"targets", "count"} & set(question.asks) or "targets" not in question.tags or question.amounts:
        return None
    kept = [(opened, _under(question, opened, terms)) for opened in shelf.documents]
    kept = [(opened, facts) for opened, facts in kept if facts]
    if len(kept) != 1:
        return None
    if "count" in question.asks:
        return _counted(kept)
    [(opened, facts)] = kept
    claims = tuple(target_claim(opened, fact, short=True) for fact in facts)
    return answered(FAMILY, _LIST_CONFIDENCE, claims, opening="Các chỉ tiêu", facts=tuple(facts))


def _under(question: Question, opened: Opened, terms: Sequence[Term]) -> list[Target]:
    """Return the targets in the one group whose row says all that the question says."""
    facts = [one for one in _chosen(question, opened) if one.group]
    groups = dict.fromkeys(one.group or "" for one in facts)
    named = [one for one in groups if weigh(terms, bag(one, opened.document.abbreviations)).coverage >= _NAMED]
    return [one for one in facts if one.group == named[0]] if len(named) == 1 else []


def _target(ranked: Ranked) -> Target:
    return ranked.opened.document.targets[ranked.evidence.place]


def _opens_with(fact: Target, wanted: set[str]) -> bool:
    """Say whether whom the indicator is of, in its first words or its scope, holds all that is asked."""
    head = {*syllables(fact.indicator)[:_HEAD], *syllables(fact.scope or "")}
    return wanted <= head


def _none_such(question: Question, shelf: Shelf) -> list[tuple[Opened, list[Target]]]:
    """Return the targets of the years asked, where a bound is asked that none is within ("chưa đạt 100%")."""
    below = any(found.value[:1] in "<>" for found in question.amounts) or _DENIED.search(fold(question.text))
    if not question.amounts or not below or "count" in question.asks:
        return []
    plain = replace(question, amounts=())
    kept = [(opened, _chosen(plain, opened)) for opened in shelf.documents if opened.document.targets]
    return [(opened, facts) for opened, facts in kept if facts]


def _all_reach(question: Question, kept: Sequence[tuple[Opened, Sequence[Target]]]) -> Proposal:
    """Judge "tất cả chỉ tiêu đều 100% phải không?": true, or false with the targets that differ."""
    other = [(opened, fact) for opened, facts in kept for fact in facts if not has_value(fact, question.amounts)]
    shown = other or [(opened, fact) for opened, facts in kept for fact in facts]
    return answered(
        FAMILY,
        _LIST_CONFIDENCE,
        tuple(target_claim(opened, fact, short=True) for opened, fact in shown),
        opening="Không đúng." if other else "Đúng.",
        facts=tuple(fact for _, fact in shown),
        worked=tuple(Worked(flat(found.text), "asked") for found in question.amounts),
    )


def _asks_any(question: Question) -> bool:
    # "Có chỉ tiêu nào dưới 90% không?" asks which.
    return "nao" in {word.folded for word in question.words}


def _chosen(question: Question, opened: Opened) -> list[Target]:
    facts = [one for one in opened.document.targets if not question.years or one.year in question.years]
    below = any(found.value.startswith("<") for found in question.amounts)
    if question.amounts and not below and _DENIED.search(fold(question.text)):
        return [one for one in facts if not has_value(one, question.amounts)]
    if question.amounts and (question.form != "yesno" or _asks_any(question)):
        facts = [one for one in facts if has_value(one, question.amounts)]
    return facts


def _counted(kept: Sequence[tuple[Opened, Sequence[Target]]]) -> Proposal:
    first: dict[tuple[str, str], tuple[Opened, Target]] = {}
    for opened, facts in kept:
        for fact in facts:
            first.setdefault((opened.id, flat(fact.indicator)), (opened, fact))
    claims = tuple(
        Claim(shorten(fact.indicator, _INDICATOR_LENGTH), target_grounds(opened, fact))
        for opened, fact in first.values()
    )
    total = str(len(claims))
    grounds = tuple(claim.grounds[0] for claim in claims)
    return answered(
        FAMILY,
        0.93,
        claims,
        opening=f"Có {total} chỉ tiêu",
        facts=tuple(fact for _, fact in first.values()),
        worked=(Worked(total, "count", grounds),),
    )


def _extreme(question: Question, kept: Sequence[tuple[Opened, Sequence[Target]]]) -> Proposal | None:
    said = {word.folded for word in question.words if word.tag == "extreme"}
    valued = [
        (figure_of(fact), opened, fact) for opened, facts in kept for fact in facts if figure_of(fact) is not None
    ]
    if not valued:
        return None
    numbers = [number for number, _, _ in valued if number is not None]
    wanted = min(numbers) if said & {"thap", "nho", "it"} else max(numbers)
    chosen = [(opened, fact) for number, opened, fact in valued if number == wanted]
    return answered(
        FAMILY, 0.85, tuple(target_claim(opened, fact) for opened, fact in chosen), facts=tuple(f for _, f in chosen)
    )
