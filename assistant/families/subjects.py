"""Answers what a unit must do or heed from the sentences that open with it ("Các phòng thuộc Sở … thực hiện …")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import sentence_ground, shorten, unlabelled
from assistant.answering.proposal import Claim, Proposal, answered
from assistant.families.choices import ask_back
from assistant.understanding.words import syllables

if TYPE_CHECKING:
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

FAMILY = "subjects"
_CONFIDENCE = 0.925
_LENGTH = 700
_HEADS = {
    "cac",
    "phong",
    "so",
    "co",
    "don",
    "truong",
    "can",
    "cong",
    "vien",
    "giao",
    "hoc",
    "nha",
    "ban",
    "to",
    "toan",
    "doan",
    "hoi",
    "uy",
    "trung",
    "khoa",
    "bo",
}
_PLURAL = {"cac", "nhung", "moi", "tat", "ca", "toan", "the", "may"}
_BOUND = {"thuoc", "truc", "cua", "va", "lien", "quan", "co"}
_DUTY = re.compile(
    r"(?<!\w)(?:yeu cau|phai (?:bao dam|dam bao|lam|thuc hien)|trach nhiem|nhiem vu|lam gi|can lam|phai dat)(?!\w)"
)
_LEAST = 2
_NAMED = 3  # so many subjects may open a sentence, commas between


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the sentences outside the lists of duties that open with the unit; ``None`` where there are none."""
    said = " ".join(word.folded for word in question.words)
    if (
        {"lead", "coordinating"} & question.tags
        or not _DUTY.search(said)
        or question.form in {"yesno", "count"}
        or question.references
        or question.quarters
    ):
        return None
    if not {"tasks", "list"} & {*question.asks, *question.tags} and "yeu cau" not in said:
        return None
    name = _subject(question)
    if len(name) < _LEAST:
        return None
    held = [(opened, many) for opened in shelf.documents if (many := _opening_with(opened, name))]
    if not held:
        return None
    if len(held) > 1 and not shelf.decided and "both" not in question.tags:
        return ask_back(FAMILY, [opened for opened, _ in held], 0.8)
    return answered(FAMILY, _CONFIDENCE, tuple(claim for _, many in held for claim in many))


def _subject(question: Question) -> tuple[str, ...]:
    """Return the longest run of words that begins like a unit, in small letters and without what asks, folded."""
    best: list[Word] = []
    words = question.words
    for start, word in enumerate(words):
        if word.folded not in _HEADS or word.tag == "named":
            continue
        run: list[Word] = []
        for one in words[start:]:
            if one.tag not in {"", "plain", "scaffold", "maybe"} or (one.tag == "scaffold" and not _joins(one)):
                break
            run.append(one)
        if len(run) > len(best):
            best = run
    folded = [one.folded for one in best]
    while folded and folded[0] in _PLURAL:
        folded = folded[1:]
    while folded and folded[-1] in _BOUND - {"quan"}:
        folded = folded[:-1]
    return tuple(folded)


def _called(piece: str) -> tuple[str, ...]:
    return tuple(word for word in syllables(piece) if word not in _PLURAL)


def _joins(word: Word) -> bool:
    return word.folded in _BOUND | _PLURAL


def _opening_with(opened: Opened, name: tuple[str, ...]) -> list[Claim]:
    """Return the sentences whose first words, up to the verb, hold the name side by side."""
    taken = [(one.start, one.end) for one in opened.document.assignments if one.table is None]
    heads = {one.start for one in opened.document.sections}
    found = []
    for stretch in opened.stretches:
        if stretch.section < 0 or stretch.start in heads:
            continue
        if any(start <= stretch.start < end for start, end in taken):
            continue
        text = unlabelled(opened.text(stretch.start, stretch.end))
        if any(_called(piece)[: len(name)] == name for piece in text.split(",")[:_NAMED]):
            found.append(Claim(shorten(text, _LENGTH), (sentence_ground(opened, stretch.start, stretch.end),)))
    return found
