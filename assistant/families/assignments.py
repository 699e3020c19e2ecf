"""Answers who leads or coordinates a task, when, where, with which result and money; and what a unit has to do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.citations import fact_grounds, flat, shorten
from assistant.answering.compose import listed
from assistant.answering.proposal import Claim, Proposal, answered, refused
from assistant.families import duties
from assistant.families.filters import in_part, in_time
from assistant.families.statements import FIELDS, column_of, fact_of, statement, value_of
from assistant.families.verdicts import judged
from assistant.resolving.asked_units import asked_units, unit_key, units_of
from assistant.resolving.times_said import said_times
from assistant.understanding.intent import DOCUMENT_ASKS
from assistant.understanding.phrases import INTERROGATIVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.understanding.question import Question

FAMILY = "assignments"
_TIE = 0.004
_MOST = 4  # so many tasks that fit equally well are answered together
_NEARLY = 0.6
_BESIDE = 0.06
_ISSUED = 0.12
_PREPOSITIONS = {"cua", "cho", "voi", "truoc", "den", "toi"}
_UNSAID = 0.52
_PARTNERED = 0.84  # the asked unit stands in the row in the other role: no sentence says it better
_KIND_LENGTH = 3  # "Nghị quyết số" before a symbol
_ANYBODY = re.compile(
    r"(?<!\w)co (?:ai|don vi|co quan|ben|phong|don vi nao|co quan nao|ben nao|ai khac)(?: khac)? (?:cung )?"
    r"(?:phoi hop|chu tri|phu trach|tham gia)"
)
_RARE = {"place", "funding"}
_BLANK = {
    "lead": "không nêu đơn vị chủ trì",
    "coordinating": "không nêu đơn vị phối hợp",
    "timeframe": "không nêu thời gian thực hiện",
    "result": "không nêu kết quả, sản phẩm",
    "place": "không nêu địa điểm",
    "funding": "không nêu kinh phí",
}


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the answer from the assignments, ``None`` where the question is not about one."""
    if {"tasks", "count"} & set(question.asks) or _numbers_task(question):
        return duties.answer(question, shelf)
    fields = _asked_fields(question)
    if not fields or _of_a_document(question):
        return None
    if asks_object(question) and not {"lead", "coordinating"} & question.tags and not _subject_named(question, shelf):
        return None  # "hợp tác với ai": whoever it is done with stands in the sentence itself
    best = _best(question, shelf, fields)
    if not best:
        return None
    if question.form == "yesno":
        return judged(question, shelf, best[0], fields) or _there_is(question, best, fields)
    return _stated(question, best, fields)


def _numbers_task(question: Question) -> bool:
    """Say whether a task is asked for by its number alone ("nhiệm vụ 3 mục II là gì?")."""
    items = any(one.kind == "item" for one in question.references)
    return items and bool(question.asks) and set(question.asks) <= {"define", "title"}


def _there_is(question: Question, best: Sequence[Ranked], fields: Sequence[str]) -> Proposal | None:
    """Return who takes part, where a question only asks whether anybody does ("có đơn vị phối hợp không?")."""
    said = " ".join(word.folded for word in question.words)
    if not _ANYBODY.search(said):
        return None
    stated = _stated(question, best[:1], [field for field in ("coordinating", "lead") if field in fields][:1])
    return replace(stated, opening="Có") if stated and stated.status == "answered" else stated


def _of_a_document(question: Question) -> bool:
    """Say whether the question is about a document by its symbol alone ("Kết luận số 312-KL/TU là của ai?")."""
    if not question.symbols or "unit" not in question.asks:
        return False
    first = next(place for place, word in enumerate(question.words) if word.folded in question.symbols)
    beside = question.words[max(0, first - _KIND_LENGTH) : first + 1]
    return all(word in beside for word in question.content())


def _stated(question: Question, best: Sequence[Ranked], fields: Sequence[str]) -> Proposal | None:
    fields = [field for field in fields if field not in _RARE or _has_column(best[0], field)]
    fields = [_filled(best[0], field) for field in fields]
    if not fields:
        return None
    told = [(ranked, many) for ranked in best if (many := _claims(question, ranked, fields))]
    claims = [claim for _, many in told for claim in many]
    confidence = 0.35 + 0.6 * best[0].match.score
    if _of_partner(question, best, fields):
        confidence = max(confidence, _PARTNERED)
    if claims:
        return answered(FAMILY, confidence, tuple(claims), facts=tuple(fact_of(ranked) for ranked, _ in told))
    # A row leaves its cell blank on purpose; a sentence only does not say, and another may.
    tabled = fact_of(best[0]).table is not None
    return _blank(best[0], fields, confidence if tabled else min(confidence, _UNSAID))


def _filled(ranked: Ranked, field: str) -> str:
    # "Đơn vị nào giám sát …?" asks for no role: where nobody leads, whoever takes part is the answer.
    return "coordinating" if field == "lead" and not fact_of(ranked).lead else field


def _has_column(ranked: Ranked, field: str) -> bool:
    # A plan that names no money or place for any task says so elsewhere, if at all.
    return any(value_of(fact, field) for fact in ranked.opened.document.assignments)


def _asked_fields(question: Question) -> tuple[str, ...]:
    if DOCUMENT_ASKS & set(question.asks):
        return ()
    fields = [ask for ask in question.asks if ask in FIELDS]
    if "unit" in question.asks and not {"lead", "coordinating"} & set(fields):
        fields.append("lead")
    if question.form == "yesno" and not fields:
        fields = [field for field in ("lead", "coordinating") if field in question.tags]
        fields = fields or [field for field in ("timeframe", "result", "place") if field in question.tags] or ["lead"]
    return tuple(fields)


def _best(question: Question, shelf: Shelf, fields: Sequence[str]) -> list[Ranked]:
    terms = _terms(question, shelf, fields)
    if terms is None:
        return []
    if not terms:
        return _pointed(question, shelf)
    ranked = [one for one in shelf.rank("assignment", terms) if _meets(question, one) and one.match.convincing]
    if question.form == "yesno":
        ranked = _of_asked_unit(question, ranked) or ranked
    else:
        ranked = _of_partner(question, ranked, fields) or _of_subject(question, ranked, fields) or ranked
        ranked = _of_unit(question, ranked, fields) or _of_issuer(question, ranked) or ranked
    if not ranked:
        return []
    ranked = list(_saying(ranked, fields))
    top = ranked[0].match.score
    ties = [one for one in ranked if one.match.score >= top - _TIE]
    return _distinct(ties)[:_MOST]


def _saying(ranked: Sequence[Ranked], fields: Sequence[str]) -> Sequence[Ranked]:
    """Return the tasks with those before that fit nearly as well and have what is asked, where the best has a blank."""
    if any(value_of(fact_of(ranked[0]), field) for field in fields):
        return ranked
    near = [one for one in ranked if one.match.score >= ranked[0].match.score - _BESIDE]
    told = [one for one in near if any(value_of(fact_of(one), field) for field in fields)]
    same = fact_of(ranked[0]).table
    return told if told and all(fact_of(one).table != same for one in told) else ranked


def _terms(question: Question, shelf: Shelf, fields: Sequence[str]) -> tuple[Term, ...] | None:
    # "Ai chi trả kinh phí?" asks for a unit: the money is what it is about.
    nouns = [tag for tag in ("funding", "result", "timeframe", "place") if tag not in fields]
    words = [word for word in question.content(*nouns) if word.folded not in INTERROGATIVES or not word.tag]
    if question.form == "yesno":
        units = asked_units(question.words, shelf.documents)
        taken = {id(question.words[place]) for unit in units for place in range(unit.first, unit.last)}
        places = said_times(question, shelf.documents)[1]
        taken |= {id(question.words[place]) for place in places}
        words = [word for word in words if id(word) not in taken] or words
    terms = shelf.terms(question, words)
    if question.references and not any(not term.optional and not term.light for term in terms):
        return ()
    return terms if any(not term.optional and not term.light for term in terms) else None


def _pointed(question: Question, shelf: Shelf) -> list[Ranked]:
    """Return the one task that the question points at by its number alone ("nhiệm vụ 2 mục II")."""
    if not question.references:
        return []
    empty = shelf.terms(question, question.words)
    found = [
        one
        for opened in shelf.documents
        for one in shelf.every_of("assignment", opened, empty)
        if in_part(question, opened, fact_of(one))
    ]
    return found if 0 < len(found) <= _MOST else []


def _meets(question: Question, ranked: Ranked) -> bool:
    fact = fact_of(ranked)
    if not in_part(question, ranked.opened, fact):
        return False
    if question.form == "yesno" or "timeframe" in question.asks:
        return True
    if question.quarters:
        return in_time(question, ranked.opened, fact)
    text = ranked.opened.text(fact.start, fact.end)
    return in_time(question, ranked.opened, fact) or all(str(year) in text for year in question.years)


def _of_asked_unit(question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the tasks of the unit that a yes-or-no question claims something of, else those of plans that know it."""
    own, near = [], []
    for one in ranked:
        names = {unit_key(name, one.opened.document.abbreviations) for name in units_of(one.opened)}
        asked = {name for unit in asked_units(question.words, [one.opened]) for name in unit.names}
        if not asked & names:
            continue
        near.append(one)
        fact = fact_of(one)
        held = {unit_key(name, one.opened.document.abbreviations) for name in (*fact.lead, *fact.coordinating)}
        own += [one] if asked & held else []
    own = [one for one in own if one.match.score >= _NEARLY * near[0].match.score]
    return own or near


def _of_partner(question: Question, ranked: Sequence[Ranked], fields: Sequence[str]) -> list[Ranked]:
    """Return the tasks where the unit that the question names has the other role ("X phối hợp với ai?": X leads).

    They count where they fit nearly as well as the best.
    """
    other = {"coordinating": "lead", "lead": "coordinating"}.get(fields[0]) if len(fields) == 1 else None
    if other is None or (other == "coordinating" and not _beside_partner(question)):
        return []
    found = []
    for one in ranked:
        if one.match.score < _NEARLY * ranked[0].match.score:
            continue
        own = one.opened.document.abbreviations
        asked = {name for unit in asked_units(question.words, [one.opened]) for name in unit.names}
        if asked & {unit_key(name, own) for name in value_of(fact_of(one), other)} and value_of(
            fact_of(one), fields[0]
        ):
            found.append(one)
    return found


def _beside_partner(question: Question) -> bool:
    """Say whether a unit is spoken of as one that works along ("ai chủ trì cùng với X"), not just as where it is."""
    folded = {word.folded for word in question.words}
    return "coordinating" in question.tags or bool(folded & {"voi", "cung"})


def _of_subject(question: Question, ranked: Sequence[Ranked], fields: Sequence[str]) -> list[Ranked]:
    """Return the tasks of the unit whose partner, chief or client is asked ("X làm theo chỉ đạo của ai?")."""
    if tuple(fields) != ("lead",) or not asks_object(question) or not ranked:
        return []
    found = []
    for one in ranked:
        own = one.opened.document.abbreviations
        asked = {name for unit in asked_units(question.words, [one.opened]) for name in unit.names}
        if fact_of(one).table is None and asked & {unit_key(name, own) for name in fact_of(one).lead}:
            found.append(one)
    return [one for one in found if one.match.score >= _NEARLY * ranked[0].match.score]


def _subject_named(question: Question, shelf: Shelf) -> bool:
    return bool(asked_units(question.words, shelf.documents))


def asks_object(question: Question) -> bool:
    """Say whether the "ai" stands behind a preposition: then not the doer is asked."""
    places = [place for place, word in enumerate(question.words) if word.tag == "who"]
    if not places:
        return False
    first = places[0]
    if first and question.words[first - 1].tag in {"task", "tasks", "lead", "coordinating"}:
        return False  # "là nhiệm vụ của ai": whose task it is
    last = places[-1] + 1 == len(question.words) or not any(
        word.tag in {"", "plain"} for word in question.words[places[-1] + 1 :]
    )
    if last and first and question.words[first - 1].tag in {"", "plain"}:
        return True  # "phong trào thu hút những ai"
    return question.words[first].folded in _PREPOSITIONS or (
        first > 0 and question.words[first - 1].folded in _PREPOSITIONS
    )


def _of_unit(question: Question, ranked: Sequence[Ranked], fields: Sequence[str]) -> list[Ranked]:
    """Return the tasks of the unit that the question names, where their time or result is asked."""
    if not ranked or {"lead", "coordinating"} & set(fields):
        return []
    found = []
    for one in ranked:
        own, fact = one.opened.document.abbreviations, fact_of(one)
        asked = {name for unit in asked_units(question.words, [one.opened]) for name in unit.names}
        held = {unit_key(name, own) for name in (*fact.lead, *fact.coordinating)}
        if asked & held and one.match.score >= _NEARLY * ranked[0].match.score:
            found.append(one)
    return found


def _of_issuer(question: Question, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the tasks of the plan that the named unit itself has issued, where they fit nearly as well as the best."""
    if not ranked:
        return []
    held = []
    for one in ranked:
        own = one.opened.document.abbreviations
        issuer = unit_key(one.opened.document.identity.issuer or "", own)
        asked = {name for unit in asked_units(question.words, [one.opened]) for name in unit.names}
        if issuer in asked and one.match.score >= ranked[0].match.score - _ISSUED:
            held.append(one)
    return held


def _distinct(ranked: Sequence[Ranked]) -> list[Ranked]:
    # One task told twice in a document (in the body and in its appendix) with the same units is one task.
    seen: dict[tuple[object, ...], Ranked] = {}
    for one in ranked:
        fact = fact_of(one)
        seen.setdefault((one.opened.id, flat(fact.task).lower(), fact.lead, fact.coordinating), one)
    return list(seen.values())


def _claims(question: Question, ranked: Ranked, fields: Sequence[str]) -> list[Claim]:
    fact = fact_of(ranked)
    if _asks_partner(question, ranked, fields) or _of_subject(question, [ranked], fields):
        return [_partners(ranked)]
    return [statement(ranked.opened, fact, field) for field in fields if value_of(fact, field)]


def _asks_partner(question: Question, ranked: Ranked, fields: Sequence[str]) -> bool:
    # "Thanh tra phối hợp với ai?" of a unit that itself coordinates: the sentence names the others.
    fact = fact_of(ranked)
    if tuple(fields) != ("coordinating",) or fact.table is not None:
        return False
    own = ranked.opened.document.abbreviations
    asked = {name for unit in asked_units(question.words, [ranked.opened]) for name in unit.names}
    return bool(asked & {unit_key(name, own) for name in fact.coordinating})


def _partners(ranked: Ranked) -> Claim:
    fact, opened = fact_of(ranked), ranked.opened
    sentence = shorten(opened.text(fact.start, fact.end), 300)
    # "Đơn vị nào phối hợp với các ngành?": whose duty it is answers, not the one that the question names.
    names = fact.lead or fact.coordinating
    return Claim(f"{listed(names)}: “{sentence}”", fact_grounds(opened, fact, None, names))


def _blank(ranked: Ranked, fields: Sequence[str], confidence: float) -> Proposal:
    fact = fact_of(ranked)
    said = listed([_BLANK[field] for field in fields])
    grounds = fact_grounds(ranked.opened, fact, column_of(fact, fields[0]), [])
    text = f"Văn bản {said} cho nhiệm vụ này."
    return refused(FAMILY, confidence * 0.9, text, grounds)
