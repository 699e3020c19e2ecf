"""Turn passages and questions into the terms they are matched by: keys of syllables, bigrams and symbols."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.language.abbreviations import expand_tokens
from corpus.language.syllables import exact_key, tokens
from corpus.language.vietnamese import fold
from index.asking import asking_places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.document import Abbreviation, Passage

# Changes whenever the same text would give other terms; indexes written under another number are rebuilt.
FORMAT = 1

WHOLE = "§"  # marks a whole symbol among the keys of a sentence; never part of a key
_SENTENCE_END = re.compile(r"(?<=[.!?;…])\s+|\n+")
_READINGS_KEPT = 2  # of an ambiguous short form


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """A passage as keys. ``body`` is one line a sentence, exact keys by blanks, whole symbols marked.

    ``head`` (heading path and row context) and ``expanded`` (short forms written out) are exact keys alike.
    """

    body: str
    head: str
    expanded: str


@dataclass(frozen=True, slots=True)
class Held:
    """A passage as the indexes know it: its number, where it stands, and its terms."""

    number: int
    document_id: str
    position: int
    passage: Passage
    terms: PassageTerms


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One term of a question. ``exactness`` in [0, 1] says how far its diacritics (or their absence) are meant.

    ``asking`` in [0, 1] says how far it belongs to the words that ask, not to what is asked about.
    """

    exact: str
    folded: str
    weight: float
    exactness: float
    asking: float = 0.0


def passage_terms(passage: Passage, own: Iterable[Abbreviation] = ()) -> PassageTerms:
    """Return the keys of a passage; ``own`` are the short forms that its document defines."""
    lines = [keys_of(sentence) for sentence in _SENTENCE_END.split(passage.text)]
    head = " \n".join((*passage.path, passage.context))
    return PassageTerms(
        "\n".join(" ".join(line) for line in lines if line),
        " ".join(keys_of(head)),
        " ".join(_expanded(passage.text, own)),
    )


def keys_of(text: str) -> list[str]:
    """Return the exact keys of ``text``: the finest cut in order, then whole symbols with their mark."""
    found = tokens(text)
    leaves = [exact_key(token) for token in found if not token.whole]
    return leaves + [WHOLE + exact_key(token) for token in found if token.whole]


@lru_cache(maxsize=262144)
def fold_key(key: str) -> str:
    """Return an exact key (a bigram's too) without diacritics."""
    return fold(key)


def with_bigrams(keys: list[str]) -> list[str]:
    """Return keys and the bigrams of those that are not whole symbols."""
    leaves = [key for key in keys if not key.startswith(WHOLE)]
    return keys + [f"{one}_{two}" for one, two in pairwise(leaves)]


def query_terms(question: str, *, expansion_weight: float) -> tuple[QueryTerm, ...]:
    """Return the distinct terms of a question: syllables, bigrams, symbols, and short forms written out."""
    found = tokens(question)
    leaves = [exact_key(token) for token in found if not token.whole]
    habit = accent_habit(leaves)
    asking = _asking_shares(leaves)
    weights: dict[str, float] = {}
    for key in with_bigrams(keys_of(question)):
        weights[key] = weights.get(key, 0.0) + 1.0
    for key, share in _readings(question):
        weights.setdefault(key, expansion_weight * share)
    return tuple(
        QueryTerm(key, fold_key(key), weight, _exactness(key, habit), asking.get(key, 0.0))
        for key, weight in weights.items()
    )


def accent_habit(keys: list[str]) -> float:
    """Return in [0, 1] how far the writer of these keys types diacritics; 1 is every syllable that would have one.

    About three syllables in four of running Vietnamese carry a diacritic, so that share counts as full habit.
    """
    words = [key for key in keys if not key[:1].isdigit()]
    accented = sum(not key.isascii() for key in words)
    return min(1.0, accented / (0.6 * len(words))) if words else 0.0


def _asking_shares(keys: list[str]) -> dict[str, float]:
    # A word that asks in one place and tells in another ("ai … của ai") asks in half.
    asks = [float(flag) for flag in asking_places(keys)]
    several: dict[str, list[float]] = {}
    for key, flag in zip(keys, asks, strict=True):
        several.setdefault(key, []).append(flag)
    for (one, two), (first, second) in zip(pairwise(keys), pairwise(asks), strict=True):
        several.setdefault(f"{one}_{two}", []).append((first + second) / 2)
    return {key: sum(flags) / len(flags) for key, flags in several.items()}


def _exactness(key: str, habit: float) -> float:
    # A diacritic that was typed is meant; one that is missing is meant only by a writer who types them.
    parts = key.split("_")
    return min(habit if part.isascii() else 1.0 for part in parts)


def _expanded(text: str, own: Iterable[Abbreviation]) -> list[str]:
    found = tokens(text)
    kept: dict[int, int] = {}
    keys: dict[str, None] = {}
    for reading in expand_tokens(found, own):
        kept[reading.first] = kept.get(reading.first, 0) + 1
        if kept[reading.first] <= _READINGS_KEPT:
            keys.update(dict.fromkeys(with_bigrams(keys_of(reading.full))))
    return list(keys)


def _readings(question: str) -> list[tuple[str, float]]:
    found = expand_tokens(tokens(question), chatty=True)
    several: dict[int, int] = {}
    for reading in found:
        several[reading.first] = several.get(reading.first, 0) + 1
    return [(key, 1.0 / several[reading.first]) for reading in found for key in with_bigrams(keys_of(reading.full))]
