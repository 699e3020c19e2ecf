"""Judges a claim that a yes-or-no question makes about a document: its signer, date, issuer, bases or recipients."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.compose import sentence_case
from assistant.answering.proposal import Claim, Proposal, Worked, answered
from assistant.evidence.matching import weigh
from assistant.families.choices import ask_back
from assistant.families.document_statements import LISTS, claims_of, list_claims, signer_words, value_of
from assistant.families.list_filters import of_kind
from assistant.understanding.intent import OFFICES
from assistant.understanding.words import bag, keys
from corpus.language.symbols import find_symbols
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

FAMILY = "document_facts"
_CONFIDENCE = 0.86
_SAME = 0.9  # of the name's weight, for the asked recipient to be this one
_MONTH = re.compile(r"(?<!\w)thang\s+(\d{1,2})(?!\d|/)")
_YEAR = 4  # letters of an ISO date that are its year
_OFFICE_WORDS = frozenset(" ".join(OFFICES).split())
_NAMES = {"bases": "căn cứ ban hành", "recipients": "nơi nhận"}


def listed(question: Question, shelf: Shelf, field: str) -> Proposal | None:
    """Return whether someone is among a document's recipients, or a document among its bases."""
    terms = [term for term in shelf.terms(question, question.content()) if not term.optional]
    asked = " ".join(dict.fromkeys(term.word.text for term in terms))
    name = sentence_case(_NAMES[field])
    for opened in shelf.documents:
        for claim in list_claims(opened, field):
            if (
                terms
                and (field == "recipients" or of_kind(question, claim))
                and (
                    weigh(terms, bag(claim.text, opened.document.abbreviations)).coverage > _SAME
                    or _bears(question, claim)
                )
            ):
                said = Claim(f"Đúng. {name} có: {claim.text}", claim.grounds)
                return answered(FAMILY, _CONFIDENCE, (said,), worked=(Worked(asked, "asked"),))
    if len(shelf.documents) > 1:
        return ask_back(FAMILY, shelf.documents, _CONFIDENCE)
    claims = tuple(list_claims(shelf.documents[0], field))
    worked = (Worked(asked, "asked"),)
    return answered(FAMILY, _CONFIDENCE, claims, opening=f"Không đúng. {name} gồm", worked=worked) if claims else None


def _bears(question: Question, claim: Claim) -> bool:
    """Say whether the basis is the document whose symbol the question gives."""
    there = {keys(found.value)[1] for found in find_symbols(claim.text)}
    return bool(question.symbols) and set(question.symbols) <= there


def verdict_on(question: Question, documents: Sequence[Opened], fields: Sequence[str]) -> Proposal | None:
    """Return "Đúng" or "Không đúng" with what the first document that states the field says."""
    field = fields[0]
    for opened in documents:
        claims = claims_of(opened, field, several=False)
        if not claims or field in LISTS:
            continue
        verdict, asked = _agrees(question, opened, field)
        if verdict is None:
            continue
        first = claims[0]
        claim = Claim(f"{'Đúng' if verdict else 'Không đúng'}. {first.text}", first.grounds)
        return answered(FAMILY, _CONFIDENCE, (claim,), worked=(Worked(asked, "asked"),))
    return None


def is_deputy(folded: Sequence[str]) -> bool:
    """Say whether the words (folded) name a deputy's office ("Phó Giám đốc"), not a "thành phố"."""
    return any(one == "pho" and (not at or folded[at - 1] != "thanh") for at, one in enumerate(folded))


def _agrees(question: Question, opened: Opened, field: str) -> tuple[bool | None, str]:
    if field == "issued_on":
        issued = opened.document.identity.issued_on or ""
        asked = [*question.dates, *(str(year) for year in question.years)]
        said = question.said("date", "year")
        month = _MONTH.search(fold(question.text))
        if not asked and month and len(issued) > _YEAR:
            return int(month[1]) == int(issued[5:7]), question.text[month.start() : month.end()]
        return (any(issued.startswith(one) for one in asked), said) if asked else (None, "")
    words = question.content("named")
    value = fold(signer_words(opened) if field == "signer" else value_of(opened, field) or "").replace(",", " ").split()
    named = [word for word in words if word.folded in value or (word.text[:1].isupper() and word.tag != "named")]
    if not named and field == "signer":
        named = [word for word in words if word.tag == ""]  # "do UBND huyện ký": no name, and none of the signer
    if not named:
        return None, ""
    asked_words = question.text[named[0].start : named[-1].end]
    office = any(word.folded in value and word.folded in _OFFICE_WORDS for word in named)
    if field == "signer" and office and is_deputy(value) != is_deputy([word.folded for word in question.words]):
        return False, asked_words  # "do phó giám đốc ký": a "Giám đốc" does not bear it out
    met = set(value) | (opened.identity.folded if len({word.folded for word in named} & set(value)) > 1 else set())
    return all(word.folded in met for word in named), asked_words
