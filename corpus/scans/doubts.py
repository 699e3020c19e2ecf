"""Says which recognised words may be wrong, where to look for them, and warns of them in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean

from corpus.draft import Doubt
from corpus.scans.page import ScannedPage

_DOUBTFUL = 70.0  # of 100: what is read less surely may be wrong
_NEIGHBOURS = 2  # words of the line before and after that tell where a doubtful word stands


def doubts_of(page: ScannedPage) -> Iterator[Doubt]:
    """Give the words of a page that were read unsurely or mended, in reading order."""
    words = [sure for sure in page.words if not sure.word.stamp]
    for at, sure in enumerate(words):
        if sure.confidence < _DOUBTFUL or sure.original is not None:
            line = [other for other in words[max(0, at - 8) : at + 9] if other.word.bottom == sure.word.bottom]
            place = line.index(sure)
            before = tuple(other.word.text for other in line[max(0, place - _NEIGHBOURS) : place])
            after = tuple(other.word.text for other in line[place + 1 : place + 1 + _NEIGHBOURS])
            yield Doubt(page.number, sure.word.text, before, after, sure.confidence / 100, sure.original)


def warnings_of(pages: Sequence[ScannedPage]) -> Iterator[str]:
    """Give what a user should know of pages that were read from pictures."""
    sure = {page.number: [one.confidence for one in page.words if not one.word.stamp] for page in pages}
    read = [number for number, confidences in sure.items() if confidences]
    if read:
        mean = fmean(confidence for confidences in sure.values() for confidence in confidences)
        yield (
            f"Trang {ranges(read)} là ảnh quét: chữ được nhận dạng tự động, độ tin cậy trung bình {mean:.0f}%, "
            "cần đối chiếu với bản gốc khi dùng."
        )
    empty = [number for number, confidences in sure.items() if not confidences]
    if empty:
        yield f"Trang {ranges(empty)} là ảnh, không nhận dạng được chữ nào."
    poor = [number for number in read if fmean(sure[number]) < _DOUBTFUL]
    if poor:
        yield f"Trang {ranges(poor)} quá mờ hoặc nhòe, chữ nhận dạng có thể sai nhiều."


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers that rise as a reader says them: "1, 3–21"."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(group[0]) if len(group) == 1 else f"{group[0]}–{group[-1]}" for group in groups)
