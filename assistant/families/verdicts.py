"""Judges a claim that a yes-or-no question makes about an assignment: its units, its time, its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.proposal import Claim, Proposal, Worked, answered
from assistant.families.statements import fact_of, statement, value_of
from assistant.resolving.asked_units import asked_units, unit_key
from assistant.resolving.times_said import said_times, wordy
from corpus.language.times import quarters_in, years_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.understanding.question import Question
    from corpus.document import Assignment

_OTHER = {"lead": "coordinating", "coordinating": "lead"}
YES, NO = "Đúng", "Không đúng"


def judged(question: Question, shelf: Shelf, ranked: Ranked, fields: Sequence[str]) -> Proposal | None:
    """Return "Đúng" or "Không đúng" with what the row says; ``None`` where the question claims nothing checkable."""
    fact = fact_of(ranked)
    verdict: bool | None
    if question.quarters or (question.years and _claims_time(question, shelf, fact)):
        field, verdict, asked = "timeframe", _in_time(question, fact), _time_words(question)
    elif said_times(question, shelf.documents)[0]:
        field, verdict, asked = "timeframe", _said_so(question, shelf, fact), ""
    else:
        field, verdict, asked = _role(question, shelf, ranked, fields)
    if verdict is None:
        return None
    if not value_of(fact, field) and field in _OTHER:
        field = _OTHER[field]
    if not value_of(fact, field):
        return None
    said = statement(ranked.opened, fact, field)
    claim = Claim(f"{YES if verdict else NO}. {said.text}", said.grounds)
    worked = (Worked(asked, "asked"),) if asked else ()
    return answered("assignments", 0.35 + 0.6 * ranked.match.score, (claim,), facts=(fact,), worked=worked)


def _claims_time(question: Question, shelf: Shelf, fact: Assignment) -> bool:
    """Say whether a year is claimed as the task's time: no unit or role is claimed, and its time states a year."""
    if "timeframe" in question.tags:
        return True
    other = {"lead", "coordinating", "result"} & question.tags or asked_units(question.words, shelf.documents)
    return not other and bool(years_in(fact.timeframe or ""))


def _in_time(question: Question, fact: Assignment) -> bool:
    time = fact.timeframe or ""
    if question.quarters:
        there = quarters_in(time)
        return all(any(one[0] == q and year in {None, one[1]} for one in there) for q, year in question.quarters)
    return all(year in years_in(time) for year in question.years)


def _said_so(question: Question, shelf: Shelf, fact: Assignment) -> bool:
    return wordy(fact.timeframe) in said_times(question, shelf.documents)[0]


def _time_words(question: Question) -> str:
    places = [word for word in question.words if word.tag in {"quarter", "year", "date"}]
    return question.text[places[0].start : places[-1].end] if places else ""


def _role(question: Question, shelf: Shelf, ranked: Ranked, fields: Sequence[str]) -> tuple[str, bool | None, str]:
    fact = fact_of(ranked)
    units = asked_units(question.words, shelf.documents)
    field = next((field for field in fields if field in {"lead", "coordinating"}), "lead")
    if not units:
        return field, None, ""
    own = ranked.opened.document.abbreviations
    # "X giám sát …, đúng không?" claims no role: whoever takes part does it.
    every = (*fact.lead, *fact.coordinating) if not {"lead", "coordinating"} & question.tags else getattr(fact, field)
    there = {unit_key(name, own) for name in every}
    asked = question.text[question.words[units[0].first].start : question.words[units[0].last - 1].end]
    return field, all(there & set(unit.names) for unit in units), asked
