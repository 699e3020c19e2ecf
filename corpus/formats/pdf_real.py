"""Decides whether a PDF page's text layer is what the page shows, or the page must be read from its picture."""

from __future__ import annotations

import re
import unicodedata

from corpus.formats.pdf_content import PageContent
from corpus.language.vietnamese import fold

# A page with fewer letters than this and a picture over most of it is a scan, whatever its stamps say.
_FEWEST_LETTERS = 25
_MOSTLY_PICTURE = 0.4
# What programs that sign write on a page, as words of the page itself at times (Decree 30/2020, annex I, on signing).
_SIGNED = re.compile(r"\b(?:nguoi ky|ky boi|duoc ky|thoi gian ky|ngay ky|chu ky so|digitally signed|signature)\b")
_LONGEST_SIGNATURE = 400  # letters of such words, with a line at the page's edge
_FEWEST_WORDS = 12  # too few to judge a layer by
_GARBAGE = 0.4  # share of words that no writing has: a font without a table of its letters, or a scanner's guess
_WORD = re.compile(
    r"[(\[{“\"'‘«<]*(?:[^\W\d_]+(?:[-–/&.'’][^\W\d_]+)*|[\d.,:/%–-]+|[\w./&–-]*\d[\w./&–-]*)[)\]}”\"'’»>.,;:!?…%*]*"
    r"|[-–—+*•●▪=<>≥≤/&|.…:;,“”\"'()]+"
)
_STRANGE = frozenset(("Co", "Cn", "Cc", "So", "Sk", "Sm", "Cs"))


def needs_reading(page: PageContent) -> bool:
    """Say whether the page is a picture without a text layer worth the name: stamps and page numbers are none."""
    words = [word.text for word in page.words if not word.stamp]
    letters = sum(map(len, words))
    if letters < _FEWEST_LETTERS or (letters < _LONGEST_SIGNATURE and _SIGNED.search(fold(" ".join(words)))):
        return page.pictured > _MOSTLY_PICTURE
    return is_garbage(words)


def is_garbage(words: list[str]) -> bool:
    """Say whether words come from a broken font or a poor text layer: most of them are no words of any language."""
    judged = [word for word in words if len(word) > 1]
    if len(judged) < _FEWEST_WORDS:
        return False
    return sum(not _is_word(word) for word in judged) > _GARBAGE * len(judged)


def _is_word(word: str) -> bool:
    return _WORD.fullmatch(word) is not None and not any(unicodedata.category(letter) in _STRANGE for letter in word)
