"""Assignments and targets as a table: filtered, cited, exported; shared by the terminal, HTTP and the pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import TypeVar

from corpus.document import Assignment, Target
from corpus.language.abbreviations import administrative, expand_tokens
from corpus.language.syllables import exact_key, folded_key, tokens
from corpus.language.times import quarters_in, years_in
from corpus.language.vietnamese import fold
from index.records import StoredAssignment, StoredTarget

Stored = StoredAssignment | StoredTarget
Words = tuple[tuple[str, str], ...]
_JOINED = re.compile(r"[A-ZĐ](?:\s?[.&/–-]\s?[A-ZĐ])|[&/]")  # "GD&ĐT", "T.H.C.S"
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class FactFilter:
    """What to keep; every field that is given must hold. Words match with or without accents and short forms.

    ``role`` is ``lead`` or ``coordinating`` and narrows ``unit``; ``text`` looks into every field.
    """

    unit: str | None = None
    role: str | None = None
    document: str | None = None
    year: int | None = None
    timeframe: str | None = None
    text: str | None = None


def matching(stored: Iterable[Stored], wanted: FactFilter) -> list[Stored]:
    """Return the facts that ``wanted`` keeps, in their order."""
    tests = _tests(wanted)
    return [one for one in stored if all(test(one) for test in tests)]


def fact_of(stored: Stored) -> Assignment | Target:
    """Return the fact itself."""
    return stored.assignment if isinstance(stored, StoredAssignment) else stored.target


def _tests(wanted: FactFilter) -> list[Callable[[Stored], bool]]:
    tests: list[Callable[[Stored], bool]] = []
    document, unit, role, year = wanted.document, wanted.unit, wanted.role, wanted.year
    timeframe, text = wanted.timeframe, wanted.text
    if document:
        tests.append(lambda one: one.document_id == document)
    if unit or role:
        tests.append(lambda one: _has_unit(fact_of(one), unit, role))
    if year is not None:
        tests.append(lambda one: year in _years(fact_of(one)))
    if timeframe:
        tests.append(lambda one: _in_time(fact_of(one), timeframe))
    if text:
        tests.append(lambda one: any(mentions(part, text) for part in _texts(fact_of(one))))
    return tests


def _has_unit(fact: Assignment | Target, unit: str | None, role: str | None) -> bool:
    if isinstance(fact, Target):
        return role is None and mentions(fact.scope or fact.indicator, unit or "")
    named = {"lead": fact.lead, "coordinating": fact.coordinating}.get(role or "", fact.lead + fact.coordinating)
    return any(mentions(name, unit) for name in named) if unit else bool(named)


def _years(fact: Assignment | Target) -> tuple[int, ...]:
    if isinstance(fact, Target):
        return () if fact.year is None else (fact.year,)
    return years_in(fact.timeframe or "")


def _in_time(fact: Assignment | Target, wanted: str) -> bool:
    if isinstance(fact, Target):
        return str(fact.year) in wanted
    said = fact.timeframe or ""
    quarters = quarters_in(wanted)
    if quarters:
        # "Quý III" without a year holds for the third quarter of any year.
        pairs = product(quarters_in(said), quarters)
        return any(q == quarter and (year is None or y in {None, year}) for (q, y), (quarter, year) in pairs)
    return mentions(said, wanted)


def _texts(fact: Assignment | Target) -> Iterable[str]:
    if isinstance(fact, Target):
        return (part for part in (fact.indicator, fact.scope, fact.value, fact.group) if part)
    own = (fact.task, fact.parent, fact.timeframe, fact.result, fact.place, fact.funding, fact.group)
    return (part for part in (*own, *fact.lead, *fact.coordinating) if part)


def mentions(said: str, wanted: str) -> bool:
    """Tell whether ``said`` holds the words of ``wanted`` in a row; a word typed without accents matches any."""
    sought = _words(wanted)
    if not _may_hold(said, sought):
        return False
    words = _words(said)
    starts = range(len(words) - len(sought) + 1)
    return any(all(map(_same, sought, words[start : start + len(sought)])) for start in starts)


def _may_hold(said: str, sought: Words) -> bool:
    """Tell whether a closer look is worth its time: most texts do not hold the longest word, nor a short form."""
    plain = [folded for _, folded in sought if folded.isalpha()]
    if not plain or not said.isprintable() or _JOINED.search(said):
        return True
    letters = fold(said).replace("y", "i")
    return max(plain, key=len).replace("y", "i") in letters or _short_forms().search(letters) is not None


@cache
def _short_forms() -> re.Pattern[str]:
    known = (short.replace("y", "i") for short in administrative().folded)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b")


def _same(sought: tuple[str, str], word: tuple[str, str]) -> bool:
    return sought[0] == word[0] or (sought[0] == sought[1] and sought[1] == word[1])


@lru_cache(maxsize=65536)
def _words(text: str) -> Words:
    """Return the (exact, folded) keys of each syllable, short forms spelled out."""
    cut = [token for token in tokens(text) if not token.part]
    full = {one.first: one.full for one in reversed(expand_tokens(cut))}
    spelled = " ".join(full.get(place, token.text) for place, token in enumerate(cut))
    return tuple((exact_key(token), folded_key(token)) for token in tokens(spelled) if not token.whole)


def page_of(listed: Sequence[Item], offset: int, limit: int) -> tuple[Sequence[Item], int | None]:
    """Return ``limit`` items from ``offset`` on, and the next offset, or ``None`` at the end."""
    beyond = offset + limit
    return listed[offset:beyond], beyond if beyond < len(listed) else None


def cursor_at(offset: int) -> str:
    """Return the cursor of the page that starts at ``offset``; clients hand it back as it is."""
    return f"p{offset}"


def offset_of(cursor: str | None) -> int:
    """Return where the page of ``cursor`` starts."""
    return int(cursor[1:]) if cursor else 0
