"""Tells print from what only looks like it to Tesseract: seals, signatures, handwriting, dirt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from corpus.scans.syllables import counts
from corpus.scans.tesseract import Read

_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(
    r"^[(\[]?\d[\d.,/%\-–:]*[)\].,;:]*$|^[(]?[IVXLC]+[.)]$|^[(]?[a-zđ][.)]$|^[\w&/.-]*[A-ZĐ]{2}[\w&/.-]*$"
)
_MARK = re.compile(r"^(?:[-–+*•&=<>≥≤:;,.()“”\"'/]|\./\.?|\.{2,}|…)$")
_BESIDE = "_|~^`ˆ\\"
_DASHES = re.compile(r"[~=_—¬–-]{1,3}")
_EIGHT = re.compile(r"^§(?=[\d.)/,]|$)")  # no Vietnamese document says "§"
_DIRT = frozenset("ˆ'`‘’.,:;·\"“|_~^*!°\\")
_SURE_LETTER = 85.0  # of 100: a word of letters that no law has is believed at this
_SURE_FIGURE = 45.0
_SURE_LINE = 80.0
_FAINT = 35.0
_SENSE = 0.5  # share of a line's letters that stand in words of sense


@dataclass(frozen=True, slots=True)
class Sensed:
    """The words of a line that are print, and whether the whole line is of sense."""

    words: tuple[Read, ...]
    is_print: bool


def sensed(words: Sequence[Read]) -> Sensed:
    """Drop dirt from a line of words, and judge what is left."""
    cleaned = [_cleaned(word, opens=at == 0 and len(words) > 1) for at, word in enumerate(words)]
    kept = tuple(word for word in cleaned if not _is_dirt(word))
    letters = sum(len(word.text) for word in kept)
    sense = sum(len(word.text) for word in kept if has_sense(word))
    sure = fmean(word.confidence for word in kept) > _SURE_LINE if kept else False
    alive = any(letter.isalnum() for word in kept for letter in word.text)
    return Sensed(kept if alive else (), alive and (sure or sense >= _SENSE * letters))


def _cleaned(word: Read, *, opens: bool) -> Read:
    """Take off dust that was read with a word; what is surely a dash or an eight becomes one."""
    if _DASHES.fullmatch(word.text) and (opens or len(word.text) > 1):
        # A dash at the head of a line is often read as a wave or a line.
        return replace(word, text="-", confidence=max(word.confidence, _FAINT))
    bare = _EIGHT.sub("8", word.text.strip(_BESIDE))
    return replace(word, text=bare) if bare else word


def _is_dirt(word: Read) -> bool:
    if any(letter.isalnum() for letter in word.text):
        return False
    return not _MARK.match(word.text) or word.confidence < _FAINT or word.text in _DIRT


def has_sense(word: Read) -> bool:
    """Say whether a word is a figure, a symbol, a mark or made of syllables of the language."""
    if _FIGURE.match(word.text):
        return word.confidence > _SURE_FIGURE
    parts = _WORD.findall(word.text)
    if not parts:
        return _MARK.match(word.text) is not None
    known = counts()
    syllables = all(known.knows(part) for part in parts) and max(map(len, parts)) > 1
    return syllables or (word.confidence > _SURE_LETTER and len(word.text) > 1)
