"""Weighs how well each old encoding explains a text: how many of its words become Vietnamese syllables by it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from corpus.language.legacy_tables import (
    CP1258,
    DECODERS,
    ENCODINGS,
    LONE_SIGNS,
    SINGLE,
    TCVN3,
    VIQR,
    VNI,
    VNI_SEQUENCES,
    VPS,
)
from corpus.language.spelled import is_spelled

# Letters that only Unicode has: where one stands, the words around it are Unicode already.
_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
_HIGH = re.compile("[\x80-\u02ff\u20ac\u2122]")
_PUNCTUATION = re.compile("[\u00a0\u00ab\u00b0\u00bb\u2010-\u2026]")
# Not \\s: two of its controls are letters of VPS.
_TOKEN = re.compile("[^ \\t\\n\\r\\f\\v\u00a0.,;:!?()\\[\\]{}\"'“”‘’…–—/+*=<>|_\\-]+")
_VIQR_TOKEN = re.compile(r"(?:\\.|[A-Za-z^(+*'`?~.])+")
_VIQR_INSIDE = re.compile(
    r"[AEO]\^|A\(|[OU]\+|[AEIOUY][`'?~.][A-Z]|DD|[AEIOUY][`~'](?![A-Z])|[AEIOUY]\?(?=$)", re.IGNORECASE
)
_VIQR_WINDOW = 20_000
_VIQR_SHARE = 0.3

_ALPHABETS = {
    TCVN3: frozenset(SINGLE[TCVN3]),
    VPS: frozenset(SINGLE[VPS]) - frozenset("“”•…–—"),
    VNI: frozenset("".join(VNI_SEQUENCES)) - frozenset("aeouyAEOUY"),
    CP1258: frozenset("ÌìÒòÞÃãðÐÕõÝýñÑàáâçèéêëíîïóôùúûüÀÁÂÇÈÉÊËÍÎÏÓÔÙÚÛÜ"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of the ``total`` words with letters beyond ASCII, how many become syllables, and how many are some now.

    ``mended`` are those that become syllables and are none now.
    """

    encoding: str
    good: int
    total: int
    before: int
    mended: int

    @property
    def share(self) -> float:
        """The share of words that become syllables."""
        return self.good / self.total if self.total else 0.0

    @property
    def share_before(self) -> float:
        """The share of words that are syllables as they stand."""
        return self.before / self.total if self.total else 0.0


def is_unicode(text: str) -> bool:
    """Say whether a text holds letters that only Unicode has."""
    return _UNICODE.search(text) is not None


def might_be_legacy(text: str) -> bool:
    """Say whether a text holds anything that an old encoding would write; quick, for texts that do not."""
    return _HIGH.search(text) is not None or _VIQR_INSIDE.search(text[:_VIQR_WINDOW]) is not None


def has_letters_of(text: str, encoding: str) -> bool:
    """Say whether a text holds characters that an encoding gives its letters with marks."""
    return encoding in _ALPHABETS and not _ALPHABETS[encoding].isdisjoint(text)


def could_be_viqr(text: str) -> bool:
    """Say whether a text is ASCII, quotes and dashes aside."""
    return _PUNCTUATION.sub("", text).isascii()


@lru_cache(maxsize=512)
def weigh_all(text: str) -> tuple[Evidence, ...]:
    """Weigh a text under every encoding that could have given its characters."""
    if could_be_viqr(text):
        return (_weigh_viqr(text),)
    return tuple(weigh(text, encoding) for encoding in ENCODINGS if encoding != VIQR)


def weigh(text: str, encoding: str) -> Evidence:
    """Weigh a text under one encoding; abbreviations in capitals, which are no syllables, do not count."""
    if encoding == VIQR:
        return _weigh_viqr(text)
    alphabet, decode = _ALPHABETS[encoding], DECODERS[encoding]
    words = [word for word in _TOKEN.findall(text) if not word.isascii() and word not in LONE_SIGNS]
    good = total = before = mended = 0
    for word in words:
        plain = unicodedata.normalize("NFC", decode(word))
        changes = not alphabet.isdisjoint(word)
        fits = changes and _is_marked(plain) and (encoding == TCVN3 or _is_one_case(plain))
        if (not fits and plain[1:].isupper()) or not any(letter.isalpha() for letter in plain):
            continue
        good += fits
        total += 1
        stands = is_spelled(word)
        before += stands
        mended += fits and not stands
    return Evidence(encoding, good, total, before, mended)


def _weigh_viqr(text: str) -> Evidence:
    """Weigh VIQR, whose marks are punctuation: enough of all words must carry marks within."""
    words = _VIQR_TOKEN.findall(text)
    marked = [word for word in words if _VIQR_INSIDE.search(word)]
    if len(marked) < _VIQR_SHARE * len(words):
        return Evidence(VIQR, 0, len(words), 0, 0)
    good = sum(_is_marked(DECODERS[VIQR](word).rstrip(".?'(")) for word in marked)
    return Evidence(VIQR, good, len(marked), 0, good)


def _is_marked(word: str) -> bool:
    return not word.isascii() and is_spelled(word)


def _is_one_case(word: str) -> bool:
    return word.isupper() or word[1:].islower() or len(word) == 1
