"""Answers a yes-or-no question over a clause: with a verdict where the clause decides, else with what it says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.proposal import Claim, Proposal, Worked, answered
from assistant.evidence.clause_matching import credit_of
from assistant.evidence.clauses import bare, clauses_of
from assistant.families.extent import clause_claim, lead, opening
from assistant.families.opposites import is_contrary
from assistant.families.quantities import amounts_met, numerals_met, same_measure
from assistant.families.verdict_words import verdict
from assistant.understanding.statements_asked import WHOLE, statement_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.evidence.clauses import Clause
    from assistant.evidence.pieces import Opened
    from assistant.families.clause_ranking import Found
    from assistant.understanding.question import Question
    from assistant.understanding.statements_asked import Statement

_WHICH = frozenset(("gi", "nao", "ai", "dau", "bao", "may"))
_JOINING = frozenset(("scaffold", "maybe", "follow", "yesno"))
_FIGURE = re.compile(r"[1-9]\d*")
_FRACTION = re.compile(r"(?<![\d/])([1-9])/([1-9])(?![\d/])")  # of a whole: "1/3 chữ ký"
_SURE, _WHOLE = 0.72, 0.97  # of the score and of the weight: a verdict rests on a clause that speaks of everything


def judged(question: Question, found: Found, family: str, confidence: float, *, likely: bool) -> Proposal | None:
    """Return the verdict with the clause, or the clause alone where it decides nothing but ``likely`` answers.

    ``None`` where a figure that is to be confirmed stands nowhere and the clause states none of its measure.
    """
    text = bare(found.clause.text)
    statement = statement_of(question)
    met = amounts_met(question, text) and numerals_met(question, text) and _fractions(question.text) <= _fractions(text)
    rival = met or same_measure(question, text) or bool(_fractions(question.text) and _fractions(text))
    if not rival and (statement is None or _claims_figure(question, statement, text)):
        return None
    before = lead(found.asked, found.opened, found.clause)
    line = opening(found.opened, before) if before else Claim("", ())
    claim = clause_claim(found.opened, found.clause)
    true = _decided(question, statement, found, text, met=met) if statement and rival else None
    if true is None:
        # The text may still say it: told as it stands, it claims nothing more.
        told = answered(family, confidence, (claim,), opening=line.text, led_by=line.grounds)
        return told if likely else None
    says = f"{line.text.rstrip(': ')}: {claim.text}" if before else claim.text
    said = Claim(f"{'Đúng' if true else 'Không đúng'}. {says}", (*line.grounds, *claim.grounds))
    asked = tuple(Worked(one.value, "asked") for one in question.amounts)
    return answered(family, confidence, (said,), worked=asked)


def _claims_figure(question: Question, statement: Statement, text: str) -> bool:
    """Say whether a figure is to be confirmed of which the text has none, and not told ("em tôi quá 21 tuổi")."""
    figures = [word for place, word in enumerate(question.words) if word.tag == "amount" and statement.holds(place)]
    there = set(_FIGURE.findall(text))
    return bool(figures) and not any(set(_FIGURE.findall(word.text)) & there for word in figures)


def _fractions(text: str) -> set[str]:
    return {"/".join(one) for one in _FRACTION.findall(text)}


def _decided(question: Question, statement: Statement, found: Found, text: str, *, met: bool) -> bool | None:
    """Return whether the clause bears the statement out; ``None`` where it does not speak of all of it or decide.

    ``met`` says that every figure of the question stands in it. Another figure contradicts a statement as a whole; of
    what is allowed or required it may be the bound.
    """
    if found.fit.score < _SURE or found.fit.covered < _WHOLE or _asks_what(question, statement):
        return None
    if is_contrary(question.text, text) or not _speaks_of_all(statement, found):
        return None  # "còn hiệu lực không": "hết hiệu lực"
    above = tuple(_above(found.opened, found.clause))
    true = verdict(statement, found.asked, text, above)
    if met:
        return true
    return False if statement.mode == WHOLE and not statement.denied else None


def _speaks_of_all(statement: Statement, found: Found) -> bool:
    """Say whether the clause has each word that is asked about, those too that often only ask ("đền tiền")."""
    core = (one for one in found.asked if statement.holds(one.place) and one.word.tag not in _JOINING)
    return all(credit_of(one, found.clause, found.opened.identity) for one in core)


def _asks_what(question: Question, statement: Statement) -> bool:
    # "Có được cấp gì không": what is asked for, not only whether.
    asked = (word for place, word in enumerate(question.words) if statement.holds(place))
    return any(word.folded in _WHICH and word.tag not in {"", "plain"} for word in asked)


def _above(opened: Opened, clause: Clause) -> Iterator[str]:
    """Yield the lines that introduce the clause, then the headings that it stands under."""
    every, at = clauses_of(opened).every, clause.above
    while at >= 0:
        yield bare(every[at].text)
        at = every[at].above
    if clause.section >= 0:
        yield from (bare(title) for title in reversed(opened.document.sections[clause.section].path))
