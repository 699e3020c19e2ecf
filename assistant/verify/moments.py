"""Compares a claimed time with the time that a document sets: quarters, dates, months, years, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.words import syllables
from corpus.language.symbols import find_dates
from corpus.language.times import quarters_in, years_in
from corpus.language.vietnamese import fold

_BOUNDS = (
    ("before", r"(?:truoc|cham nhat|muon nhat|den het|het|den truoc|den cuoi|khong qua|xong truoc)"),
    ("after", r"(?:sau)"),
    ("from", r"(?:tu|ke tu|bat dau)"),
    ("until", r"(?:den)"),
)
_MONTH = re.compile(r"(?<!\w)thang\s*(\d{1,2})(?:\s*(?:/|nam)\s*((?:19|20)\d{2}))?")
_DAY = re.compile(r"(?<![\w/])(?:ngay\s*)?(\d{1,2})/(\d{1,2})(?![\d/])")
_EMPTY_WORDS = "thoi gian han thuc hien hoan thanh trong vao la den cua nam ke hoach tien do cham nhat truoc"
_EMPTY = frozenset(re.findall(r"\w+", _EMPTY_WORDS))
_PARTS = re.compile(r"dau|giua|cuoi")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time taken apart; ``words`` are its folded syllables without figures."""

    quarters: frozenset[tuple[int, int | None]]
    dates: frozenset[str]
    months: frozenset[tuple[int, int | None]]
    years: frozenset[int]
    bound: str
    words: frozenset[str]
    section: str = ""

    @property
    def dated(self) -> bool:
        """Say whether the time has figures."""
        return bool(self.quarters or self.dates or self.months or self.years)


def moment_of(text: str) -> Moment:
    """Return what a time expression says, typed with or without accents."""
    text = accented_times(text)
    folded = fold(text)
    dates = frozenset(one.value for one in find_dates(text) if len(one.value) > 4)
    days = frozenset(f"--{int(month):02}-{int(day):02}" for day, month in _DAY.findall(folded))
    months = frozenset((int(month), int(year) if year else None) for month, year in _MONTH.findall(folded))
    bound = next((name for name, words in _BOUNDS if re.search(rf"(?<!\w){words}(?!\w)", folded)), "")
    words = frozenset(one for one in syllables(text) if not any(map(str.isdigit, one)))
    section = _PARTS.search(folded)
    return Moment(
        quarters=frozenset(quarters_in(text)),
        dates=dates | days,
        months=frozenset() if dates | days else months,
        years=frozenset(years_in(text)),
        bound=bound,
        words=words,
        section=section[0] if section else "",
    )


def agrees(claimed: str, stated: str) -> bool:
    """Say whether a claimed time is the stated one, or a named part of it ("Quý III" of "Quý III, IV/2025")."""
    one, other = moment_of(claimed), moment_of(stated)
    if one.dated != other.dated:
        return False
    if not one.dated:
        # A clause in brackets or behind a comma may be left out; the words claimed must all stand there.
        own, theirs = one.words - _EMPTY, other.words - _EMPTY
        return (own == theirs) if not own or not theirs else own <= theirs or theirs <= own
    return _figures_agree(one, other) and _bounds_agree(one.bound, other.bound) and one.section == other.section


def _figures_agree(one: Moment, other: Moment) -> bool:
    if one.quarters or other.quarters:
        return bool(one.quarters) and all(_pair_in(pair, other.quarters) for pair in one.quarters)
    if one.dates or other.dates:
        return bool(one.dates) and all(any(_same_day(day, there) for there in other.dates) for day in one.dates)
    if one.months or other.months:
        return bool(one.months) and all(_pair_in(pair, other.months) for pair in one.months)
    return one.years == other.years


def _pair_in(pair: tuple[int, int | None], pairs: frozenset[tuple[int, int | None]]) -> bool:
    number, year = pair
    return any(number == there and (year is None or when is None or year == when) for there, when in pairs)


def _same_day(day: str, there: str) -> bool:
    return (
        day == there
        or (day.startswith("--") and there.endswith(day[1:]))
        or (there.startswith("--") and day.endswith(there[1:]))
    )


def _bounds_agree(one: str, other: str) -> bool:
    return one == other or not one or not other or {one, other} == {"before", "until"}


_ACCENTS = (
    ("quy", "quý"), ("thang", "tháng"), ("ngay", "ngày"), ("nam", "năm"), ("giai doan", "giai đoạn"),
    ("thuong xuyen", "thường xuyên"), ("hang nam", "hằng năm"), ("hang quy", "hằng quý"),
    ("hang thang", "hằng tháng"), ("truoc", "trước"), ("den", "đến"), ("tu", "từ"), ("het", "hết"),
    ("cuoi", "cuối"), ("dau", "đầu"), ("theo ke hoach rieng", "theo kế hoạch riêng"), ("va", "và"),
    ("hoc ky", "học kỳ"), ("cham nhat", "chậm nhất"), ("dinh ky", "định kỳ"), ("dot xuat", "đột xuất"),
)  # fmt: skip


def is_bare(text: str) -> bool:
    """Say whether a text was typed without a single accent."""
    return text.isascii() or not any(one.isalpha() and not one.isascii() for one in text)


def accented_times(text: str) -> str:
    """Return ``text`` with the words of time accented where it was typed without any accent; as long as before."""
    if not is_bare(text):
        return text
    for bare, full in _ACCENTS:
        text = re.sub(rf"(?<!\w){bare}(?!\w)", full, text, flags=re.IGNORECASE)
    return text
