"""Holds a yes or no from prose to all that the question claims: each unit, number, year and place is in the quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.matching import weigh
from assistant.words import bag, join, keys

if TYPE_CHECKING:
    from assistant.proposal import Proposal
    from assistant.question import Question
    from assistant.shelf import Shelf

_FIGURES = {"year", "quarter", "date", "amount", "reference"}
_ENOUGH = 0.85


def is_held(question: Question, shelf: Shelf, proposal: Proposal) -> bool:
    """Say whether an answer from prose to a yes-or-no question rests on words that hold all that it claims.

    A verdict from a typed fact compares values and needs no such check; prose has nothing but its words.
    """
    said = [proposal.opening, *(claim.text for claim in proposal.claims)]
    if question.form != "yesno" or proposal.status != "answered":
        return True
    grounds = [ground for claim in proposal.claims for ground in claim.grounds]
    there = join([bag(one.opened.text(one.start, one.end), one.opened.document.abbreviations) for one in grounds])
    under = join([bag(" ; ".join(one.path), one.opened.document.abbreviations) for one in grounds])
    match = weigh(shelf.terms(question, question.content()), there, under)
    if match.coverage < _ENOUGH or any(not term.light and not term.verbal for term in match.missing):
        return False
    figures = [word for word in question.words if word.tag in _FIGURES and any(map(str.isdigit, word.text))]
    denies = any(text.startswith("Không đúng") for text in said)
    return denies or all(keys(word.text)[0] in there.exact | under.exact for word in figures)
