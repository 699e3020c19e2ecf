"""Reads block content of a .docx in body order: paragraphs with their numbers, tables, text boxes, content controls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from corpus.draft import Paragraph
from corpus.formats.docx_cells import TableDraft, TableReader
from corpus.formats.docx_numbering import Numbering
from corpus.formats.docx_package import W
from corpus.formats.docx_runs import Inline, read_inline
from corpus.formats.docx_styles import ParagraphLook, Styles, is_shade, paragraph_look, run_look
from corpus.language.legacy import UNICODE, Habit

_P, _TBL, _PPR, _RPR = f"{W}p", f"{W}tbl", f"{W}pPr", f"{W}rPr"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_IMPORTED = f"{W}altChunk"  # another file, merged in only when Word opens this one
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in ("sectPr", "sdtPr", "sdtEndPr", "tcPr", "trPr", "tblPr", "tblGrid", "del", "moveFrom", "pPr", "rPr")
)
# A line that goes on after a manual break: it opens in lower case, and what stands before has not come to an end.
_GOES_ON = re.compile(r"^[^\W\d_A-ZÀ-Ỹ]")
_ENDED = re.compile(r"[.;:!?…”\"]$")
_LIST_MARK = re.compile(r"^(?:[a-zđ]|[ivx]{1,4}|\d{1,3})[.)]\s")

Item = Paragraph | TableDraft


@dataclass(slots=True)
class Reading:
    """What one pass over a document carries along: styles, counters, and what it met on the way."""

    styles: Styles
    numbering: Numbering
    habit: Habit = UNICODE
    hidden: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0
    diagrams: int = 0
    page_fields: bool = False
    contents: list[str] = field(default_factory=list)
    _pending: list[Inline] = field(default_factory=list)

    def items(self, container: _Element, *, painted: bool = False, cell: bool = False) -> list[Item]:
        """Read the children of a body, cell, box, note, header or footer, in order."""
        found: list[Item] = []
        self._gather(container, found, painted=painted, cell=cell)
        found.extend(self._flushed())
        return found

    def _gather(self, container: _Element, found: list[Item], *, painted: bool, cell: bool) -> None:
        for child in container:
            if child.tag == _P:
                found.extend(self._paragraph(child, painted=painted, cell=cell))
            elif child.tag == _TBL:
                found.extend(self._flushed())
                found.append(TableReader(self.styles, self._cell).read(child))
            elif child.tag == _IMPORTED:
                self.diagrams += 1
            elif child.tag == f"{_MC}AlternateContent":
                self._gather(_one_of(child), found, painted=painted, cell=cell)
            elif child.tag not in _SKIPPED:
                self._gather(child, found, painted=painted, cell=cell)

    def _cell(self, cell: _Element, *, painted: bool) -> list[Item]:
        return self.items(cell, painted=painted, cell=True)

    def _paragraph(self, element: _Element, *, painted: bool, cell: bool) -> Iterator[Item]:
        properties = element.find(_PPR)
        look = self._look(properties)
        dark = painted or (properties is not None and any(is_shade(s) for s in properties.findall(f"{W}shd")))
        inline = read_inline(element, self.styles, look.run, painted=dark, habit=self.habit)
        self._note(inline)
        if _mark_is_deleted(properties):
            self._pending.append(inline)
            return
        inlines = [*self._pending, inline]
        self._pending = []
        label = "" if _mark_is_hidden(properties) else self._label(look)
        if self.styles.is_contents(look.style):
            # A table of contents says every heading a second time: kept, but out of the text.
            self.contents.append(label + " ".join(" ".join(one.text for one in inlines).split()))
            return
        yield from self._lines(inlines, look, label, cell=cell)
        for one in inlines:
            yield from self._boxes(one)

    def _look(self, properties: _Element | None) -> ParagraphLook:
        direct = paragraph_look(properties)
        return self.styles.paragraph(direct.style).under(direct)

    def _note(self, inline: Inline) -> None:
        self.hidden.extend(inline.hidden)
        self.notes.extend(inline.notes)
        self.pictures += inline.pictures
        self.diagrams += inline.diagrams
        self.page_fields |= inline.page_field

    def _label(self, look: ParagraphLook) -> str:
        if look.number in (None, "0"):
            return ""
        return self.numbering.label(look.number, look.depth, look.style)

    def _lines(self, inlines: list[Inline], look: ParagraphLook, label: str, *, cell: bool) -> Iterator[Paragraph]:
        text = "\n".join(inline.text for inline in inlines) if len(inlines) > 1 else inlines[0].text
        if len(inlines) > 1:
            text = "".join(inline.text + " " for inline in inlines).strip()
        lines = list(rejoined(text.split("\n")))
        if not any(lines):
            # An empty numbered paragraph is a row number in a table, and a slip of the keyboard elsewhere.
            lines = [label.strip()] if cell and label.strip().strip("-+*") else []
        else:
            lines[0] = label + lines[0].lstrip("\t" if label else "")
        bold = all(inline.bold for inline in inlines if inline.letters)
        hint = Paragraph("", None, look.centered, bold, look.outline)
        yield from (replace(hint, text=line) for line in lines if line)

    def _boxes(self, inline: Inline) -> Iterator[Item]:
        for box in inline.boxes:
            # White letters in a box stand on the box's own colour.
            yield from self.items(box, painted=True)

    def _flushed(self) -> list[Item]:
        # A deleted mark at the very end has nothing to join: its letters stand alone.
        pending, self._pending = self._pending, []
        return list(self._lines(pending, ParagraphLook(), "", cell=False)) if pending else []


def rejoined(lines: list[str]) -> Iterator[str]:
    """Give the lines that manual breaks made, those in the middle of a sentence joined."""
    held = ""
    for line in lines:
        if held and line and _GOES_ON.match(line) and not _LIST_MARK.match(line) and not _ENDED.search(held):
            held = f"{held} {line}"
            continue
        if held:
            yield held
        held = line
    yield held


def _one_of(alternate: _Element) -> _Element:
    choice = alternate.find(f"{_MC}Choice")
    fallback = alternate.find(f"{_MC}Fallback")
    if choice is not None and next(choice.iter(f"{W}t"), None) is not None:
        return choice
    return fallback if fallback is not None else alternate


def _mark_is_deleted(properties: _Element | None) -> bool:
    mark = None if properties is None else properties.find(_RPR)
    return mark is not None and any(mark.find(f"{W}{tag}") is not None for tag in ("del", "moveFrom"))


def _mark_is_hidden(properties: _Element | None) -> bool:
    mark = None if properties is None else properties.find(_RPR)
    return bool(run_look(mark).hidden)
