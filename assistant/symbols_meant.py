"""Completes a document number that a question gives only in part ("nghị quyết 57") from the documents at hand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.words import keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.evidence import Opened
    from assistant.question import Question
    from assistant.words import Word

_NUMBER = re.compile(r"\d{1,5}(?:/\d{4})?")
# The last syllables of the kinds of documents, and what their symbols carry.
_KINDS = {
    ("nghi", "quyet"): "nq",
    ("quyet", "dinh"): "qd",
    ("ke", "hoach"): "kh",
    ("chuong", "trinh"): "ctr",
    ("hanh", "dong"): "ctr",
    ("thong", "tu"): "tt",
    ("nghi", "dinh"): "nd",
    ("chi", "thi"): "ct",
    ("ket", "luan"): "kl",
    ("quy", "che"): "qc",
    ("qui", "che"): "qc",
    ("thong", "bao"): "tb",
    ("huong", "dan"): "hd",
    ("cong", "van"): "",
}


def completed(question: Question, documents: Iterable[Opened]) -> Question:
    """Return the question with bare numbers of documents made whole symbols, where exactly one fits.

    A number that fits none becomes a symbol as typed, so that it is looked for and not found.
    """
    documents = tuple(documents)
    symbols = {symbol for opened in documents for symbol in opened.symbols}
    own = {keys(one.document.identity.number)[1] for one in documents if one.document.identity.number}
    words = list(question.words)
    for place, word in enumerate(words):
        kind = _kind_before(words, place)
        if kind is None or not _NUMBER.fullmatch(word.folded) or _is_year(word, question):
            continue
        number = word.folded + _year_after(words, place)
        fitting = sorted(symbol for symbol in symbols if _fits(symbol, number, kind))
        # Where others are cited by the same number, the one at hand is meant.
        fitting = [one for one in fitting if one in own] if len(fitting) > 1 else fitting
        if len(fitting) == 1:
            words[place] = replace(word, exact=fitting[0], folded=fitting[0], kind="symbol", tag="")
    found = [word.folded for word in words if word.kind == "symbol" and word.tag not in {"quarter", "reference"}]
    return replace(question, words=tuple(words), symbols=tuple(dict.fromkeys(found)))


def _year_after(words: Sequence[Word], place: int) -> str:
    """Return the "/2020" of "Nghị định 30 năm 2020"."""
    after = [word for word in words[place + 1 : place + 3] if word.tag == "year" and word.folded.isdigit()]
    return f"/{after[0].folded}" if after and "/" not in words[place].folded else ""


def _kind_before(words: Sequence[Word], place: int) -> str | None:
    before = [word.folded for word in words[max(0, place - 4) : place] if word.folded != "so"]
    if before[-1:] == ["luat"]:
        return "qh"
    return _KINDS.get((before[-2], before[-1])) if len(before) > 1 else None


def _is_year(word: Word, question: Question) -> bool:
    return word.tag == "year" or (word.folded.isdigit() and int(word.folded) in question.years)


def _fits(symbol: str, number: str, kind: str) -> bool:
    match = re.match(r"0*(\d+)(/\d{4})?", symbol)
    if match is None or kind not in [*(part.rstrip("0123456789") for part in re.split(r"[^a-z0-9]+", symbol)), ""]:
        return False
    asked, _, year = number.partition("/")
    return match[1] == asked.lstrip("0") and (not year or match[2] == f"/{year}")
