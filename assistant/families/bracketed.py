"""Answers what a phrase stands for that the text spells out in brackets: "04 tại chỗ (chỉ huy tại chỗ; …)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, sentence_ground, shorten
from assistant.answering.proposal import Claim, Proposal, answered
from assistant.evidence.asked_words import NUMBER_WORDS
from assistant.understanding.words import syllables
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question

FAMILY = "definitions"
_CONFIDENCE = 0.9
_LEAST = 2  # words: a lone word before a bracket names nothing
_REACH = 8  # words before a bracket that may be the phrase
_LENGTH = 400
# A list of at least two things, or an explanation: never a number of a document, a date or a mere short form.
_BRACKET = re.compile(r"\((?P<inside>[^()]{12,400})\)")
_LISTS = re.compile(r"[;,]|(?<!\w)(?:và|gồm|là)(?!\w)")
_NUMBERS = {fold(word): str(number) for word, number in NUMBER_WORDS.items()}
_ASKING = frozenset(("la", "gi", "nao", "gom", "nhung", "bao", "co", "the", "nhu", "sao", "viec", "noi", "dung", "ra"))


def bracketed_in(question: Question, shelf: Shelf) -> Proposal | None:
    """Return what stands in brackets behind the phrase that the question is about, ``None`` where nothing does."""
    asked = _phrase(question)
    if len(asked) < _LEAST:
        return None
    claims = tuple(dict.fromkeys(claim for opened in shelf.documents for claim in _claims(opened, asked)))
    return answered(FAMILY, _CONFIDENCE, claims[:1]) if claims else None


def _phrase(question: Question) -> tuple[str, ...]:
    """Return the words of the question, folded, without those that ask at its ends."""
    words = [word for word in question.words if word.tag not in {"named", "define", "parts", "follow", "list"}]
    while words and (words[-1].folded in _ASKING or words[-1].exact in _POLITE):
        words.pop()
    while words and (words[0].folded in _ASKING or words[0].exact in _POLITE):
        words.pop(0)
    return tuple(_plain(word.folded) for word in words)


_POLITE = frozenset(("ạ", "vậy", "nhỉ", "cho", "mình", "hỏi", "em", "tôi", "bạn", "ơi", "ad", "trong", "theo", "minh"))


def _plain(word: str) -> str:
    return _NUMBERS.get(word) or word.lstrip("0") or word


def _claims(opened: Opened, asked: tuple[str, ...]) -> Iterator[Claim]:
    for one in opened.stretches:
        text = opened.text(one.start, one.end)
        for match in _BRACKET.finditer(text):
            before = tuple(map(_plain, syllables(text[: match.start()])))[-_REACH:]
            if _ends_so(before, asked) and _LISTS.search(match["inside"]):
                said = f"{_as_written(text[: match.start()], len(asked))}: {flat(match['inside'])}"
                yield Claim(shorten(said, _LENGTH), (sentence_ground(opened, one.start, one.end),))


def _ends_so(before: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    return before[-len(asked) :] == asked


def _as_written(text: str, words: int) -> str:
    return flat(" ".join(text.split()[-words:]))
