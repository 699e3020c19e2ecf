"""Mend a question's typos by the words of the index itself, as extra evidence beside the words as typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.language.syllables import could_be_syllable
from index.terms import QueryTerm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_LETTERS = "abcdeghiklmnopqrstuvxy"  # of folded Vietnamese
_TELEX_DOUBLE = re.compile(r"([aeod])\1|(?<=[aou])w")
_TELEX_TONE = re.compile(r"(?<=[aeiouy])([a-z]*)[sfrxj]$")
_VNI = re.compile(r"^([a-z]+)[0-9]([a-z]*)[0-9]?$")
_KEPT = 2  # readings of one word
_LONGEST = 8  # letters of a syllable


def mended_terms(keys: Sequence[str], frequency: Callable[[str], int], weight: float) -> list[QueryTerm]:
    """Return terms for likely readings of misspelt words among the folded ``keys`` of a question.

    ``frequency`` says how many passages hold a folded term. A word is suspected where the index has never seen it, or
    never beside its neighbours; it is mended only into words that the index has seen beside one of them, or, where
    it can be no Vietnamese syllable, seen at all.
    """
    found: dict[str, QueryTerm] = {}
    for place, key in enumerate(keys):
        before = keys[place - 1] if place else None
        after = keys[place + 1] if place + 1 < len(keys) else None
        if _suspect(key, before, after, frequency):
            for reading in _readings(key, before, after, frequency):
                for term in _around(reading, before, after):
                    found.setdefault(term, QueryTerm(term, term, weight, 0.0))
    return list(found.values())


def _suspect(key: str, before: str | None, after: str | None, frequency: Callable[[str], int]) -> bool:
    if not key[:1].isalpha() or not 2 <= len(key) <= _LONGEST:
        return False
    if not frequency(key):
        return True
    pairs = _pairs(key, before, after)
    return bool(pairs) and not any(frequency(pair) for pair in pairs)


def _readings(key: str, before: str | None, after: str | None, frequency: Callable[[str], int]) -> list[str]:
    broken = not could_be_syllable(key) and not frequency(key)
    scored = []
    for reading in sorted(set(_keystrokes(key)) | set(_one_edit(key))):
        beside = sum(frequency(pair) for pair in _pairs(reading, before, after))
        seen = frequency(reading) if beside or broken else 0
        if seen:
            scored.append((-beside, -seen, reading))
    return [reading for *_, reading in sorted(scored)[:_KEPT]]


def _pairs(key: str, before: str | None, after: str | None) -> list[str]:
    return [f"{before}_{key}"] * (before is not None) + [f"{key}_{after}"] * (after is not None)


def _around(key: str, before: str | None, after: str | None) -> list[str]:
    return [key, *_pairs(key, before, after)]


def _keystrokes(key: str) -> Iterable[str]:
    """Yield what was meant where telex (``chur``, ``ddaauf``) or VNI (``chu3``) keystrokes were left in."""
    telex = _TELEX_TONE.sub(r"\1", _TELEX_DOUBLE.sub(lambda match: match[1] or "", key))
    if telex != key:
        yield telex
    vni = _VNI.match(key)
    if vni:
        yield vni[1] + vni[2]


def _one_edit(key: str) -> Iterable[str]:
    for place in range(len(key) + 1):
        head, tail = key[:place], key[place:]
        yield from (head + letter + tail for letter in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
