"""Keeps those bases and recipients of a document that a question asks for: by kind, issuer, date, or purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.citations import flat
from assistant.evidence.matching import weigh
from assistant.families.document_statements import list_claims
from assistant.resolving.scope import KINDS
from assistant.understanding.words import bag, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.answering.proposal import Claim
    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from corpus.document import Basis

_HELD = 0.8
_KIND_WITHIN = 5  # so many first syllables of a basis name its kind ("Căn cứ Nghị quyết số …")
_OWN = 3  # so many syllables in a row of the issuer's name name the issuer of the document itself
# What a recipient gets the document for, and how Decree 30/2020 has it written behind the name.
_MARKS = {
    "luu": ("lưu",),
    "bao cao": ("(b/c", "báo cáo"),
    "phoi hop": ("(p/h", "phối hợp"),
    "thuc hien": ("(t/h", "thực hiện"),
}


def chosen(question: Question, shelf: Shelf, opened: Opened, field: str) -> list[Claim]:
    """Return the bases or recipients of ``opened`` that meet what the question asks of them; maybe none."""
    if field == "recipients":
        marks = _marks_asked(question)
        claims = list_claims(opened, field)
        return [one for one in claims if not marks or any(mark in one.text.lower() for mark in marks)]
    terms = left(question, shelf, opened)
    paired = zip(_bases(opened), list_claims(opened, "bases"), strict=True)
    pairs = [pair for pair in paired if of_kind(question, pair[1]) and _of_date(question, pair[0])]
    issued = [pair for pair in pairs if terms and _issued_by(terms, opened, pair[0])]
    if terms and "issued" in question.tags:
        return [claim for _, claim in issued]
    held = [pair for pair in pairs if not terms or _covers(terms, opened, pair[1].text)]
    return [claim for _, claim in issued or held]


def issued_so(question: Question, shelf: Shelf, opened: Opened) -> bool:
    """Say whether ``opened`` has a basis that the body named in the question has issued."""
    terms = left(question, shelf, opened)
    return bool(terms) and any(_issued_by(terms, opened, bases) for bases in _bases(opened))


def left(question: Question, shelf: Shelf, opened: Opened) -> list[Term]:
    """Return what the question says of the bases themselves: neither the kind nor who issues the document at hand."""
    own = _places_of_issuer(question, opened)
    terms = shelf.terms(question, question.content())
    return [term for term in terms if not term.light and not term.optional and term.place not in own]


def purpose_words(question: Question) -> set[str]:
    """Return the folded words that only say what recipients get the document for ("để báo cáo")."""
    said = _said(question)
    return {word for purpose in _MARKS if purpose in said for word in purpose.split()}


def _marks_asked(question: Question) -> tuple[str, ...]:
    said = _said(question)
    return next((marks for purpose, marks in _MARKS.items() if purpose in said), ())


def _said(question: Question) -> str:
    return " ".join(word.folded for word in question.words)


def _bases(opened: Opened) -> list[tuple[Basis, ...]]:
    every = opened.document.identity.bases
    spans = dict.fromkeys((one.start, one.end) for one in every)
    return [tuple(one for one in every if (one.start, one.end) == span) for span in spans]


def of_kind(question: Question, claim: Claim) -> bool:
    """Say whether a basis is of the kind that the question asks for ("theo những quyết định nào")."""
    said = " ".join(word.folded for word in question.words if word.tag not in {"named", "document", "recipients"})
    kind = next((kind for kind in KINDS if kind in said), None)
    return kind is None or kind in " ".join(syllables(claim.text)[:_KIND_WITHIN])


def _of_date(question: Question, bases: Sequence[Basis]) -> bool:
    issued = [one.issued_on or "" for one in bases]
    return not question.dates or any(one.startswith(date) for one in issued for date in question.dates)


def _issued_by(terms: Sequence[Term], opened: Opened, bases: Sequence[Basis]) -> bool:
    return any(one.issuer and _covers(terms, opened, one.issuer) for one in bases)


def _covers(terms: Sequence[Term], opened: Opened, text: str) -> bool:
    return weigh(terms, bag(flat(text), opened.document.abbreviations)).coverage > _HELD


def _places_of_issuer(question: Question, opened: Opened) -> set[int]:
    issuer = syllables(opened.document.identity.issuer or "")
    folded = tuple(word.folded for word in question.words)
    return {
        place
        for at in range(len(folded) - _OWN + 1)
        for start in range(len(issuer) - _OWN + 1)
        if folded[at : at + _OWN] == issuer[start : start + _OWN]
        for place in range(at, at + _OWN)
    }
