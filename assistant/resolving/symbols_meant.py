"""Completes a document number that a question gives only in part ("nghị quyết 57") from the documents at hand."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.resolving.initials_read import with_initials
from assistant.understanding.words import keys
from corpus.language.abbreviations import expansions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

_NUMBER = re.compile(r"\d{1,5}(?:/\d{4})?")
# The last syllables of the kinds of documents, and what their symbols carry.
KINDS_OF_SYMBOLS = {
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
    question = with_initials(well_read(question, documents), documents)
    symbols = {symbol for opened in documents for symbol in opened.symbols}
    own = {keys(one.document.identity.number)[1] for one in documents if one.document.identity.number}
    words = list(question.words)
    for place, word in enumerate(words):
        kind = _kind_before(words, place)
        if kind is None or not _NUMBER.fullmatch(word.folded) or _is_year(word, question):
            continue
        number = word.folded + _year_after(words, place)
        fitting = sorted(symbol for symbol in symbols if fits(symbol, number, kind))
        # Where others are cited by the same number, the one at hand is meant.
        fitting = [one for one in fitting if one in own] if len(fitting) > 1 else fitting
        if len(fitting) == 1:
            words[place] = replace(word, exact=fitting[0], folded=fitting[0], kind="symbol", tag="")
    found = [word.folded for word in words if word.kind == "symbol" and word.tag not in {"quarter", "reference"}]
    return replace(question, words=tuple(words), symbols=tuple(dict.fromkeys(found)))


def numbered(question: Question, documents: Iterable[Opened]) -> tuple[Opened, ...]:
    """Return the documents whose own number the question gives in part ("nghị định 13/2021"), of the kind it says."""
    words = question.words
    asked = [
        (word.folded + _year_after(words, place), kind)
        for place, word in enumerate(words)
        if _NUMBER.fullmatch(word.folded) and (kind := _kind_before(words, place)) and not _is_year(word, question)
    ]
    own = ((one, keys(one.document.identity.number)[1]) for one in documents if one.document.identity.number)
    return tuple(one for one, number in own if any(fits(number, *each) for each in asked))


def well_read(question: Question, documents: Sequence[Opened]) -> Question:
    """Return the question with each short form spelled out as the documents have it beside its neighbours.

    "Nộp lưu HS" is "nộp lưu hồ sơ" where that stands in a document and "nộp lưu học sinh" in none.
    """
    words = list(question.words)
    place = 0
    while place < len(words):
        size = sum(1 for one in words[place:] if one.start == words[place].start)
        if size > 1 and not _stands(words, place, words[place : place + size], documents):
            typed = question.text[words[place].start : words[place].end]
            others = (_spelled(words[place], full) for full in expansions(typed))
            better = next((one for one in others if _stands(words, place, one, documents, size)), None)
            if better is not None:
                words[place : place + size] = better
                size = len(better)
        place += size
    return replace(question, words=tuple(words))


def _spelled(first: Word, full: str) -> list[Word]:
    made = [replace(first, text=part, exact=keys(part)[0], folded=keys(part)[1], glued=True) for part in full.split()]
    return [replace(made[0], glued=first.glued), *made[1:]]


def _stands(
    words: Sequence[Word], place: int, reading: Sequence[Word], documents: Sequence[Opened], size: int = 0
) -> bool:
    """Say whether the reading stands in a document beside the word before it or behind it."""
    end = place + (size or len(reading))
    before = [(words[place - 1].folded, reading[0].folded)] if place else []
    after = [(reading[-1].folded, words[end].folded)] if end < len(words) else []
    inner = [(left.folded, right.folded) for left, right in pairwise(reading)]
    return any(
        all(pair in opened.pairs for pair in inner) and any(pair in opened.pairs for pair in (*before, *after))
        for opened in documents
    )


def _year_after(words: Sequence[Word], place: int) -> str:
    """Return the "/2020" of "Nghị định 30 năm 2020"."""
    after = [word for word in words[place + 1 : place + 3] if word.tag == "year" and word.folded.isdigit()]
    return f"/{after[0].folded}" if after and "/" not in words[place].folded else ""


def _kind_before(words: Sequence[Word], place: int) -> str | None:
    before = [word.folded for word in words[max(0, place - 4) : place] if word.folded != "so"]
    if before[-1:] == ["luat"]:
        return "qh"
    return KINDS_OF_SYMBOLS.get((before[-2], before[-1])) if len(before) > 1 else None


def _is_year(word: Word, question: Question) -> bool:
    return word.tag == "year" or (word.folded.isdigit() and int(word.folded) in question.years)


def fits(symbol: str, number: str, kind: str) -> bool:
    """Say whether a document's symbol ("13/2023/nđ-cp" folded) has that number ("13", "13/2023") and that kind."""
    match = re.match(r"0*(\d+)(/\d{4})?", symbol)
    if match is None or kind not in [*(part.rstrip("0123456789") for part in re.split(r"[^a-z0-9]+", symbol)), ""]:
        return False
    asked, _, year = number.partition("/")
    return match[1] == asked.lstrip("0") and (not year or match[2] == f"/{year}")
