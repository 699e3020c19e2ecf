"""The nouns every other part builds on: a document, its parts, and the facts read from it.

All offsets are half-open spans ``[start, end)`` in Unicode code points over ``Document.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of ``Document.text``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged format; ``ocr`` says that its text was recognised from an image."""

    number: int
    start: int
    end: int
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Margin:
    """Words kept out of the reading text: ``header``, ``footer``, ``page_number``, ``footnote`` or ``stamp``."""

    kind: str
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """A document that this one is issued under ("Căn cứ …"); the span is the whole basis clause."""

    number: str | None
    issued_on: str | None
    issuer: str | None
    title: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, with the role as printed ("TRƯỞNG PHÒNG")."""

    name: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Identity:
    """What the letterhead, title, signature and recipients say; ``None`` or empty where not stated.

    ``issued_on`` is ISO 8601, shortened where the day or month is blank (``2025-03``).
    ``spans`` maps a field name (``title``, ``number``, ``type``, ``issuer``, ``place``, ``issued_on``,
    ``signer``, ``recipients``, ``parent``) to the words it was read from; a field has at most one span.
    ``parent`` is the authority printed above the issuer ("UBND HUYỆN …"), if any.
    """

    title: str | None = None
    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part with its path from the top; the span covers its heading and all its children.

    ``kind`` is one of ``phu_luc phan chuong muc tieu_muc dieu khoan diem roman number letter``.
    ``heading_end`` is where the heading (or a titleless item's label) ends and the body begins.
    """

    path: tuple[str, ...]
    title: str
    start: int
    end: int
    kind: str = "number"
    heading_end: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; a merged cell appears in every row and column it covers, with one span.

    An empty cell has ``text == ""`` and ``start == end``.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A data row. ``[start, end)`` is the row's whole text; ``groups`` are the group rows above it, outermost first."""

    cells: tuple[Cell, ...]
    start: int
    end: int
    groups: tuple[Cell, ...] = ()

    @property
    def group(self) -> str | None:
        """The nearest group row's text."""
        return self.groups[-1].text if self.groups else None


@dataclass(frozen=True, slots=True)
class Table:
    """A data table (never a letterhead or signature layout table).

    ``headers`` holds one header path per column, outermost first, as cells with spans.
    ``roles`` names what each column holds, where known: ``ordinal task parent lead coordinating units
    timeframe result place funding indicator value scope year unit base note`` or ``None``; ``units`` is a column
    that holds both roles.
    """

    path: tuple[str, ...]
    caption: str
    headers: tuple[tuple[Cell, ...], ...]
    rows: tuple[Row, ...]
    start: int
    end: int
    roles: tuple[str | None, ...] = ()

    @property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """The header path of each column, as text."""
        return tuple(tuple(cell.text for cell in path) for path in self.headers)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task given to units. The span is the table row, or the sentence or item of prose, it was read from.

    ``table`` and ``row`` index ``Document.tables`` and ``Table.rows`` for a fact read from a table.
    ``columns`` maps a field name (``lead``, ``timeframe``, …) to its column in that table.
    ``evidence`` are the spans outside ``[start, end)`` that the fact also rests on: a group row, a merged
    cell above, the heading that names the unit, the clause that names the time.
    ``path`` is the section path of the fact, without the row.
    """

    task: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    start: int
    end: int
    parent: str | None = None
    timeframe: str | None = None
    result: str | None = None
    place: str | None = None
    funding: str | None = None
    group: str | None = None
    table: int | None = None
    row: int | None = None
    columns: tuple[tuple[str, int], ...] = ()
    evidence: tuple[Span, ...] = ()
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A value to be reached: one per indicator, scope and year. The span is the row or the sentence.

    ``value`` is as written ("> 95%"); ``scope`` is whom it holds for, ``None`` where the indicator says it all.
    ``table``, ``row``, ``column`` locate the value's cell; ``evidence`` and ``path`` as in ``Assignment``.
    """

    indicator: str
    scope: str | None
    year: int | None
    value: str
    start: int
    end: int
    table: int | None = None
    row: int | None = None
    column: int | None = None
    unit: str | None = None
    group: str | None = None
    evidence: tuple[Span, ...] = ()
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """What the document says a term means ("X là …"); the span is the whole sentence."""

    term: str
    meaning: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form that the document itself introduces ("Giáo dục và Đào tạo (GDĐT)"); the span is where it does."""

    short: str
    full: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relation:
    """What the document does to another, or when it takes or loses force; the span is the sentence or list item.

    ``kind`` is ``replaces repeals amends expires`` (another document, by ``number``, ``title`` and ``date`` of issue,
    each ``None`` where not stated) or ``effective_from`` (this document, or the part of it that ``title`` names, from
    ``date`` on; ``None`` where the day is not printed: "kể từ ngày ký"). ``expires`` with "… này" in ``title`` is this
    document's own last day. Dates are ISO 8601.
    """

    kind: str
    number: str | None
    title: str | None
    date: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A stretch of text that was recognised from an image unsurely (``confidence`` 0 to 1), or mended afterwards.

    ``original`` is what was recognised where the text was mended, else ``None``.
    """

    start: int
    end: int
    confidence: float
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One administrative document with its appendices, as read: one text, one offset space.

    ``attachments`` names the files that came inside this one (a mail's) and are documents of their own.
    """

    text: str
    identity: Identity = field(default_factory=Identity)
    pages: tuple[Page, ...] = ()
    sections: tuple[Section, ...] = ()
    margins: tuple[Margin, ...] = ()
    tables: tuple[Table, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    definitions: tuple[Definition, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    warnings: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    attachments: tuple[str, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """What an index holds: a stretch of one document's text under its heading path.

    ``kind`` is ``section`` (prose), ``row`` (one table row), or ``head`` (letterhead, title, bases, signature,
    recipients). ``text`` is ``Document.text[start:end]``, untouched; ``context`` holds words outside the span
    that a reader of the row would see with it (header names, group row, merged cells above), for matching only.
    """

    text: str
    path: tuple[str, ...]
    start: int
    end: int
    kind: str = "section"
    page: int | None = None
    table: int | None = None
    row: int | None = None
    context: str = ""
