"""Answers what a document says of itself: who signed, when, its number, issuer, place, bases, recipients, title."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.citations import flat
from assistant.answering.proposal import Claim, Proposal, Worked, answered, refused
from assistant.evidence.attachments import without_appendices
from assistant.families.choices import ask_back
from assistant.families.document_statements import LISTS, claims_of, ground_of, list_claims
from assistant.families.document_verdicts import is_deputy, listed, verdict_on
from assistant.families.list_filters import chosen, issued_so, left, purpose_words
from assistant.families.rules_asked import asks_rule
from assistant.resolving.localities import localities
from assistant.resolving.scope import ADDRESSES, KINDS
from assistant.understanding.intent import DOCUMENT_ASKS, OFFICES, rests_on_something
from assistant.understanding.words import bag, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

FAMILY = "document_facts"
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
_WHICH = {"nao", "gi"}
_SEVERAL = {"nhung", "cac", "gom", "may", "nhieu"}


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the answer from the documents' own facts, ``None`` where the question asks for none of them."""
    if "phu_luc" not in {one.kind for one in question.references}:
        shelf = replace(shelf, documents=without_appendices(shelf.documents))
    if not shelf.documents:
        return None
    resting = _resting(question, shelf)
    shelf = resting or shelf
    holder = _office_holder(question, shelf)
    fields = _asked(question) or (("signer",) if holder else ()) or _of_signer(question, shelf)
    if fields[:1] == ("type",) and _SEVERAL & {word.folded for word in question.words}:
        return None  # "gồm những loại nào" asks for the kinds of something
    if not fields or not (holder or resting or _of_documents(question, shelf)):
        return None
    # "Có văn bản nào của Tỉnh ủy không?" asks which, not whether.
    if question.form == "yesno" and fields[0] in LISTS and not _asks_which(question, shelf, fields[0]):
        return None if asks_rule(question, shelf, fields[0]) else listed(question, shelf, fields[0])
    if not (holder or fields[0] in LISTS) and asks_rule(question, shelf, fields[0]):
        return None
    return _of_fields(question, replace(shelf, documents=holder) if holder else shelf, fields)


def _resting(question: Question, shelf: Shelf) -> Shelf | None:
    """Return the shelf with only the documents that rest on what the question cites, where it tells them so."""
    if not (question.symbols and rests_on_something(question.words)):
        return None
    kept = tuple(one for one in shelf.documents if set(question.symbols) <= one.symbols)
    return replace(shelf, documents=kept, decided=len(kept) == 1) if kept else None


def _asks_which(question: Question, shelf: Shelf, field: str) -> bool:
    which = _WHICH & {word.folded for word in question.words}
    return bool(which) and any(chosen(question, shelf, opened, field) for opened in shelf.documents)


def _of_fields(question: Question, shelf: Shelf, fields: tuple[str, ...]) -> Proposal | None:
    documents = _with_asked(question, shelf, fields[0]) if fields[0] in LISTS else shelf.documents
    if len(documents) > 1 and not shelf.decided and "both" not in question.tags and _differ(documents, fields):
        return ask_back(FAMILY, documents, _CONFIDENCE)
    if question.form == "yesno" and fields[0] not in LISTS:
        return verdict_on(question, documents, fields)
    if "count" in question.asks or ("howmany" in question.tags and fields[0] in LISTS):
        return _counted(question, replace(shelf, documents=documents), fields[0])
    claims = [
        claim
        for opened in documents
        for field in fields
        for claim in _claims(question, shelf, opened, field, several=len(documents) > 1)
    ]
    if not claims:
        return _unstated(documents, fields)
    opening = _opening(fields) if len(claims) > 1 else ""
    return answered(FAMILY, _CONFIDENCE, tuple(claims), opening=opening)


def _with_asked(question: Question, shelf: Shelf, field: str) -> tuple[Opened, ...]:
    """Return the documents that have a basis or a recipient of the asked kind; all of them where none has."""
    kept = tuple(opened for opened in shelf.documents if field == "bases" and issued_so(question, shelf, opened))
    kept = kept or tuple(opened for opened in shelf.documents if chosen(question, shelf, opened, field))
    return kept or shelf.documents


def _claims(question: Question, shelf: Shelf, opened: Opened, field: str, *, several: bool) -> list[Claim]:
    every = claims_of(opened, field, several=several)
    return chosen(question, shelf, opened, field) or every if field in LISTS else every


def _claims_office(question: Question, content: Sequence[Word]) -> bool:
    """Say whether a yes-or-no question claims an office of someone ("Ông A là Phó Giám đốc à?")."""
    said = " ".join(word.folded for word in content)
    return (
        question.form == "yesno" and not question.asks and any(said.removeprefix("pho ").startswith(o) for o in OFFICES)
    )


def _of_signer(question: Question, shelf: Shelf) -> tuple[str, ...]:
    """Return the signer's role as what is asked where the question only names a signer ("Nguyễn Văn An là ai?")."""
    content = [word for word in question.content() if word.folded not in ADDRESSES]
    if _claims_office(question, content) and _names_signer(question, shelf):
        return ("signer_role",)
    if content or not question.asks or not set(question.asks) <= {"unit", "person", "define"}:
        return ()
    return ("signer_role",) if _names_signer(question, shelf) else ()


def _names_signer(question: Question, shelf: Shelf) -> bool:
    said = " ".join(word.folded for word in question.words)
    signers = (opened.document.identity.signer for opened in shelf.documents)
    return any(one and one.name and " ".join(syllables(one.name)) in said for one in signers)


def _office_holder(question: Question, shelf: Shelf) -> tuple[Opened, ...]:
    """Return the documents whose signer holds the office that the question names ("Giám đốc Sở là ai?")."""
    if question.asks and not set(question.asks) <= {"unit", "define", "title", "person"}:
        return ()
    words = {term.word.folded for term in shelf.terms(question, question.content()) if not term.optional}
    if not words:
        return ()
    deputy = is_deputy([word.folded for word in question.words])
    return tuple(opened for opened in shelf.documents if _holds_office(opened, words, deputy=deputy))


def _holds_office(opened: Opened, words: set[str], *, deputy: bool) -> bool:
    signer = opened.document.identity.signer
    named = syllables(signer.role) if signer and signer.role and signer.name else ()
    role = set(named)
    # "Phó Giám đốc" is another office than "Giám đốc".
    if deputy != is_deputy(named):
        return False
    one = opened.document.identity
    office = bag(" ; ".join(part for part in (one.issuer, one.place) if part), opened.document.abbreviations).folded
    return len(words & role) > 1 and words - role <= office | _letterhead(opened)


def _asked(question: Question) -> tuple[str, ...]:
    fields = tuple(ask for ask in question.asks if ask in DOCUMENT_ASKS)
    told = question.dates or question.years or "thang" in {word.folded for word in question.words}
    if question.form == "yesno" and fields == ("issued_on",) and not told:
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
        said = (one for one in shelf.documents if left(question, shelf, one))
        if any(chosen(question, shelf, one, "bases") for one in said):
            return True
    another = _of_another_kind(question, shelf) and not LISTS & set(question.asks)
    if question.references or not set(question.symbols) <= named or another:
        return False
    aside = purpose_words(question) if "recipients" in question.asks else set()
    words = [word for place, word in enumerate(question.words) if not _addresses(question, place)]
    words = [word for word in words if word.tag in {"", "plain"} and word.folded not in aside]
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


def _addresses(question: Question, place: int) -> bool:
    # "Ông Nguyễn Văn An": how a named person is addressed says nothing more.
    after = question.words[place + 1].tag if place + 1 < len(question.words) else ""
    return question.words[place].folded in ADDRESSES and after == "named"


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
    some = (claim for opened in shelf.documents for claim in chosen(question, shelf, opened, field))
    claims = tuple(some) or tuple(every)
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
