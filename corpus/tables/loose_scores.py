"""Scores how well a stretch of lines reads as one cell of a column of a given kind."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from corpus.language.times import find_times, looks_like_time, opens_time
from corpus.language.units import find_units, looks_like_unit, starts_unit
from corpus.tables import loose_words as words
from corpus.tables.loose_pieces import counts

BULLET = re.compile(r"[-–—+•*▪●◦·]\s*(?=[^\s\d])")
_AMOUNT = r"(?:\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?)"
_VALUE = re.compile(
    rf"(?:(?:[<>≥≤~±≈=]|>=|<=|trên|dưới|từ|tối thiểu|ít nhất|tối đa|khoảng|đạt|tăng|giảm|không quá|hơn|top|mức|"
    rf"cấp độ|đến)\s*)*"
    rf"{_AMOUNT}\s*(?:[%‰]|\b)",
    re.IGNORECASE,
)
_WORDED_VALUE = re.compile(
    r"(?:có|không|đạt|chưa|hoàn thành|cơ bản|duy trì|x|[-–]|đ|…|\.{2,})(?:\s.*)?", re.IGNORECASE | re.DOTALL
)
_MEASURES = re.compile(
    r"(?:%|‰|tỷ lệ(?: %)?|(?:triệu|tỷ|nghìn|ngàn|trăm)? ?đồng(?:/\w+)*|(?:lượt )?người|(?:lượt )?học sinh|hs|"
    r"trường|lớp|cơ sở|đơn vị|cái|"
    r"bộ|xã|huyện|thôn|m2|m²|ha|km|giường|máy|phòng|chiếc|lượt|mức|điểm|ngày|giờ|tiết|cuộc|sản phẩm|mô hình|"
    r"dịch vụ|văn bản|hộ|"
    r"clb|câu lạc bộ|đề tài|sáng kiến|hồ sơ|[\w.]+/[\w.]+(?: \w+){0,2})",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"(?:{_AMOUNT}(?![\d.,]*\s*%)\s*(?:triệu|tỷ|nghìn|ngàn|đ\b|đồng)?|ngân sách|kinh phí|nguồn|"
    rf"xã hội h[oó][áa]|lồng ghép|dự toán|theo dự toán|"
    r"không|nsnn|nstw|nsđp|vốn|chi thường xuyên|tự chủ|trong dự toán|thường xuyên$)",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"(?:các |bộ |hệ thống |danh mục |hồ sơ |bản )*(?:báo cáo|kế hoạch|văn bản|hội nghị|quyết định|danh sách|"
    r"danh mục|tài liệu|sản phẩm|kết quả|"
    r"đề án|tờ trình|biên bản|hệ thống|phần mềm|cơ sở dữ liệu|csdl|lớp|khóa|khoá|công văn|chuyên đề|mô hình|"
    r"nghị quyết|thông báo|"
    r"chương trình|quy chế|quy định|quy trình|hướng dẫn|phong trào|hoạt động|tin|bài|tranh|chuyên mục|mạng lưới|"
    r"sáng kiến|kho|"
    r"bộ|trang|cổng|cuộc|buổi|số liệu|dữ liệu|nền tảng|hợp đồng|chứng chỉ|giấy|đội ngũ|cẩm nang|sổ tay|tập huấn|"
    r"hội thảo|"
    r"hội thi|cuộc thi|ngày hội|video|clip|tổ chức|100%|\d+ )",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:tại |hội trường|phòng họp|trụ sở|trực tuyến|huyện|xã|phường|tỉnh|thành phố|thị|trung tâm|trường|"
    r"các (?:xã|huyện|trường))",
    re.IGNORECASE,
)
# A time that starts with a capital in the middle of a line is the next cell, not more of this one.
_FOREIGN_TIME = re.compile(
    r"(?:^|[^\s.;:,(“\"/–-])[ ](?:Tháng|Qu[ýí]|Năm(?= học| \d)|H[ằà]ng (?:năm|tháng|quý|tuần)|Thường(?: xuyên)?|"
    r"Trước|Định kỳ|Cả năm"
    r"|Trong (?:năm|tháng|quý)|Từ (?:năm|tháng|quý)|Theo kế|Giai đoạn|Học kỳ)(?=[ \n]|$)"
    r"|^(?:H[ằà]ng (?:năm|tháng|quý)|Thường xuyên|Quý [IV]+/\d+|Tháng \d+/\d+) [^\W\d]"
)
_TIME_VERB = re.compile(
    r"(?:hoàn thành|xong|dự kiến|bắt đầu|thực hiện|triển khai|báo cáo|chậm nhất|theo|ngay|sau|khi)\s", re.IGNORECASE
)
# A figure alone behind a phrase is the next cell ("Nghị quyết của HĐND" / "1.250").
_LAST_FIGURE = re.compile(r"(?<=[^\W\d_])\s+\d+(?:[.,]\d+)?$")
# A unit's name that breaks off behind its head goes on in the next line.
_BARE_HEAD = re.compile(
    r"(?:.*\s)?(?<!đốc )(?<!hòng )(?<!tra )(?<!đạo )(?<!thuộc )(?<!các )(?<!trưởng )"
    r"(?:Văn phòng|Phòng|Sở|Ban|Trung tâm|Bộ|Trường|Chi cục|Cục|Hội|Đoàn|[UỦ][ỷy] ban nhân dân|Các|Công ty|Viện|Tổ"
    r"|Ngân hàng|Kho bạc|Bảo hiểm|Cơ quan|Đơn vị|Liên đoàn|Hội đồng|Chủ tịch|Giám đốc)"
)
# A word that no cell of units holds alone: it is the end of a name, as in "Thanh tra" / "Sở".
_LONE_HEADS = frozenset({"Sở", "Bộ", "Ban", "Phòng", "Cục", "Vụ", "Viện", "Hội", "Tổ", "Trường"})
_LONE_HEAD = 8.0
# In the middle of a sentence these words have no capital: one that has it opens the next cell.
_OPENS_REMARK = re.compile(
    r"(?<=[^\W\d_A-ZĐ]) (?:Theo|Đã|Đang|Chưa|Cần|Có|Không|Được|Chờ|Nếu|Khi|Do|Vì|Giao|Lồng ghép|Bổ sung|Tiếp tục)"
    r" [^\W\d_A-ZĐ]"
)
_LONGEST_TIME = 200
MOST_LINES = {
    words.ORDINAL: 2, words.TASK: 70, words.LEAD: 14, words.HELP: 24, words.TIME: 8, words.RESULT: 24, words.VALUE: 10,
    words.MEASURE: 3, words.FUNDING: 12, words.PLACE: 10, words.NOTE: 20, words.PERSON: 6, words.OTHER: 30,
}  # fmt: skip
# No text scores more than this in a column of its kind.
BEST = {
    words.ORDINAL: 0.0, words.TASK: 2.8, words.LEAD: 5.0, words.HELP: 5.0, words.TIME: 6.0, words.RESULT: 2.0,
    words.VALUE: 4.5, words.MEASURE: 4.0, words.FUNDING: 4.0, words.PLACE: 2.0, words.NOTE: 0.0,
    words.PERSON: 2.5, words.OTHER: 0.5,
}  # fmt: skip
# What it costs that a column of this kind is blank in a row.
BLANK = {
    words.ORDINAL: 4.0, words.TASK: 8.0, words.LEAD: 2.6, words.HELP: 1.5, words.TIME: 2.2, words.RESULT: 1.6,
    words.VALUE: 2.2, words.MEASURE: 2.0, words.FUNDING: 0.8, words.PLACE: 1.5, words.NOTE: 0.0,
    words.PERSON: 1.5, words.OTHER: 1.2,
}  # fmt: skip


def kind_score(kind: str, text: str, lines: int) -> float:
    """Return how well a cell's whole text fits a kind of column; about -8 to 6, higher is better."""
    strange = 3.0 if kind != words.TIME and _holds_foreign_time(text) else 0.0
    return _SCORES[kind](text) - strange - (0.0 if lines <= MOST_LINES[kind] else 20.0)


@lru_cache(maxsize=4096)
def _holds_foreign_time(text: str) -> bool:
    return _FOREIGN_TIME.search(text) is not None


@lru_cache(maxsize=20000)
def is_unit(text: str) -> bool:
    """Say whether a cell's text is a unit or a list of units."""
    return (
        len(text) <= 400 and (text[0].isupper() or not text[0].isalnum() or text[0].isalpha()) and looks_like_unit(text)
    )


@lru_cache(maxsize=20000)
def is_time(text: str) -> bool:
    """Say whether a cell's text is a time expression."""
    return len(text) <= 160 and looks_like_time(text)


def _ordinal(text: str) -> float:
    return 0.0 if re.fullmatch(r"\(?[\w.]{1,8}[.)]?", text) else -20.0


def _task(text: str) -> float:
    count = len(text.split())
    score = min(count, 8) * 0.35 - (1.5 if count < 3 else 0.0)
    if count <= 30 and (is_unit(text) or is_time(text)):
        score -= 4.0
    return score - (5.0 if _is_value(text) and count <= 6 else 0.0)


@lru_cache(maxsize=50000)
def _unit(text: str) -> float:
    # The opening words decide for most stretches, at a fraction of the cost.
    if not _opens_unit(" ".join(text[:60].split()[:9])):
        return -6.0 if is_time(text) or _is_value(text) else -4.0
    if is_time(text) or _is_value(text):
        return -6.0
    if _side_by_side(text) or (re.search(r"\d", text) and find_times(text)):
        return -3.0
    if is_unit(text):
        # Bullets mark a list: one alone is half a list.
        bullets = sum(1 for line in text.split("\n") if BULLET.match(line)) if BULLET.match(text) else 0
        return 5.0 - _bare_cost(text) - (3.4 if bullets == 1 else 0.0) - (1.0 if 0 < bullets < _items(text) else 0.0)
    head = re.split(r"[;,\n]", text)[0]
    return 0.5 if len(text.split()) <= 40 and is_unit(head) else -4.0


def _bare_cost(text: str) -> float:
    *above, last = text.split("\n")
    if is_lone_head(last):
        return 0.0 if above else _LONE_HEAD
    return 2.0 if is_bare_head(text) else 0.0


@lru_cache(maxsize=20000)
def _opens_unit(opening: str) -> bool:
    return starts_unit(opening)


def _side_by_side(text: str) -> bool:
    """Say whether two units stand on one line with nothing between them, as they do in two cells."""
    spans = find_units(text)
    gaps = [text[a.end : b.start] for a, b in pairwise(spans)]
    return any(gap.isspace() and "\n" not in gap for gap in gaps)


def _items(text: str) -> int:
    return sum(1 for line in text.split("\n") if BULLET.match(line) or starts_unit(line))


def _time(text: str) -> float:
    if is_time(text):
        return 6.0
    begins = len(text) < _LONGEST_TIME and (opens_time(text) or _TIME_VERB.match(text) is not None)
    times = find_times(text) if begins else ()
    opening = bool(times)
    covered = sum(span.end - span.start for span in times)
    return 1.0 if opening and covered * 10 >= len(text) * 5 else -2.5 if opening and len(text) < 80 else -6.0


def _is_value(text: str) -> bool:
    return _VALUE.match(text) is not None


def _value(text: str) -> float:
    if _is_value(text):
        # Behind the figure a capital opens another cell ("250 Lũy kế"), more figures do too.
        other = 2.0 if re.match(r"[<>≥≤~\s\d.,%]+ [^\W\d_a-zà-ỹđ]", text) else 0.0
        return 4.5 - other - max(0, len(text.split()) - 24) * 0.2
    if _WORDED_VALUE.fullmatch(text):
        return 1.5 if len(text.split()) <= 6 else -2.0
    return -1.5 if len(text.split()) <= 5 and text[0].isupper() else -6.0


def _measure(text: str) -> float:
    if _MEASURES.fullmatch(" ".join(text.split())):
        return 4.0
    return 0.5 if len(text.split()) <= 3 and not re.search(r"\d", text) else -5.0


def _funding(text: str) -> float:
    if _MONEY.match(text):
        return 4.0
    return -1.0 if len(text.split()) <= 10 and not is_unit(text) and not is_time(text) else -5.0


def _result(text: str) -> float:
    if is_time(text) or not re.search(r"\w", text):
        return -5.0
    score = 2.0 if _RESULT.match(BULLET.sub("", text, count=1)) else 0.6
    score -= 3.0 if is_unit(text) else 0.0
    score -= 2.0 if _is_value(text) and len(text.split()) == 1 else 0.0
    score -= 2.5 if opens_time(text) else 0.0
    figure = _LAST_FIGURE.search(text)
    score -= 2.0 if figure and not counts(text[: figure.start()]) else 0.0
    score -= 1.5 if _OPENS_REMARK.search(text) else 0.0
    return score - max(0, len(text.split()) - 45) * 0.1


def _place(text: str) -> float:
    if is_time(text):
        return -5.0
    return 2.0 if _PLACE.match(text) or is_unit(text) else 0.4 if len(text.split()) <= 15 else -2.0


def _note(text: str) -> float:
    return -1.5 if is_unit(text) or is_time(text) else -0.3


def _person(text: str) -> float:
    named = sum(1 for word in text.split() if word[0].isupper()) * 10 >= len(text.split()) * 6
    return 2.5 if named and len(text.split()) <= 12 and not is_time(text) else -2.0


def _other(text: str) -> float:
    return -2.0 if is_time(text) else 0.5


_SCORES: dict[str, Callable[[str], float]] = {
    words.ORDINAL: _ordinal, words.TASK: _task, words.LEAD: _unit, words.HELP: _unit, words.TIME: _time,
    words.RESULT: _result, words.VALUE: _value, words.MEASURE: _measure, words.FUNDING: _funding,
    words.PLACE: _place, words.NOTE: _note,
    words.PERSON: _person, words.OTHER: _other,
}  # fmt: skip


def is_lone_head(text: str) -> bool:
    """Say whether a line is a single word that ends the unit's name above it."""
    return text in _LONE_HEADS


def is_value_start(text: str) -> bool:
    """Say whether a text opens with a figure, as the value of a target does."""
    return _is_value(text)


def is_bare_head(text: str) -> bool:
    """Say whether a text is only the head of a unit's name ("Văn phòng")."""
    return _BARE_HEAD.fullmatch(text) is not None
