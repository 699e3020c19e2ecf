"""Understands a draft: lays it out as one text and reads letterhead, bases, sections, tables, signature and facts."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from corpus.document import Document
from corpus.language.numbering import label_of
from corpus.structure.bases import read_bases
from corpus.structure.doubtful import found_doubts
from corpus.structure.identity import read_identity, titled_by_appendix
from corpus.structure.laying import lay
from corpus.structure.lines import Line, syllables
from corpus.structure.opening import read_opening
from corpus.structure.sections import read_sections
from corpus.structure.signature import Signature, read_signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Section, Table
    from corpus.draft import Draft
    from corpus.structure.lines import Laid
    from corpus.tables.laid import LaidGrid

_FEW = 3  # so many lines may stand behind a signature that closes a document
_CAPTION = re.compile(r"^(bảng|biểu|phụ biểu|danh mục|danh sách)\b", re.IGNORECASE)


def understand(draft: Draft) -> Document:
    """Return the document that a draft holds, facts included; all the reader gave is in its text or its margins."""
    from corpus.facts.extract import extract  # noqa: PLC0415 - facts stand on structure, not the other way round

    return extract(structure(draft))


def structure(draft: Draft) -> Document:
    """Return the document with everything but its facts."""
    laid = lay(draft)
    lines = laid.lines
    opening = read_opening(lines)
    signature = read_signature(_main_part(lines, opening.body)) or _at_the_end(lines)
    body = lines[opening.body :]
    sections, warnings = read_sections(laid.items, *_item_bounds(laid, opening.body, signature))
    return Document(
        text=laid.text,
        identity=titled_by_appendix(read_identity(opening, read_bases(body), signature, body), sections),
        pages=laid.pages,
        sections=sections,
        margins=draft.margins,
        tables=_tables(laid, sections),
        warnings=(*draft.warnings, *warnings),
        attachments=draft.attachments,
        doubtful=found_doubts(laid, draft.doubts),
    )


def _main_part(lines: Sequence[Line], body: int) -> Sequence[Line]:
    """Return the lines above the first appendix."""
    for index in range(body, len(lines)):
        label = label_of(lines[index].text)
        if label and label.kind == "phu_luc":
            return lines[:index]
    return lines


def _at_the_end(lines: Sequence[Line]) -> Signature | None:
    """Return the signature that closes a document behind its appendices, where a named person signs there."""
    found = read_signature(lines)
    closes = found is not None and len(lines) - found.end < _FEW and found.recipients
    return found if found and closes and found.signer and found.signer.name else None


def _item_bounds(laid: Laid, body: int, signature: Signature | None) -> tuple[int, tuple[int, int] | None]:
    """Turn indexes of lines into indexes of items, which count the grids too."""
    places = [index for index, item in enumerate(laid.items) if isinstance(item, Line)]
    places.append(len(laid.items))
    if signature is None:
        return places[body], None
    return places[body], (places[signature.start], places[signature.end - 1] + 1)


def _tables(laid: Laid, sections: tuple[Section, ...]) -> tuple[Table, ...]:
    from corpus.tables.typed import type_table  # noqa: PLC0415 - loaded with the facts

    starts = [section.start for section in sections]
    tables: list[Table] = []
    above: Line | LaidGrid | None = None
    for item in laid.items:
        if not isinstance(item, Line):
            section = _around(item.start, sections, starts)
            path, title = (section.path, section.title) if section else ((), "")
            tables.append(type_table(item, path, _caption(above) or title))
        above = item
    return tuple(tables)


def _around(offset: int, sections: tuple[Section, ...], starts: list[int]) -> Section | None:
    """Return the innermost section that holds the offset."""
    for index in range(bisect_right(starts, offset) - 1, -1, -1):
        if sections[index].end > offset:
            return sections[index]
    return None


def _caption(above: Line | LaidGrid | None) -> str:
    if isinstance(above, Line) and _CAPTION.match(above.text) and syllables(above.text) <= 40:
        return above.text
    return ""
