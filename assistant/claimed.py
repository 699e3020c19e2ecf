"""Holds a yes or no from prose to all that the question claims: each unit, number, year and place is in the quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.matching import weigh
from assistant.words import bag, join, keys
from corpus.language.symbols import find_dates, find_symbols
from corpus.language.times import years_in
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from assistant.proposal import Proposal
    from assistant.question import Question
    from assistant.shelf import Shelf

_FIGURES = {"year", "quarter", "date", "amount", "reference"}
_ENOUGH = 0.85
_BESIDE = 8  # letters between a symbol and its date (", ngày ")
_MONEY = re.compile(r"kinh phi|ngan sach|nguon von|chi tra|chi phi|(?<!\w)tien(?!\w)|(?<!\w)dong(?!\w)")


def is_held(question: Question, shelf: Shelf, proposal: Proposal) -> bool:
    """Say whether an answer from prose to a yes-or-no question rests on words that hold all that it claims.

    A verdict from a typed fact compares values and needs no such check; prose has nothing but its words.
    """
    said = [proposal.opening, *(claim.text for claim in proposal.claims)]
    if question.asks == ("funding",) and proposal.status == "answered" and not _names_money(proposal):
        return False
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
    if not denies and not set(question.years) <= _own_years(proposal):
        return False
    return denies or all(keys(word.text)[0] in there.exact | under.exact for word in figures)


def _own_years(proposal: Proposal) -> set[int]:
    """Return the years that the quotes state of their own: the date of a document they cite is not theirs."""
    texts = (one.opened.text(one.start, one.end) for claim in proposal.claims for one in claim.grounds)
    paths = (" ; ".join(one.path) for claim in proposal.claims for one in claim.grounds)
    return {year for text in (*texts, *paths) for year in years_in(_without_cited(text))}


def _without_cited(text: str) -> str:
    ends = [one.end for one in find_symbols(text)]
    dates = [one for one in find_dates(text) if any(0 <= one.start - end <= _BESIDE for end in ends)]
    for one in sorted([*dates, *find_symbols(text)], key=lambda found: -found.start):
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _names_money(proposal: Proposal) -> bool:
    grounds = [ground for claim in proposal.claims for ground in claim.grounds]
    return any(
        _MONEY.search(fold(f"{one.opened.text(one.start, one.end)} ; {' ; '.join(one.path)}")) for one in grounds
    )
