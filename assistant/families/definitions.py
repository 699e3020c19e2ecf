"""Answers what a term means or a short form stands for, from the documents' own definitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, sentence_ground, shorten, unlabelled
from assistant.answering.proposal import Claim, Proposal, answered, refused
from assistant.families.bracketed import bracketed_in
from assistant.resolving.scope import KINDS
from assistant.understanding.words import bag, keys, syllables
from corpus.language.abbreviations import expansions
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.answering.proposal import Ground
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from corpus.document import Abbreviation, Definition

FAMILY = "definitions"
_LENGTH = 500
_TWO = 0.9
_RUN = 3  # syllables by which a longer term is known
_EXPLAINED = re.compile(
    r"(?<!\w)(?:giai thich|dinh nghia|(?:duoc )?(?:goi|coi|xem|hieu) (?:chung |tat )?la|(?:goi|coi|hieu) (?:chung )?la"
    r"|hieu the nao|the nao la|khac nhau|phan biet|khac gi)(?!\w)"
)
_LISTING = re.compile(r"(?<!\w)(?:gom|bao gom)(?!\w)|;")
_CALLING = frozenset(("goi", "chung", "coi", "xem", "hieu", "giai", "thich", "nghia", "muc", "loai", "cum", "tu"))
_APART = re.compile(r"(?<!\w)(?:khac nhau|phan biet|khac gi)(?!\w)")
_SHORT = re.compile(r"(?<!\w)viet tat(?!\w)")
_CAPITALS = re.compile(r"[A-ZĐÂÊÔƠƯĂ]{2}")


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return the definition or the full form; ``None`` where the question asks for neither."""
    said = " ".join(word.folded for word in question.words)
    if not ({"define", "parts"} & question.tags or _EXPLAINED.search(said)):
        return None
    if _APART.search(said):
        return _both(list(_terms(question, shelf, several=True)))
    terms = () if _SHORT.search(said) else tuple(_terms(question, shelf))
    # "Gồm những gì" asks for no letters' full form, "là những trường nào" may.
    explains = "define" in question.tags or _EXPLAINED.search(said) or " la " in f" {said} "
    short = [one for one in _short_forms(question, shelf) if explains or " " in one.claims[0].text.partition(" là ")[0]]
    found = [*short, *terms]
    found = found or _longer_terms(question, shelf)
    if found:
        return max(found, key=lambda one: one.confidence)
    bracketed = bracketed_in(question, shelf) or _strange(question, shelf)
    if bracketed is not None:
        return bracketed
    asked = _short_asked(question)
    return _curated(asked, shelf) if asked and "define" in question.tags else None


def _strange(question: Question, shelf: Shelf) -> Proposal | None:
    """Refuse to explain a term in quotation marks that no document has."""
    for term in question.quoted:
        wanted = f" {' '.join(syllables(term))} "
        if not any(wanted in f" {' '.join(syllables(one.document.text))} " for one in shelf.documents):
            return refused(FAMILY, _TWO, f"Các văn bản đã nạp không có “{term}”.")
    return None


def _short_asked(question: Question) -> str:
    """Return the short form that is all the question is about, as typed; "" where it is about anything else."""
    spans = {(word.start, word.end) for word in question.content()}
    if len(spans) != 1:
        return ""
    start, end = next(iter(spans))
    typed = question.text[start:end]
    return typed if expansions(typed) and _CAPITALS.search(typed.upper()) and " " not in typed else ""


def _curated(short: str, shelf: Shelf) -> Proposal:
    """Return the usual reading of a short form where the documents hold both it and its words; else refuse."""
    for opened in shelf.documents:
        for full in expansions(short):
            grounds = (_ground(opened, short), _ground(opened, full))
            if grounds[0] is not None and grounds[1] is not None:
                both = tuple(dict.fromkeys(one for one in grounds if one is not None))
                return answered(FAMILY, 0.86, (Claim(f"{short.upper()} là {flat(full)}", both),))
    return refused(FAMILY, 0.86, f"Các văn bản đã nạp không giải thích “{short}”.")


def _ground(opened: Opened, words: str) -> Ground | None:
    wanted = keys(words)[1] if " " not in words else " ".join(syllables(words))
    for one in opened.stretches:
        text = bag(opened.text(one.start, one.end))
        there = wanted in text.folded or f" {wanted} " in f" {' '.join(syllables(opened.text(one.start, one.end)))} "
        if there:
            return sentence_ground(opened, one.start, one.end)
    return None


def _both(found: list[Proposal]) -> Proposal | None:
    """Return the definitions of two terms one beside the other, where their difference is asked."""
    longest = sorted(found, key=lambda one: -one.confidence)[:2]  # "văn bản đi", not the "văn bản" in it
    claims = tuple(dict.fromkeys(claim for one in found if one in longest for claim in one.claims))
    return answered(FAMILY, _TWO, claims) if len(claims) > 1 else None


def _terms(question: Question, shelf: Shelf, *, several: bool = False) -> Iterator[Proposal]:
    said = f" {' '.join(word.folded for word in question.words)} "
    # "Gồm những loại nào?" asks for the kinds, which a definition need not list.
    listing = "parts" in question.tags and "define" not in question.tags and not _EXPLAINED.search(said)
    for opened in shelf.documents:
        for one in opened.document.definitions:
            term = syllables(one.term)
            if listing and not _LISTING.search(fold(one.meaning)):
                continue
            if (
                len(term)
                and f" {' '.join(term)} " in said
                and (several or not _more_asked(question, shelf, opened, set(term)))
            ):
                yield _meaning(opened, one)


def _longer_terms(question: Question, shelf: Shelf) -> list[Proposal]:
    """Return the meaning of the one term that goes on where the asked one ends ("Bên giao" of "Bên giao hàng hóa")."""
    words = question.words
    asked = next((place for place, word in enumerate(words) if word.tag == "define"), 0)
    run = tuple(word.folded for word in words[:asked] if word.tag != "named")
    if len(run) < _RUN or any(word.tag not in {"", "plain", "scaffold", "maybe"} for word in words[:asked]):
        return []
    held = [(opened, one) for opened in shelf.documents for one in opened.document.definitions]
    longer = [(opened, one) for opened, one in held if syllables(one.term)[: len(run)] == run]
    return [_meaning(*one) for one in longer] if len(longer) == 1 else []


def _meaning(opened: Opened, one: Definition) -> Proposal:
    text = shorten(unlabelled(opened.text(one.start, one.end)), _LENGTH)
    size = len(syllables(one.term))
    return answered(
        FAMILY, min(0.97, 0.86 + 0.02 * size), (Claim(text, (sentence_ground(opened, one.start, one.end),)),)
    )


def _more_asked(question: Question, shelf: Shelf, opened: Opened, term: set[str]) -> bool:
    named = _document_words(question)
    out = term | named | _CALLING
    words = [word for word in question.content() if word.folded not in out and word.kind != "symbol"]
    terms = [one for one in shelf.terms(question, words) if not one.light and not one.optional]
    return any(one.word.folded not in opened.identity.folded for one in terms)


def _document_words(question: Question) -> set[str]:
    """Return the words of "Nghị định 30": a kind of document before a number."""
    found: set[str] = set()
    for place, word in enumerate(question.words):
        before = " ".join(one.folded for one in question.words[max(0, place - 2) : place])
        if word.tag == "amount" and before in KINDS:
            found |= set(before.split())
    return found


def _short_forms(question: Question, shelf: Shelf) -> Iterator[Proposal]:
    typed = {keys(piece.strip("?.,!“”\"'()"))[1] for piece in question.text.split() if piece.strip("?.,!“”\"'()")}
    said = " " + " ".join(word.folded for word in question.words) + " "
    for opened in shelf.documents:
        for one in opened.document.abbreviations:
            if _is_asked(one, typed, said) and _is_all(question, one):
                yield _proposal(opened, one)


def _is_all(question: Question, one: Abbreviation) -> bool:
    """Say whether the short form is all the question is about ("GDĐT là gì?", not "Email của Sở GDĐT là gì?")."""
    if "viet" in {word.folded for word in question.words if word.tag == "define"}:
        return True
    own = {*syllables(one.short), *syllables(one.full), *_CALLING}
    return all(word.folded in own or word.tag == "named" for word in question.content())


def _is_asked(one: Abbreviation, typed: set[str], said: str) -> bool:
    short = bag(one.short)
    if " " not in one.short.strip():
        return keys(one.short.strip())[1] in typed
    key = " ".join(sorted(short.folded))
    return bool(key) and len(short.folded) > 1 and f" {' '.join(_syllables(one.short))} " in said


def _syllables(text: str) -> list[str]:
    plural = {"cac", "nhung"}
    return [syllable for syllable in syllables(text) if syllable not in plural]


def _proposal(opened: Opened, one: Abbreviation) -> Proposal:
    inside = next((part for part in opened.stretches if part.start <= one.start < part.end), None)
    start, end = (inside.start, inside.end) if inside else (one.start, one.end)
    return answered(
        FAMILY, 0.95, (Claim(f"{flat(one.short)} là {flat(one.full)}", (sentence_ground(opened, start, end),)),)
    )
