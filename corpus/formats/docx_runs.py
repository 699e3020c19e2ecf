"""Reads the inline content of a .docx paragraph: visible letters in order, with what hides, marks or floats noted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from corpus.formats.docx_package import W
from corpus.formats.docx_styles import RunLook, Styles, run_look, value_of
from corpus.formats.docx_symbols import mend_private, symbol
from corpus.language.legacy import UNICODE, Habit, Stretch, restored_stretches
from corpus.language.legacy_fonts import LegacyFont, legacy_font
from corpus.language.vietnamese import nfc

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_T, _RPR, _RUN, BOX = f"{W}t", f"{W}rPr", f"{W}r", f"{W}txbxContent"
_CHOICE, _FALLBACK = f"{_MC}Choice", f"{_MC}Fallback"
_INVISIBLE_SIZE = 2  # half points: one point and less cannot be read on paper
_PAGE_FIELDS = re.compile(r"^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_GONE = dict.fromkeys((0x00AD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)))
_SAME = {0x2011: "-", 0x00A0: " ", 0x202F: " ", 0x2007: " ", 0x2028: "\n", 0x2029: "\n", 0x000B: "\n", 0x000C: "\n"}
_CLEAN = {**_GONE, **_SAME}
_BLANKS = re.compile(r"[^\S\n\t]+")
_TABS = re.compile(r" ?\t[ \t]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_PRIVATE = 0xF000
_FROM_PRIVATE = {_PRIVATE + code: code for code in range(0x20, 0x100)}


@dataclass(slots=True)
class Inline:
    """What one paragraph holds: its letters, the text boxes and notes hung on it, and what was hidden."""

    styles: Styles
    base: RunLook
    painted: bool = False
    habit: Habit = UNICODE
    parts: list[str] = field(default_factory=list)
    fonts: list[LegacyFont | None] = field(default_factory=list)
    heavy: int = 0
    letters: int = 0
    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pictures: int = 0
    diagrams: int = 0
    page_field: bool = False
    look: RunLook = field(default_factory=RunLook)
    fields: list[str | None] = field(default_factory=list)
    swallowed: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The visible letters, cleaned and in Unicode; line breaks are newlines."""
        if self.habit == UNICODE and not any(self.fonts):
            return clean("".join(self.parts))
        return clean(
            restored_stretches([Stretch(*pair) for pair in zip(self.parts, self.fonts, strict=True)], self.habit)
        )

    @property
    def bold(self) -> bool:
        """Whether every visible letter is bold."""
        return self.letters > 0 and self.heavy == self.letters

    def add(self, text: str) -> None:
        """Take in letters under the current look, unless they are a field's instruction or cannot be seen."""
        if any(code is not None for code in self.fields):
            self.swallowed.append(text)
            return
        if self._unseen():
            self.hidden.append(text)
            return
        font = legacy_font(self.look.font)
        self.parts.append(text if font is None else text.translate(_FROM_PRIVATE))
        self.fonts.append(font)
        size = len(text) - text.count(" ")
        self.letters += size
        self.heavy += size if self.look.bold else 0

    def _unseen(self) -> bool:
        look = self.look
        if look.hidden or (look.size is not None and look.size <= _INVISIBLE_SIZE):
            return True
        white = look.color is not None and look.color.upper() in ("FFFFFF", "WHITE")
        return white and not self.painted and not look.shaded


def clean(text: str) -> str:
    """Return text composed, without invisible characters, blanks and tabs single, symbol letters readable.

    Tabs stay for the step that tells columns apart; ``corpus.formats.docx_layout`` makes blanks of the others.
    """
    text = _CONTROLS.sub("", mend_private(text).translate(_CLEAN))
    lines = (_TABS.sub("\t", _BLANKS.sub(" ", line)).strip(" ") for line in nfc(text).split("\n"))
    return "\n".join(line.rstrip("\t") for line in lines).strip("\n")


def read_inline(paragraph: _Element, styles: Styles, base: RunLook, *, painted: bool, habit: Habit = UNICODE) -> Inline:
    """Read a ``w:p``; ``painted`` says that something dark may lie behind white letters.

    ``habit`` are the old encodings of the document's letters.
    """
    inline = Inline(styles, base, painted, habit)
    inline.look = base
    _walk(paragraph, inline)
    if any(code is not None for code in inline.fields):
        # A field that never ends its instruction is a broken one: what it swallowed is text.
        inline.parts.extend(inline.swallowed)
        inline.fonts.extend([None] * len(inline.swallowed))
    return inline


def _walk(element: _Element, inline: Inline) -> None:
    for child in element:
        handler = _HANDLERS.get(child.tag, _walk)
        handler(child, inline)


def _skip(element: _Element, inline: Inline) -> None:
    pass


def _run(element: _Element, inline: Inline) -> None:
    properties = element.find(_RPR)
    if properties is None:
        _walk(element, inline)
        return
    style = value_of(properties, f"{W}rStyle")
    look = inline.base if style is None else inline.base.under(inline.styles.run(style))
    inline.look = look.under(run_look(properties))
    _walk(element, inline)
    inline.look = inline.base


def _text(element: _Element, inline: Inline) -> None:
    if element.text:
        inline.add(element.text)


def _letter(letter: str) -> Callable[[_Element, Inline], None]:
    return lambda _element, inline: inline.add(letter)


def _symbol(element: _Element, inline: Inline) -> None:
    code, font = element.get(f"{W}char"), element.get(f"{W}font")
    old = legacy_font(font)
    if old is None or not re.fullmatch("[Ff]0[0-9A-Fa-f]{2}", code or ""):
        inline.add(symbol(code, font))
        return
    # Old Vietnamese fonts are symbol fonts to some programs.
    own, inline.look = inline.look, replace(inline.look, font=font)
    inline.add(chr(int(code or "", 16) - _PRIVATE))
    inline.look = own


def _field(element: _Element, inline: Inline) -> None:
    kind = element.get(f"{W}fldCharType")
    if kind == "begin":
        inline.fields.append("")
    elif kind == "separate" and inline.fields:
        inline.page_field |= bool(_PAGE_FIELDS.match(inline.fields[-1] or ""))
        inline.fields[-1] = None
    elif kind == "end" and inline.fields:
        inline.page_field |= bool(_PAGE_FIELDS.match(inline.fields[-1] or ""))
        inline.fields.pop()


def _instruction(element: _Element, inline: Inline) -> None:
    if inline.fields and inline.fields[-1] is not None:
        inline.fields[-1] += element.text or ""


def _simple_field(element: _Element, inline: Inline) -> None:
    inline.page_field |= bool(_PAGE_FIELDS.match(element.get(f"{W}instr") or ""))
    _walk(element, inline)


def _alternate(element: _Element, inline: Inline) -> None:
    # The same box stands twice, once for new readers and once for old ones: take whichever holds words, once.
    choice = next((child for child in element if child.tag == _CHOICE and _has_words(child)), None)
    chosen = choice if choice is not None else element.find(_FALLBACK)
    if chosen is None:
        chosen = element.find(_CHOICE)
    if chosen is not None:
        _walk(chosen, inline)


def _has_words(element: _Element) -> bool:
    return next(element.iter(_T, f"{_M}t"), None) is not None


def _box(element: _Element, inline: Inline) -> None:
    if not inline.look.hidden:
        inline.boxes.append(element)


def _note(element: _Element, inline: Inline) -> None:
    kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
    inline.notes.append((kind, element.get(f"{W}id", "")))


def _picture(element: _Element, inline: Inline) -> None:
    inline.pictures += 1
    _walk(element, inline)


def _diagram(_element: _Element, inline: Inline) -> None:
    inline.diagrams += 1


_HANDLERS: dict[str, Callable[[_Element, Inline], None]] = {
    _RUN: _run,
    f"{_M}r": _run,
    _T: _text,
    f"{_M}t": _text,
    f"{W}tab": _letter("\t"),
    f"{W}ptab": _letter("\t"),
    f"{W}br": _letter("\n"),
    f"{W}cr": _letter("\n"),
    f"{W}noBreakHyphen": _letter("-"),
    f"{W}softHyphen": _letter("\u00ad"),  # a letter in TCVN3, dropped elsewhere
    f"{W}sym": _symbol,
    f"{W}fldChar": _field,
    f"{W}instrText": _instruction,
    f"{W}fldSimple": _simple_field,
    f"{W}footnoteReference": _note,
    f"{W}endnoteReference": _note,
    BOX: _box,
    f"{_MC}AlternateContent": _alternate,
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic": _picture,
    "{urn:schemas-microsoft-com:vml}imagedata": _picture,
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": _diagram,
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": _diagram,
    f"{W}pPr": _skip,
    _RPR: _skip,
    f"{W}sdtPr": _skip,
    f"{W}sdtEndPr": _skip,
    f"{W}del": _skip,
    f"{W}moveFrom": _skip,
    f"{W}delText": _skip,
    f"{W}delInstrText": _skip,
    f"{W}fldData": _skip,
}
