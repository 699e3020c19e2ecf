"""Puts the words of PDF pages that are in an encoding before Unicode into Unicode, a drawn line at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.formats.pdf_content import PageContent, Word
from corpus.language.legacy import UNICODE, Habit, habit_of, restored
from corpus.language.legacy_fonts import LegacyFont
from corpus.language.vietnamese import nfc


def in_unicode(pages: Sequence[PageContent]) -> list[PageContent]:
    """Return the pages with every word in Unicode; the encodings are told from the whole document."""
    lines = [[list(line) for _, line in groupby(page.words, key=_line)] for page in pages]
    habit = habit_of(_text(line) for page in lines for line in page)
    fonts = any(word.font for page in pages for word in page.words)
    if habit == UNICODE and not fonts:
        return [_mended(page, page.words) for page in pages]
    return [
        _mended(page, (word for line in lines_of for word in _restored(line, habit)))
        for page, lines_of in zip(pages, lines, strict=True)
    ]


def _line(word: Word) -> tuple[int, LegacyFont | None]:
    return round(word.bottom), word.font


def _text(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)


def _restored(line: Sequence[Word], habit: Habit) -> Iterator[Word]:
    text = _text(line)
    texts = restored(text, habit, line[0].font).split(" ")
    if len(texts) != len(line):
        yield from line
        return
    for word, text in zip(line, texts, strict=True):
        yield word if word.text == text else replace(word, text=text)


def _mended(page: PageContent, words: Iterable[Word]) -> PageContent:
    return replace(page, words=tuple(_plain(word) for word in words))


def _plain(word: Word) -> Word:
    # A soft hyphen that is drawn is a hyphen.
    text = nfc(word.text).replace("\u00ad", "-")
    return word if text == word.text else replace(word, text=text)
