"""Says whether a text affirms or denies what a yes-or-no question claims, and keeps silent where it does neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.understanding.words import syllables
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.evidence.asked_words import Asked
    from assistant.understanding.question import Question

_FORBIDS = re.compile(r"(?<!\w)(?:khong(?! qua| it hon| duoi| han| chi)|nghiem cam|cam|chua)(?!\w)")
_EXCEPTS = re.compile(r"(?<!\w)(?:tru|ngoai tru|khong ap dung)(?!\w)")
_TAIL_NO = re.compile(
    r"(?:\s(?:phai|co|dung|hay|duoc|a|vay|nhi|the|ha))*\s*(?:khong|ko|k|hong|hok|chua)\W*(?:a|vay|nhi|the)?\W*$"
)
_REACH = 10  # words after a "không" that it may deny, in one part of the sentence
_TELLING = 1.5


def verdict(question: Question, asked: Sequence[Asked], text: str) -> bool | None:
    """Return whether the text, which speaks of all that is asked, says so; ``None`` where it does not decide.

    A "không" denies what follows it in its part of the sentence; where that is nothing asked, or where what is asked
    stands behind an "except", the text alone does not decide.
    """
    folded = fold(text)
    words = {one.word.folded for one in asked if one.firm and one.rarity >= _TELLING}
    if any(words & set(part) for part in _after(_EXCEPTS, folded)):
        return None
    denied = [bool(words & set(part)) for part in _after(_FORBIDS, folded)]
    if denied and not any(denied):
        return None
    return any(denied) == _forbids(question)


def _after(mark: re.Pattern[str], folded: str) -> Iterator[tuple[str, ...]]:
    for match in mark.finditer(folded):
        yield syllables(re.split(r"[,;.:]", folded[match.end() :], maxsplit=1)[0])[:_REACH]


def _forbids(question: Question) -> bool:
    return _FORBIDS.search(_TAIL_NO.sub("", fold(question.text).rstrip(" ?."))) is not None
