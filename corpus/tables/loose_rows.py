"""Numbers of rows and rows that name a group: which may follow which, and how likely a line is one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.language.numbering import label_of, roman
from corpus.tables.loose_pieces import is_ordinal

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_NAMED_GROUP = re.compile(r"(?:nhóm|lĩnh vực|phần|mục|về|khối|cấp)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """The last row numbers seen, one a style; ``fresh`` says that numbers may start again at 1."""

    figures: tuple[int, ...] = ()
    roman: int = 0
    letter: int = 0
    fresh: bool = True


def after_group(count: Count, first_line: str) -> Count:
    """Return the count after a group row, whose own label counts too."""
    label = label_of(first_line)
    if label is not None and label.kind == "roman":
        return replace(count, roman=label.value, fresh=True, letter=0)
    if label is not None and label.kind == "number":
        return replace(count, figures=label.parts, fresh=True)
    return replace(count, fresh=True)


def follow(count: Count, text: str) -> tuple[float, Count] | None:
    """Return how well a row number follows the count, and the count after it; ``None`` where ``text`` is none."""
    if not is_ordinal(text):
        return None
    bare = text.strip("().")
    if bare[0].isdigit():
        parts = tuple(int(part) for part in bare.split("."))
        return _figures_score(count, parts), replace(count, figures=parts, fresh=False, letter=0)
    value = roman(bare) if bare.isupper() else 0
    if value and not (bare.lower() == "i" and count.letter == 9):
        score = 3.0 if value == count.roman + 1 else -1.0 if value == 1 else -6.0
        return score, replace(count, roman=value, fresh=True)
    value = _LETTERS.find(bare.lower()) + 1
    score = 2.5 if value == count.letter + 1 else 0.0 if value == 1 else -6.0
    return score, replace(count, letter=value, fresh=bare.isupper())


def _figures_score(count: Count, parts: tuple[int, ...]) -> float:
    last = count.figures
    if parts == (1,):
        return 4.0 if count.fresh else -1.5
    if not last:
        return 1.0 if count.fresh else -4.0
    if parts == (*last, 1) or any(parts == (*last[:k], last[k] + 1) for k in range(len(last))):
        return 4.0
    if count.fresh and parts[-1] == 1:
        return 2.5
    if len(parts) == len(last) and parts[:-1] == last[:-1] and 0 < parts[-1] - last[-1] <= 3:
        return 0.5
    return -8.0


def group_score(lines: Sequence[str], following: str | None) -> float | None:
    """Return how likely whole lines are one group row over all columns; ``None`` where they cannot be."""
    text = " ".join(lines)
    label = label_of(text)
    bare = text[label.end :].strip() if label and label.kind != "bullet" else text
    if not bare or (label is not None and label.kind in {"bullet", "phu_luc"}) or len(lines) > 3:
        return None
    for before, after in itertools.pairwise(lines):
        if label_of(after) is not None or not (after.isupper() or after[0].islower() or _is_label(before)):
            return None
    return _named_score(text, bare, label.kind if label else None, following)


def _is_label(text: str) -> bool:
    return is_ordinal(text)


def _named_score(text: str, bare: str, kind: str | None, following: str | None) -> float | None:
    first = text.split(maxsplit=1)[0]
    if bare.isupper() and sum(map(str.isalpha, bare)) > (4 if kind else 11):
        return 5.0
    if kind == "roman" or (first.isupper() and roman(first.rstrip(".")) and len(bare.split()) > 1):
        return 3.5
    if kind in {"muc", "phan", "chuong"} or (kind == "letter" and first[0].isupper()):
        return 3.5
    if re.fullmatch(r"[A-HĐ][.)]?", first) and bare[0].isupper() and len(bare.split()) > 2:
        return 2.5
    return _numbered_score(text, first, bare, following)


def _numbered_score(text: str, first: str, bare: str, following: str | None) -> float | None:
    """Score "1. Nhóm nhiệm vụ …" over rows 1.1, 1.2."""
    number = re.fullmatch(r"(\d{1,2}(?:\.\d{1,2})?)\.?", first)
    below = re.match(r"(\d{1,2}(?:\.\d{1,2})+)(?:[.)\s]|$)", following or "")
    if number and below and below[1] == f"{number[1]}.1" and len(text) < 200:
        return 6.0
    return 3.0 if _NAMED_GROUP.match(bare) and bare.endswith(":") else None
