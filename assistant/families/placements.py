"""Answers where a document speaks of something: the heading over it, or the group of the table that its row is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, row_ground, section_ground, sentence_ground, shorten
from assistant.answering.proposal import Claim, Ground, Proposal, answered
from assistant.families.choices import ask_back
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.matching import Term
    from assistant.evidence.pieces import Opened, Stretch
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word
    from corpus.document import Assignment

FAMILY = "placements"
_CONFIDENCE = 0.94
_GROUP = re.compile(r"(?<!\w)nhom(?: nhiem vu| giai phap| cong viec)?(?: nao| may| gi)(?!\w)")
_WHERE = re.compile(
    r"(?<!\w)(?:nhac(?: den| toi)?|de cap(?: den| toi)?|neu|noi(?: den| toi| ve)|xuat hien|vien dan)(?: \w+)?"
    r" (?:o|tai|trong) (?:dau|cho nao|nhung cho nao|doan nao|phan nao|nhung phan nao)(?!\w)"
)
_ASKING = {"nhac", "cap", "neu", "xuat", "hien", "vien", "dan", "nam", "thuoc", "nhom", "cho", "doan", "de", "den"}
_TELLING = {"", "plain", "amount", "document", "number"}
_MOST = 6
_LENGTH = 500


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the group or the passages that hold what is asked; ``None`` where its place is not asked."""
    said = " ".join(word.folded for word in question.words)
    if _GROUP.search(said) and "nhat" not in said.split() and question.form != "count" and "count" not in question.asks:
        return _groups(question, shelf)
    return _mentions(question, shelf) if _WHERE.search(said) else None


def _groups(question: Question, shelf: Shelf) -> Proposal | None:
    terms = _terms(question, shelf, question.content())
    ranked = [one for one in shelf.rank("assignment", terms) if one.match.convincing] if terms else []
    held = [one for one in ranked if one.opened.document.assignments[one.evidence.place].group]
    if not held:
        return None
    fact = held[0].opened.document.assignments[held[0].evidence.place]
    claim = _group_claim(held[0].opened, fact)
    return answered(FAMILY, _CONFIDENCE, (claim,), facts=(fact,)) if claim else None


def _group_claim(opened: Opened, fact: Assignment) -> Claim | None:
    if fact.table is None or fact.row is None or not fact.group:
        return None
    table = opened.document.tables[fact.table]
    cell = next((one for one in table.rows[fact.row].groups if flat(one.text) == flat(fact.group)), None)
    if cell is None:
        return None
    group = Ground(opened, cell.start, cell.end, (*table.path, flat(cell.text)))
    text = f"Nhiệm vụ “{shorten(fact.task, 150)}” thuộc nhóm “{flat(cell.text)}”"
    return Claim(text, (row_ground(opened, fact.table, fact.row, None), group))


def _mentions(question: Question, shelf: Shelf) -> Proposal | None:
    phrase = _phrase(question)
    if phrase is None:
        return None
    found = [(opened, claim) for opened in shelf.documents for claim in _holding(phrase, opened, question.accented)]
    documents = tuple(dict.fromkeys(opened for opened, _ in found))
    if len(documents) > 1 and not shelf.decided and "both" not in question.tags:
        return ask_back(FAMILY, documents, 0.8)
    claims = tuple(claim for _, claim in found)
    return answered(FAMILY, _CONFIDENCE, claims[:_MOST]) if claims else None


def _phrase(question: Question) -> re.Pattern[str] | None:
    """Return the longest run of telling words as a pattern: what is looked for stands in the text word by word."""
    runs: list[list[Word]] = [[]]
    for word in question.words:
        if word.tag in _TELLING and word.folded not in _ASKING and (word.glued or not runs[-1]):
            runs[-1].append(word)
        else:
            runs.append([])
    longest = max(runs, key=len)
    if not longest:
        return None
    texts = [word.text if question.accented else word.folded for word in longest]
    return re.compile(r"(?<!\w)" + r"\s+(?:số\s+|so\s+)?".join(map(re.escape, texts)) + r"(?!\w)", re.IGNORECASE)


def _holding(phrase: re.Pattern[str], opened: Opened, accented: bool) -> list[Claim]:  # noqa: FBT001 - private
    """Return the sentences, items and rows that hold the phrase."""

    def holds(start: int, end: int) -> bool:
        text = opened.text(start, end)
        return phrase.search(text if accented else fold(text)) is not None

    prose = [_mention(opened, one) for one in opened.stretches if holds(one.start, one.end)]
    rows = [
        _row(opened, table, row)
        for table, one in enumerate(opened.document.tables)
        for row, line in enumerate(one.rows)
        if holds(line.start, line.end)
    ]
    return [*prose, *rows]


def _row(opened: Opened, table: int, row: int) -> Claim:
    ground = row_ground(opened, table, row, None)
    text = shorten(opened.text(ground.start, ground.end), _LENGTH)
    return Claim(f"{', '.join(ground.path[:-1])}: “{text}”", (ground,))


def _mention(opened: Opened, stretch: Stretch) -> Claim:
    section = opened.section_at(stretch.start)
    text = shorten(opened.text(stretch.start, stretch.end), _LENGTH)
    ground = sentence_ground(opened, stretch.start, stretch.end)
    if section is None:
        return Claim(text, (ground,))
    return Claim(f"{flat(section.path[-1])}: “{text}”", (ground, section_ground(opened, section)))


def _terms(question: Question, shelf: Shelf, words: Sequence[Word]) -> tuple[Term, ...]:
    kept = [word for word in words if word.folded not in _ASKING and word.kind != "symbol"]
    return tuple(term for term in shelf.terms(question, kept) if not term.optional)
