"""Answers a follow-up from the clauses around what the answer before rests on: its own sentence, its kin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from assistant.answering.conversation import rested_on
from assistant.answering.proposal import Claim, Proposal, answered
from assistant.evidence.clause_matching import stands_in
from assistant.evidence.clauses import bare, clauses_of
from assistant.evidence.standing import article_span
from assistant.families.clause_choice import asked_of
from assistant.families.clause_kinds import holds_text
from assistant.families.clause_ranking import asks_number
from assistant.families.extent import clause_claim, lead, opening
from assistant.families.quantities import amounts_met, states_amount, states_duration
from assistant.understanding.follow_ups import asks_the_same, named_in
from assistant.understanding.question import understand
from assistant.understanding.words import syllables
from corpus.language.numbering import label_of
from corpus.language.units import find_units
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.asked_words import Asked
    from assistant.evidence.clauses import Clause
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

FAMILY = "beside"
_CONFIDENCE = 0.8
_MOST = 3  # paragraphs that an answer may rest on to be spoken of as one thing
_KIN, _SIBLING_KIN = 0.6, 0.4  # of what the clause before holds of its question, held by its kin too
_HEAD = 16  # syllables at the start of a clause that say what it is about
# What is left over where one of several was spoken of ("các hồ sơ còn lại", "hồ sơ thường").
_OTHERS = re.compile(r"(?<!\w)(?:con lai|khac|binh thuong|thong thuong|thuong)(?!\w)")
_NEVER, _TOLD, _HARDLY = 2.0, 1.5, 0.01
_BESIDE, _FAR_KIN = 3, 0.75  # articles to either side; what a clause in them must hold
_NO = frozenset(("khong", "chua"))
_NEW = 0.7  # of what is new, by weight, must stand in a clause
_PARTS = re.compile(r"[;,:]\s")
_CHECKED = {"unit", "lead", "timeframe", "place", "value", "count"}
_POINTS_BACK = frozenset(("do", "nay", "ay", "vay", "tren"))
_ASKED = {"tasks", "unit", "lead", "coordinating", "timeframe", "place", "value", "count", "funding", "recipients"}
_SENT = frozenset(("gui", "nop", "trinh"))
_SAYS_OTHER = re.compile(r"(?<!\w)(?:khac|con lai|khong thuoc)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Talk:
    """What was asked before and the clauses that its answer rests on, of one document."""

    question: Question
    opened: Opened
    base: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a follow-up names and the question before did not; ``rest`` for what is left over ("các sổ còn lại").

    ``pairs`` are the neighbouring words of all that it names; ``with_no`` are pairs that must stand ("không chuyên") as
    the question before had no such "không", ``without_no`` those that must not. ``loose`` lets a light word be missing.
    """

    words: tuple[Asked, ...]
    figures: frozenset[tuple[str, str]]
    rest: bool
    pairs: frozenset[tuple[str, str]]
    with_no: frozenset[tuple[str, str]]
    without_no: frozenset[tuple[str, str]]
    loose: bool


def answer(question: Question, turns: Sequence[dict[str, Any]], shelf: Shelf) -> Proposal | None:
    """Return the clause near those that the last answer of ``turns`` rests on that says what is asked now, if any."""
    if question.references or question.symbols or question.years or question.dates or question.form == "yesno":
        return None
    talk = _talk(turns, shelf)
    if talk is None:
        return None
    return _kin_of(question, talk, shelf) if asks_the_same(question, talk.question) else _more(question, talk, shelf)


def _talk(turns: Sequence[dict[str, Any]], shelf: Shelf) -> _Talk | None:
    """Return what the talk was about, ``None`` where the last answer rests on no few clauses of one document."""
    grounds = rested_on(turns)
    ids = {document for document, _, _ in grounds}
    opened = next((one for one in shelf.documents if one.id in ids), None)
    if opened is None or len(ids) > 1:
        return None
    every = clauses_of(opened).every
    base = tuple(one for one in every if any(start < one.end and one.start < end for _, start, end in grounds))
    held = all(any(one.start < end and start < one.end for one in base) for _, start, end in grounds)
    few = len({one.paragraph for one in base}) <= _MOST
    return _Talk(understand(str(turns[-1].get("resolved", ""))), opened, base) if held and few else None


def _kin_of(question: Question, talk: _Talk, shelf: Shelf) -> Proposal | None:
    """Return the clause that says of another thing what the earlier ones say of theirs ("còn thuyền gỗ thì sao?")."""
    wanted = _wanted(question, talk.question, shelf)
    if not (wanted.words or wanted.figures or wanted.rest or wanted.with_no or wanted.without_no):
        return None
    found = [(_kinship(talk, one, wanted, shelf), one) for one in _around(talk)]
    best = max(found, key=lambda one: one[0], default=(0.0, None))
    return _told(talk, best[1], shelf) if best[1] is not None and best[0] > 0 else None


def _wanted(question: Question, before: Question, shelf: Shelf) -> _Wanted:
    named = named_in(question, before)
    said = {word.folded for word in before.words}
    text = question.text[named[0].start : named[-1].end] if named else ""
    rest = bool(_OTHERS.search(fold(text)))
    places = {(word.start, word.end) for word in named if word.folded not in said}
    words = [one for one in asked_of(question, shelf) if one.firm and (one.word.start, one.word.end) in places]
    if rest:
        words = [one for one in words if not _OTHERS.fullmatch(one.word.folded)]
    pairs = [(left.folded, right.folded) for left, right in pairwise(named) if right.folded.isdigit()]
    figures = frozenset(one for one in pairs if one[1] not in said)
    beside = _pairs(named)
    with_no = frozenset(one for one in beside - _pairs(before.words) if one[0] in _NO and one[1] in said)
    without_no = frozenset(
        one for one in _pairs(before.words) - beside if one[0] in _NO and any(one[1] == word.folded for word in named)
    )
    return _Wanted(tuple(words), figures, rest, beside, with_no, without_no, loose=not question.asks)


def _pairs(words: Sequence[Word]) -> frozenset[tuple[str, str]]:
    return frozenset((left.folded, right.folded) for left, right in pairwise(words))


def _around(talk: _Talk) -> Iterator[Clause]:
    """Yield the clauses of the article that the talk was about, and of those beside it."""
    spans = {_span(talk.opened, one.start) for one in talk.base}
    for one in clauses_of(talk.opened).every:
        if any(start <= one.start < end for start, end in spans) and not one.heading:
            yield one


def _span(opened: Opened, start: int) -> tuple[int, int]:
    """Return the span of the articles around the one at ``start``; elsewhere of the part that holds its part."""
    articles = [one for one in opened.document.sections if one.kind == "dieu"]
    at = next((place for place, one in enumerate(articles) if one.start <= start < one.end), None)
    if at is not None:
        near = articles[max(0, at - _BESIDE) : at + _BESIDE + 1]
        return near[0].start, near[-1].end
    section = opened.section_at(start)
    holding = [
        one for one in opened.document.sections if section and one.start <= start < one.end and one is not section
    ]
    outer = max(holding, key=lambda one: len(one.path), default=section)
    return (outer.start, outer.end) if outer else (start, start + 1)


def _kinship(talk: _Talk, clause: Clause, wanted: _Wanted, shelf: Shelf) -> float:
    """Return how surely the clause says of the new thing what those before say of theirs, 0 for not at all."""
    if not _is_of(talk, clause, wanted) or not _same_kind(talk, clause):
        return 0.0
    head = set(syllables(bare(clause.text))[:_HEAD])
    opens = all(one.word.folded in head for one in wanted.words)
    sibling = any(one.above == clause.above >= 0 for one in talk.base)
    alike = any(_label(one) == _label(clause) for one in talk.base)
    kin = _kin(talk, clause, shelf)
    told = clause in talk.base and not _speaks_of_both(talk, clause, wanted)
    whole = sum(pair in clause.main.pairs for pair in wanted.pairs) / (len(wanted.pairs) or 1)
    score = kin + opens + 2 * sibling + 2 * whole + alike / 4 - (_TOLD if told else 0.0)
    return max(score, _HARDLY) if kin >= _least(talk, clause, sibling=sibling, opens=opens) else 0.0


def _speaks_of_both(talk: _Talk, clause: Clause, wanted: _Wanted) -> bool:
    """Say whether a part of the earlier clause tells of the new thing what was asked ("…; xã B do ông C trực")."""
    if not _CHECKED & set(talk.question.asks):
        return False
    own = {one.word.folded for one in wanted.words}
    parts = [part for part in _PARTS.split(clause.text) if own <= set(syllables(part))]
    return any(holds_text(talk.question, part) and len(part) < len(clause.text) for part in parts)


def _least(talk: _Talk, clause: Clause, *, sibling: bool, opens: bool) -> float:
    """Return how much of what was asked a clause must hold, by how near to the earlier ones it stands."""
    if sibling:
        return 0.0 if opens else _SIBLING_KIN
    if any(start <= clause.start < end for start, end in (_article(talk.opened, one) for one in talk.base)):
        return _KIN
    return _FAR_KIN if opens else _NEVER


def _label(clause: Clause) -> str:
    label = label_of(clause.text)
    return label.text if label else ""


def _article(opened: Opened, clause: Clause) -> tuple[int, int]:
    return article_span(opened, clause.start, clause.start + 1)


def _same_kind(talk: _Talk, clause: Clause) -> bool:
    """Say whether the clause holds the kind of thing that was asked before."""
    asked, text = talk.question, clause.text
    if not holds_text(asked, text):
        return False
    lasting = states_duration(text) and any(states_duration(one.text) for one in talk.base)
    return not asks_number(asked) or states_amount(asked, text) or lasting


def _is_of(talk: _Talk, clause: Clause, wanted: _Wanted) -> bool:
    """Say whether the clause speaks of the new thing, or of what is left over where that is asked for."""
    total = sum(one.weight for one in wanted.words)
    met = sum(one.weight for one in wanted.words if stands_in(one, clause.main))
    if met < (_NEW if wanted.loose and clause not in talk.base else 1.0) * total - _HARDLY:
        return False
    if not wanted.with_no <= clause.main.pairs or wanted.without_no & clause.main.pairs:
        return False
    if not {word for _, word in wanted.without_no} <= clause.main.folded:
        return False
    if not all(any(pair in bag.pairs for bag in (clause.main, clause.near, clause.far)) for pair in wanted.figures):
        return False
    return not wanted.rest or (clause not in talk.base and bool(_SAYS_OTHER.search(fold(clause.text))))


def _kin(talk: _Talk, clause: Clause, shelf: Shelf) -> float:
    """Return what share of the earlier question's words that the earlier clauses hold the clause holds too."""
    asked = [one for one in asked_of(talk.question, shelf) if any(_held(one, old) for old in talk.base)]
    total = sum(one.weight for one in asked)
    return sum(one.weight for one in asked if _held(one, clause)) / total if total else 0.0


def _held(one: Asked, clause: Clause) -> bool:
    return any(stands_in(one, bag) for bag in (clause.main, clause.near, clause.far))


def _more(question: Question, talk: _Talk, shelf: Shelf) -> Proposal | None:
    """Return the sentence of the talk, or of its paragraph, that tells what more is asked ("gửi cho ai?")."""
    if not _ASKED & set(question.asks):
        return None
    asked = {one.word.folded for one in asked_of(question, shelf) if one.firm}
    asked |= {word.folded for word in question.words if word.tag == "recipients" and word.folded in _SENT}
    near = {one.paragraph for one in talk.base}
    told = [one for one in clauses_of(talk.opened).every if one.paragraph in near and not one.heading]
    if _POINTS_BACK & {word.folded for word in question.words if word.tag in {"scaffold", "maybe"}}:
        spans = [_article(talk.opened, one) for one in talk.base]
        told += [one for one in _around(talk) if any(start <= one.start < end for start, end in spans)]
    best = next((one for one in told if asked and asked <= one.main.folded and _tells(question, one)), None)
    return _told(talk, best, shelf) if best is not None else None


def _tells(question: Question, clause: Clause) -> bool:
    if "recipients" in question.asks and not find_units(clause.text):
        return False
    if not holds_text(question, clause.text) or not amounts_met(question, clause.text):
        return False
    return not asks_number(question) or states_amount(question, clause.text)


def _told(talk: _Talk, clause: Clause, shelf: Shelf) -> Proposal:
    before = lead(asked_of(talk.question, shelf), talk.opened, clause)
    line = opening(talk.opened, before) if before else Claim("", ())
    claims = (clause_claim(talk.opened, clause),)
    return answered(FAMILY, _CONFIDENCE, claims, opening=line.text, led_by=line.grounds)
