"""Judges what a claim says of a task: who leads, who helps, when, with which result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import fact_grounds, flat, shorten
from assistant.families.statements import column_of, fact_of
from assistant.understanding.words import bag
from assistant.verify.finding import CONTRADICTED, NOT_STATED, SUPPORTED, Judgement, Part, overall
from assistant.verify.fitting import ENOUGH, covers, fits, in_figures, ranked
from assistant.verify.moments import agrees, moment_of
from assistant.verify.of_units import has_unit, judged_either, judged_role, stands_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.proposal import Ground
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.verify.claim import SaidTime, Sentence
    from corpus.document import Assignment

_NEAR = 0.06  # of the score: tasks that fit nearly as well are judged together
_FIELDS = {"chủ trì": "lead", "phối hợp": "coordinating", "thời gian": "timeframe", "kết quả": "result"}
_MOST = 6
_ORDER = {SUPPORTED: 0, CONTRADICTED: 1, NOT_STATED: 2}


def judge(claim: Sentence, shelf: Shelf) -> Judgement | None:
    """Return the judgement of the best fitting task, ``None`` where the claim says nothing that a task has."""
    if not (claim.cast.of("lead", "coordinating", "either", "doer") or claim.times or claim.result):
        return None
    terms = shelf.terms(claim.question, claim.subject)
    if not any(not term.optional and not term.light for term in terms):
        return None
    fitting = [one for one in ranked(shelf, "assignment", terms) if fits(one.match)]
    if not fitting:
        return None
    top = fitting[0].match.score
    near = [one for one in fitting if one.match.score >= top - _NEAR][:_MOST]
    made = [(judgement_of(claim, shelf, one), one) for one in near]
    # Among tasks that fit alike, the one that agrees most is meant; its own words decide what it says.
    best = min(made, key=lambda pair: (round(top - pair[1].match.score, 2), _ORDER[pair[0].status]))
    agreeing = [pair for pair in made if pair[0].status == SUPPORTED and pair[1].match.score >= top - _NEAR / 2]
    return (agreeing[0] if agreeing else best)[0]


def judgement_of(claim: Sentence, shelf: Shelf, ranked: Ranked) -> Judgement:
    """Return the judgement of the claim by one task."""
    fact, opened = fact_of(ranked), ranked.opened
    parts = tuple(part for part in _parts(claim, shelf, opened, fact, ranked) if part)
    judged = parts or (Part("nhiệm vụ", claim.text, NOT_STATED, None),)
    says = told(fact, judged)
    return Judgement(overall(judged), ranked.match.score, says, judged, grounds_of(opened, fact, judged))


def _parts(claim: Sentence, shelf: Shelf, opened: Opened, fact: Assignment, ranked: Ranked) -> Sequence[Part | None]:
    units = {"lead": fact.lead, "coordinating": fact.coordinating}
    row = around(opened, fact)
    leads = [(one.text, one.names) for one in claim.cast.of("lead", "doer")]
    helps = [(one.text, one.names) for one in claim.cast.of("coordinating")]
    both = [(one.text, one.names) for one in claim.cast.of("either")]
    if not claim.cast.of("lead") and claim.cast.of("doer") and not fact.lead:
        leads, both = [], [*both, *leads]
    helps = [
        one for one in helps if not stands_in(opened, one[1], fact.task) or has_unit(opened, one[1], fact.coordinating)
    ]
    # A unit inside the task's own words ("chỉ đạo các phòng phụ trách …") is given no role by the claim.
    leads = [
        one for one in leads if not stands_in(opened, one[1], fact.task) or has_unit(opened, one[1], fact.lead)
    ] or leads
    return (
        judged_role(opened, units, leads, "lead"),
        judged_role(opened, units, helps, "coordinating"),
        judged_either(opened, units, both, row),
        *(_time(opened, fact, said, claim.times) for said in claim.times),
        result_part(claim.result, fact.result, shelf) if claim.result else None,
        in_figures(claim.figures, row, opened),
        _task(claim, ranked),
    )


def _task(claim: Sentence, ranked: Ranked) -> Part | None:
    """Return the part that says how much of what the claim says of the task no word of it bears out."""
    if ranked.match.coverage >= ENOUGH:
        return None
    lost = " ".join(dict.fromkeys(term.word.text for term in ranked.match.missing))
    return Part("nhiệm vụ", flat(claim.text), NOT_STATED, None, f"Văn bản không nêu: “{lost}”.")


def around(opened: Opened, fact: Assignment) -> str:
    """Return all words that the fact stands on: its row, the cells and headings outside it."""
    beside = (opened.text(span.start, span.end) for span in fact.evidence)
    return " ; ".join((opened.text(fact.start, fact.end), *beside, *fact.path))


def _time(opened: Opened, fact: Assignment, said: SaidTime, every: Sequence[SaidTime]) -> Part | None:
    if fact.timeframe and agrees(said.text, fact.timeframe):
        note = (
            "" if flat(said.text).lower() == flat(fact.timeframe).lower() else f"Văn bản nêu: {flat(fact.timeframe)}."
        )
        return Part("thời gian", said.text, SUPPORTED, flat(fact.timeframe), note)
    if not said.cued and _in_task(said, fact):
        return None
    matched = fact.timeframe and any(agrees(one.text, fact.timeframe) for one in every)
    if not said.cued and matched and _of_document(opened, said):
        return None
    return time_part(said.text, fact.timeframe, opened, cued=said.cued)


def time_part(said: str, stated: str | None, opened: Opened, *, cued: bool = True) -> Part:
    """Return the part that judges a claimed time against the stated one."""
    if not stated:
        return Part("thời gian", said, NOT_STATED, None, "Văn bản không nêu thời gian thực hiện của nhiệm vụ này.")
    if agrees(said, stated):
        return Part("thời gian", said, SUPPORTED, flat(stated))
    one, other = moment_of(said), moment_of(stated)
    if not cued and not other.dated and one.years and not (one.quarters or one.months or one.dates):
        # "Năm 2025, Phòng A …": the year of the plan, which says nothing against "thường xuyên".
        years = {str(year) for year in one.years}
        if years <= opened.identity.folded:
            return Part("thời gian", said, NOT_STATED, flat(stated), f"Văn bản nêu: {flat(stated)}.")
    return Part("thời gian", said, CONTRADICTED, flat(stated), f"Văn bản nêu thời gian là {flat(stated)}.")


def _in_task(said: SaidTime, fact: Assignment) -> bool:
    """Say whether the time belongs to the words of the task ("đề án giai đoạn 2022-2025")."""
    text = f"{fact.task} ; {fact.parent or ''} ; {fact.result or ''}"
    one, there = moment_of(said.text), moment_of(text)
    if one.dated:
        return (
            one.years <= there.years
            and one.quarters <= there.quarters
            and one.dates <= there.dates
            and one.months <= there.months
        )
    return bag(said.text).folded <= bag(text).folded


def _of_document(opened: Opened, said: SaidTime) -> bool:
    years = moment_of(said.text).years
    return bool(years) and {str(year) for year in years} <= opened.identity.folded


def result_part(claimed: str, stated: str | None, shelf: Shelf) -> Part:
    """Return the part that judges a claimed result by its words."""
    if not stated:
        return Part("kết quả", claimed, NOT_STATED, None, "Văn bản không nêu kết quả của nhiệm vụ này.")
    if covers(claimed, stated, shelf):
        return Part("kết quả", claimed, SUPPORTED, flat(stated))
    return Part("kết quả", claimed, CONTRADICTED, flat(stated), f"Văn bản nêu kết quả là “{shorten(stated, 160)}”.")


def told(fact: Assignment, parts: Sequence[Part]) -> str | None:
    """Return what the deciding parts say, with the task's name; ``None`` where the document says nothing of them."""
    told_of = [part for part in parts if part.says and part.part != "nhiệm vụ"]
    deciding = [part for part in told_of if part.status == CONTRADICTED] or told_of
    if not deciding:
        return None
    said = "; ".join(dict.fromkeys(f"{part.part}: {part.says}" for part in deciding))
    return f"Nhiệm vụ “{shorten(fact.task, 150)}” – {said}"


def grounds_of(opened: Opened, fact: Assignment, parts: Sequence[Part]) -> tuple[Ground, ...]:
    """Return the grounds of each part: the row with the deciding cell, and words outside the row."""
    found: dict[Ground, None] = {}
    ordered = sorted(parts, key=lambda part: part.status != CONTRADICTED)
    for part in ordered:
        field = _FIELDS.get(part.part)
        if not field:
            continue
        column = column_of(fact, field)
        values = getattr(fact, field)
        needs = list(values) if isinstance(values, tuple) else [values] if values else []
        found.update(dict.fromkeys(fact_grounds(opened, fact, column, [flat(one) for one in needs])))
    return tuple(found) or fact_grounds(opened, fact, column_of(fact, "task"), ())
