"""Finds what a question points at: numbered parts, years, quarters and dates, typed with or without accents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.language.numbering import roman
from corpus.language.symbols import find_dates, find_symbols
from corpus.language.times import quarters_in
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {
    "phu luc": "phu_luc",
    "tieu muc": "tieu_muc",
    "phan": "phan",
    "chuong": "chuong",
    "muc": "muc",
    "dieu": "dieu",
    "khoan": "khoan",
    "diem": "diem",
}
_NUMBERED = re.compile(
    r"(?<!\w)(?P<kind>phu luc|tieu muc|phan|chuong|muc|dieu|khoan|diem)\s+(?:so\s+|thu\s+)?"
    r"(?P<label>[ivxl]+|\d{1,3}(?:\.\d{1,2})*|[a-z])(?![\w%/])(?!\s*(?:tro len|phan tram|%))"
)
# "II.2", "mục II.7": an item of a Roman part.
_NESTED = re.compile(
    r"(?<![\w.])(?:(?:muc|phan|tieu muc)\s+)?(?P<outer>[ivx]+)\.(?P<inner>\d{1,2}(?:\.\d{1,2})?)(?![\w%/]|\.\d)"
)
# "mức 2", "đạt điểm 9", "phần a": with accents typed, the kind must carry its own.
_ACCENTED = {"phụ lục", "tiểu mục", "phần", "chương", "mục", "điều", "khoản", "điểm"}
_SPELLED = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_ORDINALS = {word: number for number, word in enumerate(_SPELLED, 1)}
_ITEM = re.compile(
    r"(?<!\w)(?P<kind>nhiem vu|chi tieu|dong|hang|stt|so thu tu|viec)\s+"
    rf"(?:(?:so|thu)?\s*(?P<label>\d{{1,3}})(?![\w%/.-])|thu\s+(?P<word>{'|'.join(_ORDINALS)})(?!\w))"
)
_ITEM_ACCENTED = {"nhiệm vụ", "chỉ tiêu", "dòng", "hàng", "stt", "số thứ tự", "việc"}
_YEAR = re.compile(
    r"(?:(?:den|toi|vao|trong|tu|cuoi|dau)\s+)?(?:nam\s*)?(?<![\d/.,-])((?:19|20)\d{2})(?![\d%/-]|[.,]\d|\s*-\s*\d)"
)
_QUARTER = re.compile(r"(?<!\w)qu[iy]\s+(?:iv|i{1,3}|[1-4])(?!\w)")
_LETTER_KINDS = {"diem", "phu_luc", "phan", "muc"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered part that the question names: ``value`` is its ordinal, ``label`` as typed; ``[start, end)`` in it.

    ``kind`` is a section kind of ``corpus.document.Section``, or ``item`` for a row ("nhiệm vụ số 3"). ``also`` is
    another ordinal that may be meant, 0 for none: without accents "diem d" is điểm d or điểm đ.
    """

    kind: str
    label: str
    value: int
    start: int
    end: int
    also: int = 0


@dataclass(frozen=True, slots=True)
class Pointed:
    """A year, a quarter or a date named in the question, with its place."""

    start: int
    end: int
    value: int | str | tuple[tuple[int, int | None], ...]


def references_in(text: str, *, accented: bool) -> tuple[Reference, ...]:
    """Return the numbered parts that ``text`` names, in order."""
    folded = fold(text)
    nested = [one for match in _NESTED.finditer(folded) for one in _nested(text, match)]
    taken = [(one.start, one.end) for one in nested]
    found = [
        _reference(text, match, accented=accented)
        for match in _NUMBERED.finditer(folded)
        if _meant(text, match, accented=accented) and not _inside(match.start(), match.start() + 1, taken)
    ]
    items = [
        Reference("item", match[0].split()[-1], _numbered(match), match.start(), match.end())
        for match in _ITEM.finditer(folded)
        if not accented or " ".join(text[match.start("kind") : match.end("kind")].lower().split()) in _ITEM_ACCENTED
    ]
    return tuple(sorted((one for one in [*nested, *found, *items] if one and one.value), key=lambda one: one.start))


def years_in_question(text: str) -> tuple[Pointed, ...]:
    """Return the years named on their own; those of dates, symbols, spans of years and quarters are not."""
    taken = [*_taken(text), *((one.start, one.end) for one in quarters_in_question(text))]
    found = (Pointed(match.start(), match.end(), int(match[1])) for match in _YEAR.finditer(fold(text)))
    return tuple(one for one in found if not _inside(one.end - 4, one.end, taken))


def quarters_in_question(text: str) -> tuple[Pointed, ...]:
    """Return each run of quarters ("quý III, IV/2025"), also typed without accents ("quy 3/2025")."""
    accented = _QUARTER.sub(lambda match: "quý" + match.group()[3:], fold(text))
    found = []
    for start, end in _runs(accented):
        quarters = quarters_in(accented[start:end])
        if quarters:
            found.append(Pointed(start, end, quarters))
    return tuple(found)


def dates_in_question(text: str) -> tuple[Pointed, ...]:
    """Return the dates as ISO 8601; a bare month of a year counts ("tháng 3/2025" → ``2025-03``)."""
    composed = _accent_dates(text)
    return tuple(Pointed(one.start, one.end, one.value) for one in find_dates(composed) if len(one.value) > 4)


def _accent_dates(text: str) -> str:
    # The date finder wants "ngày", "tháng", "năm"; typed without accents they are as long.
    for bare, full in (("ngay", "ngày"), ("thang", "tháng"), ("nam", "năm")):
        text = re.sub(rf"(?<!\w){bare}(?!\w)", full, text, flags=re.IGNORECASE)
    return text


def _runs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(
        r"quý\s+(?:iv|i{1,3}|[1-4])(?:\s*(?:,|va|-|den|&)\s*(?:quý\s+)?(?:iv|i{1,3}|[1-4])(?![\w]))*"
        r"(?:\s*(?:/|-|,?\s*nam)\s*(?:19|20)\d{2})?",
        text,
    ):
        yield match.start(), match.end()


def _taken(text: str) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in (*find_symbols(text), *find_dates(_accent_dates(text)))]


def _inside(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(left <= start and end <= right for left, right in taken)


def _meant(text: str, match: re.Match[str], *, accented: bool) -> bool:
    kind = text[match.start("kind") : match.end("kind")].lower()
    if accented and " ".join(kind.split()) not in _ACCENTED:
        return False
    if match["kind"] == "muc" and re.search(r"(?:dat|o|len|toi thieu)\s+$", fold(text[: match.start()])):
        return accented
    return True


def _reference(text: str, match: re.Match[str], *, accented: bool) -> Reference | None:
    kind, typed = _KINDS[match["kind"]], text[match.start("label") : match.end("label")]
    # Points run a, b, c, d, đ, e: with accents typed d and đ are two letters.
    value = _value(kind, typed.lower() if kind == "diem" else match["label"])
    also = _value(kind, "đ") if kind == "diem" and typed.lower() == "d" and not accented else 0
    return Reference(kind, typed, value, match.start(), match.end(), also) if value else None


def _numbered(match: re.Match[str]) -> int:
    return int(match["label"]) if match["label"] else _ORDINALS[match["word"]]


def _nested(text: str, match: re.Match[str]) -> tuple[Reference, ...]:
    outer = roman(match["outer"])
    if not outer:
        return ()
    labels = (("muc", "outer", outer), ("muc", "inner", int(match["inner"].rsplit(".", maxsplit=1)[-1])))
    return tuple(
        Reference(kind, text[match.start(name) : match.end(name)], value, match.start(), match.end())
        for kind, name, value in labels
    )


def _value(kind: str, label: str) -> int:
    if label[0].isdigit():
        return int(label.rsplit(".", maxsplit=1)[-1])
    if kind == "diem":
        return "abcdđeghiklmnopqrstuvxy".find(label) + 1
    if kind in _LETTER_KINDS and len(label) == 1 and label not in "ivxl":
        return ord(label) - ord("a") + 1
    return roman(label) if kind not in {"dieu", "khoan"} or len(label) > 1 else 0
