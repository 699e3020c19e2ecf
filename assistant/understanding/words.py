"""Cuts questions and evidence into comparable words: short forms spelled out, keys with and without diacritics."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.language.abbreviations import expand_tokens
from corpus.language.syllables import Token, exact_key, folded_key, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.document import Abbreviation

_VOWEL = re.compile(r"[aeiouy]")
_CAPITALS = re.compile(r"[A-ZĐÂÊÔƠƯĂ].*[A-ZĐÂÊÔƠƯĂ]")
_READINGS = 2  # a short form in a document is matched by its two likeliest readings


@dataclass(frozen=True, slots=True)
class Word:
    """One syllable, number or symbol to be matched; several share a span where a short form was spelled out.

    ``tag`` says what the word does in a question (see ``assistant/understanding/phrases.py``), "" for plain content.
    ``others`` are word sequences, exact, that say the same ("trường" for "cơ sở giáo dục").
    ``glued`` says that nothing but blanks stands between this word and the one before it.
    """

    text: str
    exact: str
    folded: str
    start: int
    end: int
    kind: str = "word"
    tag: str = ""
    glued: bool = True
    others: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Bag:
    """What a stretch of evidence can be matched by: its words and its neighbouring pairs (folded)."""

    exact: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()


EMPTY = Bag()


@lru_cache(maxsize=200_000)
def keys(text: str) -> tuple[str, str]:
    """Return the exact and the folded key of one syllable, number or symbol."""
    exact = exact_key(text)
    return exact, folded_key(exact)


@lru_cache(maxsize=20_000)
def syllables(text: str) -> tuple[str, ...]:
    """Return the folded keys of the finest cut of ``text``."""
    return tuple(keys(token.text)[1] for token in tokens(text) if not token.whole)


def question_words(text: str, own: Iterable[Abbreviation] = ()) -> list[Word]:
    """Return the words of a question: symbols and dates whole, short forms spelled out by their likeliest reading."""
    cut = tokens(text)
    spelled = _spelled(cut, tuple(own), chatty=True)
    found: list[Word] = []
    covered = 0
    for place, token in enumerate(cut):
        if token.start < covered or (token.whole and not _stays_whole(token) and place not in spelled):
            continue
        covered = token.end
        full = spelled.get(place, (token.text,))[0]
        found.extend(_words_for(token, full, _is_glued(text, found, token)))
    return found


@lru_cache(maxsize=20_000)
def bag(text: str, own: tuple[Abbreviation, ...] = ()) -> Bag:
    """Return what ``text`` can be matched by, its short forms both as written and spelled out."""
    cut = tokens(text)
    spelled = _spelled(cut, own, chatty=False)
    line: list[tuple[str, str]] = []
    extra: list[list[tuple[str, str]]] = []
    covered = -1
    for place, token in enumerate(cut):
        if place in spelled and token.start >= covered:
            covered = token.end
            first, *rest = [[keys(part.text) for part in tokens(full)] for full in spelled[place][:_READINGS]]
            line.extend(first)
            extra.extend([*rest, [keys(token.text)]])
        elif token.start < covered or token.whole:
            extra.append([keys(token.text)])
        else:
            line.append(keys(token.text))
    return _bag_of(line, extra)


def says_otherwise(found: Bag, ways: Sequence[tuple[str, ...]]) -> bool:
    """Say whether one of other wordings (exact syllables) stands in the evidence, its syllables side by side."""
    # In C, for this is asked a thousand times a question: all its syllables are there at all.
    if not any(map(found.exact.issuperset, ways)):
        return False
    return any(found.exact.issuperset(way) and found.pairs.issuperset(_neighbours(way)) for way in ways)


@lru_cache(maxsize=20_000)
def _neighbours(way: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(itertools.pairwise(keys(one)[1] for one in way))


def join(bags: Sequence[Bag]) -> Bag:
    """Return the union of several bags."""
    return Bag(
        frozenset().union(*(one.exact for one in bags)),
        frozenset().union(*(one.folded for one in bags)),
        frozenset().union(*(one.pairs for one in bags)),
    )


def _bag_of(line: list[tuple[str, str]], extra: list[list[tuple[str, str]]]) -> Bag:
    every = [line, *extra]
    pairs = {(left[1], right[1]) for run in every for left, right in itertools.pairwise(run)}
    return Bag(
        frozenset(exact for run in every for exact, _ in run),
        frozenset(folded for run in every for _, folded in run),
        frozenset(pairs),
    )


def _spelled(cut: list[Token], own: tuple[Abbreviation, ...], *, chatty: bool) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for reading in expand_tokens(cut, own, chatty=chatty):
        if _is_short(cut[reading.first], chatty=chatty):
            found[reading.first] = (*found.get(reading.first, ()), reading.full)
    return found


def _is_short(token: Token, *, chatty: bool) -> bool:
    # "tu" is a syllable and "TU" a short form; "ubnd" and "clb" can only be short forms.
    if _CAPITALS.search(token.text):
        return True
    folded = keys(token.text)[1]
    return chatty and (len(folded) > 3 or not _VOWEL.search(folded))


def _stays_whole(token: Token) -> bool:
    return (token.kind == "symbol" and any(character.isdigit() for character in token.text)) or token.kind == "number"


def _words_for(token: Token, full: str, glued: bool) -> list[Word]:  # noqa: FBT001 - private, one caller
    if full == token.text:
        exact, folded = keys(token.text)
        return [Word(token.text, exact, folded, token.start, token.end, token.kind, glued=glued)]
    parts = [part for part in tokens(full) if not part.whole]
    made = [Word(part.text, *keys(part.text), token.start, token.end) for part in parts]
    return [replace(made[0], glued=glued), *made[1:]] if made else []


def _is_glued(text: str, found: list[Word], token: Token) -> bool:
    return bool(found) and not text[found[-1].end : token.start].strip()
