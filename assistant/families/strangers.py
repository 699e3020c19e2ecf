"""Notices that a question speaks of a unit that no document gives anything to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.families.passages import has_heading
from assistant.resolving.asked_units import HEADS, asked_units
from assistant.understanding.words import syllables
from corpus.language.units import find_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.understanding.words import Word

_ROLES = {"lead", "coordinating", "tasks"}
_SHORT = 3  # "Phòng Tài chính - Kế hoạch"
_PARTS = {"", "plain", "maybe", "named"}


def unknown_unit(question: Question, shelf: Shelf) -> str:
    """Return the unit that the question starts with or ends on ("… giao cho Sở X"), as typed; "" where it is known."""
    if asked_units(question.words, shelf.documents):
        return ""
    subject = _subject(question.words) or _object(question.words)
    if len(subject) < 2 or subject[0].folded not in HEADS or all(word.tag == "named" for word in subject):
        return ""
    if any(_has_issued(opened, subject) for opened in shelf.documents):
        return ""
    if has_heading(shelf, subject) or (question.accented and not _is_unit(question.text[subject[0].start :])):
        return ""
    return question.text[subject[0].start : subject[-1].end]


def _has_issued(opened: Opened, subject: Sequence[Word]) -> bool:
    """Say whether the unit is the one that has issued the document ("Phụ lục II của Sở Y tế")."""
    issuer = syllables(opened.document.identity.issuer or "")
    said = tuple(word.folded for word in subject if word.tag != "named")
    return len(said) > 1 and said == issuer[: len(said)]


def _is_unit(text: str) -> bool:
    return any(span.start == 0 for span in find_units(text))


def _subject(words: tuple[Word, ...]) -> list[Word]:
    found: list[Word] = []
    for place, word in enumerate(words):
        if not found and word.folded == "so" and any(one.kind != "word" for one in words[place + 1 : place + 2]):
            continue  # "quyet dinh so 12/QĐ-UBND": a number, no Sở
        if word.tag in _ROLES:
            return found
        if ((_is_part(word) or _goes_on(word, found)) and found) or (word.tag in _PARTS and word.folded in HEADS):
            found.append(word)
        elif found and word.tag != "scaffold":
            return []
    return []


def _object(words: tuple[Word, ...]) -> list[Word]:
    for place, word in enumerate(words[:-1]):
        if word.folded in {"cua", "cho"} and words[place + 1].folded in HEADS:
            rest = list(words[place + 1 :])
            end = next(
                (at for at, one in enumerate(rest) if not (_is_part(one) or _goes_on(one, rest[:at]))), len(rest)
            )
            return rest[:end]
    return []


def _goes_on(word: Word, before: Sequence[Word]) -> bool:
    # "Phòng Kế hoạch - Tài chính": behind the head of a department the word for a plan is part of its name.
    if word.tag != "document" or not before:
        return False
    if word.folded == "hoach":
        return before[-1].tag == "document" and before[-1].folded == "ke"
    return word.folded == "ke" and len(before) <= _SHORT and before[0].folded in {"phong", "ban", "to"}


def _is_part(word: Word) -> bool:
    # "Phòng Kế hoạch - Tài chính": a capital makes the word for a plan part of a name.
    return word.tag in _PARTS or (word.tag == "document" and word.text[:1].isupper())
