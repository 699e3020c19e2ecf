"""Watches the numbers of sections and says, in Vietnamese, where one is skipped, repeated or out of order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.language.numbering import Label

_WORDED = {
    "phu_luc": "Phụ lục",
    "phan": "Phần",
    "chuong": "Chương",
    "muc": "Mục",
    "tieu_muc": "Tiểu mục",
    "dieu": "Điều",
}
_NAMES = {"khoan": "Khoản", "roman": "Mục", "number": "Mục", "letter": "Mục", "diem": "Điểm"}
_SUFFIXED = re.compile(r"\d[a-zđ]|[a-zđ]\d", re.IGNORECASE)
_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(slots=True)
class Numbering:
    """Keeps the last number of every list; a list is known by the sections it stands in and its style."""

    warnings: list[str] = field(default_factory=list)
    last: dict[tuple[str, ...], int] = field(default_factory=dict)
    latest: dict[str, int] = field(default_factory=dict)

    def check(self, label: Label, kind: str, above: Sequence[tuple[str, Label]]) -> None:
        """Compare a label with the one before it in the same list; ``above`` are the open sections, outermost first."""
        if not label.value or _SUFFIXED.search(label.text.split()[-1]):
            return
        key = _key(label, kind, above)
        before = self.last.get(key, 0)
        running = self.latest.get(label.style) == label.value - 1
        self.last[key] = self.latest[label.style] = label.value
        # A list may count on from one section to the next.
        problem = None if not before and running else _problem(before, label.value, label)
        if problem:
            place = f"{_place(above)}: " if above else ""
            message = f"{place}{problem}"
            message = message[0].upper() + message[1:]
            if message not in self.warnings:
                self.warnings.append(message)


def _key(label: Label, kind: str, above: Sequence[tuple[str, Label]]) -> tuple[str, ...]:
    # Articles are counted through the whole document or appendix, all else within its parent.
    around = [part for part in above if part[0] == "phu_luc"] if kind == "dieu" else above
    return (*(f"{name}{part.text}{part.start}" for name, part in around), label.style)


def _problem(before: int, value: int, label: Label) -> str | None:
    if value == before + 1 or (value == 1 and before != 1) or (label.kind == "phu_luc" and not before):
        # A file may hold a single appendix.
        return None
    if value == before:
        return f"{'Điều' if label.kind == 'dieu' else 'số'} {_shown(value, label)} lặp lại"
    if value < before:
        return f"đánh số {_shown(before, label)} rồi {_shown(value, label)}, sai thứ tự"
    missing = ", ".join(_shown(number, label) for number in range(before + 1, min(value, before + 6)))
    if not before:
        return f"bắt đầu từ {_shown(value, label)}, thiếu {missing}"
    return f"đánh số {_shown(before, label)} rồi {_shown(value, label)}, thiếu {missing}"


def _shown(value: int, label: Label) -> str:
    if label.kind == "letter":
        letter = _LETTERS[value - 1] if value <= len(_LETTERS) else "?"
        return letter.upper() if label.style == "A." else letter
    if label.kind == "roman" or re.search(r"[IVX]+\W*$", label.text):
        return _roman(value)
    return ".".join(str(part) for part in (*label.parts[:-1], value))


def _roman(value: int) -> str:
    digits = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    shown = ""
    for worth, letters in digits:
        shown += letters * (value // worth)
        value %= worth
    return shown


def _place(above: Sequence[tuple[str, Label]]) -> str:
    """Name the section that holds the list: "Mục IV", "Khoản 2 Điều 5", "Phụ lục II, mục 3"."""
    kind, label = above[-1]
    if kind in _WORDED:
        return f"{_WORDED[kind]} {label.text.strip(' .:-–')[len(_WORDED[kind]) :].strip()}".strip()
    number = label.text.strip(" .:)(/-–")
    article = next((part for name, part in reversed(above) if name == "dieu"), None)
    of_article = f" {article.text.strip(' .:')}" if article else ""
    clause = next((part for name, part in reversed(above) if name == "khoan"), None) if kind == "diem" else None
    of_clause = f" khoản {clause.text.strip(' .)')}" if clause else ""
    return f"{_NAMES[kind]} {number}{of_clause}{of_article}"
