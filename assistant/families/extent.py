"""Decides how much of a text to quote: a clause, an item with its introducing line, or a line with all its items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, sentence_ground, shorten, unlabelled
from assistant.answering.proposal import Claim, Ground
from assistant.evidence.clause_matching import stands_in
from assistant.evidence.clauses import bare, clauses_of
from assistant.families.clause_bonus import wants_list
from corpus.language.letters import LOWER
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.asked_words import Asked
    from assistant.evidence.clauses import Clause
    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question

ITEMS = 24
_LENGTH, _ITEM_LENGTH = 1200, 700
_PARAGRAPH = 420  # letters of an item that is told whole
_NESTED = 900  # letters of an item that is told in one with the points below it
_LITTLE, _LITTLE_OF_LIST = 0.12, 0.3  # of what is asked, said by an item and by nothing that it stands under
_SAID_ABOVE = 0.15
_SHORT = 60
_ONE_FACT = {"person", "issued_on", "timeframe", "place", "value", "count", "lead", "coordinating", "unit"}
_ONE_TAG = {"who", "howmany", "percent"}
_WHEN = re.compile(r"(?<!\w)(?:khi|luc|truong hop|dieu kien) nao(?!\w)")
_CASES = re.compile(r"(?<!\w)(?:truong hop|dieu kien|khi)(?:\s\w+){0,6}\W*$")
_GOES_ON = re.compile(rf"^[\W\d]*[{LOWER}]")


def asks_one(question: Question) -> bool:
    """Say whether one fact is asked (someone, a time, a figure, a yes or a no), and not all of several things."""
    if question.form in {"yesno", "compare"}:
        return True
    return bool(_ONE_FACT & set(question.asks) or _ONE_TAG & question.tags) and not wants_list(question)


def added(asked: Sequence[Asked], clause: Clause) -> float:
    """Return the share of what is asked that the clause says and nothing that it stands under does."""
    firm = [one for one in asked if one.firm]
    total = sum(one.weight for one in firm)
    own = (one.weight for one in firm if stands_in(one, clause.main) and not stands_in(one, clause.near))
    return sum(own) / total if total else 0.0


def introducer(question: Question, opened: Opened, clause: Clause, adds: float) -> Clause | None:
    """Return the line or the heading whose items are asked, all of them, where the clause is but one of these.

    ``adds`` is what the clause adds to what it stands under (see ``added``): where it adds hardly anything, the
    question is about the whole.
    """
    if clause.above < 0:
        return None
    above = clauses_of(opened).every[clause.above]
    if asks_one(question) and not lists_conditions(question, above):
        return None
    least = _LITTLE_OF_LIST if wants_list(question) else _LITTLE
    return above if adds < least and len(clauses_of(opened).items(above)) > 1 else None


def lists_conditions(question: Question, clause: Clause) -> bool:
    """Say whether the line introduces the cases that are asked ("khi nào": "trong các trường hợp sau")."""
    said = " ".join(word.folded for word in question.words)
    return bool(_WHEN.search(said) and _CASES.search(fold(clause.text))) and not clause.heading


def lead(asked: Sequence[Asked], opened: Opened, clause: Clause) -> Clause | None:
    """Return the line that introduces an item that says too little alone; ``None`` where it says enough."""
    above = clauses_of(opened).every[clause.above] if clause.above >= 0 else None
    if above is None or above.heading:
        return None
    total = sum(one.weight for one in asked) or 1.0
    missed = sum(one.weight for one in asked if stands_in(one, above.main) and not stands_in(one, clause.main))
    text = bare(clause.text)
    return above if missed / total > _SAID_ABOVE or len(text) < _SHORT or _GOES_ON.match(text) else None


def items(opened: Opened, clause: Clause) -> tuple[Claim, ...]:
    """Return what a line introduces, or what stands under a heading: one claim an item, short points in one with it."""
    many = clauses_of(opened).items(clause) or (tuple(_body(opened, clause)) if clause.heading else ())
    return tuple(claim for one in many for claim in _item(opened, one))[:ITEMS]


def _body(opened: Opened, heading: Clause) -> Iterator[Clause]:
    """Yield what stands under a heading, of each paragraph its first sentence; points go with their line."""
    section = opened.document.sections[heading.section]
    seen: set[tuple[int, int]] = {heading.paragraph}
    for one in clauses_of(opened).every:
        if section.heading_end <= one.start < section.end and one.paragraph not in seen and not _is_point(opened, one):
            seen.add(one.paragraph)
            yield one


def _is_point(opened: Opened, clause: Clause) -> bool:
    return clause.above >= 0 and not clauses_of(opened).every[clause.above].heading


def _item(opened: Opened, clause: Clause) -> Iterator[Claim]:
    below = [one.paragraph for one in _below(opened, clause)]
    start, end = clause.paragraph
    last = max((one[1] for one in below), default=end)
    if below and last - start <= _NESTED:
        yield Claim(shorten(unlabelled(opened.text(start, last)), _NESTED), (_ground(opened, start, last),))
        return
    for one in dict.fromkeys(((start, end), *below)):
        yield Claim(shorten(unlabelled(opened.text(*one)), _ITEM_LENGTH), (sentence_ground(opened, *one),))


def _below(opened: Opened, clause: Clause) -> Iterator[Clause]:
    """Yield the points below an item, those below its points too."""
    clauses = clauses_of(opened)
    for one in clauses.items(_last_of(opened, clause)):
        yield one
        yield from _below(opened, one)


def _last_of(opened: Opened, clause: Clause) -> Clause:
    """Return the sentence of the clause's paragraph that introduces points: the last one does."""
    every = clauses_of(opened).every
    place = clause.place
    while place + 1 < len(every) and every[place + 1].paragraph == clause.paragraph:
        place += 1
    return every[place]


def _ground(opened: Opened, start: int, end: int) -> Ground:
    return Ground(opened, start, end, sentence_ground(opened, start, end).path)


def whole(opened: Opened, clause: Clause, limit: int = _ITEM_LENGTH) -> Claim:
    """Return the whole item that a clause belongs to, as a claim."""
    start, end = clause.paragraph
    return Claim(shorten(unlabelled(opened.text(start, end)), limit), (sentence_ground(opened, start, end),))


def clause_claim(opened: Opened, clause: Clause, limit: int = _LENGTH) -> Claim:
    """Return a clause as a claim: its sentence, or its whole item where that is short and of one piece."""
    start, end = clause.paragraph
    if end - start <= _PARAGRAPH and ";" in opened.text(start, end):
        # "Chánh Văn phòng; Giám đốc …; chịu trách nhiệm …" is one sentence, whatever was weighed of it.
        return whole(opened, clause)
    return Claim(shorten(unlabelled(clause.text), limit), (sentence_ground(opened, clause.start, clause.end),))


def opening(opened: Opened, clause: Clause) -> Claim:
    """Return the line that stands before items, with its own citation."""
    return Claim(bare(flat(clause.text)), (sentence_ground(opened, clause.start, clause.end),))
