"""Understands a question: what is asked, of what, under which constraints; nothing here looks at a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from assistant.errors import EmptyQuestion, QuestionTooLong, UnreadableQuestion
from assistant.understanding.intent import asks_of, form_of
from assistant.understanding.phrases import MAYBE, PLAIN, SCAFFOLD_TAG, Phrase, phrases_by_first
from assistant.understanding.pointers import (
    Pointed,
    Reference,
    dates_in_question,
    quarters_in_question,
    references_in,
    years_in_question,
)
from assistant.understanding.politeness import without_politeness
from assistant.understanding.rewordings import reworded
from assistant.understanding.short_forms import spelled_out
from assistant.understanding.words import Word, question_words
from corpus.language.symbols import Found, find_quantities
from corpus.language.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.document import Abbreviation

LIMIT = 2000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_QUOTED = re.compile(r"[“\"«]([^”\"»]{3,})[”\"»]")
_SCHOOL_YEAR = re.compile(r"(?:19|20)\d{2}-(?:19|20)\d{2}")  # a stretch of years is a name, no amount
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ACCENTED_SHARE = 0.15  # a question with fewer accented words than this was typed without accents

Spans = list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``asks`` names what is asked, in order: ``lead coordinating unit timeframe result place funding tasks value
    targets count signer signer_role issued_on issuer issue_place number bases recipients title type define``; empty
    for an open question. ``form`` is ``fact``, ``list``, ``count``, ``yesno`` or ``compare``. ``quarters`` are
    (quarter, year). ``dates`` are ISO 8601. ``amounts`` are the figures that the question itself states.
    """

    text: str
    words: tuple[Word, ...]
    asks: tuple[str, ...]
    form: str
    accented: bool
    years: tuple[int, ...] = ()
    quarters: tuple[tuple[int, int | None], ...] = ()
    dates: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    amounts: tuple[Found, ...] = ()
    references: tuple[Reference, ...] = ()
    quoted: tuple[str, ...] = ()

    @property
    def tags(self) -> frozenset[str]:
        """Return every tag in the question."""
        return frozenset(word.tag for word in self.words)

    def said(self, *tags: str) -> str:
        """Return the stretch of the question from its first to its last word with one of ``tags``, as typed."""
        words = [word for word in self.words if word.tag in tags]
        return self.text[words[0].start : words[-1].end] if words else ""

    def content(self, *keep: str) -> tuple[Word, ...]:
        """Return the words that say what the question is about; ``keep`` are asking tags that count here too."""
        wanted = {"", PLAIN, *keep}
        return tuple(word for word in self.words if word.tag in wanted)


def check(text: str) -> str:
    """Return the question composed, its white space single.

    Raises:
        UnreadableQuestion: for control characters.
        EmptyQuestion: for nothing that can be read.
        QuestionTooLong: over ``LIMIT`` code points.

    """
    if _CONTROL.search(text):
        raise UnreadableQuestion("Câu hỏi có ký tự điều khiển, không đọc được.", "Hãy gõ lại câu hỏi bằng chữ thường.")
    trimmed = " ".join(_INVISIBLE.sub("", nfc(text)).split())
    if not trimmed:
        raise EmptyQuestion("Câu hỏi trống.", "Hãy nhập nội dung cần hỏi.")
    if len(trimmed) > LIMIT:
        raise QuestionTooLong(f"Câu hỏi dài {len(trimmed)} ký tự, quá giới hạn {LIMIT}.", "Hãy rút ngắn câu hỏi.")
    return trimmed


def understand(text: str, own: Iterable[Abbreviation] = ()) -> Question:
    """Return what ``text`` (already checked) asks; ``own`` are short forms that the documents define."""
    accented = _is_accented(text)
    text = reworded(spelled_out(without_politeness(text)))
    plain = question_words(text, own)
    quarters, dates = quarters_in_question(text), dates_in_question(text)
    years, references = years_in_question(text), references_in(text, accented=accented)
    spans = _spans(year=years, quarter=quarters, date=dates, reference=references)
    amounts = tuple(
        one
        for one in find_quantities(text)
        if not _overlaps(one.start, one.end, spans) and not _SCHOOL_YEAR.fullmatch(one.value)
    )
    quoted = [(match.start(1), match.end(1), PLAIN) for match in _QUOTED.finditer(text)]
    figures = [(one.start, one.end, "amount") for one in amounts]
    words, asks = _read(_tag_spans(plain, [*spans, *quoted, *figures]), accented=accented)
    return Question(
        text=text,
        words=tuple(words),
        asks=asks,
        form=form_of(words, asks),
        accented=accented,
        years=tuple(dict.fromkeys(one.value for one in years if isinstance(one.value, int))),
        quarters=tuple(dict.fromkeys(pair for one in quarters if isinstance(one.value, tuple) for pair in one.value)),
        dates=tuple(dict.fromkeys(one.value for one in dates if isinstance(one.value, str))),
        symbols=tuple(
            dict.fromkeys(
                word.folded for word in words if word.kind == "symbol" and word.tag not in {"quarter", "reference"}
            )
        ),
        amounts=amounts,
        references=references,
        quoted=tuple(match.group(1) for match in _QUOTED.finditer(text)),
    )


def _read(words: Sequence[Word], *, accented: bool) -> tuple[list[Word], tuple[str, ...]]:
    tagged = _tag_phrases(words, accented=accented)
    asks = asks_of(tagged)
    if asks or not accented:
        return tagged, asks
    # Nothing is asked: perhaps an asking word carries a wrong tone ("chũ trì").
    loosened = _tag_phrases(words, accented=False, least=2, toned=True)
    return (loosened, asks_of(loosened)) if asks_of(loosened) else (tagged, asks)


def _is_accented(text: str) -> bool:
    # Of the words as typed: "gddt" spelled out would lend its accents to a question that has none.
    syllables = [word for word in text.split() if word.strip("?.,!:;").isalpha()]
    accented = sum(not word.isascii() for word in syllables)
    return accented > _ACCENTED_SHARE * len(syllables)


def _spans(**found: Sequence[Pointed | Reference]) -> Spans:
    return [(one.start, one.end, tag) for tag, many in found.items() for one in many]


def _overlaps(start: int, end: int, spans: Spans) -> bool:
    return any(left < end and start < right for left, right, _ in spans)


def _tag_spans(words: Sequence[Word], spans: Spans) -> list[Word]:
    return [replace(word, tag=_tag_at(word, spans)) for word in words]


def _tag_at(word: Word, spans: Spans) -> str:
    return next((tag for start, end, tag in spans if start <= word.start and word.end <= end), "")


def _tag_phrases(words: Sequence[Word], *, accented: bool, least: int = 1, toned: bool = False) -> list[Word]:
    tagged = list(words)
    place = 0
    while place < len(tagged):
        phrase = _phrase_at(tagged, place, accented=accented)
        if phrase and (len(phrase.exact) < least or (toned and not _but_for_tones(tagged[place:], phrase))):
            phrase = _phrase_at(tagged, place, accented=True)
        length = len(phrase.exact) if phrase else 1
        if phrase:
            tagged[place : place + length] = [
                _tagged(word, phrase, accented=accented) for word in tagged[place : place + length]
            ]
        place += length
    return tagged


def _but_for_tones(words: Sequence[Word], phrase: Phrase) -> bool:
    # "chũ trì" is a slip of the tone; "mục" and "mức" are two words.
    pairs = zip(words, phrase.exact, strict=False)
    return all(_toneless(word.exact) == _toneless(exact) or word.exact.isascii() for word, exact in pairs)


def _toneless(syllable: str) -> str:
    return "".join(letter for letter in normalize("NFD", syllable) if letter not in _TONES)


def _tagged(word: Word, phrase: Phrase, *, accented: bool) -> Word:
    alone = phrase.tag == SCAFFOLD_TAG and len(phrase.exact) == 1
    return replace(word, tag=MAYBE if alone and not accented else phrase.tag)


def _phrase_at(words: Sequence[Word], place: int, *, accented: bool) -> Phrase | None:
    for phrase in phrases_by_first().get(words[place].folded, ()):
        stretch = words[place : place + len(phrase.exact)]
        if len(stretch) == len(phrase.exact) and _same(stretch, phrase, accented=accented):
            return phrase
    return None


def _same(stretch: Sequence[Word], phrase: Phrase, *, accented: bool) -> bool:
    if any(word.tag or (number and not word.glued) for number, word in enumerate(stretch)):
        return False
    if tuple(word.folded for word in stretch) != phrase.folded:
        return False
    loose = not accented and (not phrase.strict or phrase.tag == SCAFFOLD_TAG)
    half = not phrase.strict and len(stretch) > 1
    return all(
        word.exact == exact or loose or (half and word.exact.isascii())
        for word, exact in zip(stretch, phrase.exact, strict=True)
    )
