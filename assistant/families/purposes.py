"""Answers why a document is issued: the part under its own heading on purpose, never its date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.proposal import Claim, Proposal, answered
from assistant.families.choices import ask_back
from assistant.families.list_filters import left
from assistant.families.passages import body_claims
from assistant.understanding.words import syllables

if TYPE_CHECKING:
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from corpus.document import Section

FAMILY = "purposes"
_CONFIDENCE = 0.89
_REASON = re.compile(r"(?<!\w)(?:muc dich|ly do|li do|vi sao|tai sao|muc tieu)(?!\w)")
_AIM = re.compile(
    r"(?<!\w)(?:muc dich (?:gi|chi)|nham (?:toi |den |huong toi )?(?:dieu |cai |muc dich )?(?:gi|chi))(?!\w)"
)
# What such a question says besides the names of the document, folded.
_ASIDE = {"muc", "dich", "ly", "li", "do", "vi", "sao", "tai", "tieu", "nham", "dieu", "chi", "dat"}


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the purpose of the documents at hand, ``None`` where the question is not why one is issued."""
    if question.references or not _is_mine(question):
        return None
    kept = [(opened, _claims(opened)) for opened in shelf.documents if _only_names(question, shelf, opened)]
    kept = [(opened, claims) for opened, claims in kept if claims]
    if not kept:
        return None
    if len(kept) > 1 and not shelf.decided and "both" not in question.tags:
        return ask_back(FAMILY, [opened for opened, _ in kept], _CONFIDENCE)
    claims = tuple(claim for _, claims in kept for claim in claims)
    return answered(FAMILY, _CONFIDENCE, claims, opening="Mục đích")


def _is_mine(question: Question) -> bool:
    said = " ".join(word.folded for word in question.words)
    about = {"document", "named"} & question.tags
    return bool(about) and bool(_AIM.search(said) or ("issued" in question.tags and _REASON.search(said)))


def _only_names(question: Question, shelf: Shelf, opened: Opened) -> bool:
    terms = [term for term in left(question, shelf, opened) if term.word.folded not in _ASIDE]
    issuer = set(syllables(opened.document.identity.issuer or ""))
    return all(term.word.folded in issuer for term in terms)


def _claims(opened: Opened) -> list[Claim]:
    """Return what stands under the heading that is about the purpose alone, else under the one that names it too."""
    named = [one for one in opened.document.sections if "muc dich" in " ".join(syllables(one.title))]
    if not named:
        return []
    return body_claims(opened, min(named, key=_length_of_title))


def _length_of_title(section: Section) -> int:
    return len(syllables(section.title))
