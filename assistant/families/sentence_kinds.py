"""Says whether a sentence holds the kind of thing that is asked: a figure, a unit, a person, a place, a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.understanding.intent import OFFICES
from assistant.understanding.synonyms import synonyms
from corpus.language.letters import LOWER, UPPER
from corpus.language.numbering import label_of
from corpus.language.symbols import find_dates, find_quantities
from corpus.language.times import find_times
from corpus.language.units import find_units
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from assistant.understanding.question import Question

_PERSON = re.compile(rf"(?<!\w)(?:ông|bà|đồng chí|đ/c)\s+(?:[{UPPER}][{LOWER}]+\s*){{2,4}}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_OFFICE = re.compile(
    r"(?i)người đứng đầu|thủ trưởng|cá nhân|người có thẩm quyền|lãnh đạo|cơ quan|đơn vị|tổ chức|giáo viên"
)
_MONEY = re.compile(r"\d[\d.,]*\s*(?:nghin|trieu|ty|ti)?\s*dong")
_PLACE = re.compile(r"(?i)(?<!\w)(?:tại|ở|trên|trụ sở|hội trường|địa chỉ|địa điểm|địa bàn|nơi|sân|phòng họp)(?!\w)")
_TURNS_TO = re.compile(r"(?<!\w)(?:lien he|gui|phan anh|bao cao|hoi|nop|den dau|toi dau|ve dau)(?!\w)")
_WEEKDAY = re.compile(r"(?<!\w)(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|cuoi tuan)(?!\w)")
_SINCE = re.compile(r"(?<!\w)khi\s|(?:ke )?tu ngay|(?:truoc|sau) khi|den khi")
_DURATION = re.compile(r"\d+\s*(?:nam|thang|ngay|tuan|gio|phut|quy)(?!\w)")


def holds_asked(question: Question, text: str) -> bool:
    """Say whether the sentence holds the kind of thing that is asked: a figure, a unit, a time."""
    asks = set(question.asks)
    label = label_of(text)
    text = text[label.end :] if label else text
    if asks & {"value", "count"}:
        return _holds_quantity(question, text)
    if asks & {"lead", "coordinating", "unit"} and not (find_units(text) or _OFFICE.search(text)):
        return False
    if "person" in asks and _names_office(question) and not _PERSON.search(text):
        return False
    if "place" in asks and not _tells_place(question, text):
        return False
    return not asks & {"timeframe", "issued_on"} or _tells_time(question, text)


def _tells_place(question: Question, text: str) -> bool:
    # "Liên hệ đâu?" is answered by an office.
    if _TURNS_TO.search(" ".join(word.folded for word in question.words)) and find_units(text):
        return True
    return _PLACE.search(text) is not None


def _tells_time(question: Question, text: str) -> bool:
    folded = fold(text)
    if find_times(text) or find_dates(text) or _DURATION.search(folded) or _WEEKDAY.search(folded):
        return True
    # A deadline is a date or a span; "khi được chỉ đạo" is a condition.
    deadline = any(word.tag == "timeframe" and word.folded == "han" for word in question.words)
    return not deadline and _SINCE.search(folded) is not None


def _names_office(question: Question) -> bool:
    said = " ".join(word.folded for word in question.words)
    return any(office in said for office in OFFICES)


def _holds_quantity(question: Question, text: str) -> bool:
    """Say whether a figure stands beside what is counted ("bao nhiêu tiền" wants "… đồng")."""
    figures = find_quantities(text)
    if not figures:
        return False
    if any(word.tag == "howmany" and word.folded == "tien" for word in question.words):
        return _MONEY.search(fold(text)) is not None
    asked = [place for place, word in enumerate(question.words) if word.tag in {"howmany", "percent"}]
    if not asked or question.words[asked[-1]].tag == "percent":
        return any(found.kind in {"percent", "range"} or found.value.isdigit() for found in figures)
    counted = [word for word in question.words[asked[-1] + 1 : asked[-1] + 3] if word.tag in {"", "plain"}]
    if not counted:
        return True
    names = {counted[0].folded, *(other[0] for other in synonyms().get(_measure(question, asked[-1]), ()))}
    after = (
        re.findall(r"\w+", fold(text[one.end : one.end + 32]))[:4] for one in figures if not _YEAR.fullmatch(one.value)
    )
    return any(names & set(near[:2]) and (len(counted) < 2 or counted[1].folded in near) for near in after)


def _measure(question: Question, place: int) -> tuple[str, ...]:
    """Return the longest known phrase right after the asking word ("mi li mét")."""
    after = [word.folded for word in question.words[place + 1 : place + 4]]
    return next((tuple(after[:size]) for size in (3, 2, 1) if tuple(after[:size]) in synonyms()), ())
