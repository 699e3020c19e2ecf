"""Cut Vietnamese text into syllables, numbers and document symbols, and make the keys they are matched by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.language.vietnamese import fold, nfc, place_tone

_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_NUMBER = r"\d+(?:[.,]\d+)*"
# Digits and letters together ("QH14", "12a") or apart; one character a step, so that matching stays linear.
_PIECE = rf"(?:{_LETTER}|\d|(?<=\d)[.,](?=\d))+"
# PDF text breaks "03-NQ/CP" after the hyphen; one line break may follow it when capitals come next.
_JOINT = r"(?:[-–/&.]|-[ \t]*\n\s*(?=[A-ZĐ]))"
_TOKEN = re.compile(rf"/?{_PIECE}(?:{_JOINT}{_PIECE})+|{_PIECE}%?")
_LEAF = re.compile(rf"{_NUMBER}(?!\w)|{_PIECE}")
_SHORT = re.compile(r"[A-ZĐƯƠÂÊÔ]{2}")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SYLLABLE = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?",
)
_KEPT_LENGTH = 400
_KEPT_PIECE = 40
_GLUE = re.compile(r"[\s&]+")
# h, k, l, m, s, t, v and qu take i or y for one sound (kĩ/kỹ, lí/lý, quí/quý); no other onset does.
_I_OR_Y = re.compile(r"^([hklmstv]|qu)([yýỳỷỹỵ])(?=$|t$|nh$|ch$|p$)")
_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text that is matched as one; ``[start, end)`` are code points of the text it was cut from.

    ``kind`` is ``word``, ``number`` or ``symbol``. A token with ``whole`` is followed by the tokens it is made of,
    which have ``part``: take those without ``part`` to cover the text once, those without ``whole`` for the finest cut.
    """

    text: str
    start: int
    end: int
    kind: str = "word"
    whole: bool = False
    part: bool = False


def tokens(text: str) -> list[Token]:
    """Return the tokens of ``text`` in order; symbols (``08-CTr/TU``) and percentages come whole and then in parts."""
    return list(_cut_and_kept(text) if len(text) <= _KEPT_LENGTH else _cut(text))


# A question and what answers it are cut again by every check that follows.
@lru_cache(maxsize=2048)
def _cut_and_kept(text: str) -> tuple[Token, ...]:
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        yield from _spread(match.group(), match.start())


def exact_key(token: Token | str) -> str:
    """Return what a token is matched by with its diacritics: NFC, lower case, one tone placement, one of i and y."""
    return _exact(token if isinstance(token, str) else token.text)


def folded_key(token: Token | str) -> str:
    """Return what a token is matched by without diacritics."""
    return _folded(token if isinstance(token, str) else token.text)


def is_accented(token: Token | str) -> bool:
    """Return whether the token carries a diacritic (or a đ)."""
    return not _exact(token if isinstance(token, str) else token.text).isascii()


def could_be_syllable(folded: str) -> bool:
    """Return whether a folded key is built like a Vietnamese syllable; "cntt" and "chur" are not."""
    return _SYLLABLE.fullmatch(folded) is not None


@lru_cache(maxsize=131072)
def _exact(text: str) -> str:
    if text[0].isdigit() or text[0] == "/":
        return _numeric_key(text)
    lowered = _GLUE.sub("", place_tone(text))
    match = _I_OR_Y.match(lowered)
    return lowered if match is None else match[1] + match[2].translate(_Y_TO_I) + lowered[match.end() :]


@lru_cache(maxsize=131072)
def _folded(text: str) -> str:
    return fold(_exact(text))


def _numeric_key(text: str) -> str:
    # 1.272 and 1272 are one number, 0.5 and 0,5 another; a date or symbol keeps its joints.
    if _THOUSANDS.fullmatch(text.rstrip("%")):
        return text.replace(".", "")
    if text.rstrip("%").replace(".", "").isdigit():
        return text.replace(".", ",")
    return _GLUE.sub("", nfc(text).lower()).replace("–", "-")


def _spread(text: str, start: int) -> Iterator[Token]:
    for part, offset, kind, whole, inside in _parts(text) if len(text) <= _KEPT_PIECE else _shape(text):
        yield Token(part, start + offset, start + offset + len(part), kind, whole, inside)


# What a piece falls into, whatever text it stands in: its tokens without their places. Few pieces make up a language.
_Shape = tuple[tuple[str, int, str, bool, bool], ...]


@lru_cache(maxsize=65536)
def _parts(text: str) -> _Shape:
    return _shape(text)


def _shape(text: str) -> _Shape:
    whole = _stands_whole(text)
    leaves = tuple(
        (match.group(), match.start(), "number" if match.group()[0].isdigit() else "word", False, whole)
        for match in _LEAF.finditer(text)
    )
    if not whole:
        return leaves
    kind = "number" if text[0].isdigit() and not any(character.isalpha() for character in text) else "symbol"
    return ((text, 0, kind, True, False), *leaves)


def _stands_whole(text: str) -> bool:
    # "chủ trì/phối hợp" is two words with a slash; "KH-UBND" and "22/12/2024" are names of one thing.
    if _LEAF.fullmatch(text):
        return False
    return text[0].isdigit() or _SHORT.search(text) is not None
