"""Takes apart a question that asks two things ("theo định dạng nào và tính đến ngày nào?") or names several parts."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.understanding.sides import sides_of
from corpus.language.vietnamese import fold

_MOST = 6  # parts of one question
_SUBJECT = 3  # syllables that say what is asked about; with fewer the other part has to say it
_ALONE = 5  # with so many of its own, a later part needs no subject from the first
_JOINTS = re.compile(r"\s*[,;?]\s+|\s+(?:và|va|rồi|roi)\s+", re.IGNORECASE)
_BEFORE = r"(?:(?:theo|bằng|trong|vào|ở|tại|đến|từ|cho|với|do|trước|sau|của|bởi|qua|về)\s+)?"
_NOUNS = r"(?:(?!(?:là|la|thì|thi)\s)[^\W\d_]+\s+){0,2}?"
_WORDS = "bao nhiêu|bao lâu|bao giờ|khi nào|thế nào|như thế nào|ra sao|làm sao|làm gì|ở đâu|từ đâu|là gì|là ai"
# Folded, for questions typed without accents; "dau" and "may" may be đầu and máy there.
_ASKING = re.compile(rf"(?<!\w){_BEFORE}(?:{_WORDS}|{_NOUNS}(?:nào|gì)|ai|mấy|đâu)(?!\w)", re.IGNORECASE)
_ASKING_BARE = re.compile(
    rf"(?<!\w){fold(_BEFORE)}(?:{fold(_WORDS)}|{_NOUNS}(?:nao|gi)|ai)(?!\w)",
    re.IGNORECASE,
)
# "…, còn của xã B (thì sao)?": what was asked before is asked of another thing.
_ANOTHER = re.compile(
    r"\s*[,;.?]\s*(?:thế |the |vậy |vay )?(?:còn|con)\s+(?P<thing>[^,;?]{2,60}?)(?:\s+(?:thì sao|thi sao|ra sao|sao))?"
    r"(?:\s+(?:ạ|a|vậy|vay|nhỉ|nhi))*\s*[?.]*$",
    re.IGNORECASE,
)
_AGAIN = "còn "
_FILLER_WORDS = "là la thì thi có co được duoc phải phai của cua và va ạ a vậy vay thế the nhỉ nhi nữa nua"
_FILLERS = frozenset(_FILLER_WORDS.split())
_KIND = r"(?P<kind>điều|khoản|điểm|chương|mục|phụ lục|phần|dieu|khoan|diem|chuong|phu luc)"
_LABEL = r"(?:\d{1,3}|[ivx]{1,5}|[a-zđ])(?![\w/.%-]*\w)"
_NEXT = rf"(?:\s*,\s*(?:và |va )?|\s+(?:và|va|&)\s+)(?:(?P=kind)\s+)?{_LABEL}"
_SEVERAL = re.compile(
    rf"(?<!\w)(?:các |cac )?{_KIND}\s+(?P<labels>{_LABEL}(?:{_NEXT})+)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<!\w)(?:từ |tu )?{_KIND}\s+(?P<first>\d{{1,3}})\s*(?:-|–|đến|tới|den|toi)\s*"
    r"(?:(?P=kind)\s+)?(?P<last>\d{1,3})(?![\w/.%-])",
    re.IGNORECASE,
)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the questions that ``text`` asks, each able to stand alone; empty for a single question."""
    return sides_of(text) or _of_several_parts(text) or _of_several_questions(text) or _of_another(text)


def goes_on(part: str) -> bool:
    """Say whether a part asks again, of another thing, what the part before asks."""
    return part.startswith(_AGAIN)


def _of_another(text: str) -> tuple[str, ...]:
    """Return a question and what it asks again of another thing ("Ai ký kế hoạch A, còn của B?")."""
    asking = _ASKING_BARE if text.isascii() else _ASKING
    another = _ANOTHER.search(text)
    if another is None or not asking.search(text[: another.start()]) or asking.search(another["thing"]):
        return ()
    return (text[: another.start()], f"{_AGAIN}{another['thing']}")


def _of_several_parts(text: str) -> tuple[str, ...]:
    """Return the question for each of "khoản 1 và 2", "từ Điều 3 đến Điều 5"."""
    span = _RANGE.search(text)
    if span and 0 < int(span["last"]) - int(span["first"]) < _MOST:
        labels = [str(one) for one in range(int(span["first"]), int(span["last"]) + 1)]
        return tuple(_with(text, span, label) for label in labels)
    several = _SEVERAL.search(text)
    if several is None:
        return ()
    labels = re.findall(rf"(?<!\w){_LABEL}", several["labels"], re.IGNORECASE)
    return tuple(_with(text, several, label) for label in dict.fromkeys(labels))[:_MOST] if len(labels) > 1 else ()


def _with(text: str, span: re.Match[str], label: str) -> str:
    return f"{text[: span.start()]}{span['kind']} {label}{text[span.end() :]}"


def _of_several_questions(text: str) -> tuple[str, ...]:
    asking = _ASKING_BARE if text.isascii() else _ASKING
    parts = _asked_apart(text, asking)
    if len(parts) < 2 or len(parts) > _MOST:
        return ()
    subject = _subject(parts[0], asking)
    if len(subject.split()) < _SUBJECT:
        return ()
    return (parts[0], *(_made_whole(part, parts[0], subject, asking) for part in parts[1:]))


def _made_whole(part: str, first: str, subject: str, asking: re.Pattern[str]) -> str:
    """Return a later part with the subject of the first, unless it has one of its own."""
    if _stands(part, asking):
        return part
    said, words = first.split(), part.split()
    # "mở cửa lúc mấy giờ và đóng cửa lúc mấy giờ": what is built alike takes the place of what it is built like.
    alike = set(asking.sub(" ", first).lower().split()) & set(asking.sub(" ", part).lower().split()) - _FILLERS
    return f"{' '.join(said[: -len(words)]) if alike and len(words) < len(said) else subject} {part}"


def _asked_apart(text: str, asking: re.Pattern[str]) -> list[str]:
    """Return the stretches between joints that ask, each with what stands before it and asks nothing."""
    joints = [(0, 0), *((match.start(), match.end()) for match in _JOINTS.finditer(text)), (len(text), len(text))]
    parts: list[str] = []
    start = 0
    for (_, opened), (closed, _) in pairwise(joints):
        if asking.search(text[opened:closed]):
            parts.append(text[start:closed].strip(" ?."))
            start = closed
    if parts and start < len(text):
        parts[-1] += text[start:].rstrip(" ?.")  # what follows the last asking word is said of it
    return [_JOINTS.sub("", part, count=1) if _JOINTS.match(part) else _opened(part) for part in parts]


def _opened(part: str) -> str:
    return re.sub(r"^\s*(?:[,;?]|và\s|va\s|rồi\s|roi\s)\s*", "", part, flags=re.IGNORECASE)


def _subject(part: str, asking: re.Pattern[str]) -> str:
    """Return what the first question is about: the words before what asks, or after it where it opens with that."""
    found = asking.search(part)
    if found is None:
        return ""
    before, after = part[: found.start()].split(), part[found.end() :].split()
    while before and before[-1].lower() in _FILLERS:
        before.pop()
    return " ".join(before if len(before) >= _SUBJECT else after)


def _stands(part: str, asking: re.Pattern[str]) -> bool:
    found = asking.search(part)
    rest = part.split() if found is None else (part[: found.start()] + part[found.end() :]).split()
    return len([word for word in rest if word.lower() not in _FILLERS]) >= _ALONE
