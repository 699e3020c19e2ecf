"""Labels that open a numbered part or item: what kind, which ordinal, where the label ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.language.letters import UPPER


@dataclass(frozen=True, slots=True)
class Label:
    """The label at the head of a line.

    ``kind`` is ``phu_luc phan chuong muc tieu_muc dieu roman number letter`` or ``bullet``. ``text`` is the label as
    printed, at ``[start, end)`` of the line. ``value`` is its ordinal among its siblings, 0 where it has none;
    ``parts`` are all its levels (``1.2.`` → ``(1, 2)``). ``style`` tells apart labels that look different and so
    stand on different levels: ``I. A. 1. 1.1. 1) (1) a) a. - +`` …; it is the kind for worded labels.
    """

    kind: str
    text: str
    value: int
    start: int
    end: int
    parts: tuple[int, ...]
    style: str


_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ORDINALS = {
    **{word: n for n, word in enumerate(["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"], 1)},
    "nhì": 2,
    "bốn": 4,
    "bẩy": 7,
}
_WORDS = {"phụ lục": "phu_luc", "phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "tieu_muc"}
# A form ("Mẫu số 02") is an appendix of its own, or a part of the one that it stands in.
_FORM = "mẫu"
_LONGEST_REMEMBERED = 2000  # letters
_FOLLOWS = r"(?=\s|$)"
# A worded label is a heading only when nothing, punctuation, a bracket or a capital follows ("Mục II của …" is prose).
_HEADS = rf"(?=\s*(?:[.:\-–—(]|$)|\s+(?-i:[{UPPER}“\"]))"
_WORDED = re.compile(
    rf"\s*(?P<word>phụ\s+lục|(?-i:PL)(?=\s*(?:số\s+)?[\dIVX])|mẫu(?=\s+(?:số\s+)?\d)|phần|chương|tiểu\s+mục|mục)(?:\s+(?:số|thứ)(?=\s))?"
    rf"(?:(?:\s+|(?<=PL))(?P<number>[IVXLC]+|\d{{1,3}}(?:\.\d{{1,2}})?|{'|'.join(_ORDINALS)}|(?-i:[A-HĐ]))(?P<suffix>[a-zđ](?!\w))?(?!\w))?"
    rf"{_HEADS}\s?[.:]?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\s*[ĐÐ]iều\s+(?P<number>\d{1,4})[a-zđ]?(?:\s?[.:]|\s*$)", re.IGNORECASE)
_ROMAN = re.compile(rf"\s*(?P<number>[IVX]+)(?:[.)]{_FOLLOWS}|/\s|\s?[-–]\s|[.)](?=[{UPPER}]\w))")
_CAPITAL = re.compile(rf"\s*(?P<letter>[A-HĐK-U])(?:[.)]{_FOLLOWS}|/\s)(?!\s*[{UPPER}]\.)")
_LOWER_ROMAN = re.compile(rf"\s*(?P<open>\()?(?P<number>[ivx]{{2,5}})(?P<close>[.)]){_FOLLOWS}")
_NUMBER = re.compile(
    rf"\s*(?P<open>\()?(?P<number>\d{{1,3}}(?:\.\d{{1,2}}){{0,4}})[a-zđ]?"
    rf"(?P<close>(?:[.)]|\)\.)(?:{_FOLLOWS}|(?=[{UPPER}“\"]))|/(?=\s)|\s?[-–](?=\s+[{UPPER}])|(?<=\.\d)(?=\s+[{UPPER}])|(?<=\.\d\d)(?=\s+[{UPPER}]))"
)
_LETTER = re.compile(
    rf"\s*(?P<open>\()?(?P<letter>[a-zđ])\d?(?P<close>\)\.?(?:{_FOLLOWS}|(?=[{UPPER}]))|[.]{_FOLLOWS}|/(?=\s))"
)
_BULLET = re.compile(r"\s*(?:(?P<mark>[-–—+•*▪●○·◦‣❖✓✔➢])\s*)(?:[-–—]\s+)?(?<![-+*]\d)(?=[^\s\-–—+*•\d]|(?<=\s)\d)")


def label_of(text: str) -> Label | None:
    """Return the label that opens the line, or ``None``; figures, dates and initials (``2025.``, ``I.T``) are none."""
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _read_label(text)


# Each step of reading asks for the same lines again; a hostile line of megabytes is not kept.
@lru_cache(maxsize=8192)
def _remembered(text: str) -> Label | None:
    return _read_label(text)


def _read_label(text: str) -> Label | None:
    match = _WORDED.match(text)
    if match:
        return _worded(match)
    for kind, pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            label = _READ[kind](match)
            if label:
                return label
    return None


def roman(number: str) -> int:
    """Return the value of a Roman numeral up to LXXXIX, 0 for anything else (``IIII`` included)."""
    return _ROMANS.get(number.upper(), 0)


def _spelled(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[tens] + (
        ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    )


_ROMANS = {_spelled(value): value for value in range(1, 90)}


def _label(match: re.Match[str], kind: str, parts: tuple[int, ...], style: str) -> Label:
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    text = match[0].strip()
    return Label(kind, text, parts[-1] if parts else 0, start, start + len(text), parts, style)


def _worded(match: re.Match[str]) -> Label | None:
    word = " ".join(match["word"].lower().split())
    kind = _WORDS.get(word, "phu_luc")
    if not match["number"]:
        # "Phụ lục" alone or "PHỤ LỤC: …" is a heading; "Phần", "Mục" alone are words.
        alone = kind == "phu_luc" and (match["word"].isupper() or not match.string[match.end() :].strip())
        return _label(match, kind, (), kind) if alone else None
    value = _counted(match["number"])
    return _label(match, kind, (value,), "mau" if word == _FORM else kind) if value else None


def _counted(number: str) -> int:
    lowered = number.lower().split(".")[-1]
    if lowered.isdigit():
        return int(lowered)
    return _ORDINALS.get(lowered) or roman(number) or _LETTERS.find(lowered) + 1


def _article(match: re.Match[str]) -> Label:
    return _label(match, "dieu", (int(match["number"]),), "dieu")


def _roman(match: re.Match[str]) -> Label | None:
    value = roman(match["number"])
    return _label(match, "roman", (value,), "I.") if value else None


def _lower_roman(match: re.Match[str]) -> Label | None:
    value = roman(match["number"])
    return _label(match, "roman", (value,), "i" + match["close"]) if value else None


def _number(match: re.Match[str]) -> Label | None:
    parts = tuple(int(part) for part in match["number"].split("."))
    mark = match["close"].strip()[:1].replace("–", "-") or "."  # "1)." is written like "1)"
    style = "(1)" if match["open"] else ".".join("1" * len(parts)) + ("." if len(parts) > 1 else mark)
    return _label(match, "number", parts, style) if all(parts) else None


def _letter(match: re.Match[str]) -> Label:
    style = "(a)" if match["open"] else "a" + match["close"][:1]
    return _label(match, "letter", (_LETTERS.find(match["letter"]) + 1,), style)


def _capital(match: re.Match[str]) -> Label:
    return _label(match, "letter", (_LETTERS.find(match["letter"].lower()) + 1,), "A.")


def _bullet(match: re.Match[str]) -> Label:
    mark = match["mark"].replace("–", "-").replace("—", "-")
    return _label(match, "bullet", (), mark)


_READ = {
    "dieu": _article,
    "roman": _roman,
    "lower_roman": _lower_roman,
    "number": _number,
    "letter": _letter,
    "capital": _capital,
    "bullet": _bullet,
}
_PATTERNS = (
    ("dieu", _ARTICLE),
    ("roman", _ROMAN),
    ("lower_roman", _LOWER_ROMAN),
    ("number", _NUMBER),
    ("letter", _LETTER),
    ("capital", _CAPITAL),
    ("bullet", _BULLET),
)
