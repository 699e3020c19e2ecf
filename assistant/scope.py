"""Decides which documents a question means: by number, place, issuer, level, kind, or what was talked of before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.words import bag, keys, syllables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from assistant.evidence import Opened
    from assistant.question import Question
    from assistant.shelf import Shelf

# "huyện Cát Hải", "tỉnh Long An": an administrative unit by its proper name.
_CAPITAL = r"[A-ZÀ-ỸĐ][^\W\d_]*"
_LOCALITY = re.compile(
    rf"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thành ủy|tỉnh ủy|huyện ủy|trường)\s+((?:{_CAPITAL}\s*){{1,4}})",
    re.IGNORECASE,
)
_LEVELS = (
    "so",
    "phong",
    "bo",
    "truong",
    "huyen",
    "tinh",
    "xa",
    "phuong",
    "quan",
    "thi xa",
    "thanh pho",
    "ubnd",
    "chinh phu",
)
_KINDS = (
    "ke hoach",
    "quyet dinh",
    "nghi quyet",
    "nghi dinh",
    "thong tu",
    "luat",
    "chi thi",
    "cong van",
    "thong bao",
    "huong dan",
    "chuong trinh",
    "quy che",
    "quy dinh",
    "bao cao",
    "to trinh",
    "de an",
    "phu luc",
)
_OWNERS = {"cua", "o", "tai", "do", "cap", "ben", "trong", "theo"}


def narrowed(question: Question, shelf: Shelf, earlier: Collection[str] = ()) -> Shelf:
    """Return the shelf with only the documents that the question picks; all of them where it picks none.

    ``earlier`` are the documents that the conversation was about: they decide where the question does not.
    """
    if len(shelf.documents) < 2:
        return replace(shelf, decided=True)
    for pick in (_by_number, _by_place, _by_owner, _by_kind, _by_year):
        chosen = tuple(opened for opened in shelf.documents if pick(question, opened))
        if 0 < len(chosen) < len(shelf.documents):
            # A kind or a year may leave several: what is left may still be told apart.
            return narrowed(question, replace(shelf, documents=chosen), earlier)
    chosen = tuple(opened for opened in shelf.documents if opened.id in earlier)
    if chosen and "both" not in question.tags:
        return replace(shelf, documents=chosen, decided=len(chosen) == 1)
    return replace(shelf, decided=False)


def localities(opened: Opened) -> frozenset[tuple[str, ...]]:
    """Return the proper names of places that the letterhead and the title name, as folded syllables."""
    one = opened.document.identity
    names = [tuple(syllables(one.place))] if one.place else []
    for text in (one.title, one.issuer, _head(opened)):
        names += [tuple(syllables(match.group(1))) for match in _LOCALITY.finditer(" ".join((text or "").split()))]
    return frozenset(name for name in names if len(name) > 1)


def _head(opened: Opened) -> str:
    # The parent of the issuer ("UBND HUYỆN CÁT HẢI") stands in the letterhead, before the title.
    spans = dict(opened.document.identity.spans)
    end = spans["title"].start if "title" in spans else 400
    head = opened.document.text[: min(end, 600)]
    return head if len(head) < 600 else ""


def _by_number(question: Question, opened: Opened) -> bool:
    number = opened.document.identity.number
    return bool(number) and keys(number or "-")[1] in question.symbols


def _by_place(question: Question, opened: Opened) -> bool:
    folded = [word.folded for word in question.words]
    return any(_stands(name, folded) for name in localities(opened))


def _by_owner(question: Question, opened: Opened) -> bool:
    """Say whether "kế hoạch của Sở", "văn bản của huyện" names this document's issuer or level."""
    named = _after_document(question)
    if not named:
        return False
    one = opened.document.identity
    issuer = bag(" ; ".join(part for part in (one.issuer, _head(opened)) if part)).folded
    title = opened.identity.folded
    return named <= issuer or (bool(named & set(_LEVELS)) and named <= title)


def _after_document(question: Question) -> set[str]:
    words = question.words
    for place, word in enumerate(words[:-1]):
        if word.tag == "document" and words[place + 1].tag != "document" and words[place + 1].folded in _OWNERS:
            return set(_run(question, place + 2))
    return set()


def _run(question: Question, start: int) -> Iterable[str]:
    for word in question.words[start : start + 8]:
        if word.tag not in {"", "plain", "maybe"} and word.folded not in {"va", "cap"}:
            return
        if word.folded not in {"va", "cap"}:
            yield word.folded


def _by_kind(question: Question, opened: Opened) -> bool:
    kind = " ".join(syllables(opened.document.identity.type or ""))
    return bool(kind) and kind in _KINDS and _names_kind(question, kind)


def _names_kind(question: Question, kind: str) -> bool:
    said = " ".join(word.folded for word in question.words)
    # "Nghị quyết 57-NQ/TW" names another document; "quyết định này", "theo quyết định" the one at hand.
    return re.search(rf"(?<!\w){kind}(?= (?:nay|do|tren|ban|cua|duoc|do ai|nham|co|gui|can cu)|$)", said) is not None


def _by_year(question: Question, opened: Opened) -> bool:
    return len(question.years) == 1 and "document" in question.tags and str(question.years[0]) in opened.identity.folded


def _stands(name: tuple[str, ...], folded: list[str]) -> bool:
    return any(tuple(folded[at : at + len(name)]) == name for at in range(len(folded) - len(name) + 1))
