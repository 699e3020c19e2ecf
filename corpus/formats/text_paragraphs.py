"""Rejoins the wrapped lines of a text into paragraphs, by width, punctuation, letters and labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.draft import Paragraph
from corpus.formats.text_lines import Line
from corpus.language.numbering import Label, label_of
from corpus.language.vietnamese import place_tone
from corpus.tables.loose_words import ends_open

_END = re.compile(r"(?:[.!?…]|\./\.)[”\"'’)\]]*$")
_STOP = re.compile(r"[;:][”\"'’)\]]*$")
_SPLIT_SYMBOL = re.compile(r"\w[-/]$")
_TAIL_OF_SYMBOL = re.compile(r"[-/][A-ZĐ]")
_OPENS_NEW = re.compile(
    r"(?:Căn cứ|Nơi nhận|Kính gửi|Xét đề nghị|Theo đề nghị|Trên đây|Số\s*:|Lưu\s*:|Ghi chú\s*:|TM\.|KT\.|TL\.|"
    r"TUQ\.|Q\.|"
    r"QUYẾT ĐỊNH\s*:|CỘNG H[OÒ][AÀ] XÃ HỘI|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN)"
)
_RULE = re.compile(r"[-–—_=*.·\s]{3,}")
# A line of a title that starts with one of these goes on with the line above.
_CARRIES_ON = frozenset("và của về đối theo trên trong cho với tại năm giai nhằm để đến".split())  # noqa: SIM905 - one word list
_TYPES = frozenset(
    {"kế hoạch", "quyết định", "nghị quyết", "chỉ thị", "thông báo", "chương trình", "hướng dẫn", "báo cáo", "tờ trình",
     "công văn", "quy chế", "quy định", "đề án", "dự án", "phương án", "biên bản", "thông tư", "nghị định", "luật",
     "kết luận", "thông cáo", "công điện", "giấy mời", "phụ lục"}
)  # fmt: skip


# What a reference names, as in "khoản 2 Điều 5 Luật Thư viện".
_WORDED = frozenset({"dieu", "muc", "tieu_muc", "chuong", "phan", "phu_luc"})
_NAMED = (
    r"(?:điều|khoản|điểm|mục|tiểu mục|chương|phần|phụ lục|nghị định|nghị quyết|quyết định|thông tư|luật|bộ luật|"
    r"quy chế|quy định|nội quy|điều lệ|pháp lệnh|hiến pháp|hướng dẫn|kế hoạch|chương trình|đề án|văn bản)"
)
_REFERS = re.compile(
    rf"\s*(?:(?:ban hành )?kèm theo |của )?{_NAMED}\b|\s*(?:này|nêu trên|nói trên|trên đây)\b", re.IGNORECASE
)
# "… tại khoản" / "2. Trường hợp …" is a sentence's end, "Cấp tài khoản" / "1. Mỗi …" a heading.
_POINTS = re.compile(
    r"(?:^|[\s(])(?:tại|theo|của|và|hoặc|từ|đến|với|về|ở|trừ|như|các|này|(?<=[\s(])[a-zđ]|[\da-zđ][,;)])\s+"
    r"(?:điều|khoản|mục|điểm|chương|phần)$",
    re.IGNORECASE,
)
_FIGURES_GO_ON = re.compile(r"\d,$")
_LEAST_PAIRS = 12


@dataclass(frozen=True, slots=True)
class Measure:
    """How long the lines of a file are: ``usual`` characters, or cut just before column ``widest``, if it is known."""

    usual: int
    widest: int | None


def paragraphs_of(lines: Sequence[Line], measure: Measure) -> tuple[Paragraph, ...]:
    """Return the logical paragraphs of the lines of a file whose lines are as long as ``measure`` says."""
    groups: list[list[Line]] = []
    spaced = _double_spaced(lines)
    for line in lines:
        if groups and _continues(groups[-1], line, measure, spaced=spaced):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Paragraph(join_lines([line.text for line in group]), page=group[0].page) for group in groups)


def measure_of(lines: Sequence[Line]) -> Measure:
    """Return the length of a full line: the 90th percentile of the lines of more than a few words."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 40)
    return Measure(lengths[len(lengths) * 9 // 10] if lengths else 80, _widest(lines))


def _widest(lines: Sequence[Line]) -> int | None:
    """Return the column at which a program cut the lines, ``None`` where they were set in print.

    A program cuts just where the next word has no room left; letters of different widths leave no such column.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if b.text[0].islower() and label_of(b.text) is None]
    if len(pairs) < _LEAST_PAIRS:
        return None
    widest = max(a.extent for a, _ in pairs)
    full = sum(1 for a, b in pairs if _needed(a, b.text) > widest)
    return widest if full * 20 >= len(pairs) * 19 else None


def _needed(line: Line, text: str) -> int:
    """Return the column that the line would end in, had it taken in the next line's first word."""
    return line.extent + 1 + len(text.split(maxsplit=1)[0])


def join_lines(texts: Sequence[str]) -> str:
    """Return the lines as one; a symbol or hyphenated word that was cut at the line's end is whole again."""
    joined = ""
    for text in texts:
        joined = _joined(joined, tidy(text))
    return joined


def tidy(text: str) -> str:
    """Return a line without stray double spaces; wider gaps, which may part two columns, stay."""
    return re.sub(r"(?<=\S)[ \t]{2}(?=\S)", " ", text.strip()).replace("\t", " ")


def _joined(before: str, after: str) -> str:
    if not before:
        return after
    cut = _SPLIT_SYMBOL.search(before) and after[:1].isalnum()
    tail = _TAIL_OF_SYMBOL.match(after) and before[-1].isalnum() and (after[0] == "/" or before[-1].isdigit())
    return before + ("" if cut or tail else " ") + after


def _double_spaced(lines: Sequence[Line]) -> bool:
    """Say whether blank lines carry no meaning, since most lines have one before them."""
    return sum(1 for line in lines if line.gap) * 2 > len(lines)


def _continues(group: list[Line], line: Line, measure: Measure, *, spaced: bool) -> bool:
    """Say whether ``line`` goes on with the paragraph that ``group`` holds so far."""
    before, text = group[-1].text, line.text
    if _RULE.fullmatch(before) or _RULE.fullmatch(text) or _OPENS_NEW.match(text):
        return False
    if _shouted(before) or _shouted(text):
        return _title_continues(before, text, measure.usual)
    if _SPLIT_SYMBOL.search(before) and not text.startswith("-"):
        return True
    full = _is_full(group, text, measure)
    if label_of(text) is not None:
        return _label_is_words(before, text, full=full)
    return _words_continue(group, line, full=full, blank=line.gap > 0 and not spaced, width=measure.usual)


def _words_continue(group: list[Line], line: Line, *, full: bool, blank: bool, width: int) -> bool:
    before, text = group[-1].text, line.text
    if text[0].islower():
        return True
    if _END.search(before):
        return full and not blank
    if _STOP.search(before):
        return full and not blank and not text[0].isupper()
    unfinished = ends_open(before)
    if not text[0].isupper():
        return unfinished or full or not _stands_alone(before, width)
    if before.endswith(","):
        return len(before) >= 0.7 * width
    return full or unfinished


def _stands_alone(before: str, width: int) -> bool:
    label = label_of(before)
    return len(before) < 0.5 * width or (label is not None and label.kind in {"roman", "phu_luc", "chuong", "phan"})


def _label_is_words(before: str, text: str, *, full: bool) -> bool:
    """Say whether what looks like a label is the middle of a sentence: "… Tổ chức" / "- Chính trị"."""
    label = label_of(text)
    if label is None or _END.search(before) or _STOP.search(before):
        return False
    if label.kind in _WORDED:
        return ends_open(before) or (full and (_refers(text, label) or _POINTS.search(before) is not None))
    if before.endswith(","):
        return full and label.kind == "number" and _FIGURES_GO_ON.search(before) is not None
    if label.kind == "bullet":
        return full and label.style == "-" and label_of(before) is None
    return full and (ends_open(before) or _POINTS.search(before) is not None)


def _refers(text: str, label: Label) -> bool:
    """Say whether a worded label is part of a reference: "Phần I Phụ lục này", "Điều 5. Luật …" is a heading."""
    return label.text[-1] not in ".:" and _REFERS.match(text[label.end :]) is not None


def _is_full(group: list[Line], text: str, measure: Measure) -> bool:
    """Say whether the next line's first word had no room on the last line."""
    if measure.widest is not None:
        return _needed(group[-1], text) > measure.widest
    needed = len(group[-1].text) + 1 + len(text.split(maxsplit=1)[0])
    local = max((len(line.text) for line in group[:-1]), default=0)
    # A first line is indented; a numbered heading may nearly fill its line without going on.
    share = 0.86 if len(group) == 1 and label_of(group[0].text) is None else 0.93
    return needed > share * measure.usual or (local >= 40 and needed > 0.97 * local)


def _shouted(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 3 and sum(character.isupper() for character in letters) > 0.9 * len(letters)


def _title_continues(before: str, text: str, width: int) -> bool:
    """Say whether a line in capitals, or after one, goes on with the title above it."""
    if not (_shouted(before) and _shouted(text)):
        return _shouted(text) and _carries_symbol(before, text)
    if label_of(text) is not None or " ".join(before.lower().split()) in _TYPES:
        return False
    bound = place_tone(text.split(maxsplit=1)[0]) in _CARRIES_ON or ends_open(before) or before.endswith((",", "-"))
    return bound or len(before) >= 0.6 * width


def _carries_symbol(before: str, text: str) -> bool:
    # "… Nghị quyết số 03-" / "NQ/CP;": a line of nothing but a symbol's tail is no title.
    return _SPLIT_SYMBOL.search(before) is not None and len(text.split()) == 1
