"""Finds in the reading text the words that a scan's reader was unsure of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Doubtful
from corpus.language.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.document import Page
    from corpus.draft import Doubt
    from corpus.structure.lines import Laid


def found_doubts(laid: Laid, doubts: Iterable[Doubt]) -> tuple[Doubtful, ...]:
    """Return the spans of doubtful words; one that margins or repeated headers took out of the text is left out."""
    pages = {page.number: page for page in laid.pages}
    found = {
        span: Doubtful(*span, doubt.confidence, doubt.original)
        for doubt in doubts
        # A row that runs over a page stands on the page that it begins on.
        for span in next(
            filter(None, (_spans(laid.text, pages.get(at), doubt) for at in (doubt.page, doubt.page - 1))), []
        )
    }
    return tuple(found[span] for span in sorted(found))


def _spans(text: str, page: Page | None, doubt: Doubt) -> list[tuple[int, int]]:
    """Return where the word stands between its neighbours, or, where those were parted from it, wherever it stands."""
    if page is None:
        return []
    for before, after in ((doubt.before, doubt.after), (doubt.before, ()), ((), doubt.after), ((), ())):
        pattern = _pattern(before, doubt.text, after)
        spans = [match.span(1) for match in pattern.finditer(text, page.start, page.end)]
        # Without its neighbours a word is told only where it stands once.
        if spans and (len(spans) == 1 or (before and after)):
            return spans
    return []


def _pattern(before: tuple[str, ...], word: str, after: tuple[str, ...]) -> re.Pattern[str]:
    left = "".join(rf"{re.escape(nfc(one))}\s*" for one in before)
    right = "".join(rf"\s*{re.escape(nfc(one))}" for one in after)
    return re.compile(rf"(?<!\w){left}({re.escape(nfc(word))}){right}(?!\w)")
