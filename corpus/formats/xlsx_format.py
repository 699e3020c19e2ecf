"""Shows the number in a spreadsheet cell as its format does, with Vietnamese separators: 1.272 and 0,5.

Format codes: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

# The codes that files name by number alone. 14 and 22 are the system's own short date, which in Viet Nam is 15/03/2025.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "dd/mm/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;(#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0",
}  # fmt: skip
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]\-]*)[^\]]*\]|\[(?P<elapsed>[hms]+)\]|\[[^\]]*\]'
    r"|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|AM/PM|A/P)|(?P<number>[0#?][0#?,]*(?:\.[0#?]*)?,*|\.[0#?]+)"
    r"|(?P<exponent>E[+-]0+)|(?P<general>General)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SYSTEM_DATE = re.compile(r"\[\$-(?:F800|x-sysdate)", re.IGNORECASE)
_PIECE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|.', re.DOTALL)
_MOST_SERIAL = 2_958_465  # 31/12/9999
_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_GENERAL_DIGITS = 11


def shown(value: float, code: str, *, since_1904: bool = False) -> str:
    """Return the number as a cell with the format ``code`` shows it, without filling blanks."""
    section, value = _section(code, value)
    if not section and ";" in code:
        return ""
    tokens = _tokens(section)
    if ("literal", "@") in tokens:
        return general(value)
    if _SYSTEM_DATE.search(section):
        tokens = _tokens("dd/mm/yyyy")
    if any(kind in ("date", "elapsed") for kind, _ in tokens):
        return _date(value, tokens, since_1904=since_1904)
    if not any(kind in ("number", "general") for kind, _ in tokens):
        # A section of words alone ("-" for zero) says them; an empty format is the general one.
        return "".join(text for _, text in tokens).strip() if section else general(value)
    return _number(value, tokens)


def general(value: float) -> str:
    """Return a number as a cell without a format shows it."""
    if value == int(value) and abs(value) < 10**_GENERAL_DIGITS:
        return str(int(value))
    text = f"{value:.{_GENERAL_DIGITS - 1}g}"
    return text.replace(".", ",").replace("e", "E")


def _section(code: str, value: float) -> tuple[str, float]:
    """Return the part of a code that holds for the value (above zero; below; zero), and the value it is to show."""
    parts = [""]
    for piece in _PIECE.findall(code):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    if value < 0 and len(parts) > 1:
        return parts[1], -value
    return parts[2] if value == 0 and len(parts) > 2 else parts[0], value


@lru_cache(maxsize=512)
def _tokens(section: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup or "blank"
        text = match[kind] if match.lastgroup else ""
        if kind == "blank" and match[0].startswith("_"):
            text = " "
        found.append(("literal" if kind in ("quoted", "escaped", "currency", "other", "blank") else kind, text))
    return tuple(found)


def _number(value: float, tokens: tuple[tuple[str, str], ...]) -> str:
    literals = "".join(text for kind, text in tokens if kind == "literal")
    scale = 100 ** literals.count("%")
    pattern = "".join(text for kind, text in tokens if kind == "number")
    if any(kind == "exponent" for kind, _ in tokens):
        digits = f"{value * scale:.{_decimals(pattern)[1]}E}".replace(".", ",")
    else:
        digits = _digits(Decimal(repr(float(value))) * scale, pattern) if pattern else general(value * scale)
    said, parts = False, []
    for kind, text in tokens:
        if kind == "literal":
            parts.append(text)
        elif kind in ("number", "general") and not said:
            parts.append(digits)
            said = True
    return " ".join("".join(parts).split())


def _digits(value: Decimal, pattern: str) -> str:
    while pattern.endswith(","):
        pattern, value = pattern[:-1], value / 1000
    least, most = _decimals(pattern)
    rounded = abs(value).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    whole, _, fraction = f"{rounded:f}".partition(".")
    fraction = fraction.rstrip("0").ljust(least, "0")
    wanted = pattern.partition(".")[0].count("0")
    whole = whole.lstrip("0").rjust(wanted, "0")
    if "," in pattern.partition(".")[0]:
        whole = f"{int(whole or 0):,}".replace(",", ".").rjust(wanted, "0")
    sign = "-" if value < 0 and rounded else ""
    return sign + (whole or ("" if fraction else "0")) + (f",{fraction}" if fraction else "")


def _decimals(pattern: str) -> tuple[int, int]:
    after = pattern.partition(".")[2]
    return after.count("0") + after.count("?"), len(after.replace(",", ""))


def _date(value: float, tokens: tuple[tuple[str, str], ...], *, since_1904: bool) -> str:
    serial = value + (1462 if since_1904 else 0)
    if not 0 <= serial <= _MOST_SERIAL:
        return general(value)
    # Day 60 of the 1900 system is a 29 February that never was.
    moment = datetime(1899, 12, 30 if serial >= 60 else 31) + timedelta(days=serial)  # noqa: DTZ001 - cells have no zone
    moment = (moment + timedelta(microseconds=500)).replace(microsecond=0) if moment.microsecond else moment
    halves = any(text.upper() in ("AM/PM", "A/P") for kind, text in tokens if kind == "date")
    parts = []
    for place, (kind, text) in enumerate(tokens):
        if kind == "date":
            parts.append(_date_part(moment, text.lower(), minutes=_is_minutes(tokens, place), halves=halves))
        elif kind == "elapsed":
            parts.append(str(int(serial * {"h": 24, "m": 1440, "s": 86400}[text[0].lower()] + 1e-6)))
        elif kind == "literal":
            parts.append(text)
    return " ".join("".join(parts).split())


def _is_minutes(tokens: tuple[tuple[str, str], ...], place: int) -> bool:
    dates = [(at, text.lower()) for at, (kind, text) in enumerate(tokens) if kind in ("date", "elapsed")]
    index = next((i for i, (at, _) in enumerate(dates) if at == place), 0)
    before = dates[index - 1][1] if index else ""
    after = dates[index + 1][1] if index + 1 < len(dates) else ""
    return before.startswith("h") or after.startswith("s")


def _date_part(moment: datetime, code: str, *, minutes: bool, halves: bool) -> str:
    first, width = code[0], len(code)
    if code in ("am/pm", "a/p"):
        return "SA" if moment.hour < 12 else "CH"
    if first == "y":
        return f"{moment.year:04d}" if width > 2 else f"{moment.year % 100:02d}"
    if first == "d" and width > 2:
        return _DAYS[moment.weekday()]
    if first == "m" and width > 2 and not minutes:
        return f"Tháng {moment.month}"
    hour = (moment.hour - 1) % 12 + 1 if halves else moment.hour
    number = {"d": moment.day, "m": moment.minute if minutes else moment.month, "h": hour, "s": moment.second}[first]
    return f"{number:02d}" if width > 1 else str(number)
