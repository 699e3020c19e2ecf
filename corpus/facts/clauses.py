"""Reads who, with whom and when from one clause of prose ("chủ trì, phối hợp với Sở B … trước ngày 30/6/2025")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Span
from corpus.language.symbols import find_symbols
from corpus.language.times import find_times
from corpus.language.units import find_units, looks_like_unit

_WITH = re.compile(
    r"(?:^|[,;]|\bvà|\bchủ trì)\s*,?\s*(?:có trách nhiệm\s+)?phối hợp\s+"
    r"(?:(?:chặt chẽ|tốt|kịp thời|thường xuyên|đồng bộ)\s*,?\s*)*(?:cùng\s+)?(?:với\s+|cùng\s+)?",
    re.IGNORECASE,
)
_OPENS_HELPING = re.compile(
    r"(?:(?:có trách nhiệm|có nhiệm vụ|chủ động|tích cực|thường xuyên|tiếp tục|tăng cường|sẵn sàng)\s*,?\s*)*"
    r"(?:tham gia\s*,?\s*)?phối hợp\b",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\bvà\s+|\bcùng(?:\s+với)?\s+|\bvới\s+)\s*", re.IGNORECASE)
_SYLLABLE = re.compile(r"\s([a-zà-ỹđ]+)(?!\w)")
# First syllables of what follows a name in a sentence: verbs and joins, never the rest of a name.
_GOES_ON = frozenset(
    re.findall(
        r"\w+",
        "ban báo bảo bố cho chủ cùng có cần do giao giám góp hoàn hướng hỗ khi kiểm không là làm lập phê phải phối rà"
        " sẽ tham theo thẩm thì thông thực tiếp tiến trong trình triển tuyên tích tăng tại tổ tổng và về với xây xử đã"
        " đôn được đẩy đề để đảm",
    )
)
_ANYONE = frozenset(f"các {word}" for word in ("trạm", "đội", "nhóm", "quỹ", "báo", "đài", "vụ", "tổ", "bên"))
# Verbs that never stand inside a name.
_ACT = re.compile(r"\s(?:đôn đốc|chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|lãnh đạo xây dựng)\b")
_FULL_STOP = re.compile(r"[.](?=\s|$)")
_TIME_LABEL = re.compile(
    r"(?:thời gian|thời hạn|tiến độ)(?:\s+(?:thực hiện|hoàn thành|triển khai|báo cáo|tổ chức|trình))?"
    r"(?:\s+(?:là|vào|trong))?\s*:?\s*",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hoàn thành|xong|trong|từ nay|đến hết|định kỳ|đến trước|vào|bắt đầu từ|kể từ)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?<!\w)(?P<words>(?:trước|chậm nhất(?: là)?(?: vào| trước| trong| đến)?|muộn nhất(?: là)?|đến(?: hết| trước)?)\s+"
    r"(?:ngày\s+|tháng\s+|năm\s+)?)$",
    re.IGNORECASE,
)
_TIMES_A_YEAR = re.compile(
    r"\s+(?:ít nhất\s+)?\d{1,2}\s+lần\s*(?:/|mỗi|một|trong)\s*(?:một\s+)?(?:năm học|học kỳ|năm|quý|tháng|tuần)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:(?:hoàn thành|xong|thực hiện|trong|vào)\s+)+", re.IGNORECASE)
_LEADS_IN = re.compile(r"(?:trong|vào|hoàn thành|xong|thực hiện)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Partners:
    """Units named as partners, and where the words about them end in the clause."""

    names: tuple[str, ...] = ()
    end: int = 0


def opens_helping(text: str) -> bool:
    """Say whether a duty starts with "phối hợp": whoever it falls to then helps."""
    return _OPENS_HELPING.match(text) is not None


def partners(text: str, start: int = 0) -> Partners:
    """Return the units that the first "phối hợp với …" from ``start`` on names."""
    for match in _WITH.finditer(text, start):
        spans = unit_run(text, match.end())
        if spans:
            return Partners(tuple(flat(text, span) for span in spans), spans[-1].end)
    return Partners((), start)


def unit_run(text: str, start: int) -> tuple[Span, ...]:
    """Return the unbroken list of unit names that begins at ``start``."""
    run: list[Span] = []
    at = start
    for span in find_units(text[start:]):
        begin = start + span.start
        gap = text[at:begin]
        end = _whole_word(text, begin, start + span.end)
        if not run and not gap.strip():
            run.append(Span(begin, end))
        elif run and not gap.strip() and (text[begin].isupper() or text.startswith("các ", begin)):
            # "Đảng ủy Ủy ban nhân dân tỉnh", "các ngành các cấp": two heads, one name.
            run[-1] = Span(run[-1].start, end)
        elif run and gap.strip() and _LIST_GAP.fullmatch(gap):
            run.append(Span(begin, end))
        else:
            break
        at = end
    return tuple(run)


def _whole_word(text: str, start: int, end: int) -> int:
    """Return where a name of two syllables ends when its second opens a longer word: "Cục Thống" + "kê"."""
    words = text[start:end].split()
    act = _ACT.search(text, start, end)
    if act:
        return act.start()
    following = _SYLLABLE.match(text, end)
    cut = len(words) > 1 and words[-1].istitle() and len(words[-1]) > 1 and (len(words) == 2 or _opens_word(words[-2]))
    return following.end() if cut and following and following[1] not in _GOES_ON else end


def _opens_word(before: str) -> bool:
    """Say whether a capital after this word opens a word of a name ("Công ty Cổ" + "phần"), not the name of a place."""
    return before.islower() and before not in (
        "xã",
        "phường",
        "tỉnh",
        "huyện",
        "quận",
        "phố",
        "trấn",
        "thôn",
        "khu",
        "bản",
        "ấp",
    )


def flat(text: str, span: Span) -> str:
    """Return the words of a span on one line."""
    return " ".join(text[span.start : span.end].split()).strip(" ,;:.")


def names_someone(name: str) -> bool:
    """Say whether a name tells one unit from another: "đơn vị" and "cơ quan" alone do not."""
    words = name.split()
    return looks_like_unit(name) and (len(words) > 1 or name[:2].isupper()) and name.lower() not in _ANYONE


def timeframe_of(text: str) -> Span | None:
    """Return the time a duty is to be done in: labelled ("Thời gian từ …") or set as a deadline; else ``None``."""
    # A full stop behind a date is no part of it; a semicolon in its place keeps every offset.
    times = tuple(_with_bound(text, span) for span in find_times(_FULL_STOP.sub(";", text)))
    for label in _TIME_LABEL.finditer(text):
        near = next((span for span in times if 0 <= span.start - label.end() <= 3), None)
        if near:
            return _bare_time(text, near)
    symbols = find_symbols(text)
    deadlines = [
        span
        for span in times
        if text[span.start : span.end].lower() != "định kỳ"
        and _is_deadline(text, span)
        and not _dates_a_document(text, span, symbols)
    ]
    return _bare_time(text, deadlines[-1]) if deadlines else None


def _with_bound(text: str, span: Span) -> Span:
    """Return the time with the words in front that bound it ("trước ngày") and behind that count it ("02 lần")."""
    bound = _BOUND.search(text[: span.start])
    times = _TIMES_A_YEAR.match(text, span.end)
    return Span(bound.start("words") if bound else span.start, times.end() if times else span.end)


def _bare_time(text: str, span: Span) -> Span:
    """Return the time without the words that only say that something ends or lies in it ("hoàn thành trong")."""
    opening = _OPENING.match(text, span.start, span.end)
    return Span(opening.end(), span.end) if opening and opening.end() < span.end else span


def _is_deadline(text: str, span: Span) -> bool:
    words, before = text[span.start : span.end], text[: span.start]
    if before.count("“") > before.count("”") or re.match(r"trong\s+(?:các\s+)?năm học", words, re.IGNORECASE):
        return False
    if _DEADLINE.match(words) or re.match(r"qu[ýí]\s", words, re.IGNORECASE):
        return True
    if _LEADS_IN.search(before):
        return re.match(r"(?:tháng|năm|ngày|\d|hết|giai)", words, re.IGNORECASE) is not None
    # A frequency is a time when it closes the sentence after a comma, or opens it.
    alone = not before.strip() or before.rstrip().endswith((",", "("))
    return alone and re.match(r"(?:thường xuyên|h[ằà]ng|thường niên)", words, re.IGNORECASE) is not None


def _dates_a_document(text: str, span: Span, symbols: tuple[object, ...]) -> bool:
    ends = [getattr(symbol, "end", 0) for symbol in symbols]
    return any(0 <= span.start - end <= 12 and not text[end : span.start].strip(" ,") for end in ends)
