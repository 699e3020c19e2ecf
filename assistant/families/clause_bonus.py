"""Prefers, among clauses on the matter, the one whose form fits the question: lists, limits, labels, places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.evidence.clauses import bare, clauses_of
from assistant.families.quantities import same_comparison
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from assistant.evidence.clauses import Clause
    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question


_LABEL = 6  # words
# A most is not a least: "tối đa" asks for "không quá", "tối thiểu" for "ít nhất".
_LIMITS = (
    re.compile(r"(?<!\w)(?:toi da|khong qua|nhieu nhat|khong vuot qua|khong duoc qua|cham nhat|muon nhat)(?!\w)"),
    re.compile(r"(?<!\w)(?:toi thieu|it nhat|khong duoi|tro len|som nhat)(?!\w)"),
)
_LISTS = {"list", "parts"}
_MANY = re.compile(
    r"(?<!\w)(?:nhung|cac)(?!\w)(?:\s+\w+){1,4}\s+(?:nao|gi)(?!\w)|(?<!\w)(?:gom|la)\s+(?:nhung\s+)?(?:gi|nao)(?!\w)"
)
_WHICH = re.compile(r"(?<!\w)(?:truong hop|hanh vi|hinh thuc|loai|noi dung|dieu kien|doi tuong) nao(?!\w)")
ENUMERATES = re.compile(
    r"(?i)(?:gồm|sau|như sau|sau đây|là)\s*:\s*\w|(?<!\w)có (?:các|những)\s[^.;:]*:\s*[“\"]?\w"
    r"|gồm(?: có)?\s[^.;]*,[^.;]*\svà\s|gồm(?: có)?\s[^.]*;"
)


def bonus(question: Question, opened: Opened, clause: Clause) -> float:
    """Return what the form of a clause adds to its score, or takes from it."""
    items = clauses_of(opened).items(clause)
    lists = wants_list(question)
    if not same_comparison(question, clause.text):
        return -0.15
    if items:
        return 0.06 if lists else -0.02
    if clause.heading:
        return 0.14 if lists and _titled_so(question, clause) else -0.1
    if _labelled_so(question, clause) or _lies_there(question, clause):
        return 0.12
    if lists and ENUMERATES.search(clause.text):
        return 0.12
    return 0.16 if _same_limit(question, clause) else 0.02


def _titled_so(question: Question, clause: Clause) -> bool:
    """Say whether the question says the whole title ("Các hình thức bản sao": "có những hình thức bản sao nào")."""
    title = set(re.findall(r"\w+", fold(bare(clause.text)))) - {"cac", "nhung"}
    return len(title) > 1 and title <= {word.folded for word in question.words}


def _labelled_so(question: Question, clause: Clause) -> bool:
    """Say whether the clause opens with what is asked for as its label ("Phông chữ: …")."""
    head, colon, _ = bare(clause.text).partition(":")
    words = re.findall(r"\w+", fold(head))
    return bool(colon) and 1 < len(words) <= _LABEL and set(words) <= {word.folded for word in question.words}


def _lies_there(question: Question, clause: Clause) -> bool:
    """Say whether what is asked of a place is told of one ("lưu ở đâu": "được lưu tại …")."""
    asked = re.search(
        r"(?<!\w)(\w+) (?:o|tai) (?:dau|cho nao|noi nao)(?!\w)", " ".join(w.folded for w in question.words)
    )
    return asked is not None and bool(
        re.search(rf"(?<!\w){asked.group(1)}\s+(?:tai|o|tren|vao|trong|len|voi)(?!\w)", fold(clause.text))
    )


def _same_limit(question: Question, clause: Clause) -> bool:
    said, there = " ".join(word.folded for word in question.words), fold(clause.text)
    return any(limit.search(said) and limit.search(there) for limit in _LIMITS)


def wants_list(question: Question) -> bool:
    """Say whether the question asks for all of several things."""
    said = " ".join(word.folded for word in question.words)
    return bool(question.tags & _LISTS) or "count" in question.asks or bool(_MANY.search(said) or _WHICH.search(said))
