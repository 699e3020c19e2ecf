"""The items of a document's running text: paragraphs outside of tables, letterhead and signature, in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise

from corpus.document import Document, Section, Span
from corpus.language.numbering import Label, label_of

_SENTENCE_END = re.compile(r"(?<=[^\s.][.!?])\s+")
_SHORTENED = re.compile(r"(?:^|\W)(?:[A-ZĐ]{1,2}|[A-ZĐ][a-z]|[a-z]|ThS|PGS|tr|v[.]v|đ/c|No)[.]$")


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph or list item: ``[start, end)`` is its text without the label that opens it.

    ``sections`` are the sections it stands in, outermost first; ``heading`` says that it is (part of) the heading of
    the last of them. ``label`` is the bullet or number in front.
    """

    text: str
    start: int
    end: int
    sections: tuple[Section, ...] = ()
    label: Label | None = None
    heading: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The section path the item stands under."""
        return self.sections[-1].path if self.sections else ()

    @property
    def style(self) -> str:
        """How the item is labelled; empty for a plain paragraph."""
        return self.label.style if self.label else ""

    @property
    def span(self) -> Span:
        """The item's place in the document's text."""
        return Span(self.start, self.end)


def items_of(document: Document) -> tuple[Item, ...]:
    """Return the items of the body in reading order."""
    apart = _apart(document)
    starts = [span.start for span in apart]
    ends = list(accumulate((span.end for span in apart), max))
    sections = _Sections(document)
    items = []
    for start, end in _lines(document.text):
        at = bisect_right(starts, start) - 1
        if at < 0 or start >= ends[at]:
            items.append(_item(document.text, start, end, sections.around(start)))
    return tuple(item for item in items if item.text)


class _Sections:
    """Walks the sections beside the text: which ones hold a place, outermost first; places must not go back."""

    def __init__(self, document: Document) -> None:
        self.coming = sorted(document.sections, key=lambda one: (-one.start, one.end))
        self.open: list[Section] = []

    def around(self, start: int) -> tuple[Section, ...]:
        while self.coming and self.coming[-1].start <= start:
            self.open.append(self.coming.pop())
        self.open = [one for one in self.open if start < one.end]
        return tuple(self.open)


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of an item; abbreviations, figures and symbols do not end one."""
    cuts = [match for match in _SENTENCE_END.finditer(text) if _ends_sentence(text, match)]
    edges = [0, *(match.end() for match in cuts), len(text)]
    return tuple(Span(start, end) for start, end in pairwise(edges) if text[start:end].strip())


def _ends_sentence(text: str, gap: re.Match[str]) -> bool:
    after = text[gap.end() : gap.end() + 2].lstrip('“"(')
    return after[:1].isupper() and not _SHORTENED.search(text[max(0, gap.start() - 8) : gap.start()])


def _apart(document: Document) -> list[Span]:
    """Return what is no prose, in order: tables, the letterhead's fields, bases, signature, recipients."""
    spans = [Span(table.start, table.end) for table in document.tables]
    spans += [span for name, span in document.identity.spans if name != "issuer" or span.start == 0]
    spans += [Span(basis.start, basis.end) for basis in document.identity.bases]
    return sorted(spans, key=lambda span: span.start)


def _lines(text: str) -> list[tuple[int, int]]:
    found = []
    for match in re.finditer(r"[^\n\f]+", text):
        line = match[0]
        if line.strip():
            found.append((match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())))
    return found


def _item(text: str, start: int, end: int, around: tuple[Section, ...]) -> Item:
    label = label_of(text[start:end])
    heading = bool(around) and around[-1].heading_end >= end
    begin = start + (label.end if label and label.kind not in ("phan", "chuong", "phu_luc") else 0)
    while begin < end and text[begin].isspace():
        begin += 1
    return Item(text[begin:end], begin, end, around, label, heading)
