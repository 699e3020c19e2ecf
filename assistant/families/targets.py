"""Answers what value a target sets, for whom and by when; lists, counts and compares targets."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.citations import fact_grounds, flat, shorten
from assistant.compose import lower_first
from assistant.families.choices import ask_back
from assistant.intent import DOCUMENT_ASKS
from assistant.matching import weigh
from assistant.proposal import Claim, Proposal, Worked, answered, refused
from assistant.synonyms import synonyms
from assistant.words import bag, keys, syllables
from corpus.language.symbols import find_quantities
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence import Opened
    from assistant.matching import Term
    from assistant.question import Question
    from assistant.shelf import Ranked, Shelf
    from assistant.words import Word
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
        return _listing(question, shelf)
    several = _several(question, shelf)
    if several:
        return several
    ranked = shelf.rank("target", terms)
    if not ranked or not ranked[0].match.convincing:
        return None
    if "howmany" in question.tags and not _is_counted(question, ranked[0], terms):
        return None
    best = _same_indicator(ranked)
    return of_year(question, best, 0.4 + 0.58 * best[0].match.score)


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
    head = syllables(target_of(ranked).indicator)[:_HEAD] + syllables(target_of(ranked).scope or "")[:_HEAD]
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
        grounds = tuple(ground for one in best for ground in _grounds(one.opened, target_of(one)))
        text = f"Không tìm thấy giá trị của chỉ tiêu này cho năm {years} trong các văn bản đã nạp."
        return refused(FAMILY, confidence, text, tuple(dict.fromkeys(grounds)))
    if question.form == "yesno" and asked:
        return _verdict(asked, chosen, confidence)
    if asked and question.form != "compare":
        chosen = [one for one in chosen if _has_value(target_of(one), asked)]
    claims = tuple(target_claim(one.opened, target_of(one)) for one in chosen)
    return answered(FAMILY, confidence, claims, facts=tuple(target_of(one) for one in chosen)) if claims else None


def _asked_values(question: Question, best: Sequence[Ranked]) -> tuple[Found, ...]:
    """Return the figures that the question states as values; those of the indicator's own words are none."""
    fact = target_of(best[0])
    own = {_bare(found.value) for found in find_quantities(f"{fact.indicator} ; {fact.scope or ''}")}
    asked = tuple(found for found in question.amounts if _bare(found.value) not in own)
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
    true = [one for one in chosen if _has_value(target_of(one), asked)]
    claims = tuple(target_claim(one.opened, target_of(one)) for one in (true or chosen))
    return answered(
        FAMILY,
        confidence,
        claims,
        opening="Đúng." if true else "Không đúng.",
        facts=tuple(target_of(one) for one in (true or chosen)),
        worked=tuple(Worked(flat(found.text), "asked") for found in asked),
    )


def _has_value(fact: Target, asked: Sequence[Found]) -> bool:
    there = {_bare(found.value) for found in find_quantities(fact.value)}
    signs = {found.value for found in find_quantities(fact.value)}
    for found in asked:
        signed = found.value[:1] in "<>~"
        if found.value[:1] == "<" and any(_is_below(value, found.value) for value in there):
            return True
        if found.value[:1] == ">" and any(_is_above(value, found.value) for value in there):
            return True
        if found.value in signs or (not signed and _bare(found.value) in there):
            return True
    return False


def _is_below(value: str, limit: str) -> bool:
    bare = _bare(limit)
    return _is_number(value) and _is_number(bare) and float(value) < float(bare)


def _is_above(value: str, limit: str) -> bool:
    bare = _bare(limit)
    if not (_is_number(value) and _is_number(bare)):
        return False
    return float(value) > float(bare) or (limit[1:2] == "=" and float(value) == float(bare))


def _bare(value: str) -> str:
    return value.lstrip("<>=~").rstrip("%")


def target_claim(opened: Opened, fact: Target, *, short: bool = False) -> Claim:
    """Return the claim that states a target: by when, which indicator, of whom, how much."""
    when = f"Đến năm {fact.year}, " if fact.year else ""
    indicator = shorten(fact.indicator, 110 if short else _INDICATOR_LENGTH)
    whom = f" ({flat(fact.scope)})" if fact.scope and flat(fact.scope) not in flat(fact.indicator) else ""
    indicator = lower_first(indicator) if when else indicator
    return Claim(f"{when}{indicator}{whom}: {flat(fact.value)}", _grounds(opened, fact))


def _grounds(opened: Opened, fact: Target) -> tuple:  # type: ignore[type-arg]
    needs = [
        fact.value,
        fact.indicator,
        fact.scope or "",
        *([str(fact.year)] if fact.year and fact.table is None else []),
    ]
    return fact_grounds(opened, fact, fact.column, needs)


def _listing(question: Question, shelf: Shelf) -> Proposal | None:
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
    other = [(opened, fact) for opened, facts in kept for fact in facts if not _has_value(fact, question.amounts)]
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
        return [one for one in facts if not _has_value(one, question.amounts)]
    if question.amounts and (question.form != "yesno" or _asks_any(question)):
        facts = [one for one in facts if _has_value(one, question.amounts)]
    return facts


def _counted(kept: Sequence[tuple[Opened, Sequence[Target]]]) -> Proposal:
    first: dict[tuple[str, str], tuple[Opened, Target]] = {}
    for opened, facts in kept:
        for fact in facts:
            first.setdefault((opened.id, flat(fact.indicator)), (opened, fact))
    claims = tuple(
        Claim(shorten(fact.indicator, _INDICATOR_LENGTH), _grounds(opened, fact)) for opened, fact in first.values()
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


def figure_of(fact: Target) -> float | None:
    """Return the target's value as a number, ``None`` where it has none."""
    values = (_bare(found.value) for found in find_quantities(fact.value))
    return next((float(value) for value in values if _is_number(value)), None)


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdigit()


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
