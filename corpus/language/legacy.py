"""Recognises text in the encodings before Unicode by its characters, and puts it into Unicode.

A stretch is converted when its words become Vietnamese syllables by it and are none as they stand. What a document
shows in its long paragraphs decides the short ones; a font's name only tips what the characters leave open.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.language.legacy_evidence import (
    Evidence,
    could_be_viqr,
    has_letters_of,
    is_unicode,
    might_be_legacy,
    weigh,
    weigh_all,
)
from corpus.language.legacy_fonts import LegacyFont
from corpus.language.legacy_tables import DECODERS, TCVN3, VIQR, VPS

_FEWEST = 3
_SURE, _LIKELY, _CLEAR = 0.8, 0.6, 0.4
# An encoding counts as a document's own when it has this share of the words of its foremost one.
_OWN = 0.1
_THROUGHOUT = 5
_MOST_SHOUTED = 0.8
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Habit:
    """What a document is written in: old encodings, foremost first, and whether hardly anything is Unicode."""

    encodings: tuple[str, ...] = ()
    throughout: bool = False


UNICODE = Habit()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters set in one font, as they stand in the file."""

    text: str
    font: LegacyFont | None = None


def habit_of(texts: Iterable[str]) -> Habit:
    """Return what a document's paragraphs or cells are written in; nearly always ``UNICODE``."""
    weights: dict[str, int] = {}
    doubtful: list[Evidence] = []
    unicode = 0
    for text in texts:
        if is_unicode(text):
            unicode += text.count(" ") + 1
            continue
        best = _winner(weigh_all(text)) if might_be_legacy(text) else None
        if best is not None and best.good >= _FEWEST and _is_sure(best):
            weights[best.encoding] = weights.get(best.encoding, 0) + best.good
        elif best is not None:
            doubtful.append(best)
    for encoding in {one.encoding for one in doubtful} if not weights else ():
        whole = _sum(encoding, [one for one in doubtful if one.encoding == encoding])
        if whole.good >= _FEWEST and _is_sure(whole):
            weights[encoding] = whole.good
    foremost = max(weights.values(), default=0)
    own = sorted((name for name in weights if weights[name] >= _OWN * foremost), key=weights.__getitem__, reverse=True)
    return Habit(tuple(own), bool(own) and sum(weights.values()) >= _THROUGHOUT * unicode)


def restored(text: str, habit: Habit = UNICODE, font: LegacyFont | None = None) -> str:
    """Return ``text`` in Unicode; ``habit`` is its document's, ``font`` what its font was made for.

    Text that is Unicode comes back as it is, but for text that a font of an old encoding shows in capitals.
    """
    encoding = _encoding_of(text, habit, font)
    if encoding is None:
        return text
    plain = unicodedata.normalize("NFC", DECODERS[encoding](text))
    if font is not None and font.capitals:
        return plain.upper()
    return _in_capitals(plain) if encoding in (TCVN3, VPS) else plain


def restored_stretches(stretches: Sequence[Stretch], habit: Habit = UNICODE) -> str:
    """Return the letters of one paragraph in Unicode; neighbours of one font are judged together."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and joined[-1].font == stretch.font:
            joined[-1] = Stretch(joined[-1].text + stretch.text, stretch.font)
        else:
            joined.append(stretch)
    return "".join(restored(one.text, habit, one.font) for one in joined)


def restored_lines(text: str) -> str:
    """Return a whole text in Unicode, each of its lines judged on its own and in the light of the others."""
    if not might_be_legacy(text):
        return text
    lines = text.split("\n")
    habit = habit_of(lines)
    return "\n".join(restored(line, habit) for line in lines)


def _encoding_of(text: str, habit: Habit, font: LegacyFont | None) -> str | None:
    if font is not None and _fits_font(text, habit, font):
        return font.encoding
    if is_unicode(text) or not (might_be_legacy(text) or VIQR in habit.encodings):
        return None
    for evidence in _ranked(text, habit):
        if evidence.good >= _FEWEST and _is_sure(evidence):
            return evidence.encoding
        if evidence.encoding in habit.encodings and _is_likely(evidence, habit):
            return evidence.encoding
    return _by_habit(text, habit)


def _by_habit(text: str, habit: Habit) -> str | None:
    """Return the document's own encoding for text of abbreviations and the like, no word of which stands as it is."""
    if not habit.throughout:
        return None
    foremost = habit.encodings[0]
    if foremost == VIQR:
        return VIQR if "\\" in text and could_be_viqr(text) else None
    return foremost if has_letters_of(text, foremost) and not weigh(text, foremost).before else None


def _ranked(text: str, habit: Habit) -> list[Evidence]:
    # What fits as well is decided by what the rest of the document is in.
    found = weigh_all(text)
    most = max((evidence.good for evidence in found), default=0)
    rank = {encoding: place for place, encoding in enumerate(habit.encodings)}
    best = [evidence for evidence in found if evidence.good == most and most]
    return sorted(best, key=lambda one: rank.get(one.encoding, len(rank)))[:1]


def _winner(found: Sequence[Evidence]) -> Evidence | None:
    """Return the encoding that fits best, ``None`` where two fit alike: that says nothing about a document."""
    most = max((evidence.good for evidence in found), default=0)
    best = [evidence for evidence in found if evidence.good == most]
    return best[0] if most and len(best) == 1 else None


def _is_sure(evidence: Evidence) -> bool:
    if evidence.share < _SURE:
        return False
    # VPS and 1258 share many letters with Unicode: then what is no syllable yet has to become one.
    wrong = evidence.total - evidence.before
    fewest = _FEWEST if evidence.share < 1 or evidence.total <= 2 * _FEWEST else _FEWEST - 1
    mends = evidence.mended >= fewest and evidence.mended >= _SURE * wrong
    return mends or evidence.share - evidence.share_before >= _CLEAR


def _is_likely(evidence: Evidence, habit: Habit) -> bool:
    if evidence.share < _LIKELY:
        return False
    return evidence.share > evidence.share_before or (habit.throughout and evidence.share >= evidence.share_before)


def _fits_font(text: str, habit: Habit, font: LegacyFont) -> bool:
    """Say whether text may be what its font says: nothing in it is Unicode, and no word is the worse for it."""
    if is_unicode(text):
        return False
    evidence = weigh(text, font.encoding)
    if evidence.total == 0:
        return font.capitals and text.isascii()
    own = font.encoding in habit.encodings
    return evidence.share >= evidence.share_before and evidence.good > 0 and (own or _is_sure(evidence))


def _sum(encoding: str, many: Sequence[Evidence]) -> Evidence:
    columns = zip(*((one.good, one.total, one.before, one.mended) for one in many), strict=True)
    return Evidence(encoding, *map(sum, columns))


def _in_capitals(plain: str) -> str:
    """Return converted text with the small marked letters of words in capitals made capitals.

    TCVN3 has no capitals with tones: "ñY BAN NH¢N D¢N" was typed so and shown right by a font of capitals.
    """
    shouted = _is_shouted(plain, fewest=4)
    return _WORD.sub(lambda match: match[0].upper() if _is_shouted(match[0], 1 if shouted else 2) else match[0], plain)


def _is_shouted(text: str, fewest: int) -> bool:
    cased = [letter for letter in text if letter.isascii() and letter.isalpha()]
    return len(cased) >= fewest and sum(letter.isupper() for letter in cased) >= _MOST_SHOUTED * len(cased)
