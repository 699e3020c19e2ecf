"""Answers who pays and by what rule, from the part of a plan that is about its money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering.proposal import Claim, Proposal, answered
from assistant.evidence.matching import weigh
from assistant.families.choices import ask_back
from assistant.families.passages import body_claims
from assistant.understanding.words import bag, syllables
from corpus.language.syllables import exact_key

if TYPE_CHECKING:
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

FAMILY = "payers"
_TIERS = {"huyen", "tinh", "xa", "thanh", "pho", "quan", "phuong"}  # "(huyện Cát Hải)" only says whose plan
_CONFIDENCE = 0.93
_PAYS = {"chi", exact_key("trả"), exact_key("cấp")}
_ASKS = {"unit", "lead", "funding", "person"}
_ASIDE = {"nguyen", "tac", "tu", "bo", "ra", "lam", "chi", "tra", "cap", "tien", "kinh", "phi"}


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return what the part on money says; ``None`` where the question is not who pays, or by what rule."""
    if not _is_mine(question):
        return None
    held = [(opened, many) for opened in shelf.documents if (many := _claims(question, shelf, opened))]
    if not held:
        return None
    if len(held) > 1 and not shelf.decided and "both" not in question.tags:
        return ask_back(FAMILY, [opened for opened, _ in held], 0.8)
    claims = tuple(claim for _, many in held for claim in many)
    if question.form != "yesno":
        return answered(FAMILY, _CONFIDENCE, claims, opening="Kinh phí")
    return _verdict(question, shelf, claims)


def _is_mine(question: Question) -> bool:
    said = {word.folded for word in question.words}
    # "trả" and "cấp" are too many other words without their accents ("thanh tra").
    pays = {word.exact for word in question.words} & _PAYS
    if question.references or question.amounts or "funding" not in question.tags or not pays:
        return False
    return bool(_ASKS & set(question.asks)) or question.form == "yesno" or bool({"nao", "sao", "gi"} & said)


def _claims(question: Question, shelf: Shelf, opened: Opened) -> list[Claim]:
    """Return the items under a heading that is about money; none where something else is asked of as well."""
    words = [word for word in question.content() if word.folded not in _ASIDE]
    terms = [term for term in shelf.terms(question, words) if not term.optional and not term.light]
    parts = [one for one in opened.document.sections if "kinh phi" in " ".join(syllables(one.title))]
    claims = [claim for part in parts for claim in body_claims(opened, part)]
    there = bag(" ; ".join(claim.text for claim in claims), opened.document.abbreviations)
    return claims if claims and (not terms or weigh(terms, there, identity=opened.identity).convincing) else []


def _verdict(question: Question, shelf: Shelf, claims: tuple[Claim, ...]) -> Proposal | None:
    """Return "Đúng" where the one that is asked about is among those that the text says pay."""
    words = [word for word in question.content() if word.folded not in _ASIDE | _TIERS]
    terms = [term for term in shelf.terms(question, words) if not term.optional]
    if not terms:
        return None
    for claim in claims:
        subject = claim.text.split(" chi ", 1)[0]
        own = claim.grounds[0].opened.document.abbreviations
        if " chi " in claim.text and weigh(terms, bag(subject, own)).coverage >= 1.0:
            return answered(FAMILY, _CONFIDENCE, (Claim(f"Đúng. {claim.text}", claim.grounds),))
    return None
