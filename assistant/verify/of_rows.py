"""Judges a row of a list, its fields already told apart, against the tasks and targets of the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import flat, shorten
from assistant.families.statements import fact_of
from assistant.resolving.asked_units import unit_key
from assistant.understanding.phrases import SCAFFOLD_TAG
from assistant.understanding.question import check, understand
from assistant.verify import of_targets
from assistant.verify.figures import figures_in
from assistant.verify.finding import CONTRADICTED, NOT_STATED, SUPPORTED, Judgement, Part, overall
from assistant.verify.fitting import ENOUGH, covers, fits_row, in_figures, ranked
from assistant.verify.of_assignments import around, grounds_of, result_part, time_part, told
from assistant.verify.of_units import judged_role
from corpus.document import Assignment, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Ranked, Shelf

_NEAR = 0.06
_MOST = 6
_LONGEST = 1_800
_OTHERS = {"place": "địa điểm", "funding": "kinh phí"}
_ORDER = {SUPPORTED: 0, CONTRADICTED: 1, NOT_STATED: 2}


def judge_row(claims: Sequence[Assignment | Target], shelf: Shelf) -> Judgement | None:
    """Return the judgement of all that one row claims, ``None`` where no document speaks of any of it."""
    made = [_assignment(one, shelf) if isinstance(one, Assignment) else _target(one, shelf) for one in claims]
    judged = [one for one in made if one]
    if not judged:
        return None
    if len(claims) == 1:
        return judged[0]
    lost = len(made) - len(judged)
    unstated = (Part("dòng", "", NOT_STATED, None, "Có phần của dòng này mà văn bản không nêu."),) if lost else ()
    parts = (*(part for one in judged for part in one.parts), *unstated)
    deciding = [one for one in judged if one.status == CONTRADICTED] or judged
    says = "; ".join(dict.fromkeys(one.says for one in deciding if one.says)) or None
    grounds = tuple(dict.fromkeys(ground for one in (*deciding, *judged) for ground in one.grounds))
    return Judgement(overall(parts), min(one.score for one in judged), says, parts, grounds)


def _terms(text: str, shelf: Shelf) -> tuple[Term, ...]:
    question = understand(check(text[:_LONGEST] or "-"))
    words = [word for word in question.words if word.tag not in {SCAFFOLD_TAG, "named"} and word.kind == "word"]
    return shelf.terms(question, words or list(question.words))


def _assignment(claim: Assignment, shelf: Shelf) -> Judgement | None:
    terms = _terms(claim.task, shelf)
    fitting = [one for one in ranked(shelf, "assignment", terms) if fits_row(one.match)]
    if not fitting:
        return None
    top = fitting[0].match.score
    near = [one for one in fitting if one.match.score >= top - _NEAR][:_MOST]
    made = [_judged(claim, one, shelf) for one in near]
    true = next((one for one in made if one.status == SUPPORTED), None)
    return true or made[0]


def _judged(claim: Assignment, ranked: Ranked, shelf: Shelf) -> Judgement:
    fact, opened = fact_of(ranked), ranked.opened
    parts = tuple(part for part in _parts(claim, fact, ranked, shelf) if part)
    return Judgement(overall(parts), ranked.match.score, told(fact, parts), parts, grounds_of(opened, fact, parts))


def _parts(claim: Assignment, fact: Assignment, ranked: Ranked, shelf: Shelf) -> Sequence[Part | None]:
    opened = ranked.opened
    units = {"lead": fact.lead, "coordinating": fact.coordinating}
    return (
        judged_role(opened, units, _named(opened, claim.lead), "lead"),
        judged_role(opened, units, _named(opened, claim.coordinating), "coordinating"),
        time_part(claim.timeframe, fact.timeframe, opened) if claim.timeframe else None,
        result_part(claim.result, fact.result, shelf) if claim.result else None,
        *(_other(claim, fact, field, shelf) for field in _OTHERS),
        in_figures(figures_in(claim.task), around(opened, fact), opened),
        _task(claim, ranked),
    )


def _named(opened: Opened, names: Sequence[str]) -> list[tuple[str, list[tuple[str, ...]]]]:
    return [(name, [unit_key(name, opened.document.abbreviations)]) for name in names]


def _other(claim: Assignment, fact: Assignment, field: str, shelf: Shelf) -> Part | None:
    said, stated, name = getattr(claim, field), getattr(fact, field), _OTHERS[field]
    if not said:
        return None
    if not stated:
        return Part(name, flat(said), NOT_STATED, None, f"Văn bản không nêu {name}.")
    if covers(said, stated, shelf):
        return Part(name, flat(said), SUPPORTED, flat(stated))
    return Part(name, flat(said), CONTRADICTED, flat(stated), f"Văn bản nêu {name} là “{shorten(stated, 160)}”.")


def _task(claim: Assignment, ranked: Ranked) -> Part:
    stated = flat(fact_of(ranked).task)
    if ranked.match.coverage >= ENOUGH:
        return Part("nhiệm vụ", shorten(claim.task, 160), SUPPORTED, shorten(stated, 160))
    lost = " ".join(dict.fromkeys(term.word.text for term in ranked.match.missing))
    return Part("nhiệm vụ", shorten(claim.task, 160), NOT_STATED, None, f"Văn bản không nêu: “{lost}”.")


def _target(claim: Target, shelf: Shelf) -> Judgement | None:
    terms = _terms(f"{claim.indicator} {claim.scope or ''}", shelf)
    fitting = [one for one in ranked(shelf, "target", terms) if fits_row(one.match)]
    if not fitting:
        return None
    value = next((one for one in figures_in(claim.value) if one.kind == "quantity"), None)
    years = (claim.year,) if claim.year else ()
    return of_targets.judgement_of(fitting, terms, [(value, years)] if value else [], claim.value)
