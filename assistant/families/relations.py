"""Answers what documents do to one another (thay thế, bãi bỏ, sửa đổi, hết hiệu lực), and when they take force."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, sentence_ground, shorten, unlabelled
from assistant.answering.proposal import Claim, Proposal, Worked, answered, refused
from assistant.background import rarity
from assistant.evidence.clauses import clauses_of, likeliest
from assistant.families.choices import ask_back
from assistant.resolving.scope import KINDS
from assistant.understanding.words import keys, syllables
from corpus.language.symbols import find_symbols
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.understanding.question import Question
    from corpus.document import Relation

FAMILY = "relations"
_CONFIDENCE = 0.92
_LENGTH = 600
_VERBS = (
    ("replaces", re.compile(r"(?<!\w)thay the(?!\w)")),
    ("repeals", re.compile(r"(?<!\w)(?:bai bo|huy bo)(?!\w)")),
    ("amends", re.compile(r"(?<!\w)(?:sua doi|bo sung)(?!\w)")),
    ("expires", re.compile(r"(?<!\w)(?:het hieu luc|mat hieu luc|con hieu luc|het han|het gia tri)(?!\w)")),
    (
        "effective_from",
        re.compile(r"(?<!\w)(?:co hieu luc|hieu luc thi hanh|hieu luc (?:tu|ke tu|khi|ngay|bao gio|luc))(?!\w)"),
    ),
)
# Where a text says that another is no longer in force, it ends it as one that it replaces or repeals.
_ALIKE = {
    "replaces": ("replaces", "expires"),
    "repeals": ("repeals", "expires"),
    "expires": ("expires", "replaces", "repeals"),
}
_PASSIVE = re.compile(
    r"(?<!\w)(?:bi|duoc)\s+(?:van ban nao\s+)?(?:thay the|bai bo|huy bo|sua doi|bo sung)"
    r"|(?<!\w)(?:boi|bang)\s+(?:van ban|\w+ \w+) nao"
)
_WHICH = rf"(?<!\w)(?:van ban|{'|'.join(KINDS)})\s+(?:nao|gi)(?!\w)"
_FORCE_LEFT = re.compile(r"(?<!\w)con (?:duoc )?(?:hieu luc|ap dung|gia tri)(?!\w)")
_OWN = """
    thay the bai bo huy sua doi sung mot dieu hieu luc thi hanh het mat con gia tri tu ngay ke ap dung van ban so
"""
_OWN_WORDS = frozenset(_OWN.split())
_TELLING = 2.0


def answer(question: Question, shelf: Shelf) -> Proposal | None:
    """Return what a document does to others or when it takes force; ``None`` where neither is asked."""
    said = " ".join(word.folded for word in question.words)
    kind = _kind(said)
    if kind is None or question.references or not _speaks_of_documents(question, said):
        return None
    other = _other(question, shelf)
    if other is not None:
        return _of_other(question, shelf, kind, other, said)
    documents = likeliest(question, shelf.documents)
    if _more_asked(question, documents):
        return None
    if kind != "effective_from" and _asks_who_does(said, kind):
        return _undone(question, shelf, documents, kind, said)
    ended = _ended(shelf, documents) if kind == "expires" or _FORCE_LEFT.search(said) else None
    return ended or _of_own(question, documents, kind, said)


def _ended(shelf: Shelf, documents: Sequence[Opened]) -> Proposal | None:
    """Return that another document at hand ends the one that is asked of, ``None`` where none does."""
    if len(documents) != 1:
        return None
    found = [pair for pair in _done_to(documents[0], shelf, "expires") if pair[0] is not documents[0]]
    return answered(FAMILY, _CONFIDENCE, _claims(found, "Không còn hiệu lực. ")) if found else None


def _done_to(target: Opened, shelf: Shelf, kind: str) -> list[tuple[Opened, Relation]]:
    """Return what documents at hand do to ``target``, which they name by its number, with the one that does it."""
    number = keys(target.document.identity.number or "-")[1]
    return [
        (opened, one)
        for opened in shelf.every or shelf.documents
        for one in opened.document.relations
        if one.number and keys(one.number)[1] == number and one.kind in _ALIKE.get(kind, (kind,))
    ]


def _kind(said: str) -> str | None:
    return next((kind for kind, pattern in _VERBS if pattern.search(said)), None)


def _speaks_of_documents(question: Question, said: str) -> bool:
    if {"document", "named"} & question.tags or any(word.kind == "symbol" for word in question.words):
        return True
    return re.search(rf"(?<!\w)(?:van ban|{'|'.join(KINDS)})(?!\w)", said) is not None


def _own_numbers(shelf: Shelf) -> set[str]:
    return {keys(one.document.identity.number or "-")[1] for one in shelf.documents}


def _other(question: Question, shelf: Shelf) -> str | None:
    """Return the number, folded, of a document that is not at hand and that the question names."""
    own = _own_numbers(shelf) | {keys(one.document.identity.number or "-")[1] for one in shelf.every}
    symbols = (word.folded for word in question.words if word.kind == "symbol" and word.tag != "quarter")
    return next((one for one in symbols if one not in own and any(map(str.isdigit, one))), None)


def _of_other(question: Question, shelf: Shelf, kind: str, other: str, said: str) -> Proposal | None:
    wanted = _ALIKE.get(kind, (kind,)) if kind != "effective_from" else ("expires", "replaces", "repeals")
    found = [
        (opened, one)
        for opened in shelf.every or shelf.documents
        for one in opened.document.relations
        if one.number and keys(one.number)[1] == other and one.kind in wanted
    ]
    if not found:
        return _told(shelf, kind, other)
    verdict = ""
    if _FORCE_LEFT.search(said):
        verdict = "Không còn hiệu lực. "
    elif question.form == "yesno" or re.search(r"(?:khong|chua|ko|k)\W*$", said):
        verdict = "Đúng. "
    return answered(FAMILY, _CONFIDENCE, _claims(found, verdict))


def _told(shelf: Shelf, kind: str, other: str) -> Proposal | None:
    """Return the sentences that say it of the other document in words that no relation was read from."""
    verb = next(pattern for name, pattern in _VERBS if name == kind)
    claims = tuple(
        Claim(
            f"{_name(opened)}{shorten(unlabelled(one.text), _LENGTH)}", (sentence_ground(opened, one.start, one.end),)
        )
        for opened in shelf.every or shelf.documents
        if other in opened.symbols
        for one in clauses_of(opened).every
        if verb.search(fold(one.text)) and other in {keys(found.value)[1] for found in find_symbols(one.text)}
    )
    return answered(FAMILY, _CONFIDENCE, claims) if claims else None


def _claims(found: Iterable[tuple[Opened, Relation]], verdict: str = "") -> tuple[Claim, ...]:
    spans = dict.fromkeys((opened, one.start, one.end) for opened, one in found)
    claims = []
    for opened, start, end in spans:
        text = unlabelled(opened.text(start, end))
        lead = "" if verdict and not _name(opened) else _name(opened)
        claims.append(Claim(f"{verdict}{lead}{shorten(text, _LENGTH)}", (sentence_ground(opened, start, end),)))
    return tuple(claims)


def _name(opened: Opened) -> str:
    """Return "Theo Nghị định số 12/2024/NĐ-CP: ", so that "Nghị định này" says which it is."""
    one = opened.document.identity
    if not one.number or not one.number[:1].isdigit():
        return ""
    kind = flat(one.type).capitalize() if one.type else "văn bản"
    return f"Theo {kind} số {one.number}: "


def _more_asked(question: Question, documents: Sequence[Opened]) -> bool:
    """Say whether the question speaks of something that is no document ("hợp đồng có hiệu lực khi nào")."""
    known = set(_OWN_WORDS) | {part for kind in KINDS for part in kind.split()}
    for opened in documents:
        known |= opened.identity.folded
        for one in opened.document.relations:
            known |= set(syllables(f"{one.title or ''} {one.number or ''}"))
    words = [word for word in question.words if word.tag in {"", "plain"} and word.kind == "word"]
    return any(word.folded not in known and rarity(word.exact) >= _TELLING for word in words)


def _asks_who_does(said: str, kind: str) -> bool:
    """Say whether the document that does it is asked ("văn bản nào thay thế …", "… bị thay thế bởi văn bản nào")."""
    verb = next(pattern for name, pattern in _VERBS if name == kind).search(said)
    if verb is None or kind == "expires":
        return False
    if re.search(r"(?<!\w)bi\s+$", said[: verb.start()]) and re.search(_WHICH, said[: verb.start()]):
        return False  # "thông tư nào bị bãi bỏ": the one that it is done to is asked
    if _PASSIVE.search(said):
        return True
    return re.search(_WHICH, said[: verb.start()]) is not None and bool(said[verb.end() :].strip())


def _undone(question: Question, shelf: Shelf, documents: Sequence[Opened], kind: str, said: str) -> Proposal | None:
    """Answer which document replaces one at hand: one at hand says so, or none does."""
    if len(documents) != 1:
        return None
    found = _done_to(documents[0], shelf, kind)
    if found:
        return answered(FAMILY, _CONFIDENCE, _claims(found))
    if not {"named"} & question.tags:
        return _of_own(question, documents, kind, said)
    return refused(
        FAMILY, _CONFIDENCE, "Các văn bản đã nạp không nêu văn bản được hỏi bị thay thế, sửa đổi hay bãi bỏ."
    )


def _of_own(question: Question, documents: Sequence[Opened], kind: str, said: str) -> Proposal | None:
    wanted = _ALIKE.get(kind, (kind,))
    held = [
        (opened, _meant(opened.document.relations, wanted[:1], said) or _meant(opened.document.relations, wanted, said))
        for opened in documents
    ]
    held = [(opened, many) for opened, many in held if many]
    if not held:
        return None
    if len(held) > 1 and len(documents) > 1 and kind == "effective_from":
        return ask_back(FAMILY, [opened for opened, _ in held], _CONFIDENCE)
    if question.form == "yesno":
        return _on_that_day(question, held) if kind == "effective_from" and question.dates else None
    return answered(FAMILY, _CONFIDENCE, _claims((opened, one) for opened, many in held for one in many))


def _on_that_day(question: Question, held: Sequence[tuple[Opened, list[Relation]]]) -> Proposal:
    """Return whether the document takes force on the asked day; without a day of its own it does when it is issued."""
    opened, many = held[0]
    day = many[0].date or opened.document.identity.issued_on or ""
    verdict = "Đúng. " if day in question.dates else "Không đúng. "
    asked = (Worked(question.said("date"), "asked"),)
    return answered(FAMILY, _CONFIDENCE, _claims([(opened, many[0])], verdict), worked=asked)


def _meant(relations: Sequence[Relation], kinds: Sequence[str], said: str) -> list[Relation]:
    """Return the relations of those kinds; of a type of document where the question names it ("thông tư nào …")."""
    found = [one for one in relations if one.kind in kinds]
    own = [one for one in found if "nay" in syllables(one.title or "")]
    if "expires" in kinds and re.search(r"(?:khi nao|ngay nao|bao gio|luc nao)", said):
        return own
    found = [one for one in found if one.kind == "effective_from" or one not in own]
    asked = re.search(_WHICH, said)
    kind = asked.group().rsplit(" ", 1)[0] if asked else "van ban"
    typed = [one for one in found if kind in " ".join(syllables(one.title or ""))]
    return typed if kind != "van ban" and typed else found
