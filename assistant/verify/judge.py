"""The door of verifying a sentence: reads the claim, asks each judge, and lets the surest of them decide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.citations import cite, flat
from assistant.resolving.localities import localities
from assistant.resolving.places import strange_place
from assistant.resolving.scope import narrowed
from assistant.resolving.symbols_meant import completed
from assistant.understanding.question import understand
from assistant.understanding.words import keys
from assistant.verify import of_assignments, of_documents, of_prose, of_targets
from assistant.verify.claim import sentence_of
from assistant.verify.finding import CONTRADICTED, NOT_STATED, SUPPORTED, Finding, Judgement

if TYPE_CHECKING:
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from assistant.verify.claim import Sentence

NOTHING = "Không tìm thấy điều này trong các văn bản đã nạp."
EXPLAINED = {
    SUPPORTED: "Các văn bản đã nạp xác nhận điều này.",
    CONTRADICTED: "Văn bản nêu khác.",
    NOT_STATED: NOTHING,
}
_FLIPPED = {SUPPORTED: CONTRADICTED, CONTRADICTED: NOT_STATED, NOT_STATED: NOT_STATED}


def verified(text: str, shelf: Shelf) -> Finding:
    """Return the finding on one claim in a sentence; ``text`` is already checked."""
    own = tuple(short for opened in shelf.documents for short in opened.document.abbreviations)
    question = completed(understand(text, own), shelf.documents)
    # Words that stand in a document in a row need no understanding.
    word_for_word = of_prose.literal(sentence_of(question, shelf.documents), shelf)
    if word_for_word:
        return finding_of(text, word_for_word)
    if strange_place(question, shelf.documents):
        return Finding(text, NOT_STATED, explanation=NOTHING)
    return finding_of(text, _judged(question, shelf))


def _judged(question: Question, shelf: Shelf) -> Judgement | None:
    """Return the judgement by the documents that the claim names, or by all where it names none by place or number."""
    marked, few = narrowed(question, shelf)
    judgement = _decided(sentence_of(marked, few.documents), few)
    if judgement and judgement.status != NOT_STATED:
        return judgement
    if len(few.documents) == len(shelf.documents) or any(_names(question, one) for one in few.documents):
        return judgement
    # "… theo kế hoạch", "văn bản …": a kind of document named in passing picks none.
    return _decided(sentence_of(question, shelf.documents), shelf) or judgement


def _names(question: Question, opened: Opened) -> bool:
    line = f" {' '.join(word.folded for word in question.words)} "
    number = keys(opened.document.identity.number or "-")[1]
    return number in question.symbols or any(f" {' '.join(name)} " in line for name in localities(opened))


def _decided(claim: Sentence, shelf: Shelf) -> Judgement | None:
    """Return the judgement that counts: words that say the claim itself, then facts, then other prose."""
    prose = of_prose.judge(claim, shelf)
    facts = [one for one in (_denied(claim, of_assignments.judge(claim, shelf)), of_targets.judge(claim, shelf)) if one]
    told = of_documents.judge(claim, shelf)
    if told and told.status != NOT_STATED and not any(one.status == SUPPORTED for one in facts):
        return told
    return _best([*([told] if told else []), *facts], prose)


def _denied(claim: Sentence, judgement: Judgement | None) -> Judgement | None:
    """Turn a judgement round where the claim denies ("Phòng A không chủ trì …")."""
    if judgement is None or not judgement.grounds:
        return judgement
    text = " ".join(ground.opened.text(ground.start, ground.end) for ground in judgement.grounds)
    if not claim.cast.denied and (judgement.status != SUPPORTED or not of_prose.contrary(claim.text, text)):
        return judgement
    # That one unit does not lead is borne out by another that does; any other denial of what is denied says nothing.
    alone = len(judgement.parts) == 1 and judgement.parts[0].part in {"chủ trì", "phối hợp"}
    status = SUPPORTED if judgement.status == CONTRADICTED and alone else _FLIPPED[judgement.status]
    return replace(judgement, status=status)


def _best(facts: list[Judgement], prose: Judgement | None) -> Judgement | None:
    sure = [one for one in facts if one.status != NOT_STATED]
    if sure:
        return max(sure, key=lambda one: one.score)
    if prose and prose.status != NOT_STATED and not facts:
        return prose
    if prose and prose.status == SUPPORTED:
        return prose
    return max([*facts, *([prose] if prose else [])], key=lambda one: one.score, default=None)


def finding_of(text: str, judgement: Judgement | None, row: int | None = None) -> Finding:
    """Return the finding that a judgement makes, its grounds cited; what is not stated keeps what is nearest."""
    if judgement is None:
        return Finding(text, NOT_STATED, explanation=NOTHING, row=row)
    cited = tuple(dict.fromkeys(cite(judgement.grounds).values()))
    notes = [part.note for part in judgement.parts if part.note and part.status == judgement.status]
    notes = notes or [part.note for part in judgement.parts if part.note]
    held = [part for part in judgement.parts if part.status == SUPPORTED]
    if judgement.status != SUPPORTED and (held := [part for part in held if part.part not in {"số liệu", "nhiệm vụ"}]):
        notes.append("Phần đúng: " + "; ".join(f"{part.part} ({flat(part.claimed)})" for part in held) + ".")
    explanation = " ".join([EXPLAINED[judgement.status], *dict.fromkeys(notes)])
    says = judgement.says if judgement.status != NOT_STATED or held else None
    return Finding(text, judgement.status, says, cited, judgement.parts, explanation, row)
