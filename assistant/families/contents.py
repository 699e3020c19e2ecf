"""Answers what the part of a plan on some matter says: its whole body, and the tasks that a table hands out for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.answering.proposal import Claim, Proposal, answered
from assistant.evidence.matching import light_places, weigh
from assistant.families import duties
from assistant.families.choices import ask_back
from assistant.families.passages import body_claims
from assistant.resolving.asked_units import asked_units, unit_key, units_of
from assistant.understanding.words import bag, question_words, syllables
from corpus.language.numbering import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from corpus.document import Section

FAMILY = "contents"
_CONFIDENCE = 0.905
_OWN = 0.6  # of what is asked, said by the heading itself
_SAID = 0.34  # of the heading's own words, said by the question
_TIE = 0.05
_OTHER_ASKS = {"lead", "coordinating", "unit", "timeframe", "result", "value", "count", "person", "funding", "place"}
_ASKS_CONTENT = {"list", "parts", "title"}
_SAYS = (
    "noi gi",
    "noi ve",
    "viet gi",
    "ghi gi",
    "neu gi",
    "de cap gi",
    "noi dung",
    "tap trung",
    "lam gi",
    "the nao",
    "dieu gi",
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A part of a document whose heading is about what is asked; ``said`` is the share of the heading that is said."""

    opened: Opened
    section: Section
    said: float
    own: float


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return what the part says whose heading the question is about; ``None`` where no part's content is asked."""
    if not _is_mine(question, shelf):
        return None
    terms = [term for term in shelf.terms(question, question.content()) if not term.optional]
    plain = not any(not term.light for term in terms)
    best = _called(shelf, terms) if plain else _best(shelf, terms)
    if not best:
        return None
    documents = tuple(dict.fromkeys(one.opened for one in best))
    if len(documents) > 1 and not shelf.decided and "both" not in question.tags:
        return ask_back(FAMILY, documents, 0.8)
    claims = [claim for one in best for claim in body_claims(one.opened, one.section, whole=True)]
    return answered(FAMILY, _CONFIDENCE, tuple(_with_tasks(question, shelf, claims))) if claims else None


def _is_mine(question: Question, shelf: Shelf) -> bool:
    if question.form in {"yesno", "compare", "count"} or _OTHER_ASKS & set(question.asks):
        return False
    if question.references or question.quarters or question.dates or question.symbols or question.quoted:
        return False
    if asked_units(question.words, shelf.documents):
        return False
    said = " ".join(word.folded for word in question.words)
    if "doi tuong" in said or "nhom" in said.split() or "phu luc" in said:
        return False  # whom it is for is asked, or what a table hands out, not what a part says
    asks = "tasks" in question.asks or _ASKS_CONTENT & question.tags or any(one in said for one in _SAYS)
    return bool(asks) and not {"lead", "coordinating", "who"} & question.tags


def _best(shelf: Shelf, terms: Sequence[Term]) -> list[_Held]:
    """Return the part that fits best of each document, the documents that fit nearly as well as the best kept."""
    found = []
    for opened in shelf.documents:
        if any(one.kind == "dieu" for one in opened.document.sections):
            continue  # laws and regulations are read clause by clause
        held = [one for section in opened.document.sections if (one := _held(shelf, opened, section, terms))]
        if held:
            found.append(max(held, key=lambda one: (one.own + one.said, -one.section.start)))
    top = max((one.own + one.said for one in found), default=0.0)
    return [one for one in found if one.own + one.said >= top - _TIE]


def _called(shelf: Shelf, terms: Sequence[Term]) -> list[_Held]:
    """Return the parts whose whole heading is what is asked, common as its words may be ("Yêu cầu")."""
    name = tuple(term.word.folded for term in terms)
    return [
        _Held(opened, section, 1.0, 1.0)
        for opened in shelf.documents
        for section in opened.document.sections
        if len(name) > 1 and syllables(_unlabelled(section)) == name and section.end > section.heading_end
    ]


def _held(shelf: Shelf, opened: Opened, section: Section, terms: Sequence[Term]) -> _Held | None:
    title = _unlabelled(section)
    if not title or section.end <= section.heading_end or _names_unit(opened, title):
        return None
    own = opened.document.abbreviations
    heading = bag(title, own)
    said = _said(shelf, opened, title, terms)
    if said < _SAID or not _side_by_side(terms, heading.pairs):
        return None
    match = weigh(terms, heading, bag(opened.text(section.start, section.end), own), opened.identity)
    return _Held(opened, section, said, match.own) if match.convincing and match.own >= _OWN else None


def _said(shelf: Shelf, opened: Opened, title: str, terms: Sequence[Term]) -> float:
    """Return the share of the heading's telling words, by weight, that the question says."""
    words = question_words(title, opened.document.abbreviations)
    light = light_places(words)
    telling = [
        word
        for place, word in enumerate(words)
        if place not in light and word.folded not in {"va", "cac", "cua", "trong", "ve", "cho"}
    ]
    # What every part of the document is about ("giáo dục và đào tạo") tells no part from the others.
    telling = [word for word in telling if word.folded not in opened.identity.folded] or telling
    told = {term.word.folded for term in terms} | {
        other for term in terms for many in term.word.others for other in many
    }
    total = sum(shelf.lexicon.weight(word.folded) for word in telling)
    met = sum(shelf.lexicon.weight(word.folded) for word in telling if word.folded in told or word.exact in told)
    return met / total if total else 0.0


def _side_by_side(terms: Sequence[Term], pairs: frozenset[tuple[str, str]]) -> bool:
    """Say whether two words that stand together in the question do in the heading too, where there are any."""
    asked = [
        (left.word.folded, right.word.folded)
        for left, right in pairwise(terms)
        if left.place + 1 == right.place and not left.light and not right.light
    ]
    return not asked or any(pair in pairs for pair in asked)


def _unlabelled(section: Section) -> str:
    label = label_of(section.title)
    return (section.title[label.end :] if label else section.title).strip()


def _names_unit(opened: Opened, title: str) -> bool:
    own = opened.document.abbreviations
    return unit_key(title, own) in {unit_key(name, own) for name in units_of(opened)}


def _with_tasks(question: Question, shelf: Shelf, claims: list[Claim]) -> list[Claim]:
    """Return the claims, and behind them the tasks of tables that meet the question too."""
    more = duties.answer(question, shelf) if "tasks" in question.asks else None
    if more is None or more.status != "answered":
        return claims
    spans = [(ground.opened, ground.start, ground.end) for claim in claims for ground in claim.grounds]
    return [*claims, *(one for one in more.claims if not _stands_in(one, spans))]


def _stands_in(claim: Claim, spans: Sequence[tuple[Opened, int, int]]) -> bool:
    first = claim.grounds[0]
    return any(opened is first.opened and start <= first.start < end for opened, start, end in spans)
