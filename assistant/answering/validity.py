"""Says when an answer rests on a document that another at hand replaces or amends, or that is past its own end."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, sentence_ground
from assistant.answering.proposal import Claim, Ground
from assistant.evidence.kept import kept
from assistant.understanding.words import keys
from corpus.language.times import years_in
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assistant.answering.proposal import Proposal
    from assistant.evidence.pieces import Opened
    from corpus.document import Relation

TODAY_SETTING = "CANCU_TODAY"
_DONE = {
    "replaces": "được thay thế",
    "repeals": "bị bãi bỏ",
    "expires": "hết hiệu lực",
    "amends": "được sửa đổi, bổ sung",
}
# Families that tell what a document is or means, which no passing of time changes.
_TIMELESS = frozenset(
    (
        "document_facts",
        "references",
        "relations",
        "outlines",
        "definitions",
        "placements",
        "kinds_mentioned",
        "purposes",
        "differences",
    )
)
_PART = re.compile(r"(?<!\w)(?:dieu|khoan|diem|phu luc|mot so)\s+\w+")
# Documents that are made for a stretch of time, which their titles name.
_TIMED = ("ke hoach", "chuong trinh", "phuong an", "de an")
_SPAN = re.compile(
    r"(?i)(?:giai đoạn|năm học|nhiệm kỳ|các năm|năm)\s+(?:19|20)\d{2}(?:\s*[-–]\s*(?:năm\s+)?(?:19|20)\d{2})?"
)


def today() -> date:
    """Return the day that counts as today: the setting ``CANCU_TODAY`` (ISO 8601), else the system's date."""
    fixed = os.environ.get(TODAY_SETTING, "")
    try:
        return date.fromisoformat(fixed)
    except ValueError:
        return datetime.now(UTC).astimezone().date()


def notes_on(proposal: Proposal, citing: Callable[[str], Sequence[Opened]], day: date) -> tuple[Claim, ...]:
    """Return what is to be said of the standing of each document that the answer rests on, each with its grounds.

    ``citing`` gives the documents at hand that may speak of the one with a number.
    """
    grounds = [ground for claim in proposal.claims for ground in claim.grounds]
    used = dict.fromkeys(ground.opened for ground in grounds)
    said = {(ground.opened.id, ground.start) for ground in grounds}
    notes = [note for opened in used for note in _notes(opened, citing, day, timed=proposal.family not in _TIMELESS)]
    # A relation that the answer itself quotes needs no note.
    return tuple(one for one in notes if (one.grounds[0].opened.id, one.grounds[0].start) not in said)


def _notes(opened: Opened, citing: Callable[[str], Sequence[Opened]], day: date, *, timed: bool) -> Iterator[Claim]:
    number = opened.document.identity.number
    undone = list(_undone(opened, number, citing(number))) if number else []
    yield from undone
    if not undone:
        yield from _ended(opened, day)
        if timed:
            yield from _past_years(opened, day)


def _undone(opened: Opened, number: str, every: Iterable[Opened]) -> Iterator[Claim]:
    """Yield that other documents at hand replace, repeal or amend this one, the gravest of each only."""
    wanted = keys(number)[1]
    for other in every:
        found = [one for one in other.document.relations if other.id != opened.id and _is_on(one, wanted)]
        if found:
            worst = min(found, key=lambda one: (_is_part(other, one), list(_DONE).index(one.kind)))
            yield _undone_by(opened, other, worst)


def _is_on(relation: Relation, number: str) -> bool:
    return relation.kind in _DONE and bool(relation.number) and keys(relation.number or "-")[1] == number


def _is_part(other: Opened, relation: Relation) -> bool:
    """Say whether only a part of the document is meant ("bãi bỏ Điều 5 Quyết định số …")."""
    text = other.text(relation.start, relation.end)
    at = text.find(relation.number or "")
    return relation.kind == "amends" or _PART.search(fold(text[: max(0, at)])) is not None


def _undone_by(opened: Opened, other: Opened, relation: Relation) -> Claim:
    part = "có nội dung " if _is_part(other, relation) else "đã "
    text = f"Lưu ý: {_called(opened)} {part}{_DONE[relation.kind]} theo {_called(other)}"
    return Claim(text, (sentence_ground(other, relation.start, relation.end),))


@kept
def _called(opened: Opened) -> str:
    one = opened.document.identity
    if one.number and one.number[:1].isdigit():
        return f"{flat(one.type).capitalize() if one.type else 'Văn bản'} số {one.number}"
    # A title is full of the symbols and dates of other documents: the citation shows it, the note need not.
    return f"{flat(one.type).lower() if one.type else 'văn bản'} được trích dẫn"


def _ended(opened: Opened, day: date) -> Iterator[Claim]:
    """Yield that the document's own last day is past, or that its first is to come."""
    for one in opened.document.relations:
        own = "nay" in fold(one.title or "").split() or one.number is None
        if one.date and own and one.kind in {"expires", "effective_from"}:
            past = one.date < day.isoformat()[: len(one.date)]
            ground = sentence_ground(opened, one.start, one.end)
            if one.kind == "expires" and past:
                yield Claim(f"Lưu ý: {_called(opened)} đã hết hiệu lực", (ground,))
            if one.kind == "effective_from" and one.date > day.isoformat()[: len(one.date)]:
                yield Claim(f"Lưu ý: {_called(opened)} chưa có hiệu lực", (ground,))


@kept
def _years_set(opened: Opened) -> frozenset[int]:
    """Return the years that the document sets something for: a plan "năm 2025" with a target for 2030 is not over."""
    times = (one.timeframe or "" for one in opened.document.assignments)
    aims = (one.year for one in opened.document.targets if one.year)
    return frozenset((*(year for time in times for year in years_in(time)), *aims))


def _past_years(opened: Opened, day: date) -> Iterator[Claim]:
    title = flat(opened.document.identity.title or "")
    span = dict(opened.document.identity.spans).get("title")
    kind = fold(opened.document.identity.type or title)
    stretch = [match for match in _SPAN.finditer(title) if years_in(match.group())]
    if span is None or not stretch or not kind.startswith(_TIMED):
        return
    if max((*_years_set(opened), *(year for match in stretch for year in years_in(match.group())))) < day.year:
        when = stretch[-1].group()
        text = f"Lưu ý: {_called(opened)} là của {when[:1].lower()}{when[1:]}, thời gian đó đã qua"
        yield Claim(text, (Ground(opened, span.start, span.end, ()),))
