"""Compares the figures of a claim with those of a document: numbers with what they count, symbols and dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.understanding.words import keys
from assistant.verify.moments import is_bare
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
_LEVELS = {"muc", "cap", "dieu", "khoan", "loai", "luc", "so"}
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
    # Typed in small letters without accents, a symbol is known by its capitals put back.
    symbols = find_symbols(text.upper() if is_bare(text) and text.islower() else text)
    text = _accented(nfc(text))
    folded = fold(text)
    found = [Figure("symbol", _symbol(one.value), one.text, one.start, one.end) for one in symbols]
    taken = [(one.start, one.end) for one in found]
    found += [Figure("date", one.value, one.text, one.start, one.end) for one in find_dates(text)]
    for one in find_quantities(text):
        if any(start <= one.start < end for start, end in taken):
            continue
        before = _WORDS_BEFORE.search(folded[max(0, one.start - 24) : one.start])
        made = Figure(
            "quantity", one.value, one.text, one.start, one.end, _measure(folded, one.end), before[1] if before else ""
        )
        found += _parted(made, text) if one.kind == "range" and made.before in _LEVELS else [made]
    found = [_cited(one, folded) for one in found]
    found += _spelled(text)
    return tuple(sorted(found, key=lambda one: one.start))


def _parted(figure: Figure, text: str) -> list[Figure]:
    """Return "mức 2 – 100%" as two figures: a level, and what is set for those who reach it."""
    low, dash, high = (
        re.split(r"(\s[-–—]\s)", text[figure.start : figure.end], maxsplit=1) if " " in figure.text else ("", "", "")
    )
    if not dash:
        return [figure]
    at = figure.start + len(low) + len(dash)
    value = find_quantities(high)
    first = Figure("quantity", low.strip(), low, figure.start, figure.start + len(low), "", figure.before)
    return [first, Figure("quantity", value[0].value if value else high, high, at, figure.end, figure.measure, "")]


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
    if is_spelled(claimed):
        # A number written out is the same only where it counts the same: "ba mô hình" is no "3." of a heading.
        near = claimed.measure.startswith(stated.measure) or stated.measure.startswith(claimed.measure)
        return claimed.value == stated.value and bool(stated.measure) and near
    return claimed.value == stated.value and (
        claimed.measure == stated.measure or not claimed.measure or not stated.measure
    )


def is_spelled(figure: Figure) -> bool:
    """Say whether a figure is a number written out."""
    return figure.kind == "quantity" and not any(map(str.isdigit, figure.text))


_ACCENTS = (
    ("ngay", "ngày"), ("thang", "tháng"), ("nam", "năm"), ("tren", "trên"), ("hon", "hơn"), ("duoi", "dưới"),
    ("it nhat", "ít nhất"), ("toi thieu", "tối thiểu"), ("khong duoi", "không dưới"), ("khong qua", "không quá"),
    ("toi da", "tối đa"), ("tro len", "trở lên"), ("tro xuong", "trở xuống"), ("tu", "từ"), ("den", "đến"),
    ("khoang", "khoảng"), ("phan tram", "phần trăm"), ("gan", "gần"), ("vuot", "vượt"),
)  # fmt: skip


def _accented(text: str) -> str:
    """Return ``text`` with the words around figures accented where it was typed without any accent; as long."""
    if not is_bare(text):
        return text
    for bare, full in _ACCENTS:
        text = re.sub(rf"(?<!\w){bare}(?!\w)", full, text, flags=re.IGNORECASE)
    return text


def _symbol(value: str) -> str:
    return " ".join(keys(token.text)[1] for token in tokens(value) if not token.part)


def _measure(folded: str, end: int) -> str:
    rest = " ".join(re.sub(r"^/\d+", "", folded[end : end + 24]).split())  # "24/24 giờ"
    for word in _MEASURE_WORDS:
        if rest.startswith(word) and not rest[len(word) : len(word) + 1].isalnum():
            return word
    return ""
