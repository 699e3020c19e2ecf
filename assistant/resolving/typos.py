"""Mends slips of the fingers in a question: a syllable that no text has, one swap from one that texts do have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.background import is_compound, rarities_without_tones, rarity
from assistant.understanding.phrases import phrases_by_first
from assistant.understanding.words import keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.evidence.pieces import Opened

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _LONGEST = 4, 8  # letters of a syllable in which a slip can be told


def mended(text: str, documents: Iterable[Opened]) -> str:
    """Return the question with its slips mended where the mended syllable stands beside its neighbour somewhere."""
    opened = tuple(documents)
    words = list(_WORD.finditer(text))
    for place in reversed(range(len(words))):
        typed = words[place].group()
        if not (_SHORTEST <= len(typed) <= _LONGEST) or not typed[1:].islower() or _is_known(typed, opened):
            continue
        near = _neighbours(words, place)
        better = next((one for one in _slips(typed) if _is_known(one, opened) and _stands(one, near, opened)), None)
        if better is not None:
            text = text[: words[place].start()] + better + text[words[place].end() :]
    return text


def _neighbours(words: Sequence[re.Match[str]], place: int) -> tuple[str, str]:
    before = words[place - 1].group() if place else ""
    after = words[place + 1].group() if place + 1 < len(words) else ""
    return before, after


def _is_known(word: str, documents: Sequence[Opened]) -> bool:
    exact, folded = keys(word)
    if exact.isascii():
        return folded in rarities_without_tones() or any(folded in opened.frequencies for opened in documents)
    return rarity(exact) < rarity("") or any(folded in opened.frequencies for opened in documents)


def _stands(word: str, near: tuple[str, str], documents: Sequence[Opened]) -> bool:
    """Say whether the word makes a pair with one of its neighbours, in a document, in a phrase or in the language."""
    before, after = near
    return any(_is_pair(left, right, documents) for left, right in ((before, word), (word, after)) if left and right)


def _is_pair(left: str, right: str, documents: Sequence[Opened]) -> bool:
    (exact, folded), (other, bare) = keys(left), keys(right)
    if is_compound(exact, other, bare=exact.isascii() and other.isascii()):
        return True
    return any((folded, bare) in opened.pairs for opened in documents) or any(
        phrase.folded[:2] == (folded, bare) for phrase in phrases_by_first().get(folded, ())
    )


def _slips(word: str) -> Iterator[str]:
    """Yield what was likely meant: neighbouring letters swapped back, a doubled letter taken out."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in range(1, len(word)):
        if word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :]
