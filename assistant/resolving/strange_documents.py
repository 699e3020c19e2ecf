"""Finds a law, a decree or a circular that a question is asked of and that is not among the documents at hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.resolving.symbols_meant import KINDS_OF_SYMBOLS, fits
from assistant.understanding.words import keys, syllables
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question

_LEAST, _MOST = 2, 6  # syllables of a title
_PART = r"(?:dieu|khoan|diem|chuong|muc)\s+\w{1,4}\s*(?:,\s*)?(?:cua |trong )?(?:cac )?"
_STOPS = (
    "quy dinh|quy|noi|co|thi|la|nam|moi|cu|nay|do|ve viec|yeu cau|cho|cam|bat|dieu|khoan|diem|chuong|muc|phat|bao|khong"
    "|duoc|ai|gi|nao|the|ban|hien|sua|thay|va|hay|so|goi|xu|giao|tinh|neu|ghi|dinh|phap|su|gia|do|ra|vua"
)
_TITLE = re.compile(
    rf"(?:(?:^|[,?.]\s*)(?:(?:theo|trong|cua|o|con|the con)\s+)?|(?<!\w)(?:theo|trong)\s+|{_PART})"
    rf"(?P<kind>bo luat|luat|phap lenh)\s+(?P<title>(?:(?!(?:{_STOPS})(?!\w))[a-z]+\s?){{{_LEAST},{_MOST}}})"
)
_NUMBER = re.compile(
    r"(?<!\w)(?P<kind>nghi dinh|thong tu|nghi quyet|quyet dinh|luat|nd|tt|nq|qd)\s+(?:so\s+)?"
    r"(?P<number>\d{1,4}(?:/\d{4})?)(?![\w/%-]|\s+(?:nam|thang|ngay)(?!\w))"
)
_ABOUT_DOCUMENTS = {"bases", "document", "both"}
_SHORT = {"nd": "nghi dinh", "tt": "thong tu", "nq": "nghi quyet", "qd": "quyet dinh"}


def strange_document(question: Question, documents: Sequence[Opened]) -> str | None:
    """Return the document that the question is asked of, as typed, where none at hand is it or is about it."""
    if _ABOUT_DOCUMENTS & question.tags:
        return None  # "Luật Thư viện là căn cứ của kế hoạch nào?" is asked of the plan
    folded = fold(question.text)
    for found in _NUMBER.finditer(folded):
        if not _is_cited(found, documents):
            return question.text[found.start() : found.end()]
    for found in _TITLE.finditer(folded):
        title = found["title"].strip()
        if question.text[found.start("title") : found.end("title")].strip().isupper():
            continue  # initials are read elsewhere
        if len(title.split()) >= _LEAST and not any(_is_about(opened, found["kind"], title) for opened in documents):
            return question.text[found.start("kind") : found.start("title") + len(title)]
    return None


def _is_cited(found: re.Match[str], documents: Sequence[Opened]) -> bool:
    """Say whether a document at hand has that number or cites one that has it."""
    name = _SHORT.get(found["kind"], found["kind"])
    first, _, second = name.partition(" ")
    kind = "qh" if name == "luat" else KINDS_OF_SYMBOLS[first, second]
    return any(fits(symbol, found["number"], kind) for opened in documents for symbol in _symbols(opened))


def _symbols(opened: Opened) -> frozenset[str]:
    number = opened.document.identity.number
    return frozenset((*opened.symbols, keys(number)[1])) if number else frozenset(opened.symbols)


def _is_about(opened: Opened, kind: str, title: str) -> bool:
    """Say whether the document is that law, or has its name in its own title ("Nghị định … Luật Thư viện")."""
    said = [*kind.split()[-1:], *title.split()[:_LEAST]]
    one = opened.document.identity
    names = f" {' '.join(syllables(' '.join(part for part in (one.type, one.title) if part)))} "
    return f" {' '.join(said)} " in names or (kind in names and f" {' '.join(said[1:])} " in names)
