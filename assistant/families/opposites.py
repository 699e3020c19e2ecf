"""Knows words that deny each other without a "không": what is asked of one side, the other side answers."""

from __future__ import annotations

import re
from functools import cache

from corpus.language.vietnamese import fold

# Each side folded; a side names one thing in several ways. These say the same thing of a matter, the other way round.
_DECIDING = (
    ("mat tien|ton tien|dong tien|tra tien|nop tien|mat phi|nop phi|thu phi", "mien phi"),
    ("bat buoc", "tu nguyen|tuy chon"),
    ("cong khai|cong bo|tiet lo|cho biet|ke", "bao mat|giu bi mat"),
    ("con hieu luc|con gia tri|con han|con thoi han", "het hieu luc|het gia tri|het han|het thoi han|bai bo"),
)
# These stand in one sentence often enough, of different things: they only keep it from being taken for a yes.
_CONTRARY = (
    ("truoc", "sau"),
    ("tren|hon|vuot", "duoi"),
    ("tang", "giam"),
    ("toi thieu|it nhat|tro len", "toi da|nhieu nhat|tro xuong"),
    ("dau", "cuoi"),
    ("tu choi|bac bo", "chap nhan|chap thuan|dong y"),
    ("truc tiep", "gian tiep|truc tuyen"),
    ("cong lap", "ngoai cong lap|tu thuc|dan lap"),
)


def says_opposite(asked: str, said: str) -> bool:
    """Say whether a text speaks of the matter asked from its other side ("mất tiền": "miễn phí")."""
    return _turned(asked, said, _DECIDING)


def is_contrary(asked: str, said: str) -> bool:
    """Say whether a text has the opposite of a word of the question, and not the word itself."""
    return _turned(asked, said, (*_DECIDING, *_CONTRARY))


def _turned(asked: str, said: str, pairs: tuple[tuple[str, str], ...]) -> bool:
    here, there = fold(asked), fold(said)
    both = (side for pair in pairs for side in (pair, pair[::-1]))
    return any(_only(one, other, here) and _only(other, one, there) for one, other in both)


def _only(side: str, other: str, folded: str) -> bool:
    return _has(side, folded) and not _has(other, folded)


def _has(side: str, folded: str) -> bool:
    return _pattern(side).search(folded) is not None


@cache
def _pattern(side: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{side})(?!\w)")
