"""Understands a draft: lays it out as one text and reads letterhead, bases, sections, tables, signature and facts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from corpus.document import Document, Identity
from corpus.structure.laying import lay

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.document import Section, Table
    from corpus.draft import Draft
    from corpus.structure.lines import Laid


def understand(draft: Draft) -> Document:
    """Return the document that a draft holds; everything the reader gave stands in its text, except the margins."""
    laid = lay(draft)
    sections: tuple[Section, ...] = ()
    document = Document(
        text=laid.text,
        identity=Identity(),
        pages=laid.pages,
        sections=sections,
        margins=draft.margins,
        tables=_tables(laid, sections),
        warnings=draft.warnings,
    )
    return _with_facts(document)


def _with_facts(document: Document) -> Document:
    try:
        extract: Callable[[Document], Document] = import_module("corpus.facts.extract").extract
    except ModuleNotFoundError:
        return document
    return extract(document)


def _tables(laid: Laid, sections: tuple[Section, ...]) -> tuple[Table, ...]:
    from corpus.tables.typed import type_table  # noqa: PLC0415 - loaded with the facts

    tables = (type_table(grid, *_place(grid.start, sections)) for grid in laid.grids)
    return tuple(tables)


def _place(offset: int, sections: tuple[Section, ...]) -> tuple[tuple[str, ...], str]:
    around = [section for section in sections if section.start <= offset < section.end]
    return (around[-1].path, around[-1].title) if around else ((), "")
