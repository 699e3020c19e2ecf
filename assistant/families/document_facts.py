"""Answers what a document says of itself: who signed, when, its number, issuer, place, bases, recipients, title."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.citations import flat
from assistant.families.choices import ask_back
from assistant.families.document_statements import LISTS, claims_of, ground_of, list_claims
from assistant.families.document_verdicts import listed, verdict_on
from assistant.matching import weigh
from assistant.proposal import Claim, Proposal, Worked, answered, refused
from assistant.scope import KINDS, localities
from assistant.words import bag, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence import Opened
    from assistant.matching import Term
    from assistant.question import Question
    from assistant.shelf import Shelf

FAMILY = "document_facts"
FIELDS = (
    "signer",
    "signer_role",
    "issued_on",
    "issue_place",
    "issuer",
    "number",
    "bases",
    "recipients",
    "title",
    "type",
)
_NAMES = {
    "signer": "người ký",
    "signer_role": "chức vụ người ký",
    "issued_on": "ngày ban hành",
    "issue_place": "nơi ban hành",
    "issuer": "cơ quan ban hành",
    "number": "số hiệu",
    "bases": "căn cứ ban hành",
    "recipients": "nơi nhận",
    "title": "tên văn bản",
    "type": "loại văn bản",
}
_CONFIDENCE = 0.86
_HELD = 0.8
_KIND_WITHIN = 5  # so many first syllables of a basis name its kind ("Căn cứ Nghị quyết số …")
_WHICH = {"nao", "gi"}


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the answer from the documents' own facts, ``None`` where the question asks for none of them."""
    holder = _office_holder(question, shelf)
    fields = _asked(question) or (("signer",) if holder else ()) or _of_signer(question, shelf)
    if not fields or not (holder or _of_documents(question, shelf)):
        return None
    # "Có văn bản nào của Tỉnh ủy không?" asks which, not whether.
    if question.form == "yesno" and fields[0] in LISTS and not _WHICH & {word.folded for word in question.words}:
        return listed(question, shelf, fields[0])
    return _of_fields(question, replace(shelf, documents=holder) if holder else shelf, fields)


def _of_fields(question: Question, shelf: Shelf, fields: tuple[str, ...]) -> Proposal | None:
    documents = shelf.documents
    if len(documents) > 1 and not shelf.decided and "both" not in question.tags and _differ(documents, fields):
        return ask_back(FAMILY, documents, _CONFIDENCE)
    if question.form == "yesno" and fields[0] not in LISTS:
        return verdict_on(question, documents, fields)
    if "count" in question.asks or ("howmany" in question.tags and fields[0] in LISTS):
        return _counted(question, shelf, fields[0])
    claims = [
        claim
        for opened in documents
        for field in fields
        for claim in claims_of(opened, field, several=len(documents) > 1)
    ]
    if "bases" in fields:
        claims = _filtered(question, shelf, claims)
    if not claims:
        return _unstated(documents, fields)
    opening = _opening(fields) if len(claims) > 1 else ""
    return answered(FAMILY, _CONFIDENCE, tuple(claims), opening=opening)


def _of_signer(question: Question, shelf: Shelf) -> tuple[str, ...]:
    """Return the signer's role as what is asked where the question only names a signer ("Nguyễn Văn An là ai?")."""
    if question.content() or not question.asks or not set(question.asks) <= {"unit", "person", "define"}:
        return ()
    said = " ".join(word.folded for word in question.words)
    signers = (opened.document.identity.signer for opened in shelf.documents)
    named = any(one and one.name and " ".join(syllables(one.name)) in said for one in signers)
    return ("signer_role",) if named else ()


def _filtered(question: Question, shelf: Shelf, claims: list[Claim]) -> list[Claim]:
    """Return the bases of the kind and the issuer that the question asks for; all where it asks for none."""
    terms = _left(question, shelf)
    kept = [claim for claim in claims if _of_kind(question, claim) and _holds(claim, terms)]
    return kept or claims


def _left(question: Question, shelf: Shelf) -> list[Term]:
    terms = shelf.terms(question, question.content())
    return [term for term in terms if not term.light and not term.optional]


def _holds(claim: Claim, terms: Sequence[Term]) -> bool:
    own = claim.grounds[0].opened.document.abbreviations
    return not terms or weigh(terms, bag(claim.text, own)).coverage > _HELD


def _of_kind(question: Question, claim: Claim) -> bool:
    """Say whether a basis is of the kind that the question asks for ("theo những quyết định nào")."""
    kind = _kind_asked(question)
    return kind is None or kind in " ".join(syllables(claim.text)[:_KIND_WITHIN])


def _kind_asked(question: Question) -> str | None:
    said = " ".join(word.folded for word in question.words if word.tag not in {"named", "document"})
    return next((kind for kind in KINDS if kind in said), None)


def _office_holder(question: Question, shelf: Shelf) -> tuple[Opened, ...]:
    """Return the documents whose signer holds the office that the question names ("Giám đốc Sở là ai?")."""
    if question.asks and not set(question.asks) <= {"unit", "define", "title", "person"}:
        return ()
    words = {term.word.folded for term in shelf.terms(question, question.content()) if not term.optional}
    if not words:
        return ()
    return tuple(opened for opened in shelf.documents if _holds_office(opened, words))


def _holds_office(opened: Opened, words: set[str]) -> bool:
    signer = opened.document.identity.signer
    role = set(syllables(signer.role)) if signer and signer.role and signer.name else set()
    # "Phó Giám đốc" is another office than "Giám đốc".
    if "pho" in words - role:
        return False
    one = opened.document.identity
    office = bag(" ; ".join(part for part in (one.issuer, one.place) if part), opened.document.abbreviations).folded
    return len(words & role) > 1 and words - role <= office | _letterhead(opened)


def _asked(question: Question) -> tuple[str, ...]:
    fields = tuple(ask for ask in question.asks if ask in FIELDS)
    if question.form == "yesno" and fields == ("issued_on",) and not (question.dates or question.years):
        return ("issuer",)
    if fields:
        return fields
    if (
        set(question.asks) <= {"unit", "person"}
        and question.asks
        and not question.content()
        and _speaks_of_one(question)
    ):
        return ("issuer",)
    if question.asks == ("timeframe",) and not question.content() and {"document", "named"} & question.tags:
        return ("issued_on",)
    if "count" in question.asks:
        return tuple(tag for tag in ("bases", "recipients") if tag in question.tags)
    return ()


def _speaks_of_one(question: Question) -> bool:
    return "document" in question.tags


def _of_documents(question: Question, shelf: Shelf) -> bool:
    """Say whether what is left of the question only names documents at hand."""
    named = _numbers(shelf) | {
        symbol for one in shelf.documents for symbol in question.symbols if symbol in one.identity.folded
    }
    if question.form == "yesno" and set(question.asks) & LISTS:
        return not question.references
    if "bases" in question.asks and not question.references:
        left = _left(question, shelf)
        claims = [claim for opened in shelf.documents for claim in list_claims(opened, "bases")]
        if left and any(_holds(claim, left) for claim in claims):
            return True
    another = _of_another_kind(question, shelf) and "bases" not in question.asks
    if question.references or not set(question.symbols) <= named or another:
        return False
    words = [word for word in question.content() if word.tag != "amount"]
    terms = [term for term in shelf.terms(question, words) if not term.light and not term.optional]
    places = {term.place for term in terms}
    # A lone syllable beside the ask ("ai ký cuối văn bản") does not make it a question about something else.
    terms = [term for term in terms if {term.place - 1, term.place + 1} & places or not term.word.text.islower()]
    if question.form == "yesno":
        return len(terms) <= _NAME_LIMIT
    if any(year for year in question.years if not any(str(year) in one.identity.folded for one in shelf.documents)):
        return False
    return any(all(_names(opened, term.word.folded) for term in terms) for opened in shelf.documents)


_NAME_LIMIT = 8


def _of_another_kind(question: Question, shelf: Shelf) -> bool:
    """Say whether the question names a kind of document that none at hand is ("nghị quyết của Chính phủ")."""
    types = {" ".join(syllables(opened.document.identity.type or "")) for opened in shelf.documents}
    words = question.words
    pairs = {
        f"{left.folded} {right.folded}"
        for left, right in itertools.pairwise(words)
        if "named" not in {left.tag, right.tag}
    }
    return bool({kind for kind in KINDS if kind in pairs} - types)


def _names(opened: Opened, folded: str) -> bool:
    return folded in opened.identity.folded or folded in _letterhead(opened)


def _letterhead(opened: Opened) -> frozenset[str]:
    return frozenset(syllable for name in localities(opened) for syllable in name)


def _numbers(shelf: Shelf) -> set[str]:
    return {
        flat(opened.document.identity.number).lower() for opened in shelf.documents if opened.document.identity.number
    }


def _differ(documents: Sequence[Opened], fields: Sequence[str]) -> bool:
    return (
        len(
            {
                tuple(claim.text for field in fields for claim in claims_of(one, field, several=False))
                for one in documents
            }
        )
        > 1
    )


def _opening(fields: Sequence[str]) -> str:
    if len(fields) == 1 and fields[0] == "bases":
        return "Căn cứ ban hành"
    if len(fields) == 1 and fields[0] == "recipients":
        return "Nơi nhận"
    return ""


def _counted(question: Question, shelf: Shelf, field: str) -> Proposal | None:
    every = [claim for opened in shelf.documents for claim in list_claims(opened, field)]
    claims = tuple(_filtered(question, shelf, every)) if field == "bases" else tuple(every)
    if not claims:
        return None
    bases = sum(len(opened.document.identity.bases) for opened in shelf.documents)
    total = str(bases if field == "bases" and len(claims) == len(every) else len(claims))
    worked = (Worked(total, "count", tuple(claim.grounds[0] for claim in claims)),)
    return answered(FAMILY, _CONFIDENCE, claims, opening=f"Có {total} {_NAMES[field]}", worked=worked)


def _unstated(documents: Sequence[Opened], fields: Sequence[str]) -> Proposal:
    text = f"Văn bản không ghi {', '.join(_NAMES[field] for field in fields)}."
    related = tuple(ground for opened in documents for ground in ground_of(opened, "title") or ())
    return refused(FAMILY, _CONFIDENCE, text, related)
