"""Reads the accents that a question was typed without from the documents at hand and from the words that ask."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.evidence.kept import kept
from assistant.understanding.phrases import phrases_by_first
from assistant.understanding.words import keys
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.evidence.pieces import Opened

_SYLLABLE = re.compile(r"[^\W\d_]+")
_PAIR, _PHRASE_PAIR = 3.0, 4.0  # what a pair that was seen tells beside single syllables
_MOST = 12  # readings of one syllable that are weighed
_SEEN = 0.5
_ASKING = 0.4  # of a word of asking, where the documents write neither reading ("thì", "thi")
# What "mấy" asks to be counted, lest it be read as "máy" or "may".
_COUNTED = "năm tháng tuần ngày giờ phút tiếng lần tiết buổi người đồng cái điều khoản trang bước loại nhóm tuổi lớp"
_LONGEST = 80  # syllables; more are no question


def with_accents(text: str, documents: Sequence[Opened]) -> str:
    """Return a question typed without accents with those that the documents and the asking phrases give it.

    The likeliest line of readings is taken, by how often each syllable and each pair of neighbours is written so;
    a syllable that is written nowhere stays as typed. A question with accents of its own comes back as it is.
    """
    words = list(_SYLLABLE.finditer(text))
    if not text.isascii() or not words or len(words) > _LONGEST:
        return text
    counted = [_counted(one) for one in documents]
    read = _likeliest([match[0].lower() for match in words], counted)
    for match, syllable in reversed(list(zip(words, read, strict=True))):
        typed = match[0]
        shown = syllable.upper() if typed.isupper() else syllable.capitalize() if typed[0].isupper() else syllable
        text = f"{text[: match.start()]}{shown}{text[match.end() :]}"
    return text


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often one document writes each syllable and each pair of neighbours, and its readings of a folded one."""

    single: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    readings: Mapping[str, tuple[str, ...]]


@kept
def _counted(opened: Opened) -> _Counts:
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for line in opened.document.text.lower().split("\n"):
        said = [keys(match[0])[0] for match in _SYLLABLE.finditer(line)]
        single.update(said)
        pairs.update(pairwise(said))
    return _Counts(single, pairs, _by_folded(single))


def _by_folded(single: Counter[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for syllable, _ in single.most_common():
        found.setdefault(fold(syllable), []).append(syllable)
    return {plain: tuple(many[:_MOST]) for plain, many in found.items()}


@cache
def _phrases() -> tuple[frozenset[tuple[str, str]], Mapping[str, tuple[str, ...]]]:
    """Return the neighbouring syllables of the phrases that ask and frame, and the readings of their syllables."""
    many = [phrase.exact for phrases in phrases_by_first().values() for phrase in phrases]
    accented = [phrase for phrase in many if any(not one.isascii() for one in phrase) or len(phrase) == 1]
    accented += [("mấy", unit) for unit in _COUNTED.split()]
    pairs = frozenset(pair for phrase in accented for pair in pairwise(phrase))
    return pairs, _by_folded(Counter(one for phrase in accented for one in phrase))


def _likeliest(typed: Sequence[str], counted: Sequence[_Counts]) -> list[str]:
    """Return the line of readings with the highest score (Viterbi)."""
    paths: dict[str, tuple[float, tuple[str, ...]]] = {"": (0.0, ())}
    for syllable in typed:
        step: dict[str, tuple[float, tuple[str, ...]]] = {}
        for reading in _readings(syllable, counted):
            own = _own(reading, counted)
            best = max(
                ((score + own + _together(last, reading, counted), path) for last, (score, path) in paths.items()),
                key=lambda one: one[0],
            )
            step[reading] = (best[0], (*best[1], reading))
        paths = step
    return list(max(paths.values(), key=lambda one: one[0])[1])


def _readings(syllable: str, counted: Sequence[_Counts]) -> tuple[str, ...]:
    _, asking = _phrases()
    written = [reading for one in counted for reading in one.readings.get(syllable, ())]
    return tuple(dict.fromkeys((*written, *asking.get(syllable, ())))) or (syllable,)


def _own(reading: str, counted: Sequence[_Counts]) -> float:
    _, asking = _phrases()
    asks = _ASKING if not reading.isascii() and reading in asking.get(fold(reading), ()) else 0.0
    return asks + 0.5 * math.log(_SEEN + sum(one.single.get(reading, 0) for one in counted))


def _together(left: str, right: str, counted: Sequence[_Counts]) -> float:
    pairs, _ = _phrases()
    seen = sum(one.pairs.get((left, right), 0) for one in counted)
    return (_PAIR + math.log(seen) if seen else 0.0) + (_PHRASE_PAIR if (left, right) in pairs else 0.0)
