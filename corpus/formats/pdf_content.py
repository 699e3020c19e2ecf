"""Takes out of a PDF page, through pdfium, what is drawn on it: words with their places, rules, pictures, stamps."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped] # the same

from corpus.formats.docx_symbols import mend_private
from corpus.formats.pdf_drawn import Rule, drawn
from corpus.formats.pdf_turn import Turn
from corpus.formats.pdf_white import Box, coloured_boxes, is_on_white, is_white
from corpus.language.legacy_fonts import LegacyFont, legacy_font
from corpus.language.legacy_tables import ENCODINGS

MAXIMUM_CHARACTERS = 200_000  # a page that holds more is a drawing or an attack
_SMALLEST = 1.2  # points: letters lower than this cannot be seen on paper
_BLANK = 0x20
_SPACES = frozenset((0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000, 0x0C, 0x0B, 0x2002, 0x2003, 0x2009, 0x202F, 0x00))
# pdfium gives a hyphen at a line's end as 2 or as U+FFFE; U+00AD is a letter of TCVN3, see pdf_legacy.
_HYPHENS = frozenset((0x02, 0xFFFE, 0x2011))
_CODES = 0x110000
_FROM_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}
_NARROW = 0.1  # letter heights: the narrowest blank between a small letter and a capital
_SAMPLE_STEP = 40
_HEAVY = 600
_MOST_ANNOTATIONS = 200
_STAMPS = frozenset((pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_STAMP, pdfium_c.FPDF_ANNOT_FREETEXT))


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them; points from the page's top left corner as it is read."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool = False
    spaced: bool = True
    stamp: bool = False
    white: bool = False
    font: LegacyFont | None = None

    @property
    def height(self) -> float:
        """The height of the line's letters, from descent to ascent."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height at which the word stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PageContent:
    """Everything drawn on one page that a reader needs.

    ``across`` and ``down`` are its rules, ``pictured`` the share of the page under images, ``unseen`` the number of
    letters too small or too far off the page to be seen, ``hidden`` the words in white on white.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    pictured: float = 0.0
    unseen: int = 0
    hidden: tuple[str, ...] = ()


_BOLD, _WHITE, _FONT = 1, 2, 4
# A bare tuple, since a page has thousands: code point, left, bottom, right, top, marks for bold and white and, times
# four, the place of its font among ``_FONTS``.
_Letter = tuple[int, float, float, float, float, int]
_GAP: _Letter = (_BLANK, 0.0, 0.0, 0.0, 0.0, 0)
_Key = tuple[int, int, int]
_FONTS = (None, *(LegacyFont(name, capitals) for name in ENCODINGS for capitals in (False, True)))


def _key(letter: _Letter) -> _Key:
    return letter[0], round(letter[1]), round(letter[2])


def page_content(document: pdfium.PdfDocument, index: int) -> PageContent:
    """Read page ``index`` (from 0); what annotations draw is read with the rest, signatures marked as stamps."""
    page = document[index]
    try:
        kinds = _annotations(page)
        if not kinds:
            return _content(page, index, None)
        plain = {_key(letter) for letter in _read_letters(page)[0]}
        # Flattening draws the annotations into the page; a page must be opened anew to show it.
        pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY)
        page.close()
        page = document[index]
        return _content(page, index, _Plain(plain, tuple(box for is_field, box in kinds if is_field)))
    finally:
        page.close()


@dataclass(frozen=True, slots=True)
class _Plain:
    """What is no stamp on a page with annotations: its own letters, and what stands in its form fields."""

    letters: set[_Key]
    fields: tuple[Box, ...]

    def holds(self, letter: _Letter) -> bool:
        if _key(letter) in self.letters:
            return True
        x, y = (letter[1] + letter[3]) / 2, (letter[2] + letter[4]) / 2
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self.fields)


def _annotations(page: pdfium.PdfPage) -> list[tuple[bool, Box]]:
    """Return, for each annotation that draws words, whether it is a form field, and its box (l, b, r, t)."""
    found: list[tuple[bool, Box]] = []
    for index in range(min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
        if kind in _STAMPS:
            box = pdfium_c.FS_RECTF()
            pdfium_c.FPDFAnnot_GetRect(annotation, box)
            is_field = kind == pdfium_c.FPDF_ANNOT_WIDGET and _field_type(annotation) not in ("Sig", "")
            found.append((is_field, (box.left, box.bottom, box.right, box.top)))
        pdfium_c.FPDFPage_CloseAnnot(annotation)
    return found


def _field_type(annotation: pdfium_c.FPDF_ANNOTATION) -> str:
    buffer = (ctypes.c_ushort * 16)()
    size = pdfium_c.FPDFAnnot_GetStringValue(annotation, b"FT", buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: max(0, min(size, ctypes.sizeof(buffer)) - 2)].decode("utf-16-le", "replace")


def _content(page: pdfium.PdfPage, index: int, plain: _Plain | None) -> PageContent:
    letters, quarters = _read_letters(page)
    turn = Turn(quarters, *page.get_cropbox())
    width, height = turn.size()
    words = list(_words(letters, turn, plain))
    kept = [word for word in words if _is_seen(word, width, height)]
    unseen = sum(len(word.text) for word in words) - sum(len(word.text) for word in kept)
    across, down, pictured = drawn(page, turn)
    coloured = coloured_boxes(page, turn) if any(word.white for word in kept) else []
    hidden = tuple(word.text for word in kept if _is_hidden(word, coloured))
    shown = tuple(word for word in kept if not _is_hidden(word, coloured))
    return PageContent(index + 1, width, height, shown, across, down, pictured, unseen, hidden)


def _is_hidden(word: Word, coloured: Sequence[Box]) -> bool:
    return word.white and is_on_white((word.x0 + word.x1) / 2, word.middle, coloured)


def _is_seen(word: Word, width: float, height: float) -> bool:
    return word.height >= _SMALLEST and word.x1 > 0 and word.x0 < width and word.bottom > 0 and word.top < height


def _read_letters(page: pdfium.PdfPage) -> tuple[list[_Letter], int]:
    text = page.get_textpage()
    try:
        count = min(text.count_chars(), MAXIMUM_CHARACTERS)
        return _letters(text.raw, count), _quarters(text.raw, count, page.get_rotation() // 90)
    finally:
        text.close()


def _letters(handle: pdfium_c.FPDF_TEXTPAGE, count: int) -> list[_Letter]:
    box = pdfium_c.FS_RECTF()
    pointer = ctypes.byref(box)
    code_of, box_of = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetLooseCharBox
    letters: list[_Letter] = []
    look, fresh = 0, True
    for index in range(count):
        code = code_of(handle, index)
        if code in _SPACES or not box_of(handle, index, pointer):
            fresh = True
            letters.append(_GAP)
            continue
        if fresh:
            # The look of a word is that of its first letter: asking for each letter would double the time.
            look, fresh = _look(handle, index), False
        letters.append((code, box.left, box.bottom, box.right, box.top, look))
    return letters


def _look(handle: pdfium_c.FPDF_TEXTPAGE, index: int) -> int:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    heavy = pdfium_c.FPDFText_GetFontWeight(handle, index) >= _HEAVY or b"bold" in name.value.lower()
    place = _FONTS.index(legacy_font(name.value.decode("utf-8", "replace")))
    return (_BOLD if heavy else 0) | (_WHITE if is_white(handle, index) else 0) | place * _FONT


def _quarters(handle: pdfium_c.FPDF_TEXTPAGE, count: int, own: int) -> int:
    # A wide table may be drawn sideways on an upright page: the letters themselves tell how the page is read.
    places = range(0, count, _SAMPLE_STEP if count > _SAMPLE_STEP * 5 else 1)
    sample = [place for place in places if pdfium_c.FPDFText_GetUnicode(handle, place) not in _SPACES]
    angles = (pdfium_c.FPDFText_GetCharAngle(handle, place) for place in sample)
    counted = Counter(-round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
    return counted.most_common(1)[0][0] if counted else own


def _words(letters: Sequence[_Letter], turn: Turn, plain: _Plain | None) -> Iterator[Word]:
    held: list[_Letter] = []
    boxes: list[Box] = []
    spaced = True
    for letter in letters:
        if letter is _GAP:
            if held:
                yield _word(held, boxes, plain, spaced=spaced)
            held, boxes, spaced = [], [], True
            continue
        box = turn.box(letter[1], letter[2], letter[3], letter[4])
        if held and (not _touches(boxes[-1], box) or _begins_name(held[-1], letter, boxes[-1], box)):
            yield _word(held, boxes, plain, spaced=spaced)
            spaced = _begins_name(held[-1], letter, boxes[-1], box)
            held, boxes = [], []
        if not held or not _is_echo(held[-1], letter):
            held.append(letter)
            boxes.append(box)
    if held:
        yield _word(held, boxes, plain, spaced=spaced)


def _begins_name(last: _Letter, letter: _Letter, before: Box, box: Box) -> bool:
    # Where letters are set close, a blank shrinks too, and pdfium sees none; no word has a capital within.
    step = box[0] - before[2]
    if step < _NARROW * (box[3] - box[1]):
        return False
    return max(last[0], letter[0]) < _CODES and chr(last[0]).islower() and chr(letter[0]).isupper()


def _is_echo(last: _Letter, letter: _Letter) -> bool:
    # Letters drawn twice, a hair apart, to look bold.
    return letter[0] == last[0] and abs(letter[1] - last[1]) < 0.6 and abs(letter[2] - last[2]) < 0.6


def _touches(last: Box, box: Box) -> bool:
    height, other = last[3] - last[1], box[3] - box[1]
    height = max(height, other)
    reach = 0.25 * height if height > 1.0 else 0.25
    step = box[0] - last[2]
    return step < reach and -2.4 * reach < step and abs(last[3] - box[3]) < reach and box[0] > last[0] - 1.2 * reach


def _word(held: list[_Letter], boxes: list[Box], plain: _Plain | None, *, spaced: bool) -> Word:
    text = "".join("-" if code in _HYPHENS else chr(code) for code, *_ in held if code < _CODES)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    stamp = plain is not None and not any(plain.holds(letter) for letter in held)
    bold, white = bool(held[0][5] & _BOLD), bool(held[0][5] & _WHITE)
    place = min(lefts), max(rights), min(tops), max(bottoms)
    font = _FONTS[held[0][5] // _FONT]
    if font is not None:
        text = text.translate(_FROM_PRIVATE)
    return Word(unicodedata.normalize("NFC", mend_private(text)), *place, bold, spaced, stamp, white, font)
