"""Finds time expressions of administrative Vietnamese: dates, months, quarters, years, terms and frequencies."""

from __future__ import annotations

import re

from corpus.document import Span

_FLAGS = re.IGNORECASE
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _lowered(pattern: str) -> str:
    """Return a pattern that fits lower-case text where ``pattern``, letter case ignored, fits any."""
    return re.sub(r"(?<!\\)[A-ZĐ]", lambda letter: letter.group().lower(), pattern)


_YEAR = r"(?:19|20)\d{2}"
_DASH = r"\s*[-–—]\s*"
_OF_YEAR = rf"(?:\s*/\s*{_YEAR}|{_DASH}{_YEAR}|\s*,?\s*năm\s*{_YEAR}|\s+(?:h[ằà]ng\s+)?năm)"
_QUARTER_NUMBER = r"(?:IV|I{1,3}|[1-4])(?![\w.])"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])(?!\d)"
_DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_AND = r"(?:\s*,\s*|\s*;\s*|\s+và\s+|\s*&\s*|\s*[-–—]\s*|\s+đến\s+)"
# A number that belongs to a document symbol ("02/2025/TT-BGDĐT") or to a decimal is no date.
_OPEN = r"(?<![\w/.,-])"
_CLOSE = r"(?![\w/])(?!-\w*[A-ZĐ])(?![.,]\d)"

_DATE = (
    rf"(?:ngày\s*{_DAY_NUMBER}\s*(?:tháng\s*{_MONTH_NUMBER}(?:\s*(?:năm|/)\s*{_YEAR})?"
    rf"|[/.-]\s*{_MONTH_NUMBER}(?:\s*[/.-]\s*{_YEAR})?(?![\d/.])|(?=\s+h[ằà]ng))(?:\s+h[ằà]ng\s+(?:năm|tháng|quý))?"
    rf"|ngày\s+[.…\s]*tháng\s*{_MONTH_NUMBER}\s*năm\s*{_YEAR}"
    rf"|{_OPEN}{_DAY_NUMBER}\s*[/.-]\s*{_MONTH_NUMBER}\s*[/.-]\s*{_YEAR}{_CLOSE}"
    rf"|{_OPEN}{_DAY_NUMBER}\s*/\s*{_MONTH_NUMBER}\s+h[ằà]ng\s+năm)"
)
_QUARTER = rf"(?:qu[ýí]\s+{_QUARTER_NUMBER}(?:{_AND}(?:qu[ýí]\s+)?{_QUARTER_NUMBER})*{_OF_YEAR}?)"
_MONTH = (
    rf"(?:tháng\s*{_MONTH_NUMBER}(?:{_AND}(?:tháng\s+)?{_MONTH_NUMBER}(?!\s*/\s*\d{{1,2}}/))*{_OF_YEAR}?"
    rf"(?:\s+h[ằà]ng\s+năm)?|{_OPEN}{_MONTH_NUMBER}\s*/\s*{_YEAR}{_CLOSE})"
)
_TERM = (
    rf"(?:giai\s+đoạn\s+(?:từ\s+)?(?:năm\s+)?{_YEAR}(?:{_DASH}|\s+đến\s+(?:năm\s+)?){_YEAR}"
    rf"|nhiệm\s+kỳ\s+{_YEAR}{_DASH}{_YEAR}"
    rf"|(?:các\s+)?năm\s+học(?:\s+{_YEAR}{_DASH}{_YEAR}|\s+(?:này|mới))?"
    rf"|(?:học\s+k[ỳì]|HK)\s*(?:II|I|[12]|hè)(?![\w.])"
    rf"(?:(?:\s*,)?\s*(?:của\s+)?năm\s+học\s+{_YEAR}{_DASH}{_YEAR}|\s*/\s*{_YEAR}{_DASH}{_YEAR})?"
    rf"|{_OPEN}(?:năm\s+)?{_YEAR}{_DASH}(?:năm\s+)?{_YEAR}{_CLOSE})"
)
_PART = (
    rf"(?:\d{{1,2}}\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s*{_YEAR})?"
    rf"|(?:đầu|giữa|cuối|cả|hết|suốt)\s+(?:năm|quý|tháng|học\s+kỳ)(?:\s+học)?(?:\s*{_YEAR}(?:{_DASH}{_YEAR})?)?(?![-/]\w)"
    r"|(?:và\s+)?(?:các|những)\s+năm\s+(?:tiếp\s+theo|sau|học\s+tiếp\s+theo))"
)
_YEAR_ALONE = rf"(?:(?:các\s+|trong\s+)?năm\s*{_YEAR}(?![-/]\w)|{_OPEN}{_YEAR}{_CLOSE})(?:\s+trở\s+(?:đi|về\s+sau))?"
# "Giáo dục thường xuyên" is a branch of schooling.
_FREQUENCY = (
    r"(?:(?<!dục )(?<!dục\n)(?<!GD )(?<!tâm )thường\s+xuyên(?:,?\s+liên\s+tục|,?\s+h[ằà]ng\s+(?:năm|tháng|quý))?"
    r"|thường\s+niên|liên\s+tục|đột\s+xuất"
    r"|(?:định\s+k[ỳì]\s+)?h[ằà]ng\s+(?:năm|tháng|quý|tuần|ngày)(?:\s*,\s*h?[ằà]?n?g?\s*(?:năm|tháng|quý|tuần))*"
    r"|định\s+k[ỳì](?:\s+(?:\d+\s+(?:năm|tháng|tuần)|(?:mỗi|một)\s+(?:năm|tháng|quý|tuần)|theo\s+(?:năm|tháng|quý)))?"
    r"|(?:mỗi|một)\s+(?:năm|quý|tháng|tuần)\s+(?:một|\d+)\s+lần|\d+\s+(?:năm|tháng|tuần|ngày)/lần)"
)
_BOUND = (
    r"(?:(?:hoàn\s+thành\s+|xong\s+|thực\s+hiện\s+)?"
    r"(?:chậm\s+nhất(?:\s+là)?(?:\s+(?:đến|vào|trước|trong))?|muộn\s+nhất(?:\s+là)?(?:\s+(?:đến|vào|trước|trong))?"
    r"|từ\s+nay\s+đến(?:\s+(?:hết|cuối))?|(?:kể|bắt\s+đầu)\s+từ|đến\s+(?:hết|trước|cuối|đầu)|trước|sau|từ|đến|hết)\s+"
    r"|(?:hoàn\s+thành|xong)\s+(?:trong\s+|vào\s+)?|trong\s+(?=năm|tháng|h[ằà]ng))"
)
# "Sau khi …" holds a clause; it ends with the clause.
_EVENT = (
    r"(?:(?:ngay\s+)?sau\s+khi\s+[^.;()\n]{3,90}?"
    r"|khi\s+có\s+(?:yêu\s+cầu|nhu\s+cầu|phát\s+sinh|chỉ\s+đạo|hướng\s+dẫn)|khi\s+phát\s+sinh)"
)
_OWN_PLAN = (
    r"(?:theo\s+(?:kế\s+hoạch|lịch|tiến\s+độ|lộ\s+trình|chương\s+trình)"
    r"\s+(?:riêng|h[ằà]ng\s+(?:năm|tháng|quý)|chung))"
)
# Held to be a time only where nothing else stands, as in a cell: in prose the words have other uses.
_CELL_PLAN = (
    r"(?:theo\s+(?:đúng\s+)?(?:kế\s+hoạch|lịch|tiến\s+độ|lộ\s+trình|chương\s+trình|yêu\s+cầu|quy\s+định|qui\s+định|"
    r"chỉ\s+đạo|hướng\s+dẫn|thời\s+gian|quyết\s+định|thực\s+tế)(?:\s+[^.;\n]{1,60})?"
    r"|(?:theo\s+)?(?:từng\s+)?(?:năm|quý|tháng)\s+học|khi\s+[^.;\n]{3,60}|ngay|không\s+(?:xác\s+định\s+)?thời\s+hạn"
    rf"|{_YEAR}(?:\s*,\s*{_YEAR})+|năm\s+{_YEAR}(?:\s*,\s*{_YEAR})+|tại\s+thời\s+điểm\s+[^.;\n]{{3,60}}"
    r"|(?:buổi\s+)?(?:sáng|chiều|tối)\s+ngày\s+\d{1,2}/\d{1,2}|\d{1,2}\s+(?:ngày|tuần|tháng|năm)(?:\s+làm\s+việc)?)"
)

_POINT = rf"(?:{_PART}|{_TERM}|{_DATE}|{_QUARTER}|{_MONTH}|{_YEAR_ALONE})"
_JOIN = r"(?:\s*[-–—]\s*|\s+đến\s+(?:hết\s+|cuối\s+|trước\s+)?|\s*,\s*|\s+và\s+)"
_DATED = rf"{_BOUND}?{_POINT}(?:{_JOIN}{_POINT})*"
_ANY = rf"(?:{_DATED}|{_FREQUENCY}(?:\s+(?:từ|trong)\s+{_POINT})?|{_OWN_PLAN})"
# The first two letters of whatever may follow: they decide at nearly every word of a text.
_OPENS = r"(?=\d|h[ằàoếọk]|x|t[ừhr]|c[ảáhu]|m[ỗộu]|k[ểh]|bắ|đ[ếầịộ]|s[au]|n[găhn]|li|gi|và|qu)"
# Matching letters of one case is twice as fast as matching both: texts come in lower case, patterns follow.
_IN_PROSE = re.compile(_lowered(rf"(?<!\w){_OPENS}(?:{_ANY}|{_EVENT}(?=[.;,()\n]|$))"))
_IN_CELL = re.compile(
    rf"(?:{_EVENT}|{_ANY}|{_CELL_PLAN})(?:(?:{_JOIN}|\s*;\s*|\s+)(?:{_EVENT}|{_ANY}|{_CELL_PLAN}))*(?:\s*\([^)]*\))?",
    _FLAGS,
)
_LABEL = re.compile(r"(?:thời\s+(?:gian|hạn|điểm)(?:\s+(?:thực\s+hiện|hoàn\s+thành))?\s*:?|[-+•*–]\s+)\s*", _FLAGS)
_YEARS = re.compile(rf"(?<!\d){_YEAR}(?!\d)(?!\s*/\s*[A-ZĐ])(?![.,]\d)")
_QUARTERS = re.compile(_QUARTER, _FLAGS)
_QUARTER_ITEM = re.compile(rf"(?<![\w/]){_QUARTER_NUMBER}", _FLAGS)


def find_times(text: str) -> tuple[Span, ...]:
    """Return the time expressions of running text, left to right, without overlaps ("từ Quý II/2025").

    Frequencies ("thường xuyên") and events ("sau khi …") count; numbers inside document symbols do not.
    """
    return tuple(Span(*match.span()) for match in _IN_PROSE.finditer(_small(text)))


def opens_time(text: str) -> bool:
    """Say whether ``text`` begins with a time expression."""
    return _IN_PROSE.match(_small(text)) is not None


def _small(text: str) -> str:
    """Return ``text`` in lower case, as many code points long."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def looks_like_time(text: str) -> bool:
    """Say whether the whole of a short text, such as a table cell, is a time expression."""
    flat = " ".join(text.split())
    label = _LABEL.match(flat)
    bare = (flat[label.end() :] if label else flat).strip(" .;,:")
    return bool(bare) and len(bare) <= 160 and _IN_CELL.fullmatch(bare) is not None


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that ``text`` names, in order, each once; the year of a document symbol is not one."""
    return tuple(dict.fromkeys(int(match.group()) for match in _YEARS.finditer(text)))


def quarters_in(text: str) -> tuple[tuple[int, int | None], ...]:
    """Return ``(quarter, year)`` for each quarter named ("Quý III, IV/2025" → ``(3, 2025), (4, 2025)``).

    A year written once at the end of a list holds for the whole list; ``None`` where none is written.
    """
    found: list[tuple[int, int | None]] = []
    for match in _QUARTERS.finditer(text):
        years = years_in(match.group())
        year = years[-1] if years else None
        found.extend((quarter, year) for quarter in _quarter_numbers(match.group()))
    return tuple(dict.fromkeys(found))


def _quarter_numbers(expression: str) -> tuple[int, ...]:
    bare = re.sub(rf"(?:[/–—-]\s*|năm\s*){_YEAR}", " ", expression, flags=_FLAGS)
    numbers = [_ROMAN.get(item.group().lower()) or int(item.group()) for item in _QUARTER_ITEM.finditer(bare)]
    spread = len(numbers) == 2 and numbers[0] < numbers[1] and re.search(r"[-–—]|đến", bare)
    return tuple(range(numbers[0], numbers[1] + 1)) if spread else tuple(numbers)
