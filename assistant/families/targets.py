"""Answers what value a target sets, for whom and by when; lists, counts and compares targets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import flat
from assistant.answering.proposal import Proposal, Worked, answered, refused
from assistant.evidence.matching import weigh
from assistant.families.target_lists import listed_for, listed_under, listing
from assistant.families.target_values import apart, bare_figure, has_value, target_claim, target_grounds
from assistant.understanding.intent import DOCUMENT_ASKS
from assistant.understanding.synonyms import synonyms
from assistant.understanding.words import bag, keys, syllables
from corpus.language.symbols import find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word
    from corpus.document import Target
    from corpus.language.symbols import Found

FAMILY = "targets"
_INDICATOR_LENGTH = 170
_NEAR = 0.03
_TOLD = 0.25
_COUNTING = 0.45  # below it, what is counted is no matter of the indicator
_SCOPED = 0.9
_EVERY = {"moi", "tat", "toan"}  # "mọi trường đều …": all of them
_DENIED = re.compile(r"(?<!\w)(?:khong|chua) (?:dat|du|toi|den)(?!\w)")  # "chưa đạt 100%"
_HEAD = 5  # so many first syllables name whom or what an indicator counts
_LIST_CONFIDENCE = 0.9


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the answer from the targets, ``None`` where the question is not about one."""
    if not _is_mine(question):
        return None
    words = question.content("timeframe") if question.form == "yesno" else question.content()
    terms = shelf.terms(question, [word for word in words if word.tag != "amount"])
    if not any(not term.optional and not term.light for term in terms):
        return listing(question, shelf)
    return _several(question, shelf) or listed_under(question, shelf, terms) or _ranked(question, shelf, terms)


def _ranked(question: Question, shelf: Shelf, terms: Sequence[Term]) -> Proposal | None:
    """Return what is set for the indicator that the question says best."""
    ranked = shelf.rank("target", terms)
    if not ranked or not ranked[0].match.convincing:
        return None
    if "howmany" in question.tags and not _is_counted(question, ranked[0], terms):
        return None
    best = _same_indicator(ranked)
    several = listed_for(question, [one for one in ranked if year_fits(question, one)], terms)
    return several or of_year(question, best, 0.4 + 0.58 * best[0].match.score)


def _several(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the values of two indicators asked for at once ("chỉ tiêu A và chỉ tiêu B là bao nhiêu?")."""
    nouns = [
        place
        for place, word in enumerate(question.words)
        if word.tag in {"percent", "targets"} and word.folded in {"chi", "ty", "ti"}
    ]
    second = next((place for place in nouns[1:] if question.words[place - 1].folded == "va"), None)
    if second is None or question.form != "fact":
        return None
    halves = [question.words[:second], question.words[second:]]
    found = [one for half in halves if (one := _best_of(question, shelf, half))]
    facts = [target_of(one) for one in found]
    if len(found) != len(halves) or facts[0].indicator == facts[1].indicator:
        return None
    claims = tuple(target_claim(one.opened, target_of(one)) for one in found)
    return answered(FAMILY, _LIST_CONFIDENCE, claims, facts=tuple(facts))


def _best_of(question: Question, shelf: Shelf, words: Sequence[Word]) -> Ranked | None:
    terms = shelf.terms(question, [word for word in words if word.tag in {"", "plain"}])
    places = {place for place, word in enumerate(question.words) if any(word is one for one in words)}
    terms = tuple(term for term in terms if term.place in places)
    ranked = [one for one in shelf.rank("target", terms) if year_fits(question, one)] if terms else []
    return ranked[0] if ranked and ranked[0].match.convincing else None


def _is_counted(question: Question, ranked: Ranked, terms: Sequence[Term]) -> bool:
    if (ranked.match.missing and not question.years) or ranked.match.score < _COUNTING:
        return False
    return _told_share(ranked, terms) >= _TOLD and _counts(question, ranked)


def _counts(question: Question, ranked: Ranked) -> bool:
    """Say whether the target is of the things counted: "bao nhiêu trường" is, "bao nhiêu câu lạc bộ" is not."""
    asked = [place for place, word in enumerate(question.words) if word.tag == "howmany"]
    counted = next((word for word in question.words[asked[-1] + 1 :] if word.tag in {"", "plain"}), None)
    if counted is None:
        return True
    after = tuple(word.folded for word in question.words[asked[-1] + 1 : asked[-1] + 4])
    said = {phrase[0] for size in (3, 2, 1) for phrase in synonyms().get(after[:size], ())}
    fact = target_of(ranked)
    head = [part for text in (fact.indicator, fact.scope, fact.unit) for part in syllables(text or "")[:_HEAD]]
    return bool({counted.folded, *(keys(one)[1] for one in said)} & set(head))


def _told_share(ranked: Ranked, terms: Sequence[Term]) -> float:
    """Return how much of the indicator the question tells: "bao nhiêu trường mầm non?" counts schools, no target."""
    indicator = bag(target_of(ranked).indicator, ranked.opened.document.abbreviations).folded
    told = {term.word.folded for term in terms} | {
        keys(one)[1] for term in terms for other in term.word.others for one in other
    }
    return len(indicator & told) / max(1, len(indicator))


def _is_mine(question: Question) -> bool:
    if DOCUMENT_ASKS & set(question.asks):
        return False
    if {"value", "targets"} & set(question.asks):
        return True
    if "count" in question.asks:
        return "targets" in question.tags
    if {"task", "lead", "coordinating"} & question.tags and "targets" not in question.tags:
        return False  # "Phòng A chủ trì 14 nhiệm vụ?" is of tasks
    figures = any(found.kind in {"percent", "range"} for found in question.amounts)
    return question.form in {"yesno", "compare"} or figures or bool(question.years)


def target_of(ranked: Ranked) -> Target:
    """Return the target that a ranked piece of evidence stands for."""
    return ranked.opened.document.targets[ranked.evidence.place]


def _same_indicator(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return every target of the best one's indicator that meets the question as well as it does, in reading order."""
    top = ranked[0]
    indicator = target_of(top).indicator
    same = [
        one
        for one in ranked
        if one.opened is top.opened
        and target_of(one).indicator == indicator
        and one.match.coverage >= top.match.coverage - _NEAR
    ]
    return sorted(same, key=lambda one: one.evidence.place)


def of_year(question: Question, best: Sequence[Ranked], confidence: float) -> Proposal | None:
    """Return what the targets of one indicator set for the year and the value asked; a refusal for another year."""
    chosen = [one for one in best if year_fits(question, one)]
    asked = _asked_values(question, best)
    if not chosen:
        years = ", ".join(str(year) for year in question.years)
        grounds = tuple(ground for one in best for ground in target_grounds(one.opened, target_of(one)))
        text = f"Không tìm thấy giá trị của chỉ tiêu này cho năm {years} trong các văn bản đã nạp."
        return refused(FAMILY, confidence, text, tuple(dict.fromkeys(grounds)))
    if question.form == "yesno" and asked:
        return _verdict(asked, chosen, confidence)
    if asked and question.form != "compare":
        chosen = [one for one in chosen if has_value(target_of(one), asked)]
    claims = tuple(target_claim(one.opened, target_of(one)) for one in chosen)
    if not claims:
        return None
    facts = tuple(target_of(one) for one in chosen)
    gap = apart(question, claims, facts)
    opening = f"Chênh lệch {gap[0].value}" if gap else ""
    return answered(FAMILY, confidence, claims, opening=opening, facts=facts, worked=gap)


def _asked_values(question: Question, best: Sequence[Ranked]) -> tuple[Found, ...]:
    """Return the figures that the question states as values; those of the indicator's own words are none."""
    fact = target_of(best[0])
    own = {bare_figure(found.value) for found in find_quantities(f"{fact.indicator} ; {fact.scope or ''}")}
    asked = tuple(found for found in question.amounts if bare_figure(found.value) not in own)
    every = _EVERY & {word.folded for word in question.words}
    return find_quantities("100%") if question.form == "yesno" and every and not asked else asked


def year_fits(question: Question, ranked: Ranked) -> bool:
    """Say whether the target is set for a year that the question names, if it names any."""
    fact = target_of(ranked)
    if not question.years:
        return True
    if fact.year is None:
        return all(str(year) in ranked.opened.text(fact.start, fact.end) for year in question.years)
    return fact.year in question.years


def _verdict(asked: Sequence[Found], chosen: Sequence[Ranked], confidence: float) -> Proposal:
    true = [one for one in chosen if has_value(target_of(one), asked)]
    claims = tuple(target_claim(one.opened, target_of(one)) for one in (true or chosen))
    return answered(
        FAMILY,
        confidence,
        claims,
        opening="Đúng." if true else "Không đúng.",
        facts=tuple(target_of(one) for one in (true or chosen)),
        worked=tuple(Worked(flat(found.text), "asked") for found in asked),
    )


def is_scope(indicator: str, question: Question, shelf: Shelf) -> bool:
    """Say whether the question's own words are a scope of the indicator ("Còn trường mầm non?")."""
    terms = [term for term in shelf.terms(question, question.content()) if not term.optional]
    scopes = {
        (opened, one.scope)
        for opened in shelf.documents
        for one in opened.document.targets
        if one.scope and flat(one.indicator) == indicator
    }
    return bool(terms) and any(weigh(terms, bag(scope)).coverage > _SCOPED for _, scope in scopes)
