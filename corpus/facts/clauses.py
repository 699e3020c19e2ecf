"""Reads who, with whom and when from one clause of prose ("chủ trì, phối hợp với Sở B … trước ngày 30/6/2025")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Span
from corpus.facts.unit_runs import flat, unit_run
from corpus.language.symbols import find_symbols
from corpus.language.times import find_times

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


_DONE = re.compile(r"(?:hoàn thành|xong)\b", re.IGNORECASE)
_DONE_BEFORE = re.compile(r"(?:hoàn thành|xong)(?:\s+(?:trong|vào|trước|chậm nhất|là))*\s*$", re.IGNORECASE)
_REPORTS = re.compile(r"\s*(?:và\s+)?(?:định kỳ|tổng hợp|báo cáo|gửi|sơ kết|tổng kết)\b", re.IGNORECASE)
_CLAUSE_BREAK = re.compile(r"[;,.]\s+")


@dataclass(frozen=True, slots=True)
class Partners:
    """Units named as partners, and where the words about them end and begin in the clause."""

    names: tuple[str, ...] = ()
    end: int = 0
    start: int = 0


def opens_helping(text: str) -> bool:
    """Say whether a duty starts with "phối hợp": whoever it falls to then helps."""
    return _OPENS_HELPING.match(text) is not None


def partners(text: str, start: int = 0) -> Partners:
    """Return the units that the first "phối hợp với …" from ``start`` on names."""
    for match in _WITH.finditer(text, start):
        spans = unit_run(text, match.end())
        if spans:
            return Partners(tuple(flat(text, span) for span in spans), spans[-1].end, match.start())
    return Partners((), start)


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
    return _bare_time(text, _main(text, deadlines)) if deadlines else None


def _main(text: str, deadlines: list[Span]) -> Span:
    """Return the deadline of the work itself: what is only to be reported by then comes second."""
    done = [span for span in deadlines if _DONE.match(text, span.start) or _DONE_BEFORE.search(text[: span.start])]
    own = [span for span in deadlines if not _REPORTS.match(_CLAUSE_BREAK.split(text[: span.start])[-1])]
    return (done or own or deadlines)[-1]


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
    if re.match(r"từ\s", words, re.IGNORECASE) and not text[span.end :].strip(" .;"):
        # "… vào trường học từ năm học 2026 - 2027": when the work begins, where the sentence ends with it.
        return True
    if _LEADS_IN.search(before):
        return re.match(r"(?:tháng|năm|ngày|\d|hết|giai)", words, re.IGNORECASE) is not None
    # A frequency is a time when it closes the sentence after a comma, or opens it.
    alone = not before.strip() or before.rstrip().endswith((",", "("))
    return alone and re.match(r"(?:thường xuyên|h[ằà]ng|thường niên)", words, re.IGNORECASE) is not None


def _dates_a_document(text: str, span: Span, symbols: tuple[object, ...]) -> bool:
    ends = [getattr(symbol, "end", 0) for symbol in symbols]
    return any(0 <= span.start - end <= 12 and not text[end : span.start].strip(" ,") for end in ends)
