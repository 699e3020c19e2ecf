"""Answers what a document says of itself: who signed, when, its number, issuer, place, bases, recipients, title."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from assistant.citations import flat, sentence_ground
from assistant.compose import sentence_case
from assistant.families.choices import ask_back, name_of
from assistant.matching import weigh
from assistant.proposal import Claim, Ground, Proposal, Worked, answered, refused
from assistant.scope import KINDS, localities
from assistant.words import bag, syllables
from corpus.language.symbols import find_dates
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence import Opened
    from assistant.question import Question
    from assistant.shelf import Shelf
    from corpus.document import Span

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
_LISTS = {"bases", "recipients"}
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
_SAME = 0.9  # of the name's weight, for the asked recipient to be this one


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the answer from the documents' own facts, ``None`` where the question asks for none of them."""
    holder = _office_holder(question, shelf)
    fields = _asked(question) or (("signer",) if holder else ())
    if not fields or not (holder or _of_documents(question, shelf)):
        return None
    if question.form == "yesno" and fields[0] in _LISTS:
        return _listed(question, shelf, fields[0])
    return _of_fields(question, holder or shelf.documents, fields, decided=shelf.decided)


def _of_fields(
    question: Question, documents: Sequence[Opened], fields: tuple[str, ...], *, decided: bool
) -> Proposal | None:
    if len(documents) > 1 and not decided and "both" not in question.tags and _differ(documents, fields):
        return ask_back(FAMILY, documents, _CONFIDENCE)
    if question.form == "yesno":
        return _verdict(question, documents, fields)
    if "count" in question.asks:
        return _counted(documents, fields[0])
    claims = [
        claim
        for opened in documents
        for field in fields
        for claim in _claims(opened, field, several=len(documents) > 1)
    ]
    if not claims:
        return _unstated(documents, fields)
    opening = _opening(fields) if len(claims) > 1 else ""
    return answered(FAMILY, _CONFIDENCE, tuple(claims), opening=opening)


def _of_kind(question: Question, claim: Claim) -> bool:
    """Say whether a basis is of the kind that the question asks for ("theo những quyết định nào")."""
    kind = _kind_asked(question)
    return kind is None or kind in " ".join(syllables(claim.text))


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
    return len(words & role) > 1 and all(word in role or _names(opened, word) for word in words)


def _asked(question: Question) -> tuple[str, ...]:
    fields = tuple(ask for ask in question.asks if ask in FIELDS)
    if question.form == "yesno" and fields == ("issued_on",) and not (question.dates or question.years):
        return ("issuer",)
    if fields:
        return fields
    if question.asks == ("timeframe",) and not question.content() and {"document", "named"} & question.tags:
        return ("issued_on",)
    if "count" in question.asks:
        return tuple(tag for tag in ("bases", "recipients") if tag in question.tags)
    return ()


def _of_documents(question: Question, shelf: Shelf) -> bool:
    """Say whether what is left of the question only names documents at hand."""
    named = _numbers(shelf) | {
        symbol for one in shelf.documents for symbol in question.symbols if symbol in one.identity.folded
    }
    if question.form == "yesno" and set(question.asks) & _LISTS:
        return not question.references
    another = _of_another_kind(question, shelf) and "bases" not in question.asks
    if question.references or not set(question.symbols) <= named or another:
        return False
    words = [word for word in question.content() if word.tag != "amount"]
    terms = [term for term in shelf.terms(question, words) if not term.light and not term.optional]
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
            {tuple(claim.text for field in fields for claim in _claims(one, field, several=False)) for one in documents}
        )
        > 1
    )


def _claims(opened: Opened, field: str, *, several: bool) -> list[Claim]:
    of = f" của {_short_name(opened)}" if several else ""
    if field in _LISTS:
        return _list_claims(opened, field)
    value = value_of(opened, field)
    ground = ground_of(opened, field)
    if value is None or ground is None:
        return []
    text = {
        "signer": f"Người ký{of}: {_signer(opened)}",
        "signer_role": f"Người ký{of} giữ chức vụ: {_signer(opened)}",
        "issued_on": f"Ngày ban hành{of}: {value}",
        "issue_place": f"Nơi ban hành{of}: {value}",
        "issuer": f"Cơ quan ban hành{of}: {value}",
        "number": f"Số hiệu{of}: {value}",
        "title": f"Tên văn bản{of}: {value}",
        "type": f"Loại văn bản{of}: {value}",
    }[field]
    return [Claim(text, ground)]


def value_of(opened: Opened, field: str) -> str | None:
    """Return the field as the document writes it, ``None`` where it is not stated."""
    one = opened.document.identity
    if field == "issued_on":
        return _date_words(opened)
    signer = one.signer
    values = {
        "signer": signer.name if signer else None,
        "signer_role": signer.role if signer else None,
        "issue_place": one.place,
        "issuer": one.issuer,
        "number": one.number,
        "title": one.title,
        "type": one.type,
    }
    value = values[field]
    return flat(value) if value else None


def ground_of(opened: Opened, field: str) -> tuple[Ground, ...] | None:
    """Return the words of the document that state the field."""
    name = {"signer_role": "signer", "issue_place": "place"}.get(field, field)
    span = dict(opened.document.identity.spans).get(name)
    return _whole_lines(opened, span) if span else None


def _whole_lines(opened: Opened, span: Span) -> tuple[Ground, ...]:
    text = opened.document.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return (Ground(opened, start, end if end >= 0 else len(text), ()),)


def _date_words(opened: Opened) -> str | None:
    """Return the date line's own words ("tháng 3 năm 2025" where the day is blank)."""
    span = dict(opened.document.identity.spans).get("issued_on")
    issued = opened.document.identity.issued_on
    if span is None or issued is None:
        return None
    words = flat(opened.text(span.start, span.end)).strip(" ,.;")
    dates = [found for found in find_dates(words) if found.value == issued]
    shown = flat(dates[0].text) if dates else words
    if len(issued) <= 7:
        # A blank day leaves "ngày tháng 3 năm 2025": say the month, and that the day is left blank.
        at = fold(shown).find("thang")
        shown = (shown[at:] if at >= 0 else shown) + " (văn bản để trống ngày)"
    return shown


def _signer(opened: Opened) -> str:
    signer = opened.document.identity.signer
    if signer is None:
        return ""
    return flat(", ".join(part for part in (signer.name, signer.role) if part))


def _short_name(opened: Opened) -> str:
    return name_of(opened)


def _list_claims(opened: Opened, field: str) -> list[Claim]:
    one = opened.document.identity
    if field == "bases":
        spans = dict.fromkeys((basis.start, basis.end) for basis in one.bases)
        return [Claim(flat(opened.text(*span)), (sentence_ground(opened, *span),)) for span in spans]
    span = dict(one.spans).get("recipients")
    return [Claim(name, _recipient_ground(opened, name, span)) for name in one.recipients] if span else []


def _recipient_ground(opened: Opened, name: str, span: Span) -> tuple[Ground, ...]:
    start = opened.document.text.find(name, span.start, span.end)
    if start < 0:
        return (Ground(opened, span.start, span.end),)
    return (Ground(opened, start, start + len(name)),)


def _opening(fields: Sequence[str]) -> str:
    if len(fields) == 1 and fields[0] == "bases":
        return "Căn cứ ban hành"
    if len(fields) == 1 and fields[0] == "recipients":
        return "Nơi nhận"
    return ""


def _counted(documents: Sequence[Opened], field: str) -> Proposal | None:
    claims = tuple(claim for opened in documents for claim in _list_claims(opened, field))
    if not claims:
        return None
    bases = sum(len(opened.document.identity.bases) for opened in documents)
    total = str(bases if field == "bases" else len(claims))
    worked = (Worked(total, "count", tuple(claim.grounds[0] for claim in claims)),)
    return answered(FAMILY, _CONFIDENCE, claims, opening=f"Có {total} {_NAMES[field]}", worked=worked)


def _unstated(documents: Sequence[Opened], fields: Sequence[str]) -> Proposal:
    text = f"Văn bản không ghi {', '.join(_NAMES[field] for field in fields)}."
    related = tuple(ground for opened in documents for ground in ground_of(opened, "title") or ())
    return refused(FAMILY, _CONFIDENCE, text, related)


def _verdict(question: Question, documents: Sequence[Opened], fields: Sequence[str]) -> Proposal | None:
    field = fields[0]
    for opened in documents:
        claims = _claims(opened, field, several=False)
        if not claims or field in _LISTS:
            continue
        verdict, asked = _agrees(question, opened, field)
        if verdict is None:
            continue
        first = claims[0]
        claim = Claim(f"{'Đúng' if verdict else 'Không đúng'}. {first.text}", first.grounds)
        return answered(FAMILY, _CONFIDENCE, (claim,), worked=(Worked(asked, "asked"),))
    return None


def _listed(question: Question, shelf: Shelf, field: str) -> Proposal | None:
    """Return whether someone is among a document's recipients, or a document among its bases."""
    terms = [term for term in shelf.terms(question, question.content()) if not term.optional]
    asked = " ".join(dict.fromkeys(term.word.text for term in terms))
    name = sentence_case(_NAMES[field])
    for opened in shelf.documents:
        for claim in _list_claims(opened, field):
            if terms and weigh(terms, bag(claim.text, opened.document.abbreviations)).coverage > _SAME:
                said = Claim(f"Đúng. {name} có: {claim.text}", claim.grounds)
                return answered(FAMILY, _CONFIDENCE, (said,), worked=(Worked(asked, "asked"),))
    if len(shelf.documents) > 1:
        return ask_back(FAMILY, shelf.documents, _CONFIDENCE)
    claims = tuple(_list_claims(shelf.documents[0], field))
    worked = (Worked(asked, "asked"),)
    return answered(FAMILY, _CONFIDENCE, claims, opening=f"Không đúng. {name} gồm", worked=worked) if claims else None


def _agrees(question: Question, opened: Opened, field: str) -> tuple[bool | None, str]:
    if field == "issued_on":
        issued = opened.document.identity.issued_on or ""
        asked = [*question.dates, *(str(year) for year in question.years)]
        said = question.said("date", "year")
        return (any(issued.startswith(one) for one in asked), said) if asked else (None, "")
    words = question.content("named")
    value = fold(_signer(opened) if field == "signer" else value_of(opened, field) or "").replace(",", " ").split()
    named = [word for word in words if word.folded in value or (word.text[:1].isupper() and word.tag != "named")]
    if not named:
        return None, ""
    asked_words = question.text[named[0].start : named[-1].end]
    met = set(value) | (opened.identity.folded if len({word.folded for word in named} & set(value)) > 1 else set())
    return all(word.folded in met for word in named), asked_words
