"""Characters of Vietnamese: composition, folding and tone placement."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STROKES = str.maketrans({"đ": "d", "Đ": "D", "Ð": "D"})
_OPEN_GLIDE = re.compile(r"(?<![qQ])([oO])([aAeE])([" + _TONES + r"])$")
_UY_GLIDE = re.compile(r"(?<![qQ])([uU])([yY])([" + _TONES + r"])$")


def nfc(text: str) -> str:
    """Return ``text`` composed, with Ð (U+00D0), which stands in for Đ in real files, mended."""
    return unicodedata.normalize("NFC", text).replace("\u00d0", "Đ")


def fold(text: str) -> str:
    """Return ``text`` without diacritics and in lower case; as long as NFC input, code point for code point."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """What each code point folds to, filled as they come, up to a bound."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(self) < _FOLDS_KEPT:
            self[code] = folded
        return folded


_FOLDS_KEPT = 4096
_FOLDED = _Folded()


def _fold_character(character: str) -> str:
    # One code point in, one out, so that folded offsets are source offsets.
    base = unicodedata.normalize("NFD", character.translate(_STROKES))[0]
    lowered = base.lower()
    return lowered if len(lowered) == 1 else base


@lru_cache(maxsize=65536)
def place_tone(syllable: str) -> str:
    """Return the syllable in lower-case NFC with the old tone placement (``hoà`` → ``hòa``, ``thuỷ`` → ``thủy``)."""
    lowered = nfc(syllable).lower()
    if lowered.isascii():
        return lowered
    spread = unicodedata.normalize("NFD", lowered)
    for pattern in (_OPEN_GLIDE, _UY_GLIDE):
        spread = pattern.sub(r"\1\3\2", spread)
    return unicodedata.normalize("NFC", spread)
