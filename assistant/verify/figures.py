"""Compares the figures of a claim with those of a document: numbers with what they count, symbols and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.words import keys
from corpus.language.syllables import tokens
from corpus.language.symbols import find_dates, find_quantities, find_symbols
from corpus.language.vietnamese import fold, nfc

# What a figure may be counted in: a claim that names another of these has changed the unit.
_MEASURES = """
    % phan tram|nam|thang|ngay|gio|phut|tuan|quy|dong|trieu dong|ty dong|trieu|ty|nghin|nghin dong|ha|hec ta|km|m|m2|m3
    |cm|mm|kg|tan|ta|lit|nguoi|hoc sinh|giao vien|lop|truong|can bo|ho|xa|huyen|tinh|lan|buoi|bai|bo|chiec|cai|trang
    |ban|muc|diem|cap|don vi|co so|mo hinh|doanh nghiep|du an|khoa|dot|cuoc|hoi nghi|san pham|dong/nguoi|dong/thang
"""
_MEASURE_WORDS = tuple(sorted((one.strip() for one in _MEASURES.split("|")), key=len, reverse=True))
_KIND_BEFORE = re.compile(
    r"(?:nghi quyet|nghi dinh|quyet dinh|thong tu|chi thi|ket luan|cong van|ke hoach|chuong trinh|quy che|luat)"
    r"(?:\s+so)?\s+$"
)
_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
# Only before a word that is counted; "năm" is a year more often than five.
_UNCOUNTED = r"số|phần|cách|trong|cửa|mặt|là|lần nữa|mươi|trăm|nghìn|bên|tháng đầu"
_NUMBER_WORD = re.compile(
    r"(?<!\w)(?<!thứ )(?<!từng )(một|hai|ba|bốn|sáu|bảy|tám|chín|mười)"
    rf"(?=\s(?!(?:{_UNCOUNTED})\b)[^\W\d_])"
)
_WORDS_BEFORE = re.compile(r"(\w+)\W*$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as claimed or stated: ``kind`` is ``quantity``, ``symbol`` or ``date``; ``measure`` what it counts."""

    kind: str
    value: str
    text: str
    start: int
    end: int
    measure: str = ""
    before: str = ""


@lru_cache(maxsize=8192)
def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the quantities, document symbols and dates of a text, left to right."""
    text = _dated(nfc(text))
    folded = fold(text)
    found = [Figure("symbol", _symbol(one.value), one.text, one.start, one.end) for one in find_symbols(text)]
    found += [Figure("date", one.value, one.text, one.start, one.end) for one in find_dates(text)]
    for one in find_quantities(text):
        before = _WORDS_BEFORE.search(folded[max(0, one.start - 24) : one.start])
        measure = _measure(folded, one.end)
        found.append(Figure("quantity", one.value, one.text, one.start, one.end, measure, before[1] if before else ""))
    found = [_cited(one, folded) for one in found]
    found += _spelled(text)
    return tuple(sorted(found, key=lambda one: one.start))


def _cited(figure: Figure, folded: str) -> Figure:
    """Return "57" in "nghị quyết 57" as the beginning of a symbol; any other figure as it is."""
    bare = figure.kind == "quantity" and figure.value.isdigit() and not figure.measure
    if not bare or not _KIND_BEFORE.search(folded[: figure.start]):
        return figure
    return Figure("symbol", figure.value, figure.text, figure.start, figure.end)


def _spelled(text: str) -> list[Figure]:
    """Return the numbers written out ("hai mô hình"); "một số", "mười" in a name and the like count nothing."""
    lowered = text.lower()
    return [
        Figure("quantity", str(_NUMBERS[match[1]]), match[0], match.start(), match.end(1), _next(lowered, match.end(1)))
        for match in _NUMBER_WORD.finditer(lowered)
    ]


def _next(folded: str, end: int) -> str:
    return fold(" ".join(folded[end:].split()[:1]).strip(",.;:"))


def same_figure(claimed: Figure, stated: Figure) -> bool:
    """Say whether two figures are one: the same value, counted in the same measure where both name one."""
    if claimed.kind != stated.kind:
        return False
    if claimed.kind == "symbol":
        return claimed.value == stated.value or (
            claimed.value.isdigit() and stated.value.startswith(f"{claimed.value} ")
        )
    if claimed.kind == "date":
        return stated.value.startswith(claimed.value) or claimed.value.startswith(stated.value)
    return claimed.value == stated.value and (
        claimed.measure == stated.measure or not claimed.measure or not stated.measure
    )


def is_spelled(figure: Figure) -> bool:
    """Say whether a figure is a number written out."""
    return figure.kind == "quantity" and not any(map(str.isdigit, figure.text))


def _dated(text: str) -> str:
    if not text.isascii():
        return text
    for bare, full in (("ngay", "ngày"), ("thang", "tháng"), ("nam", "năm")):
        text = re.sub(rf"(?<!\w){bare}(?!\w)", full, text, flags=re.IGNORECASE)
    return text


def _symbol(value: str) -> str:
    return " ".join(keys(token.text)[1] for token in tokens(value) if not token.part)


def _measure(folded: str, end: int) -> str:
    rest = " ".join(folded[end : end + 24].split())
    for word in _MEASURE_WORDS:
        if rest.startswith(word) and not rest[len(word) : len(word) + 1].isalnum():
            return word
    return ""
