"""Answers whom something is for ("đối tượng tham gia là ai?"): the task or the sentence that names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import fact_grounds, sentence_ground, shorten, unlabelled
from assistant.answering.proposal import Claim, Proposal, answered
from assistant.evidence.acceptance import clause_at
from assistant.families.choices import ask_back
from assistant.families.clause_kinds import opens_items
from assistant.families.extent import items, opening
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from assistant.evidence.shelf import Ranked, Shelf
    from assistant.understanding.question import Question

FAMILY = "audiences"
_CONFIDENCE = 0.93
_ASKED = re.compile(
    r"(?<!\w)doi tuong(?: (?!nao|gi|la|ai|gom)\w+){0,9}"
    r" (?:la ai|la nhung ai|gom nhung ai|gom ai|nao|gi|la gi|la nhung doi tuong nao)(?!\w)"
    r"|(?<!\w)(?:nhung |cac )?doi tuong nao(?!\w)"
    r"|(?<!\w)(?:toi|den|cho|danh cho) (?:nhung ai|nhung doi tuong nao|doi tuong nao)(?!\w)"
    r"|(?<!\w)(?:ai|giao vien nao|nguoi nao|nhung ai|hoc sinh nao|can bo nao) (?:duoc|phai|se) (?:\w+ )?"
    r"(?:tham gia|tham du|du|di hoc|hoc|tap huan|boi duong|dao tao)(?!\w)"
)
# How a plan says whom something is for.
_MEANT = re.compile(
    r"(?<!\w)(?:doi tuong(?! tac)|toan the|danh cho|(?:den|toi|cho) (?:tat ca|toan the|cac doi tuong|moi|can bo"
    r"|cong chuc|giao vien|hoc sinh|nguoi|phu huynh|cac dong chi))(?!\w)"
)
_STRICT = re.compile(r"(?<!\w)doi tuong(?! tac)(?!\w)")
_ASIDE = {"doi", "tuong", "tham", "gia", "du", "hoc", "di", "lop", "buoi", "khoa", "yeu", "cau", "giao", "vien"}
_LENGTH = 900
_NEAR = 0.12


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the task or the sentence that names whom it is for; ``None`` where that is not asked or not said."""
    said = " ".join(word.folded for word in question.words)
    if not _ASKED.search(said) or question.references or question.form in {"yesno", "count"}:
        return None
    words = [word for word in question.content() if word.folded not in _ASIDE]
    terms = tuple(term for term in shelf.terms(question, words) if not term.optional)
    if not any(not term.light for term in terms):
        return None
    ranked = [one for kind in ("assignment", "sentence") for one in shelf.rank(kind, terms) if _meant(one)]
    ranked = [one for one in ranked if one.match.convincing]
    if not ranked:
        return None
    best = max(ranked, key=_fit)
    others = {one.opened.id for one in ranked if _fit(one) >= _fit(best) - _NEAR / 6}
    if len(others) > 1 and not shelf.decided and "both" not in question.tags:
        return ask_back(FAMILY, [one.opened for one in ranked if one.opened.id in others], 0.8)
    return _listed(best) or answered(FAMILY, _CONFIDENCE, (_claim(best),))


def _listed(ranked: Ranked) -> Proposal | None:
    """Return all that a line introduces, where it does ("Tuyển thẳng các đối tượng sau:")."""
    clause = clause_at(ranked.opened, ranked.evidence.start) if ranked.evidence.kind == "sentence" else None
    if clause is None or not opens_items(ranked.opened, clause):
        return None
    line = opening(ranked.opened, clause)
    told = items(ranked.opened, clause)
    return answered(FAMILY, _CONFIDENCE, told, opening=line.text, led_by=line.grounds) if told else None


def _claim(ranked: Ranked) -> Claim:
    opened, one = ranked.opened, ranked.evidence
    if one.kind == "assignment":
        fact = opened.document.assignments[one.place]
        text = shorten(unlabelled(fact.task), _LENGTH)
        return Claim(text, fact_grounds(opened, fact, dict(fact.columns).get("task"), [text]))
    text = shorten(unlabelled(opened.text(one.start, one.end)), _LENGTH)
    return Claim(text, (sentence_ground(opened, one.start, one.end),))


def _meant(ranked: Ranked) -> bool:
    return _MEANT.search(_text(ranked)) is not None


def _fit(ranked: Ranked) -> float:
    return ranked.match.score + (_NEAR if _STRICT.search(_text(ranked)) else 0.0)


def _text(ranked: Ranked) -> str:
    return fold(ranked.opened.text(ranked.evidence.start, ranked.evidence.end))
