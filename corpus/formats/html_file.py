"""Reads HTML into a Draft: its visible words, headings, lists and tables; scripts, styles and menus are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from corpus.draft import Draft, Paragraph
from corpus.errors import DamagedFile, EmptyFile
from corpus.formats.docx_blocks import Item, rejoined
from corpus.formats.docx_cells import CellDraft, TableDraft
from corpus.formats.docx_layout import settle
from corpus.formats.docx_runs import clean
from corpus.formats.text_decode import characters
from corpus.language.legacy import Habit, Stretch, habit_of, restored_stretches
from corpus.language.legacy_fonts import LegacyFont, legacy_font

MOST_ELEMENTS = 400_000
_DEEPEST = 250
_DROPPED = frozenset(
    """
    script style head template noscript iframe object embed svg math canvas audio video select button nav input
    textarea map area link meta
    """.split()  # noqa: SIM905 - one word list
)
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark o:p q s samp small span strike
    strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905 - one word list
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong", *_HEADINGS, "th"))
_CELLS = ("td", "th")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FAMILY = re.compile(r"font-family\s*:\s*([^;,]+)", re.IGNORECASE)
_MOST_SPAN = 200


@dataclass(slots=True)
class _Line:
    """A paragraph being put together."""

    parts: list[Stretch] = field(default_factory=list)
    light: bool = False
    level: int | None = None
    centered: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    font: LegacyFont | None = None
    bold: bool = False
    level: int | None = None
    centered: bool = False
    kept: bool = False


def read_html(data: bytes) -> Draft:
    """Read a web page; raises ``EmptyFile`` and ``DamagedFile``."""
    return draft_html(decoded(data))


def decoded(data: bytes) -> str:
    """Return a page's characters: as its byte order mark, its bytes or its own ``charset`` say."""
    named = _CHARSET.search(data[:4096])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if named and named[1].lower() in (b"utf-8", b"utf8"):
            return data.decode("utf-8", "replace")
    return characters(data)


def draft_html(text: str) -> Draft:
    """Return the draft of a page's source."""
    # As UTF-8 bytes with the encoding told: what a meta element says no longer counts.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile("Trang HTML bị hỏng.", "Hãy mở trang bằng trình duyệt rồi lưu lại.") from error
    if root is None:
        raise EmptyFile("Trang HTML không có chữ nào.", "Hãy kiểm tra lại nội dung tệp.")
    return _draft(root)


def _draft(root: _Element) -> Draft:
    _refuse_heavy(root)
    body = root.find("body")
    whole = body if body is not None else root
    reading = _Reading(habit_of(str(part) for part in whole.itertext() if part.strip()))
    blocks, margins = settle(reading.items(whole, _Look()))
    if not blocks:
        raise EmptyFile("Trang HTML không có chữ nào.", "Hãy kiểm tra lại nội dung tệp.")
    warnings = ("Đã bỏ chữ bị ẩn trong trang.",) if reading.hidden else ()
    return Draft(tuple(blocks), tuple(margins), warnings)


def _refuse_heavy(root: _Element) -> None:
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST or count > 2 * MOST_ELEMENTS:
            raise DamagedFile(
                f"Trang HTML lồng nhau quá {_DEEPEST} lớp hoặc có quá {MOST_ELEMENTS} phần tử.",
                "Hãy mở trang bằng trình duyệt rồi lưu lại thành .docx hoặc .pdf.",
            )


class _Reading:
    """Walks a page; depth is bounded before."""

    def __init__(self, habit: Habit) -> None:
        self._habit = habit
        self.hidden = False

    def items(self, element: _Element, look: _Look) -> list[Item]:
        """Read what stands inside an element, in order."""
        found: list[Item] = []
        line = _Line(level=look.level, centered=look.centered)
        line = self._walk(element, look, line, found)
        self._end(line, found)
        return found

    def _walk(self, element: _Element, look: _Look, line: _Line, found: list[Item]) -> _Line:
        _add(line, element.text, look)
        for child in element:
            line = self._child(child, look, line, found)
            _add(line, child.tail, look)
        return line

    def _child(self, child: _Element, look: _Look, line: _Line, found: list[Item]) -> _Line:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _DROPPED or not tag:
            return line
        if _HIDDEN.search(child.get("style", "")) or child.get("hidden") is not None:
            self.hidden |= any(part.strip() for part in child.itertext())
            return line
        inner = _look(child, tag, look)
        if tag in _INLINE:
            return self._walk(child, inner, line, found)
        fresh = _Line(level=look.level, centered=look.centered)
        if tag == "br":
            line.parts.append(Stretch("\n"))
            return line
        self._end(line, found)
        if tag == "table":
            found.append(self._table(child, inner))
        else:
            start = _Line(level=inner.level, centered=inner.centered)
            _add(start, _label(child, tag), inner)
            self._end(self._walk(child, inner, start, found), found)
        return fresh

    def _end(self, line: _Line, found: list[Item]) -> None:
        text = clean(restored_stretches(line.parts, self._habit))
        parts = filter(None, rejoined([one.strip() for one in text.split("\n")]))
        found.extend(Paragraph(part, None, line.centered or None, not line.light, line.level) for part in parts)

    def _table(self, table: _Element, look: _Look) -> TableDraft:
        cells: list[CellDraft] = []
        taken: set[tuple[int, int]] = set()
        headers = 0
        rows = list(_rows(table))
        for number, row in enumerate(rows):
            column = 0
            texts = [cell for cell in row if cell.tag in _CELLS]
            headers += headers == number and bool(texts) and all(cell.tag == "th" for cell in texts)
            for cell in texts:
                while (number, column) in taken:
                    column += 1
                height, width = min(_span(cell, "rowspan"), len(rows) - number), _span(cell, "colspan")
                taken.update((number + down, column + right) for down in range(height) for right in range(width))
                items = self.items(cell, _look(cell, str(cell.tag), _Look(look.font)))
                cells.append(CellDraft(items, number, column, height, width))
                column += width
        ruled = (table.get("border") or "0") not in ("0", "") or "border" in _styles(table)
        return TableDraft(cells, headers if 0 < headers < len(rows) else None, ruled)


def _add(line: _Line, text: str | None, look: _Look) -> None:
    if text:
        words = text if look.kept else re.sub(r"[ \t\r\n]+", " ", text)
        line.parts.append(Stretch(words, look.font))
        line.light |= bool(words.strip()) and not look.bold


def _look(element: _Element, tag: str, look: _Look) -> _Look:
    style = element.get("style", "")
    family = _FAMILY.search(style)
    face = family[1] if family else element.get("face")
    return _Look(
        legacy_font(face) if face else look.font,
        look.bold or tag in _BOLD or re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", style) is not None,
        _HEADINGS.get(tag, look.level),
        look.centered
        or tag == "center"
        or element.get("align") == "center"
        or "text-align:center" in style.replace(" ", ""),
        look.kept or tag == "pre",
    )


def _label(element: _Element, tag: str) -> str:
    """Return the number or bullet that a list shows before an item."""
    parent = element.getparent()
    if tag != "li" or parent is None:
        return ""
    if parent.tag != "ol":
        return "- "
    own, start = element.get("value", ""), parent.get("start", "1")
    before = sum(one.tag == "li" for one in element.itersiblings(preceding=True))
    number = (
        int(own)
        if own.isdigit() and len(own) < 7
        else (int(start) if start.isdigit() and len(start) < 7 else 1) + before
    )
    if parent.get("type") in ("a", "A") and number <= 26:
        return f"{chr(ord(parent.get('type', 'a')) + number - 1)}) "
    return f"{number}. "


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _span(cell: _Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), _MOST_SPAN) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _styles(table: _Element) -> str:
    own = [table.get("style", "")]
    first = next(table.iter("td", "th"), None)
    return " ".join([*own, "" if first is None else first.get("style", "")]).replace("border-collapse", "")
