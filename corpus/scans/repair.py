"""Mends diacritics and figures that recognition confuses, only where the words beside them leave no doubt.

A word is changed to another with the same letters but for diacritics ("yêu câu" → "yêu cầu") where the counts of
Vietnamese law make that likelier over the whole clause by more than the change costs, never stand beside its
neighbours as it was read, and often do as it is mended. Names, and words that Tesseract is sure of, cost more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.language.vietnamese import fold, nfc, place_tone
from corpus.scans.syllables import Counts, counts

_KNOWN = 8.5  # what changing a syllable of the language costs, as a logarithm
_UNKNOWN = 4.0  # what changing any other word costs
_NAME = 1.5  # what changing a capitalised word costs more
_SURE = 1.0  # what changing a word costs more that Tesseract is sure of
_ADDED = 3.0  # what taking marks off costs more: recognition loses accents, it hardly invents them
_SURELY = 91.0  # of 100
_COMMON = 100  # a syllable seen less often is as good as none
_RARER = 20  # times as often the mended word must stand there
_ATTESTED = 25  # how often the mended word stands beside a neighbour, where it is seen beside the other too
_WELL_ATTESTED = 100  # … and where it is not
_MOST = 12  # candidates of one word, the most frequent first
_WORD = re.compile(r"^([“\"'(\[]*)([^\W\d_]+)([^\w]*)$")
_FIGURE = re.compile(r"^([(]?)([\dlIiOo|]{1,4})([.,;:)]*)$")
_AS_FIGURE = str.maketrans({"l": "1", "I": "1", "i": "1", "|": "1", "O": "0", "o": "0"})
_IN_SYMBOL = re.compile(r"(?<=\d)[lI|](?=[\d/]|$)|(?<=[\dH/])[lI|](?=\d)")
_DATED = frozenset(("ngay", "thang", "nam", "quy", "dieu", "khoan", "so"))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word between its marks: what is before and after it, and whether a mark parts it from the next."""

    before: str
    core: str
    after: str


def repaired(words: Sequence[str], confidences: Sequence[float]) -> list[str]:
    """Return the words of one line, mended, as many as there were; ``confidences`` are Tesseract's, 0 to 100."""
    figured = [_figures(words, at) for at in range(len(words))]
    out = list(figured)
    clause: list[tuple[int, _Piece]] = []
    for at, word in enumerate([*figured, ""]):
        match = _WORD.match(nfc(word))
        piece = _Piece(*match.groups()) if match else None
        if piece is None or piece.before:
            _mend(clause, out, confidences)
            clause = []
        if piece is not None:
            clause.append((at, piece))
            if piece.after.strip(","):
                _mend(clause, out, confidences)
                clause = []
    return out


def _figures(words: Sequence[str], at: int) -> str:
    word = words[at]
    if len(words) == 1 and any(letter.isdigit() for letter in word) and (alone := _FIGURE.match(word)):
        return alone[1] + alone[2].translate(_AS_FIGURE) + alone[3]
    match = _FIGURE.match(word)
    beside = [fold(near).strip(".,;:") for near in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])]
    if match and (any(letter.isdigit() for letter in word) or len(word) < 3) and _DATED & set(beside[:1]):
        return match[1] + match[2].translate(_AS_FIGURE) + match[3]
    return _IN_SYMBOL.sub("1", word) if "/" in word else word


def _mend(clause: Sequence[tuple[int, _Piece]], out: list[str], confidences: Sequence[float]) -> None:
    if not clause:
        return
    known = counts()
    capital = all(piece.core.isupper() for _, piece in clause)
    options = [
        _options(piece.core, known, confidences[at], named=not capital and piece.core[0].isupper())
        for at, piece in clause
    ]
    best = _likeliest(options, known)
    own = [option[0][0] for option in options]
    for place, (at, piece) in enumerate(clause):
        if best[place] != own[place] and _is_attested(place, own, best, known):
            out[at] = piece.before + _cased(best[place], piece.core) + piece.after


def _options(core: str, known: Counts, confidence: float, *, named: bool) -> list[tuple[str, float]]:
    """Return what a word may be, itself first, each with what it costs to take it for that."""
    own = place_tone(core)
    alike = [other for other in known.alike.get(fold(own), ())[:_MOST] if other != own]
    common = known.single.get(own, 0) >= _COMMON
    cost = (_KNOWN if common else _UNKNOWN) + _NAME * named + _SURE * (common and confidence > _SURELY)
    fit = (other for other in alike if known.single[other] >= _COMMON and len(other) == len(own))
    return [(own, 0.0), *((other, cost + _ADDED * (_marks(other) < _marks(own))) for other in fit)]


def _marks(word: str) -> int:
    return len(unicodedata.normalize("NFD", word)) - len(word)


def _is_attested(place: int, own: Sequence[str], best: Sequence[str], known: Counts) -> bool:
    """Say whether the mended word stands beside its neighbours in law, and the word as read beside one hardly ever."""
    before, after = best[max(0, place - 1) : place], best[place + 1 : place + 2]
    if not before and not after:
        return known.single.get(own[place], 0) == 0
    mended, read = (
        [known.pairs.get((last, word), 0) for last in before] + [known.pairs.get((word, coming), 0) for coming in after]
        for word in (best[place], own[place])
    )
    if min(read) or any(one < _RARER * other for one, other in zip(mended, read, strict=True)):
        return False
    return max(mended) >= (_ATTESTED if min(mended) else _WELL_ATTESTED)


def _likeliest(options: Sequence[Sequence[tuple[str, float]]], known: Counts) -> list[str]:
    """Return the likeliest words of a clause (Viterbi)."""
    scores = [known.opens(word) - cost for word, cost in options[0]]
    back: list[list[int]] = []
    for before, here in pairwise(options):
        best: list[int] = []
        fresh: list[float] = []
        for word, cost in here:
            reached = [score + known.follows(last, word) for (last, _), score in zip(before, scores, strict=True)]
            at = max(range(len(reached)), key=reached.__getitem__)
            best.append(at)
            fresh.append(reached[at] - cost)
        back.append(best)
        scores = fresh
    at = max(range(len(scores)), key=scores.__getitem__)
    path = [at]
    for best in reversed(back):
        path.append(best[path[-1]])
    return [options[place][choice][0] for place, choice in enumerate(reversed(path))]


def _cased(word: str, pattern: str) -> str:
    if len(word) != len(pattern):
        return word.upper() if pattern.isupper() else word
    return "".join(letter.upper() if like.isupper() else letter for letter, like in zip(word, pattern, strict=True))
