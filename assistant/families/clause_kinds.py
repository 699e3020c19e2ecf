"""Judges a clause by its kind and by how likely it answers: whether it holds someone, a time, a place; opens items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.evidence.acceptance import Weighed, features_of
from assistant.evidence.clauses import clauses_of
from assistant.families.agents import agent_for
from assistant.families.quantities import (
    amounts_met,
    asks_often,
    states_amount,
    states_duration,
    states_limit,
    states_often,
    states_time,
)
from assistant.understanding.intent import OFFICES
from corpus.language.letters import UPPER
from corpus.language.units import find_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.asked_words import Asked
    from assistant.evidence.clauses import Clause
    from assistant.evidence.pieces import Opened
    from assistant.understanding.question import Question

_HOLDER = re.compile(
    r"(?i)(?<!\w)(?:người|thủ trưởng|cá nhân|lãnh đạo|cơ quan|đơn vị|tổ chức|giáo viên|giám đốc|hiệu trưởng|chủ tịch"
    r"|trưởng|văn thư|bộ|sở|phòng|ban|hội đồng|ủy ban|uỷ ban|chính phủ|học sinh|nhân viên|viên chức|công chức|bên"
    r"|ông|bà)(?!\w)"
)
_PHONE = re.compile(r"(?<!\d)0\d{2,3}[\s.]?\d{2,4}[\s.]?\d{2,4}")
_PLACE = re.compile(
    r"(?<!\w)(?:tại|ở|nơi|lên|vị trí|góc|địa điểm|trụ sở|phòng|khu vực|trên địa bàn)(?!\w)", re.IGNORECASE
)
_BESIDE = re.compile(r"(?i)phối hợp|phối kết hợp|hỗ trợ|cùng với")
_WHICH_BODY = re.compile(r"(?<!\w)(?P<body>bộ|sở|cục|vụ|tổng cục) nào(?!\w)")
_ASKING = {"nao", "gi", "ai", "dau"}
_SOON = 3  # words
_OPENS = re.compile(r"(?::|sau đây|như sau)\s*:?$")


@dataclass(frozen=True, slots=True)
class Judged:
    """A clause to be judged, with the score that the matching gave it."""

    opened: Opened
    clause: Clause
    score: float


def features_for(question: Question, asked: Sequence[Asked], judged: Judged) -> tuple[float, ...]:
    """Return what the likelihood is reckoned from, in the order of ``assistant.evidence.acceptance.NAMES``."""
    opens = opens_items(judged.opened, judged.clause)
    stated = bool({"howmany", "percent"} & question.tags) and _states(question, judged)
    held = holds(question, judged.clause) or _held_above(question, judged)
    weighed = Weighed(judged.score, opens, held, stated)
    return features_of(question, asked, judged.opened, judged.clause, weighed)


def _states(question: Question, judged: Judged) -> bool:
    """Say whether the clause states the figure asked, or the line that introduces it ("… được giảm 40% gồm:")."""
    clause = judged.clause
    above = clauses_of(judged.opened).every[clause.above].text if clause.above >= 0 else ""
    return states_amount(question, clause.text) or (bool(above) and states_amount(question, above))


def _held_above(question: Question, judged: Judged) -> bool:
    """Say whether who does it is said above, where nothing but somebody is missing in the clause."""
    if "who" not in question.tags or not figures_met(question, judged.clause):
        return False
    agent = agent_for(question, judged.opened, judged.clause)
    return agent is not None and holds_text(question, f"{agent.text} {judged.clause.text}")


def opens_items(opened: Opened, clause: Clause) -> bool:
    """Say whether the clause introduces items."""
    many = clauses_of(opened).items(clause)
    return bool(many) and (clause.heading or _OPENS.search(clause.text.rstrip()) is not None or len(many) > 1)


def holds(question: Question, clause: Clause) -> bool:
    """Say whether the clause holds the kind of thing that is asked, and every figure of the question."""
    return clause.heading or (holds_text(question, clause.text) and figures_met(question, clause))


def figures_met(question: Question, clause: Clause) -> bool:
    """Say whether every figure of the question stands in the clause or, with its word, above it ("mức độ 2")."""
    return amounts_met(question, clause.text, clause.near.pairs | clause.far.pairs)


def holds_text(question: Question, text: str) -> bool:
    """Say whether the clause holds the kind of thing that is asked: someone, a time."""
    asks = set(question.asks)
    if not asks_meaning(question) and not _holds_someone(question, text):
        return False
    if "so dien thoai" in " ".join(word.folded for word in question.words) and not _PHONE.search(text):
        return False
    if "place" in asks and not _PLACE.search(text):
        return False
    if "coordinating" in asks and not _BESIDE.search(text):
        return False
    return _holds_time(question, text)


def _holds_time(question: Question, text: str) -> bool:
    """Say whether the text tells the kind of time that is asked: how long, by when, how often, when; true for none."""
    timed = {word.folded for word in question.words if word.tag == "timeframe"}
    if "lau" in timed:
        return states_duration(text) or (asks_often(question) and states_often(text))
    if "timeframe" in question.asks and _asks_limit(question):
        return states_limit(text)
    return not ("timeframe" in question.asks or _asks_when(question)) or states_time(text)


def _asks_limit(question: Question) -> bool:
    """Say whether it is asked by when ("hạn nộp?", "hạn nộp là ngày nào"), not of what is overdue ("quá hạn … gì")."""
    limits = [place for place, word in enumerate(question.words) if word.tag == "timeframe" and word.folded == "han"]
    asking = [place for place, word in enumerate(question.words) if word.folded in _ASKING]
    return bool(limits) and (not asking or any(0 < one - limits[-1] <= _SOON for one in asking))


def asks_meaning(question: Question) -> bool:
    """Say whether what someone is is asked ("Thanh niên tình nguyện là ai?"), not who does or heads something."""
    return _asks_who_is(question) and not asks_office_holder(question)


def asks_office_holder(question: Question) -> bool:
    """Say whether the name of who holds an office is asked ("Giám đốc Sở A là ai?")."""
    said = " ".join(word.folded for word in question.words)
    return _asks_who_is(question) and any(re.search(rf"(?<!\w){office}(?!\w)", said) for office in OFFICES)


def _asks_who_is(question: Question) -> bool:
    return any(pair == ("la", "ai") for pair in pairwise(word.folded for word in question.words))


def _holds_someone(question: Question, text: str) -> bool:
    """Say whether the text names someone, and one of the kind that is asked ("bộ nào" wants "Bộ Nội vụ")."""
    head = _WHICH_BODY.search(" ".join(word.text.lower() for word in question.words))
    if head is not None and head["body"]:
        return re.search(rf"(?<!\w){_capital(head['body'])}\s+[{UPPER}]", text) is not None
    return "who" not in question.tags or bool(find_units(text) or _HOLDER.search(text))


def _capital(name: str) -> str:
    return f"[{name[0].upper()}{name[0]}]{name[1:]}"


def _asks_when(question: Question) -> bool:
    return any(
        word.tag in {"timeframe", "issued"} and word.folded in {"khi", "gio", "luc", "lau"} for word in question.words
    )
