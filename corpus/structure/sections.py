"""Builds the tree of numbered parts: Phần, Chương, Mục, Điều, khoản, điểm, or I, 1, 1.1, a, and appendices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Section
from corpus.language.numbering import label_of
from corpus.language.vietnamese import fold
from corpus.structure.headings import LEVELS, Heading, read_heading, unlabelled_heading
from corpus.structure.lines import Line
from corpus.structure.quoting import quoted_items
from corpus.structure.sequence import Numbering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.language.numbering import Label
    from corpus.tables.laid import LaidGrid

# The words that close a document after its last numbered part; they belong to no part.
_CLOSING = re.compile(
    r"^(tren day la|trong qua trinh (to chuc )?(trien khai|thuc hien)"
    r"|(bo )?(luat|nghi quyet|phap lenh) nay (da )?duoc |yeu cau (cac|thu truong|lanh dao)"
    r"|de nghi (cac|thu truong|lanh dao)|nhan duoc|can cu (ke hoach|cong van|noi dung)"
    r"|(ke hoach|huong dan|chi thi|nghi quyet|thong bao) nay (duoc|thay the|co hieu luc)|noi nhan)\b"
)
_CLOSING_LINES = 6
_INLINE = frozenset(("(1)", "(a)", "i)", "i."))


@dataclass(slots=True)
class _Open:
    """A section whose end is not known yet."""

    heading: Heading
    kind: str
    path: tuple[str, ...]
    level: int
    end: int = 0


def read_sections(
    items: Sequence[Line | LaidGrid], body: int, signature: tuple[int, int] | None
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Return the sections in reading order and what is wrong with their numbers.

    ``items[body:]`` hold bases and body; ``signature`` are the first and the past-the-end item of the signature
    block. What stands behind the block is an attachment, with or without the word "Phụ lục".
    """
    reader = _Reader(items)
    first, last = signature or (_first_appendix(items, body),) * 2
    reader.read(body, _closing(items, body, first))
    attached = unlabelled_heading(items, last) if signature and last < len(items) else None
    reader.read(last, len(items), attached)
    return reader.sections(), tuple(reader.numbering.warnings)


def _first_appendix(items: Sequence[Line | LaidGrid], body: int) -> int:
    for index in range(body, len(items)):
        item = items[index]
        label = label_of(item.text) if isinstance(item, Line) else None
        if label and label.kind == "phu_luc":
            return index
    return len(items)


def _closing(items: Sequence[Line | LaidGrid], body: int, end: int) -> int:
    """Return where the closing words begin, at most a few paragraphs above ``end``."""
    first = end
    for index in range(end - 1, max(body, end - _CLOSING_LINES) - 1, -1):
        item = items[index]
        if not isinstance(item, Line) or label_of(item.text):
            break
        if _CLOSING.match(fold(item.text)) or (index == end - 1 and _ends_all(items, index)):
            first = index
    return first


def _ends_all(items: Sequence[Line | LaidGrid], index: int) -> bool:
    """Say whether a last paragraph "… ./." stands behind a list of items and so belongs to none of them."""
    last, above = items[index], items[index - 1] if index else None
    if not isinstance(last, Line) or not isinstance(above, Line) or not last.text.endswith("./."):
        return False
    label = label_of(above.text)
    return label is not None and label.kind in ("number", "letter") and above.text.endswith((".", ";"))


class _Reader:
    """Walks down the items with the stack of open sections."""

    def __init__(self, items: Sequence[Line | LaidGrid]) -> None:
        self.items = items
        self.quoted = quoted_items(items)
        self.stack: list[_Open] = []
        self.done: list[_Open] = []
        self.numbering = Numbering()

    def read(self, start: int, end: int, attached: Heading | None = None) -> None:
        """Read ``items[start:end]``; ``attached`` is a heading without a label that opens them."""
        scope = self.items[:end]
        if attached:
            self._open(attached)
        for heading in self._headings(scope, attached.last + 1 if attached else start):
            self._extend(heading.first)
            self._open(heading)
        self._extend(end)
        self.close(0)

    def _headings(self, scope: Sequence[Line | LaidGrid], index: int) -> Iterator[Heading]:
        while index < len(scope):
            item = scope[index]
            label = label_of(item.text) if isinstance(item, Line) and index not in self.quoted else None
            if label is None or label.kind == "bullet" or self._is_inline(label):
                index += 1
                continue
            heading = read_heading(scope, index, label)
            yield heading
            index = heading.last + 1

    def _is_inline(self, label: Label) -> bool:
        # "… gồm: (1) …;" goes on in the next line with "(2) …": the list stands inside a sentence.
        return label.style in _INLINE and label.value != 1 and self._sibling(label.style) is None

    def _extend(self, index: int) -> None:
        """Let all open sections reach to the item before ``index``."""
        reach = self.items[index - 1].end if index else 0
        for section in self.stack:
            section.end = max(section.end, reach)

    def _open(self, heading: Heading) -> None:
        self._make_room(heading)
        above = self.stack[-1] if self.stack else None
        kind = self._kind(heading)
        self.numbering.check(heading.label, kind, [(part.kind, part.heading.label) for part in self.stack])
        path = (*above.path, heading.element) if above else (heading.element,)
        level = LEVELS.get(heading.label.style, 19)
        section = _Open(heading, kind, path, level, heading.heading_end)
        self.stack.append(section)
        self.done.append(section)

    def _make_room(self, heading: Heading) -> None:
        """Close the sections that this heading does not stand under."""
        label = heading.label
        level = LEVELS.get(label.style, 19)
        plain = label.kind in ("roman", "number", "letter")
        depth = self._parent_by_parts(label.parts) if plain and len(label.parts) > 1 else None
        if depth is None and plain:
            depth = self._sibling(label.style)
        if depth is None and plain and label.value == 1 and self._may_nest(level):
            depth = len(self.stack)
        if depth is None:
            depth = next((i for i, part in enumerate(self.stack) if part.level >= level), len(self.stack))
        self.close(depth)

    def _parent_by_parts(self, parts: tuple[int, ...]) -> int | None:
        """Return the depth under the open "1.2." for "1.2.3."."""
        for index in range(len(self.stack) - 1, -1, -1):
            label = self.stack[index].heading.label
            if label.kind == "number" and label.parts == parts[:-1]:
                return index + 1
        return None

    def _sibling(self, style: str) -> int | None:
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].heading.label.style == style:
                return index
            if self.stack[index].level < LEVELS["A."]:
                return None
        return None

    def _may_nest(self, level: int) -> bool:
        # A list of a coarser style may open under a finer one (a. over 1), but never capitals and Romans under figures.
        top = self.stack[-1] if self.stack else None
        return top is None or level > LEVELS["I."] or top.level <= LEVELS["I."]

    def _kind(self, heading: Heading) -> str:
        kind = heading.label.kind
        in_article = any(part.kind == "dieu" for part in self.stack)
        return {"number": "khoan", "letter": "diem"}.get(kind, kind) if in_article else kind

    def close(self, depth: int) -> None:
        """Close all sections from ``depth`` on."""
        del self.stack[depth:]

    def sections(self) -> tuple[Section, ...]:
        """Return everything read so far."""
        return tuple(
            Section(part.path, part.heading.title, part.heading.start, part.end, part.kind, part.heading.heading_end)
            for part in self.done
        )
