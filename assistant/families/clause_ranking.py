"""Ranks the clauses that may answer an open question, and keeps those that are likely enough to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.evidence.asked_words import asked_words
from assistant.evidence.clause_matching import stands_in, telling
from assistant.families.agents import says_who
from assistant.families.answerability import chance_of, is_provision
from assistant.families.clause_choice import asked_of, choices
from assistant.families.clause_kinds import figures_met
from assistant.families.quantities import counts, states_amount
from assistant.families.statements_met import speaks_of
from assistant.resolving.parts import named_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.asked_words import Asked
    from assistant.evidence.clause_matching import Fit
    from assistant.evidence.clauses import Clause
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.families.clause_choice import Choice
    from assistant.understanding.question import Question

LIKELY = 0.7  # so likely, a clause may lack a word of the question
_LEAST, _LEAST_LOOSE = 0.5, 0.4
# Below it a clause that holds the words still says something else; in a law, whose clauses say one thing each, later.
_UNLIKELY, _UNLIKELY_THERE = 0.25, 0.15
_HELD, _COUNTED = 0.1, 0.02
# A clause of a law that lacks a word may be unlikely by itself and yet be meant: nothing else comes near it.
_ALONE, _FAR_AHEAD = 0.15, 4.0
# What a yes-or-no question asks of is told as it stands: likely enough, and ahead of all others together.
_SPOKEN, _AHEAD, _MAYBE = 0.2, 0.45, 0.5
# A figure of the kind asked tells more than a word that is missing: of all belief, how likely, of what is asked.
_SUREST, _FIGURE, _MOSTLY = 0.75, 0.25, 0.55
_SUBJECT = 2  # words
_OWN_LEAST = 0.1  # a clause whose own words say nothing of the matter answers nothing
_TITLE = 2.0  # of the joint score


@dataclass(frozen=True, slots=True)
class Found:
    """A clause that fits, with its document; ``chance`` is how likely it answers.

    ``loose`` says that the words alone would not have taken it: a rare one is missing, or too few are met. ``asked``
    are the words it was chosen by, ``share`` is its part of the belief in all clauses that were weighed.
    """

    opened: Opened
    clause: Clause
    fit: Fit
    score: float
    chance: float = 1.0
    loose: bool = False
    asked: tuple[Asked, ...] = ()
    share: float = 0.0


def content(question: Question, shelf: Shelf) -> bool:
    """Say whether the question says what it is about, besides what part or document it names."""
    return telling(asked_words(question, shelf.lexicon)) > 0


def ranked_clauses(question: Question, shelf: Shelf, *, titles: bool = False) -> list[Found]:
    """Return the clauses that speak of all that is asked, the best first; with ``titles`` headings go before bodies."""
    asked = asked_of(question, shelf)
    if not telling(asked):
        return []
    found = list(_ranked(question, shelf, asked))
    return sorted(found, key=lambda one: -one.score - (_TITLE if titles and one.clause.heading else 0.0))


def any_clauses(question: Question, shelf: Shelf) -> list[Found]:
    """Return the clauses worth weighing, the best first, however unlikely each is: a judge is to tell."""
    asked = asked_of(question, shelf)
    return [
        Found(one.opened, one.clause, one.fit, one.score, asked=asked, share=one.share)
        for one in (choices(question, shelf) if telling(asked) else ())
        if _years_met(question, one.opened, one.clause) and not _is_frame(one.opened, one.clause)
    ]


def asks_number(question: Question) -> bool:
    """Say whether a figure is asked: a value, a count or a share."""
    return bool({"value", "count"} & set(question.asks)) or bool({"howmany", "percent"} & question.tags)


def is_spoken_of(question: Question, found: Found) -> bool:
    """Say whether a clause that leads the others speaks of what a yes-or-no question asks about."""
    ahead = question.form == "yesno" and found.chance >= _SPOKEN and found.share >= _AHEAD
    return ahead and (found.chance >= _MAYBE or speaks_of(question, found.asked, found.opened, found.clause))


def _ranked(question: Question, shelf: Shelf, asked: Sequence[Asked]) -> Iterator[Found]:
    weighed = list(_weighed(question, shelf, asked))
    for found in weighed:
        clause, opened, number = found.clause, found.opened, asks_number(question)
        # In a part that is named little else could be meant; a yes or a no, or a figure, is held to more below.
        held = bool(named_spans(question, opened)) or question.form == "yesno" or number
        held = held or says_who(question, opened, clause)
        counted = clause.heading and number and is_provision(opened)
        next_best = max((one.chance for one in weighed if one is not found), default=0.0)
        alone = is_provision(opened) and found.chance >= _FAR_AHEAD * next_best
        loosely = _FIGURE if number and found.loose else _ALONE if alone or is_spoken_of(question, found) else LIKELY
        if found.chance >= (loosely if found.loose else _COUNTED if counted else _HELD if held else _least(opened)):
            yield found


def _least(opened: Opened) -> float:
    return _UNLIKELY_THERE if is_provision(opened) else _UNLIKELY


def _weighed(question: Question, shelf: Shelf, asked: Sequence[Asked]) -> Iterator[Found]:
    many = choices(question, shelf)
    for one in many:
        opened, clause, met = one.opened, one.clause, one.fit
        if not _years_met(question, opened, clause) or _is_frame(opened, clause) or met.score < _LEAST_LOOSE:
            continue
        loose = met.lacking or met.score < _LEAST or met.own < _OWN_LEAST
        if not (loose and asks_number(question)) or _may_tell(question, asked, one):
            chance = chance_of(question, shelf, asked, one, many)
            yield Found(opened, clause, met, one.score, chance, loose=loose, asked=tuple(asked), share=one.share)


def _may_tell(question: Question, asked: Sequence[Asked], choice: Choice) -> bool:
    """Say whether a clause that lacks a word may be meant for a figure: far the surest, and it states such a figure."""
    clause = choice.clause
    sure = choice.share >= _SUREST and choice.fit.covered >= _MOSTLY and not clause.heading
    stated = sure and states_amount(question, clause.text)
    return stated and figures_met(question, clause) and (counts(question) or _is_of(asked, clause))


def _is_of(asked: Sequence[Asked], clause: Clause) -> bool:
    """Say whether the clause speaks of what opens the question ("Học phí … là bao nhiêu?")."""
    subject = [one for one in asked if one.firm][:_SUBJECT]
    return all(any(stands_in(one, bag) for bag in (clause.main, clause.near)) for one in subject)


def _years_met(question: Question, opened: Opened, clause: Clause) -> bool:
    there = (clause.main.folded, clause.near.folded, clause.far.folded, opened.identity.folded)
    return all(any(str(year) in words for words in there) for year in question.years)


def _is_frame(opened: Opened, clause: Clause) -> bool:
    return any(span.start < clause.end and clause.start < span.end for _, span in opened.document.identity.spans)
