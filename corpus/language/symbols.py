"""Document symbols, dates and quantities in running text, each with its place and a normal value."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass

from corpus.language.letters import LOWER, UPPER


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: ``text`` is the input at ``[start, end)``, ``value`` its normal form.

    ``kind`` is ``symbol``, ``date``, ``number``, ``percent`` or ``range``. Normal forms: a symbol without white
    space; a date in ISO 8601, shortened where day or month is blank; a quantity with a decimal point, no thousands
    separators, its comparison in front (``> >= < <= ~``) and ``%`` behind (``>95%``, ``70-85%``, ``1272``).
    """

    start: int
    end: int
    text: str
    value: str
    kind: str


def _found(text: str, start: int, end: int, value: str, kind: str) -> Found:
    return Found(start, end, text[start:end], value, kind)


# --- document symbols: Decree 30/2020, annex VI, and the Party's guidance on the layout of its documents ---

# What each kind of document is abbreviated to; with spaces inside a symbol only these are trusted.
_TYPES = (
    "NQ|QĐ|QyĐ|QĐi|QC|QyC|CT|CTr|KH|TB|HD|BC|TTr|PA|ĐA|DA|HĐ|CV|CĐ|BB|GM|GT|GUQ|GGT|GNP|PG|PC|PB|TC|BGN|BTT"
    "|KL|TT|TTLT|NĐ|NQLT|VBHN|PL|L|LCT|ĐCT|TTr|SY|SL|TrS|CCT|QH\\d{1,2}"
)
# Capitals, the second at most two small letters behind the first: NQ, CTr, TTg, GDTrH&GDNN, QH15.
_PIECE = rf"[{UPPER}](?=[a-zđư]{{0,2}}[{UPPER}&0-9])[{UPPER}a-zđư&0-9]{{1,15}}"
_TAIL = rf"[{UPPER}][{UPPER}{LOWER}0-9&]*(?:\.[{UPPER}0-9][{UPPER}{LOWER}0-9&]*)*"
_YEAR = r"(?:19|20)\d{2}"
_NUMBER = r"(?<![\w/,.-])\d{1,6}[a-zA-Z]?"
_SYMBOL = re.compile(
    rf"""
      {_NUMBER}\s?/\s?{_YEAR}\s?/\s?(?:{_PIECE}|L|PL)(?:\s?-\s?{_TAIL})*      # 02/2025/TT-BGDĐT, 72/2025/QH15
    | {_NUMBER}\s?/\s?{_PIECE}(?:-\s?|\s-)(?:{_TAIL})(?:\s?-\s?{_PIECE})*  # 128/KH-UBND, 12/SGDĐT-GDTrH
    | {_NUMBER}\s?/\s?(?:{_TYPES})(?:\s?-\s?{_PIECE})*(?!\w)                 # 128/KH, 44/KH - UBND
    | {_NUMBER}-\s?{_PIECE}/\s?{_TAIL}                                       # 57-NQ/TW
    | {_NUMBER}\s?[-–]\s?(?:{_TYPES})\s?/\s?{_TAIL}                          # 57 - NQ / TW
    | (?<=[sS]ố\ )\d{{1,6}}/{_PIECE}                                         # Công văn số 12/UBND
    | (?<![\w/])/\s?(?:{_PIECE})-\s?{_TAIL}                                  # /KH-PGDĐT: the number is blank
    | (?<![\w-])-\s?(?:{_TYPES})/\s?{_TAIL}                                  # -CTr/TU: the number is blank
    | (?<!\w)(?:QCVN|TCVN|TCN|TCCS)\s?\d+(?:-\d+)?:{_YEAR}(?:/{_PIECE})?     # QCVN 41:2019/BGTVT
    """,
    re.VERBOSE,
)


def find_symbols(text: str) -> tuple[Found, ...]:
    """Return the document symbols in reading order (``57-NQ/TW``, ``/KH-PGDĐT``)."""
    return tuple(_found(text, *match.span(), _closed(match[0]), "symbol") for match in _SYMBOL.finditer(text))


def _closed(symbol: str) -> str:
    return re.sub(r"\s+", "", symbol).replace("–", "-")


# --- dates ---

_BLANK = r"[\s.…_]*+"  # possessive, so that a long blank is read once
_DATE = re.compile(
    rf"""
      (?:ngày\s{_BLANK}(?P<day>\d{{1,2}})?{_BLANK})?                          # the day may be blank, or missing
        tháng\s{_BLANK}(?P<month>\d{{1,2}})?{_BLANK}(?:năm\s{_BLANK}|/\s?)(?P<year>\d{{4}})(?!\d)
    | (?<![\d/.-])(?P<day2>\d{{1,2}})\s?(?P<mark>[/.-])\s?
        (?P<month2>\d{{1,2}})\s?(?P=mark)\s?(?P<year2>\d{{4}})(?![\d/])
    | ngày\s{_BLANK}/\s?(?P<month3>\d{{1,2}})?{_BLANK}/\s?(?P<year3>\d{{4}})(?!\d)
    | (?<![\d/.,-])(?P<month4>\d{{1,2}})/(?P<year4>\d{{4}})(?![\d/])
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_dates(text: str) -> tuple[Found, ...]:
    """Return the dates in reading order, ISO values as precise as the words; impossible dates are left out."""
    symbols = [(found.start, found.end) for found in find_symbols(text)] if "/" in text else []
    dates = (_date(text, match) for match in _DATE.finditer(text))
    return tuple(date for date in dates if date and not _inside(date, symbols))


def _date(text: str, match: re.Match[str]) -> Found | None:
    parts = match.groupdict()
    year = parts["year"] or parts["year2"] or parts["year3"] or parts["year4"]
    month = parts["month"] or parts["month2"] or parts["month3"] or parts["month4"]
    value = _iso(int(year), int(month or 0), int(parts["day"] or parts["day2"] or 0))
    return _found(text, *match.span(), value, "date") if value else None


def _iso(year: int, month: int, day: int) -> str | None:
    if not 1900 <= year <= 2199 or month > 12 or (day and not month):
        return None
    if not month:
        return f"{year:04}"
    if day > monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"


def _inside(found: Found, spans: list[tuple[int, int]]) -> bool:
    """Say whether one of the sorted, disjoint spans touches what was found."""
    index = bisect_left(spans, (found.end, 0))
    return index > 0 and spans[index - 1][1] > found.start


# --- quantities ---

_FIGURE = r"\d+(?:[.,]\d+)*"
_PERCENT = r"\s?(?:%|phần\s+trăm)"
_BEFORE = {
    ">": (">", "trên", "hơn", "vượt", "lớn hơn", "cao hơn", "nhiều hơn"),
    ">=": ("≥", ">=", "ít nhất", "tối thiểu", "không dưới", "không thấp hơn", "không ít hơn", "chí ít"),
    "<": ("<", "dưới", "ít hơn", "thấp hơn", "nhỏ hơn", "chưa đến", "chưa tới"),
    "<=": ("≤", "<=", "tối đa", "không quá", "không vượt quá", "nhiều nhất", "không trên"),
    "~": ("khoảng", "xấp xỉ", "gần", "~", "≈"),
}
_AFTER = {">=": "trở lên", "<=": "trở xuống"}
_SIGN = {words: sign for sign, many in _BEFORE.items() for words in many} | {v: k for k, v in _AFTER.items()}
_LEAD = "|".join(sorted((re.escape(words) for words in _SIGN), key=len, reverse=True)).replace("\\ ", r"\s+")
_QUANTITY = re.compile(
    rf"""
    (?:(?<!\w)(?P<lead>{_LEAD})\s*|(?<!\w)(?P<from>từ)\s+)?
    (?<![\w.,/])(?<![a-zA-Z]-)
    (?P<low>{_FIGURE})(?P<lowp>{_PERCENT})?
    (?:\s?(?:-|–|—|đến|tới)\s?(?P<high>{_FIGURE})(?![\d/])(?P<highp>{_PERCENT})?)?
    (?!\d|(?-i:[A-ZĐ]))
    (?:\s+(?P<after>trở\s+lên|trở\s+xuống))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GLUED_YEAR = re.compile(rf"(?<=[{LOWER}])(?:19|20)\d{{2}}(?!\w)")


def find_quantities(text: str) -> tuple[Found, ...]:
    """Return numbers, percentages and ranges in reading order, comparisons included; not those of symbols and dates."""
    taken = sorted((found.start, found.end) for found in (*find_symbols(text), *find_dates(text)))
    found = [_quantity(text, match) for match in _QUANTITY.finditer(text)]
    # "năm2030": a missing space before a year is common in files taken from PDFs.
    found += [_found(text, *match.span(), match[0], "number") for match in _GLUED_YEAR.finditer(text)]
    return tuple(sorted((item for item in found if not _inside(item, taken)), key=lambda item: item.start))


def _quantity(text: str, match: re.Match[str]) -> Found:
    percent = "%" if match["lowp"] or match["highp"] else ""
    value, end = normal_number(match["low"]), match.end()
    if match["high"]:
        return _found(text, match.start("low"), end, f"{value}-{normal_number(match['high'])}{percent}", "range")
    # "từ 90%" alone is where something starts, not a bound: only "trở lên", "trở xuống" make it one.
    start = match.start() if match["lead"] or match["after"] else match.start("low")
    words = " ".join((match["lead"] or match["after"] or "").lower().split())
    return _found(text, start, end, f"{_SIGN.get(words, '')}{value}{percent}", "percent" if percent else "number")


def normal_number(figure: str) -> str:
    """Return a figure in Vietnamese format as a plain decimal: ``1.272`` → ``1272``, ``0,5`` → ``0.5``."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", figure):
        figure = figure.replace(".", "")
    plain = figure.replace(",", ".") if figure.count(",") == 1 and "." not in figure else figure
    return re.sub(r"^0+(?=\d)", "", plain)
