"""Says how the shape of a clause meets a question: whether it says what the matter is, and opens with its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.evidence.clauses import bare
from assistant.understanding.words import syllables
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.evidence.clauses import Clause
    from assistant.understanding.question import Question

NAMES = ("isa", "starts")
_OPENING = 6  # words
_SUBJECT_MOST = 14
_SAID = 0.75
_SAYS = re.compile(r"(?<!\w)(?:la|gom|bao gom|duoc hieu la)(?!\w)")


def shape(question: Question, clause: Clause) -> tuple[float, float]:
    """Return the features of the clause's shape in the order of ``NAMES``, 0 to 1 each."""
    said = {word.folded for word in question.words}
    text = bare(clause.text)
    line = syllables(text)[:_OPENING]
    starts = sum(word in said for word in line) / len(line) if line else 0.0
    return float(_says_what(text, said)), starts


def _says_what(text: str, said: Collection[str]) -> bool:
    """Say whether the clause says what something asked about is, or is made of ("Báo cáo viên là …")."""
    folded = fold(text)
    match = _SAYS.search(folded)
    subject = syllables(folded[: match.start()]) if match else ()
    if not 0 < len(subject) <= _SUBJECT_MOST:
        return False
    return sum(word in said for word in subject) / len(subject) >= _SAID
