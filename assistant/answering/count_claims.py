"""Judges a yes-or-no question about how many there are ("Phụ lục II có 14 nhiệm vụ phải không?") by counting them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.proposal import Proposal, Worked
from assistant.evidence.asked_words import NUMBER_WORDS
from assistant.resolving.scope import narrowed
from assistant.understanding.question import understand
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

_NUMBER = rf"\d{{1,3}}|{'|'.join(NUMBER_WORDS)}|năm(?=\s+(?:nhiệm|chỉ|mục|phần|đơn|nhóm|phòng))"
# What plans and regulations have so many of; "3 tháng", "95 %" are no counts of theirs.
_KINDS = (
    "nhiệm vụ|công việc|đầu việc|chỉ tiêu|mục|phần|phụ lục|nhóm|đơn vị|cơ quan|căn cứ|văn bản|nơi nhận|phòng|nội dung"
    "|chương|điều"
)
_CLAIM = re.compile(
    rf"(?<!\w)(?P<verb>có|gồm|gồm có|là|chia thành|đặt ra|giao|cho|chủ trì|phối hợp|đúng là)"
    rf"\s+(?:tất cả\s+|cả\s+|đủ\s+|toàn bộ\s+)?(?P<number>{_NUMBER})\s+(?P<noun>{_KINDS})(?!\w)",
    re.IGNORECASE,
)
_BARE_CLAIM = re.compile(
    rf"(?<!\w)(?P<verb>co|gom|gom co|la|chia thanh|dat ra|giao|cho|chu tri|phoi hop|dung la)"
    rf"\s+(?:tat ca\s+|ca\s+|du\s+)?(?P<number>\d{{1,3}})\s+(?P<noun>{fold(_KINDS)})(?!\w)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*,?\s*(?:(?:có\s+|co\s+)?(?:đúng|phải|dung|phai)(?:\s+(?:vậy|hay sai|vay))?\s*(?:không|ko|k|hông|khong|chưa)?"
    r"|(?:không|khong|ko))\s*(?:ạ|nhỉ|a)?\s*\??\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^\s*(?:có phải(?: là)?|có đúng(?: là)?|co phai(?: la)?|co dung(?: la)?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CountClaim:
    """A claimed number as typed, its value, and the question that counts instead."""

    said: str
    value: int
    question: str


def claimed_count(question: Question) -> CountClaim | None:
    """Return the number that a yes-or-no question claims of a countable thing, ``None`` where it claims none."""
    if question.form != "yesno":
        return None
    text = _HEAD.sub("", question.text)
    match = (_CLAIM if question.accented else _BARE_CLAIM).search(text)
    if match is None:
        return None
    said = match["number"]
    value = int(said) if said.isdigit() else {**NUMBER_WORDS, "năm": 5}[said.lower()]
    counting = f"{text[: match.start('number')]}bao nhiêu {text[match.start('noun') :]}"
    return CountClaim(said, value, _TAIL.sub("", counting).rstrip(" ,?") + "?")


def judged_counts(
    question: Question, shelf: Shelf, proposals: Callable[[Question, Shelf], Sequence[Proposal]]
) -> tuple[Proposal, ...]:
    """Return the verdicts on a number that the question claims, from what counting (``proposals``) gives."""
    claim = claimed_count(question)
    if claim is None:
        return ()
    own = tuple(short for opened in shelf.documents for short in opened.document.abbreviations)
    judged = (judged_count(claim, one) for one in proposals(*narrowed(understand(claim.question, own), shelf)))
    return tuple(one for one in judged if one is not None)


def judged_count(claim: CountClaim, counted: Proposal) -> Proposal | None:
    """Return "Đúng" or "Không đúng" with what was counted; ``None`` where nothing was."""
    total = next((one.value for one in counted.worked if one.how == "count"), None)
    if counted.status != "answered" or total is None:
        return None
    verdict = "Đúng" if total == str(claim.value) else "Không đúng"
    opening = f"{verdict}. {counted.opening}" if counted.opening else f"{verdict}."
    return replace(counted, opening=opening, worked=(*counted.worked, Worked(claim.said, "asked")))
