"""Reads a claim in a sentence: units with roles, times, figures, result, and the words that say what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.understanding.phrases import MAYBE, SCAFFOLD_TAG
from assistant.verify.figures import Figure, figures_in
from assistant.verify.moments import accented_times
from assistant.verify.roles_said import Cast, cast_of
from corpus.language.times import find_times
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

_RESULT = re.compile(
    r"(?<!\w)(?:(?:kết quả|sản phẩm|đầu ra|ket qua|san pham|dau ra)(?:\s+(?:thực hiện|đầu ra|dự kiến|phải có|cần đạt"
    r"|của nhiệm vụ này|của việc này|thuc hien|dau ra|phai co|can dat))*)\s*(?:là|gồm|bao gồm|:|la|gom)\s*"
    r"(?P<words>[^.;]+)",
    re.IGNORECASE,
)
_RESULT_OF = re.compile(
    r"(?<!\w)(?:kết quả|sản phẩm|đầu ra|ket qua|san pham)(?:\s+(?:thực hiện|dự kiến|đầu ra|cần đạt))*"
    r"\s+(?:của|khi|cua)\s(?P<task>[^:]+?)(?::|\s(?:là|la|gồm|gom)\s)\s*(?P<words>[^.;]+)",
    re.IGNORECASE,
)
_TIME_CUE = re.compile(
    r"(?<!\w)(?:thoi gian|thoi han|han chot|han hoan thanh|tien do|thoi diem|hoan thanh|han)"
    r"(?:\s+(?:thuc hien|hoan thanh|trien khai|cua viec nay))*\s*(?:la|vao|trong|:|truoc|den)?\s*$"
)
_TIME_WORDS = re.compile(
    r"(?<!\w)(?:thời gian|thời hạn|hạn chót|hạn hoàn thành|thời điểm|thoi gian|thoi han|han chot)"
    r"(?:\s+(?:thực hiện|hoàn thành|triển khai|thuc hien|hoan thanh))*(?:\s+(?:là|la|vào|trong)(?!\w))?\s*:?",
    re.IGNORECASE,
)

_BESIDE = 3  # letters between a document's symbol and its own date
# Words that carry a claim and say nothing of what it is about.
_SAYING = re.compile(
    r"(?<!\w)(?:tat ca(?: cac)?|phan dau|muc tieu|chi tieu|dat|ty le|ti le|hoan thanh"
    r"|theo (?:ke hoach|phan cong|van ban)(?=\s*,)"
    r"|trach nhiem|nhiem vu|cong viec|giu vai tro|vai tro|thuoc ve|trong viec|duoc giao|tham gia|cung tham gia|chinh"
    r"|ke hoach (?:neu|ghi)|van ban (?:neu|ghi)|phai co|can dat)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class SaidTime:
    """A time that a claim states at ``[start, end)``; ``cued`` says that the claim calls it the task's time."""

    text: str
    start: int
    end: int
    cued: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim as read. ``subject`` are the words that say what it is about, all else taken away.

    ``figures`` are the quantities, symbols and dates outside of times; ``result`` the words claimed as the result.
    """

    question: Question
    cast: Cast
    times: tuple[SaidTime, ...]
    figures: tuple[Figure, ...]
    result: str | None
    result_span: tuple[int, int]
    subject: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The claim's own words."""
        return self.question.text


def sentence_of(question: Question, documents: Sequence[Opened]) -> Sentence:
    """Return the claim taken apart; ``question`` holds its words, those that name a document tagged ``named``."""
    text = question.text
    cast = cast_of(question, documents)
    times = _times(text)
    result, span, cue = _result(text)
    taken = [*cast.spans, *((one.start, one.end) for one in times), *([cue] if cue else [])]
    taken += [match.span() for match in _TIME_WORDS.finditer(text)]
    taken += [span] if result else []
    figures = tuple(
        one for one in figures_in(text) if not _inside(one.start, one.end, [(t.start, t.end) for t in times])
    )
    return Sentence(question, cast, times, figures, result, span, _subject(question, taken))


def _times(text: str) -> tuple[SaidTime, ...]:
    accented = accented_times(text)
    folded = fold(text)
    symbols = [one.end for one in figures_in(text) if one.kind == "symbol"]
    spans = [one for one in find_times(accented) if not any(0 <= one.start - end <= _BESIDE for end in symbols)]
    return tuple(
        SaidTime(text[span.start : span.end], span.start, span.end, _TIME_CUE.search(folded[: span.start]) is not None)
        for span in spans
    )


def _result(text: str) -> tuple[str | None, tuple[int, int], tuple[int, int] | None]:
    """Return the words claimed as the result, their place, and the place of the words that announce them."""
    match = _RESULT_OF.search(text) or _RESULT.search(text)
    if not match or not match["words"].strip(' ,.“”"'):
        return None, (0, 0), None
    cue_end = match.start("task") if "task" in match.groupdict() and match["task"] else match.start("words")
    return match["words"].strip(' ,.“”"'), match.span("words"), (match.start(), cue_end)


def _subject(question: Question, taken: list[tuple[int, int]]) -> tuple[Word, ...]:
    taken = [*taken, *(match.span() for match in _SAYING.finditer(fold(question.text)))]
    return tuple(
        word
        for word in question.words
        if word.tag not in {SCAFFOLD_TAG, MAYBE, "named"}
        and word.kind == "word"
        and not _inside(word.start, word.end, taken)
    )


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(left <= start and end <= right for left, right in spans)
