"""Reads targets from prose: "Đến năm 2030, 95% trường …", "tỷ lệ … đạt 85% vào năm 2030", "phấn đấu 100% …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Document, Span, Target
from corpus.facts.prose import Item, sentences
from corpus.facts.targets import Year, year_named
from corpus.facts.wording import squash
from corpus.language.symbols import Found, find_dates, find_quantities

_AIMS = re.compile(r"mục tiêu|chỉ tiêu", re.IGNORECASE)
_CUE = re.compile(
    r"phấn đấu|mục tiêu|chỉ tiêu|đạt (?:tối thiểu|ít nhất)"
    r"|(?:đến|hết|vào|trước) (?:hết )?năm|đến (?:hết )?(?:19|20)\d\d",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\bđã\b|tính đến (?:nay|ngày|tháng|năm|hết)|hiện nay|hiện tại|năm trước|cùng kỳ|thực trạng", re.IGNORECASE
)
_SINCE = re.compile(r"so với\s+(?:cùng kỳ\s+)?(?:năm\s+)?(?:19|20)\d\d", re.IGNORECASE)
_CHANGE = re.compile(r"(?<!\w)(?:giảm|tăng)(?:\s+(?:thêm|từ|khoảng|ít nhất|tối thiểu|bình quân))*\s+$", re.IGNORECASE)
# A number may name a case or a place instead of setting a value: "Khi mưa trên 50 mm", "tại phụ lục 2".
_CASE = re.compile(r"\s*(?:với|khi|nếu|trường hợp|trong trường hợp|theo|tại|căn cứ)\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"\b(?:phụ lục|mục|điều|khoản|điểm|số|bảng|biểu|cấp|cấp độ|mức độ|bậc|hạng|loại|lần thứ|thứ|vùng|khu|quyển|tập"
    r"|phần|chương)\s+$",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"[\d,:;()]|sau(?: đây)?$")
_PER = re.compile(r"\s?/\s?(?:năm|tháng|quý|người|hộ|xã)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\s*;\s*|(?<=[^\d]),\s*(?:trong đó|và)\s+|\s+trong đó\s*:?\s+|(?<=%),\s+(?=[^\W\d])")
_TIME = re.compile(
    r"^\s*(?:(?:phấn đấu|mục tiêu|cụ thể|trong đó)\s*:?,?\s*)*(?:(?:đến|vào|trong|hết|trước)\s+)*(?:cuối\s+|hết\s+)?"
    r"(?:năm(?: học)?|giai đoạn)\s+(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\s*[,:]?\s*", re.IGNORECASE,
)  # fmt: skip
_TIME_BEHIND = re.compile(
    r"\s*,?\s*(?:vào|đến|trong|trước)?\s*(?:hết |cuối )?(?:năm|giai đoạn) (?:19|20)\d\d"
    r"(?:\s*[-–]\s*(?:19|20)\d\d)?\s*$",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:(?:và|phấn đấu|bảo đảm|đảm bảo|mục tiêu|có|đạt|duy trì|cơ bản|để|là|trong đó|cụ thể)\b\s*,?:?\s*)+",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"\s*,?\s*(?:(?:phấn đấu|được|sẽ|phải|luôn)\s+)?(?:(?<!chưa )(?<!không )đạt(?: mức| tỷ lệ| tối thiểu)?|là|còn|chiếm"
    r"|đóng góp(?: vào)?|bằng|bao phủ"
    r"|tăng(?: lên| thêm)?|giảm(?: xuống| còn)?(?: còn)?|duy trì(?: ở mức)?"
    r"|bình quân|ở mức|từ|khoảng|:|đến|lên|xuống|xuống còn)(?:\s+(?:đạt|mức|khoảng|từ|còn|bình quân))*\s*$",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Aim:
    """What the lines above set for an item: a year, and whether targets are listed here."""

    item: Item
    year: Year
    listed: bool


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of an item that states one value."""

    text: str
    start: int


def prose_targets(document: Document, items: tuple[Item, ...]) -> Iterator[Target]:
    """Yield the targets that stand outside of tables, in reading order."""
    opened: _Aim | None = None
    for item in items:
        opened = _opened(item) or (opened if opened and _holds(opened, item) else None)
        aim = opened or _Aim(item, _year_above(document, item), any(_AIMS.search(part) for part in item.path))
        if not item.heading and ("%" in item.text or aim.listed):
            yield from _item_targets(item, aim)


def _opened(item: Item) -> _Aim | None:
    """Return what a line such as "Đến năm 2030:" sets for the items beneath it."""
    if not item.text.rstrip().endswith(":"):
        return None
    year = year_named(item.text, item.start)
    return _Aim(item, year, listed=True) if year.year or _AIMS.search(item.text) else None


def _holds(aim: _Aim, item: Item) -> bool:
    return not item.heading and (item.style != aim.item.style or not item.style)


def _item_targets(item: Item, aim: _Aim) -> Iterator[Target]:
    for sentence in sentences(item.text):
        text = item.text[sentence.start : sentence.end]
        if _PAST.search(text) or not (aim.listed or _CUE.search(text)):
            continue
        year = year_named(_SINCE.sub(lambda match: " " * len(match[0]), text), item.start + sentence.start)
        inherited = year if year.year else aim.year
        for clause in _clauses(text, item.start + sentence.start):
            yield from _clause_target(item, sentence, clause, _Aim(aim.item, inherited, aim.listed))


def _year_above(document: Document, item: Item) -> Year:
    for section in reversed(item.sections):
        end = max(section.heading_end, section.start)
        year = year_named(document.text[section.start : end], section.start)
        if year.year:
            return Year(year.year, Span(section.start, end))
    title = dict(document.identity.spans).get("title")
    return year_named(document.text[title.start : title.end], title.start) if title else Year(None)


def _clauses(text: str, offset: int) -> Iterator[_Clause]:
    at = 0
    for match in (*_CLAUSE.finditer(text), None):
        end = match.start() if match else len(text)
        if text[at:end].strip():
            yield _Clause(text[at:end], offset + at)
        at = match.end() if match else end


def _clause_target(item: Item, sentence: Span, clause: _Clause, aim: _Aim) -> Iterator[Target]:
    found = [one for one in find_quantities(clause.text) if _is_value(one, clause.text, aimed=aim.listed)]
    # A share is what a sentence sets; a number beside it ("trong 48 giờ") belongs to its words.
    if found and "%" not in found[0].value and len(find_quantities(clause.text)) > 1 + len(find_dates(clause.text)):
        found = [one for one in found if _LINKS.search(clause.text[: one.start])]
    values = [one for one in found if "%" in one.value] or found
    year = aim.year
    if len(values) != 1:
        return
    value = values[0]
    indicator = _indicator(clause.text, value)
    if len(indicator.split()) < 2:
        return
    own = year_named(_SINCE.sub("", clause.text))
    inside = own.year is not None or (year.span is not None and item.start <= year.span.start < item.end)
    start = item.start + sentence.start
    end = start + len(item.text[sentence.start : sentence.end].rstrip())
    yield Target(
        indicator=indicator, scope=None, year=own.year or year.year,
        value=_as_printed(clause.text, value), start=start, end=end,
        evidence=() if inside or year.span is None else (year.span,), path=item.path,
    )  # fmt: skip


def _is_value(found: Found, text: str, *, aimed: bool) -> bool:
    if "%" in found.value:
        return True
    # A bare number is a value only where aims are listed, with a verb that sets it; years are none.
    year = re.fullmatch(r"(?:19|20)\d\d(?:-(?:19|20)\d\d)?", found.value)
    before, after = text[: found.start], text[found.end :].strip(" .;,")
    if _CASE.match(before) or _LABELLED.search(before):
        return False
    counted = len(before.split()) >= 2 and 0 < len(after.split()) <= 5 and not re.search(r"[,:()]", after)
    # "Kết nạp 12 đảng viên mới": a short verb, one figure, and what it counts.
    counted = counted or (1 <= len(before.split()) <= 3 and 2 <= len(after.split()) <= 12 and not _BROKEN.search(after))
    return aimed and not year and (_LINKS.search(before) is not None or found.value[:1] in "><~" or counted)


def _as_printed(text: str, value: Found) -> str:
    """Return the value with its unit: "120 triệu đồng" where the number closes its clause."""
    rest = _TIME_BEHIND.sub("", text[value.end :].rstrip(" .;,:"))
    per = _PER.match(text, value.end)
    if per:
        rest = per[0]
    unit = (
        rest
        if per
        else rest
        if "%" not in value.value and len(rest.split()) <= 5 and not re.search(r"[,.:(]", rest)
        else ""
    )
    # "giảm 2%" is another value than 2%: the change belongs to it, "giảm còn 2%" only says which way.
    change = _CHANGE.search(text[: value.start])
    return squash((change[0] if change else "") + text[value.start : value.end] + unit)


def _indicator(text: str, value: Found) -> str:
    """Return the words that the value is of: those before it when they end in "đạt", "là" …; else those after it."""
    before = _TIME.sub("", text[: value.start])
    after = text[value.end :]
    link = _LINKS.search(before)
    subject = _LEAD_IN.sub("", before[: link.start()] if link else before).strip(" ,:;-–")
    closes = not _TIME_BEHIND.sub("", after).strip(" .;,") or ("%" not in value.value and len(after.split()) <= 5)
    if len(subject.split()) >= 2 and (link or closes):
        return squash(subject)
    rest = after.strip(" .;,:")
    rest = rest if _SINCE.search(rest) else _TIME_BEHIND.sub("", rest)
    return squash(rest).strip(" .;,:")
