"""Takes page numbers, running headers, footnotes and signature stamps of a PDF out of its running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.document import Margin
from corpus.formats.pdf_content import PageContent, Word
from corpus.formats.pdf_drawn import Rule
from corpus.formats.pdf_rows import Row, rows_of, stretches

_PAGE_LINE = re.compile(r"(?:trang|page)?\s*:?\s*[-–—]?\s*\d{1,4}\s*(?:[-–—]|(?:/|trên|of)\s*\d{1,4})?", re.IGNORECASE)
# A line of a table of contents: dots that lead to a page number.
_CONTENTS_LINE = re.compile(r"\w\s*(?:\.{5,}|(?:\. ){4,}\.?|…{3,})\s*(\d{1,4})$")
_FEWEST_CONTENTS = 3
_EDGE = 0.09  # share of the page's height at its top and bottom where margins stand
_NOTE_MARK = re.compile(r"^\(?(\d{1,2}|\*+)\)?\s*\S")
_STAMP_GAP = 2.0  # letter heights between two stamps side by side
_MEASURE = re.compile(r"(?:^|[\d(/.,])[kcdmh]?m$")  # what stands before the 2 of "m²" and the 3 of "m³"
_MEETS = 3.0  # points within which two rules meet
_SMALL = 0.9  # a footnote's letters against the body's
# Number and date that a clerk stamps on the blanks of a letterhead: figures, perhaps with a stroke.
_FIGURES = re.compile(r"^[\d/.\-]{1,12}$")


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A page whose rows are running text alone, with what was taken out."""

    content: PageContent
    rows: tuple[Row, ...]
    margins: tuple[Margin, ...]


def clean_pages(pages: Sequence[PageContent]) -> list[CleanPage]:
    """Take margins out of every page; what runs over pages is told by comparing them."""
    rows = [rows_of(_without_stamps(page)) for page in pages]
    running = _running(pages, rows)
    return [_clean(page, own, running) for page, own in zip(pages, rows, strict=True)]


def _without_stamps(page: PageContent) -> list[Word]:
    # Figures stamped on a line of the page belong to the line; whatever else a stamp says stays apart.
    body = [word for word in page.words if not word.stamp]
    kept = []
    for word in page.words:
        if not word.stamp:
            kept.append(word)
        elif _FIGURES.match(word.text):
            line = next((other for other in body if _on_line(word, other)), None)
            if line is not None:
                # A stamp is placed by hand: it stands on the line's own foot.
                kept.append(replace(word, bottom=line.bottom, top=line.bottom - word.height, spaced=True))
    return kept


def _on_line(word: Word, other: Word) -> bool:
    return other.top - 2 < word.middle < other.bottom + 2 and len(other.text) > 1


def stamp_margins(page: PageContent) -> list[Margin]:
    """Return what the page's stamps say, one margin for each stamp that stands apart."""
    groups: list[list[Row]] = []
    lines = rows_of(word for word in page.words if word.stamp)
    for row in (part for line in lines for part in stretches(line, _STAMP_GAP)):
        home = next((group for group in groups if _goes_under(group[-1], row)), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    return [Margin("stamp", "\n".join(row.text for row in group), page.number) for group in groups]


def _goes_under(last: Row, row: Row) -> bool:
    return row.top - last.top >= 0 and row.top - last.bottom < row.height and row.x0 < last.x1 and last.x0 < row.x1


def _running(pages: Sequence[PageContent], rows: Sequence[list[Row]]) -> set[str]:
    shapes: Counter[str] = Counter()
    for page, own in zip(pages, rows, strict=True):
        shapes.update({_shape(row.text) for row in own if _at_edge(row, page)})
    enough = max(2, min(3, len(pages) // 2 + 1))
    return {shape for shape, count in shapes.items() if count >= enough and len(shape) > 3}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _at_edge(row: Row, page: PageContent) -> bool:
    return row.bottom < _EDGE * page.height or row.top > (1 - _EDGE) * page.height


def _clean(page: PageContent, rows: list[Row], running: set[str]) -> CleanPage:
    margins = stamp_margins(page)
    kept: list[Row] = []
    contents = _contents(rows)
    for at, row in enumerate(rows):
        # A table of contents says every heading a second time: kept, but out of the text.
        kind = "header" if row in contents else _kind(row, page, running, outermost=at in (0, len(rows) - 1))
        if kind is None:
            kept.append(row)
        else:
            margins.append(Margin(kind, row.text, page.number))
    start = _notes_start(kept, page)
    notes = [Margin("footnote", text, page.number) for text in _notes(kept[start:])]
    return CleanPage(page, tuple(_unmarked(kept[:start], notes)), (*margins, *notes))


def _contents(rows: list[Row]) -> list[Row]:
    found = [(row, int(match[1])) for row in rows if (match := _CONTENTS_LINE.search(row.text))]
    rising = all(before[1] <= after[1] for before, after in pairwise(found))
    return [row for row, _ in found] if rising and len(found) >= _FEWEST_CONTENTS else []


def _kind(row: Row, page: PageContent, running: set[str], *, outermost: bool) -> str | None:
    if _PAGE_LINE.fullmatch(row.text) and (_at_edge(row, page) or (outermost and len(row.words) == 1)):
        far = min(row.bottom, page.height - row.top) < 2 * _EDGE * page.height
        return "page_number" if far else None
    if _at_edge(row, page) and _shape(row.text) in running:
        return "header" if row.bottom < page.height / 2 else "footer"
    return None


def _notes_start(rows: list[Row], page: PageContent) -> int:
    """Return the index of the first footnote row: below a short rule, or smaller than the text, from a mark on."""
    if len(rows) < 2:
        return len(rows)
    usual = Counter(round(row.height) for row in rows).most_common(1)[0][0]
    for at in range(1, len(rows)):
        below = rows[at:]
        small = all(row.height < _SMALL * usual for row in below)
        marked = _NOTE_MARK.match(rows[at].text) is not None and rows[at].words[0].height <= rows[at].height + 0.1
        low = rows[at].top > 0.45 * page.height
        if low and marked and small and (_has_rule(page, rows[at - 1], rows[at]) or _is_raised(rows[at])):
            return at
    return len(rows)


def _has_rule(page: PageContent, above: Row, below: Row) -> bool:
    short = (rule for rule in page.across if 40 < rule.end - rule.start < 0.5 * page.width)
    between = (rule for rule in short if above.bottom - 2 <= rule.at <= below.top + 3)
    return any(not _is_of_a_cell(page, rule) for rule in between)


def _is_of_a_cell(page: PageContent, rule: Rule) -> bool:
    # Cells drawn one by one have short rules too, with upright ones at their ends.
    ends = (down for down in page.down if min(abs(down.at - rule.start), abs(down.at - rule.end)) < _MEETS)
    return any(down.start - _MEETS < rule.at < down.end + _MEETS for down in ends)


def _is_raised(row: Row) -> bool:
    first = row.words[0]
    return len(row.words) > 1 and first.height < 0.85 * row.words[1].height


def _notes(rows: list[Row]) -> list[str]:
    notes: list[str] = []
    for row in rows:
        if notes and not (_NOTE_MARK.match(row.text) and (_is_raised(row) or row.words[0].text.strip("()").isdigit())):
            notes[-1] += f" {row.text}"
        else:
            notes.append(row.text)
    return notes


def _unmarked(rows: list[Row], notes: list[Margin]) -> list[Row]:
    # The mark of a footnote, small and raised behind a word, is no part of the sentence; the note keeps it.
    marks = {match[1] for note in notes if (match := _NOTE_MARK.match(note.text))}
    if not marks:
        return rows
    return [_without_marks(row, marks) for row in rows]


def _without_marks(row: Row, marks: set[str]) -> Row:
    gone = {
        word
        for before, word in pairwise(row.words)
        if _is_mark(word, before, row.height) and word.text.strip("()") in marks
    }
    return Row(tuple(word for word in row.words if word not in gone))


def _is_mark(word: Word, before: Word, height: float) -> bool:
    if _MEASURE.search(before.text):
        return False
    return word.height < 0.8 * height and word.x0 - before.x1 < 0.3 * height and word.bottom < before.bottom
